// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// Extents that TOSA's types leave open follow from the specification: each
// result is written by an operation whose bytes show its shape (f32, 4 bytes).

// OH = (IH - 1)*2 + 3 + 0 + 1 = 2*d1 + 2; OW = (5 - 1)*1 + 3 - 1 + 0 = 6; OC = 7.
// The negation reads and writes 7*6*(2*d1 + 2)*d0 elements.
// CHECK-LABEL: @transpose_conv
// CHECK: tosa.abs
// CHECK-SAME: write = "336*transpose_conv.arg0.d0*transpose_conv.arg0.d1 + 336*transpose_conv.arg0.d0" B
func.func @transpose_conv(%x: tensor<?x?x5x4xf32>, %w: tensor<7x3x3x4xf32>, %b: tensor<7xf32>, %z: tensor<1xf32>) -> tensor<?x?x6x7xf32> {
  %0 = tosa.transpose_conv2d %x, %w, %b, %z, %z {acc_type = f32, out_pad = array<i64: 0, 1, -1, 0>, stride = array<i64: 2, 1>}
    : (tensor<?x?x5x4xf32>, tensor<7x3x3x4xf32>, tensor<7xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x?x6x7xf32>
  %1 = tosa.abs %0 : (tensor<?x?x6x7xf32>) -> tensor<?x?x6x7xf32>
  return %1 : tensor<?x?x6x7xf32>
}

// OH = ((IH - 1)*4 - 0 + 2) floordiv 2 + 1 = 2*d1; OW = ((5 - 1)*2 - 0 + 0)/1 + 1 = 9.
// 4 * 9 * 3 * 2*d1 = 216*d1.
// CHECK-LABEL: @resize
// CHECK: tosa.abs
// CHECK-SAME: write = "216*resize.arg0.d1" B
func.func @resize(%x: tensor<1x?x5x3xf32>) -> tensor<1x?x9x3xf32> {
  %scale = tosa.const_shape {values = dense<[4, 2, 2, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %offset = tosa.const_shape {values = dense<[0, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %border = tosa.const_shape {values = dense<[2, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.resize %x, %scale, %offset, %border {mode = NEAREST_NEIGHBOR}
    : (tensor<1x?x5x3xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x?x9x3xf32>
  %1 = tosa.abs %0 : (tensor<1x?x9x3xf32>) -> tensor<1x?x9x3xf32>
  return %1 : tensor<1x?x9x3xf32>
}

// N, W from the indices, C from the values: 4 * d0 * w * c.
// CHECK-LABEL: @gather
// CHECK: tosa.abs
// CHECK-SAME: write = "4*gather.arg0.d0*gather.arg0.d2*gather.arg1.d1" B
func.func @gather(%v: tensor<?x9x?xf32>, %i: tensor<?x?xi32>) -> tensor<?x?x?xf32> {
  %0 = tosa.gather %v, %i : (tensor<?x9x?xf32>, tensor<?x?xi32>) -> tensor<?x?x?xf32>
  %1 = tosa.abs %0 : (tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
  return %1 : tensor<?x?x?xf32>
}

// W/2 + 1 of the last dimension: 4 * 2 * 8 * (floordiv(w, 2) + 1).
// CHECK-LABEL: @rfft
// CHECK: tosa.abs
// CHECK-SAME: write = "64*floordiv(rfft.arg0.d2, 2) + 64" B
func.func @rfft(%x: tensor<2x8x?xf32>) -> tensor<2x8x?xf32> {
  %0, %1 = tosa.rfft2d %x : (tensor<2x8x?xf32>) -> (tensor<2x8x?xf32>, tensor<2x8x?xf32>)
  %2 = tosa.abs %1 : (tensor<2x8x?xf32>) -> tensor<2x8x?xf32>
  return %2 : tensor<2x8x?xf32>
}

// Channels from dynamic weights: conv2d makes OC, a depthwise one C*M.
// CHECK-LABEL: @channels
// CHECK: tosa.abs
// CHECK-SAME: write = "36*channels.arg1.d0" B
// CHECK: tosa.abs
// CHECK-SAME: write = "72*channels.arg2.d3" B
func.func @channels(%x: tensor<1x5x5x2xf32>, %w: tensor<?x3x3x2xf32>, %d: tensor<3x3x2x?xf32>, %b: tensor<?xf32>, %z: tensor<1xf32>) -> (tensor<1x3x3x?xf32>, tensor<1x3x3x?xf32>) {
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x5x5x2xf32>, tensor<?x3x3x2xf32>, tensor<?xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x?xf32>
  %1 = tosa.abs %0 : (tensor<1x3x3x?xf32>) -> tensor<1x3x3x?xf32>
  %2 = tosa.depthwise_conv2d %x, %d, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x5x5x2xf32>, tensor<3x3x2x?xf32>, tensor<?xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x?xf32>
  %3 = tosa.abs %2 : (tensor<1x3x3x?xf32>) -> tensor<1x3x3x?xf32>
  return %1, %3 : tensor<1x3x3x?xf32>, tensor<1x3x3x?xf32>
}

// What is padded with -1 is only known when the program runs: a size of its own.
// Paddings beyond 2^62 do not wrap: 2 * 4611686018427387904 + d0 elements.
// CHECK-LABEL: @pad
// CHECK: tosa.abs
// CHECK-SAME: write = "4*pad.s0" B
// CHECK: tosa.abs
// CHECK-SAME: write = "4*pad.arg0.d0 + 36893488147419103232" B
func.func @pad(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %c = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %open = tosa.const_shape {values = dense<[-1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.pad %x, %open, %c : (tensor<?xf32>, !tosa.shape<2>, tensor<1xf32>) -> tensor<?xf32>
  %1 = tosa.abs %0 : (tensor<?xf32>) -> tensor<?xf32>
  %huge = tosa.const_shape {values = dense<[4611686018427387904, 4611686018427387904]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %2 = tosa.pad %x, %huge, %c : (tensor<?xf32>, !tosa.shape<2>, tensor<1xf32>) -> tensor<?xf32>
  %3 = tosa.abs %2 : (tensor<?xf32>) -> tensor<?xf32>
  return %1, %3 : tensor<?xf32>, tensor<?xf32>
}

// -1 stands for the rest, d0 - 2 or nothing, and 3 for itself: 3*(d0 - 2) elements
// of 4 B.
// CHECK-LABEL: @slice
// CHECK: tosa.abs
// CHECK-SAME: write = "12*max(0, slice.arg0.d0 - 2)" B
func.func @slice(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %start = tosa.const_shape {values = dense<[2, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %size = tosa.const_shape {values = dense<[-1, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.slice %x, %start, %size : (tensor<?x?xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<?x?xf32>
  %1 = tosa.abs %0 : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}
