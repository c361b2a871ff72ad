// RUN: roofline-opt %s --roofline-annotate | FileCheck %s
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=STORED
// RUN: mlir-roofline report %s --bind spmm.arg0.nnz=10,matvec.arg0.nnz=20 --format=json | FileCheck %s --check-prefix=BOUND

// How many elements a sparse tensor stores is data. The work is that of the dense program
// at most; the traffic is a formula in their number.

#csr = #sparse_tensor.encoding<{map = (i, j) -> (i : dense, j : compressed)}>
#id = affine_map<(i, j) -> (i, j)>

// 8 * 16 macs. Reads 4 B of value and, without a width, 8 B of coordinate for each stored
// element, 8 + 1 positions of 8 B, those of 16 elements that meet one, at most, and, not
// being a splat, 8*4 B, which it writes: 72 + 32 = 104.
// CHECK-LABEL: @matvec
// CHECK: linalg.matvec
// CHECK-SAME: #roofline.cost<upper, macs = 128, effective_macs = "matvec.arg0.nnz", flops = 256, effective_flops = "2*matvec.arg0.nnz", read = "12*matvec.arg0.nnz + 4*min(16, matvec.arg0.nnz) + 104" B, write = 32 B, bytes upper>
func.func @matvec(%a: tensor<8x16xf32, #csr>, %x: tensor<16xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.matvec ins(%a, %x : tensor<8x16xf32, #csr>, tensor<16xf32>) outs(%y : tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// Beside it, what the stored elements take: 2 * nnz for the vector, and here 2 * 4 *
// nnz, as each element of the matrix meets 4 columns. 8 * 16 * 4 macs at most.
// STORED: "name": "matvec.arg0.nnz"
// STORED-NEXT: "meaning": "stored elements of argument 0 of @matvec"
// STORED: "op": "linalg.matvec"
// STORED: "status": "upper"
// STORED: "flops": 256
// STORED-NEXT: "effective_flops": "2*matvec.arg0.nnz"
// STORED: "op": "linalg.matmul"
// STORED: "flops": 1024
// STORED-NEXT: "effective_flops": "8*spmm.arg0.nnz"
// BOUND: "op": "linalg.matvec"
// BOUND: "effective_flops": 40
// BOUND: "op": "linalg.matmul"
// BOUND: "effective_flops": 80
func.func @spmm(%a: tensor<8x16xf32, #csr>, %b: tensor<16x4xf32>, %c: tensor<8x4xf32>) -> tensor<8x4xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<8x16xf32, #csr>, tensor<16x4xf32>) outs(%c : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}

// Either side of a semiring's operation: at most the larger of one product and
// nothing, for each of 128 elements. Either side has 9 positions, 2*72 B.
// CHECK-LABEL: @semiring
// CHECK: linalg.generic
// CHECK-SAME: #roofline.cost<upper, flops = 128, read = "12*semiring.arg0.nnz + 12*semiring.arg1.nnz + 144" B, write = 512 B>
func.func @semiring(%a: tensor<8x16xf32, #csr>, %b: tensor<8x16xf32, #csr>) -> tensor<8x16xf32> {
  %e = tensor.empty() : tensor<8x16xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
    ins(%a, %b : tensor<8x16xf32, #csr>, tensor<8x16xf32, #csr>) outs(%e : tensor<8x16xf32>) {
  ^bb0(%x: f32, %y: f32, %o: f32):
    %1 = sparse_tensor.binary %x, %y : f32, f32 to f32
      overlap = {
        ^bb0(%p: f32, %q: f32):
          %2 = arith.mulf %p, %q : f32
          sparse_tensor.yield %2 : f32
      }
      left = identity
      right = {}
    linalg.yield %1 : f32
  } -> tensor<8x16xf32>
  return %0 : tensor<8x16xf32>
}

// Looking at storage is free; walking it is unknown.
// CHECK-LABEL: @storage
// CHECK: sparse_tensor.values
// CHECK-NOT: roofline.cost
// CHECK: sparse_tensor.convert
// CHECK-SAME: #roofline.cost<unknown, read = 512 B, write = 512 B, bytes estimate>
func.func @storage(%a: tensor<8x16xf32, #csr>) -> (memref<?xf32>, tensor<8x16xf32>) {
  %0 = sparse_tensor.values %a : tensor<8x16xf32, #csr> to memref<?xf32>
  %1 = sparse_tensor.convert %a : tensor<8x16xf32, #csr> to tensor<8x16xf32>
  return %0, %1 : memref<?xf32>, tensor<8x16xf32>
}
