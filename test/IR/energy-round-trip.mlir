// RUN: roofline-opt %s --split-input-file | FileCheck %s
// RUN: roofline-opt %s --split-input-file | roofline-opt --split-input-file | FileCheck %s
// RUN: roofline-opt %s --split-input-file --emit-bytecode --verify-roundtrip -o %t

// A table on its own: every key, any order of the fields, picojoules of any
// form.

// CHECK: module attributes {
// CHECK-SAME: test.byte = #roofline.byte_energy<"dram" = 162.5, source = "a paper">,
// CHECK-SAME: test.least = #roofline.energy<"nothing">,
// CHECK-SAME: test.op = #roofline.op_energy<mul, f32 = 3.7, source = "a paper">,
// CHECK-SAME: test.table = #roofline.energy<"table",
// CHECK-SAME: pj_per_op = [<mul, i8 = 0.2>, <add, i8 = 0.03>, <fma, f32 = 4.6>, <div, f32 = 10>,
// CHECK-SAME: <special, f32 = 40>, <compare, i32 = 0.1>, <convert, f16 = 1.0e6>, <bit, i1 = 0>,
// CHECK-SAME: <matrix, bf16 = 0.75, source = "derived">, <vector, complex<f32> = 5.8>],
// CHECK-SAME: pj_per_byte = [<"dram" = 162.5>, <"sram" = 1.25, source = "a paper">],
// CHECK-SAME: static_w = 105, source = "another paper">}
module attributes {
  test.op = #roofline.op_energy<mul, f32 = 3.7, source = "a paper">,
  test.byte = #roofline.byte_energy<"dram" = 162.5, source = "a paper">,
  test.least = #roofline.energy<"nothing">,
  test.table = #roofline.energy<"table", source = "another paper",
    static_w = 1.05e2,
    pj_per_byte = [<"dram" = 162.5>, #roofline.byte_energy<"sram" = 1.25, source = "a paper">],
    pj_per_op = [<mul, i8 = 0.2>, <add, i8 = 3e-2>, <fma, f32 = 4.6>,
                 <div, f32 = 10>, #roofline.op_energy<special, f32 = 40>,
                 <compare, i32 = 0.1>, <convert, f16 = 1e6>, <bit, i1 = 0>,
                 <matrix, bf16 = 0.75, source = "derived">,
                 <vector, complex<f32> = 5.8>]>} {}

// -----

// As part of a target.

// CHECK: #t = #roofline.target<"t",
// CHECK-SAME: memory = [<"HBM", bandwidth_bytes_per_s = 1>, <"L2">],
// CHECK-SAME: efficiency = [<movement>],
// CHECK-SAME: energy = <"board", pj_per_op = [<vector, f32 = 5>], pj_per_byte = [<"HBM" = 100>, <"L2" = 10>], static_w = 0>,
// CHECK-SAME: extra = {tdp_w = 1.000000e+00 : f64}>
module attributes {roofline.target = #roofline.target<"t",
    extra = {tdp_w = 1.0},
    energy = <"board", static_w = 0, pj_per_op = [<vector, f32 = 5>],
              pj_per_byte = [<"HBM" = 100>, <"L2" = 10>]>,
    efficiency = [<movement>],
    units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>],
    memory = [<"HBM", bandwidth_bytes_per_s = 1>, <"L2">]>} {}

// -----

// Spelt out in full.

// CHECK: energy = <"board", static_w = 1.5>
module attributes {roofline.target = #roofline.target<"t",
    energy = #roofline.energy<"board", static_w = 1.5>,
    units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>],
    memory = [<"HBM", bandwidth_bytes_per_s = 1>]>} {}
