// RUN: split-file %s %t
// RUN: mlir-roofline report %t/args.mlir --format=json | FileCheck %s --check-prefix=MARKED
// RUN: mlir-roofline report %t/args.mlir --format=json --params=1-2 | FileCheck %s --check-prefix=RANGE
// RUN: mlir-roofline report %t/args.mlir --format=json --params=2- | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline report %t/args.mlir --format=json "--params= 0 , 2-2" | FileCheck %s --check-prefix=LIST
// RUN: mlir-roofline report %t/args.mlir --format=json --params=@%t/args.json | FileCheck %s --check-prefix=FILE
// RUN: mlir-roofline report %t/constants.mlir --format=json | FileCheck %s --check-prefix=CONSTANTS
// RUN: mlir-roofline report %t/integers.mlir --format=json | FileCheck %s --check-prefix=INTEGERS
// RUN: mlir-roofline report %t/once.mlir --format=json | FileCheck %s --check-prefix=ONCE

// Argument 3 carries the mark: 5 elements of 4 bits are 3 B. What the command
// line names comes on top.
// MARKED: "parameters": {
// MARKED-NEXT: "count": 5,
// MARKED-NEXT: "bytes": 3
// 12 of 4 B and 7 of 1 B: 12 + 7 + 5 and 48 + 7 + 3.
// RANGE: "parameters": {
// RANGE-NEXT: "count": 24,
// RANGE-NEXT: "bytes": 58
// 7 + 5, 7 + 3.
// OPEN: "parameters": {
// OPEN-NEXT: "count": 12,
// OPEN-NEXT: "bytes": 10
// 2*n + 7 + 5; 8*n + 7 + 3.
// LIST: "parameters": {
// LIST-NEXT: "count": "2*arg0.d0 + 12",
// LIST-NEXT: "bytes": "8*arg0.d0 + 10"
// Of kind `param` and used: only argument 2.
// FILE: "parameters": {
// FILE-NEXT: "count": 12,
// FILE-NEXT: "bytes": 10

// A float constant is a weight, 3 elements; a splat is none. An integer constant
// is one, too, 4 elements of 1 B, but not if it holds indices. Of the globals the immutable ones that are initialised and no
// splat: 2 + 2 elements. Each once, however often used: 3 + 4 + 4 = 11 elements,
// 12 + 4 + 16 B.
// CONSTANTS: "parameters": {
// CONSTANTS-NEXT: "count": 11,
// CONSTANTS-NEXT: "bytes": 32

// Two integer constants that are multiplied with one another are both weights, 4
// elements of 1 B each, and so is one that is added, as a float would be. So is a
// table that is looked up, 12, but not where to look, 2, though it is computed; nor
// a mask.
// INTEGERS: "parameters": {
// INTEGERS-NEXT: "count": 24,
// INTEGERS-NEXT: "bytes": 24

// One resource named by two constants of two functions and one global, 4 floats. A
// marked argument passed on to one that is marked, too, 8 floats, and what is passed
// the other time, 8 more: 20. Equal literals are one, 2 floats: 22.
// ONCE: "parameters": {
// ONCE-NEXT: "count": 22,
// ONCE-NEXT: "bytes": 88

//--- args.mlir
func.func @f(%x: tensor<?x2xf32>, %a: tensor<3x4xf32>, %b: tensor<7xi8>, %c: tensor<5xi4> {roofline.param}) {
  return
}

//--- args.json
{"model": "ignored", "args": [
  {"index": 0, "kind": "input"},
  {"index": 1, "kind": "param", "used": false},
  {"index": 2, "kind": "param", "used": true},
  {"index": 3, "kind": "buffer"}
]}

//--- constants.mlir
ml_program.global private @weight(dense<[1.0, 2.0]> : tensor<2xf32>) : tensor<2xf32>
ml_program.global private mutable @state(dense<[1.0, 2.0]> : tensor<2xf32>) : tensor<2xf32>
ml_program.global private @external(#ml_program.extern<tensor<4xi32>>) : tensor<4xi32>
memref.global "private" constant @buffer : memref<2xf32> = dense<[1.0, 2.0]>
memref.global "private" @scratch : memref<2xf32>
memref.global "private" constant @zeros : memref<2xf32> = dense<0.0>
func.func @f(%x: tensor<3xf32>, %q: tensor<2x2xi8>, %acc: tensor<2x2xi32>) -> (tensor<3xf32>, tensor<2x2xi32>, f32) {
  %w = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %s = arith.constant dense<2.0> : tensor<3xf32>
  %0 = arith.addf %x, %w : tensor<3xf32>
  %1 = arith.addf %0, %w : tensor<3xf32>
  %2 = arith.addf %1, %s : tensor<3xf32>
  %k = arith.constant dense<[[1, 2], [3, 4]]> : tensor<2x2xi8>
  %3 = linalg.matmul ins(%q, %k : tensor<2x2xi8>, tensor<2x2xi8>) outs(%acc : tensor<2x2xi32>) -> tensor<2x2xi32>
  %positions = arith.constant dense<[2, 0, 1]> : tensor<3xi64>
  %c0 = arith.constant 0 : index
  %p = tensor.extract %positions[%c0] : tensor<3xi64>
  %at = arith.index_cast %p : i64 to index
  %e = tensor.extract %2[%at] : tensor<3xf32>
  return %2, %3, %e : tensor<3xf32>, tensor<2x2xi32>, f32
}

//--- integers.mlir
func.func @f(%acc: tensor<2x2xi32>, %x: tensor<2x2xi8>, %y: tensor<2x2xi8>) -> (tensor<2x2xi32>, tensor<2x2xi8>, tensor<1x2x4xi8>, tensor<2x2xi8>) {
  %a = arith.constant dense<[[1, 2], [3, 4]]> : tensor<2x2xi8>
  %b = arith.constant dense<[[5, 6], [7, 8]]> : tensor<2x2xi8>
  %0 = linalg.matmul ins(%a, %b : tensor<2x2xi8>, tensor<2x2xi8>) outs(%acc : tensor<2x2xi32>) -> tensor<2x2xi32>
  %c = arith.constant dense<[[1, 0], [1, 1]]> : tensor<2x2xi8>
  %1 = arith.addi %c, %x : tensor<2x2xi8>
  %t = "tosa.const"() <{values = dense<[[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]]> : tensor<1x3x4xi8>}> : () -> tensor<1x3x4xi8>
  %i = "tosa.const"() <{values = dense<[[0, 1]]> : tensor<1x2xi32>}> : () -> tensor<1x2xi32>
  %j = tosa.abs %i : (tensor<1x2xi32>) -> tensor<1x2xi32>
  %2 = tosa.gather %t, %j : (tensor<1x3x4xi8>, tensor<1x2xi32>) -> tensor<1x2x4xi8>
  %m = arith.constant dense<[[true, false], [true, true]]> : tensor<2x2xi1>
  %3 = arith.select %m, %x, %y : tensor<2x2xi1>, tensor<2x2xi8>
  return %0, %1, %2, %3 : tensor<2x2xi32>, tensor<2x2xi8>, tensor<1x2x4xi8>, tensor<2x2xi8>
}

//--- once.mlir
memref.global "private" constant @buffer : memref<4xf32> = dense_resource<w>
func.func private @layer(%x: tensor<4xf32>, %v: tensor<8xf32> {roofline.param}) -> (tensor<4xf32>, tensor<8xf32>) {
  %w = arith.constant dense_resource<w> : tensor<4xf32>
  %0 = arith.addf %x, %w : tensor<4xf32>
  %1 = math.exp %v : tensor<8xf32>
  return %0, %1 : tensor<4xf32>, tensor<8xf32>
}
func.func @main(%x: tensor<4xf32>, %v: tensor<8xf32> {roofline.param}, %u: tensor<8xf32>) -> (tensor<4xf32>, tensor<2xf32>) {
  %w = arith.constant dense_resource<w> : tensor<4xf32>
  %0 = arith.addf %x, %w : tensor<4xf32>
  %1:2 = func.call @layer(%0, %v) : (tensor<4xf32>, tensor<8xf32>) -> (tensor<4xf32>, tensor<8xf32>)
  %2:2 = func.call @layer(%1#0, %u) : (tensor<4xf32>, tensor<8xf32>) -> (tensor<4xf32>, tensor<8xf32>)
  %a = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %b = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %3 = arith.addf %a, %b : tensor<2xf32>
  return %2#0, %3 : tensor<4xf32>, tensor<2xf32>
}
{-#
  dialect_resources: { builtin: { w: "0x040000000000803f0000003f0000803f0000003f" } }
#-}
