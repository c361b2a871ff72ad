// Sizes that are open stand in formulas; with values both are shown.

// RUN: mlir-roofline explain %s --op=0 --target=%S/../Report/Inputs/tiny.mlir | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline explain %s --op=0 --target=%S/../Report/Inputs/tiny.mlir --bind arg0.d0=16 | FileCheck %s --check-prefix=BOUND

// OPEN: arg0.d0 {{ *}}open, extent 0 of argument 0 of @main
// OPEN: Loops: d0*d1*d2 = arg0.d0*64*32 = 2048*arg0.d0 iterations
// OPEN: FLOPs {{ *}}2*d0*d1*d2 = 2*arg0.d0*64*32 = 4096*arg0.d0
// OPEN: 32*arg0.d0 of 32*arg0.d0 elements, 128*arg0.d0 B read
// 2 * 2 * 64 * 32 operations of each row at 2 G/s are 2.048 us, or 640 B of it and
// the 8 KiB of the other operand at 1 GB/s: 2.048 n >= 0.64 n + 8.192 from n = 6
// on.
// OPEN: time the larger of 4096*arg0.d0/2e+09 s (vector.f32)
// OPEN-NEXT: and (640*arg0.d0 + 8192)/1e+09 s (DRAM)
// OPEN-NEXT: bound by vector.f32 from arg0.d0 = 6, else DRAM
// OPEN-NEXT: compute-bound arg0.d0 >= 6

// 2 * 16 * 64 * 32 = 65,536
// BOUND: arg0.d0 {{ *}}= 16, extent 0 of argument 0 of @main
// BOUND: Loops: d0*d1*d2 = arg0.d0*64*32 = 16*64*32 = 32,768 iterations
// BOUND: d0 {{ *}}arg0.d0 = 16 parallel
// BOUND: mul f32 {{ *}}32,768 = 1 per iteration
// BOUND: FLOPs {{ *}}2*d0*d1*d2 = 2*arg0.d0*64*32 = 2*16*64*32 = 65,536
// BOUND: 32*arg0.d0 = 512 of 512 elements, 128*arg0.d0 = 2,048 B read
// BOUND: vector.f32 65.5 kop 2.00 Gop/s 32.8 us #################### <- bound
func.func @main(%a: tensor<?x32xf32>, %b: tensor<32x64xf32>, %c: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<?x32xf32>, tensor<32x64xf32>) outs(%c : tensor<?x64xf32>) -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}
