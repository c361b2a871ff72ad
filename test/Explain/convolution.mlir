// What padding changes. 3 x 3 filters, stride 2, a row and a column of zeros in
// front of 8 x 8 pixels: positions 2 * d + k - 1 for d < 4, k < 3 are -1, 0, 1,
// 1, 2, 3, ..., 5, 6, 7: 12 iterations, of which one is outside, at 8 positions.
//
// Macs: 4 * 4 * 8 * 3 * 3 * 4 = 4,608 executed; 11 * 11 * 8 * 4 = 3,872 meet
// the image. Each of 4 * 4 * 8 = 128 results adds a bias: 9,344 flops executed,
// 2 * 3,872 + 128 = 7,872 effective, and these are what a schedule needs.
// 256 + 288 + 8 elements read, 128 written: 1,024 + 1,152 + 32 + 512 B.
// 7,872 / 2e9 = 3.94 us; 2,720 B / 1e9 = 2.72 us.

// RUN: mlir-roofline explain %src_root/docs/examples/strided-conv.mlir --op=tosa.conv2d --target=%S/../Report/Inputs/tiny.mlir | FileCheck %s

// CHECK: Loops: {{.*}} = 4,608 iterations
// CHECK: mul f32 {{ *}}4,608 = 1 per iteration; necessary: 3,872
// CHECK: add f32 {{ *}}4,736 = 1 per iteration + 1 per result; necessary: 4,000
// CHECK: MACs {{.*}} = 4,608
// CHECK-NEXT: effective 3,872
// CHECK-NEXT: necessary 3,872
// CHECK: FLOPs {{ *}}2*{{.*}} + {{.*}} = 9,344
// CHECK-NEXT: effective 7,872
// CHECK-NEXT: necessary 7,872
// CHECK: operand 0 {{ *}}tensor<1x8x8x4xf32>, argument 0
// CHECK-COUNT-2: 8 of 8 positions; 11 of 12 iterations of {{d[0-9]}}, {{d[0-9]}} are inside, the others in padding
// CHECK: 256 of 256 elements, 1,024 B read
// CHECK: 288 of 288 elements, 1,152 B read
// CHECK: 8 of 8 elements, 32 B read
// CHECK: operand 3 {{ *}}tensor<1xf32>, constant
// CHECK-NEXT: the same scalar everywhere: an immediate, which moves no bytes
// CHECK: 128 of 128 elements, 512 B written
// CHECK: vector.f32  7.87 kop {{.*}} 3.94 us  ####{{#+}} <- bound
// CHECK: DRAM         2,720 B {{.*}} 2.72 us  ####
