// RUN: roofline-opt %s --roofline-track -o /dev/null --pass-pipeline='builtin.module(func.func(canonicalize,cse),gpu.module(cse),inline,symbol-dce)' 2>&1 | FileCheck %s
// RUN: roofline-opt %s --roofline-track=%t.json -o /dev/null --pass-pipeline='builtin.module(func.func(canonicalize,cse),inline)'
// RUN: roofline-opt %s --mlir-disable-threading --roofline-track=%t.serial.json -o /dev/null --pass-pipeline='builtin.module(func.func(canonicalize,cse),inline)'
// RUN: cmp %t.json %t.serial.json
// RUN: FileCheck %s --check-prefix=JSON < %t.json

// A nested pass is counted by the function that it runs on, as often as the
// program executes that: @g twice. Each of its two products and its sum have 8
// flops, 24 in all; it moves 2 * (32 + 32) + 96 = 224 B. Both products are one:
// 8 flops and 64 B less, and 32 B that the sum need not read a second time.
// CHECK: before {{ *}}0 {{ *}}48 {{ *}}448 B  3 costed ops
// CHECK-NEXT: ---
// CHECK-NEXT: func.func {{ *}}0 {{ *}}-16 ! {{ *}}-192 B  arith.mulf -> (gone) in @g at track-functions.mlir:
// CHECK-NEXT: {{^}}  canonicalize{{$}}
// CHECK-NEXT: {{^}}  cse {{ *}}0 {{ *}}-16 ! {{ *}}-192 B  arith.mulf -> (gone) in @g at
// What is in two places after inlining is executed as often as before. A
// pipeline that the pass runs itself stands below it; where it ran, a function
// had other operations that nobody knows of by then.
// CHECK-NEXT: inline {{ *}}0 {{ *}}0 {{ *}}0{{$}}
// CHECK-NEXT: {{^}}  canonicalize {{ *}}- {{ *}}- {{ *}}- {{.*}}in @f
// CHECK-NEXT: symbol-dce{{$}}
// CHECK-NEXT: ---
// CHECK-NEXT: after {{ *}}0 {{ *}}32 {{ *}}256 B  4 costed ops

// JSON: "schema": "mlir-roofline/passes/v1"
// JSON: "root": "builtin.module"
// JSON: "before": {
// JSON-NEXT: "ops": 3,
// JSON-NEXT: "unknown_ops": 0,
// JSON-NEXT: "macs": 0,
// JSON-NEXT: "flops": 48,
// JSON-NEXT: "bytes": 448
// JSON: "pipeline": "func.func",
// JSON-NEXT: "depth": 0,
// JSON: "pass": "canonicalize",
// JSON-NEXT: "depth": 1,
// JSON-NEXT: "runs": 2,
// JSON-NEXT: "changed": 0
// JSON-NEXT: },
// JSON: "pass": "cse",
// JSON-NEXT: "depth": 1,
// JSON-NEXT: "runs": 2,
// JSON-NEXT: "changed": 1,
// JSON-NEXT: "changes": {
// JSON-NEXT: "macs": 0,
// JSON-NEXT: "flops": -16,
// JSON-NEXT: "bytes": -192
// JSON-NEXT: },
// JSON-NEXT: "changes_work": true,
// JSON-NEXT: "most": {
// JSON-NEXT: "function": "g",
// JSON-NEXT: "op_before": "arith.mulf",
// JSON: "after": {
// JSON-NEXT: "ops": 4,
func.func @f(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = call @g(%x) : (tensor<8xf32>) -> tensor<8xf32>
  %1 = call @g(%0) : (tensor<8xf32>) -> tensor<8xf32>
  return %1 : tensor<8xf32>
}
func.func private @g(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = arith.mulf %x, %x : tensor<8xf32>
  %1 = arith.mulf %x, %x : tensor<8xf32>
  %2 = arith.addf %0, %1 : tensor<8xf32>
  return %2 : tensor<8xf32>
}
