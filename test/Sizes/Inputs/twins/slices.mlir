// NAMES: arg0.d1=B
// VALUES: B=5,64
// Two slices that overlap: together they read no more than there is.
func.func @main(%a: tensor<16x{B}x8xf32>, %e: tensor<16x{B}x7xf32>) -> tensor<16x{B}x7xf32> {
  %c1 = arith.constant 1 : index
  %b = tensor.dim %a, %c1 : tensor<16x{B}x8xf32>
  %l = tensor.extract_slice %a[0, 0, 0] [16, {B|%b}, 7] [1, 1, 1] : tensor<16x{B}x8xf32> to tensor<16x{B}x7xf32>
  %r = tensor.extract_slice %a[0, 0, 1] [16, {B|%b}, 7] [1, 1, 1] : tensor<16x{B}x8xf32> to tensor<16x{B}x7xf32>
  %s = linalg.add ins(%l, %r : tensor<16x{B}x7xf32>, tensor<16x{B}x7xf32>) outs(%e : tensor<16x{B}x7xf32>) -> tensor<16x{B}x7xf32>
  return %s : tensor<16x{B}x7xf32>
}
