// RUN: mlir-roofline report %s --format=json | %python %S/../Inputs/list-operand.py | FileCheck %s --match-full-lines

// What a sparse matrix takes by its levels, with 32 bits of position and coordinate: r
// for the values stored.

// DCSR: 2 positions, at most 8 rows with a coordinate each, 1 more position than rows, and
// r columns and values: 8 + 4*rows + 4*(rows + 1) + 8*r.
// CHECK: dcsr: 8*dcsr.arg0.nnz + 8*min(8, dcsr.arg0.nnz) + 12 upper
// Coordinates: 2 positions, r rows, columns and values.
// CHECK-NEXT: coo: 12*coo.arg0.nnz + 8
// Blocks of 2x2, 4 rows of them: 5 positions, and for each block a coordinate and 4 values.
// CHECK-NEXT: bsr: 20*ceildiv(bsr.arg0.nnz, 4) + 20
// 2 of each 4: 64 values of 2 B with a coordinate of 8 bits, whatever is in them. So many
// products, too.
// CHECK-NEXT: nm: 192
// CHECK-NEXT: nm: effective_macs=64
// Columns first, with 16 bits of coordinate: 1 more position than columns.
// CHECK-NEXT: csc: 4*csc.arg0.d1 + 6*csc.arg0.nnz + 4

#dcsr = #sparse_tensor.encoding<{map = (i, j) -> (i : compressed, j : compressed), posWidth = 32, crdWidth = 32}>
#coo = #sparse_tensor.encoding<{map = (i, j) -> (i : compressed(nonunique), j : singleton), posWidth = 32, crdWidth = 32}>
#bsr = #sparse_tensor.encoding<{map = (i, j) -> (i floordiv 2 : dense, j floordiv 2 : compressed, i mod 2 : dense, j mod 2 : dense), posWidth = 32, crdWidth = 32}>
#nm = #sparse_tensor.encoding<{map = (i, j) -> (i : dense, j floordiv 4 : dense, j mod 4 : structured[2, 4]), crdWidth = 8}>
#csc = #sparse_tensor.encoding<{map = (i, j) -> (j : dense, i : compressed), posWidth = 32, crdWidth = 16}>
func.func @dcsr(%a: tensor<8x16xf32, #dcsr>, %x: tensor<16xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.matvec ins(%a, %x : tensor<8x16xf32, #dcsr>, tensor<16xf32>) outs(%y : tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
func.func @coo(%a: tensor<8x16xf32, #coo>, %x: tensor<16xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.matvec ins(%a, %x : tensor<8x16xf32, #coo>, tensor<16xf32>) outs(%y : tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
func.func @bsr(%a: tensor<8x16xf32, #bsr>, %x: tensor<16xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.matvec ins(%a, %x : tensor<8x16xf32, #bsr>, tensor<16xf32>) outs(%y : tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
func.func @nm(%a: tensor<8x16xf16, #nm>, %x: tensor<16xf16>, %y: tensor<8xf16>) -> tensor<8xf16> {
  %0 = linalg.matvec ins(%a, %x : tensor<8x16xf16, #nm>, tensor<16xf16>) outs(%y : tensor<8xf16>) -> tensor<8xf16>
  return %0 : tensor<8xf16>
}
func.func @csc(%a: tensor<8x?xf32, #csc>, %x: tensor<?xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.matvec ins(%a, %x : tensor<8x?xf32, #csc>, tensor<?xf32>) outs(%y : tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
