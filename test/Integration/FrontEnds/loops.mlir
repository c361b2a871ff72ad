// RUN: split-file %s %t
// RUN: mlir-roofline report %t/lost.mlir --format=json | FileCheck %t/lost.mlir
// RUN: mlir-roofline report %t/while.mlir --format=json | FileCheck %t/while.mlir
// RUN: mlir-roofline report %t/while.mlir --format=json --bind=trips0=32 | FileCheck %t/while.mlir --check-prefix=BOUND

// Recurrences as torch-mlir leaves them.

//--- lost.mlir
// The condition is lost: the loop runs 2^63 - 1 = 9223372036854775807 times. A
// step is 4*4 = 16 macs, 4 tanh; it reads 16 + 64 B and writes 16 B, then 16 and
// 16 B. Macs 2^67 - 16, flops twice that, bytes (80 + 16 + 32) * (2^63 - 1) =
// 2^70 - 128.
// CHECK:      "ops": 2,
// CHECK-NEXT: "unknown_ops": 0,
// CHECK-NEXT: "status": "exact",
// CHECK-NEXT: "bytes_status": "exact",
// CHECK-NEXT: "macs": 147573952589676412912,
// CHECK-NEXT: "flops": 295147905179352825824,
// CHECK-NEXT: "int_ops": 0,
// CHECK-NEXT: "transcendentals": 36893488147419103228,
// CHECK:      "bytes": 1180591620717411303296,
// CHECK:      "op": "linalg.matmul"
// CHECK:      "multiplicity": 9223372036854775807,
// CHECK:      "macs": 16,
func.func @while_rnn(%h: tensor<1x4xf32>, %w: tensor<4x4xf32>) -> tensor<1x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = arith.constant 9223372036854775807 : index
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4xf32>) -> tensor<1x4xf32>
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%s = %h) -> (tensor<1x4xf32>) {
    %0 = linalg.matmul ins(%s, %w : tensor<1x4xf32>, tensor<4x4xf32>) outs(%f : tensor<1x4xf32>) -> tensor<1x4xf32>
    %1 = linalg.tanh ins(%0 : tensor<1x4xf32>) outs(%e : tensor<1x4xf32>) -> tensor<1x4xf32>
    scf.yield %1 : tensor<1x4xf32>
  }
  return %r : tensor<1x4xf32>
}

//--- while.mlir
// The condition is a generic without loops and a load from its result: how often
// it holds is data, a symbol trips0. The comparison runs once more than the body.
// CHECK:      "symbols": [
// CHECK:      "name": "trips0",
// CHECK:      "macs": "16*trips0",
// CHECK-NEXT: "flops": "32*trips0",
// The counter is one addition per iteration.
// CHECK-NEXT: "int_ops": "trips0",
// CHECK:      "i64": {
// CHECK-NEXT:   "add": "trips0",
// CHECK-NEXT:   "compare": "trips0 + 1"
// Read: 16 + 1 B by each condition, 80 + 8 B by each iteration. Written: 1 B, 16 + 8 B,
// and once the counter that the loop starts from and looks at, 8 B.
// CHECK:      "bytes_read": "105*trips0 + 17",
// CHECK-NEXT: "bytes_written": "25*trips0 + 9",
// CHECK:      "op": "linalg.generic"
// CHECK:      "multiplicity": "trips0 + 1",
// CHECK:      "op": "linalg.matmul"
// CHECK:      "multiplicity": "trips0",
// BOUND:      "macs": 512,
// BOUND-NEXT: "flops": 1024,
// BOUND-NEXT: "int_ops": 32,
// BOUND:      "compare": 33
#none = affine_map<() -> ()>
func.func @while_rnn_dyn(%h: tensor<1x4xf32>, %w: tensor<4x4xf32>, %steps: tensor<i64>) -> tensor<1x4xf32> {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1 : i64
  %start = arith.constant dense<0> : tensor<i64>
  %e = tensor.empty() : tensor<1x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4xf32>) -> tensor<1x4xf32>
  %eb = tensor.empty() : tensor<i1>
  %ei = tensor.empty() : tensor<i64>
  %r:2 = scf.while (%i = %start, %s = %h) : (tensor<i64>, tensor<1x4xf32>) -> (tensor<i64>, tensor<1x4xf32>) {
    %below = linalg.generic {indexing_maps = [#none, #none, #none], iterator_types = []} ins(%i, %steps : tensor<i64>, tensor<i64>) outs(%eb : tensor<i1>) {
    ^bb0(%a: i64, %b: i64, %o: i1):
      %c = arith.cmpi slt, %a, %b : i64
      linalg.yield %c : i1
    } -> tensor<i1>
    %go = tensor.extract %below[] : tensor<i1>
    scf.condition(%go) %i, %s : tensor<i64>, tensor<1x4xf32>
  } do {
  ^bb0(%i: tensor<i64>, %s: tensor<1x4xf32>):
    %0 = linalg.matmul ins(%s, %w : tensor<1x4xf32>, tensor<4x4xf32>) outs(%f : tensor<1x4xf32>) -> tensor<1x4xf32>
    %next = linalg.generic {indexing_maps = [#none, #none], iterator_types = []} ins(%i : tensor<i64>) outs(%ei : tensor<i64>) {
    ^bb0(%a: i64, %o: i64):
      %c = arith.addi %a, %one : i64
      linalg.yield %c : i64
    } -> tensor<i64>
    scf.yield %next, %0 : tensor<i64>, tensor<1x4xf32>
  }
  return %r#1 : tensor<1x4xf32>
}
