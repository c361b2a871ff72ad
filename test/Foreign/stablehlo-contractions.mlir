// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// CHECK-LABEL: func @dot
func.func @dot(%a: tensor<3x8x16xf32>, %b: tensor<3x4x16xf32>, %x: tensor<8x16xi8>, %y: tensor<16x4xi8>, %m: tensor<?x16xf32>) {
  // 3 x 8 x 4 x 16 = 1536; 384 + 192 elements read, 96 written.
  // CHECK: "stablehlo.dot_general"{{.*}}#roofline.cost<macs = 1536, flops = 3072, read = 2304 B, write = 384 B>
  %0 = "stablehlo.dot_general"(%a, %b) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [2]>}> : (tensor<3x8x16xf32>, tensor<3x4x16xf32>) -> tensor<3x8x4xf32>
  // 8 x 4 x 16 = 512, of bytes, added up in words.
  // CHECK: "stablehlo.dot_general"{{.*}}#roofline.cost<macs = 512, int_ops = 1024, read = 192 B, write = 128 B>
  %1 = "stablehlo.dot_general"(%x, %y) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>}> : (tensor<8x16xi8>, tensor<16x4xi8>) -> tensor<8x4xi32>
  // CHECK: "stablehlo.dot"{{.*}}#roofline.cost<macs = 512, int_ops = 1024, read = 192 B, write = 128 B>
  %2 = "stablehlo.dot"(%x, %y) : (tensor<8x16xi8>, tensor<16x4xi8>) -> tensor<8x4xi32>
  // What the result has of rows is what the operand has.
  // CHECK: "stablehlo.dot_general"{{.*}}#roofline.cost<macs = "16*dot.arg4.d0^2", flops = "32*dot.arg4.d0^2", read = "64*dot.arg4.d0" B, write = "4*dot.arg4.d0^2" B>
  %3 = "stablehlo.dot_general"(%m, %m) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>}> : (tensor<?x16xf32>, tensor<?x16xf32>) -> tensor<?x?xf32>
  return
}

// CHECK-LABEL: func @convolution
func.func @convolution(%x: tensor<1x8x8x4xf32>, %w: tensor<3x3x4x5xf32>, %g: tensor<3x3x2x6xf32>) {
  // 6 x 6 positions x 5 x 3 x 3 x 4 = 6480; all 256 + 180 elements are touched.
  // CHECK: "stablehlo.convolution"{{.*}}#roofline.cost<macs = 6480, flops = 12960, read = 1744 B, write = 720 B>
  %0 = "stablehlo.convolution"(%x, %w) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, padding = dense<0> : tensor<2x2xi64>, window_strides = array<i64: 1, 1>}> : (tensor<1x8x8x4xf32>, tensor<3x3x4x5xf32>) -> tensor<1x6x6x5xf32>
  // Two groups: each of the 6 outputs meets 2 of the 4 inputs: 36 x 6 x 9 x 2.
  // CHECK: "stablehlo.convolution"{{.*}}#roofline.cost<macs = 3888, flops = 7776, read = 1456 B, write = 864 B>
  %1 = "stablehlo.convolution"(%x, %g) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 2 : i64, padding = dense<0> : tensor<2x2xi64>, window_strides = array<i64: 1, 1>}> : (tensor<1x8x8x4xf32>, tensor<3x3x2x6xf32>) -> tensor<1x6x6x6xf32>
  // Padded by 1 on each side, 8 x 8 positions: 64 x 9 x 20 = 11520. In bounds are
  // 3 * 8 - 2 = 22 taps along each dimension: 22 x 22 x 20 = 9680.
  // CHECK: "stablehlo.convolution"{{.*}}#roofline.cost<macs = 11520, effective_macs = 9680, flops = 23040, effective_flops = 19360, read = 1744 B, write = 1280 B>
  %2 = "stablehlo.convolution"(%x, %w) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, padding = dense<1> : tensor<2x2xi64>, window_strides = array<i64: 1, 1>}> : (tensor<1x8x8x4xf32>, tensor<3x3x4x5xf32>) -> tensor<1x8x8x5xf32>
  // Transposed, stride 2: each of the 8 x 8 inputs times the kernel, 64 x 9 x 20,
  // and none of the zeros in between.
  // CHECK: "stablehlo.convolution"{{.*}}#roofline.cost<macs = 11520, flops = 23040, read = 1744 B, write = 5780 B>
  %3 = "stablehlo.convolution"(%x, %w) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, lhs_dilation = array<i64: 2, 2>, padding = dense<2> : tensor<2x2xi64>, window_strides = array<i64: 1, 1>}> : (tensor<1x8x8x4xf32>, tensor<3x3x4x5xf32>) -> tensor<1x17x17x5xf32>
  return
}
