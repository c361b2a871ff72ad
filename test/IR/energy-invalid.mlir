// RUN: roofline-opt %s --split-input-file --verify-diagnostics

// Operations.

// expected-error@+1 {{expected what takes energy (mul, add, fma, div, special, compare, convert, bit, matrix, vector), found 'sub'}}
module attributes {test.a = #roofline.op_energy<sub, f32 = 1>} {}

// -----

// Free work takes none.

// expected-error@+1 {{expected what takes energy (mul, add, fma, div, special, compare, convert, bit, matrix, vector), found 'index'}}
module attributes {test.a = #roofline.op_energy<index, i64 = 1>} {}

// -----

// expected-error@+1 {{expected an element type, found 'f33'}}
module attributes {test.a = #roofline.op_energy<mul, f33 = 1>} {}

// -----

// expected-error@+1 {{expected a float, integer or complex type, found 'index'}}
module attributes {test.a = #roofline.op_energy<mul, index = 1>} {}

// -----

// expected-error@+1 {{expected pj_per_op to be finite and not negative, found -0.5}}
module attributes {test.a = #roofline.op_energy<mul, f32 = -0.5>} {}

// -----

// expected-error@+1 {{expected pj_per_op to be finite and not negative, found inf}}
module attributes {test.a = #roofline.op_energy<mul, f32 = 1e999>} {}

// -----

// expected-error@+1 {{expected a number, found 'nan'}}
module attributes {test.a = #roofline.op_energy<mul, f32 = nan>} {}

// -----

// expected-error@+1 {{expected one of source, found 'kind'}}
module attributes {test.a = #roofline.op_energy<mul, f32 = 1, kind = "measured">} {}

// -----

// Bytes.

// expected-error@+1 {{expected the name of a memory level, found ""}}
module attributes {test.a = #roofline.byte_energy<"" = 1>} {}

// -----

// expected-error@+1 {{expected pj_per_byte to be finite and not negative, found -122}}
module attributes {test.a = #roofline.byte_energy<"HBM" = -122>} {}

// -----

// Tables.

// expected-error@+1 {{expected the name of an energy table, found ""}}
module attributes {test.a = #roofline.energy<"">} {}

// -----

// expected-error@+1 {{expected static_w to be finite and not negative, found -105}}
module attributes {test.a = #roofline.energy<"t", static_w = -105>} {}

// -----

// expected-error@+1 {{expected one of pj_per_op, pj_per_byte, static_w, source, found 'idle_w'}}
module attributes {test.a = #roofline.energy<"t", idle_w = 105>} {}

// -----

// expected-error@+1 {{expected one pj_per_op of mul.f32, found two}}
module attributes {test.a = #roofline.energy<"t", pj_per_op = [<mul, f32 = 1>, <mul, f16 = 1>, <mul, f32 = 2>]>} {}

// -----

// expected-error@+1 {{expected one pj_per_byte of "HBM", found two}}
module attributes {test.a = #roofline.energy<"t", pj_per_byte = [<"HBM" = 1>, <"HBM" = 1, source = "twice">]>} {}

// -----

// In a target the levels are the target's; a table of its own may name any.

// expected-error@+1 {{expected pj_per_byte to name memory levels ("HBM", "L2"), found "dram"}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"HBM", bandwidth_bytes_per_s = 1>, <"L2">], energy = <"e", pj_per_byte = [<"L2" = 1>, <"dram" = 1>]>>
