// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-peaks)' -verify-diagnostics
// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-peaks{keep=true})' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=KEEP

// What loops carry. Everything has 400 B.

// What is not written stays where it is: %x and the exponential, %x and the sum.
// expected-remark @below {{peak = 800 at}}
func.func @unchanged(%n: index, %x: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<100xf32> {
    %1 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %a : tensor<100xf32>
  }
  %2 = tosa.add %0, %x : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  return %2 : tensor<100xf32>
}

// -----

// Nor is it through a branch, an inner loop, and the two regions of a while loop.
// expected-remark @below {{peak = 800 at}}
func.func @unchanged_inside(%c: i1, %n: index, %x: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.while (%a = %x) : (tensor<100xf32>) -> tensor<100xf32> {
    scf.condition(%c) %a : tensor<100xf32>
  } do {
  ^bb0(%b: tensor<100xf32>):
    %1 = scf.for %i = %c0 to %n step %c1 iter_args(%d = %b) -> tensor<100xf32> {
      %2 = scf.if %c -> tensor<100xf32> {
        %3 = tosa.exp %d : (tensor<100xf32>) -> tensor<100xf32>
        scf.yield %d : tensor<100xf32>
      } else {
        scf.yield %x : tensor<100xf32>
      }
      scf.yield %2 : tensor<100xf32>
    }
    scf.yield %1 : tensor<100xf32>
  }
  %4 = tosa.add %0, %x : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  return %4 : tensor<100xf32>
}

// -----

// What comes out is %x or %y, which is there while three more are made: 1600. What is
// carried is the one or the other, and counted beside them.
// KEEP: peak = 2000 at tosa.add
// expected-remark @below {{upper.}}
func.func @from_outside(%n: index, %x: tensor<100xf32>, %y: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<100xf32> {
    %1 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %y : tensor<100xf32>
  }
  %2 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
  %3 = tosa.exp %2 : (tensor<100xf32>) -> tensor<100xf32>
  %4 = tosa.add %2, %3 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  %5 = tosa.add %4, %0 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  return %5 : tensor<100xf32>
}

// -----

// Of a while loop whatever its first region hands out, also if it is from outside: %x,
// which is there while three more are made.
// expected-remark @below {{peak = 1600 at tosa.add}}
func.func @out_of_while(%c: i1, %x: tensor<100xf32>) -> tensor<100xf32> {
  %0 = scf.while (%a = %x) : (tensor<100xf32>) -> tensor<100xf32> {
    scf.condition(%c) %x : tensor<100xf32>
  } do {
  ^bb0(%b: tensor<100xf32>):
    scf.yield %b : tensor<100xf32>
  }
  %2 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
  %3 = tosa.exp %2 : (tensor<100xf32>) -> tensor<100xf32>
  %4 = tosa.add %2, %3 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  %5 = tosa.add %4, %0 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  return %5 : tensor<100xf32>
}

// -----

// What each iteration hands on again is there until the loop ends, though nobody reads
// what comes out: %x, %y, and two exponentials.
// expected-remark @below {{peak = 1600 at tosa.exp}}
func.func @handed_on_again(%n: index, %x: tensor<100xf32>, %y: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<100xf32> {
    %1 = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
    %2 = tosa.exp %1 : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %x : tensor<100xf32>
  }
  %3 = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  return %3 : tensor<100xf32>
}

// -----

// The second region is given %x, and writes nothing over it: %x and the exponential.
// KEEP: peak = 800 at
// expected-remark @below {{peak = 800 at}}
func.func @given_from_outside(%c: i1, %x: tensor<100xf32>) -> tensor<100xf32> {
  %0 = scf.while (%a = %x) : (tensor<100xf32>) -> tensor<100xf32> {
    scf.condition(%c) %x : tensor<100xf32>
  } do {
  ^bb0(%b: tensor<100xf32>):
    %1 = tosa.exp %b : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %b : tensor<100xf32>
  }
  %2 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
  return %2 : tensor<100xf32>
}

// -----

// Each iteration writes into %w, which is there all the time: with %x, %y and two
// exponentials 2000.
// expected-remark @below {{peak = 2000 at tosa.exp}}
func.func @written_again(%n: index, %x: tensor<100xf32>, %y: tensor<100xf32>, %w: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %0 = linalg.exp ins(%x : tensor<100xf32>) outs(%w : tensor<100xf32>) -> tensor<100xf32>
    %1 = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
    %2 = tosa.exp %1 : (tensor<100xf32>) -> tensor<100xf32>
  }
  %3 = tosa.exp %x : (tensor<100xf32>) -> tensor<100xf32>
  return %3 : tensor<100xf32>
}

// -----

// One value becomes both of what is carried: they are one memory, and counted twice.
// expected-remark @below {{upper.}}
func.func @twice(%n: index, %x: tensor<100xf32>, %y: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y) -> (tensor<100xf32>, tensor<100xf32>) {
    %1 = tosa.add %a, %b : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
    scf.yield %1, %1 : tensor<100xf32>, tensor<100xf32>
  }
  return %0#0 : tensor<100xf32>
}

// -----

// But where one becomes the other each of them has its own: 800, and the sum.
// expected-remark @below {{peak = 1200 at tosa.add [arg1 400, arg2 400, tosa.add 400], order-free = 1200,}}
func.func @in_turns(%n: index, %x: tensor<100xf32>, %y: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y) -> (tensor<100xf32>, tensor<100xf32>) {
    %1 = tosa.add %a, %b : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
    scf.yield %b, %1 : tensor<100xf32>, tensor<100xf32>
  }
  return %0#0 : tensor<100xf32>
}

// -----

// Between the first region and what is behind the loop the second one does not run: in it
// %h is there until %1 is made of it. At the sum there are %y and the three of it.
// KEEP: peak = 2000 at tosa.add
// expected-remark @below {{peak = 1600 at tosa.add [arg2 400, tosa.exp 400, tosa.exp 400, tosa.add 400],}}
func.func @between(%c: i1, %x: tensor<100xf32>, %y: tensor<100xf32>) -> tensor<100xf32> {
  %0 = scf.while (%a = %x) : (tensor<100xf32>) -> tensor<100xf32> {
    %h = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    scf.condition(%c) %h : tensor<100xf32>
  } do {
  ^bb0(%b: tensor<100xf32>):
    %1 = tosa.exp %b : (tensor<100xf32>) -> tensor<100xf32>
    %2 = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
    %3 = tosa.add %1, %2 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
    scf.yield %3 : tensor<100xf32>
  }
  %4 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
  return %4 : tensor<100xf32>
}

// -----

// What goes through a branch in the loop is no cache: what is carried and what is made of
// it, and the input that the caller keeps.
// KEEP: peak = 1200 at tosa.tanh
// expected-remark @below {{peak = 800 at tosa.tanh}}
func.func @through_a_branch(%c: i1, %n: index, %x: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%h = %x) -> tensor<100xf32> {
    %1 = scf.if %c -> tensor<100xf32> {
      %2 = tosa.tanh %h : (tensor<100xf32>) -> tensor<100xf32>
      scf.yield %2 : tensor<100xf32>
    } else {
      scf.yield %h : tensor<100xf32>
    }
    scf.yield %1 : tensor<100xf32>
  }
  return %0 : tensor<100xf32>
}

// -----

// A loop that does not run needs none of the 1200 that are counted for it.
// expected-remark @below {{upper.}}
func.func @never(%x: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %c0 step %c1 iter_args(%a = %x) -> tensor<100xf32> {
    %1 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    %2 = tosa.exp %1 : (tensor<100xf32>) -> tensor<100xf32>
    %3 = tosa.add %1, %2 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
    scf.yield %3 : tensor<100xf32>
  }
  return %0 : tensor<100xf32>
}

// -----

// Three arguments that are rotated, and begin with one tensor, are that tensor all
// the time: %y and %a, then %a and what is added up.
// expected-remark @below {{peak = 800 at tosa.exp [arg1 400, tosa.exp 400], order-free = 800, sum = 1200, plan = 800.}}
func.func @rotated(%n: index, %y: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant dense<0.0> : tensor<100xf32>
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %r:4 = scf.for %i = %c0 to %n step %c1 iter_args(%0 = %a, %1 = %a, %2 = %a, %s = %zero) -> (tensor<100xf32>, tensor<100xf32>, tensor<100xf32>, tensor<100xf32>) {
    %t = arith.addf %s, %0 : tensor<100xf32>
    scf.yield %1, %2, %0, %t : tensor<100xf32>, tensor<100xf32>, tensor<100xf32>, tensor<100xf32>
  }
  return %r#3 : tensor<100xf32>
}

// -----

// If something new becomes one of them, so do the others in the end: the three, and
// what is added up, which is written over what was added up before.
// expected-remark @below {{peak = 1600 at scf.for [tosa.exp 400, scf.for arg2 400, scf.for arg3 400, scf.for arg4 400],}}
func.func @rotated_and_renewed(%n: index, %y: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant dense<0.0> : tensor<100xf32>
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %r:4 = scf.for %i = %c0 to %n step %c1 iter_args(%0 = %a, %1 = %a, %2 = %a, %s = %zero) -> (tensor<100xf32>, tensor<100xf32>, tensor<100xf32>, tensor<100xf32>) {
    %t = arith.addf %s, %0 : tensor<100xf32>
    %u = tosa.tanh %t : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %1, %2, %u, %t : tensor<100xf32>, tensor<100xf32>, tensor<100xf32>, tensor<100xf32>
  }
  return %r#3 : tensor<100xf32>
}

// -----

// Two tensors take turns, and both are read beside the loop: they need not be anywhere
// else. With an exponential in the loop 5 * 400, of which the two that are carried may be
// those that it begins with.
// expected-remark-re @below {{peak = 2000 at {{.*}}, upper.}}
func.func @take_turns(%n: index, %x: tensor<100xf32>, %y: tensor<100xf32>)
    -> (tensor<100xf32>, tensor<100xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y)
      -> (tensor<100xf32>, tensor<100xf32>) {
    %0 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    %1 = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %b, %a : tensor<100xf32>, tensor<100xf32>
  }
  %2 = tosa.add %x, %r#0 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  %3 = tosa.add %y, %r#1 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  return %2, %3 : tensor<100xf32>, tensor<100xf32>
}
