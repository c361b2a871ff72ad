// RUN: mlir-roofline report %s --target=%S/../../Report/Inputs/tiny.mlir --format=json | FileCheck %s

// A factor is no wider than the narrowest type on its way: one that was rounded
// to f16 and widened again is one of f16, which the matrix unit takes, whereas
// one of f32 that was never rounded is not.

#a = affine_map<(i, j, k) -> (i, k)>
#b = affine_map<(i, j, k) -> (k, j)>
#c = affine_map<(i, j, k) -> (i, j)>

// 256^3 multiply-accumulates are 33554432 FLOPs: 4.194304 ms at 8 GFLOP/s.
// CHECK: "function": "rounded"
// CHECK: "bound_by": "matrix.f16"
// CHECK-NEXT: "kind": "compute"
// CHECK-NEXT: "time_s": 0.004194304
// At 2 GFLOP/s with 256 * 256 conversions: (33554432 + 65536) / 2e9.
// CHECK: "function": "wide"
// CHECK: "bound_by": "vector.f32"
// CHECK-NEXT: "kind": "compute"
// CHECK-NEXT: "time_s": 0.016809984
func.func @rounded(%x: tensor<256x256xf32>, %y: tensor<256x256xf16>, %z: tensor<256x256xf32>) -> tensor<256x256xf32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %y : tensor<256x256xf32>, tensor<256x256xf16>) outs(%z : tensor<256x256xf32>) {
  ^bb0(%l: f32, %r: f16, %sum: f32):
    %narrow = arith.truncf %l : f32 to f16
    %left = arith.extf %narrow : f16 to f32
    %right = arith.extf %r : f16 to f32
    %product = arith.mulf %left, %right : f32
    %next = arith.addf %sum, %product : f32
    linalg.yield %next : f32
  } -> tensor<256x256xf32>
  return %0 : tensor<256x256xf32>
}

func.func @wide(%x: tensor<256x256xf32>, %y: tensor<256x256xf16>, %z: tensor<256x256xf32>) -> tensor<256x256xf32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %y : tensor<256x256xf32>, tensor<256x256xf16>) outs(%z : tensor<256x256xf32>) {
  ^bb0(%l: f32, %r: f16, %sum: f32):
    %right = arith.extf %r : f16 to f32
    %product = arith.mulf %l, %right : f32
    %next = arith.addf %sum, %product : f32
    linalg.yield %next : f32
  } -> tensor<256x256xf32>
  return %0 : tensor<256x256xf32>
}
