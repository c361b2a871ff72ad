// RUN: mlir-roofline report %s --format=json --allow-unregistered-dialect | FileCheck %s
// RUN: mlir-roofline report %s --format=json --allow-unregistered-dialect \
// RUN:   | %python %S/../../Models/Inputs/list-work.py | FileCheck %s --check-prefix=OPS --match-full-lines
// RUN: not mlir-roofline report %s --format=json 2>&1 | FileCheck %s --check-prefix=REFUSED

// REFUSED: error: operation being parsed with an unregistered dialect
// REFUSED-NOT: "schema"

// Operations of dialects that MLIR does not have: what they do is not known, the
// bytes of their types are. Totals are what is known, and say so.

// The multiplication: 12 flops. What the region of an unknown operation holds is no part
// of the program: nobody knows how often it runs, or whether it does.
// CHECK:      "symbols": [],
// CHECK:      "ops": 5,
// CHECK-NEXT: "unknown_ops": 4,
// CHECK-NEXT: "status": "lower",
// CHECK-NEXT: "bytes_status": "estimate",
// CHECK:      "flops": 12,

// Operands in, results out: scan 48 + 48 + 16 B, 48 + 16 B; sort 48 + 48 B (values,
// i32 positions), both ways; scatter 8 + 8 + 48 B, 48 B; attention four times 48 B,
// 48 B. A guess: an operation may be a view, write what it reads, or read twice.
// OPS:      linalg.mul: f32.mul=12 read=96 write=48
// OPS-NEXT: other_tensor.scan: read=112 write=64 work:unknown bytes:estimate
// OPS-NEXT: other_tensor.sort: read=96 write=96 work:unknown bytes:estimate
// OPS-NEXT: other_tensor.scatter: read=64 write=48 work:unknown bytes:estimate
// OPS-NEXT: other_tensor.attention: read=192 write=48 work:unknown bytes:estimate

// 5 operations, 3 free ones and the return: 5 of 9 are known. Of 176 + 192 + 112 + 240
// + 144 = 864 B, 144 are the multiplication's.
// CHECK:      "coverage": {
// CHECK-NEXT: "ops": 0.55555
// CHECK-NEXT: "bytes": 0.166666
// CHECK-NEXT: "unknown": [
// CHECK:      "op": "other_tensor.scan",
// CHECK-NEXT: "count": 1,
// CHECK-NEXT: "reason": "no cost model"
// CHECK:      "op": "other_tensor.sort",
// CHECK:      "op": "other_tensor.scatter",
// CHECK:      "op": "other_tensor.attention",
func.func @main(%x: tensor<3x4xf32>, %ids: tensor<3x4xi32>, %at: tensor<2x1xi32>, %rows: tensor<2xf32>, %y: tensor<3x4xf32>) -> (tensor<3x4xf32>, tensor<4xf32>, tensor<3x4xf32>, tensor<3x4xi32>, tensor<12xf32>, tensor<3x4xf32>) {
  %e = tensor.empty() : tensor<3x4xf32>
  %r = tensor.empty() : tensor<4xf32>
  %0 = linalg.mul ins(%x, %y : tensor<3x4xf32>, tensor<3x4xf32>) outs(%e : tensor<3x4xf32>) -> tensor<3x4xf32>
  %1:2 = "other_tensor.scan"(%0, %e, %r) <{dimension = 0 : i64, inclusive = true, operandSegmentSizes = array<i32: 1, 2>}> ({
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    "other_tensor.yield"(%s) : (f32) -> ()
  }) : (tensor<3x4xf32>, tensor<3x4xf32>, tensor<4xf32>) -> (tensor<3x4xf32>, tensor<4xf32>)
  %2:2 = "other_tensor.sort"(%x, %ids) <{dimension = 1 : i64}> ({
  ^bb0(%a: f32, %b: f32, %i: i32, %j: i32):
    %s = arith.cmpf oge, %a, %b : f32
    "other_tensor.yield"(%s) : (i1) -> ()
  }) : (tensor<3x4xf32>, tensor<3x4xi32>) -> (tensor<3x4xf32>, tensor<3x4xi32>)
  %flat = tensor.collapse_shape %x [[0, 1]] : tensor<3x4xf32> into tensor<12xf32>
  %3 = "other_tensor.scatter"(%rows, %at, %flat) <{dimension_map = array<i64: 0>, unique_indices = false}> ({
  ^bb0(%a: f32, %b: f32):
    "other_tensor.yield"(%a) : (f32) -> ()
  }) : (tensor<2xf32>, tensor<2x1xi32>, tensor<12xf32>) -> tensor<12xf32>
  %4 = "other_tensor.attention"(%x, %x, %x, %1#0) : (tensor<3x4xf32>, tensor<3x4xf32>, tensor<3x4xf32>, tensor<3x4xf32>) -> tensor<3x4xf32>
  return %1#0, %1#1, %2#0, %2#1, %3, %4 : tensor<3x4xf32>, tensor<4xf32>, tensor<3x4xf32>, tensor<3x4xi32>, tensor<12xf32>, tensor<3x4xf32>
}
