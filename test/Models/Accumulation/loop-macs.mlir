// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// A product that is summed up is a multiply-accumulate at every level.

// Accumulated in memory: the innermost loop leaves (i, j) alone.
// CHECK-LABEL: func @matmul
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// CHECK: arith.addf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @matmul(%a: memref<4x6xf16>, %b: memref<6x5xf16>, %c: memref<4x5xf32>) {
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 5 {
      affine.for %k = 0 to 6 {
        %0 = affine.load %a[%i, %k] : memref<4x6xf16>
        %1 = affine.load %b[%k, %j] : memref<6x5xf16>
        %2 = affine.load %c[%i, %j] : memref<4x5xf32>
        %3 = arith.extf %0 : f16 to f32
        %4 = arith.extf %1 : f16 to f32
        %5 = arith.mulf %3, %4 : f32
        %6 = arith.addf %2, %5 : f32
        affine.store %6, %c[%i, %j] : memref<4x5xf32>
      }
    }
  }
  return
}

// -----

// The loop that sums may be an outer one.
// CHECK-LABEL: func @outer
// CHECK: arith.muli {{.*}} {roofline.cost = #roofline.cost<macs = 1, int_ops = 1>}
func.func @outer(%a: memref<6xi32>, %b: memref<6x5xi32>, %c: memref<5xi32>) {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %five = arith.constant 5 : index
  %six = arith.constant 6 : index
  scf.for %k = %zero to %six step %one {
    scf.for %j = %zero to %five step %one {
      %0 = memref.load %a[%k] : memref<6xi32>
      %1 = memref.load %b[%k, %j] : memref<6x5xi32>
      %2 = memref.load %c[%j] : memref<5xi32>
      %3 = arith.muli %0, %1 : i32
      %4 = arith.addi %3, %2 : i32
      memref.store %4, %c[%j] : memref<5xi32>
    }
  }
  return
}

// -----

// No loop comes back to an element: nothing is accumulated. The outer loop
// bounds the inner one, so the address depends on both.
// CHECK-LABEL: func @elementwise
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @elementwise(%a: memref<12xf32>, %b: memref<12xf32>, %c: memref<12xf32>) {
  affine.for %t = 0 to 12 step 4 {
    affine.for %i = affine_map<(t) -> (t)>(%t) to affine_map<(t) -> (t + 4)>(%t) {
      %0 = affine.load %a[%i] : memref<12xf32>
      %1 = affine.load %b[%i] : memref<12xf32>
      %2 = affine.load %c[%i] : memref<12xf32>
      %3 = arith.mulf %0, %1 : f32
      %4 = arith.addf %2, %3 : f32
      affine.store %4, %c[%i] : memref<12xf32>
    }
  }
  return
}

// -----

// Accumulated in a value that the loop carries; unrolled by two.
// CHECK-LABEL: func @carried
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// CHECK: math.fma {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 2>}
func.func @carried(%a: memref<12xf32>, %b: memref<12xf32>, %init: f32) -> f32 {
  %0 = affine.for %i = 0 to 12 step 2 iter_args(%acc = %init) -> f32 {
    %1 = affine.load %a[%i] : memref<12xf32>
    %2 = affine.load %b[%i] : memref<12xf32>
    %3 = affine.load %a[%i + 1] : memref<12xf32>
    %4 = affine.load %b[%i + 1] : memref<12xf32>
    %5 = arith.mulf %1, %2 : f32
    %6 = arith.addf %acc, %5 : f32
    %7 = math.fma %3, %4, %6 : f32
    affine.yield %7 : f32
  }
  return %0 : f32
}

// -----

// Squares and products with constants are none; nor is a product that is summed
// with something else than its own sum.
// CHECK-LABEL: func @no_macs
// CHECK-NOT: macs
// CHECK: return
func.func @no_macs(%a: memref<12xf32>, %b: memref<12xf32>, %init: f32)
    -> (f32, f32, f32, f32, f32) {
  %alpha = arith.constant 0.3 : f32
  %two = arith.constant 2.0 : f32
  %0:5 = affine.for %i = 0 to 12 iter_args(%s = %init, %t = %init, %u = %init, %v = %init, %w = %init)
      -> (f32, f32, f32, f32, f32) {
    %1 = affine.load %a[%i] : memref<12xf32>
    %2 = affine.load %a[%i] : memref<12xf32>
    %3 = affine.load %b[%i] : memref<12xf32>
    %4 = arith.mulf %1, %1 : f32
    %5 = arith.addf %s, %4 : f32
    %6 = arith.mulf %1, %2 : f32
    %7 = arith.addf %t, %6 : f32
    %8 = arith.mulf %3, %two : f32
    %9 = arith.addf %u, %8 : f32
    %10 = arith.mulf %3, %alpha : f32
    %11 = arith.addf %v, %10 : f32
    %12 = arith.mulf %1, %3 : f32
    %13 = arith.addf %12, %1 : f32
    %14 = arith.maximumf %w, %13 : f32
    affine.yield %5, %7, %9, %11, %14 : f32, f32, f32, f32, f32
  }
  return %0#0, %0#1, %0#2, %0#3, %0#4 : f32, f32, f32, f32, f32
}

// -----

// Vectors count their elements: 8 products summed by a reduction, and 8 by a
// fused multiply-add that a loop carries.
// CHECK-LABEL: func @vectors
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 8, flops = 8>}
// CHECK: vector.fma {{.*}} {roofline.cost = #roofline.cost<macs = 8, flops = 16>}
func.func @vectors(%x: vector<8xf32>, %y: vector<8xf32>, %a: memref<12x8xf32>,
                   %b: memref<12x8xf32>) -> (f32, vector<8xf32>) {
  %0 = arith.mulf %x, %y : vector<8xf32>
  %1 = vector.reduction <add>, %0 : vector<8xf32> into f32
  %2 = affine.for %i = 0 to 12 iter_args(%acc = %x) -> vector<8xf32> {
    %3 = affine.vector_load %a[%i, 0] : memref<12x8xf32>, vector<8xf32>
    %4 = affine.vector_load %b[%i, 0] : memref<12x8xf32>, vector<8xf32>
    %5 = vector.fma %3, %4, %acc : vector<8xf32>
    affine.yield %5 : vector<8xf32>
  }
  return %1, %2 : f32, vector<8xf32>
}

// -----

// Summed by a parallel loop. A complex product is four real ones.
// CHECK-LABEL: func @parallel
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// CHECK: affine.yield {roofline.cost = #roofline.cost<flops = 1>}
// CHECK: complex.mul {{.*}} {roofline.cost = #roofline.cost<macs = 4, flops = 6>}
func.func @parallel(%a: memref<12xf32>, %b: memref<12xf32>, %c: memref<12xcomplex<f32>>,
                    %d: memref<12xcomplex<f32>>, %init: complex<f32>) -> (f32, complex<f32>) {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %n = arith.constant 12 : index
  %0 = affine.parallel (%i) = (0) to (12) reduce ("addf") -> f32 {
    %1 = affine.load %a[%i] : memref<12xf32>
    %2 = affine.load %b[%i] : memref<12xf32>
    %3 = arith.mulf %1, %2 : f32
    affine.yield %3 : f32
  }
  %4 = scf.parallel (%i) = (%zero) to (%n) step (%one) init (%init) -> complex<f32> {
    %5 = memref.load %c[%i] : memref<12xcomplex<f32>>
    %6 = memref.load %d[%i] : memref<12xcomplex<f32>>
    %7 = complex.mul %5, %6 : complex<f32>
    scf.reduce(%7 : complex<f32>) {
    ^bb0(%x: complex<f32>, %y: complex<f32>):
      %8 = complex.add %x, %y : complex<f32>
      scf.reduce.return %8 : complex<f32>
    }
  }
  return %0, %4 : f32, complex<f32>
}

// -----

// Summed by atomic updates; the largest product is no sum.
// CHECK-LABEL: func @atomic
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @atomic(%a: memref<12xf32>, %b: memref<12xf32>, %c: memref<f32>, %d: memref<f32>) {
  affine.parallel (%i) = (0) to (12) {
    %0 = affine.load %a[%i] : memref<12xf32>
    %1 = affine.load %b[%i] : memref<12xf32>
    %2 = arith.mulf %0, %1 : f32
    %3 = memref.atomic_rmw addf %2, %c[] : (f32, memref<f32>) -> f32
    %4 = arith.mulf %0, %1 : f32
    %5 = memref.atomic_rmw maximumf %4, %d[] : (f32, memref<f32>) -> f32
  }
  return
}

// -----

// A load and a store whose position each computes for itself, (i, 0): the lowering
// of a sum that keeps its dimension. With (i, 1) it is another place.
// CHECK-LABEL: func @kept_dimension
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @kept_dimension(%a: memref<4x6xf32>, %b: memref<4x6xf32>, %c: memref<8x2xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c6 = arith.constant 6 : index
  scf.for %i = %c0 to %c4 step %c1 {
    scf.for %k = %c0 to %c6 step %c1 {
      %x = memref.load %a[%i, %k] : memref<4x6xf32>
      %y = memref.load %b[%i, %k] : memref<4x6xf32>
      %row = affine.apply affine_map<(d0) -> (d0 * 2)>(%i)
      %zero = arith.constant 0 : index
      %z = memref.load %c[%row, %zero] : memref<8x2xf32>
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %z, %p : f32
      %same_row = affine.apply affine_map<(d0) -> (d0 * 2)>(%i)
      %same_zero = arith.constant 0 : index
      memref.store %s, %c[%same_row, %same_zero] : memref<8x2xf32>
      %w = memref.load %c[%row, %zero] : memref<8x2xf32>
      %q = arith.mulf %x, %y : f32
      %t = arith.addf %w, %q : f32
      memref.store %t, %c[%row, %c1] : memref<8x2xf32>
    }
  }
  return
}

// -----

// The last of 7 products is left behind the loop that was unrolled by two: it is of the
// same buffers. What is added of another buffer is another value.
// CHECK-LABEL: func @remainder
// CHECK-COUNT-3: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// CHECK: math.fma {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 2>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @remainder(%a: memref<7xf32>, %b: memref<7xf32>, %c: memref<7xf32>, %init: f32) -> (f32, f32, f32) {
  %0 = affine.for %i = 0 to 6 step 2 iter_args(%acc = %init) -> f32 {
    %1 = affine.load %a[%i] : memref<7xf32>
    %2 = affine.load %b[%i] : memref<7xf32>
    %3 = arith.mulf %1, %2 : f32
    %4 = arith.addf %acc, %3 : f32
    %5 = affine.load %a[%i + 1] : memref<7xf32>
    %6 = affine.load %b[%i + 1] : memref<7xf32>
    %7 = arith.mulf %5, %6 : f32
    %8 = arith.addf %4, %7 : f32
    affine.yield %8 : f32
  }
  %9 = affine.load %a[6] : memref<7xf32>
  %10 = affine.load %b[6] : memref<7xf32>
  %11 = arith.mulf %9, %10 : f32
  %12 = arith.addf %0, %11 : f32
  %13 = math.fma %9, %10, %0 : f32
  %14 = affine.load %c[6] : memref<7xf32>
  %15 = arith.mulf %9, %14 : f32
  %16 = arith.addf %0, %15 : f32
  return %12, %13, %16 : f32, f32, f32
}

// -----

// Products of two words, of which either is summed up.
// CHECK-LABEL: func @extended
// CHECK: arith.mulsi_extended {{.*}} {roofline.cost = #roofline.cost<macs = 1, int_ops = 1>}
// CHECK: arith.mului_extended {{.*}} {roofline.cost = #roofline.cost<macs = 1, int_ops = 1>}
func.func @extended(%a: memref<12xi32>, %b: memref<12xi32>, %init: i32) -> (i32, i32) {
  %0:2 = affine.for %i = 0 to 12 iter_args(%high = %init, %low = %init) -> (i32, i32) {
    %1 = affine.load %a[%i] : memref<12xi32>
    %2 = affine.load %b[%i] : memref<12xi32>
    %3:2 = arith.mulsi_extended %1, %2 : i32
    %4 = arith.addi %high, %3#1 : i32
    %5:2 = arith.mului_extended %1, %2 : i32
    %6, %carry = arith.addui_extended %low, %5#0 : i32, i1
    affine.yield %4, %6 : i32, i32
  }
  return %0#0, %0#1 : i32, i32
}
