// A sum over what a group makes needs none of it as a whole: every tile adds its part, and
// what is small follows on it. So a loss is one group with what it sums up.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#rowk = affine_map<(i, j) -> (i, 0)>
#one = affine_map<(i) -> (i)>
#none = affine_map<(i) -> ()>
!x = tensor<512x512xf32>
!r = tensor<512xf32>
!rk = tensor<512x1xf32>

// As PyTorch has it: the logarithm of a softmax, of which labels pick an element of each row,
// whichever, so that a row has to be there. Logits are 512 * 512 * 4 B, 1,048,576 B, labels
// 512 * 8 B, and the mean 4 B.
// CHECK: cross_entropy: linalg.generic x9: {{[0-9]+}} -> 1052676{{$}}
func.func @cross_entropy(%x: !x, %label: tensor<512xi64>) -> tensor<f32> {
  %zero = arith.constant 0.0 : f32
  %low = arith.constant 0xFF800000 : f32
  %n = arith.constant 512.0 : f32
  %e = tensor.empty() : !x
  %er = tensor.empty() : !rk
  %er1 = tensor.empty() : !r
  %fm = linalg.fill ins(%low : f32) outs(%er : !rk) -> !rk
  %m = linalg.generic {indexing_maps = [#id, #rowk], iterator_types = ["parallel", "reduction"]} ins(%x : !x) outs(%fm : !rk) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.maximumf %a, %b : f32
    linalg.yield %c : f32
  } -> !rk
  %s = linalg.generic {indexing_maps = [#id, #rowk, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %m : !x, !rk) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.subf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  %x1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%s : !x) outs(%e : !x) {
  ^bb0(%a: f32, %o: f32):
    %c = math.exp %a : f32
    linalg.yield %c : f32
  } -> !x
  %fz = linalg.fill ins(%zero : f32) outs(%er : !rk) -> !rk
  %sum = linalg.generic {indexing_maps = [#id, #rowk], iterator_types = ["parallel", "reduction"]} ins(%x1 : !x) outs(%fz : !rk) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !rk
  %log = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%sum : !rk) outs(%er : !rk) {
  ^bb0(%a: f32, %o: f32):
    %c = math.log %a : f32
    linalg.yield %c : f32
  } -> !rk
  %lp = linalg.generic {indexing_maps = [#id, #rowk, #id], iterator_types = ["parallel", "parallel"]} ins(%s, %log : !x, !rk) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.subf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  %picked = linalg.generic {indexing_maps = [#one, #one], iterator_types = ["parallel"]} ins(%label : tensor<512xi64>) outs(%er1 : !r) {
  ^bb0(%l: i64, %o: f32):
    %i = linalg.index 0 : index
    %j = arith.index_cast %l : i64 to index
    %v = tensor.extract %lp[%i, %j] : !x
    %c = arith.negf %v : f32
    linalg.yield %c : f32
  } -> !r
  %es = tensor.empty() : tensor<f32>
  %fs = linalg.fill ins(%zero : f32) outs(%es : tensor<f32>) -> tensor<f32>
  %total = linalg.generic {indexing_maps = [#one, #none], iterator_types = ["reduction"]} ins(%picked : !r) outs(%fs : tensor<f32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> tensor<f32>
  %mean = linalg.generic {indexing_maps = [affine_map<() -> ()>, affine_map<() -> ()>], iterator_types = []} ins(%total : tensor<f32>) outs(%es : tensor<f32>) {
  ^bb0(%a: f32, %o: f32):
    %c = arith.divf %a, %n : f32
    linalg.yield %c : f32
  } -> tensor<f32>
  return %mean : tensor<f32>
}

// As JAX has it: products with ones and zeros that are made of labels of 4 B, summed by rows:
// 1,048,576 + 512 * 4 + 4.
// CHECK: one_hot: linalg.reduce, {{.*}} linalg.generic: {{[0-9]+}} -> 1050628{{$}}
func.func @one_hot(%x: !x, %label: tensor<512xi32>) -> tensor<f32> {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %low = arith.constant 0xFF800000 : f32
  %n = arith.constant 512.0 : f32
  %e = tensor.empty() : !x
  %er = tensor.empty() : !r
  %fm = linalg.fill ins(%low : f32) outs(%er : !r) -> !r
  %m = linalg.reduce { arith.maximumf } ins(%x : !x) outs(%fm : !r) dimensions = [1]
  %s = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %m : !x, !r) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.subf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  %x1 = linalg.exp ins(%s : !x) outs(%e : !x) -> !x
  %fz = linalg.fill ins(%zero : f32) outs(%er : !r) -> !r
  %sum = linalg.reduce { arith.addf } ins(%x1 : !x) outs(%fz : !r) dimensions = [1]
  %log = linalg.log ins(%sum : !r) outs(%er : !r) -> !r
  %lp = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%s, %log : !x, !r) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.subf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  %hot = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]} ins(%label : tensor<512xi32>) outs(%e : !x) {
  ^bb0(%a: i32, %o: f32):
    %j = linalg.index 1 : index
    %l = arith.index_cast %j : index to i32
    %c = arith.cmpi eq, %a, %l : i32
    %v = arith.uitofp %c : i1 to f32
    linalg.yield %v : f32
  } -> !x
  %prod = linalg.mul ins(%hot, %lp : !x, !x) outs(%e : !x) -> !x
  %picked = linalg.reduce { arith.addf } ins(%prod : !x) outs(%fz : !r) dimensions = [1]
  %neg = linalg.negf ins(%picked : !r) outs(%er : !r) -> !r
  %es = tensor.empty() : tensor<f32>
  %fs = linalg.fill ins(%zero : f32) outs(%es : tensor<f32>) -> tensor<f32>
  %total = linalg.reduce { arith.addf } ins(%neg : !r) outs(%fs : tensor<f32>) dimensions = [0]
  %mean = linalg.generic {indexing_maps = [affine_map<() -> ()>, affine_map<() -> ()>], iterator_types = []} ins(%total : tensor<f32>) outs(%es : tensor<f32>) {
  ^bb0(%a: f32, %o: f32):
    %c = arith.divf %a, %n : f32
    linalg.yield %c : f32
  } -> tensor<f32>
  return %mean : tensor<f32>
}

// Products of two tensors, summed up at once: 2 * 1,048,576 + 4.
// CHECK: at_once: linalg.exp, linalg.reduce, linalg.log, linalg.generic, linalg.mul, linalg.reduce: {{[0-9]+}} -> 2097156{{$}}
func.func @at_once(%x: !x, %hot: !x) -> tensor<f32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : !x
  %er = tensor.empty() : !r
  %fz = linalg.fill ins(%zero : f32) outs(%er : !r) -> !r
  %x1 = linalg.exp ins(%x : !x) outs(%e : !x) -> !x
  %sum = linalg.reduce { arith.addf } ins(%x1 : !x) outs(%fz : !r) dimensions = [1]
  %log = linalg.log ins(%sum : !r) outs(%er : !r) -> !r
  %lp = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %log : !x, !r) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.subf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  %prod = linalg.mul ins(%hot, %lp : !x, !x) outs(%e : !x) -> !x
  %es = tensor.empty() : tensor<f32>
  %fs = linalg.fill ins(%zero : f32) outs(%es : tensor<f32>) -> tensor<f32>
  %total = linalg.reduce { arith.addf } ins(%prod : !x) outs(%fs : tensor<f32>) dimensions = [0, 1]
  return %total : tensor<f32>
}

// CHECK: of_batches: tosa.reduce_max, {{.*}} tosa.gather, tosa.reduce_sum: {{[0-9]+}} -> 1050628{{$}}
func.func @of_batches(%x: tensor<512x512x1xf32>, %label: tensor<512x1xi32>) -> tensor<1x1x1xf32> {
  %m = tosa.reduce_max %x {axis = 1 : i32} : (tensor<512x512x1xf32>) -> tensor<512x1x1xf32>
  %s = tosa.sub %x, %m : (tensor<512x512x1xf32>, tensor<512x1x1xf32>) -> tensor<512x512x1xf32>
  %ex = tosa.exp %s : (tensor<512x512x1xf32>) -> tensor<512x512x1xf32>
  %sum = tosa.reduce_sum %ex {axis = 1 : i32} : (tensor<512x512x1xf32>) -> tensor<512x1x1xf32>
  %l = tosa.log %sum : (tensor<512x1x1xf32>) -> tensor<512x1x1xf32>
  %lp = tosa.sub %s, %l : (tensor<512x512x1xf32>, tensor<512x1x1xf32>) -> tensor<512x512x1xf32>
  %g = tosa.gather %lp, %label : (tensor<512x512x1xf32>, tensor<512x1xi32>) -> tensor<512x1x1xf32>
  %t = tosa.reduce_sum %g {axis = 0 : i32} : (tensor<512x1x1xf32>) -> tensor<1x1x1xf32>
  return %t : tensor<1x1x1xf32>
}

// The gradient of a bias: columns of 65,536 rows do not fit, 64 sums of them do. The mean of
// those is small. What is summed up is returned, too: 16,777,216 B in and out, 256 of sums.
// CHECK: bias: linalg.exp, linalg.reduce, linalg.negf: {{[0-9]+}} -> 33554688{{$}}
!b = tensor<65536x64xf32>
!c = tensor<64xf32>
func.func @bias(%x: !b) -> (!b, !c) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : !b
  %ec = tensor.empty() : !c
  %f = linalg.fill ins(%zero : f32) outs(%ec : !c) -> !c
  %y = linalg.exp ins(%x : !b) outs(%e : !b) -> !b
  %s = linalg.reduce { arith.addf } ins(%y : !b) outs(%f : !c) dimensions = [0]
  %n = linalg.negf ins(%s : !c) outs(%ec : !c) -> !c
  return %y, %n : !b, !c
}

// Too many sums, of 65,536 columns 262,144 B, and columns of 65,536 rows.
// CHECK: many: linalg.exp: 34359738368
// CHECK: many: linalg.reduce: 17180131328
!l = tensor<65536x65536xf32>
func.func @many(%x: !l) -> (!l, tensor<65536xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : !l
  %ec = tensor.empty() : tensor<65536xf32>
  %f = linalg.fill ins(%zero : f32) outs(%ec : tensor<65536xf32>) -> tensor<65536xf32>
  %y = linalg.exp ins(%x : !l) outs(%e : !l) -> !l
  %s = linalg.reduce { arith.addf } ins(%y : !l) outs(%f : tensor<65536xf32>) dimensions = [0]
  return %y, %s : !l, tensor<65536xf32>
}

// Each element less the sum of all: that is there when all have been made, so that they are
// read again. Two passes: in, out and 4 B; in, out and 4 B.
// CHECK: centred: linalg.exp, linalg.reduce: {{[0-9]+}} -> 2097156{{$}}
// CHECK: centred: linalg.generic: 2097156{{$}}
func.func @centred(%x: !x) -> !x {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : !x
  %es = tensor.empty() : tensor<f32>
  %f = linalg.fill ins(%zero : f32) outs(%es : tensor<f32>) -> tensor<f32>
  %y = linalg.exp ins(%x : !x) outs(%e : !x) -> !x
  %s = linalg.reduce { arith.addf } ins(%y : !x) outs(%f : tensor<f32>) dimensions = [0, 1]
  %r = linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> ()>, #id], iterator_types = ["parallel", "parallel"]} ins(%y, %s : !x, tensor<f32>) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.subf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  return %r : !x
}

// A convolution of one tap and the mean of each channel: 64 * 64 * 64 * 4 B in, 16,384 B of
// weights, 256 B of means.
// CHECK: pooled: linalg.conv_2d_nchw_fchw, linalg.reduce: {{[0-9]+}} -> 1065216{{$}}
!i = tensor<1x64x64x64xf32>
!p = tensor<1x64xf32>
func.func @pooled(%x: !i, %w: tensor<64x64x1x1xf32>) -> !p {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : !i
  %ep = tensor.empty() : !p
  %f = linalg.fill ins(%zero : f32) outs(%e : !i) -> !i
  %fp = linalg.fill ins(%zero : f32) outs(%ep : !p) -> !p
  %c = linalg.conv_2d_nchw_fchw ins(%x, %w : !i, tensor<64x64x1x1xf32>) outs(%f : !i) -> !i
  %m = linalg.reduce { arith.addf } ins(%c : !i) outs(%fp : !p) dimensions = [2, 3]
  return %m : !p
}

// A norm over batches, as JAX has it: a channel of 32 * 56 * 56 * 4 B does not fit. The images
// are 25,690,112 B, what is per channel 256 B. They are read for the mean; read again, written
// as distances from it and squared for the variance, which is summed up as they are made; and
// the distances are read for the result: 25,690,368, 2 * 25,690,368 and 2 * 25,690,112 + 3 * 256.
// CHECK: batch_norm: linalg.reduce, linalg.generic: {{[0-9]+}} -> 25690368{{$}}
// CHECK: batch_norm: linalg.generic, linalg.mul, linalg.reduce, linalg.generic: {{[0-9]+}} -> 51380736{{$}}
// CHECK: batch_norm: linalg.generic: 51380992{{$}}
!n = tensor<32x56x56x64xf32>
#nhwc = affine_map<(a, b, c, d) -> (a, b, c, d)>
#ch = affine_map<(a, b, c, d) -> (d)>
#o = affine_map<(d) -> (d)>
func.func @batch_norm(%x: !n, %g: !c, %b: !c) -> !n {
  %zero = arith.constant 0.0 : f32
  %n = arith.constant 100352.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %e = tensor.empty() : !n
  %ec = tensor.empty() : !c
  %fz = linalg.fill ins(%zero : f32) outs(%ec : !c) -> !c
  %s = linalg.reduce { arith.addf } ins(%x : !n) outs(%fz : !c) dimensions = [0, 1, 2]
  %m = linalg.generic {indexing_maps = [#o, #o], iterator_types = ["parallel"]} ins(%s : !c) outs(%ec : !c) {
  ^bb0(%p: f32, %q: f32):
    %r = arith.divf %p, %n : f32
    linalg.yield %r : f32
  } -> !c
  %d = linalg.generic {indexing_maps = [#nhwc, #ch, #nhwc], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %m : !n, !c) outs(%e : !n) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %r = arith.subf %p, %q : f32
    linalg.yield %r : f32
  } -> !n
  %d2 = linalg.mul ins(%d, %d : !n, !n) outs(%e : !n) -> !n
  %s2 = linalg.reduce { arith.addf } ins(%d2 : !n) outs(%fz : !c) dimensions = [0, 1, 2]
  %v = linalg.generic {indexing_maps = [#o, #o], iterator_types = ["parallel"]} ins(%s2 : !c) outs(%ec : !c) {
  ^bb0(%p: f32, %q: f32):
    %r = arith.divf %p, %n : f32
    %t = arith.addf %r, %eps : f32
    %u = math.rsqrt %t : f32
    linalg.yield %u : f32
  } -> !c
  %y = linalg.generic {indexing_maps = [#nhwc, #ch, #ch, #ch, #nhwc], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%d, %v, %g, %b : !n, !c, !c, !c) outs(%e : !n) {
  ^bb0(%p: f32, %q: f32, %q1: f32, %q2: f32, %o: f32):
    %r = arith.mulf %p, %q : f32
    %r1 = arith.mulf %r, %q1 : f32
    %r2 = arith.addf %r1, %q2 : f32
    linalg.yield %r2 : f32
  } -> !n
  return %y : !n
}
