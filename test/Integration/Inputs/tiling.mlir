// Functions of one operation each, for tiling.py.

#id = affine_map<(i, j) -> (i, j)>
#t = affine_map<(i, j) -> (j, i)>
#row = affine_map<(i, j) -> (i)>

func.func @twice(%x: tensor<64x40xf32>, %o: tensor<64x40xf32>) -> tensor<64x40xf32> {
  %0 = linalg.add ins(%x, %x : tensor<64x40xf32>, tensor<64x40xf32>) outs(%o : tensor<64x40xf32>) -> tensor<64x40xf32>
  return %0 : tensor<64x40xf32>
}

func.func @chain(%x: tensor<64x40xf32>, %y: tensor<64x40xf32>, %o: tensor<64x40xf32>, %p: tensor<64x40xf32>) -> tensor<64x40xf32> {
  %0 = linalg.exp ins(%x : tensor<64x40xf32>) outs(%o : tensor<64x40xf32>) -> tensor<64x40xf32>
  %1 = linalg.mul ins(%0, %y : tensor<64x40xf32>, tensor<64x40xf32>) outs(%p : tensor<64x40xf32>) -> tensor<64x40xf32>
  return %1 : tensor<64x40xf32>
}

func.func @copied(%x: tensor<64x40xf32>, %o: tensor<64x40xf32>) -> tensor<64x40xf32> {
  %0 = linalg.copy ins(%x : tensor<64x40xf32>) outs(%o : tensor<64x40xf32>) -> tensor<64x40xf32>
  return %0 : tensor<64x40xf32>
}

func.func @transposed(%x: tensor<40x64xf32>, %o: tensor<64x40xf32>) -> tensor<64x40xf32> {
  %0 = linalg.transpose ins(%x : tensor<40x64xf32>) outs(%o : tensor<64x40xf32>) permutation = [1, 0]
  return %0 : tensor<64x40xf32>
}

func.func @reduced(%x: tensor<64x40xf32>, %o: tensor<64xf32>) -> tensor<64xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<64x40xf32>) outs(%o : tensor<64xf32>) {
  ^bb0(%a: f32, %s: f32):
    %sum = arith.addf %a, %s : f32
    linalg.yield %sum : f32
  } -> tensor<64xf32>
  return %0 : tensor<64xf32>
}

func.func @product(%a: tensor<64x40xf32>, %b: tensor<40x48xf32>, %o: tensor<64x48xf32>) -> tensor<64x48xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<64x40xf32>, tensor<40x48xf32>) outs(%o : tensor<64x48xf32>) -> tensor<64x48xf32>
  return %0 : tensor<64x48xf32>
}

func.func @convolution(%x: tensor<1x18x18x4xf32>, %f: tensor<3x3x4x8xf32>, %o: tensor<1x16x16x8xf32>) -> tensor<1x16x16x8xf32> {
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %f : tensor<1x18x18x4xf32>, tensor<3x3x4x8xf32>) outs(%o : tensor<1x16x16x8xf32>) -> tensor<1x16x16x8xf32>
  return %0 : tensor<1x16x16x8xf32>
}
