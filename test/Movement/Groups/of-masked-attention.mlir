// What attention loads beside queries, keys and values is made when it is loaded: one
// group each. Q, K, V and the result have 8 * 512 * 64 elements of 4 B, 1,048,576 B.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

!q = tensor<8x512x64xf32>
!k = tensor<8x64x512xf32>
!s = tensor<8x512x512xf32>
!r = tensor<8x512x1xf32>
#row = affine_map<(d0, d1) -> (d0)>
#column = affine_map<(d0, d1) -> (d1)>
#all = affine_map<(d0, d1) -> (d0, d1)>
#mask = affine_map<(d0, d1, d2) -> (d1, d2)>
#keys = affine_map<(d0, d1, d2) -> (d2)>
#ofRow = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#scores = affine_map<(d0, d1, d2) -> (d0, d1, d2)>

// Four heads share keys and values, which are repeated for them: 2 * 512 * 64 elements of
// K and V. 2 * 1,048,576 + 2 * 262,144.
// CHECK: shared: linalg.generic x2, linalg.transpose, linalg.batch_matmul, linalg.softmax, linalg.batch_matmul:
// CHECK-SAME: -> 2621440{{$}}
#shared = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#repeated = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
!kv = tensor<2x512x64xf32>
func.func @shared(%q: !q, %k2: !kv, %v2: !kv) -> !q {
  %zero = arith.constant 0.0 : f32
  %er = tensor.empty() : tensor<2x4x512x64xf32>
  %k1 = tensor.expand_shape %k2 [[0, 1], [2], [3]] output_shape [2, 1, 512, 64] : !kv into tensor<2x1x512x64xf32>
  %k4 = linalg.generic {indexing_maps = [#shared, #repeated], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%k1 : tensor<2x1x512x64xf32>) outs(%er : tensor<2x4x512x64xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<2x4x512x64xf32>
  %k8 = tensor.collapse_shape %k4 [[0, 1], [2], [3]] : tensor<2x4x512x64xf32> into !q
  %v1 = tensor.expand_shape %v2 [[0, 1], [2], [3]] output_shape [2, 1, 512, 64] : !kv into tensor<2x1x512x64xf32>
  %v4 = linalg.generic {indexing_maps = [#shared, #repeated], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v1 : tensor<2x1x512x64xf32>) outs(%er : tensor<2x4x512x64xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<2x4x512x64xf32>
  %v8 = tensor.collapse_shape %v4 [[0, 1], [2], [3]] : tensor<2x4x512x64xf32> into !q
  %ek = tensor.empty() : !k
  %kt = linalg.transpose ins(%k8 : !q) outs(%ek : !k) permutation = [0, 2, 1]
  %es = tensor.empty() : !s
  %fs = linalg.fill ins(%zero : f32) outs(%es : !s) -> !s
  %qk = linalg.batch_matmul ins(%q, %kt : !q, !k) outs(%fs : !s) -> !s
  %p = linalg.softmax dimension(2) ins(%qk : !s) outs(%es : !s) -> !s
  %eo = tensor.empty() : !q
  %fo = linalg.fill ins(%zero : f32) outs(%eo : !q) -> !q
  %y = linalg.batch_matmul ins(%p, %v8 : !s, !q) outs(%fo : !q) -> !q
  return %y : !q
}

// The mask of a tokenizer, one row for the four heads of a batch, is twice as wide as what is
// made of it behind the scores, and little beside them: 4 * 1,048,576 + 2 * 512 * 8.
// CHECK: padding: linalg.batch_matmul, linalg.generic x6, linalg.batch_matmul:
// CHECK-SAME: -> 4202496{{$}}
!s4 = tensor<2x4x512x512xf32>
func.func @padding(%q: !q, %k: !k, %v: !q, %tokens: tensor<2x512xi64>) -> !q {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %low = arith.constant -3.0e38 : f32
  %es = tensor.empty() : !s
  %es4 = tensor.empty() : !s4
  %fs = linalg.fill ins(%zero : f32) outs(%es : !s) -> !s
  %qk = linalg.batch_matmul ins(%q, %k : !q, !k) outs(%fs : !s) -> !s
  %qk4 = tensor.expand_shape %qk [[0, 1], [2], [3]] output_shape [2, 4, 512, 512] : !s into !s4
  %em = tensor.empty() : tensor<2x512xf32>
  %mask = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel"]} ins(%tokens : tensor<2x512xi64>) outs(%em : tensor<2x512xf32>) {
  ^bb0(%a: i64, %o: f32):
    %b = arith.sitofp %a : i64 to f32
    %c = arith.subf %one, %b : f32
    %d = arith.mulf %c, %low : f32
    linalg.yield %d : f32
  } -> tensor<2x512xf32>
  %masked = linalg.generic {indexing_maps = [#repeated, affine_map<(d0, d1, d2, d3) -> (d0, d3)>, #repeated], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%qk4, %mask : !s4, tensor<2x512xf32>) outs(%es4 : !s4) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !s4
  %x = tensor.collapse_shape %masked [[0, 1], [2], [3]] : !s4 into !s
  %er = tensor.empty() : !r
  %fm = linalg.fill ins(%low : f32) outs(%er : !r) -> !r
  %m = linalg.generic {indexing_maps = [#scores, #ofRow], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x : !s) outs(%fm : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.maximumf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %e = linalg.generic {indexing_maps = [#scores, #ofRow, #scores], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x, %m : !s, !r) outs(%es : !s) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %d = arith.subf %a, %b : f32
    %c = math.exp %d : f32
    linalg.yield %c : f32
  } -> !s
  %fz = linalg.fill ins(%zero : f32) outs(%er : !r) -> !r
  %sum = linalg.generic {indexing_maps = [#scores, #ofRow], iterator_types = ["parallel", "parallel", "reduction"]} ins(%e : !s) outs(%fz : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %p = linalg.generic {indexing_maps = [#scores, #ofRow, #scores], iterator_types = ["parallel", "parallel", "parallel"]} ins(%e, %sum : !s, !r) outs(%es : !s) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.divf %a, %b : f32
    linalg.yield %c : f32
  } -> !s
  %eo = tensor.empty() : !q
  %fo = linalg.fill ins(%zero : f32) outs(%eo : !q) -> !q
  %y = linalg.batch_matmul ins(%p, %v : !s, !q) outs(%fo : !q) -> !q
  return %y : !q
}

// A window: positions, rows and columns of two conditions, are made of nothing: 4 *
// 1,048,576.
// CHECK: window: linalg.batch_matmul, linalg.generic x10, linalg.batch_matmul:
// CHECK-SAME: -> 4194304{{$}}
func.func @window(%q: !q, %k: !k, %v: !q) -> !q {
  %zero = arith.constant 0.0 : f32
  %low = arith.constant 0xFF800000 : f32
  %width = arith.constant 64 : i64
  %es = tensor.empty() : !s
  %fs = linalg.fill ins(%zero : f32) outs(%es : !s) -> !s
  %qk = linalg.batch_matmul ins(%q, %k : !q, !k) outs(%fs : !s) -> !s
  %ep = tensor.empty() : tensor<512xi64>
  %positions = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%ep : tensor<512xi64>) {
  ^bb0(%o: i64):
    %i = linalg.index 0 : index
    %j = arith.index_cast %i : index to i64
    linalg.yield %j : i64
  } -> tensor<512xi64>
  %eb = tensor.empty() : tensor<512x512xi1>
  %after = linalg.generic {indexing_maps = [#row, #column, #all], iterator_types = ["parallel", "parallel"]} ins(%positions, %positions : tensor<512xi64>, tensor<512xi64>) outs(%eb : tensor<512x512xi1>) {
  ^bb0(%a: i64, %b: i64, %o: i1):
    %c = arith.cmpi sgt, %b, %a : i64
    linalg.yield %c : i1
  } -> tensor<512x512xi1>
  %ed = tensor.empty() : tensor<512x512xi64>
  %distance = linalg.generic {indexing_maps = [#row, #column, #all], iterator_types = ["parallel", "parallel"]} ins(%positions, %positions : tensor<512xi64>, tensor<512xi64>) outs(%ed : tensor<512x512xi64>) {
  ^bb0(%a: i64, %b: i64, %o: i64):
    %d = arith.subi %a, %b : i64
    linalg.yield %d : i64
  } -> tensor<512x512xi64>
  %far = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel"]} ins(%distance : tensor<512x512xi64>) outs(%eb : tensor<512x512xi1>) {
  ^bb0(%a: i64, %o: i1):
    %c = arith.cmpi sge, %a, %width : i64
    linalg.yield %c : i1
  } -> tensor<512x512xi1>
  %hidden = linalg.generic {indexing_maps = [#all, #all, #all], iterator_types = ["parallel", "parallel"]} ins(%after, %far : tensor<512x512xi1>, tensor<512x512xi1>) outs(%eb : tensor<512x512xi1>) {
  ^bb0(%a: i1, %b: i1, %o: i1):
    %c = arith.ori %a, %b : i1
    linalg.yield %c : i1
  } -> tensor<512x512xi1>
  %masked = linalg.generic {indexing_maps = [#mask, #scores, #scores], iterator_types = ["parallel", "parallel", "parallel"]} ins(%hidden, %qk : tensor<512x512xi1>, !s) outs(%es : !s) {
  ^bb0(%a: i1, %b: f32, %o: f32):
    %c = arith.select %a, %low, %b : f32
    linalg.yield %c : f32
  } -> !s
  %er = tensor.empty() : !r
  %fm = linalg.fill ins(%low : f32) outs(%er : !r) -> !r
  %m = linalg.generic {indexing_maps = [#scores, #ofRow], iterator_types = ["parallel", "parallel", "reduction"]} ins(%masked : !s) outs(%fm : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.maximumf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %e = linalg.generic {indexing_maps = [#scores, #ofRow, #scores], iterator_types = ["parallel", "parallel", "parallel"]} ins(%masked, %m : !s, !r) outs(%es : !s) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %d = arith.subf %a, %b : f32
    %c = math.exp %d : f32
    linalg.yield %c : f32
  } -> !s
  %fz = linalg.fill ins(%zero : f32) outs(%er : !r) -> !r
  %sum = linalg.generic {indexing_maps = [#scores, #ofRow], iterator_types = ["parallel", "parallel", "reduction"]} ins(%e : !s) outs(%fz : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %p = linalg.generic {indexing_maps = [#scores, #ofRow, #scores], iterator_types = ["parallel", "parallel", "parallel"]} ins(%e, %sum : !s, !r) outs(%es : !s) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.divf %a, %b : f32
    linalg.yield %c : f32
  } -> !s
  %eo = tensor.empty() : !q
  %fo = linalg.fill ins(%zero : f32) outs(%eo : !q) -> !q
  %y = linalg.batch_matmul ins(%p, %v : !s, !q) outs(%fo : !q) -> !q
  return %y : !q
}

// A bias that two layers add, made behind the scores of the first: it is written once, and
// read by both. 4 * 1,048,576 + 512 * 512 * 4 each, and twice that for the bias.
// CHECK: layers: linalg.batch_matmul, linalg.generic, linalg.softmax, linalg.batch_matmul: {{[0-9]+}} -> 5242880
// CHECK: layers: linalg.exp: 2097152
// CHECK: layers: linalg.batch_matmul, linalg.generic, linalg.softmax, linalg.batch_matmul: {{[0-9]+}} -> 5242880
func.func @layers(%q: !q, %k: !k, %v: !q, %k2: !k, %v2: !q, %table: tensor<512x512xf32>) -> !q {
  %zero = arith.constant 0.0 : f32
  %es = tensor.empty() : !s
  %eo = tensor.empty() : !q
  %et = tensor.empty() : tensor<512x512xf32>
  %fs = linalg.fill ins(%zero : f32) outs(%es : !s) -> !s
  %fo = linalg.fill ins(%zero : f32) outs(%eo : !q) -> !q
  %qk = linalg.batch_matmul ins(%q, %k : !q, !k) outs(%fs : !s) -> !s
  %bias = linalg.exp ins(%table : tensor<512x512xf32>) outs(%et : tensor<512x512xf32>) -> tensor<512x512xf32>
  %s1 = linalg.generic {indexing_maps = [#scores, #mask, #scores], iterator_types = ["parallel", "parallel", "parallel"]} ins(%qk, %bias : !s, tensor<512x512xf32>) outs(%es : !s) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !s
  %p1 = linalg.softmax dimension(2) ins(%s1 : !s) outs(%es : !s) -> !s
  %y1 = linalg.batch_matmul ins(%p1, %v : !s, !q) outs(%fo : !q) -> !q
  %qk2 = linalg.batch_matmul ins(%y1, %k2 : !q, !k) outs(%fs : !s) -> !s
  %s2 = linalg.generic {indexing_maps = [#scores, #mask, #scores], iterator_types = ["parallel", "parallel", "parallel"]} ins(%qk2, %bias : !s, tensor<512x512xf32>) outs(%es : !s) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !s
  %p2 = linalg.softmax dimension(2) ins(%s2 : !s) outs(%es : !s) -> !s
  %y2 = linalg.batch_matmul ins(%p2, %v2 : !s, !q) outs(%fo : !q) -> !q
  return %y2 : !q
}
