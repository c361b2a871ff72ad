// REQUIRES: plugin

// RUN: mlir-opt %s --load-pass-plugin=%roofline_plugin --load-dialect-plugin=%roofline_plugin --pass-pipeline='builtin.module(roofline-annotate{target=nvidia-h100-sxm})' | FileCheck %s
// RUN: mlir-opt %s --load-pass-plugin=%roofline_plugin --pass-pipeline='builtin.module(roofline-set-target{target=nvidia-h100-sxm},roofline-annotate)' | FileCheck %s
// RUN: mlir-opt %s --load-pass-plugin=%roofline_plugin --pass-pipeline='builtin.module(roofline-annotate{target=nvidia-h100-sxm},roofline-strip)' | FileCheck %s --check-prefix=STRIP
// RUN: mlir-opt %s --load-pass-plugin=%roofline_plugin --pass-pipeline='builtin.module(canonicalize,roofline-report{format=csv})' -o /dev/null | FileCheck %s --check-prefix=REPORT
// RUN: mlir-opt %s --load-pass-plugin=%roofline_plugin --pass-pipeline='builtin.module(roofline-annotate)' --remarks-filter=roofline -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: echo '"test.op"() {a = #roofline.cost<flops = 1>} : () -> ()' | mlir-opt --allow-unregistered-dialect --load-dialect-plugin=%roofline_plugin | FileCheck %s --check-prefix=DIALECT
// RUN: roofline-lsp-server --help | FileCheck %s --check-prefix=SERVER

// The passes in an mlir-opt that has never heard of them, with the dialect
// loaded beside them or by them; and the dialect alone. 2 * 8*8*8 flops.
// CHECK: linalg.matmul {roofline.bound = #roofline.bound<memory, {{.*}}>, roofline.cost = #roofline.cost<macs = 512, flops = 1024, read = 768 B, write = 256 B>}
// STRIP-NOT: roofline
// STRIP: linalg.matmul ins
// REPORT: linalg.matmul
// REMARK: plugin.mlir:[[#]]:{{[0-9]+}}: remark: [Analysis] cost-0 | Category:roofline | Function=f | {{.*}}flops=1024
// DIALECT: a = #roofline.cost<flops = 1>
// SERVER: LSP
func.func @f(%a: tensor<8x8xf32>, %b: tensor<8x8xf32>, %c: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<8x8xf32>, tensor<8x8xf32>) outs(%c : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}
