// A weight that is dequantised in the body: 8 x 4 by 4 x 16, 512 iterations.
// Executed are 512 subtractions, 1,024 products and 512 sums; (w - z) * s depends
// on 4 * 16 iterations: 64 subtractions and 64 products of it are necessary, so
// that 64 + 512 adds and 64 + 512 muls are: 1,152 flops of 2,048.

// RUN: mlir-roofline explain %s --op=linalg.generic --target=%S/../Report/Inputs/tiny.mlir | FileCheck %s
// CHECK: add f32 {{ *}}1,024 = 2 per iteration; necessary: 576
// CHECK: mul f32 {{ *}}1,024 = 2 per iteration; necessary: 576
// CHECK: MACs {{ *}}d0*d1*d2 = 8*16*4 = 512
// CHECK-NEXT: FLOPs {{ *}}4*d0*d1*d2 = 4*8*16*4 = 2,048
// CHECK-NEXT: necessary 1,152: what every schedule computes
// 1,152 / 2e9 = 576 ns
// CHECK: vector.f32 1.15 kop {{.*}} 576 ns
func.func @main(%x: tensor<8x4xf32>, %w: tensor<4x16xf32>, %z: tensor<16xf32>, %s: tensor<16xf32>, %o: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %r = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (k, j)>, affine_map<(i, j, k) -> (j)>,
      affine_map<(i, j, k) -> (j)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w, %z, %s : tensor<8x4xf32>, tensor<4x16xf32>, tensor<16xf32>, tensor<16xf32>) outs(%o : tensor<8x16xf32>) {
  ^bb0(%a: f32, %b: f32, %zp: f32, %sc: f32, %acc: f32):
    %d = arith.subf %b, %zp : f32
    %q = arith.mulf %d, %sc : f32
    %p = arith.mulf %a, %q : f32
    %t = arith.addf %acc, %p : f32
    linalg.yield %t : f32
  } -> tensor<8x16xf32>
  return %r : tensor<8x16xf32>
}
