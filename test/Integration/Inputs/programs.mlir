// What the passes of transformations.py are applied to.

#ij = affine_map<(i, j) -> (i, j)>
#j = affine_map<(i, j) -> (j)>

// A layer: a matrix product, a bias, an activation.
func.func @layer(%x: tensor<12x30xf32>, %w: tensor<30x20xf32>, %b: tensor<20xf32>) -> tensor<12x20xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<12x20xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<12x20xf32>) -> tensor<12x20xf32>
  %product = linalg.matmul ins(%x, %w : tensor<12x30xf32>, tensor<30x20xf32>) outs(%init : tensor<12x20xf32>) -> tensor<12x20xf32>
  %biased = linalg.generic {indexing_maps = [#ij, #j, #ij], iterator_types = ["parallel", "parallel"]} ins(%product, %b : tensor<12x20xf32>, tensor<20xf32>) outs(%empty : tensor<12x20xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %s = arith.addf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<12x20xf32>
  %active = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]} ins(%biased : tensor<12x20xf32>) outs(%empty : tensor<12x20xf32>) {
  ^bb0(%p: f32, %o: f32):
    %s = math.tanh %p : f32
    linalg.yield %s : f32
  } -> tensor<12x20xf32>
  return %active : tensor<12x20xf32>
}

// A convolution of what an elementwise op makes: tiles of it overlap.
func.func @halo(%x: tensor<1x18x3xf32>, %w: tensor<3x3x5xf32>, %out: tensor<1x16x5xf32>) -> tensor<1x16x5xf32> {
  %empty = tensor.empty() : tensor<1x18x3xf32>
  %e = linalg.exp ins(%x : tensor<1x18x3xf32>) outs(%empty : tensor<1x18x3xf32>) -> tensor<1x18x3xf32>
  %c = linalg.conv_1d_nwc_wcf {dilations = dense<1> : tensor<1xi64>, strides = dense<1> : tensor<1xi64>} ins(%e, %w : tensor<1x18x3xf32>, tensor<3x3x5xf32>) outs(%out : tensor<1x16x5xf32>) -> tensor<1x16x5xf32>
  return %c : tensor<1x16x5xf32>
}

// The same expression twice.
func.func @twice(%x: tensor<7x5xf32>) -> tensor<7x5xf32> {
  %empty = tensor.empty() : tensor<7x5xf32>
  %a = linalg.exp ins(%x : tensor<7x5xf32>) outs(%empty : tensor<7x5xf32>) -> tensor<7x5xf32>
  %b = linalg.exp ins(%x : tensor<7x5xf32>) outs(%empty : tensor<7x5xf32>) -> tensor<7x5xf32>
  %c = linalg.add ins(%a, %b : tensor<7x5xf32>, tensor<7x5xf32>) outs(%empty : tensor<7x5xf32>) -> tensor<7x5xf32>
  return %c : tensor<7x5xf32>
}
