// RUN: mlir-roofline report %s --format=json | %python %S/../Inputs/list-work.py | FileCheck %s

func.func @math(%f: f32, %i: i32, %n: index, %v: vector<7xf16>, %m: vector<7xindex>, %t: tensor<3x?xf64>) {
  // CHECK: math.exp: f32.special=1{{$}}
  %0 = math.exp %f : f32
  // CHECK-NEXT: math.rsqrt: f16.special=7{{$}}
  %1 = math.rsqrt %v : vector<7xf16>
  // CHECK-NEXT: math.atan2: f32.special=1{{$}}
  %2 = math.atan2 %f, %f : f32
  // Two results.
  // CHECK-NEXT: math.sincos: f32.special=2{{$}}
  %3, %4 = math.sincos %f : f32
  // Powers: special over the type of the result.
  // CHECK-NEXT: math.fpowi: f32.special=1{{$}}
  %5 = math.fpowi %f, %i : f32, i32
  // CHECK-NEXT: math.fpowi: f32.special=1{{$}}
  %p0 = math.fpowi %f, %n : f32, index
  // CHECK-NEXT: math.fpowi: f16.special=7{{$}}
  %p1 = math.fpowi %v, %m : vector<7xf16>, vector<7xindex>
  // CHECK-NEXT: math.ipowi: i32.special=1{{$}}
  %6 = math.ipowi %i, %i : i32
  // CHECK-NEXT: math.fma: f16.fma=7{{$}}
  %7 = math.fma %v, %v, %v : vector<7xf16>
  // A maximum and a minimum.
  // CHECK-NEXT: math.clampf: f32.compare=2{{$}}
  %8 = math.clampf %f to [%f, %f] : f32
  // CHECK-NEXT: math.isnan: f16.compare=7{{$}}
  %9 = math.isnan %v : vector<7xf16>
  // CHECK-NEXT: math.floor: f32.convert=1{{$}}
  %10 = math.floor %f : f32
  // CHECK-NEXT: math.roundeven: f32.convert=1{{$}}
  %11 = math.roundeven %f : f32
  // CHECK-NEXT: math.absi: i32.bit=1{{$}}
  %12 = math.absi %i : i32
  // CHECK-NEXT: math.copysign: f32.bit=1{{$}}
  %13 = math.copysign %f, %f : f32
  // CHECK-NEXT: math.ctpop: i32.bit=1{{$}}
  %14 = math.ctpop %i : i32
  // 3 * 8 B = 24 B per column.
  // CHECK-NEXT: math.tanh: f64.special=3*arg5.d1 read=24*arg5.d1 write=24*arg5.d1{{$}}
  %15 = math.tanh %t : tensor<3x?xf64>
  return
}

// A fused multiply-add is two flops; transcendentals are none.
// RUN: roofline-opt %s --roofline-annotate | FileCheck %s --check-prefix=IR
// IR: math.exp %{{.*}} {roofline.cost = #roofline.cost<special = 1>}
// 2 * 7 = 14.
// IR: math.fma {{.*}} {roofline.cost = #roofline.cost<flops = 14>}
