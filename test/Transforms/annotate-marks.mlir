// RUN: roofline-opt %s --pass-pipeline='builtin.module(roofline-annotate{live params=1})' | FileCheck %s
// RUN: roofline-opt %s --pass-pipeline='builtin.module(roofline-annotate{live},roofline-annotate{live params=1})' | FileCheck %s

// What is marked as a parameter is none of what is alive, also if an analysis
// before the mark has taken it for that: of four times 256 B, %a, %c and the
// product are left.
// CHECK: func.func @main({{.*}}roofline.peak = #roofline.peak<768 B, exact>
func.func @main(%a: tensor<8x8xf32>, %b: tensor<8x8xf32>, %c: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<8x8xf32>, tensor<8x8xf32>) outs(%c : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}
