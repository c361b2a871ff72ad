// Where there is no room, what names have in common is said once, and what tells them
// apart stays.

// RUN: %python %S/Inputs/run-in-terminal.py --stdout-only 80 mlir-roofline report %s --target=nvidia-h100-sxm --all > %t
// RUN: %python %S/Inputs/max-width.py 80 < %t
// RUN: FileCheck %s < %t
// RUN: mlir-roofline report %s --target=nvidia-h100-sxm --all | FileCheck %s --check-prefix=FULL

// CHECK:     (location: .. stands for encoder.layers.encoder_layer_)
// CHECK-DAG: 0 arith.addf ..0.{{[a-z_.]+}}proj
// CHECK-DAG: 1 arith.addf ..1.{{[a-z_.]+}}proj
// CHECK-DAG: 2 arith.addf ..11.{{[a-z_.]+}}proj
// CHECK-DAG: classifier

// FULL-NOT: stands for
// FULL:     encoder.layers.encoder_layer_11.self_attention.some_block.out_proj

func.func @main(%a: tensor<64x64xf32>) -> tensor<64x64xf32> {
  %0 = arith.addf %a, %a : tensor<64x64xf32> loc("encoder.layers.encoder_layer_0.self_attention.some_block.out_proj")
  %1 = arith.addf %0, %a : tensor<64x64xf32> loc("encoder.layers.encoder_layer_1.self_attention.some_block.out_proj")
  %2 = arith.addf %1, %a : tensor<64x64xf32> loc("encoder.layers.encoder_layer_11.self_attention.some_block.out_proj")
  %3 = arith.addf %2, %a : tensor<64x64xf32> loc("classifier")
  return %3 : tensor<64x64xf32>
}
