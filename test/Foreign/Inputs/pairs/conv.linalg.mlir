#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
module @jit__lambda {
  func.func public @main(%arg0: tensor<1x8x8x3xf32>, %arg1: tensor<3x3x3x5xf32>) -> (tensor<1x6x6x5xf32> {jax.result_info = "result"}) {
    %0 = tensor.empty() : tensor<3x3x3x5xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1 : tensor<3x3x3x5xf32>) outs(%0 : tensor<3x3x3x5xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<3x3x3x5xf32>
    %2 = tensor.empty() : tensor<1x6x6x5xf32>
    %cst = arith.constant 0.000000e+00 : f32
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<1x6x6x5xf32>) -> tensor<1x6x6x5xf32>
    %4 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg0, %1 : tensor<1x8x8x3xf32>, tensor<3x3x3x5xf32>) outs(%3 : tensor<1x6x6x5xf32>) -> tensor<1x6x6x5xf32>
    return %4 : tensor<1x6x6x5xf32>
  }
}
