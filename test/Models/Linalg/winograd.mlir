// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// Every tile is multiplied by a constant matrix from the left and by another
// from the right: h'*h*w and h'*w*w' multiplications and additions, no macs.

// F(4x4, 3x3), tiles of 6x6, 5 filters of 7 channels: from 3x3 to 6x6,
// 6*3*3 + 6*3*6 = 162 of each; 5*7*162 = 5670 multiplications, 11340 flops.
// Reads 5*3*3*7*4 B, writes 6*6*7*5*4 B.
// CHECK-LABEL: @filter
// CHECK: #roofline.cost<flops = 11340, read = 1260 B, write = 5040 B>
func.func @filter(%f: tensor<5x3x3x7xf32>, %o: tensor<6x6x7x5xf32>) -> tensor<6x6x7x5xf32> {
  %0 = linalg.winograd_filter_transform fmr(F_4_3)
    ins(%f : tensor<5x3x3x7xf32>) outs(%o : tensor<6x6x7x5xf32>) -> tensor<6x6x7x5xf32>
  return %0 : tensor<6x6x7x5xf32>
}

// 3*2 tiles of 2 images of 7 channels: 84 tiles, each 2*6*6*6 = 432 of each;
// 84*432*2 = 72576 flops. The windows overlap; every input is read once:
// 2*14*10*7*4 = 7840 B. Writes 84*36*4 = 12096 B.
// CHECK-LABEL: @input
// CHECK: #roofline.cost<flops = 72576, read = 7840 B, write = 12096 B>
func.func @input(%i: tensor<2x14x10x7xf32>, %o: tensor<6x6x3x2x2x7xf32>) -> tensor<6x6x3x2x2x7xf32> {
  %0 = linalg.winograd_input_transform fmr(F_4_3)
    ins(%i : tensor<2x14x10x7xf32>) outs(%o : tensor<6x6x3x2x2x7xf32>) -> tensor<6x6x3x2x2x7xf32>
  return %0 : tensor<6x6x3x2x2x7xf32>
}

// 3*2*2*5 = 60 tiles from 6x6 to 4x4: 4*6*6 + 4*6*4 = 240 of each, and 16 more
// to scale the result and to add it: 60*256*2 = 30720 flops. Reads the values,
// 60*36*4 = 8640 B, and what it adds to, 2*12*8*5*4 = 3840 B.
// CHECK-LABEL: @output
// CHECK: #roofline.cost<flops = 30720, read = 12480 B, write = 3840 B>
func.func @output(%v: tensor<6x6x3x2x2x5xf32>, %o: tensor<2x12x8x5xf32>) -> tensor<2x12x8x5xf32> {
  %0 = linalg.winograd_output_transform fmr(F_4_3)
    ins(%v : tensor<6x6x3x2x2x5xf32>) outs(%o : tensor<2x12x8x5xf32>) -> tensor<2x12x8x5xf32>
  return %0 : tensor<2x12x8x5xf32>
}

// F(2x2, 3x3) needs no scaling: 6*4*2*5 = 240 tiles from 4x4 to 2x2,
// 2*4*4 + 2*4*2 = 48 of each: 240*48*2 = 23040 flops.
// CHECK-LABEL: @output_f_2_3
// CHECK: #roofline.cost<flops = 23040, read = 19200 B, write = 3840 B>
func.func @output_f_2_3(%v: tensor<4x4x6x4x2x5xf32>, %o: tensor<2x12x8x5xf32>) -> tensor<2x12x8x5xf32> {
  %0 = linalg.winograd_output_transform fmr(F_2_3)
    ins(%v : tensor<4x4x6x4x2x5xf32>) outs(%o : tensor<2x12x8x5xf32>) -> tensor<2x12x8x5xf32>
  return %0 : tensor<2x12x8x5xf32>
}

// One dimension: 35 columns of 3 become 6, 6*3 = 18 of each; 35*18*2 flops.
// CHECK-LABEL: @filter_1d
// CHECK: #roofline.cost<flops = 1260, read = 420 B, write = 840 B>
func.func @filter_1d(%f: tensor<5x3x1x7xf32>, %o: tensor<6x1x7x5xf32>) -> tensor<6x1x7x5xf32> {
  %0 = linalg.winograd_filter_transform fmr(F_4_3)
    ins(%f : tensor<5x3x1x7xf32>) outs(%o : tensor<6x1x7x5xf32>) -> tensor<6x1x7x5xf32>
  return %0 : tensor<6x1x7x5xf32>
}

// 2*1*2*5 = 20 columns from 6 to 4: 24 of each, and 4 to scale and to add;
// 20*28*2 = 1120 flops.
// CHECK-LABEL: @output_1d
// CHECK: #roofline.cost<flops = 1120, read = 800 B, write = 320 B>
func.func @output_1d(%v: tensor<6x1x2x1x2x5xf32>, %o: tensor<2x8x1x5xf32>) -> tensor<2x8x1x5xf32> {
  %0 = linalg.winograd_output_transform fmr(F_4_3)
    ins(%v : tensor<6x1x2x1x2x5xf32>) outs(%o : tensor<2x8x1x5xf32>) -> tensor<2x8x1x5xf32>
  return %0 : tensor<2x8x1x5xf32>
}
