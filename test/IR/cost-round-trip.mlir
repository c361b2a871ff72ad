// RUN: roofline-opt %s --allow-unregistered-dialect | FileCheck %s
// RUN: roofline-opt %s --allow-unregistered-dialect --mlir-print-op-generic | roofline-opt --allow-unregistered-dialect | FileCheck %s
// RUN: roofline-opt %s --allow-unregistered-dialect --emit-bytecode | roofline-opt --allow-unregistered-dialect | FileCheck %s

// Zeros and `exact` are not printed; fields have one order.
// CHECK: a = #roofline.cost<>
"test.op"() {a = #roofline.cost} : () -> ()
// CHECK: a = #roofline.cost<>
"test.op"() {a = #roofline.cost<exact, macs = 0, read = 0 B, bytes exact>} : () -> ()
// CHECK: a = #roofline.cost<macs = 1, flops = 2, int_ops = 3, special = 4, read = 5 B, write = 6 B>
"test.op"() {a = #roofline.cost<write = 6 B, read = 5 B, special = 4, int_ops = 3, flops = 2, macs = 1>} : () -> ()

// Work and bytes have a status each.
// CHECK: a = #roofline.cost<unknown, read = 5 B, bytes upper>
"test.op"() {a = #roofline.cost<unknown, read = 5 B, bytes upper>} : () -> ()
// CHECK: a = #roofline.cost<lower, flops = 5>
"test.op"() {a = #roofline.cost<lower, flops = 5>} : () -> ()
// CHECK: a = #roofline.cost<estimate, bytes declared>
"test.op"() {a = #roofline.cost<estimate, bytes declared>} : () -> ()

// Integers of any size: 2^63, 2^64 - 1, 2^64, 2^128.
// CHECK: a = #roofline.cost<macs = 9223372036854775808, flops = 18446744073709551615, int_ops = 18446744073709551616, read = 340282366920938463463374607431768211456 B>
"test.op"() {a = #roofline.cost<macs = 9223372036854775808, flops = 18446744073709551615, int_ops = 18446744073709551616, read = 340282366920938463463374607431768211456 B>} : () -> ()

// Polynomials, in their normal form; one that is constant is an integer.
// CHECK: a = #roofline.cost<flops = "2*arg0.d0*arg1.d1 + 3", read = "ceildiv(3*arg0.d0, 2)" B, write = 7 B>
"test.op"() {a = #roofline.cost<flops = "3 + arg1.d1*2*arg0.d0", read = "ceildiv(arg0.d0*3, 2)" B, write = "3 + 4" B>} : () -> ()

// CHECK: a = #roofline.bound<compute, "matrix.f16">
// CHECK-SAME: b = #roofline.bound<memory, "HBM \22fast\22">
// CHECK-SAME: c = #roofline.bound<none>
"test.op"() {a = #roofline.bound<compute, "matrix.f16">, b = #roofline.bound<memory, "HBM \"fast\"">, c = #roofline.bound<none>} : () -> ()

// Aliases work as for any attribute.
// CHECK: a = #roofline.cost<flops = 12>
#cost = #roofline.cost<flops = 12>
"test.op"() {a = #cost} : () -> ()

// What is left without iterations that have no effect, where it is less: also nothing.
// CHECK: a = #roofline.cost<macs = 9, effective_macs = 4, flops = 18, effective_flops = 0, int_ops = 3, effective_int_ops = "n">
"test.op"() {a = #roofline.cost<effective_int_ops = "n", effective_flops = 0, effective_macs = 4, macs = 9, flops = 18, int_ops = 3>} : () -> ()
// CHECK: a = #roofline.cost<macs = 9>
"test.op"() {a = #roofline.cost<macs = 9, effective_macs = 9>} : () -> ()
