// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck --match-full-lines %s

// Convolutions in every layout: outputs x taps x input channels, and of the
// input only what some tap touches. Elements are f32, so 4 B each.

// 4 outputs x 3 taps = 12; reads 6, 3 and 4 elements, 52 B.
// CHECK: linalg.conv_1d: f32.mul=12 f32.add=12 macs=12 read=52 write=16
func.func @plain_1d(%x: tensor<6xf32>, %w: tensor<3xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %0 = linalg.conv_1d ins(%x, %w : tensor<6xf32>, tensor<3xf32>) outs(%c : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// 4*5 outputs x 2*3 taps = 120; reads 35, 6 and 20 elements, 244 B.
// CHECK-NEXT: linalg.conv_2d: f32.mul=120 f32.add=120 macs=120 read=244 write=80
func.func @plain_2d(%x: tensor<5x7xf32>, %w: tensor<2x3xf32>, %c: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %0 = linalg.conv_2d ins(%x, %w : tensor<5x7xf32>, tensor<2x3xf32>) outs(%c : tensor<4x5xf32>) -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// 2*2*2 outputs x 2*2*2 taps = 64; reads 27, 8 and 8 elements, 172 B.
// CHECK-NEXT: linalg.conv_3d: f32.mul=64 f32.add=64 macs=64 read=172 write=32
func.func @plain_3d(%x: tensor<3x3x3xf32>, %w: tensor<2x2x2xf32>, %c: tensor<2x2x2xf32>) -> tensor<2x2x2xf32> {
  %0 = linalg.conv_3d ins(%x, %w : tensor<3x3x3xf32>, tensor<2x2x2xf32>) outs(%c : tensor<2x2x2xf32>) -> tensor<2x2x2xf32>
  return %0 : tensor<2x2x2xf32>
}

// 2 images, 4 positions, 5 of 3 channels, 3 taps: 2*4*5*3*3 = 360. Reads
// 2*6*3 = 36, 3*3*5 = 45 and 2*4*5 = 40 elements, 484 B. Channels first: the
// same.
// CHECK-NEXT: linalg.conv_1d_nwc_wcf: f32.mul=360 f32.add=360 macs=360 read=484 write=160
// CHECK-NEXT: linalg.conv_1d_ncw_fcw: f32.mul=360 f32.add=360 macs=360 read=484 write=160
func.func @channels_1d(%x: tensor<2x6x3xf32>, %w: tensor<3x3x5xf32>, %c: tensor<2x4x5xf32>, %xt: tensor<2x3x6xf32>, %wt: tensor<5x3x3xf32>, %ct: tensor<2x5x4xf32>) -> (tensor<2x4x5xf32>, tensor<2x5x4xf32>) {
  %0 = linalg.conv_1d_nwc_wcf ins(%x, %w : tensor<2x6x3xf32>, tensor<3x3x5xf32>) outs(%c : tensor<2x4x5xf32>) -> tensor<2x4x5xf32>
  %1 = linalg.conv_1d_ncw_fcw ins(%xt, %wt : tensor<2x3x6xf32>, tensor<5x3x3xf32>) outs(%ct : tensor<2x5x4xf32>) -> tensor<2x5x4xf32>
  return %0, %1 : tensor<2x4x5xf32>, tensor<2x5x4xf32>
}

// 3*5 outputs of 5 channels, 3*2 taps of 2 channels: 900. Rows 3*o + k for o, k
// < 3 are 0..8, all 9; columns 2*o + 2*k for o < 5, k < 2 are the even ones, 6
// of 11. Reads 9*6*2 = 108, 60 and 75 elements, 972 B.
// CHECK-NEXT: linalg.conv_2d_nhwc_hwcf: f32.mul=900 f32.add=900 macs=900 read=972 write=300
func.func @strided_dilated(%x: tensor<1x9x11x2xf32>, %w: tensor<3x2x2x5xf32>, %c: tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xf32> {
  %0 = linalg.conv_2d_nhwc_hwcf {strides = dense<[3, 2]> : tensor<2xi64>, dilations = dense<[1, 2]> : tensor<2xi64>} ins(%x, %w : tensor<1x9x11x2xf32>, tensor<3x2x2x5xf32>) outs(%c : tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xf32>
  return %0 : tensor<1x3x5x5xf32>
}

// 1x1 taps with stride 2 leave every other row and column alone: 3*3 of 5*5
// positions, x 2 channels = 18 elements. 9*4*2 = 72 macs; 18 + 8 + 36 = 62
// elements, 248 B.
// CHECK-NEXT: linalg.conv_2d_nhwc_fhwc: f32.mul=72 f32.add=72 macs=72 read=248 write=144
func.func @pointwise_strided(%x: tensor<1x5x5x2xf32>, %w: tensor<4x1x1x2xf32>, %c: tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32> {
  %0 = linalg.conv_2d_nhwc_fhwc {strides = dense<2> : tensor<2xi64>} ins(%x, %w : tensor<1x5x5x2xf32>, tensor<4x1x1x2xf32>) outs(%c : tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32>
  return %0 : tensor<1x3x3x4xf32>
}

// 4 of 3 channels, 4*4 positions, 3*3 taps: 4*3*16*9 = 1728. f16 into f32: two
// conversions each. Reads (108 + 108) * 2 + 64 * 4 = 688 B.
// CHECK-NEXT: linalg.conv_2d_nchw_fchw: f32.mul=1728 f32.add=1728 f32.convert=3456 macs=1728 read=688 write=256
func.func @nchw(%x: tensor<1x3x6x6xf16>, %w: tensor<4x3x3x3xf16>, %c: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x6x6xf16>, tensor<4x3x3x3xf16>) outs(%c : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}

// Two zero points are subtracted at every tap: 3*1728 additions. Bytes: 108 +
// 108 + 256 = 472.
// CHECK-NEXT: linalg.conv_2d_nchw_fchw_q: i32.mul=1728 i32.add=5184 i32.convert=3456 macs=1728 read=472 write=256
func.func @quantized(%x: tensor<1x3x6x6xi8>, %w: tensor<4x3x3x3xi8>, %zx: i32, %zw: i32, %c: tensor<1x4x4x4xi32>) -> tensor<1x4x4x4xi32> {
  %0 = linalg.conv_2d_nchw_fchw_q ins(%x, %w, %zx, %zw : tensor<1x3x6x6xi8>, tensor<4x3x3x3xi8>, i32, i32) outs(%c : tensor<1x4x4x4xi32>) -> tensor<1x4x4x4xi32>
  return %0 : tensor<1x4x4x4xi32>
}

// 2 groups, each 4 of 3 channels: 2*4*3*16*9 = 3456. Reads 216, 216 and 128
// elements, 2240 B.
// CHECK-NEXT: linalg.conv_2d_ngchw_gfchw: f32.mul=3456 f32.add=3456 macs=3456 read=2240 write=512
// CHECK-NEXT: linalg.conv_2d_nhwgc_gfhwc: f32.mul=3456 f32.add=3456 macs=3456 read=2240 write=512
func.func @grouped(%x: tensor<1x2x3x6x6xf32>, %w: tensor<2x4x3x3x3xf32>, %c: tensor<1x2x4x4x4xf32>, %xt: tensor<1x6x6x2x3xf32>, %wt: tensor<2x4x3x3x3xf32>, %ct: tensor<1x4x4x2x4xf32>) -> (tensor<1x2x4x4x4xf32>, tensor<1x4x4x2x4xf32>) {
  %0 = linalg.conv_2d_ngchw_gfchw ins(%x, %w : tensor<1x2x3x6x6xf32>, tensor<2x4x3x3x3xf32>) outs(%c : tensor<1x2x4x4x4xf32>) -> tensor<1x2x4x4x4xf32>
  %1 = linalg.conv_2d_nhwgc_gfhwc ins(%xt, %wt : tensor<1x6x6x2x3xf32>, tensor<2x4x3x3x3xf32>) outs(%ct : tensor<1x4x4x2x4xf32>) -> tensor<1x4x4x2x4xf32>
  return %0, %1 : tensor<1x2x4x4x4xf32>, tensor<1x4x4x2x4xf32>
}

// Each of 3 channels for itself: 3*16*9 = 432; reads 108, 27 and 48 elements,
// 732 B. With 2 outputs per channel: 864; 108, 54 and 96 elements, 1032 B.
// CHECK-NEXT: linalg.depthwise_conv_2d_nhwc_hwc: f32.mul=432 f32.add=432 macs=432 read=732 write=192
// CHECK-NEXT: linalg.depthwise_conv_2d_nchw_chw: f32.mul=432 f32.add=432 macs=432 read=732 write=192
// CHECK-NEXT: linalg.depthwise_conv_2d_nhwc_hwcm: f32.mul=864 f32.add=864 macs=864 read=1032 write=384
func.func @depthwise(%x: tensor<1x6x6x3xf32>, %w: tensor<3x3x3xf32>, %c: tensor<1x4x4x3xf32>, %xt: tensor<1x3x6x6xf32>, %ct: tensor<1x3x4x4xf32>, %wm: tensor<3x3x3x2xf32>, %cm: tensor<1x4x4x3x2xf32>) -> (tensor<1x4x4x3xf32>, tensor<1x3x4x4xf32>, tensor<1x4x4x3x2xf32>) {
  %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x6x6x3xf32>, tensor<3x3x3xf32>) outs(%c : tensor<1x4x4x3xf32>) -> tensor<1x4x4x3xf32>
  %1 = linalg.depthwise_conv_2d_nchw_chw ins(%xt, %w : tensor<1x3x6x6xf32>, tensor<3x3x3xf32>) outs(%ct : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  %2 = linalg.depthwise_conv_2d_nhwc_hwcm ins(%x, %wm : tensor<1x6x6x3xf32>, tensor<3x3x3x2xf32>) outs(%cm : tensor<1x4x4x3x2xf32>) -> tensor<1x4x4x3x2xf32>
  return %0, %1, %2 : tensor<1x4x4x3xf32>, tensor<1x3x4x4xf32>, tensor<1x4x4x3x2xf32>
}

// 2*2*2 positions, 2*2*2 taps, 3 of 2 channels: 8*8*6 = 384. Reads 54, 48 and
// 24 elements, 504 B.
// CHECK-NEXT: linalg.conv_3d_ncdhw_fcdhw: f32.mul=384 f32.add=384 macs=384 read=504 write=96
// CHECK-NEXT: linalg.conv_3d_ndhwc_dhwcf: f32.mul=384 f32.add=384 macs=384 read=504 write=96
func.func @channels_3d(%x: tensor<1x2x3x3x3xf32>, %w: tensor<3x2x2x2x2xf32>, %c: tensor<1x3x2x2x2xf32>, %xt: tensor<1x3x3x3x2xf32>, %wt: tensor<2x2x2x2x3xf32>, %ct: tensor<1x2x2x2x3xf32>) -> (tensor<1x3x2x2x2xf32>, tensor<1x2x2x2x3xf32>) {
  %0 = linalg.conv_3d_ncdhw_fcdhw ins(%x, %w : tensor<1x2x3x3x3xf32>, tensor<3x2x2x2x2xf32>) outs(%c : tensor<1x3x2x2x2xf32>) -> tensor<1x3x2x2x2xf32>
  %1 = linalg.conv_3d_ndhwc_dhwcf ins(%xt, %wt : tensor<1x3x3x3x2xf32>, tensor<2x2x2x2x3xf32>) outs(%ct : tensor<1x2x2x2x3xf32>) -> tensor<1x2x2x2x3xf32>
  return %0, %1 : tensor<1x3x2x2x2xf32>, tensor<1x2x2x2x3xf32>
}

// Pooling only looks at the window's shape, never at its (empty) contents.
// 3*3*2 outputs x 2*2 taps = 72; stride 3 leaves a third of the rows and columns
// out: 6*6 of 9*9 positions, x 2 = 72 elements; accumulator 18: 360 B.
// CHECK-NEXT: linalg.pooling_nhwc_max: f32.compare=72 read=360 write=72
func.func @max_pool(%x: tensor<1x9x9x2xf32>, %c: tensor<1x3x3x2xf32>) -> tensor<1x3x3x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.pooling_nhwc_max {strides = dense<3> : tensor<2xi64>} ins(%x, %w : tensor<1x9x9x2xf32>, tensor<2x2xf32>) outs(%c : tensor<1x3x3x2xf32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}

// Overlapping: 2*2*3 outputs x 3*3 taps = 108 additions, no multiplication. The
// window is an argument here and still not read: 2*4*5 = 40 and 12 elements,
// 208 B. An i8 maximum: 108 comparisons, 52 B.
// CHECK-NEXT: linalg.pooling_nchw_sum: f32.add=108 read=208 write=48
// CHECK-NEXT: linalg.pooling_nchw_max: i8.compare=108 read=52 write=12
// CHECK-NEXT: linalg.pooling_nhwc_min_unsigned: i8.compare=108 read=52 write=12
func.func @pool(%x: tensor<1x2x4x5xf32>, %w: tensor<3x3xf32>, %c: tensor<1x2x2x3xf32>, %y: tensor<1x2x4x5xi8>, %d: tensor<1x2x2x3xi8>, %z: tensor<1x4x5x2xi8>, %e: tensor<1x2x3x2xi8>) -> (tensor<1x2x2x3xf32>, tensor<1x2x2x3xi8>, tensor<1x2x3x2xi8>) {
  %0 = linalg.pooling_nchw_sum ins(%x, %w : tensor<1x2x4x5xf32>, tensor<3x3xf32>) outs(%c : tensor<1x2x2x3xf32>) -> tensor<1x2x2x3xf32>
  %1 = linalg.pooling_nchw_max ins(%y, %w : tensor<1x2x4x5xi8>, tensor<3x3xf32>) outs(%d : tensor<1x2x2x3xi8>) -> tensor<1x2x2x3xi8>
  %2 = linalg.pooling_nhwc_min_unsigned ins(%z, %w : tensor<1x4x5x2xi8>, tensor<3x3xf32>) outs(%e : tensor<1x2x3x2xi8>) -> tensor<1x2x3x2xi8>
  return %0, %1, %2 : tensor<1x2x2x3xf32>, tensor<1x2x2x3xi8>, tensor<1x2x3x2xi8>
}
