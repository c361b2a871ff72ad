// Shapes and element types of what an operation takes and gives.

// RUN: mlir-roofline report %s --columns=types,parameters --all | FileCheck %s
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=JSON
// RUN: mlir-roofline report %s --format=json > %t.json
// RUN: %python %S/Inputs/validate.py %src_root/docs/report-v1.schema.json %t.json

// CHECK:     id op types params{{$}}
// Where a result goes is no operand, unless that is memory.
// CHECK-DAG: linalg.matmul ?x32xf16, 32x8xf16 -> ?x8xf32 256{{$}}
// CHECK-DAG: linalg.copy 8xcomplex<f32> -> 8xcomplex<f32> 0{{$}}
// CHECK-DAG: memref.load 4x4xi8 -> i8 0{{$}}
// CHECK-DAG: arith.addi i8, i8 -> i8 0{{$}}
// CHECK-DAG: memref.store 4x4xi8 0{{$}}

// JSON: "types": "?x32xf16, 32x8xf16 -> ?x8xf32"
// JSON: "parameters": {
// JSON-NEXT: "count": 256,
// JSON-NEXT: "bytes": 512,

func.func @tensors(%a: tensor<?x32xf16>, %w: tensor<32x8xf16> {roofline.param}, %c: tensor<?x8xf32>, %m: memref<4x4xi8>, %i: index, %x: tensor<8xcomplex<f32>>, %y: memref<8xcomplex<f32>>) -> tensor<?x8xf32> {
  %0 = linalg.matmul ins(%a, %w : tensor<?x32xf16>, tensor<32x8xf16>) outs(%c : tensor<?x8xf32>) -> tensor<?x8xf32>
  %z = bufferization.to_buffer %x : tensor<8xcomplex<f32>> to memref<8xcomplex<f32>>
  linalg.copy ins(%z : memref<8xcomplex<f32>>) outs(%y : memref<8xcomplex<f32>>)
  %1 = memref.load %m[%i, %i] : memref<4x4xi8>
  %2 = arith.addi %1, %1 : i8
  memref.store %2, %m[%i, %i] : memref<4x4xi8>
  return %0 : tensor<?x8xf32>
}
