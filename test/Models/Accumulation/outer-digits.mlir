// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Where one loop is left of several, fewer elements than iterations are reached if the
// address has not all that it counts: whatever is missing, the innermost or another.

// Sums of columns, row by row: n*k iterations, n elements.
// CHECK-LABEL: func @outer
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @outer(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index, %m: index, %k: index) {
  %nk = arith.muli %n, %k : index
  affine.for %i = 0 to %nk {
    %q = affine.apply affine_map<(d0)[s0] -> (d0 mod s0)>(%i)[%n]
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%q] : memref<?xf32>
    %m0 = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m0 : f32
    memref.store %s, %c[%q] : memref<?xf32>
  }
  return
}

// -----

// Of m*k*n iterations, m*n elements: the index in the middle is left out.
// CHECK-LABEL: func @middle
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @middle(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %n: index, %m: index, %k: index) {
  %mk = arith.muli %m, %k : index
  %mkn = arith.muli %mk, %n : index
  %kn = arith.muli %k, %n : index
  affine.for %i = 0 to %mkn {
    %p = affine.apply affine_map<(d0)[s0] -> (d0 floordiv s0)>(%i)[%kn]
    %q = affine.apply affine_map<(d0)[s0] -> (d0 mod s0)>(%i)[%n]
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p, %q] : memref<?x?xf32>
    %m0 = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m0 : f32
    memref.store %s, %c[%p, %q] : memref<?x?xf32>
  }
  return
}

// -----

// m*n iterations, m*n elements.
// CHECK-LABEL: func @none
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @none(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %n: index, %m: index, %k: index) {
  %mn = arith.muli %m, %n : index
  affine.for %i = 0 to %mn {
    %p = affine.apply affine_map<(d0)[s0] -> (d0 floordiv s0)>(%i)[%n]
    %q = affine.apply affine_map<(d0)[s0] -> (d0 mod s0)>(%i)[%n]
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p, %q] : memref<?x?xf32>
    %m0 = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m0 : f32
    memref.store %s, %c[%p, %q] : memref<?x?xf32>
  }
  return
}

// -----

// 150 iterations, 5 quotients and 5 remainders, in a buffer of more: 25 elements.
// CHECK-LABEL: func @known
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @known(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<7x5x5xf32>, %n: index, %m: index, %k: index) {
  %c6 = arith.constant 6 : index
  affine.for %i = 0 to 150 {
    %p = affine.apply affine_map<(d0) -> (d0 floordiv 30)>(%i)
    %q = affine.apply affine_map<(d0) -> (d0 mod 5)>(%i)
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%c6, %p, %q] : memref<7x5x5xf32>
    %m0 = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m0 : f32
    memref.store %s, %c[%c6, %p, %q] : memref<7x5x5xf32>
  }
  return
}

// -----

// 10 iterations, 2 quotients and 5 remainders, of 0 to 9: 10 elements.
// CHECK-LABEL: func @as_many
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @as_many(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<7x5x5xf32>, %n: index, %m: index, %k: index) {
  %c6 = arith.constant 6 : index
  affine.for %i = 0 to 10 {
    %p = affine.apply affine_map<(d0) -> (d0 floordiv 5)>(%i)
    %q = affine.apply affine_map<(d0) -> (d0 mod 5)>(%i)
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%c6, %p, %q] : memref<7x5x5xf32>
    %m0 = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m0 : f32
    memref.store %s, %c[%c6, %p, %q] : memref<7x5x5xf32>
  }
  return
}

// -----

// 6 iterations, 4 to 9: the quotients by 3 are 1, 2 and 3, since they start between two
// multiples, and there are 2 remainders. 6 elements could be.
// CHECK-LABEL: func @starts
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @starts(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<7x5x5xf32>, %n: index, %m: index, %k: index) {
  %c6 = arith.constant 6 : index
  affine.for %i = 4 to 10 {
    %p = affine.apply affine_map<(d0) -> (d0 floordiv 3)>(%i)
    %q = affine.apply affine_map<(d0) -> (d0 mod 2)>(%i)
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%c6, %p, %q] : memref<7x5x5xf32>
    %m0 = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m0 : f32
    memref.store %s, %c[%c6, %p, %q] : memref<7x5x5xf32>
  }
  return
}

// -----

// An iteration of either loop adds 2, so that quotients by 2 are all different; the second
// is not entered when the first is looked at.
// CHECK-LABEL: func @steps_of_two
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @steps_of_two(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %d: memref<?xf32>, %n: index, %m: index, %k: index) {
  affine.for %i = 0 to %n step 2 {
    %q = affine.apply affine_map<(d0) -> (d0 floordiv 2)>(%i)
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%q] : memref<?xf32>
    %m0 = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m0 : f32
    memref.store %s, %c[%q] : memref<?xf32>
  }
  // CHECK: arith.mulf {{.*}}<flops = 1>
  affine.for %i = 0 to %n step 2 {
    %q = affine.apply affine_map<(d0) -> (d0 floordiv 2)>(%i)
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = memref.load %d[%q] : memref<?xf32>
    %m0 = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m0 : f32
    memref.store %s, %d[%q] : memref<?xf32>
  }
  return
}
