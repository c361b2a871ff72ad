func.func @product(%a: memref<20x24xf32>, %b: memref<24x16xf32>, %c: memref<20x16xf32>) {
  linalg.matmul ins(%a, %b : memref<20x24xf32>, memref<24x16xf32>) outs(%c : memref<20x16xf32>)
  return
}
func.func @batch(%a: memref<3x8x12xf32>, %b: memref<3x12x8xf32>, %c: memref<3x8x8xf32>) {
  linalg.batch_matmul ins(%a, %b : memref<3x8x12xf32>, memref<3x12x8xf32>) outs(%c : memref<3x8x8xf32>)
  return
}
func.func @conv(%x: memref<1x14x14x4xf32>, %w: memref<3x3x4x8xf32>, %y: memref<1x12x12x8xf32>) {
  linalg.conv_2d_nhwc_hwcf ins(%x, %w : memref<1x14x14x4xf32>, memref<3x3x4x8xf32>)
    outs(%y : memref<1x12x12x8xf32>)
  return
}
func.func @strided(%x: memref<1x17x17x4xf32>, %w: memref<2x2x4x8xf32>, %y: memref<1x6x6x8xf32>) {
  linalg.conv_2d_nhwc_hwcf {strides = dense<3> : tensor<2xi64>}
    ins(%x, %w : memref<1x17x17x4xf32>, memref<2x2x4x8xf32>) outs(%y : memref<1x6x6x8xf32>)
  return
}
func.func @pool(%x: memref<1x16x16x8xf32>, %w: memref<2x2xf32>, %y: memref<1x8x8x8xf32>) {
  linalg.pooling_nhwc_max {strides = dense<2> : tensor<2xi64>}
    ins(%x, %w : memref<1x16x16x8xf32>, memref<2x2xf32>) outs(%y : memref<1x8x8x8xf32>)
  return
}
func.func @turn(%x: memref<24x16xf32>, %y: memref<16x24xf32>) {
  linalg.transpose ins(%x : memref<24x16xf32>) outs(%y : memref<16x24xf32>) permutation = [1, 0]
  return
}
func.func @columns(%x: memref<16x24xf16>, %y: memref<24xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i)>],
                  iterator_types = ["parallel", "reduction"]}
    ins(%x : memref<16x24xf16>) outs(%y : memref<24xf32>) {
  ^bb0(%a: f16, %b: f32):
    %0 = arith.extf %a : f16 to f32
    %1 = arith.addf %0, %b : f32
    linalg.yield %1 : f32
  }
  return
}
