#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0) -> ()>
module @jit__lambda {
  func.func public @main() -> (tensor<16xi32> {jax.result_info = "result"}) {
    %cst = arith.constant dense<2> : tensor<i32>
    %0 = tensor.empty() : tensor<16xi32>
    %1 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%0 : tensor<16xi32>) {
    ^bb0(%out: i32):
      %6 = linalg.index 0 : index
      %7 = arith.index_cast %6 : index to i32
      linalg.yield %7 : i32
    } -> tensor<16xi32>
    %2 = tensor.empty() : tensor<16xi32>
    %3 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel"]} ins(%cst : tensor<i32>) outs(%2 : tensor<16xi32>) {
    ^bb0(%in: i32, %out: i32):
      linalg.yield %in : i32
    } -> tensor<16xi32>
    %4 = tensor.empty() : tensor<16xi32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]} ins(%1, %3 : tensor<16xi32>, tensor<16xi32>) outs(%4 : tensor<16xi32>) {
    ^bb0(%in: i32, %in_0: i32, %out: i32):
      %6 = arith.muli %in, %in_0 : i32
      linalg.yield %6 : i32
    } -> tensor<16xi32>
    return %5 : tensor<16xi32>
  }
}
