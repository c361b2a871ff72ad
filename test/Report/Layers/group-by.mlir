// RUN: mlir-roofline report %s --group-by=kind | FileCheck %s --check-prefix=KIND
// RUN: mlir-roofline report %s --group-by=layer --legend | FileCheck %s --check-prefix=LAYER
// RUN: mlir-roofline report %s --group-by=function --target=%S/../Inputs/tiny.mlir | FileCheck %s --check-prefix=FUNCTION
// RUN: mlir-roofline report %s --group-by=op --all --legend | FileCheck %s --check-prefix=OP
// RUN: mlir-roofline report %s --group-by=kind --format=json | FileCheck %s --check-prefix=JSON

// Every op has 16 elements: an add 16 flops and 192 B, an exp 16 transcendentals
// and 128 B. @twice runs 2 times: 2 adds there count 4 times, the exp of @main
// once, its add once.

// KIND:      kind ops MACs FLOPs transc. bytes intensity
// KIND-NEXT: linalg.add 3 0 80 0 960 B 0.0833
// KIND-NEXT: linalg.exp 1 0 0 16 128 B 0
// KIND:      total 4 0 80 16 1.06 KiB

// LAYER:      layer ops MACs
// LAYER-NEXT: block.0 2 0 64 0 768 B
// LAYER-NEXT: model.py:7 1 0 16 0 192 B
// LAYER-NEXT: (no location) 1 0 0 16 128 B
// LAYER:      row all operations of one layer: of a name

// 4 * 192 ns in @twice, 192 + 128 ns in @main; 768 / 1088 and 320 / 1088.
// FUNCTION:      function ops MACs FLOPs transc. bytes intensity bound by time share
// FUNCTION-NEXT: twice 2 0 64 0 768 B 0.0833 DRAM 768 ns 70.6 %
// FUNCTION-NEXT: main 2 0 16 16 320 B 0.0500 DRAM 320 ns 29.4 %

// OP:      id op location runs MACs FLOPs transc. bytes intensity
// OP-NEXT: 0 linalg.add block.0/first 2 0 32 0 384 B 0.0833
// OP-NEXT: 1 linalg.add block.0/second 2 0 32 0 384 B 0.0833
// OP-NEXT: 2 linalg.add model.py:7:3 1 0 16 0 192 B 0.0833
// OP-NEXT: 3 linalg.exp (no location) 1 0 0 16 128 B 0
// OP:      runs executions per call of the program

// JSON:      "op": "linalg.add"
// JSON-NEXT: "function": "twice"
// JSON-NEXT: "location": "block.0/first"
// JSON-NEXT: "layer": "block.0"
// JSON-NEXT: "types": "4x4xf32, 4x4xf32 -> 4x4xf32"
// JSON-NEXT: "multiplicity": 2
// JSON:      "flops": 16
// JSON:      "group_by": "kind"
// JSON-NEXT: "groups": [
// JSON-NEXT:   {
// JSON-NEXT:     "name": "linalg.add"
// JSON-NEXT:     "ops": [
// JSON-NEXT:       0,
// JSON-NEXT:       1,
// JSON-NEXT:       2
// JSON-NEXT:     ]
// JSON-NEXT:     "totals": {
// JSON-NEXT:       "ops": 3
// JSON:            "flops": 80

func.func private @twice(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %empty = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.add ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32>
    loc(fused["other.py":1:1, "block.0/first"("model.py":3:1)])
  %1 = linalg.add ins(%0, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32>
    loc(callsite("lib/linear.py":134:0 at "block.0/second"))
  return %1 : tensor<4x4xf32>
}
func.func @main(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = call @twice(%a, %b) : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %1 = call @twice(%0, %b) : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %empty = tensor.empty() : tensor<4x4xf32>
  %2 = linalg.add ins(%1, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32>
    loc(callsite("src/model.py":7:3 at "main.py":1:1))
  %3 = linalg.exp ins(%2 : tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32> loc(unknown)
  return %3 : tensor<4x4xf32>
}
