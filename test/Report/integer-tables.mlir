// RUN: mlir-roofline report %s --group-by=function --format=csv \
// RUN:   | %python %S/Inputs/list-parameters.py | FileCheck %s --match-full-lines
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=TOTAL
// RUN: mlir-roofline report %s --format=json --function=captured | FileCheck %s --check-prefix=ONE
// RUN: mlir-roofline report %s --format=json --function=loaded | FileCheck %s --check-prefix=ONE

// A table of integers is a parameter as a table of floats is, in whatever form its rows
// are looked up: 3*4 elements of 1 B each. One that is only sliced has no operation that
// uses it, and counts in the total: 5*12. One in a function that nothing refers to counts
// nowhere, and a function that was chosen has its own.
// CHECK-DAG: tensor_gather 12 12 i8=12
// CHECK-DAG: captured 12 12 i8=12
// CHECK-DAG: loaded 12 12 i8=12
// CHECK-DAG: gathered_dequantised 12 12 i8=12
// TOTAL:      "parameters": {
// TOTAL-NEXT: "count": 60,
// TOTAL-NEXT: "bytes": 60,
// ONE:        "parameters": {
// ONE-NEXT:   "count": 12,
func.func @tensor_gather(%i: tensor<2x1xindex>) -> tensor<2x4xi8> {
  %w = arith.constant dense<[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]> : tensor<3x4xi8>
  %r = tensor.gather %w[%i] gather_dims([0]) : (tensor<3x4xi8>, tensor<2x1xindex>) -> tensor<2x4xi8>
  return %r : tensor<2x4xi8>
}
func.func @captured(%i: tensor<2xi64>) -> tensor<2x4xf32> {
  %w = arith.constant dense<[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 13]]> : tensor<3x4xi8>
  %e = tensor.empty() : tensor<2x4xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%i : tensor<2xi64>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%n: i64, %o: f32):
    %r = arith.index_cast %n : i64 to index
    %c = linalg.index 1 : index
    %v = tensor.extract %w[%r, %c] : tensor<3x4xi8>
    %f = arith.sitofp %v : i8 to f32
    linalg.yield %f : f32
  } -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}
memref.global "private" constant @t : memref<3x4xi8> = dense<[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 14]]>
func.func @loaded(%i: index, %o: memref<4xi8>) {
  %w = memref.get_global @t : memref<3x4xi8>
  affine.for %j = 0 to 4 {
    %v = memref.load %w[%i, %j] : memref<3x4xi8>
    memref.store %v, %o[%j] : memref<4xi8>
  }
  return
}
func.func @gathered_dequantised(%i: tensor<1x2xi32>) -> tensor<1x2x4xf32> {
  %w = "tosa.const"() <{values = dense<[[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 15]]]> : tensor<1x3x4xi8>}> : () -> tensor<1x3x4xi8>
  %r = tosa.gather %w, %i : (tensor<1x3x4xi8>, tensor<1x2xi32>) -> tensor<1x2x4xi8>
  %f = tosa.cast %r : (tensor<1x2x4xi8>) -> tensor<1x2x4xf32>
  return %f : tensor<1x2x4xf32>
}
func.func @slice_at(%i: index) -> tensor<1x4xi8> {
  %w = arith.constant dense<[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 16]]> : tensor<3x4xi8>
  %r = tensor.extract_slice %w[%i, 0] [1, 4] [1, 1] : tensor<3x4xi8> to tensor<1x4xi8>
  return %r : tensor<1x4xi8>
}
func.func private @never(%i: tensor<2x1xindex>) -> tensor<2x4xi8> {
  %w = arith.constant dense<[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 17]]> : tensor<3x4xi8>
  %r = tensor.gather %w[%i] gather_dims([0]) : (tensor<3x4xi8>, tensor<2x1xindex>) -> tensor<2x4xi8>
  return %r : tensor<2x4xi8>
}
