// RUN: mlir-roofline report %s --format=json | %python %S/../Inputs/list-work.py | FileCheck %s

#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (k, n)>
#c = affine_map<(m, n, k) -> (m, n)>
#dot = affine_map<(k) -> (k)>
#scalar = affine_map<(k) -> ()>

func.func @contract(%a: vector<4x7xf16>, %b: vector<7x3xf16>, %c: vector<4x3xf32>,
                    %s: vector<7x[4]xf16>, %t: vector<4x[4]xf16>,
                    %i: vector<5xi8>, %j: vector<5xi8>, %k: i32, %f: vector<4x3xf16>) {
  // 4 * 3 * 7 = 84, in the accumulator's type.
  // CHECK: vector.contract: f32.mul=84 f32.add=84 macs=84{{$}}
  %0 = vector.contract {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]} %a, %b, %c : vector<4x7xf16>, vector<7x3xf16> into vector<4x3xf32>
  // 4 * (4 * vscale) * 7.
  // CHECK-NEXT: vector.contract: f16.mul=112*vscale f16.add=112*vscale macs=112*vscale{{$}}
  %1 = vector.contract {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]} %a, %s, %t : vector<4x7xf16>, vector<7x[4]xf16> into vector<4x[4]xf16>
  // CHECK-NEXT: vector.contract: i32.mul=5 i32.add=5 macs=5{{$}}
  %2 = vector.contract {indexing_maps = [#dot, #dot, #scalar], iterator_types = ["reduction"]} %i, %j, %k : vector<5xi8>, vector<5xi8> into i32
  // A sum of squares multiplies a value by itself: no macs.
  // CHECK-NEXT: vector.contract: i32.mul=5 i32.add=5{{$}}
  %3 = vector.contract {indexing_maps = [#dot, #dot, #scalar], iterator_types = ["reduction"]} %i, %i, %k : vector<5xi8>, vector<5xi8> into i32
  // The largest product: nothing is added.
  // CHECK-NEXT: vector.contract: f16.mul=84 f16.compare=84{{$}}
  %4 = vector.contract {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"], kind = #vector.kind<maximumf>} %a, %b, %f : vector<4x7xf16>, vector<7x3xf16> into vector<4x3xf16>
  return
}

func.func @products(%a: vector<3xf32>, %s: vector<[4]xf32>, %f: f32, %m: vector<3x[4]xi1>) {
  // 3 * (4 * vscale); nothing is accumulated.
  // CHECK-NEXT: vector.outerproduct: f32.mul=12*vscale{{$}}
  %0 = vector.outerproduct %a, %s : vector<3xf32>, vector<[4]xf32>
  // One product added to something is no sum of products yet.
  // CHECK-NEXT: vector.outerproduct: f32.mul=12*vscale f32.add=12*vscale{{$}}
  %1 = vector.outerproduct %a, %s, %0 : vector<3xf32>, vector<[4]xf32>
  // A vector times a scalar.
  // CHECK-NEXT: vector.outerproduct: f32.mul=3 f32.add=3{{$}}
  %2 = vector.outerproduct %a, %f, %a : vector<3xf32>, f32
  // CHECK-NEXT: vector.outerproduct: f32.mul=3 f32.compare=3{{$}}
  %3 = vector.outerproduct %a, %f, %a {kind = #vector.kind<minnumf>} : vector<3xf32>, f32
  // CHECK-NEXT: vector.fma: f32.fma=3{{$}}
  %4 = vector.fma %a, %a, %a : vector<3xf32>
  // Lanes that a mask may switch off are counted.
  // CHECK-NEXT: vector.outerproduct: f32.mul=12*vscale f32.add=12*vscale work:upper{{$}}
  %5 = vector.mask %m { vector.outerproduct %a, %s, %0 : vector<3xf32>, vector<[4]xf32> } : vector<3x[4]xi1> -> vector<3x[4]xf32>
  return
}

// A product of matrices as outer products, one after another: each column of the
// first with each row of the second, 3 * 4 * 2 = 24.
// CHECK-NEXT: vector.outerproduct: f32.mul=12 f32.add=12 macs=12{{$}}
// CHECK-NEXT: vector.outerproduct: f32.mul=12 f32.add=12 macs=12{{$}}
func.func @chain(%a: vector<3xf32>, %b: vector<4xf32>, %c: vector<3xf32>, %d: vector<4xf32>,
                 %sum: vector<3x4xf32>) -> vector<3x4xf32> {
  %0 = vector.outerproduct %a, %b, %sum : vector<3xf32>, vector<4xf32>
  %1 = vector.outerproduct %c, %d, %0 : vector<3xf32>, vector<4xf32>
  return %1 : vector<3x4xf32>
}

func.func @reductions(%a: vector<7xf32>, %f: f32, %b: vector<3x5xi4>, %s: vector<[4]xf16>,
                      %row: vector<5xi4>) {
  // Seven values take six sums, with an accumulator seven.
  // CHECK-NEXT: vector.reduction: f32.add=6{{$}}
  %0 = vector.reduction <add>, %a : vector<7xf32> into f32
  // CHECK-NEXT: vector.reduction: f32.add=7{{$}}
  %1 = vector.reduction <add>, %a, %f : vector<7xf32> into f32
  // CHECK-NEXT: vector.reduction: f16.compare=4*vscale - 1{{$}}
  %2 = vector.reduction <maximumf>, %s : vector<[4]xf16> into f16
  // Always with an accumulator: 3 * 5.
  // CHECK-NEXT: vector.multi_reduction: i4.bit=15{{$}}
  %3 = vector.multi_reduction <xor>, %b, %row [0] : vector<3x5xi4> to vector<5xi4>
  // The first of three rows is given: 2 * 5.
  // CHECK-NEXT: vector.scan: i4.mul=10{{$}}
  %4:2 = vector.scan <mul>, %b, %row {inclusive = true, reduction_dim = 0 : i64} : vector<3x5xi4>, vector<5xi4>
  return
}

// Values that only move between registers, lane numbers and masks: free.
func.func @registers(%a: vector<4x6xf32>, %f: f32, %n: index) {
  // CHECK-NOT: vector.
  %0 = vector.broadcast %f : f32 to vector<4x6xf32>
  %1 = vector.transpose %a, [1, 0] : vector<4x6xf32> to vector<6x4xf32>
  %2 = vector.shape_cast %a : vector<4x6xf32> to vector<24xf32>
  %3 = vector.extract %a[1, 2] : f32 from vector<4x6xf32>
  %4 = vector.insert %f, %a[1, 2] : f32 into vector<4x6xf32>
  %5 = vector.shuffle %2, %2 [0, 24, 1, 25] : vector<24xf32>, vector<24xf32>
  %6 = vector.create_mask %n : vector<[4]xi1>
  %7 = vector.step : vector<[4]xindex>
  %8 = vector.vscale
  return
}
