module @jit__lambda {
  func.func public @main(%arg0: tensor<8x16xbf16>, %arg1: tensor<16x4xbf16>) -> (tensor<8x4xbf16> {jax.result_info = "result"}) {
    %0 = tensor.empty() : tensor<8x4xbf16>
    %cst = arith.constant 0.000000e+00 : bf16
    %1 = linalg.fill ins(%cst : bf16) outs(%0 : tensor<8x4xbf16>) -> tensor<8x4xbf16>
    %2 = linalg.matmul ins(%arg0, %arg1 : tensor<8x16xbf16>, tensor<16x4xbf16>) outs(%1 : tensor<8x4xbf16>) -> tensor<8x4xbf16>
    return %2 : tensor<8x4xbf16>
  }
}
