// RUN: roofline-opt %s --split-input-file --verify-diagnostics

// Numbers.

// expected-error@+1 {{expected the operations per cycle to be positive and finite, found 0}}
module attributes {test.a = #roofline.rate<f32 = 0>} {}

// -----

// expected-error@+1 {{expected the operations per cycle to be positive and finite, found -1.5}}
module attributes {test.a = #roofline.rate<f32 = -1.5>} {}

// -----

// expected-error@+1 {{expected the operations per cycle to be positive and finite, found inf}}
module attributes {test.a = #roofline.rate<f32 = 1e999>} {}

// -----

// expected-error@+1 {{expected a number, found 'fast'}}
module attributes {test.a = #roofline.rate<f32 = fast>} {}

// -----

// expected-error@+1 {{expected a number, found '2GHz'}}
module attributes {test.a = #roofline.unit<vector, count = 1, clock_hz = 2GHz, rates = [<f32 = 1>]>} {}

// -----

// expected-error@+1 {{expected a number, found 'nan'}}
module attributes {test.a = #roofline.rate<f32 = nan>} {}

// -----

// expected-error@+1 {{expected bandwidth_bytes_per_s to be positive and finite, found inf}}
module attributes {test.a = #roofline.memory<"DRAM", bandwidth_bytes_per_s = 1e999>} {}

// -----

// Types.

// expected-error@+1 {{expected an element type, found 'float'}}
module attributes {test.a = #roofline.rate<float = 1>} {}

// -----

// expected-error@+1 {{expected an element type}}
module attributes {test.a = #roofline.rate<32 = 1>} {}

// -----

// expected-error@+1 {{expected an element type, found 'f99'}}
module attributes {test.a = #roofline.rate<f16 = 1, accumulate = f99>} {}

// -----

// expected-error@+1 {{expected an element type, found 'half'}}
module attributes {test.a = #roofline.efficiency<contraction, element_type = half>} {}

// -----

// expected-error@+1 {{expected a float, integer or complex type, found 'index'}}
module attributes {test.a = #roofline.rate<index = 1>} {}

// -----

// expected-error@+1 {{expected a float, integer or complex type, found 'tensor<4xf32>'}}
module attributes {test.a = #roofline.rate<f16 = 1, accumulate = tensor<4xf32>>} {}

// -----

// Fields.

// expected-error@+1 {{expected one of accumulate, source, found 'acc'}}
module attributes {test.a = #roofline.rate<f16 = 1, acc = f32>} {}

// -----

// expected-error@+1 {{expected one 'source', found two}}
module attributes {test.a = #roofline.rate<f16 = 1, source = "a", source = "b">} {}

// -----

// expected-error@+1 {{expected 'rates', found none}}
module attributes {test.a = #roofline.unit<vector, count = 1, clock_hz = 1e9>} {}

// -----

// Units.

// expected-error@+1 {{expected a kind of unit (matrix, vector, special), found 'tensor'}}
module attributes {test.a = #roofline.unit<tensor, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>} {}

// -----

// expected-error@+1 {{expected count to be positive, found 0}}
module attributes {test.a = #roofline.unit<vector, count = 0, clock_hz = 1e9, rates = [<f32 = 1>]>} {}

// -----

// expected-error@+1 {{expected count to be positive, found -4}}
module attributes {test.a = #roofline.unit<vector, count = -4, clock_hz = 1e9, rates = [<f32 = 1>]>} {}

// -----

// expected-error@+1 {{expected a whole number, found 1.5}}
module attributes {test.a = #roofline.unit<vector, count = 1.5, clock_hz = 1e9, rates = [<f32 = 1>]>} {}

// -----

// expected-error@+1 {{expected a whole number, found 1e+20}}
module attributes {test.a = #roofline.unit<vector, count = 1e20, clock_hz = 1e9, rates = [<f32 = 1>]>} {}

// -----

// expected-error@+1 {{expected clock_hz to be positive and finite, found 0}}
module attributes {test.a = #roofline.unit<vector, count = 1, clock_hz = 0, rates = [<f32 = 1>]>} {}

// -----

// expected-error@+1 {{expected clock_hz to be positive and finite, found inf}}
module attributes {test.a = #roofline.unit<vector, count = 1, clock_hz = 1e999, rates = [<f32 = 1>]>} {}

// -----

// expected-error@+1 {{expected clock_hz to be positive and finite, found -1e+09}}
module attributes {test.a = #roofline.unit<vector, count = 1, clock_hz = -1e9, rates = [<f32 = 1>]>} {}

// -----

// expected-error@+1 {{expected at least one rate, found none}}
module attributes {test.a = #roofline.unit<vector, count = 1, clock_hz = 1e9, rates = []>} {}

// -----

// expected-error@+1 {{expected one rate per element and accumulator type, found two for 'f16'}}
module attributes {test.a = #roofline.unit<vector, count = 1, clock_hz = 1e9, rates = [<f16 = 1>, <f32 = 1>, <f16 = 2>]>} {}

// -----

// Memory levels.

// expected-error@+1 {{expected the name of a memory level, found ""}}
module attributes {test.a = #roofline.memory<"", bandwidth_bytes_per_s = 1>} {}

// -----

// expected-error@+1 {{expected bandwidth_bytes_per_s to be positive and finite, found 0}}
module attributes {test.a = #roofline.memory<"DRAM", bandwidth_bytes_per_s = 0>} {}

// -----

// expected-error@+1 {{expected capacity_bytes to be positive and finite, found -1}}
module attributes {test.a = #roofline.memory<"DRAM", capacity_bytes = -1>} {}

// -----

// expected-error@+1 {{expected bandwidth_bytes_per_s to be positive and finite, found -1}}
module attributes {test.a = #roofline.memory<"DRAM", bandwidth_bytes_per_s = -1>} {}

// -----

// expected-error@+1 {{expected capacity_bytes to be positive and finite, found 0}}
module attributes {test.a = #roofline.memory<"DRAM", capacity_bytes = 0>} {}

// -----

// Targets.

// expected-error@+1 {{expected the name of a target, found ""}}
#t = #roofline.target<"", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1>]>

// -----

// expected-error@+1 {{expected at least one unit, found none}}
#t = #roofline.target<"t", units = [], memory = [<"D", bandwidth_bytes_per_s = 1>]>

// -----

// expected-error@+1 {{expected one vector unit with a rate for 'f32', found two}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>, <vector, count = 2, clock_hz = 1, rates = [<f16 = 1>, <f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1>]>

// -----

// expected-error@+1 {{expected at least one memory level, found none}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = []>

// -----

// expected-error@+1 {{expected a bandwidth of the outermost memory level "D", found none}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", capacity_bytes = 1>, <"L2", bandwidth_bytes_per_s = 1>]>

// -----

// expected-error@+1 {{expected memory levels with different names, found two called "D"}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1>, <"D">]>

// -----

// Only what is narrower than a byte can take more than it is.

// expected-error@+1 {{expected byte_per_element to list types narrower than a byte, found 'i8'}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1>], byte_per_element = [i1, i8]>

// -----

// expected-error@+1 {{expected byte_per_element to list types narrower than a byte, found 'index'}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1>], byte_per_element = [index]>

// -----

// expected-error@+1 {{expected byte_per_element to list each type once, found two 'i4'}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1>], byte_per_element = [i4, i1, i4]>

// -----

// expected-error@+1 {{expected an element type, found 'bit'}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1>], byte_per_element = [bit]>

// -----

// Efficiencies.

// expected-error@+1 {{expected a class of operations (attention, contraction, reduction, elementwise, movement), found 'conv'}}
module attributes {test.a = #roofline.efficiency<conv>} {}

// -----

// expected-error@+1 {{expected one of element_type, compute, memory, exposed, reduction_step_s, overhead_s, cache_share, cache_bytes_per_s, error, rows, source, found 'latency'}}
module attributes {test.a = #roofline.efficiency<contraction, latency = 1>} {}

// -----

// expected-error@+1 {{expected compute to be > 0 and <= 1, found 0}}
module attributes {test.a = #roofline.efficiency<contraction, compute = 0>} {}

// -----

// expected-error@+1 {{expected memory to be > 0 and <= 1, found 1.25}}
module attributes {test.a = #roofline.efficiency<contraction, memory = 1.25>} {}

// -----

// expected-error@+1 {{expected exposed to be > 0 and <= 1, found -0.5}}
module attributes {test.a = #roofline.efficiency<contraction, exposed = -0.5>} {}

// -----

// expected-error@+1 {{expected cache_share to be > 0 and <= 1, found 1.5}}
module attributes {test.a = #roofline.efficiency<contraction, cache_share = 1.5>} {}

// -----

// expected-error@+1 {{expected cache_share beside cache_bytes_per_s, found none}}
module attributes {test.a = #roofline.efficiency<contraction, cache_bytes_per_s = 1e12>} {}

// -----

// expected-error@+1 {{expected cache_bytes_per_s to be positive and finite, found 0}}
module attributes {test.a = #roofline.efficiency<contraction, cache_share = 0.5, cache_bytes_per_s = 0.0>} {}

// -----

// expected-error@+1 {{expected reduction_step_s to be finite and not negative, found -1e-09}}
module attributes {test.a = #roofline.efficiency<contraction, reduction_step_s = -1e-9>} {}

// -----

// expected-error@+1 {{expected overhead_s to be finite and not negative, found inf}}
module attributes {test.a = #roofline.efficiency<contraction, overhead_s = 1e999>} {}

// -----

// expected-error@+1 {{expected error to be finite and not negative, found -1}}
module attributes {test.a = #roofline.efficiency<contraction, error = -1>} {}

// -----

// expected-error@+1 {{expected rows to be at least 0, found -1}}
module attributes {test.a = #roofline.efficiency<contraction, rows = -1>} {}

// -----

// expected-error@+1 {{expected a float, integer or complex type, found 'index'}}
module attributes {test.a = #roofline.efficiency<contraction, element_type = index>} {}

// -----

// expected-error@+1 {{expected one efficiency per class and element type, found two for contraction of 'f16'}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1>], efficiency = [<contraction, element_type = f16>, <contraction>, <contraction, element_type = f16>]>

// -----

// expected-error@+1 {{expected one efficiency per class and element type, found two for movement}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1>], efficiency = [<movement>, <movement, memory = 0.5>]>

// -----

// expected-error@+1 {{expected every memory space once, found 3 : i64 again in level "L1"}}
#t = #roofline.target<"t", units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>], memory = [<"D", bandwidth_bytes_per_s = 1, spaces = [3]>, <"L1", spaces = [4, 3]>]>

// -----

// expected-error@+1 {{expected '['}}
module attributes {test.a = #roofline.memory<"L1", spaces = 3>} {}

// -----

// expected-error@+1 {{expected instances >= 1, found 0}}
module attributes {test.a = #roofline.memory<"L1", instances = 0>} {}

// -----

// expected-error@+1 {{expected a whole number, found 1.5}}
module attributes {test.a = #roofline.memory<"L1", instances = 1.5>} {}

// -----

// expected-error@+1 {{expected line_bytes to be positive and finite, found 0}}
module attributes {test.a = #roofline.memory<"L1", line_bytes = 0>} {}

// -----

// expected-error@+1 {{expected what a memory level holds (parameters, caches, activations), found 'weights'}}
module attributes {test.a = #roofline.memory<"flash", holds = [weights]>} {}

// -----

// expected-error@+1 {{expected holds to list each of its entries once, found caches twice}}
module attributes {test.a = #roofline.memory<"SRAM", holds = [caches, activations, caches]>} {}

// -----

// The SRAM has no bandwidth, and the flash no activations.
// expected-error@+1 {{expected a memory level with a bandwidth that holds activations, found none}}
#t = #roofline.target<"t", units = [<matrix, count = 1, clock_hz = 1, rates = [<i8 = 1>]>], memory = [<"flash", bandwidth_bytes_per_s = 1, holds = [parameters, caches]>, <"SRAM", holds = [activations]>]>
module attributes {test.a = #t} {}
