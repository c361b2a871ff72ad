// RUN: mlir-roofline report %s --format=json --target=%S/../Inputs/tiny.mlir --target=%S/../Inputs/wide.mlir --target=nvidia-h100-sxm | FileCheck %s
// RUN: mlir-roofline report %s --format=json --target=nvidia-h100-sxm | FileCheck %s --check-prefix=ONE
// RUN: mlir-roofline report %s --format=csv --target=%S/../Inputs/tiny.mlir --target=nvidia-h100-sxm --target=%S/../Inputs/wide.mlir | FileCheck %s --check-prefix=CSV
// RUN: mlir-roofline report %s --target=%S/../Inputs/tiny.mlir --target=nvidia-h100-sxm | FileCheck %s --check-prefix=TABLE

// Several targets: one count, the fastest per row. The add moves 1536 B: 1.536 us
// on tiny (1 GB/s), 96 ns on wide (16 GB/s), 16 times as fast, and far less on
// H100 (0.46 ns); its estimate, which has 2.5 us of overhead, decides nothing.
// CHECK:      "flops": 128
// CHECK:      "op": "linalg.add"
// CHECK:      "time_s": 1.536e-06
// CHECK:      "time_s": 9.6{{[0-9]*}}e-08
// CHECK:      "estimate_s": 2.5
// CHECK:      "fastest": "nvidia-h100-sxm"
// CHECK:      "name": "tiny"
// CHECK:      "slowdown": 335
// CHECK-NEXT: "rows_fastest": 0
// CHECK:      "name": "wide"
// CHECK:      "slowdown": 209.5
// CHECK-NEXT: "rows_fastest": 0
// CHECK:      "name": "nvidia-h100-sxm"
// CHECK:      "slowdown": 1
// CHECK-NEXT: "rows_fastest": 1

// ONE-NOT: "fastest"
// ONE-NOT: "slowdown"

// CSV: {{.*}},fastest,live_bytes{{$}}
// CSV: 0,linalg.add,{{.*}},nvidia-h100-sxm,{{[0-9]+}}{{$}}

// TABLE: Comparison
// TABLE-NEXT: target latency bound slowdown latency estimate rows fastest bound by
// TABLE-NEXT: tiny 1.54 us {{3[.0-9]+( k)?}} - 0 DRAM
// TABLE-NEXT: nvidia-h100-sxm 458 ps 1 ~ 2.50 us 1 HBM3
func.func @main(%a: tensor<16x8xf32>, %b: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %empty = tensor.empty() : tensor<16x8xf32>
  %0 = linalg.add ins(%a, %b : tensor<16x8xf32>, tensor<16x8xf32>) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}
