module @jit__lambda {
  func.func public @main(%arg0: tensor<8x16xi8>, %arg1: tensor<16x4xi8>) -> (tensor<8x4xi32> {jax.result_info = "result"}) {
    %0 = tensor.empty() : tensor<8x4xi32>
    %c0_i32 = arith.constant 0 : i32
    %1 = linalg.fill ins(%c0_i32 : i32) outs(%0 : tensor<8x4xi32>) -> tensor<8x4xi32>
    %2 = linalg.matmul ins(%arg0, %arg1 : tensor<8x16xi8>, tensor<16x4xi8>) outs(%1 : tensor<8x4xi32>) -> tensor<8x4xi32>
    return %2 : tensor<8x4xi32>
  }
}
