// An addition of i64 is two of i32, a multiplication four: 1024 of each are 2 * 1024 +
// 4 * 1024 = 6144 operations at 1e9 per second, 6.144 us. What one target has no
// rate for takes the comparison away only if it may matter.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/narrow.mlir | FileCheck %s
// RUN: mlir-roofline report %t/program.mlir --target=%t/narrow.mlir --target=%t/none.mlir --format=json | FileCheck %s --check-prefix=NONE
// RUN: mlir-roofline report %t/mostly-floats.mlir --target=%t/narrow.mlir --target=%t/none.mlir --format=json | FileCheck %s --check-prefix=FEW

// RUN: mlir-roofline report %t/branch.mlir --target=%t/none.mlir --format=json | FileCheck %s --check-prefix=EITHER

// CHECK: latency bound     6.14 us
// CHECK: no vector.i64     timed as several vector.i32 (1 op)

// At one operation per cycle of 1 GHz, 2048 operations take 2.048 us at most, beside
// nothing that is known: that may be the slowest of all.
// NONE:     "name": "narrow"
// NONE:     "slowdown": 1
// NONE:     "split": true
// NONE:     "name": "none"
// NONE-NEXT: "latency_bound_s": 1.6384e-08
// NONE-NEXT: "untimed_s": 2.048e-06
// NONE-NOT: "slowdown"

// 1 ns beside 2 * 128^3 operations at 1e9 per second.
// FEW: "name": "none"
// FEW: "untimed_s": 1e-09
// FEW: "slowdown": 1

// One side runs: the 32 operations of the longer one, 32 ns, and not the 16 of the other
// one, nor all 48.
// EITHER: "name": "none"
// EITHER: "untimed_s": 3.2e-08

//--- narrow.mlir
#roofline.target<"narrow",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<i32 = 1>, <f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e12>]>

//--- none.mlir
#roofline.target<"none",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e12>]>

//--- program.mlir
#id = affine_map<(d0) -> (d0)>
func.func @main(%a: tensor<1024xi64>) -> tensor<1024xi64> {
  %e = tensor.empty() : tensor<1024xi64>
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%a : tensor<1024xi64>) outs(%e : tensor<1024xi64>) {
  ^bb0(%x: i64, %o: i64):
    %s = arith.addi %x, %x : i64
    %m = arith.muli %s, %x : i64
    linalg.yield %m : i64
  } -> tensor<1024xi64>
  return %r : tensor<1024xi64>
}

//--- mostly-floats.mlir
func.func @main(%a: tensor<128x128xf32>, %b: tensor<128x128xf32>, %c: tensor<128x128xf32>, %n: tensor<i64>) -> (tensor<128x128xf32>, tensor<i64>) {
  %m = linalg.matmul ins(%a, %b : tensor<128x128xf32>, tensor<128x128xf32>) outs(%c : tensor<128x128xf32>) -> tensor<128x128xf32>
  %s = arith.addi %n, %n : tensor<i64>
  return %m, %s : tensor<128x128xf32>, tensor<i64>
}

//--- branch.mlir
func.func @main(%n: tensor<32xi64>, %m: tensor<16xi64>, %c: i1) -> tensor<16xi64> {
  %r = scf.if %c -> tensor<16xi64> {
    %s = arith.addi %n, %n : tensor<32xi64>
    %t = tensor.extract_slice %s[0] [16] [1] : tensor<32xi64> to tensor<16xi64>
    scf.yield %t : tensor<16xi64>
  } else {
    %s = arith.addi %m, %m : tensor<16xi64>
    scf.yield %s : tensor<16xi64>
  }
  return %r : tensor<16xi64>
}
