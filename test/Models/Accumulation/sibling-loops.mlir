// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Unrolling a loop that sums and has another one inside leaves loops side by side.

// y[j] += a[0][j]*x[0] for all 7 j, then y[j] += a[1][j]*x[1]: what is left of the sum over
// two rows. A mac in each.
// CHECK-LABEL: func @rows
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func @rows(%a: memref<2x7xf32>, %x: memref<2xf32>, %y: memref<7xf32>) {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  affine.for %j = 0 to 7 {
    %0 = memref.load %a[%zero, %j] : memref<2x7xf32>
    %1 = memref.load %x[%zero] : memref<2xf32>
    %2 = memref.load %y[%j] : memref<7xf32>
    %3 = arith.mulf %0, %1 : f32
    %4 = arith.addf %2, %3 : f32
    memref.store %4, %y[%j] : memref<7xf32>
  }
  affine.for %j = 0 to 7 {
    %0 = memref.load %a[%one, %j] : memref<2x7xf32>
    %1 = memref.load %x[%one] : memref<2xf32>
    %2 = memref.load %y[%j] : memref<7xf32>
    %3 = arith.mulf %0, %1 : f32
    %4 = arith.addf %2, %3 : f32
    memref.store %4, %y[%j] : memref<7xf32>
  }
  return
}

// -----

// The same in two loops each, on elements of tensors that they carry.
// CHECK-LABEL: func @nests
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func @nests(%a: tensor<4x2xf32>, %b: tensor<2x5xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %first = affine.for %i = 0 to 4 iter_args(%ci = %c) -> tensor<4x5xf32> {
    %row = affine.for %j = 0 to 5 iter_args(%cj = %ci) -> tensor<4x5xf32> {
      %0 = tensor.extract %a[%i, %zero] : tensor<4x2xf32>
      %1 = tensor.extract %b[%zero, %j] : tensor<2x5xf32>
      %2 = tensor.extract %cj[%i, %j] : tensor<4x5xf32>
      %3 = arith.mulf %0, %1 : f32
      %4 = arith.addf %2, %3 : f32
      %5 = tensor.insert %4 into %cj[%i, %j] : tensor<4x5xf32>
      affine.yield %5 : tensor<4x5xf32>
    }
    affine.yield %row : tensor<4x5xf32>
  }
  %second = affine.for %i = 0 to 4 iter_args(%ci = %first) -> tensor<4x5xf32> {
    %row = affine.for %j = 0 to 5 iter_args(%cj = %ci) -> tensor<4x5xf32> {
      %0 = tensor.extract %a[%i, %one] : tensor<4x2xf32>
      %1 = tensor.extract %b[%one, %j] : tensor<2x5xf32>
      %2 = tensor.extract %cj[%i, %j] : tensor<4x5xf32>
      %3 = arith.mulf %0, %1 : f32
      %4 = arith.addf %2, %3 : f32
      %5 = tensor.insert %4 into %cj[%i, %j] : tensor<4x5xf32>
      affine.yield %5 : tensor<4x5xf32>
    }
    affine.yield %row : tensor<4x5xf32>
  }
  return %second : tensor<4x5xf32>
}

// -----

// Loops through other elements are parts of one: each element gets one product, no sum.
// CHECK-LABEL: func @parts
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @parts(%a: memref<8xf32>, %x: memref<1xf32>, %y: memref<8xf32>) {
  %zero = arith.constant 0 : index
  affine.for %j = 0 to 4 {
    %0 = memref.load %a[%j] : memref<8xf32>
    %1 = memref.load %x[%zero] : memref<1xf32>
    %2 = memref.load %y[%j] : memref<8xf32>
    %3 = arith.mulf %0, %1 : f32
    %4 = arith.addf %2, %3 : f32
    memref.store %4, %y[%j] : memref<8xf32>
  }
  affine.for %j = 4 to 8 {
    %0 = memref.load %a[%j] : memref<8xf32>
    %1 = memref.load %x[%zero] : memref<1xf32>
    %2 = memref.load %y[%j] : memref<8xf32>
    %3 = arith.mulf %0, %1 : f32
    %4 = arith.addf %2, %3 : f32
    memref.store %4, %y[%j] : memref<8xf32>
  }
  return
}

// -----

// Products of other buffers are another operation's: y + a*x, and y + b*x.
// CHECK-LABEL: func @operations
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
func.func @operations(%a: memref<8xf32>, %b: memref<8xf32>, %x: memref<8xf32>, %y: memref<8xf32>) {
  affine.for %j = 0 to 8 {
    %0 = memref.load %a[%j] : memref<8xf32>
    %1 = memref.load %x[%j] : memref<8xf32>
    %2 = memref.load %y[%j] : memref<8xf32>
    %3 = arith.mulf %0, %1 : f32
    %4 = arith.addf %2, %3 : f32
    memref.store %4, %y[%j] : memref<8xf32>
  }
  affine.for %j = 0 to 8 {
    %0 = memref.load %b[%j] : memref<8xf32>
    %1 = memref.load %x[%j] : memref<8xf32>
    %2 = memref.load %y[%j] : memref<8xf32>
    %3 = arith.mulf %0, %1 : f32
    %4 = arith.addf %2, %3 : f32
    memref.store %4, %y[%j] : memref<8xf32>
  }
  return
}

// -----

// The same in a buffer that the loops carry, as bufferization leaves it, in tiles of four
// and a rest of two: one product of each element is added in each.
// CHECK-LABEL: func @carried
// CHECK-COUNT-2: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
#rest = affine_map<(i) -> (-i + 6, 4)>
func.func @carried(%a: memref<2x6xf32>, %b: memref<2x6xf32>, %c: memref<6xf32>) -> memref<6xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c6 = arith.constant 6 : index
  %0 = scf.for %i = %c0 to %c6 step %c4 iter_args(%t = %c) -> (memref<6xf32>) {
    %n = affine.min #rest(%i)
    %s = memref.subview %t[%i] [%n] [1] : memref<6xf32> to memref<?xf32, strided<[1], offset: ?>>
    scf.for %j = %c0 to %n step %c1 {
      %k = arith.addi %i, %j : index
      %x = memref.load %a[%c0, %k] : memref<2x6xf32>
      %y = memref.load %b[%c0, %k] : memref<2x6xf32>
      %z = memref.load %s[%j] : memref<?xf32, strided<[1], offset: ?>>
      %p = arith.mulf %x, %y : f32
      %u = arith.addf %z, %p : f32
      memref.store %u, %s[%j] : memref<?xf32, strided<[1], offset: ?>>
    }
    scf.yield %t : memref<6xf32>
  }
  %1 = scf.for %i = %c0 to %c6 step %c4 iter_args(%t = %0) -> (memref<6xf32>) {
    %n = affine.min #rest(%i)
    %s = memref.subview %t[%i] [%n] [1] : memref<6xf32> to memref<?xf32, strided<[1], offset: ?>>
    scf.for %j = %c0 to %n step %c1 {
      %k = arith.addi %i, %j : index
      %x = memref.load %a[%c1, %k] : memref<2x6xf32>
      %y = memref.load %b[%c1, %k] : memref<2x6xf32>
      %z = memref.load %s[%j] : memref<?xf32, strided<[1], offset: ?>>
      %p = arith.mulf %x, %y : f32
      %u = arith.addf %z, %p : f32
      memref.store %u, %s[%j] : memref<?xf32, strided<[1], offset: ?>>
    }
    scf.yield %t : memref<6xf32>
  }
  return %1 : memref<6xf32>
}

// -----

// What loops carry are two halves of one buffer: each element gets one product, no sum.
// CHECK-LABEL: func @halves
// CHECK-COUNT-2: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
!half = memref<4xf32, strided<[1], offset: ?>>
func.func @halves(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %s0 = memref.subview %c[%c0] [4] [1] : memref<8xf32> to !half
  %0 = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %s0) -> (!half) {
    %x = memref.load %a[%i] : memref<8xf32>
    %y = memref.load %b[%i] : memref<8xf32>
    %z = memref.load %t[%i] : !half
    %p = arith.mulf %x, %y : f32
    %u = arith.addf %z, %p : f32
    memref.store %u, %t[%i] : !half
    scf.yield %t : !half
  }
  %s1 = memref.subview %c[%c4] [4] [1] : memref<8xf32> to !half
  %1 = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %s1) -> (!half) {
    %k = arith.addi %i, %c4 : index
    %x = memref.load %a[%k] : memref<8xf32>
    %y = memref.load %b[%k] : memref<8xf32>
    %z = memref.load %t[%i] : !half
    %p = arith.mulf %x, %y : f32
    %u = arith.addf %z, %p : f32
    memref.store %u, %t[%i] : !half
    scf.yield %t : !half
  }
  return
}

// -----

// One loop is left that carries the buffer, the other was run once and is none any more.
// CHECK-LABEL: func @carried_once
// CHECK-COUNT-2: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
func.func @carried_once(%a: memref<2x6xf32>, %b: memref<2x6xf32>, %c: memref<6xf32>) -> memref<6xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c6 = arith.constant 6 : index
  scf.for %i = %c0 to %c6 step %c1 {
    %x = memref.load %a[%c0, %i] : memref<2x6xf32>
    %y = memref.load %b[%c0, %i] : memref<2x6xf32>
    %z = memref.load %c[%i] : memref<6xf32>
    %p = arith.mulf %x, %y : f32
    %u = arith.addf %z, %p : f32
    memref.store %u, %c[%i] : memref<6xf32>
  }
  %0 = scf.for %i = %c0 to %c6 step %c1 iter_args(%t = %c) -> (memref<6xf32>) {
    %x = memref.load %a[%c1, %i] : memref<2x6xf32>
    %y = memref.load %b[%c1, %i] : memref<2x6xf32>
    %z = memref.load %t[%i] : memref<6xf32>
    %p = arith.mulf %x, %y : f32
    %u = arith.addf %z, %p : f32
    memref.store %u, %t[%i] : memref<6xf32>
    scf.yield %t : memref<6xf32>
  }
  return %0 : memref<6xf32>
}
