#map = affine_map<(d0, d1) -> ()>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module @jit__lambda {
  func.func public @main(%arg0: tensor<8x16xf32>) -> (tensor<4x32xf32> {jax.result_info = "result"}) {
    %cst = arith.constant dense<2.000000e+00> : tensor<f32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1]] : tensor<8x16xf32> into tensor<128xf32>
    %cast = tensor.cast %collapsed : tensor<128xf32> to tensor<128xf32>
    %expanded = tensor.expand_shape %cast [[0, 1]] output_shape [4, 32] : tensor<128xf32> into tensor<4x32xf32>
    %0 = tensor.empty() : tensor<4x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%0 : tensor<4x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x32xf32>
    %2 = tensor.empty() : tensor<4x32xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%expanded, %1 : tensor<4x32xf32>, tensor<4x32xf32>) outs(%2 : tensor<4x32xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %4 = arith.mulf %in, %in_0 : f32
      linalg.yield %4 : f32
    } -> tensor<4x32xf32>
    return %3 : tensor<4x32xf32>
  }
}
