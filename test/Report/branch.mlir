// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --legend | FileCheck %s
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=JSON

// The branch is taken or not: 0 to 16 flops, 0 to 192 B; each op that may not
// run is an upper bound.

// CHECK:      id op location runs MACs FLOPs bytes
// CHECK-NEXT: 0 arith.mulf {{.*}} <= 1 0 <= 16 <= 192 B ~ 0.0833 DRAM <= 192 ns 100.0 %
// CHECK:      total, 1 op 0 <= 16 <= 192 B ~ 0.0833 DRAM <= 192 ns 100.0 %
// CHECK:      FLOPs <= 16, >= 0
// CHECK:      throughput >= 5.21 M/s
// CHECK:      <= n at most n

// JSON:      "status": "upper"
// JSON:      "flops": 16
// JSON:      "range": {
// JSON-NEXT:   "flops": [
// JSON-NEXT:     0,
// JSON-NEXT:     16
// JSON:        "bytes": [
// JSON-NEXT:     0,
// JSON-NEXT:     192
// JSON:      "ops": [
// JSON:      "status": "exact"
// JSON:      "flops": 16
// JSON:      "range": {
// JSON-NEXT:   "multiplicity": [
// JSON-NEXT:     0,
// JSON-NEXT:     1
// JSON-NEXT:   ]
// JSON-NEXT: }

func.func @main(%a: tensor<4x4xf32>, %c: i1, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = scf.if %c -> tensor<4x4xf32> {
    %1 = arith.mulf %a, %b : tensor<4x4xf32>
    scf.yield %1 : tensor<4x4xf32>
  } else {
    scf.yield %a : tensor<4x4xf32>
  }
  return %0 : tensor<4x4xf32>
}
