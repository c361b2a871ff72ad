// RUN: mlir-roofline report %s --format=json --allow-unregistered-dialect | FileCheck %s

// Coverage in bytes weighs an operation with how often it runs. The addition moves
// 3*16 = 48 B, once; the unknown operation 16 + 16 = 32 B, 3 times: 48 of 144 B are
// known, a third. Of operations all but one are known: three constants, the addition,
// the loop, two terminators; 7 of 8.
// CHECK:      "coverage": {
// CHECK-NEXT:   "ops": 0.875,
// CHECK-NEXT:   "bytes": 0.333333
// CHECK-NEXT:   "unknown": [
// CHECK-NEXT:     {
// CHECK-NEXT:       "op": "other.op",
// CHECK-NEXT:       "count": 1,
func.func @f(%x: tensor<4xf32>, %y: tensor<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %0 = arith.addf %x, %y : tensor<4xf32>
  %1 = scf.for %i = %c0 to %c3 step %c1 iter_args(%a = %0) -> tensor<4xf32> {
    %2 = "other.op"(%a) : (tensor<4xf32>) -> tensor<4xf32>
    scf.yield %2 : tensor<4xf32>
  }
  return %1 : tensor<4xf32>
}
