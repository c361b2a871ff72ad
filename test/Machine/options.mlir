// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=COLD
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --cache=hot --format=json | FileCheck %s --check-prefix=HOT
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --allow-tf32 --format=json | FileCheck %s --check-prefix=TF32
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --allow-tf32 --cache=hot | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --batch-symbol=arg0.d0 --devices=4 | FileCheck %s --check-prefix=BATCH
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --batch-symbol=arg0.d0 --devices=4 --format=json | FileCheck %s --check-prefix=BATCHJSON
// RUN: mlir-roofline report %t/types.mlir --target=%t/target.mlir | FileCheck %s --check-prefix=TYPES
// RUN: mlir-roofline report %t/types.mlir --target=%t/target.mlir --format=json | FileCheck %s --check-prefix=TYPESJSON
// RUN: mlir-roofline report %t/dynamic.mlir --target=%t/target.mlir --bind arg0.d0=32 --batch-symbol=arg0.d0 --format=json | FileCheck %s --check-prefix=BOUND
// RUN: not mlir-roofline report %t/dynamic.mlir --target=%t/target.mlir --batch-symbol=arg0.d0 2>&1 | FileCheck %s --check-prefix=OPEN
// RUN: not mlir-roofline report %t/program.mlir --target=%t/target.mlir --batch-symbol=arg7.d0 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not mlir-roofline report %t/program.mlir --devices=0 2>&1 | FileCheck %s --check-prefix=ZERO
// RUN: not mlir-roofline report %t/program.mlir --cache=warm 2>&1 | FileCheck %s --check-prefix=WARM
// RUN: roofline-opt %t/program.mlir --roofline-annotate="target=%t/target.mlir cache=hot allow-tf32" | FileCheck %s --check-prefix=PASS
// RUN: roofline-opt %t/program.mlir --roofline-report="target=%t/target.mlir cache=hot format=json" -o /dev/null | FileCheck %s --check-prefix=HOT

// What is chosen about the machine: caches, tf32, batch and devices. DRAM moves 1e9
// bytes per second, the cache of 2 KiB 1e10; the vector unit does 1e9 f32 operations
// per second, the matrix unit 1e11 on tf32.

//--- target.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <matrix, count = 1, clock_hz = 1e9, rates = [<tf32 = 100>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>,
            <"L2", capacity_bytes = 2048, bandwidth_bytes_per_s = 1e10>]>

//--- program.mlir
// 32 * 8 * 4 macs = 2048 operations: 2.048 us on the vector unit. %x has 1024 B, %w
// 128 B, the result 512 B: 1.664 us in DRAM, 0.1664 us in L2. The sum with the 4096 B
// of %y: 2 * 4096 B = 8.192 us in DRAM, 0.8192 us in L2; 1.024 us of work.
// COLD:      "time_s": 2.048e-06
// COLD:      "next_bound_by": "DRAM"
// COLD-NEXT: "time_if_lifted_s": 1.664e-06
// COLD:      "time_s": 8.192e-06
// COLD:      "machine": {
// COLD-NEXT:   "cache": "cold"
// COLD-NEXT:   "allow_tf32": false
// COLD:      "latency_bound_s": 1.024e-05
// COLD-NOT:  "stand_ins"

// All tensors of the product fit; of the others 2048 B do: 2 * 2048 B = 4.096 us.
// HOT:      "time_s": 2.048e-06
// HOT:      "next_bound_by": "L2"
// HOT-NEXT: "time_if_lifted_s": 1.664e-07
// HOT:      "time_s": 4.096e-06

// 2048 / 1e11.
// TF32:      "bound_by": "DRAM"
// TF32:      "time_s": 1.664e-06
// TF32:      "next_bound_by": "L2"
// TF32:      "type": "f32"
// TF32-NEXT: "unit": "matrix"
// TF32-NEXT: "runs_on": "matrix.tf32"

// TABLE: Target t, caches hot, f32 products in tf32 allowed
// TABLE: no matrix.f32 timed as matrix.tf32 (1 op)

// 1 / 10.24 us = 97.656 k/s, 32 items each, on 4 devices.
// At the floor all 1664 + 8192 B take 9.856 us: 101.46 k/s, and 128 items each.
// BATCH: throughput {{.*}}97.7 k/s x 32 (arg0.d0) x 4 devices = {{.*}}12.5 M items/s
// BATCH: at the floor <= 101 k/s = <= 13.0 M items/s
// BATCHJSON: "batch_symbol": "arg0.d0"
// BATCHJSON-NEXT: "batch": 32
// BATCHJSON-NEXT: "devices": 4
// BATCHJSON: "throughput_per_s": 97656.25
// BATCHJSON-NEXT: "items_per_s": 12500000
func.func @main(%x: tensor<32x8xf32>, %w: tensor<8x4xf32>, %y: tensor<1024xf32>)
    -> (tensor<32x4xf32>, tensor<1024xf32>) {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<32x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<32x4xf32>) -> tensor<32x4xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<32x8xf32>, tensor<8x4xf32>) outs(%init : tensor<32x4xf32>) -> tensor<32x4xf32>
  %1 = math.absf %y : tensor<1024xf32>
  return %0, %1 : tensor<32x4xf32>, tensor<1024xf32>
}

//--- types.mlir
// TYPES:     Target t
// TYPES:     no vector.f16 timed as vector.f32 (2 ops)
// TYPES:     no vector.f64 not timed (1 op)
// TYPESJSON: "stand_ins": [
// TYPESJSON-NEXT:   {
// TYPESJSON-NEXT:     "type": "f16"
// TYPESJSON-NEXT:     "unit": "vector"
// TYPESJSON-NEXT:     "runs_on": "vector.f32"
// TYPESJSON-NEXT:     "ops": 2
// TYPESJSON-NEXT:   }
// TYPESJSON-NEXT:   {
// TYPESJSON-NEXT:     "type": "f64"
// TYPESJSON-NEXT:     "unit": "vector"
// TYPESJSON-NEXT:     "ops": 1
func.func @main(%x: f16, %y: f64) -> (f16, f64) {
  %0 = arith.addf %x, %x : f16
  %1 = math.exp %0 : f16
  %2 = arith.addf %y, %y : f64
  return %1, %2 : f16, f64
}

//--- dynamic.mlir
// 32 * 4 B read and written: 0.256 us.
// BOUND: "batch": 32
// BOUND: "throughput_per_s": {{3906249\.99[0-9]*|3906250}}
// BOUND-NEXT: "items_per_s": {{124999999\.99[0-9]*|125000000}}
func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = math.absf %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// OPEN: error: in --batch-symbol 'arg0.d0': expected a size with a value; --bind arg0.d0=NUMBER gives it one
// NONE: error: in --batch-symbol 'arg7.d0': expected a size or the extent of an argument, such as arg0.d0; the program leaves no size open
// ZERO: error: in --devices: expected a number >= 1, found 0
// WARM: error: in --cache: expected cold or hot, found 'warm'
// 20.48 ns of tf32, 166.4 ns in the cache.
// PASS: linalg.matmul {roofline.bound = #roofline.bound<memory, "L2">
