// RUN: mlir-roofline report %s --format=json | FileCheck %s

// `flops` are what the loops execute; `effective_flops` leaves out the taps that
// read padding, where the pad is visible.

// Rows: 4 outputs x 3 taps on 4 rows padded by 1 on both sides: 12 - 2 = 10 in
// bounds. Columns: 5 rows of input, padded by 2 before and none after, stride
// 2, kernel 3, dilation 1, 3 outputs: o = 0 has taps at -2, -1, 0, so 1; o = 1
// at 0, 1, 2: 3; o = 2 at 2, 3, 4: 3; 7 of 9. Times 2 channels in, 3 out:
// 4*3*3*3*2*3 = 648 macs, 10*7*2*3 = 420 in bounds.
func.func @conv(%x: tensor<1x4x5x2xf32>, %w: tensor<3x3x2x3xf32>) -> tensor<1x4x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x4x3x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x3x3xf32>) -> tensor<1x4x3x3xf32>
  %p = tensor.pad %x low[0, 1, 2, 0] high[0, 1, 0, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : f32
  } : tensor<1x4x5x2xf32> to tensor<1x6x7x2xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {strides = dense<[1, 2]> : tensor<2xi64>} ins(%p, %w : tensor<1x6x7x2xf32>, tensor<3x3x2x3xf32>) outs(%f : tensor<1x4x3x3xf32>) -> tensor<1x4x3x3xf32>
  return %0 : tensor<1x4x3x3xf32>
}

// The same loops as a generic with the stride in its map: a sum over a window of
// 3 with stride 2 on 5 elements padded by 1 and 1; outputs at -1 .. 1, 1 .. 3,
// 3 .. 5: 2 + 3 + 2 = 7 of 9 additions.
func.func @generic_sum(%x: tensor<5xf32>, %c: tensor<3xf32>) -> tensor<3xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%a: index):
    tensor.yield %zero : f32
  } : tensor<5xf32> to tensor<7xf32>
  %w = tensor.empty() : tensor<3xf32>
  %0 = linalg.generic {
      indexing_maps = [affine_map<(o, k) -> (o * 2 + k)>, affine_map<(o, k) -> (k)>, affine_map<(o, k) -> (o)>],
      iterator_types = ["parallel", "reduction"]}
      ins(%p, %w : tensor<7xf32>, tensor<3xf32>) outs(%c : tensor<3xf32>) {
  ^bb0(%v: f32, %window: f32, %sum: f32):
    %next = arith.addf %sum, %v : f32
    linalg.yield %next : f32
  } -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// Nothing to leave out: no padding, or one that no window slides over.
func.func @plain(%x: tensor<7xf32>, %c: tensor<f32>) -> tensor<f32> {
  %0 = linalg.reduce {arith.addf} ins(%x : tensor<7xf32>) outs(%c : tensor<f32>) dimensions = [0]
  return %0 : tensor<f32>
}

// CHECK:      "op": "linalg.conv_2d_nhwc_hwcf"
// CHECK:      "macs": 648
// CHECK-NEXT: "effective_macs": 420
// CHECK-NEXT: "flops": 1296
// CHECK-NEXT: "effective_flops": 840
// CHECK:      "op": "linalg.generic"
// CHECK:      "flops": 9
// CHECK-NEXT: "effective_flops": 7
// CHECK:      "op": "linalg.reduce"
// CHECK:      "flops": 7
// CHECK-NOT:  "effective_flops"

