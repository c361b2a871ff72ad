// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null | FileCheck %s

// What the annotation does not show: work by class and type, and the flops on
// taps in bounds.

// f16 in f32: 2160 macs, both operands cast at each; 120 outputs: bias cast,
// added, result cast back. Rows: 5*3 taps less 1 above and 1 below = 13; columns:
// 6*2 less 1 at the right = 11; 13*11 * 3*4 = 1716 macs in bounds, so
// 2*1716 + 120 = 3552.
// CHECK:      "op": "tosa.conv2d"
// CHECK:      "macs": 2160,
// CHECK-NEXT: "effective_macs": 1716,
// CHECK-NEXT: "flops": 4440,
// CHECK-NEXT: "effective_flops": 3552,
// CHECK:      "f32": {
// CHECK-NEXT:   "mul": 2160,
// CHECK-NEXT:   "add": 2280,
// CHECK-NEXT:   "convert": 4440
// CHECK:      "f16": {
// CHECK-NEXT:   "convert": 120
func.func @conv(%i: tensor<1x5x6x3xf16>, %w: tensor<4x3x2x3xf16>, %b: tensor<4xf16>) -> tensor<1x5x6x4xf16> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %0 = tosa.conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 0, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xf16>, tensor<4x3x2x3xf16>, tensor<4xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x5x6x4xf16>
  return %0 : tensor<1x5x6x4xf16>
}

// No padding, nothing out of bounds.
// CHECK:      "op": "tosa.conv2d"
// CHECK:      "flops": 36,
// CHECK-NEXT: "int_ops": 0
func.func @unpadded(%i: tensor<1x3x3x1xf32>, %w: tensor<1x2x2x1xf32>, %b: tensor<1xf32>) -> tensor<1x2x2x1xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %i, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x3x3x1xf32>, tensor<1x2x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

// Cropped by 1 before and after: 2 inputs with stride 2 and 3 taps land on
// -1..3 of an output of 3: taps 0 0 of the first and 2 of the second are out,
// so 4 of 6 per dimension. macs 4*9 = 36, flops 72 + 9, effective 2*16 + 9.
// CHECK:      "op": "tosa.transpose_conv2d"
// CHECK:      "macs": 36,
// CHECK-NEXT: "effective_macs": 16,
// CHECK-NEXT: "flops": 81,
// CHECK-NEXT: "effective_flops": 41,
func.func @cropped(%i: tensor<1x2x2x1xf32>, %w: tensor<1x3x3x1xf32>, %b: tensor<1xf32>) -> tensor<1x3x3x1xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.transpose_conv2d %i, %w, %b, %z, %z {acc_type = f32, out_pad = array<i64: -1, -1, -1, -1>, stride = array<i64: 2, 2>} : (tensor<1x2x2x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}

// 90 outputs of 9 taps: 810 add, 90 div. Rows: 5*3 - 2 = 13, columns 6*3 - 2 =
// 16, times 3 channels: 624 taps in bounds, and 90 divisions.
// CHECK:      "op": "tosa.avg_pool2d"
// CHECK:      "flops": 900,
// CHECK-NEXT: "effective_flops": 714,
// CHECK:      "f32": {
// CHECK-NEXT:   "add": 810,
// CHECK-NEXT:   "div": 90,
// CHECK-NEXT:   "convert": 810
// CHECK:      "f16": {
// CHECK-NEXT:   "convert": 90
func.func @average(%i: tensor<1x5x6x3xf16>) -> tensor<1x5x6x3xf16> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %0 = tosa.avg_pool2d %i, %z, %z {acc_type = f32, kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x5x6x3xf16>
  return %0 : tensor<1x5x6x3xf16>
}

// Where NaNs lose: a maximum, a test and a select per tap, 3 * 40 * 4.
// CHECK:      "op": "tosa.max_pool2d"
// CHECK:      "f32": {
// CHECK-NEXT:   "compare": 480
func.func @maximum(%x: tensor<1x4x5x2xf32>) -> tensor<1x4x5x2xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, pad = array<i64: 0, 1, 0, 1>, stride = array<i64: 1, 1>, nan_mode = IGNORE} : (tensor<1x4x5x2xf32>) -> tensor<1x4x5x2xf32>
  return %0 : tensor<1x4x5x2xf32>
}

// f32 -> i32: round, convert; a lower bound, a test and a select above.
// CHECK:      "op": "tosa.cast"
// CHECK:      "f32": {
// CHECK-NEXT:   "compare": 8,
// CHECK-NEXT:   "convert": 4
// CHECK:      "i32": {
// CHECK-NEXT:   "compare": 4,
// CHECK-NEXT:   "convert": 4
func.func @cast(%f: tensor<4xf32>) -> tensor<4xi32> {
  %0 = tosa.cast %f : (tensor<4xf32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// Per element: widen the input and the shift, narrow the result (i32); subtract
// and add zero points; two comparisons to clamp; in 64 bits widen value,
// multiplier and shift, multiply, add half of 1 << shift; narrow to i8.
// CHECK:      "op": "tosa.rescale"
// CHECK:      "i32": {
// CHECK-NEXT:   "add": 12,
// CHECK-NEXT:   "compare": 12,
// CHECK-NEXT:   "convert": 18
// CHECK:      "i64": {
// CHECK-NEXT:   "mul": 6,
// CHECK-NEXT:   "add": 6,
// CHECK-NEXT:   "convert": 18,
// CHECK-NEXT:   "bit": 18
// CHECK:      "i8": {
// CHECK-NEXT:   "convert": 6
func.func @rescale(%c: tensor<6xi8>) -> tensor<6xi8> {
  %z8 = "tosa.const"() <{values = dense<5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %m = "tosa.const"() <{values = dense<19689> : tensor<1xi16>}> : () -> tensor<1xi16>
  %s = "tosa.const"() <{values = dense<15> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.rescale %c, %m, %s, %z8, %z8 {scale32 = false, rounding_mode = SINGLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false} : (tensor<6xi8>, tensor<1xi16>, tensor<1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<6xi8>
  return %0 : tensor<6xi8>
}

// The padding may be an op of its own: 7 of 9 taps per dimension meet data. 81 macs,
// 49 in bounds, 9 biases; the average of the same windows 49 additions and 9
// divisions. Padding of the channels is no matter of taps: nothing is said.
// CHECK:      "op": "tosa.conv2d"
// CHECK:      "flops": 171,
// CHECK-NEXT: "effective_flops": 107,
// CHECK:      "op": "tosa.avg_pool2d"
// CHECK:      "flops": 90,
// CHECK-NEXT: "effective_flops": 58,
// CHECK:      "op": "tosa.conv2d"
// CHECK:      "flops": 37,
// CHECK-NEXT: "int_ops"
func.func @pad_op(%i: tensor<1x3x3x1xf32>, %w: tensor<1x3x3x1xf32>, %b: tensor<1xf32>, %w2: tensor<1x3x3x2xf32>)
    -> (tensor<1x3x3x1xf32>, tensor<1x3x3x1xf32>, tensor<1x1x1x1xf32>) {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %p = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %0 = tosa.pad %i, %p, %z : (tensor<1x3x3x1xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  %1 = tosa.conv2d %0, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x5x5x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  %2 = tosa.avg_pool2d %0, %z, %z {acc_type = f32, kernel = array<i64: 3, 3>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x5x5x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  %q = tosa.const_shape {values = dense<[0, 0, 0, 0, 0, 0, 0, 1]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %3 = tosa.pad %i, %q, %z : (tensor<1x3x3x1xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x3x3x2xf32>
  %4 = tosa.conv2d %3, %w2, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x3x3x2xf32>, tensor<1x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x1xf32>
  return %1, %2, %4 : tensor<1x3x3x1xf32>, tensor<1x3x3x1xf32>, tensor<1x1x1x1xf32>
}
