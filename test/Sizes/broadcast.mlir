// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-flops.py | FileCheck --match-full-lines %s

// TOSA stretches an extent of 1, and an open one may be 1: the larger counts, in
// either order.

// CHECK: add: flops=4*max(add.arg0.d0, add.arg1.d0)
func.func @add(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = tosa.add %x, %y : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// A constant is no 1: the other is equal to it, or is stretched.
// CHECK-NEXT: constant: flops=32
func.func @constant(%x: tensor<?x4xf32>, %y: tensor<8x4xf32>) -> tensor<?x4xf32> {
  %0 = tosa.sub %x, %y : (tensor<?x4xf32>, tensor<8x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}
