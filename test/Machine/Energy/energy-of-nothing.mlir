// RUN: mlir-roofline report %s --format=json | FileCheck %s

// Nobody knows how often the loop runs, but it computes nothing: 4 exponentials of
// 5 pJ, 32 B of 100 pJ, and 8 B of it for the number are 4020 pJ.
// CHECK: "targets"
// CHECK: "energy_j": 4.02{{(0+[0-9])?}}e-09
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
    energy = <"round", static_w = 0, pj_per_op = [<vector, f32 = 5>], pj_per_byte = [<"DRAM" = 100>]>>} {
  func.func @quiet(%x: tensor<4xf32>, %m: memref<index>) -> tensor<4xf32> {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %n = memref.load %m[] : memref<index>
    scf.for %i = %c0 to %n step %c1 {
      %view = tensor.cast %x : tensor<4xf32> to tensor<?xf32>
    }
    %0 = math.exp %x : tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}
