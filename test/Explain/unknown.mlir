// What is not known says so, and why.

// RUN: split-file %s %t
// RUN: mlir-roofline explain %t/gather.mlir --op=tosa.gather --target=%S/../Report/Inputs/tiny.mlir | FileCheck %s --check-prefix=GATHER
// RUN: mlir-roofline explain %t/unknown.mlir --op=mine.op --allow-unregistered-dialect --target=%S/../Report/Inputs/tiny.mlir | FileCheck %s --check-prefix=UNKNOWN
// RUN: mlir-roofline explain %t/unknown.mlir --op=mine.op --allow-unregistered-dialect | FileCheck %s --check-prefix=NOTARGET

// Rows of 4 elements for 6 indices, of a table of 5 rows: 20 elements at most.
// GATHER: Work: none, the operation only moves data
// GATHER: operand 0 {{ *}}tensor<1x5x4xf32>, argument 0
// GATHER: which elements are touched depends on data
// GATHER: operand 1 {{ *}}tensor<1x6xi32>
// GATHER: traffic {{ *}}upper: at most this much
// GATHER-NEXT: because {{.+}}
// GATHER: time {{ *}}<= {{.*}}, bound by DRAM

// UNKNOWN: Loops: unknown; the operation does not say as which loops it runs
// UNKNOWN: Work: unknown
// UNKNOWN: work {{ *}}unknown
// UNKNOWN: because {{.+}}
// UNKNOWN: On tiny
// UNKNOWN: time {{ *}}unknown, as the work is

// NOTARGET: Without a target
// NOTARGET-NEXT: time {{ *}}unknown; --target=NAME says on which machine

//--- gather.mlir
func.func @main(%table: tensor<1x5x4xf32>, %indices: tensor<1x6xi32>) -> tensor<1x6x4xf32> {
  %0 = tosa.gather %table, %indices : (tensor<1x5x4xf32>, tensor<1x6xi32>) -> tensor<1x6x4xf32>
  return %0 : tensor<1x6x4xf32>
}
//--- unknown.mlir
func.func @main(%a: tensor<4xi32>) -> tensor<4xi32> {
  %0 = "mine.op"(%a) : (tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}
