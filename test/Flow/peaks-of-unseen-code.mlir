// RUN: %print_flow %s -split-input-file -allow-unregistered-dialect -pass-pipeline='builtin.module(print-peaks)' -verify-diagnostics

// Code that nobody has seen may hold any amount of memory while it runs, beside
// what it is given and gives back: what is known is a lower bound. 16 f32 are
// 64 B.

// What is given and the result: 128.
func.func private @declared(tensor<16xf32>) -> tensor<16xf32>
// expected-remark @below {{peak = 128 at func.call [arg0 64, func.call 64], order-free = 128, sum = 128, plan = 128, lower.}}
func.func @calls_declared(%a: tensor<16xf32>) -> tensor<16xf32> {
  %x = func.call @declared(%a) : (tensor<16xf32>) -> tensor<16xf32>
  return %x : tensor<16xf32>
}
// So for whoever calls that.
// expected-remark @below {{peak = 128 at func.call [arg0 64, func.call 64], order-free = 128, sum = 128, plan = 128, lower.}}
func.func @calls_further(%a: tensor<16xf32>) -> tensor<16xf32> {
  %x = func.call @calls_declared(%a) : (tensor<16xf32>) -> tensor<16xf32>
  return %x : tensor<16xf32>
}

// -----

// expected-remark @below {{peak = 128 at func.call_indirect [arg1 64, func.call_indirect 64], order-free = 128, sum = 128, plan = 128, lower.}}
func.func @indirect(%f: (tensor<16xf32>) -> tensor<16xf32>, %a: tensor<16xf32>) -> tensor<16xf32> {
  %x = func.call_indirect %f(%a) : (tensor<16xf32>) -> tensor<16xf32>
  return %x : tensor<16xf32>
}

// -----

// One execution holds %t, what the call gives back and the sum, 192: on that side
// nobody reads %a behind %t. Each further one adds to that.
// expected-remark @below {{peak = 192 at tosa.add [tosa.exp 64, func.call 64, tosa.add 64], order-free = 192, sum = 320, plan = 192, lower.}}
func.func @recursive(%a: tensor<16xf32>, %c: i1) -> tensor<16xf32> {
  %r = scf.if %c -> tensor<16xf32> {
    %t = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
    %z = func.call @recursive(%t, %c) : (tensor<16xf32>, i1) -> tensor<16xf32>
    %w = tosa.add %z, %t : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    scf.yield %w : tensor<16xf32>
  } else {
    scf.yield %a : tensor<16xf32>
  }
  return %r : tensor<16xf32>
}

// -----

// Regions of an operation that is not known: how often, or at once, is open.
// expected-remark @below {{peak = 128 at foo.loop [arg0 64, foo.loop 64], order-free = 128, sum = 128, plan = 128, lower.}}
func.func @regions(%a: tensor<16xf32>) -> tensor<16xf32> {
  %r = "foo.loop"(%a) ({
  ^bb0(%x: tensor<16xf32>):
    "foo.yield"(%x) : (tensor<16xf32>) -> ()
  }) : (tensor<16xf32>) -> tensor<16xf32>
  return %r : tensor<16xf32>
}

// -----

// One without code of its own works on its operands and results.
// expected-remark @below {{peak = 128 at foo.op [arg0 64, foo.op 64], order-free = 128, sum = 128, plan = 128.}}
func.func @no_regions(%a: tensor<16xf32>) -> tensor<16xf32> {
  %r = "foo.op"(%a) : (tensor<16xf32>) -> tensor<16xf32>
  return %r : tensor<16xf32>
}
