#map = affine_map<(d0, d1) -> (d0, d1)>
module @jit__lambda {
  func.func public @main(%arg0: tensor<8x16xf32>, %arg1: tensor<4x16xf32>) -> (tensor<12x16xf32> {jax.result_info = "result"}) {
    %c0 = arith.constant 0 : index
    %0 = tensor.empty() : tensor<12x16xf32>
    %1 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel"]} outs(%0 : tensor<12x16xf32>) {
    ^bb0(%out: f32):
      %2 = linalg.index 0 : index
      %3 = linalg.index 1 : index
      %4 = linalg.index 0 : index
      %c0_0 = arith.constant 0 : index
      %dim = tensor.dim %arg0, %c0_0 : tensor<8x16xf32>
      %5 = arith.addi %c0, %dim : index
      %6 = arith.cmpi ult, %4, %5 : index
      %7 = scf.if %6 -> (f32) {
        %8 = arith.subi %4, %c0 : index
        %extracted = tensor.extract %arg0[%8, %3] : tensor<8x16xf32>
        scf.yield %extracted : f32
      } else {
        %8 = arith.subi %4, %5 : index
        %extracted = tensor.extract %arg1[%8, %3] : tensor<4x16xf32>
        scf.yield %extracted : f32
      }
      linalg.yield %7 : f32
    } -> tensor<12x16xf32>
    return %1 : tensor<12x16xf32>
  }
}
