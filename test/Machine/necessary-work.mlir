// Bounds are made of what every schedule computes. Counts stay as executed.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json | FileCheck %s

//--- target.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>, <i32 = 1>, <i8 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e15>]>

//--- program.mlir
// 8 x 4 by 4 x 16: 512 macs. (w - z) * s depends on (k, j): 64 subtractions and as many
// products; 512 products and sums. Executed are 512 of each: 2048 flops.
// CHECK: "function": "dequantised"
// CHECK: "flops": 2048
// CHECK: "necessary": {
// CHECK-NEXT: "macs": 512
// CHECK-NEXT: "flops": 1152
// CHECK: "time_s": 1.152e-06
func.func @dequantised(%x: tensor<8x4xf32>, %w: tensor<4x16xf32>, %z: tensor<16xf32>, %s: tensor<16xf32>, %o: tensor<8x16xf32>) -> tensor<8x16xf32> {
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

// A factor of the whole and one per row, in an elementwise op: the reciprocal of one
// number is needed once, the square of a row's number once per row: 1 + 8 + 8 * 16.
// CHECK: "function": "elementwise"
// CHECK: "necessary": {
// CHECK-NEXT: "macs": 0
// CHECK-NEXT: "flops": 265
func.func @elementwise(%x: tensor<8x16xf32>, %r: tensor<8xf32>, %w: tensor<f32>) -> tensor<8x16xf32> {
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<8x16xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> ()>, affine_map<(i, j) -> (i, j)>],
      iterator_types = ["parallel", "parallel"]} ins(%x, %r, %w : tensor<8x16xf32>, tensor<8xf32>, tensor<f32>) outs(%e : tensor<8x16xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %o: f32):
    %i = arith.divf %one, %c : f32
    %q = arith.mulf %b, %b : f32
    %p = arith.mulf %a, %q : f32
    %t = arith.mulf %p, %i : f32
    linalg.yield %t : f32
  } -> tensor<8x16xf32>
  return %y : tensor<8x16xf32>
}

// Zero points: 8 * 4 + 4 * 16 subtractions beside 512 products and sums.
// CHECK: "function": "zero_points"
// CHECK: "int_ops": 2048
// CHECK: "necessary": {
// CHECK: "int_ops": 1120
func.func @zero_points(%a: tensor<8x4xi8>, %b: tensor<4x16xi8>, %za: i32, %zb: i32, %c: tensor<8x16xi32>) -> tensor<8x16xi32> {
  %0 = linalg.quantized_matmul ins(%a, %b, %za, %zb : tensor<8x4xi8>, tensor<4x16xi8>, i32, i32) outs(%c : tensor<8x16xi32>) -> tensor<8x16xi32>
  return %0 : tensor<8x16xi32>
}

// The same in TOSA.
// CHECK: "function": "tosa_zero_points"
// CHECK: "int_ops": 2048
// CHECK: "necessary": {
// CHECK: "int_ops": 1120
func.func @tosa_zero_points(%a: tensor<1x8x4xi8>, %b: tensor<1x4x16xi8>, %za: tensor<1xi8>, %zb: tensor<1xi8>) -> tensor<1x8x16xi32> {
  %0 = tosa.matmul %a, %b, %za, %zb : (tensor<1x8x4xi8>, tensor<1x4x16xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x8x16xi32>
  return %0 : tensor<1x8x16xi32>
}

// 3 taps on 8 positions with a margin of 1 on each side: 24 taps, of which 2 are out of
// bounds: 22 * 2 * 4 channel pairs, 2 flops each, and the bias of 8 * 4 outputs.
// CHECK: "function": "padded"
// CHECK: "flops": 416
// CHECK: "necessary": {
// CHECK-NEXT: "macs": 176
// CHECK-NEXT: "flops": 384
func.func @padded(%x: tensor<1x1x8x2xf32>, %w: tensor<4x1x3x2xf32>, %b: tensor<4xf32>) -> tensor<1x1x8x4xf32> {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %c = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 1, 1>, stride = array<i64: 1, 1>}
      : (tensor<1x1x8x2xf32>, tensor<4x1x3x2xf32>, tensor<4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x8x4xf32>
  return %c : tensor<1x1x8x4xf32>
}

// Everything is necessary.
// CHECK: "function": "plain"
// CHECK-NOT: "necessary"
func.func @plain(%x: tensor<8x4xf32>, %w: tensor<4x16xf32>, %o: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %r = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x16xf32>) outs(%o : tensor<8x16xf32>) -> tensor<8x16xf32>
  return %r : tensor<8x16xf32>
}
