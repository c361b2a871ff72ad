// NAMES: arg0.d0=B,arg0.d1=H,arg3.d1=H,arg4.d1=H
// VALUES: B=1,4 H=8,33
func.func @main(%x: tensor<{B}x{H}x16x8xf32>, %w: tensor<1x3x8x16xf32> {roofline.param}, %d: tensor<1x3x8xf32> {roofline.param},
                %y: tensor<{B}x{H}x14x16xf32>, %z: tensor<{B}x{H}x14x8xf32>) -> (tensor<{B}x{H}x14x16xf32>, tensor<{B}x{H}x14x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %y0 = linalg.fill ins(%zero : f32) outs(%y : tensor<{B}x{H}x14x16xf32>) -> tensor<{B}x{H}x14x16xf32>
  %z0 = linalg.fill ins(%zero : f32) outs(%z : tensor<{B}x{H}x14x8xf32>) -> tensor<{B}x{H}x14x8xf32>
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<{B}x{H}x16x8xf32>, tensor<1x3x8x16xf32>) outs(%y0 : tensor<{B}x{H}x14x16xf32>) -> tensor<{B}x{H}x14x16xf32>
  %1 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %d : tensor<{B}x{H}x16x8xf32>, tensor<1x3x8xf32>) outs(%z0 : tensor<{B}x{H}x14x8xf32>) -> tensor<{B}x{H}x14x8xf32>
  return %0, %1 : tensor<{B}x{H}x14x16xf32>, tensor<{B}x{H}x14x8xf32>
}
