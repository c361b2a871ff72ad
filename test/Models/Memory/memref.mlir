// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Allocations, views and descriptions cost nothing.
// CHECK-LABEL: func @free
// CHECK-NOT: roofline.cost
// CHECK: return
memref.global constant @weights : memref<3xf32> = dense<[1.0, 2.0, 3.0]>
func.func @free(%m: memref<4x6xf32>, %i: index) {
  %0 = memref.alloc() : memref<4x6xf32>
  %1 = memref.alloca() : memref<4x6xf32>
  memref.dealloc %0 : memref<4x6xf32>
  %2 = memref.subview %m[1, 2] [2, 3] [1, 1] : memref<4x6xf32> to memref<2x3xf32, strided<[6, 1], offset: 8>>
  %3 = memref.transpose %m (i, j) -> (j, i) : memref<4x6xf32> to memref<6x4xf32, strided<[1, 6]>>
  %4 = memref.cast %m : memref<4x6xf32> to memref<*xf32>
  %5 = memref.get_global @weights : memref<3xf32>
  %6 = memref.dim %m, %i : memref<4x6xf32>
  %7 = memref.memory_space_cast %m : memref<4x6xf32> to memref<4x6xf32, 3>
  memref.prefetch %m[%i, %i], read, locality<3>, data : memref<4x6xf32>
  return
}

// -----

// CHECK-LABEL: func @elements
func.func @elements(%m: memref<4x?xi1>, %v: memref<4xvector<8xf16>>,
                    %w: memref<?xf64, 3>, %i: index, %f: f64) {
  // One element, rounded up to a byte.
  // CHECK: memref.load {{.*}} {roofline.cost = #roofline.cost<read = 1 B>}
  %0 = memref.load %m[%i, %i] : memref<4x?xi1>
  // One element is 8 * 2 B.
  // CHECK: memref.load {{.*}} {roofline.cost = #roofline.cost<read = 16 B>}
  %1 = memref.load %v[%i] : memref<4xvector<8xf16>>
  // CHECK: memref.store {{.*}} {roofline.cost = #roofline.cost<write = 8 B>}
  memref.store %f, %w[%i] : memref<?xf64, 3>
  return
}

// -----

// CHECK-LABEL: func @copy
func.func @copy(%a: memref<3x5xi4>, %a2: memref<3x5xi4>, %b: memref<?x5xf32>, %c: memref<?x5xf32>,
                %u: memref<*xf32>, %v: memref<*xf32>) {
  // 15 * 4 bits are 8 B.
  // CHECK: memref.copy {{.*}} {roofline.cost = #roofline.cost<read = 8 B, write = 8 B>}
  memref.copy %a, %a2 : memref<3x5xi4> to memref<3x5xi4>
  // Both sides have to agree, so one size tells of both.
  // CHECK: memref.copy {{.*}} {roofline.cost = #roofline.cost<read = "20*arg2.d0" B, write = "20*arg2.d0" B>}
  memref.copy %b, %c : memref<?x5xf32> to memref<?x5xf32>
  // Without a rank, the number of elements is one symbol.
  // CHECK: memref.copy {{.*}} {roofline.cost = #roofline.cost<read = "4*arg4.{{[a-z0-9]+}}" B, write = "4*arg5.{{[a-z0-9]+}}" B>}
  memref.copy %u, %v : memref<*xf32> to memref<*xf32>
  return
}

// -----

// An update reads and writes one element.
// CHECK-LABEL: func @atomic
func.func @atomic(%m: memref<8xf32>, %n: memref<8xi64>, %i: index, %f: f32,
                  %k: i64) {
  // CHECK: memref.atomic_rmw addf {{.*}} {roofline.cost = #roofline.cost<flops = 1, read = 4 B, write = 4 B>}
  %0 = memref.atomic_rmw addf %f, %m[%i] : (f32, memref<8xf32>) -> f32
  // CHECK: memref.atomic_rmw muli {{.*}} {roofline.cost = #roofline.cost<int_ops = 1, read = 8 B, write = 8 B>}
  %1 = memref.atomic_rmw muli %k, %n[%i] : (i64, memref<8xi64>) -> i64
  // A maximum is a comparison and an exchange computes nothing.
  // CHECK: memref.atomic_rmw maximumf {{.*}} {roofline.cost = #roofline.cost<read = 4 B, write = 4 B>}
  %2 = memref.atomic_rmw maximumf %f, %m[%i] : (f32, memref<8xf32>) -> f32
  // CHECK: memref.atomic_rmw assign {{.*}} {roofline.cost = #roofline.cost<read = 4 B, write = 4 B>}
  %3 = memref.atomic_rmw assign %f, %m[%i] : (f32, memref<8xf32>) -> f32
  // What the region computes stands on the ops in it.
  // CHECK: memref.generic_atomic_rmw
  // CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
  // CHECK: } {roofline.cost = #roofline.cost<read = 4 B, write = 4 B>}
  %4 = memref.generic_atomic_rmw %m[%i] : memref<8xf32> {
  ^bb0(%old: f32):
    %new = arith.mulf %old, %f : f32
    memref.atomic_yield %new : f32
  }
  return
}

// -----

// CHECK-LABEL: func @bulk
func.func @bulk(%a: memref<8xf32>, %b: memref<8xf32, 1>, %tag: memref<1xi32>,
                %n: index) {
  %zero = arith.constant 0 : index
  %five = arith.constant 5 : index
  // 5 * 4 B.
  // CHECK: memref.dma_start {{.*}} {roofline.cost = #roofline.cost<read = 20 B, write = 20 B>}
  memref.dma_start %a[%zero], %b[%zero], %five, %tag[%zero] : memref<8xf32>, memref<8xf32, 1>, memref<1xi32>
  memref.dma_wait %tag[%zero], %five : memref<1xi32>
  // 6 of 8 elements fit; none move if memory can shrink in place.
  // CHECK: memref.realloc {{.*}} {roofline.cost = #roofline.cost<read = 24 B, write = 24 B, bytes upper>}
  %0 = memref.realloc %a : memref<8xf32> to memref<6xf32>
  return
}
