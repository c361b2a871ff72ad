// A module that says what its machine is in DLTI terms only.
//
// RUN: split-file %s %t
// RUN: mlir-roofline report %t/entries.mlir | FileCheck %s --check-prefix=ENTRIES
// RUN: mlir-roofline report %t/entries.mlir --target=dlti | FileCheck %s --check-prefix=ENTRIES
// RUN: roofline-opt %t/entries.mlir --roofline-set-target=target=dlti | FileCheck %s --check-prefix=SET
// RUN: roofline-opt %t/entries.mlir --roofline-annotate | FileCheck %s --check-prefix=ANNOTATE
// RUN: roofline-opt %t/nested.mlir --roofline-set-target=target=dlti | FileCheck %s --check-prefix=NESTED
// RUN: mlir-roofline report %t/both.mlir | FileCheck %s --check-prefix=BOTH
// RUN: mlir-roofline report %t/both.mlir --target=dlti | FileCheck %s --check-prefix=CPU

// 64 additions of f32: 8 cores * 32 operations * 2e9 per second = 512e9, 0.125
// ns; 3 * 256 bytes over 64e9 bytes per second: 12 ns.
// ENTRIES: {{.*}}entries.mlir on CPU
// ENTRIES: arith.addf {{.*}} DRAM 12.0 ns

// One instance of each cache, whether flat, in quotes or in a map.
// SET: #CPU = #roofline.target<"CPU", units = [<vector, count = 8, clock_hz = 2.0e9, rates = [<f16 = 64>, <f32 = 32>], source = "entries of the target system spec">],
// SET-SAME: memory = [<"DRAM", capacity_bytes = 1.6e10, bandwidth_bytes_per_s = 6.4e10, source = "entries of the target system spec">, <"L3", capacity_bytes = 33554432.0, source = "entry of the target system spec: one instance">, <"L2", capacity_bytes = 2097152.0, {{[^<]*}}>, <"L1", capacity_bytes = 49152, {{[^<]*}}>]>
// ANNOTATE: arith.addf {{.*}}roofline.bound = #roofline.bound<memory, "DRAM">

// A device may hold a whole target.
// NESTED: module attributes {{.*}}roofline.target = #mine

// The module's own target counts before the spec.
// BOTH: on own
// CPU: on CPU

//--- entries.mlir
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "CPU" = #dlti.target_device_spec<
      "L3_cache_size_in_bytes" = "33554432",
      "L2_cache_size_in_bytes" = 2097152 : ui64,
      "cache" = #dlti.map<"L1" = #dlti.map<"size_in_bytes" = 49152 : i32>>,
      "num_threads" = 8 : i32,
      "max_vector_width" = 512 : i64,
      "roofline.clock_hz" = 2.0e9 : f64,
      "roofline.ops_per_cycle" = {f32 = 32 : i64, f16 = 64.0},
      "roofline.bandwidth_bytes_per_s" = 64.0e9 : f64,
      "roofline.capacity_bytes" = 16000000000 : i64>,
    "GPU" = #dlti.target_device_spec<"max_vector_op_width" = 64 : ui32>>} {
  func.func @f(%a: tensor<64xf32>, %b: tensor<64xf32>) -> tensor<64xf32> {
    %0 = arith.addf %a, %b : tensor<64xf32>
    return %0 : tensor<64xf32>
  }
}
//--- nested.mlir
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "CPU" = #dlti.target_device_spec<
      "roofline.target" = #roofline.target<"mine",
        units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 2>]>],
        memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>>>} {
}
//--- both.mlir
module attributes {
    roofline.target = #roofline.target<"own",
      units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 2>]>],
      memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>,
    dlti.target_system_spec = #dlti.target_system_spec<
      "CPU" = #dlti.target_device_spec<
        "num_threads" = 1 : i32, "roofline.clock_hz" = 1 : i64,
        "roofline.ops_per_cycle" = {f32 = 1 : i64},
        "roofline.bandwidth_bytes_per_s" = 1 : i64>>} {
}
