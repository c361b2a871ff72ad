// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json | FileCheck %s
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --group-by=function --format=json | FileCheck %s --check-prefix=GROUP
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --assume=activations:f16 | FileCheck %s --check-prefix=WHATIF
// RUN: mlir-roofline report %t/types.mlir --target=%t/target.mlir | FileCheck %s --check-prefix=MISSING
// RUN: mlir-roofline report %t/types.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=MISSINGJSON
// RUN: mlir-roofline report %t/dynamic.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=OPEN

// Energy: 5 pJ per f32 operation, 100 pJ per byte of DRAM, 10 W besides. 1e9 operations
// and bytes per second.

//--- target.mlir
#roofline.target<"t", units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  energy = <"round", static_w = 10, pj_per_op = [<vector, f32 = 5>], pj_per_byte = [<"DRAM" = 100>]>>

//--- program.mlir
// The negation: 16 * 5 pJ + 128 * 100 pJ + 10 W * 128 ns = 80 pJ + 12.8 nJ + 1.28 uJ =
// 1.29288 uJ. The loop runs it 10 times: 800 pJ + 128 nJ + 12.8 uJ.
// TABLE:      Target t
// TABLE:      energy 12.9 uJ (compute 800 pJ, memory 128 nJ, static 12.8 uJ during the latency bound) by round
// TABLE-NOT:  not among it
// TABLE-NOT:  carbon
// CHECK:      "time_s": 1.28e-07
// CHECK-NEXT: "energy_j": 1.29288{{[0-9]*}}e-06
// CHECK-NEXT: "energy_status": "exact"
// CHECK:      "latency_bound_s": 1.28e-06
// CHECK:      "energy_j": 1.2928{{[0-9]*}}e-05
// CHECK-NEXT: "energy": {
// CHECK-NEXT:   "table": "round"
// CHECK-NEXT:   "compute_j": {{8e-10|7.99999[0-9]*e-10|8.00000[0-9]*e-10}}
// CHECK-NEXT:   "memory_j": {{1.28e-07|1.27999[0-9]*e-07|1.28000[0-9]*e-07}}
// CHECK-NEXT:   "static_j": 1.28{{0*[0-9]?}}e-05
// CHECK-NEXT:   "status": "exact"
// CHECK-NEXT: }
// CHECK-NOT:  "carbon_g"
// GROUP:      "groups": [
// GROUP:        "energy_j": 1.2928{{[0-9]*}}e-05

// Half the bytes: 80 pJ + 6.4 nJ + 10 W * 64 ns = 646.48 nJ, 10 times.
// WHATIF:     What if activations:f16
// WHATIF:     t: energy 12.9 uJ 6.46 uJ
func.func @main(%x: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  %0 = scf.for %i = %c0 to %c10 step %c1 iter_args(%y = %x) -> tensor<16xf32> {
    %1 = arith.negf %y : tensor<16xf32>
    scf.yield %1 : tensor<16xf32>
  }
  return %0 : tensor<16xf32>
}

//--- types.mlir
// No entry for f16: a lower bound, and it says of what.
// MISSING:      energy >= {{.*}} by round
// MISSING-NEXT: not among it bit.f16
// MISSINGJSON:  "status": "lower"
// MISSINGJSON:  "missing": [
// MISSINGJSON-NEXT: "bit.f16"
// MISSINGJSON-NEXT: ]
func.func @main(%x: tensor<16xf16>) -> tensor<16xf16> {
  %0 = arith.negf %x : tensor<16xf16>
  return %0 : tensor<16xf16>
}

//--- dynamic.mlir
// OPEN-NOT: energy_j
func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.negf %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
