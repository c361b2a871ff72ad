// RUN: roofline-opt %s --allow-unregistered-dialect | roofline-opt --allow-unregistered-dialect | FileCheck %s

// Counts in the order of the vocabulary, absent ones left out, zero kept.
// CHECK: "acme.gemm"
// CHECK-SAME: #roofline.declared_cost<type = f16, macs = "operand0.d0*operand0.d1*operand1.d1", write = 0>
// CHECK: "acme.hash"
// CHECK-SAME: #roofline.declared_cost<int_ops = 340282366920938463463374607431768211456, special = "result0.d0", read = "4*operand1">
func.func @f(%a: tensor<?x?xf16>, %n: index, %x: tensor<4xi32>) {
  %0 = "acme.gemm"(%a, %a) {roofline.declared_cost = #roofline.declared_cost<write = 0, macs = "operand0.d0 * operand0.d1 * operand1.d1", type = f16>}
    : (tensor<?x?xf16>, tensor<?x?xf16>) -> tensor<?x?xf16>
  %1 = "acme.hash"(%x, %n) {roofline.declared_cost = #roofline.declared_cost<int_ops = 340282366920938463463374607431768211456, special = "result0.d0", read = "4*operand1">}
    : (tensor<4xi32>, index) -> tensor<4xi32>
  return
}
