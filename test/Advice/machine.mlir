// RUN: split-file %s %t
// RUN: mlir-roofline advise %t/product.mlir --target=%t/wide.mlir --kind=tf32,narrow-types | FileCheck %t/product.mlir
// RUN: mlir-roofline advise %t/product.mlir --target=%t/wide.mlir --allow-tf32 --kind=tf32 | FileCheck %s --check-prefix=ALLOWED
// RUN: mlir-roofline advise %t/product.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=tf32,narrow-types | FileCheck %s --check-prefix=HALF
// RUN: mlir-roofline advise %t/batch.mlir --target=%S/../Report/Inputs/tiny.mlir --bind=arg0.d0=2 --batch-symbol=arg0.d0 --kind=larger-batch | FileCheck %t/batch.mlir
// RUN: mlir-roofline advise %t/batch.mlir --target=%S/../Report/Inputs/tiny.mlir --bind=arg0.d0=8 --batch-symbol=arg0.d0 --kind=larger-batch | FileCheck %s --check-prefix=ENOUGH

// Nothing is advised that is done already.
// ALLOWED: nothing found
// At the ridge a larger batch saves nothing for an item.
// ENOUGH: nothing found

// tiny has a matrix unit for f16 alone, of 8 GFLOP/s; see below for the rest:
// 32768 - max(65536 / 8, 14336 / 2) = 24576 ns.
// HALF: 1 narrow-types 1 24.6 us 75.0 % 24.6 us 0 % --assume=weights:f16;activations:f16

//--- wide.mlir
#roofline.target<"wide", vendor = "example",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<tf32 = 8>, <bf16 = 16>], source = "made up">,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 2>], source = "made up">],
  memory = [<"DRAM", capacity_bytes = 1e9, bandwidth_bytes_per_s = 1e9, source = "made up">]>

//--- product.mlir
// 65536 FLOPs on the vector unit: 32768 ns. What is moved: 4 * (16 * 64 +
// 64 * 32 + 16 * 32) = 14336 bytes.
// tf32: 65536 / 8 = 8192 ns, so that memory decides: 32768 - 14336 = 18432.
// bf16: 65536 / 16 = 4096 ns and half the bytes: 32768 - 7168 = 25600.
// Weights alone change nothing about what decides.
// CHECK: 1 narrow-types 1 25.6 us 78.1 % 25.6 us 0 % --assume=weights:bf16;activations:bf16
// CHECK-NEXT: 2 tf32 1 18.4 us 56.2 % 18.4 us 0 % --allow-tf32
// CHECK-NOT: {{^}}3
// CHECK: 1 narrow-types
// CHECK: remedy no pass of MLIR does it: build the program so; mlir-roofline report --assume='weights:bf16;activations:bf16' says what it then costs
// CHECK: 2 tf32
// CHECK: remedy no pass of MLIR does it: build the program so; mlir-roofline report --allow-tf32 says what it then costs
func.func @main(%x: tensor<16x64xf32>, %w: tensor<64x32xf32> {roofline.param}) -> tensor<16x32xf32> {
  %e = tensor.empty() : tensor<16x32xf32>
  %y = linalg.matmul ins(%x, %w : tensor<16x64xf32>, tensor<64x32xf32>) outs(%e : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %y : tensor<16x32xf32>
}

//--- batch.mlir
// Weights of 8192 bytes; 256 + 2 * 128 bytes for each item, whose destination is
// read too. 2 items: 8192 + 2 * 512 = 9216 ns, 4608 for each. An item has 4096
// FLOPs, 2048 ns: with 8 items these decide, and each item takes 2048 ns.
// CHECK: 1 larger-batch 1 2.56 us 55.6 % 2.56 us 0 % --bind=arg0.d0=8
// CHECK: 1 larger-batch: operations wait for weights that more items could share: run 8 items at once
// CHECK-NEXT: predicted 2.56 us of latency_bound_s for each item
// CHECK-NEXT: found 2.56 us of latency_bound_s for each item
func.func @main(%x: tensor<?x64xf32>, %w: tensor<64x32xf32> {roofline.param}, %out: tensor<?x32xf32>) -> tensor<?x32xf32> {
  %y = linalg.matmul ins(%x, %w : tensor<?x64xf32>, tensor<64x32xf32>) outs(%out : tensor<?x32xf32>) -> tensor<?x32xf32>
  return %y : tensor<?x32xf32>
}
