// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// An unranked tensor has a number of elements, and an elementwise operation
// keeps it: one symbol for the whole chain.

// CHECK-LABEL: @chain
// CHECK: arith.addf
// CHECK-SAME: flops = "chain.arg0.size", read = "4*chain.arg0.size" B, write = "4*chain.arg0.size" B
// CHECK: math.exp
// CHECK-SAME: special = "chain.arg0.size", read = "4*chain.arg0.size" B, write = "4*chain.arg0.size" B
// CHECK: arith.mulf
// CHECK-SAME: flops = "chain.arg0.size", read = "8*chain.arg0.size" B, write = "4*chain.arg0.size" B
func.func @chain(%x: tensor<*xf32>) -> tensor<*xf32> {
  %0 = arith.addf %x, %x : tensor<*xf32>
  %1 = math.exp %0 : tensor<*xf32>
  %2 = arith.mulf %1, %0 : tensor<*xf32>
  return %2 : tensor<*xf32>
}

// A cast away from a ranked tensor keeps the product of the extents.
// CHECK-LABEL: @cast
// CHECK: math.sqrt
// CHECK-SAME: special = "7*cast.arg0.d0"
func.func @cast(%x: tensor<?x7xf32>) -> tensor<*xf32> {
  %0 = tensor.cast %x : tensor<?x7xf32> to tensor<*xf32>
  %1 = math.sqrt %0 : tensor<*xf32>
  return %1 : tensor<*xf32>
}
