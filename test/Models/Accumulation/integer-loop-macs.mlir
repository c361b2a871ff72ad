// RUN: mlir-roofline report %s | FileCheck %s

// Integers may become positions in memory. Around a loop the search for that comes back to
// the product that asked for it, and ends there: 4 * 4 * 4 MACs in each iteration.
// CHECK: 64*arg2 MACs
func.func @f(%x: tensor<4x4xi32>, %b: tensor<4x4xi32>, %n: index) -> tensor<4x4xi32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<4x4xi32> {
    %1 = linalg.matmul ins(%a, %b : tensor<4x4xi32>, tensor<4x4xi32>) outs(%b : tensor<4x4xi32>) -> tensor<4x4xi32>
    scf.yield %1 : tensor<4x4xi32>
  }
  return %r : tensor<4x4xi32>
}
