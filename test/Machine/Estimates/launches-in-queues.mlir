// RUN: mlir-roofline report %s --function=chain --format=json | FileCheck %s --check-prefix=CHAIN
// RUN: mlir-roofline report %s --function=open --format=json --bind=arg0.d0=8 \
// RUN:   | FileCheck %s --check-prefix=CHAIN
// RUN: mlir-roofline report %s --function=open --format=json \
// RUN:   | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline report %s --function=lone --format=json | FileCheck %s --check-prefix=LONE

// A product was timed by itself, 10 us each, an elementwise kernel in 1 us: so launches follow
// each other in 1 us, and what a product needs above that is waiting, once. All here are
// limited by 1e9 bytes per second.

#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<contraction, overhead_s = 1e-5>, <elementwise, overhead_s = 1e-6>,
                <reduction>]>
module attributes {roofline.target = #t} {

// Each exp reads and writes 256 B, 0.512 us, less than its launch: 1 us. The product reads
// 3 * 256 B and writes 256 B: 1.024 us. Its 10 us are waited for once: 13.024 us.
// CHAIN: "latency_estimate_s": 1.3024{{0*[0-9]?}}e-05
func.func @chain(%x: tensor<8x8xf32>, %w: tensor<8x8xf32>, %c: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %e = tensor.empty() : tensor<8x8xf32>
  %a = linalg.exp ins(%x : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %p = linalg.matmul ins(%a, %w : tensor<8x8xf32>, tensor<8x8xf32>) outs(%c : tensor<8x8xf32>) -> tensor<8x8xf32>
  %r = linalg.exp ins(%p : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %r : tensor<8x8xf32>
}

// The same with open rows, 64 B a row and exp, 96 B and the 256 B of the weights for the
// product. Many rows hide launches: 0.224 us a row and 0.256 us, and 10 us once.
// OPEN: "latency_estimate": {
// OPEN: "large": {
// OPEN-NEXT: "seconds": "2.24{{0*[0-9]?}}e-07*open.arg0.d0 + 1.0256{{0*[0-9]?}}e-05"
func.func @open(%x: tensor<?x8xf32>, %w: tensor<8x8xf32>, %c: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%n) : tensor<?x8xf32>
  %a = linalg.exp ins(%x : tensor<?x8xf32>) outs(%e : tensor<?x8xf32>) -> tensor<?x8xf32>
  %p = linalg.matmul ins(%a, %w : tensor<?x8xf32>, tensor<8x8xf32>) outs(%c : tensor<?x8xf32>) -> tensor<?x8xf32>
  %r = linalg.exp ins(%p : tensor<?x8xf32>) outs(%e : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %r : tensor<?x8xf32>
}

// Alone, a product takes all of it: 1.024 us and 10 us.
// LONE: "latency_estimate_s": 1.1024{{0*[0-9]?}}e-05
func.func @lone(%x: tensor<8x8xf32>, %w: tensor<8x8xf32>, %c: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %p = linalg.matmul ins(%x, %w : tensor<8x8xf32>, tensor<8x8xf32>) outs(%c : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %p : tensor<8x8xf32>
}
}
