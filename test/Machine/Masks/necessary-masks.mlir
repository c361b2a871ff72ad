// What a mask in the body of a sum annihilates is executed, but nobody has to do it:
// the figures are of 8 * 5 * 8 iterations, the time of those with k <= i.

// RUN: mlir-roofline report %s --target=nvidia-t4 --format=json | FileCheck %s

// 36 of 64 pairs (i, k), 5 columns: 180 macs.
// CHECK: "macs": 320
// CHECK: "necessary": {
// CHECK-NEXT: "macs": 180,
// CHECK-NEXT: "flops": 360,
func.func @triangular(%x: tensor<8x8xf32>, %w: tensor<8x5xf32>, %out: tensor<8x5xf32>) -> tensor<8x5xf32> {
  %r = linalg.generic {indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>],
                       iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<8x8xf32>, tensor<8x5xf32>) outs(%out : tensor<8x5xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %i = linalg.index 0 : index
    %k = linalg.index 2 : index
    %c = arith.cmpi uge, %i, %k : index
    %z = arith.constant 0.0 : f32
    %m = arith.mulf %a, %b : f32
    %s = arith.select %c, %m, %z : f32
    %t = arith.addf %o, %s : f32
    linalg.yield %t : f32
  } -> tensor<8x5xf32>
  return %r : tensor<8x5xf32>
}
