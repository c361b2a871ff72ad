// RUN: mlir-roofline report %s --function=mlp --target=%S/../Inputs/tiny.mlir  > %t.keep
// RUN: FileCheck %s --check-prefix=KEEP --input-file=%t.keep
// RUN: mlir-roofline report %s --function=mlp --inputs=release | FileCheck %s --check-prefix=RELEASE
// RUN: roofline-opt %s --roofline-report="function=mlp inputs=release" | FileCheck %s --check-prefix=RELEASE
// RUN: mlir-roofline report %s --function=mlp --inputs=release --format=json | FileCheck %s
// RUN: mlir-roofline report %s --function=mlp --inputs=release --group-by=kind --format=json | FileCheck %s --check-prefix=GROUPS
// RUN: mlir-roofline report %s --function=open --bind arg0.d0=4 --batch-symbol=arg0.d0 --target=%S/../Inputs/small.mlir --format=json | FileCheck %s --check-prefix=BATCH
// RUN: mlir-roofline report %s --function=open --bind arg0.d0=4 --batch-symbol=arg0.d0 --target=%S/../Inputs/small.mlir | FileCheck %s --check-prefix=FITS
// RUN: mlir-roofline report %s --function=open | FileCheck %s --check-prefix=FORMULA
// RUN: roofline-opt %s --roofline-annotate | FileCheck %s --check-prefix=ANNOTATE

// 8x64 f32 are 2048 B, 8x256 8192 B; the maximum is taken in place. The peak is at
// the first product, 2048 + 8192, or, where the input is kept, at the second,
// 2048 + 8192 + 2048. Beside it the parameters: 2 * 64*256*4 = 131072 B.
// KEEP:      peak 12,288 B (12.0 KiB) in linalg.matmul at activations.mlir:[[# @LINE + 68]]:8 (inputs kept by the caller)
// KEEP-NEXT: live there linalg.matmul 8.00 KiB, {{.*}} 2.00 KiB, {{.*}} 2.00 KiB
// KEEP-NEXT: otherwise >= 10.0 KiB in any order, 12.0 KiB without reuse, 12.0 KiB with offsets by size
// RELEASE:   peak 10,240 B (10.0 KiB) in linalg.matmul {{.*}} (inputs freed after their last use)

// CHECK:      "activations": {
// CHECK-NEXT:   "peak_bytes": 10240,
// CHECK-NEXT:   "peak_at": "activations.mlir:[[# @LINE + 57]]:8",
// CHECK-NEXT:   "peak_op": "linalg.matmul",
// CHECK-NEXT:   "status": "exact",
// CHECK-NEXT:   "inputs": "release",
// CHECK-NEXT:   "input_bytes": 2048,
// CHECK-NEXT:   "cache_bytes": 0,
// CHECK-NEXT:   "order_free_bytes": 10240,
// CHECK-NEXT:   "sum_bytes": 12288,
// CHECK-NEXT:   "plan_bytes": 10240,
// CHECK-NEXT:   "live": [
// CHECK-NEXT:     {
// CHECK-NEXT:       "name": "arg0",
// CHECK:            "type": "tensor<8x64xf32>",
// CHECK-NEXT:       "bytes": 2048
// CHECK:            "name": "linalg.matmul",
// CHECK:            "bytes": 8192
// CHECK:        "timeline": [
// CHECK:      "live_bytes": 10240,
// CHECK:      "live_bytes": 8192,
// CHECK:      "live_bytes": 10240,

// The largest of the operations of a row.
// GROUPS:      "name": "linalg.matmul",
// GROUPS:      "live_bytes": 10240
// GROUPS:      "name": "arith.maximumf",
// GROUPS:      "live_bytes": 8192

// For n rows the input and the product take 4*8*n + 4*8*n B, the weight of 8x8
// elements, which nobody marks as a parameter, 256 B. In 1000 B fit 64*n + 256
// for n <= 11.6; where no capacity is known, nothing is said.
// BATCH:      "fits": [
// BATCH:      "memory": "SRAM",
// BATCH-NEXT: "capacity_bytes": 1000,
// BATCH-NEXT: "needed_bytes": 512,
// BATCH-NEXT: "fits": true,
// BATCH-NEXT: "missing_bytes": 0,
// BATCH-NEXT: "largest_batch": 11
// BATCH:      "memory": "cache",
// BATCH-NEXT: "needed_bytes": 512
// BATCH-NEXT: }
// BATCH:      "memory": "tiny cache",
// BATCH-NEXT: "capacity_bytes": 100,
// BATCH-NEXT: "needed_bytes": 512,
// BATCH-NEXT: "fits": false,
// BATCH-NEXT: "missing_bytes": 412,
// BATCH-NEXT: "largest_batch": 0
// FITS:       fits SRAM 512 B of 1000 B, largest batch 11
// FITS-NEXT:  fits cache - (no capacity known)
// FITS-NEXT:  fits tiny cache {{.*}}512 B of 100 B, 412 B missing, largest batch 0
// FORMULA:    peak 64*open.arg0.d0 + 256 B
// ANNOTATE-NOT: peak

func.func @mlp(%x: tensor<8x64xf32>, %w1: tensor<64x256xf32> {roofline.param}, %w2: tensor<256x64xf32> {roofline.param}) -> tensor<8x64xf32> {
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : tensor<8x256xf32>
  %e1 = tensor.empty() : tensor<8x256xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<8x256xf32>) -> tensor<8x256xf32>
  %h = linalg.matmul ins(%x, %w1 : tensor<8x64xf32>, tensor<64x256xf32>) outs(%f1 : tensor<8x256xf32>) -> tensor<8x256xf32>
  %r = arith.maximumf %h, %zeros : tensor<8x256xf32>
  %e2 = tensor.empty() : tensor<8x64xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<8x64xf32>) -> tensor<8x64xf32>
  %y = linalg.matmul ins(%r, %w2 : tensor<8x256xf32>, tensor<256x64xf32>) outs(%f2 : tensor<8x64xf32>) -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

func.func @open(%x: tensor<?x8xf32>, %w: tensor<8x8xf32>) -> tensor<?x8xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x8xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty(%n) : tensor<?x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x8xf32>) -> tensor<?x8xf32>
  %y = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x8xf32>) outs(%f : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}
