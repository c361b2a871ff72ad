// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --format=json | FileCheck %s
// RUN: mlir-roofline report %t/branch.mlir --format=json | FileCheck %s --check-prefix=BRANCH
// RUN: mlir-roofline report %t/unknown.mlir --allow-unregistered-dialect --format=json | FileCheck %s --check-prefix=UNKNOWN
// RUN: mlir-roofline report %t/dynamic.mlir --format=json | FileCheck %s --check-prefix=DYNAMIC
// RUN: mlir-roofline report %t/dynamic.mlir --format=json --bind arg0.d0=16 | FileCheck %s --check-prefix=BOUND

// Times of whole programs on a machine with 1e9 f32 operations and 1e9 bytes per
// second. An elementwise op on 16 f32 values with two inputs moves 192 bytes, with
// one input 128 bytes. Where there is a special unit, it does 1e7 functions per
// second.

//--- program.mlir
// @main runs @layer 3 times in a loop and once more: 4 * (add 128 ns, of one
// tensor to itself, + exp of 16 values, max(16 / 1e7 s, 128 ns) = 1.6 us) = 6.912 us,
// the larger part of which is on the special unit.
// CHECK: "latency_bound_s": 6.912e-06
// CHECK: "bound_by": "special.f32"
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
             <special, count = 1, clock_hz = 1e7, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>} {
  func.func private @layer(%x: tensor<16xf32>) -> tensor<16xf32> {
    %0 = arith.addf %x, %x : tensor<16xf32>
    %1 = math.exp %0 : tensor<16xf32>
    return %1 : tensor<16xf32>
  }
  func.func @main(%x: tensor<16xf32>) -> tensor<16xf32> {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c3 = arith.constant 3 : index
    %0 = scf.for %i = %c0 to %c3 step %c1 iter_args(%y = %x) -> tensor<16xf32> {
      %1 = func.call @layer(%y) : (tensor<16xf32>) -> tensor<16xf32>
      scf.yield %1 : tensor<16xf32>
    }
    %2 = call @layer(%0) : (tensor<16xf32>) -> tensor<16xf32>
    return %2 : tensor<16xf32>
  }
}

//--- branch.mlir
// The longer side, 192 ns rather than 128 ns, is an upper bound.
// BRANCH: "latency_bound_s": 1.92e-07
// BRANCH: "status": "upper"
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>} {
  func.func @main(%c: i1, %x: tensor<16xf32>, %y: tensor<16xf32>) -> tensor<16xf32> {
    %0 = scf.if %c -> tensor<16xf32> {
      %1 = arith.addf %x, %y : tensor<16xf32>
      scf.yield %1 : tensor<16xf32>
    } else {
      %1 = arith.negf %x : tensor<16xf32>
      scf.yield %1 : tensor<16xf32>
    }
    return %0 : tensor<16xf32>
  }
}

//--- unknown.mlir
// 192 ns, and nothing of an op of which nothing is known: its 128 bytes are a guess.
// UNKNOWN: "latency_bound_s": 1.92e-07
// UNKNOWN: "status": "lower"
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>} {
  func.func @main(%x: tensor<16xf32>, %y: tensor<16xf32>) -> tensor<16xf32> {
    %0 = arith.addf %x, %y : tensor<16xf32>
    %1 = "mystery.op"(%0) : (tensor<16xf32>) -> tensor<16xf32>
    return %1 : tensor<16xf32>
  }
}

//--- dynamic.mlir
// No time while the size is open; 128 bytes for 16 elements.
// DYNAMIC-NOT: latency_bound_s
// DYNAMIC: "ridge"
// BOUND: "latency_bound_s": 1.28e-07
module attributes {roofline.target = #roofline.target<"t",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>} {
  func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
    %0 = math.exp %x : tensor<?xf32>
    return %0 : tensor<?xf32>
  }
}
