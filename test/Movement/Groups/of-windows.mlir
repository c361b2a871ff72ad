// What a convolution reads around an element is there when the element is used again: its
// input is read once.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

// The input and the result have 64 * 64 * 64 elements of 4 B, 1,048,576 B; 64 * 3 * 3 * 64
// weights and 64 of a bias are 147,456 and 256 B. Each of the input and the result once:
// 2 * 1,048,576 + 147,712.
!x = tensor<1x64x64x64xf32>
!w = tensor<64x3x3x64xf32>

// CHECK: residual: tosa.conv2d, tosa.add, tosa.clamp: {{[0-9]+}} -> 2244864{{$}}
func.func @residual(%x: !x, %w: !w, %b: tensor<64xf32>) -> !x {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %c = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
      : (!x, !w, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>) -> !x
  %r = tosa.add %c, %x : (!x, !x) -> !x
  %s = tosa.clamp %r {min_val = 0.0 : f32, max_val = 6.0 : f32} : (!x) -> !x
  return %s : !x
}

// Padded by an operation of its own, which is done when the convolution loads; taps 2 apart.
// CHECK: padded: tosa.pad, tosa.conv2d, tosa.add: {{[0-9]+}} -> 2244864{{$}}
func.func @padded(%x: !x, %w: !w, %b: tensor<64xf32>) -> !x {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %pads = tosa.const_shape {values = dense<[0, 0, 2, 2, 2, 2, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %p = tosa.pad %x, %pads, %zp : (!x, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x68x68x64xf32>
  %c = tosa.conv2d %p, %w, %b, %zp, %zp {acc_type = f32, dilation = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
      : (tensor<1x68x68x64xf32>, !w, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>) -> !x
  %r = tosa.add %x, %c : (!x, !x) -> !x
  return %r : !x
}

// As PyTorch has it; the batch is open: 1,048,576 B of each image twice, and the weights.
// CHECK: channels_first: tensor.pad, linalg.conv_2d_nchw_fchw, linalg.generic: {{.*}} -> 2097152*channels_first.arg0.d0 + 147456{{$}}
#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
!y = tensor<?x64x64x64xf32>
func.func @channels_first(%x: !y, %w: tensor<64x64x3x3xf32>) -> !y {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : !y
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : !y to tensor<?x64x66x66xf32>
  %e = tensor.empty(%n) : !y
  %f = linalg.fill ins(%zero : f32) outs(%e : !y) -> !y
  %c = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<?x64x66x66xf32>, tensor<64x64x3x3xf32>) outs(%f : !y) -> !y
  %r = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%c, %x : !y, !y) outs(%e : !y) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.addf %a, %b : f32
    %m = arith.maximumf %s, %zero : f32
    linalg.yield %m : f32
  } -> !y
  return %r : !y
}

// Taps of one element: 64 * 64 weights, 16,384 B.
// CHECK: pointwise: linalg.conv_2d_nchw_fchw, linalg.add: {{[0-9]+}} -> 2113536{{$}}
!z = tensor<1x64x64x64xf32>
func.func @pointwise(%x: !z, %w: tensor<64x64x1x1xf32>) -> !z {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : !z
  %f = linalg.fill ins(%zero : f32) outs(%e : !z) -> !z
  %c = linalg.conv_2d_nchw_fchw ins(%x, %w : !z, tensor<64x64x1x1xf32>) outs(%f : !z) -> !z
  %r = linalg.add ins(%c, %x : !z, !z) outs(%e : !z) -> !z
  return %r : !z
}

// Every second element, and the largest of four: windows of the same strides. The result is
// a quarter, 262,144 B: 1,048,576 + 147,712 + 262,144.
// CHECK: halved: tosa.conv2d, tosa.max_pool2d, tosa.add: {{[0-9]+}} -> 1458432{{$}}
!h = tensor<1x32x32x64xf32>
func.func @halved(%x: !x, %w: !w, %b: tensor<64xf32>) -> !h {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %c = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 1, 0, 1>, stride = array<i64: 2, 2>}
      : (!x, !w, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>) -> !h
  %m = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (!x) -> !h
  %r = tosa.add %c, %m : (!h, !h) -> !h
  return %r : !h
}

// Rows and columns exchanged: what a tile adds, another one has read, and all of the input
// does not fit.
// CHECK: turned: tosa.conv2d: 2244864
// CHECK: turned: linalg.generic: 3145728
#nhwc = affine_map<(n, h, w, c) -> (n, h, w, c)>
#turned = affine_map<(n, h, w, c) -> (n, w, h, c)>
func.func @turned(%x: !x, %w: !w, %b: tensor<64xf32>) -> !x {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %e = tensor.empty() : !x
  %c = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
      : (!x, !w, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>) -> !x
  %r = linalg.generic {indexing_maps = [#nhwc, #turned, #nhwc], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%c, %x : !x, !x) outs(%e : !x) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %s = arith.addf %p, %q : f32
    linalg.yield %s : f32
  } -> !x
  return %r : !x
}

// Taps too far apart: 65 rows and columns of 64 channels are 4 * 65 * 65 * 64 B, more than
// 192 KiB, of 128 * 128 * 64, 4,194,304 B; both twice, and 2 * 2 * 64 * 64 weights.
// CHECK: apart: tosa.conv2d: 8454400
// CHECK: apart: tosa.add: 12582912
!f = tensor<1x128x128x64xf32>
func.func @apart(%x: !f, %w: tensor<64x2x2x64xf32>, %b: tensor<64xf32>) -> !f {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %c = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, dilation = array<i64: 64, 64>, pad = array<i64: 32, 32, 32, 32>, stride = array<i64: 1, 1>}
      : (!f, tensor<64x2x2x64xf32>, tensor<64xf32>, tensor<1xf32>, tensor<1xf32>) -> !f
  %r = tosa.add %c, %x : (!f, !f) -> !f
  return %r : !f
}
