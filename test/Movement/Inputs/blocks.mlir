// Blocks of networks as tensors; bufferization gives the same on buffers.

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#column = affine_map<(i, j) -> (j)>
#one = affine_map<(i) -> (i)>
!x = tensor<1024x512xf32>
!r = tensor<1024xf32>

func.func @softmax(%x: !x) -> !x {
  %low = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0.0 : f32
  %er = tensor.empty() : !r
  %e = tensor.empty() : !x
  %fm = linalg.fill ins(%low : f32) outs(%er : !r) -> !r
  %m = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : !x) outs(%fm : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.maximumf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %d = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : !x, !r) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.subf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  %p = linalg.exp ins(%d : !x) outs(%e : !x) -> !x
  %fz = linalg.fill ins(%zero : f32) outs(%er : !r) -> !r
  %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%p : !x) outs(%fz : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %q = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p, %sum : !x, !r) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.divf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  return %q : !x
}

// Mean and mean of squares of one input are two reductions that meet.
func.func @layer_norm(%x: !x, %scale: tensor<512xf32>, %bias: tensor<512xf32>) -> !x {
  %zero = arith.constant 0.0 : f32
  %n = arith.constant 512.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %es = tensor.empty() : !r
  %e = tensor.empty() : !x
  %f = linalg.fill ins(%zero : f32) outs(%es : !r) -> !r
  %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : !x) outs(%f : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %sq = linalg.square ins(%x : !x) outs(%e : !x) -> !x
  %sumsq = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%sq : !x) outs(%f : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %rstd = linalg.generic {indexing_maps = [#one, #one, #one], iterator_types = ["parallel"]}
      ins(%sum, %sumsq : !r, !r) outs(%es : !r) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.divf %a, %n : f32
    %m2 = arith.divf %b, %n : f32
    %mm = arith.mulf %m, %m : f32
    %v = arith.subf %m2, %mm : f32
    %ve = arith.addf %v, %eps : f32
    %c = math.rsqrt %ve : f32
    linalg.yield %c : f32
  } -> !r
  %c0 = linalg.generic {indexing_maps = [#id, #row, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %sum, %rstd : !x, !r, !r) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %r: f32, %o: f32):
    %m = arith.divf %b, %n : f32
    %d = arith.subf %a, %m : f32
    %c = arith.mulf %d, %r : f32
    linalg.yield %c : f32
  } -> !x
  %y = linalg.generic {indexing_maps = [#id, #column, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c0, %scale, %bias : !x, tensor<512xf32>, tensor<512xf32>) outs(%e : !x) {
  ^bb0(%a: f32, %s: f32, %b: f32, %o: f32):
    %m = arith.mulf %a, %s : f32
    %c = arith.addf %m, %b : f32
    linalg.yield %c : f32
  } -> !x
  return %y : !x
}

func.func @rms_norm(%x: !x, %scale: tensor<512xf32>) -> !x {
  %zero = arith.constant 0.0 : f32
  %n = arith.constant 512.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %es = tensor.empty() : !r
  %e = tensor.empty() : !x
  %f = linalg.fill ins(%zero : f32) outs(%es : !r) -> !r
  %sq = linalg.square ins(%x : !x) outs(%e : !x) -> !x
  %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%sq : !x) outs(%f : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %rms = linalg.generic {indexing_maps = [#one, #one], iterator_types = ["parallel"]}
      ins(%sum : !r) outs(%es : !r) {
  ^bb0(%a: f32, %o: f32):
    %m = arith.divf %a, %n : f32
    %v = arith.addf %m, %eps : f32
    %c = math.rsqrt %v : f32
    linalg.yield %c : f32
  } -> !r
  %d = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %rms : !x, !r) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.mulf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  %y = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%d, %scale : !x, tensor<512xf32>) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.mulf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  return %y : !x
}

func.func @gelu(%x: !x) -> !x {
  %half = arith.constant 0.5 : f32
  %one = arith.constant 1.0 : f32
  %root = arith.constant 0.70710678 : f32
  %e = tensor.empty() : !x
  %s = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : !x) outs(%e : !x) {
  ^bb0(%a: f32, %o: f32):
    %c = arith.mulf %a, %root : f32
    linalg.yield %c : f32
  } -> !x
  %r = linalg.erf ins(%s : !x) outs(%e : !x) -> !x
  %t = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%r : !x) outs(%e : !x) {
  ^bb0(%a: f32, %o: f32):
    %b = arith.addf %a, %one : f32
    %c = arith.mulf %b, %half : f32
    linalg.yield %c : f32
  } -> !x
  %y = linalg.mul ins(%x, %t : !x, !x) outs(%e : !x) -> !x
  return %y : !x
}

// Each product with its bias and, behind the first, a ReLU.
func.func @mlp(%x: !x, %w: tensor<512x2048xf32>, %b: tensor<2048xf32>,
               %v: tensor<2048x512xf32>, %c: tensor<512xf32>) -> !x {
  %zero = arith.constant 0.0 : f32
  %eh = tensor.empty() : tensor<1024x2048xf32>
  %e = tensor.empty() : !x
  %fh = linalg.fill ins(%zero : f32) outs(%eh : tensor<1024x2048xf32>) -> tensor<1024x2048xf32>
  %h = linalg.matmul ins(%x, %w : !x, tensor<512x2048xf32>)
      outs(%fh : tensor<1024x2048xf32>) -> tensor<1024x2048xf32>
  %hb = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%h, %b : tensor<1024x2048xf32>, tensor<2048xf32>) outs(%eh : tensor<1024x2048xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %r = arith.addf %p, %q : f32
    linalg.yield %r : f32
  } -> tensor<1024x2048xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%hb : tensor<1024x2048xf32>) outs(%eh : tensor<1024x2048xf32>) {
  ^bb0(%p: f32, %o: f32):
    %r = arith.maximumf %p, %zero : f32
    linalg.yield %r : f32
  } -> tensor<1024x2048xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : !x) -> !x
  %y = linalg.matmul ins(%a, %v : tensor<1024x2048xf32>, tensor<2048x512xf32>)
      outs(%f : !x) -> !x
  %yb = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]}
      ins(%y, %c : !x, tensor<512xf32>) outs(%e : !x) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %r = arith.addf %p, %q : f32
    linalg.yield %r : f32
  } -> !x
  return %yb : !x
}
