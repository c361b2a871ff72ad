// RUN: split-file %s %t
// RUN: mlir-roofline report %t/model.mlir --costs=%t/acme.yaml --format=json | FileCheck %s
// RUN: mlir-roofline report %t/arith.mlir --costs=%t/arith.yaml --format=json 2>&1 | FileCheck %s --check-prefix=ARITH

// RUN: mlir-roofline report %t/uncertain.mlir --costs=%t/uncertain.yaml --format=json \
// RUN:   | %python %S/../Models/Inputs/list-work.py | FileCheck %s --check-prefix=UNCERTAIN --match-full-lines

// The costs of a dialect of one's own, from a file; docs/ForeignOps.md tells the same
// example. 5 products per element of 64 * arg0.d0 and an addition: 320 macs, 704 flops.

// CHECK: "totals"
// CHECK: "status": "declared"
// CHECK-NEXT: "bytes_status": "declared"
// CHECK-NEXT: "macs": "320*arg0.d0"
// CHECK-NEXT: "flops": "704*arg0.d0"
// CHECK: "bytes_read": "256*arg0.d0 + 20"
// CHECK-NEXT: "bytes_written": "256*arg0.d0"

//--- acme.yaml
# out = x + sum over 5 neighbours of weight * x, along the last dimension.
- op: acme.stencil
  operands: [x, weights]
  loops:
    x: [rows, points@-1]
    result0: [rows, points@-1]
  work: {macs: iterations*weights.size, add: iterations}
//--- model.mlir
func.func @f(%x: tensor<?x64xf32>, %w: tensor<5xf32>) -> tensor<?x64xf32> {
  %0 = "acme.stencil"(%x, %w) : (tensor<?x64xf32>, tensor<5xf32>) -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}

// What has a model keeps it.

// ARITH: arith.yaml:1:1: warning: 'arith.addf' has a cost model already; this is not used
// ARITH: "flops": 1,

//--- arith.yaml
- op: arith.addf
  loops: elementwise
  each: {add: 7}
//--- arith.mlir
func.func @f(%a: f32) -> f32 {
  %0 = arith.addf %a, %a : f32
  return %0 : f32
}

// Some of 16 B are touched. Of a splat nothing is, so that nothing is uncertain; what has
// another operand beside the uncertain one is as uncertain.

// UNCERTAIN: acme.peek: read=16 work:declared bytes:upper
// UNCERTAIN-NEXT: acme.peek: work:declared
// UNCERTAIN-NEXT: acme.pick: read=32 work:declared bytes:upper
// UNCERTAIN-NEXT: acme.pick: read=16 work:declared bytes:declared

//--- uncertain.yaml
- op: acme.peek
  operands: [table]
  uncertain: [table]
- op: acme.pick
  operands: [table, indices]
  uncertain: [table]
//--- uncertain.mlir
func.func @f(%t: tensor<4xf32>, %i: tensor<4xi32>) {
  %s = arith.constant dense<1.0> : tensor<4xf32>
  "acme.peek"(%t) : (tensor<4xf32>) -> ()
  "acme.peek"(%s) : (tensor<4xf32>) -> ()
  "acme.pick"(%t, %i) : (tensor<4xf32>, tensor<4xi32>) -> ()
  "acme.pick"(%s, %i) : (tensor<4xf32>, tensor<4xi32>) -> ()
  return
}
