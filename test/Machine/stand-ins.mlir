// What stands in may be slower than the machine: where it decides, a time is an upper
// bound of the bound, and the floor takes the fastest rate there is.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json | FileCheck %s
// RUN: mlir-roofline report %t/moves.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=MOVES

// i8 products have no rate: 128^3 products and sums, and one cast to i32 per element, are
// 2 * 2,097,152 + 2 * 16,384 operations at 1e9 per second, 4.227 ms. At the 1e11 of the matrix unit,
// products and sums take 41.9 us at least, and memory, 2 * 16,384 + 65,536 B at 1e8 B/s,
// takes 983 us.
// CHECK: "latency_bound_s": 0.004227072
// CHECK: "latency_floor_s": 0.00098304
// CHECK: "status": "upper"

// Memory decides here: 3 * 4096 B at 1e8 B/s, and what stands in for f16 does not.
// MOVES: "latency_bound_s": 0.00012288
// MOVES: "status": "exact"

//--- target.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<i32 = 1>, <f32 = 1>]>,
           <matrix, count = 1, clock_hz = 1e9, rates = [<f16 = 100>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e8>]>

//--- program.mlir
func.func @f(%a: tensor<128x128xi8>, %b: tensor<128x128xi8>) -> tensor<128x128xi32> {
  %z = arith.constant 0 : i32
  %e = tensor.empty() : tensor<128x128xi32>
  %f = linalg.fill ins(%z : i32) outs(%e : tensor<128x128xi32>) -> tensor<128x128xi32>
  %r = linalg.matmul ins(%a, %b : tensor<128x128xi8>, tensor<128x128xi8>) outs(%f : tensor<128x128xi32>) -> tensor<128x128xi32>
  return %r : tensor<128x128xi32>
}

//--- moves.mlir
func.func @f(%a: tensor<2048xf16>, %b: tensor<2048xf16>) -> tensor<2048xf16> {
  %s = arith.addf %a, %b : tensor<2048xf16>
  return %s : tensor<2048xf16>
}
