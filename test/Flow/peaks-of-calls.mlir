// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-peaks)' -verify-diagnostics
// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-peaks{keep=true})' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=KEEP

// Memory that a call is given in several arguments, or that it writes over while
// somebody still reads it. 256 f32 are 1024 B.

// %a is both arguments: at the second exponential there are %a, %p and %q, as if
// the call was inlined: 3072. With the input kept 1024 more.
// expected-remark @below {{peak = 3072 at tosa.exp [arg0 1024, arg1 1024, tosa.exp 1024], order-free = 3072, sum = 5120, plan = 3072.}}
func.func private @twice(%x: tensor<256xf32>, %y: tensor<256xf32>) -> tensor<256xf32> {
  %p = tosa.exp %x : (tensor<256xf32>) -> tensor<256xf32>
  %q = tosa.exp %p : (tensor<256xf32>) -> tensor<256xf32>
  %r = tosa.add %q, %y : (tensor<256xf32>, tensor<256xf32>) -> tensor<256xf32>
  return %r : tensor<256xf32>
}
// KEEP: peak = 4096 at tosa.exp
// expected-remark @below {{peak = 3072 at tosa.exp [tosa.exp 1024, tosa.exp 1024, tosa.exp 1024], order-free = 2048, sum = 6144, plan = 4096.}}
func.func @shared(%x0: tensor<256xf32>) -> tensor<256xf32> {
  %a = tosa.exp %x0 : (tensor<256xf32>) -> tensor<256xf32>
  %b = func.call @twice(%a, %a) : (tensor<256xf32>, tensor<256xf32>) -> tensor<256xf32>
  %z = tosa.exp %b : (tensor<256xf32>) -> tensor<256xf32>
  return %z : tensor<256xf32>
}

// -----

// Once whole, once half of it: the same, 3072.
// expected-remark @below {{peak = 2560 at tosa.exp [arg0 1024, arg1 512, tosa.exp 1024], order-free = 2048, sum = 4096, plan = 2560.}}
func.func private @half(%x: tensor<256xf32>, %y: tensor<128xf32>) -> tensor<128xf32> {
  %p = tosa.exp %x : (tensor<256xf32>) -> tensor<256xf32>
  %q = tosa.exp %p : (tensor<256xf32>) -> tensor<256xf32>
  %s = tensor.extract_slice %q[0] [128] [1] : tensor<256xf32> to tensor<128xf32>
  %r = tosa.add %s, %y : (tensor<128xf32>, tensor<128xf32>) -> tensor<128xf32>
  return %r : tensor<128xf32>
}
// KEEP: peak = 4096 at tosa.exp
// expected-remark @below {{peak = 3072 at tosa.exp [tosa.exp 1024, tosa.exp 1024, tosa.exp 1024], order-free = 2048, sum = 4608, plan = 3584.}}
func.func @part(%x0: tensor<256xf32>) -> tensor<128xf32> {
  %a = tosa.exp %x0 : (tensor<256xf32>) -> tensor<256xf32>
  %s = tensor.extract_slice %a[128] [128] [1] : tensor<256xf32> to tensor<128xf32>
  %b = func.call @half(%a, %s) : (tensor<256xf32>, tensor<128xf32>) -> tensor<128xf32>
  return %b : tensor<128xf32>
}

// -----

// Both arguments die before the callee holds most, at %r: 3072 there. %a counts
// until the callee ends, since it may not die in it: 4096 is a bound.
// expected-remark @below {{peak = 3072 at tosa.add [arg0 1024, arg1 1024, tosa.add 1024], order-free = 3072, sum = 6144, plan = 3072.}}
func.func private @early(%x: tensor<256xf32>, %y: tensor<256xf32>) -> tensor<256xf32> {
  %p = tosa.add %x, %y : (tensor<256xf32>, tensor<256xf32>) -> tensor<256xf32>
  %q = tosa.exp %p : (tensor<256xf32>) -> tensor<256xf32>
  %r = tosa.exp %p : (tensor<256xf32>) -> tensor<256xf32>
  %s = tosa.add %q, %r : (tensor<256xf32>, tensor<256xf32>) -> tensor<256xf32>
  return %s : tensor<256xf32>
}
// KEEP: peak = 5120 at tosa.exp
// expected-remark @below {{peak = 4096 at tosa.exp [tosa.exp 1024, tosa.add 1024, tosa.exp 1024, tosa.exp 1024], order-free = 3072, sum = 6144, plan = 5120, upper.}}
func.func @bound(%x0: tensor<256xf32>) -> tensor<256xf32> {
  %a = tosa.exp %x0 : (tensor<256xf32>) -> tensor<256xf32>
  %b = func.call @early(%a, %a) : (tensor<256xf32>, tensor<256xf32>) -> tensor<256xf32>
  return %b : tensor<256xf32>
}

// -----

// The callee writes over %x, and reads %y, which is the same, behind that: it is
// given %a and a copy of it, 2048, and needs no more.
// expected-remark @below {{peak = 2048 at func.func [arg0 1024, arg1 1024], order-free = 2048, sum = 2048, plan = 2048.}}
func.func private @over(%x: tensor<256xf32>, %y: tensor<256xf32>) -> tensor<256xf32> {
  %p = math.exp %x : tensor<256xf32>
  %q = math.exp %p : tensor<256xf32>
  %r = arith.addf %q, %y : tensor<256xf32>
  return %r : tensor<256xf32>
}
// KEEP: peak = 3072 at func.func
// expected-remark @below {{peak = 2048 at func.func [arg0 1024, arg1 1024], order-free = 2048, sum = 2048, plan = 3072.}}
func.func @copied(%x0: tensor<256xf32>) -> tensor<256xf32> {
  %a = math.exp %x0 : tensor<256xf32>
  %b = func.call @over(%a, %a) : (tensor<256xf32>, tensor<256xf32>) -> tensor<256xf32>
  %z = math.exp %b : tensor<256xf32>
  return %z : tensor<256xf32>
}

// -----

// %a is read behind the call, which writes over a copy of it: %a, the copy, and
// what is made of that, 3072.
// expected-remark @below {{peak = 2048 at tosa.exp [arg0 1024, tosa.exp 1024], order-free = 2048, sum = 2048, plan = 2048.}}
func.func private @maker(%x: tensor<256xf32>) -> tensor<256xf32> {
  %p = math.exp %x : tensor<256xf32>
  %q = tosa.exp %p : (tensor<256xf32>) -> tensor<256xf32>
  return %q : tensor<256xf32>
}
// KEEP: peak = 4096 at tosa.exp
// expected-remark @below {{peak = 3072 at tosa.exp [arg0 1024, arg0 1024, tosa.exp 1024], order-free = 2048, sum = 3072, plan = 3072.}}
func.func @read_behind(%x0: tensor<256xf32>) -> tensor<256xf32> {
  %a = math.exp %x0 : tensor<256xf32>
  %b = func.call @maker(%a) : (tensor<256xf32>) -> tensor<256xf32>
  %z = arith.addf %a, %b : tensor<256xf32>
  return %z : tensor<256xf32>
}

// -----

// What is handed back twice is one memory: the exponential and the sum.
// expected-remark @below {{peak = 2048}}
func.func private @same(%x: tensor<256xf32>) -> (tensor<256xf32>, tensor<256xf32>) {
  %0 = tosa.exp %x : (tensor<256xf32>) -> tensor<256xf32>
  return %0, %0 : tensor<256xf32>, tensor<256xf32>
}
// expected-remark @below {{peak = 2048 at tosa.exp [arg0 1024, tosa.exp 1024], order-free = 2048, sum = 3072, plan = 2048.}}
func.func @handed_back_twice(%x0: tensor<256xf32>) -> tensor<256xf32> {
  %0:2 = func.call @same(%x0) : (tensor<256xf32>) -> (tensor<256xf32>, tensor<256xf32>)
  %1 = tosa.add %0#0, %0#1 : (tensor<256xf32>, tensor<256xf32>) -> tensor<256xf32>
  return %1 : tensor<256xf32>
}

// -----

// Who is handed back a half holds the whole, 1024, beside two exponentials of 512.
// expected-remark @below {{peak = 2048}}
func.func private @half_of_it(%x: tensor<256xf32>) -> tensor<128xf32> {
  %0 = tosa.exp %x : (tensor<256xf32>) -> tensor<256xf32>
  %1 = tensor.extract_slice %0[0] [128] [1] : tensor<256xf32> to tensor<128xf32>
  return %1 : tensor<128xf32>
}
// expected-remark @below {{peak = 2560 at tosa.add [tosa.exp 1024, tosa.exp 512, tosa.exp 512, tosa.add 512],}}
func.func @handed_a_half(%x0: tensor<256xf32>) -> (tensor<128xf32>, tensor<128xf32>) {
  %0 = func.call @half_of_it(%x0) : (tensor<256xf32>) -> tensor<128xf32>
  %1 = tosa.exp %0 : (tensor<128xf32>) -> tensor<128xf32>
  %2 = tosa.exp %1 : (tensor<128xf32>) -> tensor<128xf32>
  %3 = tosa.add %1, %2 : (tensor<128xf32>, tensor<128xf32>) -> tensor<128xf32>
  return %0, %3 : tensor<128xf32>, tensor<128xf32>
}

// -----

// The callee writes over what it is given, if it has chosen that: it is given a copy of
// %x0, which is read later. Then there are %x0, the copy, and the exponential.
// expected-remark @below {{peak = 2048}}
func.func private @chosen_over(%c: i1, %x: tensor<256xf32>) -> tensor<256xf32> {
  %0 = scf.if %c -> tensor<256xf32> {
    %1 = tosa.exp %x : (tensor<256xf32>) -> tensor<256xf32>
    scf.yield %1 : tensor<256xf32>
  } else {
    scf.yield %x : tensor<256xf32>
  }
  %2 = linalg.log ins(%0 : tensor<256xf32>) outs(%0 : tensor<256xf32>) -> tensor<256xf32>
  return %2 : tensor<256xf32>
}
// expected-remark @below {{peak = 3072}}
func.func @given_a_copy(%c: i1, %x0: tensor<256xf32>) -> tensor<256xf32> {
  %0 = func.call @chosen_over(%c, %x0) : (i1, tensor<256xf32>) -> tensor<256xf32>
  %1 = linalg.add ins(%0, %x0 : tensor<256xf32>, tensor<256xf32>) outs(%0 : tensor<256xf32>) -> tensor<256xf32>
  return %1 : tensor<256xf32>
}

// -----

// Two arguments of a loop that are one tensor and take turns: nobody writes there, and what
// comes back is what was passed. With it there are %x0 and one exponential.
// expected-remark @below {{peak = 2048}}
func.func private @takes_turns(%x: tensor<256xf32>, %n: index) -> tensor<256xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %x)
      -> (tensor<256xf32>, tensor<256xf32>) {
    %0 = tosa.exp %a : (tensor<256xf32>) -> tensor<256xf32>
    scf.yield %b, %x : tensor<256xf32>, tensor<256xf32>
  }
  return %r#1 : tensor<256xf32>
}
// expected-remark @below {{peak = 3072}}
func.func @given_back(%x0: tensor<256xf32>, %n: index) -> tensor<256xf32> {
  %0 = tosa.exp %x0 : (tensor<256xf32>) -> tensor<256xf32>
  %1 = func.call @takes_turns(%0, %n) : (tensor<256xf32>, index) -> tensor<256xf32>
  %2 = tosa.exp %0 : (tensor<256xf32>) -> tensor<256xf32>
  %3 = tosa.add %x0, %2 : (tensor<256xf32>, tensor<256xf32>) -> tensor<256xf32>
  return %3 : tensor<256xf32>
}
