// RUN: split-file %s %t
// RUN: mlir-roofline report %t/mask.mlir --target=%t/packed.mlir --format=json | FileCheck %s --check-prefixes=COUNTS,PACKED
// RUN: mlir-roofline report %t/mask.mlir --target=%t/bytes.mlir --format=json | FileCheck %s --check-prefixes=COUNTS,BYTES
// RUN: mlir-roofline report %t/mask.mlir --target=%t/hot.mlir --cache=hot --format=json | FileCheck %s --check-prefix=HOT
// RUN: mlir-roofline report %t/open.mlir --target=%t/bytes.mlir --format=json | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline report %t/open.mlir --target=%t/bytes.mlir --format=json --bind=arg0.d0=13 | FileCheck %s --check-prefix=BOUND
// RUN: mlir-roofline report %t/i4.mlir --target=%t/bytes.mlir --format=json | FileCheck %s --check-prefix=I4
// RUN: mlir-roofline targets %t/bytes.mlir --format=json | FileCheck %s --check-prefix=LIST

// Counts pack what is narrower than a byte, whatever the target. Its times and energies
// follow what it says: 1e9 bytes per second, 2 pJ a byte.

// LIST: "byte_per_element": [
// LIST-NEXT: "i1"
// LIST-NEXT: ]

//--- packed.mlir
#roofline.target<"packed",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 1>, <i1 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  energy = <"t", pj_per_op = [<vector, f32 = 0>, <vector, i1 = 0>], pj_per_byte = [<"DRAM" = 2>], static_w = 0>>
//--- bytes.mlir
#roofline.target<"bytes",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 1>, <i1 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  byte_per_element = [i1],
  energy = <"t", pj_per_op = [<vector, f32 = 0>, <vector, i1 = 0>], pj_per_byte = [<"DRAM" = 2>], static_w = 0>>
//--- hot.mlir
#roofline.target<"hot",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 1>, <i1 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>, <"L2", capacity_bytes = 10>],
  byte_per_element = [i1]>

//--- mask.mlir
// Two masks of 3x7 = 21 bits, 3 B each where packed, and a third that is written. 9 B,
// 9 ns and 18 pJ; 21 B each, 63 ns and 126 pJ. Of a cache of 10 B, 11 B are left of each,
// 33 ns.
// COUNTS: "bytes": 9,
// COUNTS: "op": "arith.andi"
// COUNTS: "bytes": 9,
// PACKED: "latency_bound_s": 9e-09
// PACKED: "latency_floor_s": 9e-09
// PACKED: "energy_j": 1.8{{[0-9]*}}e-11
// BYTES: "latency_bound_s": 6.3{{[0-9]*}}e-08
// BYTES: "latency_floor_s": 6.3{{[0-9]*}}e-08
// BYTES: "energy_j": {{1\.2(6|59)[0-9]*}}e-10
// HOT: "latency_bound_s": 3.3{{[0-9]*}}e-08
func.func @mask(%a: tensor<3x7xi1>, %b: tensor<3x7xi1>) -> tensor<3x7xi1> {
  %0 = arith.andi %a, %b : tensor<3x7xi1>
  return %0 : tensor<3x7xi1>
}

//--- open.mlir
// 13 elements: 2 B packed, and as bytes 3 * 13 = 39 ns.
// OPEN-NOT: latency_bound_s
// BOUND: "bytes": 6,
// BOUND: "latency_bound_s": 3.9{{[0-9]*}}e-08
func.func @open(%a: tensor<?xi1>, %b: tensor<?xi1>) -> tensor<?xi1> {
  %0 = arith.andi %a, %b : tensor<?xi1>
  return %0 : tensor<?xi1>
}

//--- i4.mlir
// A type that the target does not list stays packed: 3 times 11 B.
// I4: "latency_bound_s": 3.3{{[0-9]*}}e-08
func.func @f(%a: tensor<21xi4>, %b: tensor<21xi4>) -> tensor<21xi4> {
  %0 = arith.andi %a, %b : tensor<21xi4>
  return %0 : tensor<21xi4>
}
