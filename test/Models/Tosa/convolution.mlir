// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Padding (1, 1, 0, 1), 4 filters of 3x2x3 on 5x6x3: output 5x6x4.
// macs 1*5*6*4 * 3*2*3 = 2160; flops 2*2160 + 120 (bias) = 4440.
// In bounds are 5*3 - 2 = 13 taps of the rows and 6*2 - 1 = 11 of the columns: of macs
// 13*11 * 3*4 = 1716, of flops 2*1716 + 120; with two zero points per mac 4*1716 + 120.
// Reads 5*6*3 = 90, 4*18 = 72 and 4 f32: 166*4 = 664 B; writes 120*4 = 480 B.
// CHECK-LABEL: func @padded
// CHECK: tosa.conv2d {{.*}}roofline.cost = #roofline.cost<macs = 2160, effective_macs = 1716, flops = 4440, effective_flops = 3552, read = 664 B, write = 480 B>
func.func @padded(%i: tensor<1x5x6x3xf32>, %w: tensor<4x3x2x3xf32>, %b: tensor<4xf32>) -> tensor<1x5x6x4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xf32>, tensor<4x3x2x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x6x4xf32>
  return %0 : tensor<1x5x6x4xf32>
}

// -----

// Stride 3 over a window of 2: of the 8 rows and columns, 2, 5 and more are
// skipped: outputs at 0, 3, 6 touch 0 1 3 4 6 7, so 6*6*2 = 72 of 128 elements.
// macs 3*3*1 * 2*2*2 = 72; flops 144 + 9 = 153.
// Reads (72 + 8 + 1)*4 = 324 B; writes 36 B. A splat bias would be free.
// CHECK-LABEL: func @stride_over_kernel
// CHECK: tosa.conv2d {{.*}}roofline.cost = #roofline.cost<macs = 72, flops = 153, read = 324 B, write = 36 B>
func.func @stride_over_kernel(%i: tensor<1x8x8x2xf32>, %w: tensor<1x2x2x2xf32>, %b: tensor<1xf32>) -> tensor<1x3x3x1xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 3, 3>} : (tensor<1x8x8x2xf32>, tensor<1x2x2x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}

// -----

// Dilation 4, stride 2, 3 taps over 11: outputs 0..1 touch 0 4 8 and 2 6 10,
// that is 6 of 11 per dimension: 36 elements. macs 2*2 * 3*3 = 36, flops
// 72 + 4 = 76. Reads (36 + 9)*4 = 180 B, the splat bias is free; writes 16 B.
// CHECK-LABEL: func @dilated
// CHECK: tosa.conv2d {{.*}}roofline.cost = #roofline.cost<macs = 36, flops = 76, read = 180 B, write = 16 B>
func.func @dilated(%i: tensor<1x11x11x1xf32>, %w: tensor<1x3x3x1xf32>) -> tensor<1x2x2x1xf32> {
  %b = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %i, %w, %b, %b, %b {acc_type = f32, dilation = array<i64: 4, 4>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x11x11x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

// -----

// i8 with one zero point that is not zero: both are subtracted, 2 add per mac.
// macs 2160; int_ops 2*2160 + 2*2160 + 120 = 8760. Reads 90 + 72 + 4*4 = 178 B.
// CHECK-LABEL: func @zero_point
// CHECK: tosa.conv2d {{.*}}roofline.cost = #roofline.cost<macs = 2160, effective_macs = 1716, int_ops = 8760, effective_int_ops = 6984, read = 178 B, write = 480 B>
func.func @zero_point(%i: tensor<1x5x6x3xi8>, %w: tensor<4x3x2x3xi8>, %b: tensor<4xi32>) -> tensor<1x5x6x4xi32> {
  %z = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zw = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %i, %w, %b, %z, %zw {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xi8>, tensor<4x3x2x3xi8>, tensor<4xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x5x6x4xi32>
  return %0 : tensor<1x5x6x4xi32>
}

// -----

// Both zero: none is subtracted, 2*2160 + 120 = 4440. With an accumulator of 48
// bits the bias is 4*6 = 24 B and the result 120*6 = 720 B; i16 input 180 B.
// CHECK-LABEL: func @wide_accumulator
// CHECK: tosa.conv2d {{.*}}roofline.cost = #roofline.cost<macs = 2160, effective_macs = 1716, int_ops = 4440, effective_int_ops = 3552, read = 276 B, write = 720 B>
func.func @wide_accumulator(%i: tensor<1x5x6x3xi16>, %w: tensor<4x3x2x3xi8>, %b: tensor<4xi48>) -> tensor<1x5x6x4xi48> {
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  %zw = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %i, %w, %b, %z, %zw {acc_type = i48, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xi16>, tensor<4x3x2x3xi8>, tensor<4xi48>, tensor<1xi16>, tensor<1xi8>) -> tensor<1x5x6x4xi48>
  return %0 : tensor<1x5x6x4xi48>
}

// -----

// An unknown zero point is subtracted and read: 178 + 2 = 180 B.
// CHECK-LABEL: func @unknown_zero_point
// CHECK: tosa.conv2d {{.*}}roofline.cost = #roofline.cost<macs = 2160, effective_macs = 1716, int_ops = 8760, effective_int_ops = 6984, read = 180 B, write = 480 B>
func.func @unknown_zero_point(%i: tensor<1x5x6x3xi8>, %w: tensor<4x3x2x3xi8>, %b: tensor<4xi32>, %z: tensor<1xi8>, %zw: tensor<1xi8>) -> tensor<1x5x6x4xi32> {
  %0 = tosa.conv2d %i, %w, %b, %z, %zw {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xi8>, tensor<4x3x2x3xi8>, tensor<4xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x5x6x4xi32>
  return %0 : tensor<1x5x6x4xi32>
}

// -----

// Depthwise, multiplier 2, bf16 in an f32 accumulator: 6 output channels.
// macs 5*6 * 3*2 * 3*2 = 1080; flops 2160 + 180 = 2340.
// Reads (90 + 36 + 6)*2 = 264 B; writes 180*2 = 360 B.
// CHECK-LABEL: func @depthwise
// CHECK: tosa.depthwise_conv2d {{.*}}roofline.cost = #roofline.cost<macs = 1080, effective_macs = 858, flops = 2340, effective_flops = 1896, read = 264 B, write = 360 B>
func.func @depthwise(%i: tensor<1x5x6x3xbf16>, %w: tensor<3x2x3x2xbf16>, %b: tensor<6xbf16>) -> tensor<1x5x6x6xbf16> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xbf16>}> : () -> tensor<1xbf16>
  %0 = tosa.depthwise_conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xbf16>, tensor<3x2x3x2xbf16>, tensor<6xbf16>, tensor<1xbf16>, tensor<1xbf16>) -> tensor<1x5x6x6xbf16>
  return %0 : tensor<1x5x6x6xbf16>
}

// -----

// Transposed, stride 2: every input meets every tap, whatever the stride.
// macs 5*6*3 * 3*3*4 = 3240; flops 6480 + 11*13*4 (bias) = 7052.
// Reads (90 + 108 + 4)*4 = 808 B; writes 572*4 = 2288 B.
// CHECK-LABEL: func @transposed
// CHECK: tosa.transpose_conv2d {{.*}}roofline.cost = #roofline.cost<macs = 3240, flops = 7052, read = 808 B, write = 2288 B>
func.func @transposed(%i: tensor<1x5x6x3xf32>, %w: tensor<4x3x3x3xf32>, %b: tensor<4xf32>) -> tensor<1x11x13x4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.transpose_conv2d %i, %w, %b, %z, %z {acc_type = f32, out_pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x5x6x3xf32>, tensor<4x3x3x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x11x13x4xf32>
  return %0 : tensor<1x11x13x4xf32>
}

// -----

// 3-d: 2 filters of 2x2x2x3 on 3x4x5x3, no padding: output 2x3x4x2.
// macs 2*3*4*2 * 8*3 = 1152; flops 2304 + 48 = 2352.
// Reads (180 + 48 + 2)*4 = 920 B; writes 48*4 = 192 B.
// CHECK-LABEL: func @volume
// CHECK: tosa.conv3d {{.*}}roofline.cost = #roofline.cost<macs = 1152, flops = 2352, read = 920 B, write = 192 B>
func.func @volume(%i: tensor<1x3x4x5x3xf32>, %w: tensor<2x2x2x2x3xf32>, %b: tensor<2xf32>) -> tensor<1x2x3x4x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv3d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1, 1>, pad = array<i64: 0, 0, 0, 0, 0, 0>, stride = array<i64: 1, 1, 1>} : (tensor<1x3x4x5x3xf32>, tensor<2x2x2x2x3xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x3x4x2xf32>
  return %0 : tensor<1x2x3x4x2xf32>
}

// -----

// A dynamic batch, 1x1 window: 16 macs per pixel and 25 pixels of an image:
// 400; flops 2*400 + 100 = 900. Reads 25*4*4 = 400 B per image and 64 + 16 B.
// CHECK-LABEL: func @dynamic_batch
// CHECK: tosa.conv2d {{.*}}roofline.cost = #roofline.cost<macs = "400*arg0.d0", flops = "900*arg0.d0", read = "400*arg0.d0 + 80" B, write = "400*arg0.d0" B>
func.func @dynamic_batch(%i: tensor<?x5x5x4xf32>, %w: tensor<4x1x1x4xf32>, %b: tensor<4xf32>) -> tensor<?x5x5x4xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<?x5x5x4xf32>, tensor<4x1x1x4xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x5x5x4xf32>
  return %0 : tensor<?x5x5x4xf32>
}
