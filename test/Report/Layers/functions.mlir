// RUN: split-file %s %t
// RUN: mlir-roofline report %t/two.mlir --target=%S/../Inputs/tiny.mlir --format=json | FileCheck %s --check-prefix=JSON
// RUN: mlir-roofline report %t/two.mlir | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %t/two.mlir --group-by=kind | FileCheck %s --check-prefix=KIND
// RUN: mlir-roofline report %t/two.mlir --function=decode --format=json | FileCheck %s --check-prefix=CHOSEN
// RUN: mlir-roofline report %t/two.mlir --function=@decode | FileCheck %s --check-prefix=CHOSEN-TABLE
// RUN: roofline-opt %t/two.mlir --roofline-report="function=decode format=json" -o /dev/null | FileCheck %s --check-prefix=CHOSEN
// RUN: not mlir-roofline report %t/two.mlir --function=decod 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// RUN: not mlir-roofline report %t/two.mlir --function= 2>&1 | FileCheck %s --check-prefix=EMPTY
// RUN: mlir-roofline report %t/called.mlir --format=json | FileCheck %s --check-prefix=CALLED
// RUN: mlir-roofline report %t/called.mlir --function=layer --bind=arg0.d0=5 --format=json | FileCheck %s --check-prefix=LAYER
// RUN: mlir-roofline report %t/called.mlir --function=layer --bind=layer.arg0.d0=5 --format=json | FileCheck %s --check-prefix=LAYER

// Public functions are programs of their own, each with its totals and its times: 128
// and 8 flops. `totals` sums them and says so.
// JSON: "totals": {
// JSON: "flops": 136,
// JSON: "program": {
// JSON-NEXT: "sums": [
// JSON-NEXT: "prefill",
// JSON-NEXT: "decode"
// JSON-NEXT: ],
// JSON-NEXT: "unreferenced_functions": 0,
// JSON: "name": "prefill",
// JSON-NEXT: "entry": true,
// JSON-NEXT: "multiplicity": 1,
// JSON: "flops": 128,
// JSON: "targets": [
// JSON: "latency_bound_s":
// JSON: "name": "decode",
// JSON-NEXT: "entry": true,
// JSON: "flops": 8,
// JSON: "latency_bound_s":
// JSON: "name": "part",
// JSON-NEXT: "entry": false,
// JSON: "ops": [

// Nobody has asked for their sum.
// TABLE: function{{ +}}MACs{{ +}}FLOPs
// TABLE: prefill{{ +}}0{{ +}}128
// TABLE: decode{{ +}}0{{ +}}8
// TABLE-NOT: total
// TABLE: (each a program of its own; --function=NAME reports one of them)
// TABLE-NOT: Totals
// TABLE: entries{{ +}}2 functions, each with what it calls
// KIND: kind
// KIND: arith.addf{{ +}}2{{ +}}0{{ +}}136
// KIND-NOT: total
// KIND: function
// KIND: prefill

// CHOSEN: "flops": 8,
// CHOSEN: "function": "decode",
// CHOSEN-NEXT: "sums": [
// CHOSEN-NEXT: "decode"
// CHOSEN-NOT: "name": "prefill"
// CHOSEN-TABLE: total, 1 op
// UNKNOWN: error: expected the name of a function with a body, found 'decod'; did you mean 'decode'?; the functions are: prefill, decode, part
// EMPTY: error: in --function: expected NAME, found ''

// A public function that another one calls is a program, too: with its own sizes, 2
// flops a row. In the sum it runs with the sizes that it is called with: 2*(3 + 4).
// CALLED: "flops": 14,
// CALLED: "sums": [
// CALLED-NEXT: "main"
// CALLED-NEXT: ]
// CALLED: "name": "main",
// CALLED-NEXT: "entry": true,
// CALLED: "name": "layer",
// CALLED-NEXT: "entry": true,
// CALLED-NEXT: "multiplicity": 2,
// CALLED: "flops": "2*layer.arg0.d0",
// CALLED: "name": "layer",
// CALLED-NEXT: "entry": false,
// CALLED-NEXT: "sizes": {
// CALLED-NEXT: "layer.arg0.d0": 3
// CALLED-NEXT: },
// CALLED-NEXT: "multiplicity": 1,
// CALLED: "flops": 6,
// CALLED: "ops": [
// CALLED: "function": "layer",
// CALLED: "sizes": {
// CALLED-NEXT: "layer.arg0.d0": 3
// LAYER: "flops": 10,

//--- two.mlir
func.func @prefill(%a: tensor<128xf32>) -> tensor<128xf32> {
  %0 = arith.addf %a, %a : tensor<128xf32>
  return %0 : tensor<128xf32>
}
func.func @decode(%a: tensor<8xf32>) -> tensor<8xf32> {
  %0 = call @part(%a) : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
func.func private @part(%a: tensor<8xf32>) -> tensor<8xf32> {
  %0 = arith.addf %a, %a : tensor<8xf32>
  return %0 : tensor<8xf32>
}
//--- called.mlir
func.func @main(%a: tensor<3x2xf32>, %b: tensor<4x2xf32>) {
  %0 = tensor.cast %a : tensor<3x2xf32> to tensor<?x2xf32>
  %1 = tensor.cast %b : tensor<4x2xf32> to tensor<?x2xf32>
  call @layer(%0) : (tensor<?x2xf32>) -> ()
  call @layer(%1) : (tensor<?x2xf32>) -> ()
  return
}
func.func @layer(%a: tensor<?x2xf32>) {
  %0 = arith.addf %a, %a : tensor<?x2xf32>
  return
}
