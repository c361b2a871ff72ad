// REQUIRES: jsonschema
// RUN: split-file %s %t
// RUN: mlir-roofline explain %src_root/docs/examples/strided-conv.mlir --op=0 --format=json --target=nvidia-h100-sxm --target=%S/../Report/Inputs/tiny.mlir -o %t/conv.json
// RUN: mlir-roofline explain %t/open.mlir --op=linalg.* --format=json -o %t/open.json
// RUN: mlir-roofline explain %t/open.mlir --op=linalg.* --format=json --bind arg0.d0=8 --target=%S/../Report/Inputs/tiny.mlir -o %t/bound.json
// RUN: mlir-roofline explain %t/unknown.mlir --op=mine.op --format=json --allow-unregistered-dialect --target=nvidia-h100-sxm -o %t/unknown.json
// RUN: mlir-roofline explain %src_root/docs/examples/resnet20.mlir --op='*' --format=json --target=nvidia-h100-sxm -o %t/resnet.json
// RUN: %python %S/../Report/Inputs/validate.py %src_root/docs/explain-v1.schema.json %t/conv.json %t/open.json %t/bound.json %t/unknown.json %t/resnet.json | FileCheck %s
// CHECK: 5 valid

// The schema also rejects what is no explanation.
// RUN: sed -e 's/"iterator": "reduction"/"iterator": "window"/' %t/conv.json > %t/wrong.json
// RUN: not %python %S/../Report/Inputs/validate.py %src_root/docs/explain-v1.schema.json %t/wrong.json

// What the text says is what JSON has; see convolution.mlir for the numbers.
// RUN: FileCheck %s --check-prefix=CONV < %t/conv.json
// CONV: "choice": "0"
// CONV: "iterations": 4608
// CONV: "metric": "macs"
// CONV-NEXT: "count": 4608
// CONV: "effective": 3872
// CONV-NEXT: "necessary": 3872
// CONV: "iterations": 12
// CONV-NEXT: "inside": 11
// CONV-NEXT: "met": 8
// CONV-NEXT: "exact": true
// CONV: "target": "tiny"
// CONV-NEXT: "bound_by": "vector.f32"
// CONV: "name": "DRAM"
// CONV-NEXT: "kind": "memory"
// CONV-NEXT: "amount": 2720
// CONV: "source": "made up"
// CONV: "other_ids": []

// A list of all operations but the first four: ids from 4 on.
// RUN: FileCheck %s --check-prefix=OTHERS < %t/resnet.json
// OTHERS: "other_ids": [
// OTHERS-NEXT: 4,
// OTHERS-NEXT: 5,

//--- open.mlir
func.func @main(%a: tensor<?x8xf32>, %out: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = linalg.exp ins(%a : tensor<?x8xf32>) outs(%out : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}
//--- unknown.mlir
func.func @main(%a: tensor<4xi32>) -> tensor<4xi32> {
  %0 = "mine.op"(%a) : (tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}
