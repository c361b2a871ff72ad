// RUN: roofline-opt %s --roofline-annotate | FileCheck %s
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=STORED
// RUN: mlir-roofline report %s --bind spmm.arg0.nnz=10,matvec.arg0.nnz=20 --format=json | FileCheck %s --check-prefix=BOUND

// How many elements a sparse tensor stores is data. The counts are those of the
// dense program: work is bounded by it, traffic is estimated.

#csr = #sparse_tensor.encoding<{map = (i, j) -> (i : dense, j : compressed)}>
#id = affine_map<(i, j) -> (i, j)>

// 8 * 16 macs; reads 8*16*4 and 16*4 B, writes and, not being a splat, reads 8*4 B.
// CHECK-LABEL: @matvec
// CHECK: linalg.matvec
// CHECK-SAME: #roofline.cost<upper, macs = 128, flops = 256, read = 608 B, write = 32 B, bytes estimate>
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
// nothing, for each of 128 elements.
// CHECK-LABEL: @semiring
// CHECK: linalg.generic
// CHECK-SAME: #roofline.cost<upper, flops = 128, read = 1024 B, write = 512 B, bytes estimate>
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
// CHECK-SAME: #roofline.cost<unknown, read = 512 B, write = 512 B, bytes lower>
func.func @storage(%a: tensor<8x16xf32, #csr>) -> (memref<?xf32>, tensor<8x16xf32>) {
  %0 = sparse_tensor.values %a : tensor<8x16xf32, #csr> to memref<?xf32>
  %1 = sparse_tensor.convert %a : tensor<8x16xf32, #csr> to tensor<8x16xf32>
  return %0, %1 : memref<?xf32>, tensor<8x16xf32>
}
