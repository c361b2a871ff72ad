// RUN: not roofline-opt %s --mlir-disable-threading --roofline-track -o /dev/null --pass-pipeline='builtin.module(func.func(cse,tosa-to-linalg-named),canonicalize)' 2>&1 | FileCheck %s
// RUN: not roofline-opt %s --mlir-disable-threading --roofline-track=%t.json -o /dev/null --pass-pipeline='builtin.module(func.func(cse,tosa-to-linalg-named),canonicalize)'
// RUN: FileCheck %s --check-prefix=JSON < %t.json

// A zero point that is no constant cannot be lowered. The passes that ran have
// their rows, those that failed say so, and there are no counts after.
// CHECK: error: failed to legalize operation 'tosa.matmul'
// CHECK: before {{ *}}128 {{ *}}264 {{ *}}388 B  3 costed ops
// CHECK: {{^}}func.func (failed)
// CHECK-NEXT: {{^}}  cse {{.*}}-4 !
// CHECK-NEXT: {{^}}  tosa-to-linalg-named (failed)
// CHECK-NEXT: ---
// CHECK-NEXT: a pass failed: nothing is known of what it leaves
// JSON: "pass": "tosa-to-linalg-named",
// JSON: "failed": true
// JSON-NOT: "after"

func.func @works(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %0 = arith.mulf %x, %x : tensor<4xf32>
  %1 = arith.mulf %x, %x : tensor<4xf32>
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}

// 4*4*8 macs; 2 * 128 + 8 flops; 128 + 128 + 64 + 4 B and 2 * 32 B.
func.func @fails(%x: tensor<1x4x8xf32>, %w: tensor<1x8x4xf32>, %zp: tensor<1xf32>) -> tensor<1x4x4xf32> {
  %0 = tosa.matmul %x, %w, %zp, %zp : (tensor<1x4x8xf32>, tensor<1x8x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4xf32>
  return %0 : tensor<1x4x4xf32>
}
