// RUN: roofline-opt %s --roofline-annotate --split-input-file --verify-diagnostics
// RUN: not roofline-opt %s --roofline-set-target=target=dlti --split-input-file 2>&1 | FileCheck %s

// Entries of others say something of the machine, but not enough: the program
// is counted without a target, and the missing numbers are named. With a target
// asked for that is an error.

// expected-warning@below {{no target, so no times: device "CPU" of the target system spec is no target: expected entries roofline.clock_hz, roofline.ops_per_cycle, roofline.bandwidth_bytes_per_s, found L1_cache_size_in_bytes, max_vector_op_width, num_threads}}
// expected-note@below {{or an entry roofline.target with a whole #roofline.target, or another --target}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "CPU" = #dlti.target_device_spec<"L1_cache_size_in_bytes" = 4096 : i32,
      "max_vector_op_width" = 512 : i32, "num_threads" = 4 : i32>>} {
}
// CHECK: error: device "CPU" of the target system spec is no target: expected entries roofline.clock_hz, roofline.ops_per_cycle, roofline.bandwidth_bytes_per_s, found L1_cache_size_in_bytes, max_vector_op_width, num_threads

// -----

// A spec of something else altogether is nobody's business.

module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "CPU" = #dlti.target_device_spec<"tile_size" = 4096 : i32>>} {
}
// CHECK: error: device "CPU" of the target system spec is no target: expected entries num_threads, roofline.clock_hz, roofline.ops_per_cycle, roofline.bandwidth_bytes_per_s, found tile_size

// -----

module {}
// CHECK: error: expected a dlti.target_system_spec with a device, found none

// -----

// Entries of this project's that do not make a target are a mistake.

// expected-error@below {{device "CPU" of the target system spec is no target: expected entries num_threads, roofline.ops_per_cycle, roofline.bandwidth_bytes_per_s, found roofline.clock_hz}}
// expected-note@below {{or an entry roofline.target}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "CPU" = #dlti.target_device_spec<"roofline.clock_hz" = 1.0e9 : f64>>} {
}

// -----

// expected-error@below {{expected one device of the target system spec to be a target, found "A" and "B"}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "A" = #dlti.target_device_spec<"roofline.target" = 1 : i32>,
    "B" = #dlti.target_device_spec<"roofline.target" = 2 : i32>>} {
}

// -----

// expected-error@below {{in device "A" of the target system spec: expected a #roofline.target for roofline.target, found 1 : i32}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "A" = #dlti.target_device_spec<"roofline.target" = 1 : i32>>} {
}

// -----

// expected-error@below {{in device "A" of the target system spec: expected a number for roofline.clock_hz, found "fast"}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "A" = #dlti.target_device_spec<"num_threads" = 1 : i32,
      "roofline.clock_hz" = "fast", "roofline.ops_per_cycle" = {f32 = 1 : i32},
      "roofline.bandwidth_bytes_per_s" = 1 : i32>>} {
}

// -----

// expected-error@below {{in device "A" of the target system spec: expected clock_hz to be positive and finite, found -1}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "A" = #dlti.target_device_spec<"num_threads" = 1 : i32,
      "roofline.clock_hz" = -1 : i32, "roofline.ops_per_cycle" = {f32 = 1 : i32},
      "roofline.bandwidth_bytes_per_s" = 1 : i32>>} {
}

// -----

// expected-error@below {{in device "A" of the target system spec: expected a whole number of num_threads, at least 1, found 0 : i32}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "A" = #dlti.target_device_spec<"num_threads" = 0 : i32,
      "roofline.clock_hz" = 1 : i32, "roofline.ops_per_cycle" = {f32 = 1 : i32},
      "roofline.bandwidth_bytes_per_s" = 1 : i32>>} {
}

// -----

// expected-error@below {{in device "A" of the target system spec: expected a dictionary of element types for roofline.ops_per_cycle, found 32 : i32}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "A" = #dlti.target_device_spec<"num_threads" = 1 : i32,
      "roofline.clock_hz" = 1 : i32, "roofline.ops_per_cycle" = 32 : i32,
      "roofline.bandwidth_bytes_per_s" = 1 : i32>>} {
}

// -----

// expected-error@below {{in device "A" of the target system spec: expected the operations per cycle to be positive and finite, found 0}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "A" = #dlti.target_device_spec<"num_threads" = 1 : i32,
      "roofline.clock_hz" = 1 : i32, "roofline.ops_per_cycle" = {f32 = 0 : i32},
      "roofline.bandwidth_bytes_per_s" = 1 : i32>>} {
}

// -----

// expected-error@below {{in device "A" of the target system spec: expected an element type in roofline.ops_per_cycle, found 'float'}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "A" = #dlti.target_device_spec<"num_threads" = 1 : i32,
      "roofline.clock_hz" = 1 : i32, "roofline.ops_per_cycle" = {float = 1 : i32},
      "roofline.bandwidth_bytes_per_s" = 1 : i32>>} {
}

// -----

// expected-error@below {{in device "A" of the target system spec: expected bandwidth_bytes_per_s to be positive and finite, found 0}}
module attributes {dlti.target_system_spec = #dlti.target_system_spec<
    "A" = #dlti.target_device_spec<"num_threads" = 1 : i32,
      "roofline.clock_hz" = 1 : i32, "roofline.ops_per_cycle" = {f32 = 1 : i32},
      "roofline.bandwidth_bytes_per_s" = 0 : i32>>} {
}
