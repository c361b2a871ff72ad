// A product in whole sizes: every figure of the explanation, worked out by hand.
//
// 128 x 64 by 64 x 64: 128 * 64 * 64 = 524,288 macs, twice as many flops.
// A: 8,192 elements, 32,768 B; B: 4,096, 16,384 B; C: 8,192, 32,768 B read and
// as many written, since the accumulator is an argument: 114,688 B.
// 2 GFLOP/s: 1,048,576 / 2e9 = 524 us; 1 GB/s: 114,688 / 1e9 = 115 us;
// 524.288 / 114.688 = 4.57. Intensity 1,048,576 / 114,688 = 9.14; ridge 2.

// RUN: mlir-roofline explain %s --op=0 --target=%S/../Report/Inputs/tiny.mlir | FileCheck %s --match-full-lines

// CHECK: Operation 0: linalg.matmul at product in main
// CHECK: Loops: d0*d1*d2 = 128*64*64 = 524,288 iterations
// CHECK-NEXT:   loop  extent
// CHECK-NEXT:   d0       128  parallel
// CHECK-NEXT:   d1        64  parallel
// CHECK-NEXT:   d2        64  reduction
// CHECK: Work
// CHECK-NEXT:   mul f32     524,288 = 1 per iteration
// CHECK-NEXT:   add f32     524,288 = 1 per iteration
// CHECK-NEXT:   MACs        d0*d1*d2 = 128*64*64 = 524,288
// CHECK-NEXT:   FLOPs       2*d0*d1*d2 = 2*128*64*64 = 1,048,576
// CHECK: Operands
// CHECK-NEXT:   operand 0   tensor<128x64xf32>, argument 0
// CHECK-NEXT:     reads (d0, d1, d2) -> (d0, d2)
// CHECK-NEXT:     8,192 of 8,192 elements, 32,768 B read
// CHECK-NEXT:   operand 1   tensor<64x64xf32>, argument 1, a parameter
// CHECK-NEXT:     reads (d0, d1, d2) -> (d2, d1)
// CHECK-NEXT:     4,096 of 4,096 elements, 16,384 B read
// CHECK-NEXT:   operand 2   tensor<128x64xf32>, argument 2
// CHECK-NEXT:     reads (d0, d1, d2) -> (d0, d1)
// CHECK-NEXT:     8,192 of 8,192 elements, 32,768 B read
// CHECK-NEXT:     the destination, which the body reads, too
// CHECK-NEXT:   result 0    tensor<128x64xf32>
// CHECK-NEXT:     writes (d0, d1, d2) -> (d0, d1)
// CHECK-NEXT:     8,192 of 8,192 elements, 32,768 B written
// CHECK: Status
// CHECK-NEXT:   work        exact
// CHECK-NEXT:   traffic     exact
// CHECK: On tiny
// CHECK-NEXT:   resource       amount       peak    time
// CHECK-NEXT:   vector.f32  1.05 Mop  2.00 Gop/s  524 us  #################### <- bound
// CHECK-NEXT:   DRAM       114,688 B   1.00 GB/s  115 us  ####
// CHECK-NEXT:   idle        matrix.f16, vector.f16, vector.i32
// CHECK-NEXT:   time        524 us, bound by vector.f32; all runs are 100.0 % of the program's latency bound
// CHECK-NEXT:   next        DRAM with 115 us: if vector.f32 were no limit, 4.57 x faster
// CHECK-NEXT:   ridge       vector.f32 and DRAM balance at 2 per byte; these are 1.05 Mop / 114,688 B = 9.14
// CHECK:   fusion      runs alone: no operation next to it can share its loops in 192 KiB of fast memory per core
// CHECK-NEXT:   source      vector.f32, DRAM: made up
func.func @main(%a: tensor<128x64xf32>, %b: tensor<64x64xf32> {roofline.param}, %c: tensor<128x64xf32>) -> tensor<128x64xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<128x64xf32>, tensor<64x64xf32>) outs(%c : tensor<128x64xf32>) -> tensor<128x64xf32> loc("product")
  return %0 : tensor<128x64xf32>
}
