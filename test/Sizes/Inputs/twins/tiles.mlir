// NAMES: arg0.d0=B,arg1.d0=B
// VALUES: B=8,9,30
// Tiles of which the last one is smaller: what they read together is all.
func.func @main(%x: tensor<{B}x8xf32>, %y: tensor<{B}x8xf32>) -> tensor<{B}x8xf32> {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %n = tensor.dim %x, %c0 : tensor<{B}x8xf32>
  %0 = scf.for %i = %c0 to %n step %c4 iter_args(%t = %y) -> tensor<{B}x8xf32> {
    %m = affine.min affine_map<(d0)[s0] -> (4, s0 - d0)>(%i)[%n]
    %rows = tensor.extract_slice %x[%i, 0] [%m, 8] [1, 1] : tensor<{B}x8xf32> to tensor<?x8xf32>
    %old = tensor.extract_slice %t[%i, 0] [%m, 8] [1, 1] : tensor<{B}x8xf32> to tensor<?x8xf32>
    %new = linalg.exp ins(%rows : tensor<?x8xf32>) outs(%old : tensor<?x8xf32>) -> tensor<?x8xf32>
    %all = tensor.insert_slice %new into %t[%i, 0] [%m, 8] [1, 1] : tensor<?x8xf32> into tensor<{B}x8xf32>
    scf.yield %all : tensor<{B}x8xf32>
  }
  return %0 : tensor<{B}x8xf32>
}
