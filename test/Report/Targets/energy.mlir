// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json | FileCheck %s
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --group-by=function --format=json | FileCheck %s --check-prefix=GROUP
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --assume=activations:f16 | FileCheck %s --check-prefix=WHATIF
// RUN: mlir-roofline report %t/types.mlir --target=%t/target.mlir | FileCheck %s --check-prefix=MISSING
// RUN: mlir-roofline report %t/types.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=MISSINGJSON
// RUN: mlir-roofline report %t/dynamic.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --grid=500 --pue=1.2 | FileCheck %s --check-prefix=CARBON
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --grid=500 --pue=1.2 --format=json | FileCheck %s --check-prefix=CARBONJSON
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --grid=fra | FileCheck %s --check-prefix=REGION
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --energy=%t/table.mlir | FileCheck %s --check-prefix=OTHER
// RUN: mlir-roofline report %t/program.mlir --target=google-tpu-v5e --grid=fra | FileCheck %s --check-prefix=WITHOUT
// RUN: sed 's/  energy = </  efficiency = [<elementwise, memory = 0.5>], energy = </; s/>>$/>, extra = {tdp_w = 100.0}>/' %t/target.mlir > %t/measured.mlir
// RUN: mlir-roofline report %t/program.mlir --target=%t/measured.mlir | FileCheck %s --check-prefix=ESTIMATE
// RUN: mlir-roofline report %t/program.mlir --target=%t/measured.mlir --format=json | FileCheck %s --check-prefix=ESTIMATEJSON
// RUN: mlir-roofline report %t/program.mlir --target=%t/measured.mlir --format=json -o %t/measured.json
// RUN: mlir-roofline diff %t/measured.json %t/program.mlir --target=%t/measured.mlir --max-regress=0%
// RUN: mlir-roofline check %t/program.mlir --target=%t/measured.mlir --min=throughput_estimate_per_s=390k --accept-estimates
// RUN: not mlir-roofline check %t/program.mlir --target=%t/measured.mlir --min=throughput_floor_per_s=390k | FileCheck %s --check-prefix=NOLEAST
// RUN: sed 's/energy = .*//; s/1e9>\],/1e9>], efficiency = [<elementwise, memory = 0.5>], extra = {tdp_w = 100.0}>/' %t/target.mlir > %t/bare.mlir
// RUN: mlir-roofline report %t/program.mlir --target=%t/bare.mlir | FileCheck %s --check-prefix=LIMIT
// RUN: not mlir-roofline report %t/program.mlir --target=%t/target.mlir --grid=atlantis 2>&1 | FileCheck %s --check-prefix=NOGRID
// RUN: not mlir-roofline report %t/program.mlir --target=%t/target.mlir --grid=-1 2>&1 | FileCheck %s --check-prefix=NOGRID
// RUN: not mlir-roofline report %t/program.mlir --target=%t/target.mlir --grid=fra --pue=0.9 2>&1 | FileCheck %s --check-prefix=PUE
// RUN: not mlir-roofline report %t/program.mlir --target=%t/target.mlir --pue=1.2 2>&1 | FileCheck %s --check-prefix=ALONE
// RUN: mlir-roofline report %t/program.mlir --target=nvidia-h100-sxm > %t/own.txt
// RUN: mlir-roofline report %t/program.mlir --target=nvidia-h100-sxm --energy=nvidia-h200-board | diff %t/own.txt -
// RUN: mlir-roofline report %t/program.mlir --target=google-tpu-v5e --energy=nvidia-h200-board | FileCheck %s --check-prefix=OFTARGET
// RUN: not mlir-roofline report %t/program.mlir --target=%t/target.mlir --energy=nowhere 2>&1 | FileCheck %s --check-prefix=NOTABLE

// Energy: 5 pJ per f32 operation, 100 pJ per byte of DRAM, 10 W besides. 1e9 operations
// and bytes per second.

//--- target.mlir
#roofline.target<"t", units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  energy = <"round", static_w = 10, pj_per_op = [<vector, f32 = 5>], pj_per_byte = [<"DRAM" = 100>]>>

//--- table.mlir
// 3 pJ for a negation, 10 pJ per byte of whatever is outermost, no static power: 10 *
// (16 * 3 + 128 * 10) pJ = 13.28 nJ.
// OTHER: energy >= 13.3 nJ (compute 480 pJ, memory 12.8 nJ as written, static 0 J in the fused time) by bare
// OTHER: not among it static_w
#roofline.energy<"bare", pj_per_op = [<bit, f32 = 3>], pj_per_byte = [<"dram" = 10>]>

//--- program.mlir
// 12.9288 uJ / 3.6 MJ/kWh * 500 g/kWh * 1.2 = 2.15 ng.
// CARBON:     carbon >= 2.15 ng CO2e (500 g/kWh, PUE 1.20)
// CARBONJSON: "site": {
// CARBONJSON-NEXT: "grid_g_per_kwh": 500
// CARBONJSON-NEXT: "pue": 1.2
// CARBONJSON-NEXT: }
// CARBONJSON: "carbon_g": 2.154{{[0-9]*}}e-09
// 56 g/kWh and 1.56: 12.9288e-6 / 3.6e6 * 56 * 1.56 = 0.314 ng.
// REGION:     carbon >= 314 pg CO2e (FRA, 56 g/kWh, PUE 1.56)
// WITHOUT:    energy - (the target has none; --energy gives it some)
// NOGRID:     error: in --grid: expected grams of CO2 per kilowatt hour (a number >= 0) or one of world, {{.*}}, found '{{atlantis|-1}}'
// PUE:        error: in --pue: expected a power usage effectiveness (a number >= 1), found '0.9'
// ALONE:      error: in --pue: expected --grid beside it
// What reports call the energies of a known target stands for them.
// OFTARGET:   energy {{.*}} by nvidia-h200-board
// NOTABLE:    error: unknown energy table 'nowhere': expected a file or one of horowitz-45nm

// The static power is drawn for as long as the program really takes, so a total with the
// bound is the least. The negation: 16 * 5 pJ + 128 * 100 pJ + 10 W * 128 ns = 80 pJ + 12.8 nJ + 1.28 uJ =
// 1.29288 uJ. The loop runs it 10 times: 800 pJ + 128 nJ + 12.8 uJ.
// TABLE:      Target t
// TABLE:      energy >= 12.9 uJ (compute 800 pJ, memory 128 nJ as written, static 12.8 uJ in the fused time) by round
// TABLE-NOT:  not among it
// TABLE-NOT:  carbon
// CHECK:      "time_s": 1.28e-07
// CHECK-NEXT: "energy_j": 1.29288{{[0-9]*}}e-06
// CHECK-NEXT: "energy_status": "lower"
// CHECK:      "latency_bound_s": 1.28e-06
// CHECK:      "energy_j": 1.2928{{[0-9]*}}e-05
// CHECK-NEXT: "energy": {
// CHECK-NEXT:   "table": "round"
// CHECK-NEXT:   "compute_j": {{8e-10|7.99999[0-9]*e-10|8.00000[0-9]*e-10}}
// CHECK-NEXT:   "memory_j": {{1.28e-07|1.27999[0-9]*e-07|1.28000[0-9]*e-07}}
// CHECK-NEXT:   "static_j": 1.28{{0*[0-9]?}}e-05
// CHECK-NEXT:   "status": "lower"
// CHECK-NEXT: }
// CHECK-NOT:  "carbon_g"
// GROUP:      "groups": [
// GROUP:        "energy_j": 1.2928{{[0-9]*}}e-05

// At half the bandwidth, 2.56 us: 10 W then take 25.6 uJ, and 100 W, which the machine is
// built to get rid of, 256 uJ. Calls per second are 1 / 1.28 us, 1 / 0.16 us (160
// operations) and 1 / 2.56 us.
// ESTIMATE:      throughput 781 k/s at the bound
// ESTIMATE-NEXT: at the floor <= 6.25 M/s
// ESTIMATE-NEXT: estimate ~ 391 k/s
// ESTIMATE-NEXT: energy >= 12.9 uJ (
// ESTIMATE-NEXT: estimate ~ 25.7 uJ (static 25.6 uJ during the latency estimate)
// ESTIMATE-NEXT: limit <= 256 uJ at the thermal design power during the estimate
// ESTIMATEJSON:      "throughput_floor_per_s": {{6250000|6249999.[0-9]*}}
// ESTIMATEJSON-NEXT: "throughput_estimate_per_s": 390625
// ESTIMATEJSON:      "power_limit_j": 0.000256
// ESTIMATEJSON-NEXT: "energy_j": 1.2928{{[0-9]*}}e-05
// ESTIMATEJSON-NEXT: "energy_estimate_j": 2.5728{{[0-9]*}}e-05
// NOLEAST: throughput_floor_per_s
// LIMIT:     energy <= 256 uJ at the thermal design power during the estimate

// Half the bytes: 80 pJ + 6.4 nJ + 10 W * 64 ns = 646.48 nJ, 10 times.
// WHATIF:     What if activations:f16
// WHATIF:     t: energy >= 12.9 uJ >= 6.46 uJ
// A call, so that no iteration shares anything with the next.
func.func @main(%x: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  %0 = scf.for %i = %c0 to %c10 step %c1 iter_args(%y = %x) -> tensor<16xf32> {
    %1 = func.call @negate(%y) : (tensor<16xf32>) -> tensor<16xf32>
    scf.yield %1 : tensor<16xf32>
  }
  return %0 : tensor<16xf32>
}
func.func private @negate(%y: tensor<16xf32>) -> tensor<16xf32> {
  %0 = arith.negf %y : tensor<16xf32>
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
