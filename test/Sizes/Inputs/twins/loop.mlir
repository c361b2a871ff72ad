// NAMES: arg0.d0=B
// VALUES: B=2,6,40
func.func @main(%x: tensor<{B}x64xf32>, %w: tensor<64x64xf32> {roofline.param}, %y: tensor<{B}x64xf32>) -> tensor<{B}x64xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<{B}x64xf32>
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%t = %y) -> tensor<{B}x64xf32> {
    %row = tensor.extract_slice %x[%i, 0] [1, 64] [1, 1] : tensor<{B}x64xf32> to tensor<1x64xf32>
    %old = tensor.extract_slice %t[%i, 0] [1, 64] [1, 1] : tensor<{B}x64xf32> to tensor<1x64xf32>
    %new = linalg.matmul ins(%row, %w : tensor<1x64xf32>, tensor<64x64xf32>) outs(%old : tensor<1x64xf32>) -> tensor<1x64xf32>
    %all = tensor.insert_slice %new into %t[%i, 0] [1, 64] [1, 1] : tensor<1x64xf32> into tensor<{B}x64xf32>
    scf.yield %all : tensor<{B}x64xf32>
  }
  return %0 : tensor<{B}x64xf32>
}
