// n rows of 64 times 64 x 32 are 2048 n macs. The sums go on from %y, so that 4 bytes
// are read of 64 n + 64 * 32 + 32 n numbers, and written of 32 n: 512 n + 8192.
func.func @main(%x: tensor<?x64xf32>, %w: tensor<64x32xf32>, %y: tensor<?x32xf32>) -> tensor<?x32xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<?x64xf32>, tensor<64x32xf32>) outs(%y : tensor<?x32xf32>) -> tensor<?x32xf32>
  return %0 : tensor<?x32xf32>
}
