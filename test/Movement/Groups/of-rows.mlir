// Reductions of rows and what uses them are one group: what enters and leaves is
// the input and the output.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#id = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#row = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#stat = affine_map<(d0, d1, d2) -> (d0, d1)>
#last = affine_map<(d0, d1, d2) -> (d2)>
!x = tensor<8x128x512xf32>
!r = tensor<8x128x1xf32>
!s = tensor<8x128xf32>

// 8 * 128 * 512 * 4 B = 2,097,152 B in, as many out. As written: the maximum
// reads the input and writes 4,096 B; the difference reads both and writes; exp
// reads and writes; the sum reads and writes 4,096 B; the quotient reads both and
// writes: 8 * 2,097,152 + 4 * 4,096 = 16,793,600.
// CHECK: softmax: linalg.generic x5: 16793600 -> 4194304
func.func @softmax(%x: !x) -> !x {
  %low = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0.0 : f32
  %er = tensor.empty() : !r
  %e = tensor.empty() : !x
  %fm = linalg.fill ins(%low : f32) outs(%er : !r) -> !r
  %m = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x : !x) outs(%fm : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.maximumf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %d = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %m : !x, !r) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.subf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  %p = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%d : !x) outs(%e : !x) {
  ^bb0(%a: f32, %o: f32):
    %c = math.exp %a : f32
    linalg.yield %c : f32
  } -> !x
  %fz = linalg.fill ins(%zero : f32) outs(%er : !r) -> !r
  %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%p : !x) outs(%fz : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %q = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%p, %sum : !x, !r) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.divf %a, %b : f32
    linalg.yield %c : f32
  } -> !x
  return %q : !x
}

// Mean and mean of squares of one input are two reductions that meet in the
// variance: x, its squares and x again are read once. Scale and bias of 512
// elements enter, too: 2 * 2,097,152 + 2 * 2,048.
// CHECK: layer_norm: linalg.generic x6: {{[0-9]+}} -> 4198400
func.func @layer_norm(%x: !x, %scale: tensor<512xf32>, %bias: tensor<512xf32>) -> !x {
  %zero = arith.constant 0.0 : f32
  %n = arith.constant 512.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %es = tensor.empty() : !s
  %e = tensor.empty() : !x
  %f = linalg.fill ins(%zero : f32) outs(%es : !s) -> !s
  %sum = linalg.generic {indexing_maps = [#id, #stat], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x : !x) outs(%f : !s) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !s
  %sq = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x : !x) outs(%e : !x) {
  ^bb0(%a: f32, %o: f32):
    %c = arith.mulf %a, %a : f32
    linalg.yield %c : f32
  } -> !x
  %sumsq = linalg.generic {indexing_maps = [#id, #stat], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%sq : !x) outs(%f : !s) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !s
  %rstd = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>],
      iterator_types = ["parallel", "parallel"]} ins(%sum, %sumsq : !s, !s) outs(%es : !s) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.divf %a, %n : f32
    %m2 = arith.divf %b, %n : f32
    %mm = arith.mulf %m, %m : f32
    %v = arith.subf %m2, %mm : f32
    %ve = arith.addf %v, %eps : f32
    %c = math.rsqrt %ve : f32
    linalg.yield %c : f32
  } -> !s
  %c0 = linalg.generic {indexing_maps = [#id, #stat, #stat, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %sum, %rstd : !x, !s, !s) outs(%e : !x) {
  ^bb0(%a: f32, %b: f32, %r: f32, %o: f32):
    %m = arith.divf %b, %n : f32
    %d = arith.subf %a, %m : f32
    %c = arith.mulf %d, %r : f32
    linalg.yield %c : f32
  } -> !x
  %y = linalg.generic {indexing_maps = [#id, #last, #last, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%c0, %scale, %bias : !x, tensor<512xf32>, tensor<512xf32>) outs(%e : !x) {
  ^bb0(%a: f32, %s: f32, %b: f32, %o: f32):
    %m = arith.mulf %a, %s : f32
    %c = arith.addf %m, %b : f32
    linalg.yield %c : f32
  } -> !x
  return %y : !x
}

// A row of 2^20 elements takes 4 MiB and fits no core's fast memory (192 KiB
// without a target), so the input is read for the sum and again for the quotient.
// CHECK: long_rows: linalg.generic: 33554464
// CHECK: long_rows: linalg.generic: 67108896
func.func @long_rows(%x: tensor<8x1048576xf32>) -> tensor<8x1048576xf32> {
  %zero = arith.constant 0.0 : f32
  %er = tensor.empty() : tensor<8xf32>
  %e = tensor.empty() : tensor<8x1048576xf32>
  %f = linalg.fill ins(%zero : f32) outs(%er : tensor<8xf32>) -> tensor<8xf32>
  %sum = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<8x1048576xf32>) outs(%f : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> tensor<8xf32>
  %q = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %sum : tensor<8x1048576xf32>, tensor<8xf32>) outs(%e : tensor<8x1048576xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.divf %a, %b : f32
    linalg.yield %c : f32
  } -> tensor<8x1048576xf32>
  return %q : tensor<8x1048576xf32>
}

// The same of columns: the group is tiled along the columns, a tile is one.
// CHECK: columns: tosa.reduce_sum, tosa.reciprocal, tosa.mul:
// CHECK-SAME: -> 131072
func.func @columns(%x: tensor<128x128xf32>) -> tensor<128x128xf32> {
  %shift = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %sum = tosa.reduce_sum %x {axis = 0 : i32} : (tensor<128x128xf32>) -> tensor<1x128xf32>
  %r = tosa.reciprocal %sum : (tensor<1x128xf32>) -> tensor<1x128xf32>
  %q = tosa.mul %x, %r, %shift : (tensor<128x128xf32>, tensor<1x128xf32>, tensor<1xi8>) -> tensor<128x128xf32>
  return %q : tensor<128x128xf32>
}
