// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// 2 of 4x5 by 5x3, f16 accumulated in f32: macs 2*4*5*3 = 120, flops 240.
// Reads (40 + 30)*2 = 140 B; writes 24*4 = 96 B.
// CHECK-LABEL: func @half
// CHECK: tosa.matmul {{.*}}roofline.cost = #roofline.cost<macs = 120, flops = 240, read = 140 B, write = 96 B>
func.func @half(%a: tensor<2x4x5xf16>, %b: tensor<2x5x3xf16>) -> tensor<2x4x3xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<2x4x5xf16>, tensor<2x5x3xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

// -----

// i8 with a zero point: mul, add and two subtractions per mac: 4*120 = 480.
// CHECK-LABEL: func @quantized
// CHECK: tosa.matmul {{.*}}roofline.cost = #roofline.cost<macs = 120, int_ops = 480, read = 70 B, write = 96 B>
func.func @quantized(%a: tensor<2x4x5xi8>, %b: tensor<2x5x3xi8>) -> tensor<2x4x3xi32> {
  %z = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zw = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.matmul %a, %b, %z, %zw : (tensor<2x4x5xi8>, tensor<2x5x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<2x4x3xi32>
  return %0 : tensor<2x4x3xi32>
}

// -----

// A contraction reads its operands even if they are splats: 20 + 15 f32.
// CHECK-LABEL: func @splat_operand
// CHECK: tosa.matmul {{.*}}roofline.cost = #roofline.cost<macs = 60, flops = 120, read = 140 B, write = 48 B>
func.func @splat_operand(%a: tensor<1x4x5xf32>) -> tensor<1x4x3xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %b = "tosa.const"() <{values = dense<2.0> : tensor<1x5x3xf32>}> : () -> tensor<1x5x3xf32>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<1x4x5xf32>, tensor<1x5x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x3xf32>
  return %0 : tensor<1x4x3xf32>
}

// -----

// Blocks of 32 along 64: macs 1*2*3*64 = 384. Each of 2 blocks of 6 outputs:
// the product of the scales, its product with the sum, and an add:
// flops 2*384 + 3*12 = 804. Reads (128 + 192) B of f8 and 4 + 6 scales.
// CHECK-LABEL: func @block_scaled
// CHECK: tosa.matmul_t_block_scaled {{.*}}roofline.cost = #roofline.cost<macs = 384, flops = 804, read = 330 B, write = 24 B>
func.func @block_scaled(%a: tensor<1x2x64xf8E4M3FN>, %as: tensor<1x2x2xf8E8M0FNU>, %b: tensor<1x3x64xf8E4M3FN>, %bs: tensor<1x3x2xf8E8M0FNU>) -> tensor<1x2x3xf32> {
  %0 = tosa.matmul_t_block_scaled %a, %as, %b, %bs {block_size = BLOCK_SIZE_32} : (tensor<1x2x64xf8E4M3FN>, tensor<1x2x2xf8E8M0FNU>, tensor<1x3x64xf8E4M3FN>, tensor<1x3x2xf8E8M0FNU>) -> tensor<1x2x3xf32>
  return %0 : tensor<1x2x3xf32>
}

// -----

// fp4 data: 64 elements are 32 B. Per element a mul; 2 scales.
// To blocks: a division per element and a logarithm per block, an estimate.
// CHECK-LABEL: func @block_casts
func.func @block_casts(%d: tensor<1x64xf4E2M1FN>, %s: tensor<1x2xf8E8M0FNU>) -> (tensor<1x64xf4E2M1FN>, tensor<1x2xf8E8M0FNU>) {
  // CHECK: tosa.cast_from_block_scaled {{.*}}roofline.cost = #roofline.cost<flops = 64, read = 34 B, write = 256 B>
  %0 = tosa.cast_from_block_scaled %d, %s {block_size = BLOCK_SIZE_32} : (tensor<1x64xf4E2M1FN>, tensor<1x2xf8E8M0FNU>) -> tensor<1x64xf32>
  // CHECK: tosa.cast_to_block_scaled {{.*}}roofline.cost = #roofline.cost<estimate, flops = 64, special = 2, read = 256 B, write = 34 B>
  %1, %2 = tosa.cast_to_block_scaled %0 {block_size = BLOCK_SIZE_32} : (tensor<1x64xf32>) -> (tensor<1x64xf4E2M1FN>, tensor<1x2xf8E8M0FNU>)
  return %1, %2 : tensor<1x64xf4E2M1FN>, tensor<1x2xf8E8M0FNU>
}

// -----

// 4x8 points, log2 4 + log2 8 = 5 stages of 5 flops per point: 32*5*5 = 800;
// real input: half of it. f32 real and imaginary parts of 32 elements: 256 B;
// the real transform writes 4*5 of both: 160 B.
// CHECK-LABEL: func @fourier
func.func @fourier(%re: tensor<1x4x8xf32>, %im: tensor<1x4x8xf32>) {
  // CHECK: tosa.fft2d {{.*}}roofline.cost = #roofline.cost<estimate, flops = 800, read = 256 B, write = 256 B>
  %0:2 = tosa.fft2d %re, %im {inverse = false} : (tensor<1x4x8xf32>, tensor<1x4x8xf32>) -> (tensor<1x4x8xf32>, tensor<1x4x8xf32>)
  // CHECK: tosa.rfft2d {{.*}}roofline.cost = #roofline.cost<estimate, flops = 400, read = 128 B, write = 160 B>
  %1:2 = tosa.rfft2d %re : (tensor<1x4x8xf32>) -> (tensor<1x4x5xf32>, tensor<1x4x5xf32>)
  return
}

// -----

// No extent has a name: the work is unknown, the bytes are symbols.
// CHECK-LABEL: func @unranked
// CHECK: tosa.matmul {{.*}}roofline.cost = #roofline.cost<unknown
func.func @unranked(%a: tensor<*xf32>, %b: tensor<1x5x3xf32>) -> tensor<*xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<*xf32>, tensor<1x5x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}
