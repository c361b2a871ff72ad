// RUN: roofline-opt %s --split-input-file --no-implicit-module --roofline-track -o /dev/null --pass-pipeline='any(cse)' 2>&1 | FileCheck %s --check-prefix=ANY
// RUN: not roofline-opt %s --split-input-file --no-implicit-module --roofline-track --roofline-track-target=nvidia-t4 -o /dev/null --pass-pipeline='any(cse)' 2>&1 | FileCheck %s --check-prefix=ROOT
// RUN: roofline-opt %s --split-input-file --roofline-track=%t.json -o /dev/null --cse
// RUN: FileCheck %s --check-prefix=JSON < %t.json
// RUN: roofline-opt %s --split-input-file --roofline-track -o /dev/null --convert-arith-to-llvm 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// RUN: roofline-opt %s --split-input-file --roofline-track --roofline-track-peak --roofline-track-target=nvidia-h100-sxm -o /dev/null --cse 2>&1 | FileCheck %s --check-prefix=TARGET
// RUN: not roofline-opt %s --split-input-file --roofline-track --roofline-track-target=module -o /dev/null --cse 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not roofline-opt %s --split-input-file --roofline-track --roofline-track-target=nosuch -o /dev/null --cse 2>&1 | FileCheck %s --check-prefix=NOSUCH
// RUN: not roofline-opt %s --roofline-track-peak -o /dev/null --cse 2>&1 | FileCheck %s --check-prefix=EFFECT
// RUN: cp %s %t.input.mlir
// RUN: not roofline-opt %t.input.mlir --split-input-file --roofline-track=%t.input.mlir -o /dev/null --cse 2>&1 | FileCheck %s --check-prefix=INPUT
// RUN: cmp %s %t.input.mlir
// RUN: not roofline-opt %s --roofline-track=%t.dir/no/such.json --split-input-file -o /dev/null --cse 2>&1 | FileCheck %s --check-prefix=FILE
// RUN: roofline-opt %s --split-input-file --roofline-track -o /dev/null 2>&1 | count 0

// Each run of a pass manager has its own report. Two equal products of n
// elements, and n sums: of 3n flops n are not needed, nor n * (4 + 4) B, nor
// 4n B that the sum reads.
// JSON: "flops": "3*arg0.d0",
// JSON: "flops": "-arg0.d0",
// JSON-NEXT: "bytes": "-12*arg0.d0"
// JSON: "after": {
// JSON: "root": "builtin.module",
// JSON: "flops": 24,
// JSON: "flops": -8,
// JSON-NEXT: "bytes": -96

// Of what becomes unknown no difference tells anything, neither do the counts
// that are left.
// UNKNOWN: before {{ *}}0 {{ *}}1 {{ *}}0 B  1 costed ops
// UNKNOWN: convert-arith-to-llvm {{ *}}- {{ *}}- {{ *}}-  arith.mulf -> llvm.fmul at
// UNKNOWN: after {{.*}}1 costed ops, 1 of them unknown

// At 3.352 TB/s 224 B take 66.8 ps, and 96 B 28.6 ps. In one group, only the
// input and the result move, 64 B in 19.1 ps, before and after. While the sum
// runs, its operands and itself are live: three tensors of 32 B, later two.
// TARGET: What passes change in {{.*}}, with times on nvidia-h100-sxm
// TARGET: pass {{.*}}live {{ *}}time {{ *}}fused  changed most
// TARGET: with times
// TARGET: before {{.*}}224 B {{ *}}96 B {{ *}}66.8 ps {{ *}}19.1 ps
// TARGET: cse {{.*}}-96 B {{ *}}-32 B {{ *}}-28.6 ps {{ *}}0

// NONE: error: expected a target on the module for the times of tracked passes, found none
// NONE: cse (failed)
// NONE: a pass failed: nothing is known of what it leaves
// NOSUCH: error: unknown target 'nosuch'
// ROOT: error: expected builtin.module for a target of tracked passes, found func.func
// FILE: error: cannot write '{{.*}}such.json'
// EFFECT: error: expected --roofline-track with --roofline-track-peak, found none
// INPUT: error: {{.*}}input.mlir
func.func @open(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.mulf %x, %x : tensor<?xf32>
  %1 = arith.mulf %x, %x : tensor<?xf32>
  %2 = arith.addf %0, %1 : tensor<?xf32>
  return %2 : tensor<?xf32>
}

// -----

// A pass may run on anything; times need a module.
// ANY: What passes change
// ANY: cse {{ *}}0 {{ *}}-8 ! {{ *}}-96 B
func.func @static(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = arith.mulf %x, %x : tensor<8xf32>
  %1 = arith.mulf %x, %x : tensor<8xf32>
  %2 = arith.addf %0, %1 : tensor<8xf32>
  return %2 : tensor<8xf32>
}

// -----

func.func @scalar(%x: f32) -> f32 {
  %0 = arith.mulf %x, %x : f32
  return %0 : f32
}
