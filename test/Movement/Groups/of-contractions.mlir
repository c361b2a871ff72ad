// What follows a contraction element by element joins it; what is computed element
// by element for it alone is computed when it loads an element.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#id = affine_map<(d0, d1) -> (d0, d1)>
#col = affine_map<(d0, d1) -> (d1)>

// 256 * 512 + 512 * 1024 + 1024 + 256 * 1024 elements of 4 B = 3,674,112 B. As
// written 2 * 2 * 1,048,576 B more: the product and the biased product are
// written and read.
// CHECK: linear: linalg.matmul, linalg.generic x2: 7868416 -> 3674112
func.func @linear(%x: tensor<256x512xf32>, %w: tensor<512x1024xf32>, %b: tensor<1024xf32>) -> tensor<256x1024xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<256x1024xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  %m = linalg.matmul ins(%x, %w : tensor<256x512xf32>, tensor<512x1024xf32>) outs(%f : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  %a = linalg.generic {indexing_maps = [#id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%m, %b : tensor<256x1024xf32>, tensor<1024xf32>) outs(%e : tensor<256x1024xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %c = arith.addf %p, %q : f32
    linalg.yield %c : f32
  } -> tensor<256x1024xf32>
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a : tensor<256x1024xf32>) outs(%e : tensor<256x1024xf32>) {
  ^bb0(%p: f32, %o: f32):
    %c = arith.maximumf %p, %zero : f32
    linalg.yield %c : f32
  } -> tensor<256x1024xf32>
  return %r : tensor<256x1024xf32>
}

// Weights of 1 B with a scale per column: 512 * 1024 + 4 * 1024 B are loaded
// instead of 2,097,152 B; x and the result are 524,288 and 1,048,576 B.
// CHECK: dequantised: linalg.generic, linalg.matmul: 6295552 -> 2101248
func.func @dequantised(%x: tensor<256x512xf32>, %w: tensor<512x1024xi8>, %s: tensor<1024xf32>) -> tensor<256x1024xf32> {
  %zero = arith.constant 0.0 : f32
  %ew = tensor.empty() : tensor<512x1024xf32>
  %wf = linalg.generic {indexing_maps = [#id, #col, #id], iterator_types = ["parallel", "parallel"]}
      ins(%w, %s : tensor<512x1024xi8>, tensor<1024xf32>) outs(%ew : tensor<512x1024xf32>) {
  ^bb0(%p: i8, %q: f32, %o: f32):
    %i = arith.sitofp %p : i8 to f32
    %c = arith.mulf %i, %q : f32
    linalg.yield %c : f32
  } -> tensor<512x1024xf32>
  %e = tensor.empty() : tensor<256x1024xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  %m = linalg.matmul ins(%x, %wf : tensor<256x512xf32>, tensor<512x1024xf32>) outs(%f : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  return %m : tensor<256x1024xf32>
}

// The sum of two tensors is twice as much to load as the one that it makes, for
// every tile again: it stays apart. 3 * 524,288 B; 524,288 + 2,097,152 + 1,048,576.
// CHECK: sum_before: linalg.generic: 1572864
// CHECK: sum_before: linalg.matmul: 3670016
func.func @sum_before(%x: tensor<256x512xf32>, %y: tensor<256x512xf32>, %w: tensor<512x1024xf32>) -> tensor<256x1024xf32> {
  %zero = arith.constant 0.0 : f32
  %ex = tensor.empty() : tensor<256x512xf32>
  %s = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %y : tensor<256x512xf32>, tensor<256x512xf32>) outs(%ex : tensor<256x512xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %c = arith.addf %p, %q : f32
    linalg.yield %c : f32
  } -> tensor<256x512xf32>
  %e = tensor.empty() : tensor<256x1024xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  %m = linalg.matmul ins(%s, %w : tensor<256x512xf32>, tensor<512x1024xf32>) outs(%f : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  return %m : tensor<256x1024xf32>
}

// Padding, convolution with bias, clamp: 56 * 56 * 64 B in and out, 64 * 3 * 3 *
// 64 B of weights, 64 * 4 B of bias, in f32: 802,816 + 147,456 + 256 + 802,816.
// CHECK: conv: tosa.pad, tosa.conv2d, tosa.clamp: {{[0-9]+}} -> 1753344
func.func @conv(%x: tensor<1x56x56x64xf32>, %w: tensor<64x3x3x64xf32>, %b: tensor<64xf32>) -> tensor<1x56x56x64xf32> {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %pads = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %p = tosa.pad %x, %pads, %zp : (tensor<1x56x56x64xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x58x58x64xf32>
  %c = tosa.conv2d %p, %w, %b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
      : (tensor<1x58x58x64xf32>, tensor<64x3x3x64xf32>, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x56x56x64xf32>
  %r = tosa.clamp %c {min_val = 0.0 : f32, max_val = 6.0 : f32} : (tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
  return %r : tensor<1x56x56x64xf32>
}

// Two contractions in a row stay two: for each tile of rows all weights would be
// loaded again. 1024 rows of 768, 3072 and 768 elements: 1024 * 768 + 768 * 3072 +
// 1024 * 3072 elements of 4 B, twice.
// CHECK: mlp: tosa.matmul: 25165824
// CHECK: mlp: tosa.matmul: 25165824
func.func @mlp(%x: tensor<1x1024x768xf32>, %u: tensor<1x768x3072xf32>, %d: tensor<1x3072x768xf32>) -> tensor<1x1024x768xf32> {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %h = tosa.matmul %x, %u, %zp, %zp : (tensor<1x1024x768xf32>, tensor<1x768x3072xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1024x3072xf32>
  %y = tosa.matmul %h, %d, %zp, %zp : (tensor<1x1024x3072xf32>, tensor<1x3072x768xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1024x768xf32>
  return %y : tensor<1x1024x768xf32>
}

// Narrow ones are one: a row of 64, 256 and 64 elements and all weights fit, and
// there are many rows. 65536 * 64 * 2 + 64 * 256 * 2 elements of 4 B.
// CHECK: narrow_mlp: tosa.matmul x2: {{[0-9]+}} -> 33685504
func.func @narrow_mlp(%x: tensor<1x65536x64xf32>, %u: tensor<1x64x256xf32>, %d: tensor<1x256x64xf32>) -> tensor<1x65536x64xf32> {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %h = tosa.matmul %x, %u, %zp, %zp : (tensor<1x65536x64xf32>, tensor<1x64x256xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x65536x256xf32>
  %y = tosa.matmul %h, %d, %zp, %zp : (tensor<1x65536x256xf32>, tensor<1x256x64xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x65536x64xf32>
  return %y : tensor<1x65536x64xf32>
}

// One row leaves one tile, which one core would work on alone: 768 + 768 * 3072 +
// 3072 elements, and 3072 + 3072 * 768 + 768.
// CHECK: one_row: tosa.matmul: 9452544
// CHECK: one_row: tosa.matmul: 9452544
func.func @one_row(%x: tensor<1x1x768xf32>, %u: tensor<1x768x3072xf32>, %d: tensor<1x3072x768xf32>) -> tensor<1x1x768xf32> {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %h = tosa.matmul %x, %u, %zp, %zp : (tensor<1x1x768xf32>, tensor<1x768x3072xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x3072xf32>
  %y = tosa.matmul %h, %d, %zp, %zp : (tensor<1x1x3072xf32>, tensor<1x3072x768xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x768xf32>
  return %y : tensor<1x1x768xf32>
}

// What two use is written once and read by the group that it is not in. x, w and
// the product of 1,048,576 B, which is returned, too.
// CHECK: both: linalg.matmul, linalg.generic:{{.*}} -> 4718592
func.func @both(%x: tensor<256x512xf32>, %w: tensor<512x1024xf32>) -> (tensor<256x1024xf32>, tensor<256x1024xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<256x1024xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  %m = linalg.matmul ins(%x, %w : tensor<256x512xf32>, tensor<512x1024xf32>) outs(%f : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%m : tensor<256x1024xf32>) outs(%e : tensor<256x1024xf32>) {
  ^bb0(%p: f32, %o: f32):
    %c = arith.negf %p : f32
    linalg.yield %c : f32
  } -> tensor<256x1024xf32>
  return %m, %r : tensor<256x1024xf32>, tensor<256x1024xf32>
}

// A transposed weight depends on parameters alone: no part of a call. What is
// made of one and returned is.
// CHECK: weights: linalg.matmul: 3670016
// CHECK: weights: linalg.generic: 4194304
// CHECK: weights: precomputable: linalg.transpose
func.func @weights(%x: tensor<256x512xf32>, %w: tensor<1024x512xf32> {roofline.param}) -> (tensor<256x1024xf32>, tensor<1024x512xf32>) {
  %zero = arith.constant 0.0 : f32
  %ew = tensor.empty() : tensor<512x1024xf32>
  %t = linalg.transpose ins(%w : tensor<1024x512xf32>) outs(%ew : tensor<512x1024xf32>) permutation = [1, 0]
  %e = tensor.empty() : tensor<256x1024xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  %m = linalg.matmul ins(%x, %t : tensor<256x512xf32>, tensor<512x1024xf32>) outs(%f : tensor<256x1024xf32>) -> tensor<256x1024xf32>
  %en = tensor.empty() : tensor<1024x512xf32>
  %n = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%w : tensor<1024x512xf32>) outs(%en : tensor<1024x512xf32>) {
  ^bb0(%p: f32, %o: f32):
    %c = arith.negf %p : f32
    linalg.yield %c : f32
  } -> tensor<1024x512xf32>
  return %m, %n : tensor<256x1024xf32>, tensor<1024x512xf32>
}
