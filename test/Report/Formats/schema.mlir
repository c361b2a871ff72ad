// REQUIRES: jsonschema
// RUN: split-file %s %t
// RUN: mlir-roofline report %t/exact.mlir --format=json --target=%S/../Inputs/tiny.mlir -o %t/exact.json
// RUN: mlir-roofline report %t/open.mlir --format=json --target=%S/../Inputs/tiny.mlir --bind arg0.d0=3 -o %t/open.json
// RUN: mlir-roofline report %t/unknown.mlir --format=json --group-by=layer --target=%S/../Inputs/tiny.mlir --allow-unregistered-dialect -o %t/unknown.json
// RUN: mlir-roofline report %t/empty.mlir --format=json -o %t/empty.json
// RUN: mlir-roofline report %t/exact.mlir --format=json --target=%S/../Inputs/tiny.mlir --target=nvidia-h100-sxm -o %t/compared.json
// RUN: %python %S/../Inputs/validate.py %src_root/docs/report-v1.schema.json %t/exact.json %t/open.json %t/unknown.json %t/empty.json %t/compared.json | FileCheck %s
// CHECK: 5 valid

// The schema also rejects what is no report.
// RUN: sed -e 's/"flops": [0-9]*/"flops": -1/' %t/exact.json > %t/negative.json
// RUN: not %python %S/../Inputs/validate.py %src_root/docs/report-v1.schema.json %t/negative.json

//--- exact.mlir
func.func @main(%a: tensor<4x4xf16>) -> tensor<4x4xf16> {
  %empty = tensor.empty() : tensor<4x4xf16>
  %0 = linalg.add ins(%a, %a : tensor<4x4xf16>, tensor<4x4xf16>) outs(%empty : tensor<4x4xf16>) -> tensor<4x4xf16>
  return %0 : tensor<4x4xf16>
}
//--- open.mlir
func.func @main(%a: tensor<?x?xf32>, %out: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.exp ins(%a : tensor<?x?xf32>) outs(%out : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
//--- unknown.mlir
func.func @main(%a: tensor<4xi32>, %c: i1) -> tensor<4xi32> {
  %0 = "mine.op"(%a) : (tensor<4xi32>) -> tensor<4xi32>
  %1 = scf.if %c -> tensor<4xi32> {
    %2 = arith.addi %0, %a : tensor<4xi32>
    scf.yield %2 : tensor<4xi32>
  } else {
    scf.yield %0 : tensor<4xi32>
  }
  return %1 : tensor<4xi32>
}
//--- empty.mlir
module {}
