// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Models/Inputs/list-work.py | FileCheck --match-full-lines %s
// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null | FileCheck %s --check-prefix=TAPS

// Convolutions and pooling as torch-mlir and JAX write them. Elements are f32, so
// 4 B each, unless said otherwise.

// Padded by 1 (108 elements become 3*8*8 = 192), 3x3 taps with stride 2: rows and
// columns 2*o + k for o, k < 3 are 0..6, so 7 of 8 and 3*7*7 = 147 elements. 4*9
// outputs of 27 taps are 972 macs; reads (147 + 108)*4 = 1020 B, writes 36*4. Of
// the 9 taps per row one lies above the image, so 8*8*3*4 = 768 macs in bounds:
// 1536 of 1944 flops.
// CHECK: tensor.pad: read=432 write=768
// CHECK-NEXT: linalg.conv_2d_nchw_fchw: f32.mul=972 f32.add=972 macs=972 read=1020 write=144
// TAPS:      "op": "linalg.conv_2d_nchw_fchw"
// TAPS:      "flops": 1944,
// TAPS-NEXT: "effective_flops": 1536,
func.func @padded(%x: tensor<1x3x6x6xf32>, %w: tensor<4x3x3x3xf32>) -> tensor<1x4x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : f32
  } : tensor<1x3x6x6xf32> to tensor<1x3x8x8xf32>
  %e = tensor.empty() : tensor<1x4x3x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x3x3xf32>) -> tensor<1x4x3x3xf32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%p, %w : tensor<1x3x8x8xf32>, tensor<4x3x3x3xf32>) outs(%f : tensor<1x4x3x3xf32>) -> tensor<1x4x3x3xf32>
  return %0 : tensor<1x4x3x3xf32>
}

// The same with the bias broadcast first, as the accumulator's initial value: 4
// elements become 36, which are read: 1020 + 144 B.
// CHECK-NEXT: tensor.pad: read=432 write=768
// CHECK-NEXT: linalg.broadcast: read=16 write=144
// CHECK-NEXT: linalg.conv_2d_nchw_fchw: f32.mul=972 f32.add=972 macs=972 read=1164 write=144
func.func @bias(%x: tensor<1x3x6x6xf32>, %w: tensor<4x3x3x3xf32>, %b: tensor<4xf32>) -> tensor<1x4x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %c: index, %d: index, %g: index):
    tensor.yield %zero : f32
  } : tensor<1x3x6x6xf32> to tensor<1x3x8x8xf32>
  %e = tensor.empty() : tensor<1x4x3x3xf32>
  %f = linalg.broadcast ins(%b : tensor<4xf32>) outs(%e : tensor<1x4x3x3xf32>) dimensions = [0, 2, 3]
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%p, %w : tensor<1x3x8x8xf32>, tensor<4x3x3x3xf32>) outs(%f : tensor<1x4x3x3xf32>) -> tensor<1x4x3x3xf32>
  return %0 : tensor<1x4x3x3xf32>
}

// Two groups of 3 channels to 4: 2*4*9*27 = 1944 macs, half of what 6 to 8
// channels without groups have. Reads (150 + 216)*4 B, writes 72*4 B; the groups
// come and go as views.
// CHECK-NEXT: linalg.conv_2d_ngchw_gfchw: f32.mul=1944 f32.add=1944 macs=1944 read=1464 write=288
func.func @grouped(%x: tensor<1x6x5x5xf32>, %w: tensor<8x3x3x3xf32>) -> tensor<1x8x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %xg = tensor.expand_shape %x [[0], [1, 2], [3], [4]] output_shape [1, 2, 3, 5, 5] : tensor<1x6x5x5xf32> into tensor<1x2x3x5x5xf32>
  %wg = tensor.expand_shape %w [[0, 1], [2], [3], [4]] output_shape [2, 4, 3, 3, 3] : tensor<8x3x3x3xf32> into tensor<2x4x3x3x3xf32>
  %e = tensor.empty() : tensor<1x2x4x3x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x4x3x3xf32>) -> tensor<1x2x4x3x3xf32>
  %y = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%xg, %wg : tensor<1x2x3x5x5xf32>, tensor<2x4x3x3x3xf32>) outs(%f : tensor<1x2x4x3x3xf32>) -> tensor<1x2x4x3x3xf32>
  %0 = tensor.collapse_shape %y [[0], [1, 2], [3], [4]] : tensor<1x2x4x3x3xf32> into tensor<1x8x3x3xf32>
  return %0 : tensor<1x8x3x3xf32>
}

// One filter per channel: 3*9*9 = 243 macs; (75 + 27)*4 B. In one dimension and in
// three: 2*4 outputs of 3*3 taps, (3*6 + 2*3*3)*4 B; 2*1 outputs of 2*8 taps, (2*8 +
// 2*16)*4 B.
// CHECK-NEXT: linalg.depthwise_conv_2d_nchw_chw: f32.mul=243 f32.add=243 macs=243 read=408 write=108
// CHECK-NEXT: linalg.conv_1d_ncw_fcw: f32.mul=72 f32.add=72 macs=72 read=144 write=32
// CHECK-NEXT: linalg.conv_3d_ncdhw_fcdhw: f32.mul=32 f32.add=32 macs=32 read=192 write=8
func.func @other_ranks(%x: tensor<1x3x5x5xf32>, %w: tensor<3x3x3xf32>, %x1: tensor<1x3x6xf32>, %w1: tensor<2x3x3xf32>, %x3: tensor<1x2x2x2x2xf32>, %w3: tensor<2x2x2x2x2xf32>) -> (tensor<1x3x3x3xf32>, tensor<1x2x4xf32>, tensor<1x2x1x1x1xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x3x3x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %0 = linalg.depthwise_conv_2d_nchw_chw ins(%x, %w : tensor<1x3x5x5xf32>, tensor<3x3x3xf32>) outs(%f : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %e1 = tensor.empty() : tensor<1x2x4xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x2x4xf32>) -> tensor<1x2x4xf32>
  %1 = linalg.conv_1d_ncw_fcw ins(%x1, %w1 : tensor<1x3x6xf32>, tensor<2x3x3xf32>) outs(%f1 : tensor<1x2x4xf32>) -> tensor<1x2x4xf32>
  %e3 = tensor.empty() : tensor<1x2x1x1x1xf32>
  %f3 = linalg.fill ins(%zero : f32) outs(%e3 : tensor<1x2x1x1x1xf32>) -> tensor<1x2x1x1x1xf32>
  %3 = linalg.conv_3d_ncdhw_fcdhw ins(%x3, %w3 : tensor<1x2x2x2x2xf32>, tensor<2x2x2x2x2xf32>) outs(%f3 : tensor<1x2x1x1x1xf32>) -> tensor<1x2x1x1x1xf32>
  return %0, %1, %3 : tensor<1x3x3x3xf32>, tensor<1x2x4xf32>, tensor<1x2x1x1x1xf32>
}

// Quantised, with zero points as constants that are operands: 3*4 outputs of 18
// taps, 216 macs; two casts and two subtractions beside each. 32 + 54 B, 48 B. A
// product 2x4 by 4x3: 24 macs, 8 + 12 B, 24 B.
// CHECK-NEXT: linalg.conv_2d_nchw_fchw_q: i32.mul=216 i32.add=648 i32.convert=432 macs=216 read=86 write=48
// CHECK-NEXT: linalg.quantized_matmul: i32.mul=24 i32.add=72 i32.convert=48 macs=24 read=20 write=24
func.func @quantized(%x: tensor<1x2x4x4xi8>, %w: tensor<3x2x3x3xi8>, %a: tensor<2x4xi8>, %b: tensor<4x3xi8>) -> (tensor<1x3x2x2xi32>, tensor<2x3xi32>) {
  %zero = arith.constant 0 : i32
  %zp = arith.constant -5 : i32
  %e = tensor.empty() : tensor<1x3x2x2xi32>
  %f = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x2x2xi32>) -> tensor<1x3x2x2xi32>
  %0 = linalg.conv_2d_nchw_fchw_q {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w, %zp, %zero : tensor<1x2x4x4xi8>, tensor<3x2x3x3xi8>, i32, i32) outs(%f : tensor<1x3x2x2xi32>) -> tensor<1x3x2x2xi32>
  %g = tensor.empty() : tensor<2x3xi32>
  %h = linalg.fill ins(%zero : i32) outs(%g : tensor<2x3xi32>) -> tensor<2x3xi32>
  %1 = linalg.quantized_matmul ins(%a, %b, %zp, %zero : tensor<2x4xi8>, tensor<4x3xi8>, i32, i32) outs(%h : tensor<2x3xi32>) -> tensor<2x3xi32>
  return %0, %1 : tensor<1x3x2x2xi32>, tensor<2x3xi32>
}

// Windows are shapes without contents. 3x3 with stride 2 over 6x6: 2*4 outputs of
// 9 taps on rows and columns 0..4, 50 elements, 200 B. An average divides the sum
// by a constant.
// CHECK-NEXT: linalg.pooling_nchw_max: f32.compare=72 read=200 write=32
// CHECK-NEXT: linalg.pooling_nchw_sum: f32.add=72 read=200 write=32
// CHECK-NEXT: linalg.generic: f32.div=8 read=32 write=32
func.func @pooling(%x: tensor<1x2x6x6xf32>) -> (tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>) {
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %w = tensor.empty() : tensor<3x3xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %f = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %0 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x2x6x6xf32>, tensor<3x3xf32>) outs(%f : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %g = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x2x6x6xf32>, tensor<3x3xf32>) outs(%g : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(a, b, c, d) -> (a, b, c, d)>, affine_map<(a, b, c, d) -> (a, b, c, d)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%sum : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%v: f32, %o: f32):
    %s = arith.divf %v, %nine : f32
    linalg.yield %s : f32
  } -> tensor<1x2x2x2xf32>
  return %0, %1 : tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>
}

// A transposed convolution: the 2x2 input is spread with stride 2 over zeros, which
// have to exist in memory now, 7*7*4 B; then a dense convolution, 5*5 outputs of 9
// taps: 225 macs, of which the input's 4*9 = 36 do not multiply by a zero. Counted
// is what the program says; (49 + 9)*4 B.
// CHECK-NEXT: tensor.insert_slice: read=16 write=196
// CHECK-NEXT: linalg.conv_2d_nchw_fchw: f32.mul=225 f32.add=225 macs=225 read=232 write=100
func.func @transposed(%x: tensor<1x1x2x2xf32>, %w: tensor<1x1x3x3xf32>) -> tensor<1x1x5x5xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x1x7x7xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x1x7x7xf32>) -> tensor<1x1x7x7xf32>
  %s = tensor.insert_slice %x into %f[0, 0, 2, 2] [1, 1, 2, 2] [1, 1, 2, 2] : tensor<1x1x2x2xf32> into tensor<1x1x7x7xf32>
  %g = tensor.empty() : tensor<1x1x5x5xf32>
  %h = linalg.fill ins(%zero : f32) outs(%g : tensor<1x1x5x5xf32>) -> tensor<1x1x5x5xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%s, %w : tensor<1x1x7x7xf32>, tensor<1x1x3x3xf32>) outs(%h : tensor<1x1x5x5xf32>) -> tensor<1x1x5x5xf32>
  return %0 : tensor<1x1x5x5xf32>
}
