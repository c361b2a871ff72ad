// RUN: mlir-roofline report %s --format=json | FileCheck %s

// What is added up is multiplied by something before the next product is added: in a
// loop of n iterations n products, however much of it has been unrolled or peeled.

// CHECK-LABEL: "name": "fma_loop"
// CHECK: "macs": 8,
func.func @fma_loop(%a: memref<8xf32>, %b: memref<8xf32>, %d: f32, %i: f32) -> f32 {
  %0 = affine.for %k = 0 to 8 iter_args(%s = %i) -> f32 {
    %x = affine.load %a[%k] : memref<8xf32>
    %y = affine.load %b[%k] : memref<8xf32>
    %p = arith.mulf %x, %y : f32
    %t = math.fma %s, %d, %p : f32
    affine.yield %t : f32
  }
  return %0 : f32
}

// The first and the last iteration are outside: 1 + 6 + 1.
// CHECK-LABEL: "name": "peeled"
// CHECK: "macs": 8,
func.func @peeled(%a: memref<8xf32>, %b: memref<8xf32>, %d: f32, %i: f32) -> f32 {
  %x0 = affine.load %a[0] : memref<8xf32>
  %y0 = affine.load %b[0] : memref<8xf32>
  %p0 = arith.mulf %x0, %y0 : f32
  %q0 = arith.mulf %i, %d : f32
  %t0 = arith.addf %q0, %p0 : f32
  %0 = affine.for %k = 1 to 7 iter_args(%s = %t0) -> f32 {
    %x = affine.load %a[%k] : memref<8xf32>
    %y = affine.load %b[%k] : memref<8xf32>
    %p = arith.mulf %x, %y : f32
    %q = arith.mulf %s, %d : f32
    %t = arith.addf %q, %p : f32
    affine.yield %t : f32
  }
  %x7 = affine.load %a[7] : memref<8xf32>
  %y7 = affine.load %b[7] : memref<8xf32>
  %p7 = arith.mulf %x7, %y7 : f32
  %q7 = arith.mulf %0, %d : f32
  %t7 = arith.addf %q7, %p7 : f32
  return %t7 : f32
}

// Scaled behind the addition, by elements; the last iteration is outside: 7 + 1.
// CHECK-LABEL: "name": "scaled_behind"
// CHECK: "macs": 8,
func.func @scaled_behind(%a: memref<8xf32>, %b: memref<8xf32>, %d: memref<8xf32>, %i: f32) -> f32 {
  %0 = affine.for %k = 0 to 7 iter_args(%s = %i) -> f32 {
    %x = affine.load %a[%k] : memref<8xf32>
    %y = affine.load %b[%k] : memref<8xf32>
    %z = affine.load %d[%k] : memref<8xf32>
    %p = arith.mulf %x, %y : f32
    %q = arith.addf %s, %p : f32
    %t = arith.mulf %q, %z : f32
    affine.yield %t : f32
  }
  %x7 = affine.load %a[7] : memref<8xf32>
  %y7 = affine.load %b[7] : memref<8xf32>
  %z7 = affine.load %d[7] : memref<8xf32>
  %p7 = arith.mulf %x7, %y7 : f32
  %q7 = arith.addf %0, %p7 : f32
  %t7 = arith.mulf %q7, %z7 : f32
  return %t7 : f32
}

// No loop is left; each of two iterations decays by a function of its own element. What
// it starts with is no product of the sum, though it is multiplied, too.
// CHECK-LABEL: "name": "unrolled"
// CHECK: "macs": 2,
func.func @unrolled(%a: memref<2xf32>, %b: memref<2xf32>, %d: memref<2xf32>, %i: f32) -> f32 {
  %d0 = affine.load %d[0] : memref<2xf32>
  %e0 = math.exp %d0 : f32
  %x0 = affine.load %a[0] : memref<2xf32>
  %y0 = affine.load %b[0] : memref<2xf32>
  %p0 = arith.mulf %x0, %y0 : f32
  %q0 = arith.mulf %i, %e0 : f32
  %t0 = arith.addf %q0, %p0 : f32
  %d1 = affine.load %d[1] : memref<2xf32>
  %e1 = math.exp %d1 : f32
  %x1 = affine.load %a[1] : memref<2xf32>
  %y1 = affine.load %b[1] : memref<2xf32>
  %p1 = arith.mulf %x1, %y1 : f32
  %q1 = arith.mulf %t0, %e1 : f32
  %t1 = arith.addf %q1, %p1 : f32
  return %t1 : f32
}

// Three steps, as chains of fma: 3. What is made of the state in each, and of the
// input, is another value.
// CHECK-LABEL: "name": "state"
// CHECK: "macs": 3,
func.func @state(%x: vector<3xf32>, %a: f32, %b: f32, %c: f32, %d: f32, %i: f32) -> (f32, f32) {
  %x0 = vector.extract %x[0] : f32 from vector<3xf32>
  %x1 = vector.extract %x[1] : f32 from vector<3xf32>
  %x2 = vector.extract %x[2] : f32 from vector<3xf32>
  %p0 = arith.mulf %b, %x0 : f32
  %t0 = math.fma %i, %a, %p0 : f32
  %p1 = arith.mulf %b, %x1 : f32
  %t1 = math.fma %t0, %a, %p1 : f32
  %o1 = arith.mulf %d, %x1 : f32
  %y1 = math.fma %t1, %c, %o1 : f32
  %p2 = arith.mulf %b, %x2 : f32
  %t2 = math.fma %t1, %a, %p2 : f32
  %o2 = arith.mulf %d, %x2 : f32
  %y2 = math.fma %t2, %c, %o2 : f32
  return %y1, %y2 : f32, f32
}

// alpha * A * B + beta * C, unrolled: the three products that are added to 0.
// CHECK-LABEL: "name": "blended"
// CHECK: "macs": 3,
func.func @blended(%a: vector<3xf32>, %b: vector<3xf32>, %c: f32, %alpha: f32, %beta: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %a0 = vector.extract %a[0] : f32 from vector<3xf32>
  %a1 = vector.extract %a[1] : f32 from vector<3xf32>
  %a2 = vector.extract %a[2] : f32 from vector<3xf32>
  %b0 = vector.extract %b[0] : f32 from vector<3xf32>
  %b1 = vector.extract %b[1] : f32 from vector<3xf32>
  %b2 = vector.extract %b[2] : f32 from vector<3xf32>
  %0 = math.fma %a0, %b0, %zero : f32
  %1 = math.fma %a1, %b1, %0 : f32
  %2 = math.fma %a2, %b2, %1 : f32
  %3 = arith.mulf %c, %beta : f32
  %4 = math.fma %2, %alpha, %3 : f32
  return %4 : f32
}

// An interpolation in three dimensions, by two points each: none.
// CHECK-LABEL: "name": "interpolated"
// CHECK: "macs": 0,
func.func @interpolated(%a: f32, %b: f32, %c: f32, %d: f32, %e: f32, %f: f32, %g: f32, %h: f32,
                        %x: f32, %y: f32, %z: f32, %u: f32, %v: f32, %w: f32) -> f32 {
  %0 = arith.mulf %a, %x : f32
  %1 = math.fma %b, %u, %0 : f32
  %2 = arith.mulf %c, %x : f32
  %3 = math.fma %d, %u, %2 : f32
  %4 = arith.mulf %e, %x : f32
  %5 = math.fma %f, %u, %4 : f32
  %6 = arith.mulf %g, %x : f32
  %7 = math.fma %h, %u, %6 : f32
  %8 = arith.mulf %1, %y : f32
  %9 = math.fma %3, %v, %8 : f32
  %10 = arith.mulf %5, %y : f32
  %11 = math.fma %7, %v, %10 : f32
  %12 = arith.mulf %9, %z : f32
  %13 = math.fma %11, %w, %12 : f32
  return %13 : f32
}

// Horner's rule for a polynomial adds no products: none, in a loop, behind it, without one.
// CHECK-LABEL: "name": "polynomial"
// CHECK: "macs": 0,
func.func @polynomial(%c: memref<8xf32>, %x: f32) -> (f32, f32) {
  %c7 = affine.load %c[7] : memref<8xf32>
  %0 = affine.for %k = 0 to 6 iter_args(%s = %c7) -> f32 {
    %ck = affine.load %c[-%k + 6] : memref<8xf32>
    %t = math.fma %s, %x, %ck : f32
    affine.yield %t : f32
  }
  %c0 = affine.load %c[0] : memref<8xf32>
  %1 = math.fma %0, %x, %c0 : f32
  %2 = math.fma %c7, %x, %c0 : f32
  %3 = math.fma %2, %x, %c7 : f32
  %4 = math.fma %3, %x, %c0 : f32
  return %1, %4 : f32, f32
}
