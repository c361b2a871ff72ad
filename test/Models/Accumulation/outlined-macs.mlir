// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// What a product in a function is for shows where the function is called.

// The loop sums up what the function returns, 7 times: macs. A call by somebody else,
// once, sums nothing. One row stands for both: at most 8.
// CHECK-LABEL: func private @product
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<upper, macs = 1, flops = 1>}
func.func private @product(%x: f32, %y: f32) -> f32 {
  %0 = arith.mulf %x, %y : f32
  return %0 : f32
}
func.func @some_sum(%a: memref<7xf32>, %b: memref<7xf32>, %zero: f32) -> (f32, f32) {
  %sum = affine.for %i = 0 to 7 iter_args(%s = %zero) -> f32 {
    %x = affine.load %a[%i] : memref<7xf32>
    %y = affine.load %b[%i] : memref<7xf32>
    %p = func.call @product(%x, %y) : (f32, f32) -> f32
    %n = arith.addf %s, %p : f32
    affine.yield %n : f32
  }
  %one = func.call @product(%sum, %sum) : (f32, f32) -> f32
  return %sum, %one : f32, f32
}

// -----

// All calls lead into the sum: that in the loop, and the one behind it.
// CHECK-LABEL: func private @step
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func private @step(%s: f32, %a: memref<8xf32>, %b: memref<8xf32>, %i: index) -> f32 {
  %x = memref.load %a[%i] : memref<8xf32>
  %y = memref.load %b[%i] : memref<8xf32>
  %p = arith.mulf %x, %y : f32
  %n = arith.addf %s, %p : f32
  return %n : f32
}
func.func @all_sum(%a: memref<8xf32>, %b: memref<8xf32>, %zero: f32) -> f32 {
  %last = arith.constant 7 : index
  %sum = affine.for %i = 0 to 7 iter_args(%s = %zero) -> f32 {
    %n = func.call @step(%s, %a, %b, %i) : (f32, memref<8xf32>, memref<8xf32>, index) -> f32
    affine.yield %n : f32
  }
  %all = func.call @step(%sum, %a, %b, %last) : (f32, memref<8xf32>, memref<8xf32>, index) -> f32
  return %all : f32
}

// -----

// A function that sums by itself does, whoever calls it, and what for.
// CHECK-LABEL: func private @dot
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func private @dot(%a: memref<7xf32>, %b: memref<7xf32>) -> f32 {
  %zero = arith.constant 0.0 : f32
  %sum = affine.for %i = 0 to 7 iter_args(%s = %zero) -> f32 {
    %x = affine.load %a[%i] : memref<7xf32>
    %y = affine.load %b[%i] : memref<7xf32>
    %p = arith.mulf %x, %y : f32
    %n = arith.addf %s, %p : f32
    affine.yield %n : f32
  }
  return %sum : f32
}
func.func @dots(%a: memref<7xf32>, %b: memref<7xf32>, %c: memref<2xf32>) {
  %0 = func.call @dot(%a, %b) : (memref<7xf32>, memref<7xf32>) -> f32
  %1 = func.call @dot(%b, %b) : (memref<7xf32>, memref<7xf32>) -> f32
  %2 = arith.addf %0, %1 : f32
  affine.store %2, %c[0] : memref<2xf32>
  return
}

// -----

// The callee looks up a position that the loop changes through memory: the address
// of the sum may be another each time, or the same.
// CHECK-LABEL: func private @scatter
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<upper, macs = 1, flops = 1>}
func.func private @scatter(%at: memref<1xindex>, %a: memref<8xf32>, %c: memref<8xf32>, %i: index) {
  %zero = arith.constant 0 : index
  %p = memref.load %at[%zero] : memref<1xindex>
  %x = memref.load %a[%i] : memref<8xf32>
  %y = memref.load %a[%zero] : memref<8xf32>
  %old = memref.load %c[%p] : memref<8xf32>
  %m = arith.mulf %x, %y : f32
  %new = arith.addf %old, %m : f32
  memref.store %new, %c[%p] : memref<8xf32>
  memref.store %i, %at[%zero] : memref<1xindex>
  return
}
func.func @scatters(%at: memref<1xindex>, %a: memref<8xf32>, %c: memref<8xf32>) {
  affine.for %i = 0 to 8 {
    func.call @scatter(%at, %a, %c, %i) : (memref<1xindex>, memref<8xf32>, memref<8xf32>, index) -> ()
  }
  return
}

// -----

// Three calls of one function are three steps of a sum: 4*6 macs in each.
// CHECK-LABEL: func private @outer
// CHECK: vector.outerproduct {{.*}} roofline.cost = #roofline.cost<macs = 24, flops = 48>
func.func private @outer(%a: vector<4xf32>, %b: vector<6xf32>, %acc: vector<4x6xf32>) -> vector<4x6xf32> {
  %0 = vector.outerproduct %a, %b, %acc {kind = #vector.kind<add>} : vector<4xf32>, vector<6xf32>
  return %0 : vector<4x6xf32>
}
func.func @outers(%a: vector<4xf32>, %b: vector<6xf32>, %x: vector<4xf32>, %y: vector<6xf32>, %c: vector<4x6xf32>) -> vector<4x6xf32> {
  %0 = func.call @outer(%a, %b, %c) : (vector<4xf32>, vector<6xf32>, vector<4x6xf32>) -> vector<4x6xf32>
  %1 = func.call @outer(%x, %y, %0) : (vector<4xf32>, vector<6xf32>, vector<4x6xf32>) -> vector<4x6xf32>
  %2 = func.call @outer(%a, %y, %1) : (vector<4xf32>, vector<6xf32>, vector<4x6xf32>) -> vector<4x6xf32>
  return %2 : vector<4x6xf32>
}

// -----

// Products that calls return, added one after another to a bias.
// CHECK-LABEL: func private @times
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func private @times(%a: f32, %b: f32) -> f32 {
  %0 = arith.mulf %a, %b : f32
  return %0 : f32
}
func.func @biased(%a: f32, %b: f32, %x: f32, %y: f32, %c: f32) -> f32 {
  %0 = func.call @times(%a, %b) : (f32, f32) -> f32
  %1 = func.call @times(%x, %y) : (f32, f32) -> f32
  %2 = arith.addf %c, %0 : f32
  %3 = arith.addf %2, %1 : f32
  return %3 : f32
}

// -----

// A polynomial by Horner's rule: what was added to before is a factor, and each number one
// product and one constant. No sum collects two.
// CHECK-LABEL: func private @step
// CHECK: math.fma {{.*}} {roofline.cost = #roofline.cost<flops = 2>}
func.func private @step(%acc: f32, %x: f32, %c: f32) -> f32 {
  %0 = math.fma %acc, %x, %c : f32
  return %0 : f32
}
func.func @horner(%x: f32, %c0: f32, %c1: f32, %c2: f32, %c3: f32) -> f32 {
  %0 = func.call @step(%c3, %x, %c2) : (f32, f32, f32) -> f32
  %1 = func.call @step(%0, %x, %c1) : (f32, f32, f32) -> f32
  %2 = func.call @step(%1, %x, %c0) : (f32, f32, f32) -> f32
  return %2 : f32
}

// -----

// One call by itself, beside another: a product and an addition each, and no sum.
// CHECK-LABEL: func private @once
// CHECK: math.fma {{.*}} {roofline.cost = #roofline.cost<flops = 2>}
func.func private @once(%a: f32, %b: f32, %acc: f32) -> f32 {
  %0 = math.fma %a, %b, %acc : f32
  return %0 : f32
}
func.func @apart(%a: f32, %b: f32, %c: f32, %d: f32) -> (f32, f32) {
  %0 = func.call @once(%a, %b, %c) : (f32, f32, f32) -> f32
  %1 = func.call @once(%a, %b, %d) : (f32, f32, f32) -> f32
  return %0, %1 : f32, f32
}

// -----

// The counter of coalesced loops goes to a function, which divides it by open sizes: of n*m*k
// iterations, n*m elements.
// CHECK-LABEL: func private @divided
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func private @divided(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %at: index, %m: index, %k: index) {
  %mk = arith.muli %m, %k : index
  %i = arith.divui %at, %mk : index
  %r = arith.remui %at, %mk : index
  %j = arith.divui %r, %k : index
  %x = memref.load %a[%at] : memref<?xf32>
  %y = memref.load %b[%at] : memref<?xf32>
  %z = memref.load %c[%i, %j] : memref<?x?xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %z, %p : f32
  memref.store %s, %c[%i, %j] : memref<?x?xf32>
  return
}
func.func @divides(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %n: index, %m: index, %k: index) {
  %nm = arith.muli %n, %m : index
  %nmk = arith.muli %nm, %k : index
  affine.for %at = 0 to %nmk {
    func.call @divided(%a, %b, %c, %at, %m, %k) : (memref<?xf32>, memref<?xf32>, memref<?x?xf32>, index, index, index) -> ()
  }
  return
}

// -----

// Divided outside, and handed on by two functions; the buffer's size is the divisor. n rows
// of m elements, of which the address has the element: sums of n.
// CHECK-LABEL: func private @inner
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func private @inner(%a: memref<?xf32>, %c: memref<?xf32>, %at: index, %j: index) {
  %x = memref.load %a[%at] : memref<?xf32>
  %y = memref.load %a[%j] : memref<?xf32>
  %z = memref.load %c[%j] : memref<?xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %z, %p : f32
  memref.store %s, %c[%j] : memref<?xf32>
  return
}
func.func private @outer(%a: memref<?xf32>, %c: memref<?xf32>, %at: index) {
  %zero = arith.constant 0 : index
  %m = memref.dim %c, %zero : memref<?xf32>
  %j = arith.remui %at, %m : index
  func.call @inner(%a, %c, %at, %j) : (memref<?xf32>, memref<?xf32>, index, index) -> ()
  return
}
func.func @remainders(%a: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %zero = arith.constant 0 : index
  %m = memref.dim %c, %zero : memref<?xf32>
  %nm = arith.muli %n, %m : index
  affine.for %at = 0 to %nm {
    func.call @outer(%a, %c, %at) : (memref<?xf32>, memref<?xf32>, index) -> ()
  }
  return
}

// -----

// All that the counter stands for is in the address: one product for each of n*m elements.
// CHECK-LABEL: func private @each
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func private @each(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %at: index, %m: index) {
  %i = arith.divui %at, %m : index
  %j = arith.remui %at, %m : index
  %x = memref.load %a[%at] : memref<?xf32>
  %y = memref.load %b[%at] : memref<?xf32>
  %z = memref.load %c[%i, %j] : memref<?x?xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %z, %p : f32
  memref.store %s, %c[%i, %j] : memref<?x?xf32>
  return
}
func.func @eaches(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %n: index, %m: index) {
  %nm = arith.muli %n, %m : index
  affine.for %at = 0 to %nm {
    func.call @each(%a, %b, %c, %at, %m) : (memref<?xf32>, memref<?xf32>, memref<?x?xf32>, index, index) -> ()
  }
  return
}
