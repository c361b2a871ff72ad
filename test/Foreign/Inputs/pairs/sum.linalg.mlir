#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
module @jit__lambda {
  func.func public @main(%arg0: tensor<8x16xf32>) -> (tensor<8xf32> {jax.result_info = "result"}) {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_0 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<8xf32>
    %1 = linalg.fill ins(%cst_0 : f32) outs(%0 : tensor<8xf32>) -> tensor<8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%arg0 : tensor<8x16xf32>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %from_elements = tensor.from_elements %in : tensor<f32>
      %from_elements_1 = tensor.from_elements %out : tensor<f32>
      %extracted = tensor.extract %from_elements_1[] : tensor<f32>
      %extracted_2 = tensor.extract %from_elements[] : tensor<f32>
      %3 = arith.addf %extracted, %extracted_2 : f32
      %from_elements_3 = tensor.from_elements %3 : tensor<f32>
      %extracted_4 = tensor.extract %from_elements_3[] : tensor<f32>
      linalg.yield %extracted_4 : f32
    } -> tensor<8xf32>
    return %2 : tensor<8xf32>
  }
}
