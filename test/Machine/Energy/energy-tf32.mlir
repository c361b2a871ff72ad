// Products of f32 that are timed as tf32 take the energy of f32 unless the table has one
// for tf32: 2 * 256^3 operations at 5 pJ are 167.8 uJ, at 1 pJ 33.6 uJ.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/plain.mlir --format=json | FileCheck %s
// RUN: mlir-roofline report %t/program.mlir --target=%t/plain.mlir --allow-tf32 --format=json | FileCheck %s
// RUN: mlir-roofline report %t/program.mlir --target=%t/measured.mlir --allow-tf32 --format=json | FileCheck %s --check-prefix=MEASURED

// CHECK:    "compute_j": 0.00016777216
// MEASURED: "compute_j": 3.3554432e-05

//--- plain.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <matrix, count = 1, clock_hz = 1e9, rates = [<tf32 = 100>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  energy = <"e", pj_per_op = [<vector, f32 = 5.0>], pj_per_byte = [<"DRAM" = 1>], static_w = 0, source = "made up">>

//--- measured.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <matrix, count = 1, clock_hz = 1e9, rates = [<tf32 = 100>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  energy = <"e", pj_per_op = [<vector, f32 = 5.0>, <matrix, tf32 = 1.0>], pj_per_byte = [<"DRAM" = 1>], static_w = 0, source = "made up">>

//--- program.mlir
func.func @f(%a: tensor<256x256xf32>, %b: tensor<256x256xf32>, %c: tensor<256x256xf32>) -> tensor<256x256xf32> {
  %r = linalg.matmul ins(%a, %b : tensor<256x256xf32>, tensor<256x256xf32>) outs(%c : tensor<256x256xf32>) -> tensor<256x256xf32>
  return %r : tensor<256x256xf32>
}
