// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Models/Inputs/list-work.py | FileCheck --match-full-lines %s
// RUN: mlir-roofline report %s --format=json > %t.json
// RUN: FileCheck %s --check-prefix=PARAMS < %t.json
// RUN: FileCheck %s --check-prefix=TAPS < %t.json

// TOSA as torch-mlir and TFLite's converter write it.

// A linear layer: the weight is transposed (192 B) and gets a batch of one, which
// costs nothing; the zero points are tensors of one float and move nothing.
// 4*6*8 = 192 macs, 128 + 192 B, 96 B. The bias, reshaped, is added: 96 + 24 B.
// CHECK: tosa.transpose: read=192 write=192
// CHECK-NEXT: tosa.matmul: f32.mul=192 f32.add=192 macs=192 read=320 write=96
// CHECK-NEXT: tosa.add: f32.add=24 read=120 write=96
func.func @linear(%x: tensor<4x8xf32>, %w: tensor<6x8xf32>, %b: tensor<6xf32>) -> tensor<1x4x6xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s0 = tosa.const_shape {values = dense<[1, 8, 6]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %s1 = tosa.const_shape {values = dense<[1, 4, 8]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %s2 = tosa.const_shape {values = dense<[1, 1, 6]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %t = tosa.transpose %w {perms = array<i32: 1, 0>} : (tensor<6x8xf32>) -> tensor<8x6xf32>
  %w3 = tosa.reshape %t, %s0 : (tensor<8x6xf32>, !tosa.shape<3>) -> tensor<1x8x6xf32>
  %x3 = tosa.reshape %x, %s1 : (tensor<4x8xf32>, !tosa.shape<3>) -> tensor<1x4x8xf32>
  %y = tosa.matmul %x3, %w3, %z, %z : (tensor<1x4x8xf32>, tensor<1x8x6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x6xf32>
  %b3 = tosa.reshape %b, %s2 : (tensor<6xf32>, !tosa.shape<3>) -> tensor<1x1x6xf32>
  %0 = tosa.add %y, %b3 : (tensor<1x4x6xf32>, tensor<1x1x6xf32>) -> tensor<1x4x6xf32>
  return %0 : tensor<1x4x6xf32>
}

// A convolution between transposes to NHWC and back (432 B; 576 B), its weight
// turned from OIHW to OHWI (432 B). 36*4 outputs of 27 taps: 3888 macs, and 144
// additions of the bias: 432 + 432 + 16 B, 576 B. In bounds are 16 of 18 taps per
// dimension, 16*16*3*4 = 3072 macs: flops 2*3888 + 144 and 2*3072 + 144.
// CHECK-NEXT: tosa.transpose: read=432 write=432
// CHECK-NEXT: tosa.transpose: read=432 write=432
// CHECK-NEXT: tosa.conv2d: f32.mul=3888 f32.add=4032 macs=3888 read=880 write=576
// CHECK-NEXT: tosa.transpose: read=576 write=576
// TAPS: "op": "tosa.conv2d"
// TAPS: "flops": 7920,
// TAPS-NEXT: "effective_flops": 6288,
func.func @convolution(%x: tensor<1x3x6x6xf32>, %w: tensor<4x3x3x3xf32>, %b: tensor<4xf32>) -> tensor<1x4x6x6xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %nhwc = tosa.transpose %x {perms = array<i32: 0, 2, 3, 1>} : (tensor<1x3x6x6xf32>) -> tensor<1x6x6x3xf32>
  %ohwi = tosa.transpose %w {perms = array<i32: 0, 2, 3, 1>} : (tensor<4x3x3x3xf32>) -> tensor<4x3x3x3xf32>
  %y = tosa.conv2d %nhwc, %ohwi, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x6x6x3xf32>, tensor<4x3x3x3xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x4xf32>
  %0 = tosa.transpose %y {perms = array<i32: 0, 3, 1, 2>} : (tensor<1x6x6x4xf32>) -> tensor<1x4x6x6xf32>
  return %0 : tensor<1x4x6x6xf32>
}

// What the constants below weigh: 48 elided elements, 6 of f16 and a bias of 2, 6 of
// i8 and a bias of 2, the multipliers and shifts of 2 channels: 68 elements,
// 192 + 12 + 8 + 6 + 8 + 8 + 2 B.
// PARAMS: "parameters": {
// PARAMS-NEXT: "count": 68,
// PARAMS-NEXT: "bytes": 236

// An embedding: 3 of 10 rows of 5, 60 + 12 B; two rows written, at different
// positions as TOSA demands: 8 + 40 B in, 40 B out. Tiled twice: 60 and 120 B. Summed: 15 to 3.
// CHECK-NEXT: tosa.gather: read=72 write=60 bytes:upper
// CHECK-NEXT: tosa.scatter: read=48 write=40
// CHECK-NEXT: tosa.tile: read=60 write=120
// CHECK-NEXT: tosa.reduce_sum: f32.add=15 read=60 write=12
func.func @layout(%table: tensor<1x10x5xf32>, %ids: tensor<1x3xi32>, %rows: tensor<1x2x5xf32>, %at: tensor<1x2xi32>) -> (tensor<1x6x5xf32>, tensor<1x10x5xf32>, tensor<1x3x1xf32>) {
  %m = tosa.const_shape {values = dense<[1, 2, 1]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %0 = tosa.gather %table, %ids : (tensor<1x10x5xf32>, tensor<1x3xi32>) -> tensor<1x3x5xf32>
  %1 = tosa.scatter %table, %at, %rows : (tensor<1x10x5xf32>, tensor<1x2xi32>, tensor<1x2x5xf32>) -> tensor<1x10x5xf32>
  %2 = tosa.tile %0, %m : (tensor<1x3x5xf32>, !tosa.shape<3>) -> tensor<1x6x5xf32>
  %3 = tosa.reduce_sum %0 {axis = 2 : i32} : (tensor<1x3x5xf32>) -> tensor<1x3x1xf32>
  return %2, %1, %3 : tensor<1x6x5xf32>, tensor<1x10x5xf32>, tensor<1x3x1xf32>
}

// Statistics in f64: 16 elements widened (64 B, 128 B), squared by a power with a
// splat exponent (128 B in and out).
// CHECK-NEXT: tosa.cast: f64.convert=16 read=64 write=128
// CHECK-NEXT: tosa.pow: f64.special=16 read=128 write=128
func.func @doubles(%x: tensor<2x8xf32>) -> tensor<2x8xf64> {
  %two = "tosa.const"() <{values = dense<2.0> : tensor<1x1xf64>}> : () -> tensor<1x1xf64>
  %0 = tosa.cast %x : (tensor<2x8xf32>) -> tensor<2x8xf64>
  %1 = tosa.pow %0, %two : (tensor<2x8xf64>, tensor<1x1xf64>) -> tensor<2x8xf64>
  return %1 : tensor<2x8xf64>
}

// A constant whose elements were left out of the file is still read: 1*8*6*4 B, and
// 4*6*8 = 192 macs.
// CHECK-NEXT: tosa.matmul: f32.mul=192 f32.add=192 macs=192 read=320 write=96
func.func @elided(%x: tensor<1x4x8xf32>) -> tensor<1x4x6xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense_resource<__elided__> : tensor<1x8x6xf32>}> : () -> tensor<1x8x6xf32>
  %0 = tosa.matmul %x, %w, %z, %z : (tensor<1x4x8xf32>, tensor<1x8x6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x6xf32>
  return %0 : tensor<1x4x6xf32>
}

// TFLite keeps weights in f16, widened at each call: 2*1*1*3 elements, 12 B to 24 B,
// 6 casts. The convolution: 9*2 outputs of 3 taps, 54 macs and 18 additions of a
// bias in f32: 108 + 24 + 8 B, 72 B.
// CHECK-NEXT: tosa.cast: f32.convert=6 read=12 write=24
// CHECK-NEXT: tosa.conv2d: f32.mul=54 f32.add=72 macs=54 read=140 write=72
func.func @tflite_f16(%x: tensor<1x3x3x3xf32>) -> tensor<1x3x3x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %b = "tosa.const"() <{values = dense<[0.5, 1.5]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %h = "tosa.const"() <{values = dense<[[[[1.0, 2.0, 3.0]]], [[[4.0, 5.0, 6.0]]]]> : tensor<2x1x1x3xf16>}> : () -> tensor<2x1x1x3xf16>
  %w = tosa.cast %h : (tensor<2x1x1x3xf16>) -> tensor<2x1x1x3xf32>
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x3x3x3xf32>, tensor<2x1x1x3xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}

// An int8 layer: 2*2 outputs of 3 taps, 12 macs; the input's zero point is not zero,
// so both are subtracted: 24 additions, 12 of the sums, 4 of the bias. Reads 6 + 6 +
// 8 B. Rescaled per channel, both shifts at most 31, so rounded once; per element
// two zero points, two comparisons to clamp, a shift widened and a value narrowed in
// i32; in i64 three values widened, a product, half of 1 << shift (two bit
// operations), added, shifted; narrowed to i8. Reads 16 + 8 + 2 B. Looked up: 4 + 4 B at most.
// CHECK-NEXT: tosa.conv2d: i32.mul=12 i32.add=40 i32.convert=24 macs=12 read=20 write=16
// CHECK-NEXT: tosa.rescale: i32.add=8 i32.compare=8 i32.convert=8 i64.mul=4 i64.add=4 i64.convert=12 i64.bit=12 i8.convert=4 read=26 write=4
// CHECK-NEXT: tosa.table: index.index=8 read=8 write=4 bytes:upper
func.func @tflite_i8(%x: tensor<1x2x1x3xi8>, %table: tensor<256xi8>) -> tensor<1x2x1x2xi8> {
  %zx = "tosa.const"() <{values = dense<-128> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zw = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %z32 = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %b = "tosa.const"() <{values = dense<[7, 9]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %w = "tosa.const"() <{values = dense<[[[[1, 2, 3]]], [[[4, 5, 6]]]]> : tensor<2x1x1x3xi8>}> : () -> tensor<2x1x1x3xi8>
  %m = "tosa.const"() <{values = dense<[19689, 19690]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %s = "tosa.const"() <{values = dense<[30, 31]> : tensor<2xi8>}> : () -> tensor<2xi8>
  %0 = tosa.conv2d %x, %w, %b, %zx, %zw {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x2x1x3xi8>, tensor<2x1x1x3xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x1x2xi32>
  %1 = tosa.rescale %0, %m, %s, %z32, %zx {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = true, input_unsigned = false, output_unsigned = false} : (tensor<1x2x1x2xi32>, tensor<2xi32>, tensor<2xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x2x1x2xi8>
  %2 = tosa.table %1, %table : (tensor<1x2x1x2xi8>, tensor<256xi8>) -> tensor<1x2x1x2xi8>
  return %2 : tensor<1x2x1x2xi8>
}

// A streaming model keeps its last 4 frames of 2 in a variable, f32: read (32 B),
// joined with the new frame (40 B), the last 4 taken (32 B), written back (32 B).
// CHECK-NEXT: tosa.variable_read: read=32 write=32
// CHECK-NEXT: tosa.concat: read=40 write=40
// CHECK-NEXT: tosa.slice: read=32 write=32
// CHECK-NEXT: tosa.variable_write: read=32 write=32
tosa.variable @frames = dense<0.0> : tensor<1x4x2xf32>
func.func @streaming(%frame: tensor<1x1x2xf32>) -> tensor<1x5x2xf32> {
  %start = tosa.const_shape {values = dense<[0, 1, 0]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %size = tosa.const_shape {values = dense<[1, 4, 2]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %0 = tosa.variable_read @frames : tensor<1x4x2xf32>
  %1 = tosa.concat %0, %frame {axis = 1 : i32} : (tensor<1x4x2xf32>, tensor<1x1x2xf32>) -> tensor<1x5x2xf32>
  %2 = tosa.slice %1, %start, %size : (tensor<1x5x2xf32>, !tosa.shape<3>, !tosa.shape<3>) -> tensor<1x4x2xf32>
  tosa.variable_write @frames, %2 : tensor<1x4x2xf32>
  return %1 : tensor<1x5x2xf32>
}
