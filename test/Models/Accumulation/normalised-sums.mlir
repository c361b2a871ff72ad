// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// What is added to something else before it gets to a sum is no factor pair of it,
// whether it is in a register or in memory between.

// x*g + b, y*h + c: two normalised values, each with a start of its own.
// CHECK-LABEL: func @residual
// CHECK-COUNT-2: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @residual(%x: f32, %g: f32, %b: f32, %y: f32, %h: f32, %c: f32) -> f32 {
  %0 = arith.mulf %x, %g : f32
  %1 = arith.addf %0, %b : f32
  %2 = arith.mulf %y, %h : f32
  %3 = arith.addf %2, %c : f32
  %4 = arith.addf %1, %3 : f32
  return %4 : f32
}

// -----

// Added one after the other to one start, they are what unrolling leaves.
// CHECK-LABEL: func @unrolled
// CHECK-COUNT-2: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func @unrolled(%x: f32, %g: f32, %b: f32, %y: f32, %h: f32) -> f32 {
  %0 = arith.mulf %x, %g : f32
  %1 = arith.addf %0, %b : f32
  %2 = arith.mulf %y, %h : f32
  %3 = arith.addf %1, %2 : f32
  return %3 : f32
}

// -----

// The normalised value is in memory between; w times the sum of both is summed up
// along i, and is the one product that is.
// CHECK-LABEL: func @stored
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func @stored(%x: memref<4x8xf32>, %g: memref<4xf32>, %b: memref<4xf32>, %w: memref<5x4xf32>, %o: memref<5x8xf32>) {
  %t = memref.alloc() : memref<4x8xf32>
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 8 {
      %0 = affine.load %x[%i, %j] : memref<4x8xf32>
      %1 = affine.load %g[%i] : memref<4xf32>
      %2 = affine.load %b[%i] : memref<4xf32>
      %3 = arith.mulf %0, %1 : f32
      %4 = arith.addf %3, %2 : f32
      affine.store %4, %t[%i, %j] : memref<4x8xf32>
    }
  }
  affine.for %n = 0 to 5 {
    affine.for %j = 0 to 8 {
      affine.for %i = 0 to 4 {
        %0 = affine.load %x[%i, %j] : memref<4x8xf32>
        %1 = affine.load %g[%i] : memref<4xf32>
        %2 = affine.load %b[%i] : memref<4xf32>
        %3 = affine.load %t[%i, %j] : memref<4x8xf32>
        %4 = affine.load %w[%n, %i] : memref<5x4xf32>
        %5 = affine.load %o[%n, %j] : memref<5x8xf32>
        %6 = arith.mulf %0, %1 : f32
        %7 = arith.addf %6, %2 : f32
        %8 = arith.addf %7, %3 : f32
        %9 = arith.mulf %8, %4 : f32
        %10 = arith.addf %5, %9 : f32
        affine.store %10, %o[%n, %j] : memref<5x8xf32>
      }
    }
  }
  return
}

// -----

// One product is added to what another loop has stored: no sum of several.
// CHECK-LABEL: func @in_place
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @in_place(%x: memref<4x8xf32>, %g: memref<4xf32>, %o: memref<4x8xf32>) {
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 8 {
      %0 = affine.load %x[%i, %j] : memref<4x8xf32>
      affine.store %0, %o[%i, %j] : memref<4x8xf32>
    }
  }
  affine.for %i = 0 to 4 {
    affine.for %j = 0 to 8 {
      %0 = affine.load %x[%i, %j] : memref<4x8xf32>
      %1 = affine.load %g[%i] : memref<4xf32>
      %2 = affine.load %o[%i, %j] : memref<4x8xf32>
      %3 = arith.mulf %0, %1 : f32
      %4 = arith.addf %2, %3 : f32
      affine.store %4, %o[%i, %j] : memref<4x8xf32>
    }
  }
  return
}

// -----

// In each of two loops, one product is added, of other buffers: two values, as two
// operations over tensors would make. In one loop it is two steps of a sum.
// CHECK-LABEL: func @steps
// CHECK-COUNT-2: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
// CHECK-COUNT-2: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func @steps(%x: memref<8xf32>, %g: memref<8xf32>, %y: memref<8xf32>, %o: memref<8xf32>, %p: memref<8xf32>) {
  affine.for %i = 0 to 8 {
    %0 = affine.load %x[%i] : memref<8xf32>
    %1 = affine.load %g[%i] : memref<8xf32>
    %2 = affine.load %o[%i] : memref<8xf32>
    %3 = arith.mulf %0, %1 : f32
    %4 = arith.addf %2, %3 : f32
    affine.store %4, %o[%i] : memref<8xf32>
  }
  affine.for %i = 0 to 8 {
    %0 = affine.load %y[7 - %i] : memref<8xf32>
    %1 = affine.load %g[%i] : memref<8xf32>
    %2 = affine.load %o[%i] : memref<8xf32>
    %3 = arith.mulf %0, %1 : f32
    %4 = arith.addf %2, %3 : f32
    affine.store %4, %o[%i] : memref<8xf32>
  }
  affine.for %i = 0 to 8 {
    %0 = affine.load %x[%i] : memref<8xf32>
    %1 = affine.load %g[%i] : memref<8xf32>
    %2 = affine.load %p[%i] : memref<8xf32>
    %3 = arith.mulf %0, %1 : f32
    %4 = arith.addf %2, %3 : f32
    affine.store %4, %p[%i] : memref<8xf32>
    %5 = affine.load %x[7 - %i] : memref<8xf32>
    %6 = affine.load %p[%i] : memref<8xf32>
    %7 = arith.mulf %5, %1 : f32
    %8 = arith.addf %6, %7 : f32
    affine.store %8, %p[%i] : memref<8xf32>
  }
  return
}
