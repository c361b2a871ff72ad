#map = affine_map<() -> ()>
module @jit__lambda {
  func.func public @main(%arg0: tensor<8x16xf32>) -> (tensor<10x18xf32> {jax.result_info = "result"}) {
    %cst = arith.constant dense<0> : tensor<i32>
    %0 = call @_pad(%arg0, %cst) : (tensor<8x16xf32>, tensor<i32>) -> tensor<10x18xf32>
    return %0 : tensor<10x18xf32>
  }
  func.func private @_pad(%arg0: tensor<8x16xf32>, %arg1: tensor<i32>) -> tensor<10x18xf32> {
    %0 = tensor.empty() : tensor<f32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = []} ins(%arg1 : tensor<i32>) outs(%0 : tensor<f32>) {
    ^bb0(%in: i32, %out: f32):
      %2 = arith.sitofp %in : i32 to f32
      linalg.yield %2 : f32
    } -> tensor<f32>
    %extracted = tensor.extract %1[] : tensor<f32>
    %padded = tensor.pad %arg0 low[1, 1] high[1, 1] {
    ^bb0(%arg2: index, %arg3: index):
      tensor.yield %extracted : f32
    } : tensor<8x16xf32> to tensor<10x18xf32>
    return %padded : tensor<10x18xf32>
  }
}
