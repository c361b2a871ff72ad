#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d6, d0, d2 + d3, d4 + d5)>
#map2 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d1, d0, d3, d5)>
#map3 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d6, d1, d2, d4)>
module @jit__lambda {
  func.func public @main(%arg0: tensor<1x3x8x8xf32>, %arg1: tensor<5x3x3x3xf32>) -> (tensor<1x5x6x6xf32> {jax.result_info = "result"}) {
    %0 = tensor.empty() : tensor<5x3x3x3xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1 : tensor<5x3x3x3xf32>) outs(%0 : tensor<5x3x3x3xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<5x3x3x3xf32>
    %2 = tensor.empty() : tensor<1x5x6x6xf32>
    %cst = arith.constant 0.000000e+00 : f32
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<1x5x6x6xf32>) -> tensor<1x5x6x6xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map2, #map3], iterator_types = ["reduction", "parallel", "parallel", "reduction", "parallel", "reduction", "parallel"]} ins(%arg0, %1 : tensor<1x3x8x8xf32>, tensor<5x3x3x3xf32>) outs(%3 : tensor<1x5x6x6xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.mulf %in, %in_0 : f32
      %6 = arith.addf %out, %5 : f32
      linalg.yield %6 : f32
    } -> tensor<1x5x6x6xf32>
    return %4 : tensor<1x5x6x6xf32>
  }
}
