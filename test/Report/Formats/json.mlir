// RUN: mlir-roofline report %s --format=json --target=%S/../Inputs/tiny.mlir --params=1 | FileCheck %s
// RUN: mlir-roofline report - --format=json < %s | FileCheck %s --check-prefix=STDIN

// f16 matmul 8x8x8: 512 macs, 512 mul + 512 add = 1024 flops, 2 * 128 B read,
// 128 B written; matrix unit: 1024 / 8 G/s = 128 ns; memory: 384 ns, 3 times as
// long.

// CHECK:      "schema": "mlir-roofline/report/v1"
// CHECK-NEXT: "tool": {
// CHECK-NEXT:   "name": "mlir-roofline"
// CHECK-NEXT:   "version": "{{[0-9.]+}}"
// CHECK-NEXT:   "mlir": "22.1.{{[0-9]+}}"
// CHECK:      "input": {
// CHECK-NEXT:   "file": "{{.*}}json.mlir"
// CHECK:      "symbols": []
// CHECK-NEXT: "totals": {
// CHECK-NEXT:   "ops": 1
// CHECK-NEXT:   "unknown_ops": 0
// CHECK-NEXT:   "status": "exact"
// CHECK-NEXT:   "bytes_status": "exact"
// CHECK-NEXT:   "macs": 512
// CHECK-NEXT:   "flops": 1024
// CHECK-NEXT:   "int_ops": 0
// CHECK-NEXT:   "transcendentals": 0
// CHECK-NEXT:   "work": {
// CHECK-NEXT:     "f16": {
// CHECK-NEXT:       "mul": 512
// CHECK-NEXT:       "add": 512
// CHECK:        "bytes_read": 256
// CHECK-NEXT:   "bytes_written": 128
// CHECK-NEXT:   "bytes": 384
// CHECK-NEXT:   "intensity": 2.6666666666666665
// CHECK-NOT:    "range"
// CHECK:      "parameters": {
// CHECK-NEXT:   "count": 64
// CHECK-NEXT:   "bytes": 128
// CHECK:      "coverage": {
// CHECK-NEXT:   "ops": 1
// CHECK-NEXT:   "bytes": 1
// CHECK-NEXT:   "unknown": []
// CHECK:      "functions": [
// CHECK:        "name": "main"
// CHECK-NEXT:   "entry": true
// CHECK-NEXT:   "multiplicity": 1
// CHECK:      "ops": [
// CHECK-NEXT:   {
// CHECK-NEXT:     "id": 0
// CHECK-NEXT:     "op": "linalg.matmul"
// CHECK-NEXT:     "function": "main"
// CHECK-NEXT:     "location": "json.mlir:95:8"
// CHECK-NEXT:     "layer": "json.mlir:95"
// CHECK-NEXT:     "types": "8x8xf16, 8x8xf16 -> 8x8xf16"
// CHECK-NEXT:     "multiplicity": 1
// CHECK:          "operands": [
// CHECK-NEXT:       {
// CHECK-NEXT:         "index": 0
// CHECK-NEXT:         "role": "operand"
// CHECK-NEXT:         "footprint": 64
// CHECK-NEXT:         "bytes_read": 128
// CHECK-NEXT:         "bytes_written": 0
// CHECK:          "targets": [
// CHECK-NEXT:       {
// CHECK-NEXT:         "target": "tiny"
// CHECK-NEXT:         "bound_by": "DRAM"
// CHECK-NEXT:         "kind": "memory"
// CHECK-NEXT:         "time_s": 3.84e-07
// CHECK-NEXT:         "status": "exact"
// CHECK-NEXT:         "next_bound_by": "matrix.f16"
// CHECK-NEXT:         "time_if_lifted_s": 1.28e-07
// CHECK-NEXT:         "slack": 3
// CHECK-NOT:  "groups"
// CHECK:      "targets": [
// CHECK-NEXT:   {
// CHECK-NEXT:     "name": "tiny"
// CHECK-NEXT:     "latency_bound_s": 3.84e-07
// CHECK-NEXT:     "latency_critical_path_s": 3.84e-07
// CHECK-NEXT:     "latency_floor_s": 3.84e-07
// CHECK-NEXT:     "floor_bound_by": "DRAM"
// CHECK-NEXT:     "latency_fused_s": 3.84e-07
// CHECK-NEXT:     "fused_bound_by": "DRAM"
// CHECK-NEXT:     "throughput_per_s": 2604166.6
// CHECK:          "bound_by": "DRAM"
// CHECK-NEXT:     "kind": "memory"
// CHECK-NEXT:     "fusion": {
// CHECK-NEXT:       "core_memory_bytes": 196608
// CHECK-NEXT:       "bytes_as_written": 384
// CHECK-NEXT:       "bytes_fused": 384
// CHECK-NEXT:       "num_groups": 1
// CHECK-NEXT:     }
// CHECK-NEXT:     "ridge": [
// CHECK:          "attribute": "#roofline.target<\"tiny\"
func.func @main(%a: tensor<8x8xf16>, %b: tensor<8x8xf16>, %c: tensor<8x8xf16>) -> tensor<8x8xf16> {
  %zero = arith.constant 0.0 : f16
  %0 = linalg.fill ins(%zero : f16) outs(%c : tensor<8x8xf16>) -> tensor<8x8xf16>
  %1 = linalg.matmul ins(%a, %b : tensor<8x8xf16>, tensor<8x8xf16>) outs(%0 : tensor<8x8xf16>) -> tensor<8x8xf16>
  return %1 : tensor<8x8xf16>
}

// STDIN:      "input": {
// STDIN-NEXT:   "file": "-"
// STDIN-NOT:  "targets"
