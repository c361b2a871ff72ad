// RUN: mlir-roofline report %s --target=%S/../Inputs/tiny.mlir --legend | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline report %s --format=json --target=%S/../Inputs/tiny.mlir | FileCheck %s --check-prefix=JSON
// RUN: mlir-roofline report %s --target=%S/../Inputs/tiny.mlir --bind arg0.d0=16,arg0.d1=32 --bind=arg1.d1=8 | FileCheck %s --check-prefix=BOUND
// RUN: mlir-roofline report %s --format=json --bind arg0.d0=16,arg0.d1=32,arg1.d1=8 | FileCheck %s --check-prefix=JSONBOUND
// RUN: mlir-roofline report %s --format=json --bind arg0.d0=18446744073709551616,arg0.d1=1,arg1.d1=1 | FileCheck %s --check-prefix=HUGE

// OPEN:      linalg.matmul {{.*}} arg0.d0*arg0.d1*arg1.d1 2*arg0.d0*arg0.d1*arg1.d1
// 2 operations at 2 G/s are 1 ns.
// OPEN-SAME: - vector.f32 for large sizes, DRAM for small ones 1.00 ns*arg0.d0*arg0.d1*arg1.d1 - ?x?xf32, ?x?xf32 -> ?x?xf32{{$}}
// OPEN:      MACs arg0.d0*arg0.d1*arg1.d1
// OPEN:      FLOPs 2*arg0.d0*arg0.d1*arg1.d1
// OPEN:      latency bound 1.00 ns*arg0.d0*arg0.d1*arg1.d1 for large sizes,
// OPEN:      mostly by vector.f32 for large sizes, DRAM for small ones
// OPEN:      Sizes (--bind NAME=NUMBER,... fills them in)
// OPEN-NEXT: arg0.d0 {{.+}}
// OPEN:      order most work first
// OPEN-NEXT: as if every open size were 1024

// JSON:      "symbols": [
// JSON-NEXT:   {
// JSON-NEXT:     "name": "arg0.d0"
// JSON-NEXT:     "meaning": "{{.+}}"
// JSON-NEXT:   }
// JSON:      "macs": "arg0.d0*arg0.d1*arg1.d1"
// JSON-NOT:  "intensity"
// JSON:      "coverage": {
// JSON:      "ops": [
// JSON:        "target": "tiny"
// JSON-NOT:    "time_s"
// JSON:      "targets": [
// JSON-NEXT:   {
// JSON-NEXT:     "name": "tiny"
// JSON-NEXT:     "time_formulas": {
// JSON-NEXT:       "latency_bound": {
// JSON-NEXT:         "status": "exact",
// JSON-NEXT:         "seconds": "max(1e-09*arg0.d0*arg0.d1*arg1.d1, 4e-09*arg0.d1*arg1.d1 + 8e-09*arg0.d0*arg1.d1 + 4e-09*arg0.d0*arg0.d1)"
// JSON-NEXT:         "text": "
// JSON-NEXT:         "limits": "
// JSON:              "large": {
// JSON-NEXT:           "seconds": "1e-09*arg0.d0*arg0.d1*arg1.d1"
// JSON-NEXT:         "bound_by": "vector.f32"
// JSON:          "fusion": {
// JSON-NEXT:       "core_memory_bytes": 196608
// JSON-NEXT:       "bytes_as_written": "4*arg0.d0*arg0.d1 + 8*arg0.d0*arg1.d1 + 4*arg0.d1*arg1.d1"
// JSON-NEXT:       "bytes_fused": "4*arg0.d0*arg0.d1 + 8*arg0.d0*arg1.d1 + 4*arg0.d1*arg1.d1"
// JSON-NEXT:       "num_groups": 1
// JSON-NEXT:     }
// JSON-NEXT:     "ridge": [

// 16*32*8 = 4096 macs; (512 + 256 + 2*128) * 4 B read and written: the
// accumulator is an argument. 8192 flops / 2 G/s = 4.10 us.
// BOUND:      linalg.matmul {{.*}} 4.10 k 8.19 k 4.00 KiB 2 vector.f32 4.10 us 100.0 %
// BOUND:      latency bound 4.10 us
// BOUND:      Sizes{{$}}
// BOUND:      arg0.d0 = 16

// JSONBOUND:      "name": "arg0.d0"
// JSONBOUND-NEXT: "meaning": "{{.+}}"
// JSONBOUND-NEXT: "value": 16
// JSONBOUND:      "macs": 4096

// 2^64 macs, 2^65 flops: integers as they are.
// HUGE: "macs": 18446744073709551616,
// HUGE: "flops": 36893488147419103232,

func.func @main(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>, %c: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>) outs(%c : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
