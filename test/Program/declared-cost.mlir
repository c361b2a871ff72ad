// RUN: roofline-opt %s --allow-unregistered-dialect --roofline-annotate | FileCheck %s

// What the author of an op says goes before its model, its regions and what it
// calls.

// 64 macs for each row and column, in f16; bytes from the types, where nobody
// says how many rows the result has.
// CHECK-LABEL: @sizes
// CHECK: "acme.gemm"
// CHECK-SAME: #roofline.cost<declared, macs = "2048*sizes.arg0.d0", flops = "4096*sizes.arg0.d0", read = "128*sizes.arg0.d0 + 4096" B, write = "64*sizes.s0" B, bytes declared>
func.func @sizes(%a: tensor<?x64xf16>, %b: tensor<64x32xf16>) -> tensor<?x32xf16> {
  %0 = "acme.gemm"(%a, %b) {roofline.declared_cost = #roofline.declared_cost<macs = "operand0.d0*result0.d1*operand0.d1">}
    : (tensor<?x64xf16>, tensor<64x32xf16>) -> tensor<?x32xf16>
  return %0 : tensor<?x32xf16>
}

// The flops hold those of the macs; the value of an operand is a size, too.
// CHECK-LABEL: @value
// CHECK: "acme.steps"
// CHECK-SAME: #roofline.cost<declared, macs = 10, flops = 25, special = "3*value.arg1", read = "16*value.arg1" B, bytes declared>
func.func @value(%x: tensor<4xf32>, %n: index) {
  "acme.steps"(%x, %n) {roofline.declared_cost = #roofline.declared_cost<macs = 10, flops = 25, special = "3*operand1", read = "16*operand1">}
    : (tensor<4xf32>, index) -> ()
  return
}

// A declared cost covers the regions and the model: 7 integer operations, not
// a matrix product.
// CHECK-LABEL: @instead
// CHECK: linalg.matmul
// CHECK-SAME: #roofline.cost<declared, int_ops = 7, read = 1 B, write = 2 B, bytes declared>
// CHECK: arith.addf %{{[^ ]+}}, %{{[^ ]+}} : f32
// CHECK: #roofline.cost<declared, flops = 5, bytes declared>
func.func @instead(%a: tensor<4x4xi8>, %b: tensor<4x4xi32>, %n: index, %s: f32) -> tensor<4x4xi32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = linalg.matmul {roofline.declared_cost = #roofline.declared_cost<int_ops = 7, read = 1, write = 2>}
    ins(%a, %a : tensor<4x4xi8>, tensor<4x4xi8>) outs(%b : tensor<4x4xi32>) -> tensor<4x4xi32>
  %1 = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %s) -> f32 {
    %2 = arith.addf %acc, %acc : f32
    scf.yield %2 : f32
  } {roofline.declared_cost = #roofline.declared_cost<flops = 5>}
  return %0 : tensor<4x4xi32>
}

// In the body of a structured op it is once for each of 8 iterations.
// CHECK-LABEL: @body
// CHECK: linalg.generic
// CHECK-SAME: #roofline.cost<declared, flops = 24, read = 32 B, write = 32 B>
func.func @body(%x: tensor<8xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
    ins(%x : tensor<8xf32>) outs(%y : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32):
    %1 = "acme.scalar"(%a) {roofline.declared_cost = #roofline.declared_cost<flops = 3>} : (f32) -> f32
    linalg.yield %1 : f32
  } -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
