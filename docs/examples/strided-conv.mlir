// A convolution that a reader can follow by hand: 3x3 filters over an 8x8
// image, every other position, a row and a column of zeros around. With the
// padding on the left alone, the last position ends at the image's edge.
func.func @main(%image: tensor<1x8x8x4xf32>, %filter: tensor<8x3x3x4xf32>,
                %bias: tensor<8xf32>) -> tensor<1x4x4x8xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %image, %filter, %bias, %zero, %zero {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 0, 1, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x4xf32>, tensor<8x3x3x4xf32>, tensor<8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x8xf32>
  return %0 : tensor<1x4x4x8xf32>
}
