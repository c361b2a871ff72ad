// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// CHECK-LABEL: func @memory
func.func @memory(%m: memref<10x?xf32>, %v: memref<8xvector<4xf32>>) {
  %c0 = arith.constant 0 : index
  affine.for %i = 0 to 10 {
    // One element, wherever it is.
    // CHECK: affine.load {{.*}} {roofline.cost = #roofline.cost<read = 4 B>}
    %0 = affine.load %m[%i, %i + 3] : memref<10x?xf32>
    // CHECK: affine.store {{.*}} {roofline.cost = #roofline.cost<write = 4 B>}
    affine.store %0, %m[%i, 0] : memref<10x?xf32>
    // 6 * 4 B.
    // CHECK: affine.vector_load {{.*}} {roofline.cost = #roofline.cost<read = 24 B>}
    %1 = affine.vector_load %m[%i, 0] : memref<10x?xf32>, vector<6xf32>
    // CHECK: affine.vector_store {{.*}} {roofline.cost = #roofline.cost<write = 24 B>}
    affine.vector_store %1, %m[%i, 0] : memref<10x?xf32>, vector<6xf32>
    // One element of the memref is a vector.
    // CHECK: affine.load {{.*}} {roofline.cost = #roofline.cost<read = 16 B>}
    %2 = affine.load %v[%c0] : memref<8xvector<4xf32>>
  }
  // A hint moves nothing by itself.
  // CHECK: affine.prefetch {{[^{]*}} : memref<10x?xf32>
  affine.prefetch %m[%c0, 0], read, locality<3>, data : memref<10x?xf32>
  return
}

// -----

// A parallel loop combines what its iterations yield: one addition and one
// maximum, which is no flop, per iteration.
// CHECK-LABEL: func @reduce
// CHECK: affine.yield {roofline.cost = #roofline.cost<flops = 1>} %{{.*}}, %{{.*}} : f32, f32
func.func @reduce(%m: memref<10xf32>) -> f32 {
  %0:2 = affine.parallel (%i) = (0) to (10) reduce ("addf", "maximumf") -> (f32, f32) {
    %1 = affine.load %m[%i] : memref<10xf32>
    affine.yield %1, %1 : f32, f32
  }
  return %0#0 : f32
}
