// RUN: roofline-opt %s --split-input-file | FileCheck %s
// RUN: roofline-opt %s --split-input-file | roofline-opt --split-input-file | FileCheck %s
// RUN: roofline-opt %s --split-input-file --emit-bytecode --verify-roundtrip -o %t

// Everything that a target can say, in any order, on several lines. Numbers may
// be integers, floats, or integers with an exponent; they print short.

// CHECK: #full = #roofline.target<"full", vendor = "example",
// CHECK-SAME: units = [<matrix, count = 132, clock_hz = 1.83e9,
// CHECK-SAME: rates = [<f16 = 4096, accumulate = f32>, <f16 = 8192, accumulate = f16>,
// CHECK-SAME: <f8E4M3FN = 8192, accumulate = f32, source = "a \22quoted\22 guide">, <i8 = 8192>],
// CHECK-SAME: source = "a datasheet">,
// CHECK-SAME: <vector, count = 132, clock_hz = 1.98e9,
// CHECK-SAME: rates = [<f32 = 256>, <i32 = 0.5>, <complex<f32> = 1234567.0>]>,
// CHECK-SAME: <vector, count = 1, clock_hz = 999999, rates = [<f64 = 1>]>,
// CHECK-SAME: <special, count = 132, clock_hz = 1.0e6, rates = [<f32 = 16>]>],
// CHECK-SAME: memory = [<"HBM", capacity_bytes = 8.0e10, bandwidth_bytes_per_s = 3.352e12, source = "a datasheet">,
// CHECK-SAME: <"L2", capacity_bytes = 52428800.0>,
// CHECK-SAME: <"L1", spaces = [3, #gpu.address_space<workgroup>, 5 : i32, "scratch"], holds = [caches, activations], instances = 132, line_bytes = 32>],
// CHECK-SAME: byte_per_element = [i1, f4E2M1FN],
// CHECK-SAME: extra = {power_w = 7.000000e+02 : f64}>
#full = #roofline.target<"full",
  // Comments may stand anywhere.
  memory = [<"HBM", source = "a datasheet", bandwidth_bytes_per_s = 3352e9,
             capacity_bytes = 80e9>,
            <"L2", capacity_bytes = 52428800>,
            <"L1", line_bytes = 32, holds = [caches, activations], instances = 132, spaces = [3, #gpu.address_space<workgroup>, 5 : i32, "scratch"]>],
  byte_per_element = [i1, f4E2M1FN],
  extra = {power_w = 700.0},
  units = [#roofline.unit<matrix, count = 132, clock_hz = 1830000000,
             rates = [<f16 = 4096, accumulate = f32>,
                      <f16 = 8192, accumulate = f16>,
                      #roofline.rate<f8E4M3FN = 8.192e3, source = "a \"quoted\" guide", accumulate = f32>,
                      <i8 = 8192>],
             source = "a datasheet">,
           <vector, clock_hz = 1.98e9, count = 132,
             rates = [<f32 = 256>, <i32 = 5.0e-1>, <complex<f32> = 1234567>]>,
           <vector, count = 1, clock_hz = 999999, rates = [<f64 = 1>]>,
           <special, count = 132, clock_hz = 1000000, rates = [<f32 = 16>]>],
  vendor = "example">

// CHECK: module attributes {roofline.target = #full}
module attributes {roofline.target = #full} {}

// -----

// The parts on their own.

// CHECK: module attributes {
// CHECK-SAME: test.memory = #roofline.memory<"DRAM", bandwidth_bytes_per_s = 1.6e10>,
// CHECK-SAME: test.rate = #roofline.rate<bf16 = 64, accumulate = f32>,
// CHECK-SAME: test.unit = #roofline.unit<vector, count = 4, clock_hz = 1.0e9, rates = [<f32 = 16>]>}
module attributes {
  test.rate = #roofline.rate<bf16 = 64, accumulate = f32>,
  test.unit = #roofline.unit<vector, count = 4, clock_hz = 1e9, rates = [<f32 = 16>]>,
  test.memory = #roofline.memory<"DRAM", bandwidth_bytes_per_s = 16e9>} {}

// -----

// Efficiencies: all fields, and none.

// CHECK: #calibrated = #roofline.target<"calibrated",
// CHECK-SAME: memory = [<"D", bandwidth_bytes_per_s = 1>],
// CHECK-SAME: efficiency = [<contraction, element_type = bf16, compute = 0.79, memory = 0.84, exposed = 0.125, reduction_step_s = 1.5e-10, overhead_s = 3.0e-06, error = 0.0925, rows = 1000, source = "measured">,
// CHECK-SAME: <contraction>, <elementwise, overhead_s = 0>, <movement, memory = 1>,
// CHECK-SAME: <reduction, cache_share = 0.25, cache_bytes_per_s = 2.0e12>],
// CHECK-SAME: extra = {tdp_w = 1.000000e+00 : f64}>
module attributes {roofline.target = #roofline.target<"calibrated",
    units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>],
    extra = {tdp_w = 1.0},
    efficiency = [<contraction, source = "measured", rows = 1000, error = 0.0925,
                   overhead_s = 3e-6, reduction_step_s = 0.15e-9, exposed = 0.125,
                   memory = 0.84, compute = 0.79, element_type = bf16>,
                  <contraction>, #roofline.efficiency<elementwise, overhead_s = 0>,
                  <movement, memory = 1>,
                  <reduction, cache_bytes_per_s = 2e12, cache_share = 0.25>],
    memory = [<"D", bandwidth_bytes_per_s = 1>]>} {}
