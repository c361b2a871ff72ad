// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// 3x3 windows, padded by 1 on 5x6x3: 90 outputs of 9 taps each.
// flops 810 add + 90 div = 900; reads and writes 90 f32 = 360 B.
// CHECK-LABEL: func @average
// CHECK: tosa.avg_pool2d {{.*}}roofline.cost = #roofline.cost<flops = 900, effective_flops = 714, read = 360 B, write = 360 B>
func.func @average(%i: tensor<1x5x6x3xf32>) -> tensor<1x5x6x3xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %i, %z, %z {acc_type = f32, kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x6x3xf32>
  return %0 : tensor<1x5x6x3xf32>
}

// -----

// i8, zero points 3: per tap a subtraction and an add, 1620; per output a mul
// and an add of the scaling and the zero point: 3*90 = 270.
// CHECK-LABEL: func @quantized_average
// CHECK: tosa.avg_pool2d {{.*}}roofline.cost = #roofline.cost<int_ops = 1890, effective_int_ops = 1518, read = 90 B, write = 90 B>
func.func @quantized_average(%i: tensor<1x5x6x3xi8>) -> tensor<1x5x6x3xi8> {
  %z = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %i, %z, %z {acc_type = i32, kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x5x6x3xi8>
  return %0 : tensor<1x5x6x3xi8>
}

// -----

// Comparisons are no flops. Windows of 2 at stride 3 on 8: rows 0 1 3 4 6 7 are
// touched, 36 of 64 pixels, in 2 f16 channels: 144 B; 3*3*2 results: 36 B.
// CHECK-LABEL: func @maximum
// CHECK: tosa.max_pool2d {{.*}}roofline.cost = #roofline.cost<read = 144 B, write = 36 B>
func.func @maximum(%i: tensor<1x8x8x2xf16>) -> tensor<1x3x3x2xf16> {
  %0 = tosa.max_pool2d %i {kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 3, 3>} : (tensor<1x8x8x2xf16>) -> tensor<1x3x3x2xf16>
  return %0 : tensor<1x3x3x2xf16>
}
