// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-peaks)' -verify-diagnostics

// One side of a branch runs: what only the other one reads is not held for it.
// Everything has 400 B. Before the branch %y, %a and %b: 1200 with the second of
// them. In the first side %a and what is made of it, then the three
// of it at the sum: 1200. In the second one likewise, and never %a or %b with them.
// expected-remark @below {{peak = 1200 at tosa.exp [arg1 400, tosa.exp 400, tosa.exp 400], order-free = 1200,}}
func.func @read_in_one(%c: i1, %y: tensor<100xf32>) -> tensor<100xf32> {
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %b = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %r = scf.if %c -> tensor<100xf32> {
    %0 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    %1 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
    %2 = tosa.add %0, %1 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
    scf.yield %2 : tensor<100xf32>
  } else {
    %0 = tosa.exp %b : (tensor<100xf32>) -> tensor<100xf32>
    %1 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
    %2 = tosa.add %0, %1 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
    scf.yield %2 : tensor<100xf32>
  }
  return %r : tensor<100xf32>
}

// -----

// Of three cases: %x, 400, is read by the second, and dies as the others begin.
// There 1000 are made of %w, 1000: 2000. The second one needs 400 beside %x, then
// 1000, and no %w. Where %x is made of %v there are 400, 400 and 1000.
// expected-remark @below {{peak = 2000 at tosa.exp [arg1 1000, tosa.exp 1000],}}
func.func @cases(%c: index, %w: tensor<250xf32>, %v: tensor<100xf32>) -> tensor<250xf32> {
  %x = tosa.exp %v : (tensor<100xf32>) -> tensor<100xf32>
  %r = scf.index_switch %c -> tensor<250xf32>
  case 0 {
    %0 = tosa.exp %w : (tensor<250xf32>) -> tensor<250xf32>
    scf.yield %0 : tensor<250xf32>
  }
  case 1 {
    %0 = tosa.exp %x : (tensor<100xf32>) -> tensor<100xf32>
    %s = tensor.extract_slice %0[0] [1] [1] : tensor<100xf32> to tensor<1xf32>
    %t = tensor.collapse_shape %s [] : tensor<1xf32> into tensor<f32>
    %e = tensor.empty() : tensor<250xf32>
    %b = linalg.broadcast ins(%t : tensor<f32>) outs(%e : tensor<250xf32>) dimensions = [0]
    scf.yield %b : tensor<250xf32>
  }
  default {
    %0 = tosa.exp %w : (tensor<250xf32>) -> tensor<250xf32>
    scf.yield %0 : tensor<250xf32>
  }
  return %r : tensor<250xf32>
}

// -----

// Each side writes over %x, since the other one does not read it then: %y and %x.
// expected-remark @below {{peak = 800 at tosa.exp [arg1 400, tosa.exp 400], order-free = 800, sum = 800, plan = 800.}}
func.func @written_in_both(%c: i1, %y: tensor<100xf32>) -> tensor<100xf32> {
  %x = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %r = scf.if %c -> tensor<100xf32> {
    %0 = linalg.exp ins(%x : tensor<100xf32>) outs(%x : tensor<100xf32>) -> tensor<100xf32>
    scf.yield %0 : tensor<100xf32>
  } else {
    %0 = linalg.log ins(%x : tensor<100xf32>) outs(%x : tensor<100xf32>) -> tensor<100xf32>
    scf.yield %0 : tensor<100xf32>
  }
  return %r : tensor<100xf32>
}

// -----

// A branch in a loop reads %x in the next iteration, on whichever side: it is held.
// It, what is carried, and what each side makes, 400 each: 1200.
// expected-remark @below {{peak = 1200 at}}
func.func @in_a_loop(%c: i1, %n: index, %x: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %t = tosa.exp %x : (tensor<100xf32>) -> tensor<100xf32>
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %t) -> tensor<100xf32> {
    %1 = scf.if %c -> tensor<100xf32> {
      %2 = tosa.add %a, %x : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
      scf.yield %2 : tensor<100xf32>
    } else {
      %2 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
      scf.yield %2 : tensor<100xf32>
    }
    scf.yield %1 : tensor<100xf32>
  }
  return %0 : tensor<100xf32>
}

// -----

// What a branch hands out is %a or %b, which are both read later: it has no memory
// of its own. At the exponential %a, %b and what it makes, 1200; at the sums, too.
// expected-remark @below {{peak = 1200 at}}
func.func @one_of_two(%c: i1, %y: tensor<100xf32>) -> tensor<100xf32> {
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %b = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
  %r = scf.if %c -> tensor<100xf32> {
    scf.yield %a : tensor<100xf32>
  } else {
    scf.yield %b : tensor<100xf32>
  }
  %0 = tosa.exp %r : (tensor<100xf32>) -> tensor<100xf32>
  %1 = linalg.add ins(%0, %a : tensor<100xf32>, tensor<100xf32>) outs(%0 : tensor<100xf32>) -> tensor<100xf32>
  %2 = linalg.add ins(%1, %b : tensor<100xf32>, tensor<100xf32>) outs(%1 : tensor<100xf32>) -> tensor<100xf32>
  return %2 : tensor<100xf32>
}

// -----

// Writing over it would write over one of them: at the logarithm %a, %b and memory
// of its own, 1200, which is then written over, and the one that is chosen, which
// is read again.
// expected-remark @below {{peak = 1200 at linalg.log}}
func.func @not_written(%c: i1, %y: tensor<100xf32>) -> tensor<100xf32> {
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %b = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
  %r = scf.if %c -> tensor<100xf32> {
    scf.yield %a : tensor<100xf32>
  } else {
    scf.yield %b : tensor<100xf32>
  }
  %0 = linalg.log ins(%r : tensor<100xf32>) outs(%r : tensor<100xf32>) -> tensor<100xf32>
  %1 = linalg.add ins(%0, %a : tensor<100xf32>, tensor<100xf32>) outs(%0 : tensor<100xf32>) -> tensor<100xf32>
  %2 = linalg.add ins(%1, %b : tensor<100xf32>, tensor<100xf32>) outs(%1 : tensor<100xf32>) -> tensor<100xf32>
  return %2 : tensor<100xf32>
}

// -----

// Buffers: %o is given, 400, and %x and %y are allocated; what is chosen is one of
// them until they are freed.
// expected-remark @below {{peak = 1200 at memref.alloc [arg1 400, memref.alloc 400, memref.alloc 400],}}
func.func @chosen_buffer(%c: i1, %o: memref<100xf32>) {
  %x = memref.alloc() : memref<100xf32>
  %y = memref.alloc() : memref<100xf32>
  linalg.exp ins(%o : memref<100xf32>) outs(%x : memref<100xf32>)
  linalg.exp ins(%o : memref<100xf32>) outs(%y : memref<100xf32>)
  %r = scf.if %c -> memref<100xf32> {
    scf.yield %x : memref<100xf32>
  } else {
    scf.yield %y : memref<100xf32>
  }
  linalg.exp ins(%r : memref<100xf32>) outs(%o : memref<100xf32>)
  memref.dealloc %x : memref<100xf32>
  memref.dealloc %y : memref<100xf32>
  return
}

// -----

// Freed on both sides, on the first before another one is allocated: 400 given and
// 400 allocated.
// expected-remark @below {{peak = 800 at memref.alloc [arg1 400, memref.alloc 400],}}
func.func @freed_on_both(%c: i1, %o: memref<100xf32>) {
  %x = memref.alloc() : memref<100xf32>
  linalg.exp ins(%o : memref<100xf32>) outs(%x : memref<100xf32>)
  scf.if %c {
    memref.dealloc %x : memref<100xf32>
    %t = memref.alloc() : memref<100xf32>
    linalg.exp ins(%o : memref<100xf32>) outs(%t : memref<100xf32>)
    linalg.exp ins(%t : memref<100xf32>) outs(%o : memref<100xf32>)
    memref.dealloc %t : memref<100xf32>
  } else {
    linalg.exp ins(%x : memref<100xf32>) outs(%o : memref<100xf32>)
    memref.dealloc %x : memref<100xf32>
  }
  return
}

// -----

// A buffer that nobody frees, and that a loop writes again in each iteration, is
// there beside what one iteration allocates behind it: 3 * 400.
// expected-remark @below {{peak = 1200 at memref.alloc}}
func.func @written_in_a_loop(%n: index, %o: memref<100xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %x = memref.alloc() : memref<100xf32>
  scf.for %i = %c0 to %n step %c1 {
    linalg.exp ins(%o : memref<100xf32>) outs(%x : memref<100xf32>)
    %y = memref.alloc() : memref<100xf32>
    linalg.exp ins(%o : memref<100xf32>) outs(%y : memref<100xf32>)
    linalg.exp ins(%y : memref<100xf32>) outs(%o : memref<100xf32>)
    memref.dealloc %y : memref<100xf32>
  }
  return
}

// -----

// Two branches choose among the same: %a and %b have 400 B each, and what has been
// chosen twice is counted twice, which may be more than there is.
// expected-remark @below {{upper.}}
func.func @chosen_twice(%c: i1, %d: i1, %y: tensor<100xf32>) -> (tensor<100xf32>, tensor<100xf32>) {
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %b = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
  %r = scf.if %c -> tensor<100xf32> {
    scf.yield %a : tensor<100xf32>
  } else {
    scf.yield %b : tensor<100xf32>
  }
  %s = scf.if %d -> tensor<100xf32> {
    scf.yield %a : tensor<100xf32>
  } else {
    scf.yield %b : tensor<100xf32>
  }
  return %r, %s : tensor<100xf32>, tensor<100xf32>
}

// -----

// Of two results the first takes memory on one side, the second on the other one: beside
// %a, %b and the sum 400 B of memory on either side, and 800 are counted.
// expected-remark @below {{upper.}}
func.func @on_different_sides(%c: i1, %y: tensor<100xf32>) -> (tensor<100xf32>, tensor<100xf32>) {
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %b = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
  %r:2 = scf.if %c -> (tensor<100xf32>, tensor<100xf32>) {
    %0 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %0, %b : tensor<100xf32>, tensor<100xf32>
  } else {
    %0 = tosa.exp %b : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %a, %0 : tensor<100xf32>, tensor<100xf32>
  }
  %1 = tosa.add %r#0, %r#1 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  %2 = linalg.add ins(%a, %b : tensor<100xf32>, tensor<100xf32>) outs(%a : tensor<100xf32>) -> tensor<100xf32>
  return %1, %2 : tensor<100xf32>, tensor<100xf32>
}

// -----

// Both on the same side: then there are %a, %b, two of its own and the sum. Together: %y,
// %a, %b, two on the side, two behind it, and the sum, in whose place %a is not: 3200.
// expected-remark @below {{peak = 2000 at tosa.add [tosa.exp 400, tosa.exp 400, scf.if#0 400, scf.if#1 400, tosa.add 400], order-free = 1200, sum = 3200, plan = 2000.}}
func.func @on_one_side(%c: i1, %y: tensor<100xf32>) -> (tensor<100xf32>, tensor<100xf32>) {
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %b = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
  %r:2 = scf.if %c -> (tensor<100xf32>, tensor<100xf32>) {
    %0 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    %1 = tosa.exp %b : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %0, %1 : tensor<100xf32>, tensor<100xf32>
  } else {
    scf.yield %a, %b : tensor<100xf32>, tensor<100xf32>
  }
  %1 = tosa.add %r#0, %r#1 : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  %2 = linalg.add ins(%a, %b : tensor<100xf32>, tensor<100xf32>) outs(%a : tensor<100xf32>) -> tensor<100xf32>
  return %1, %2 : tensor<100xf32>, tensor<100xf32>
}

// -----

// The product may not take the place of %b, which %r may be: %y, %a or %b, which has been
// chosen, %b, and the product.
// expected-remark @below {{peak = 1600 at linalg.matmul}}
func.func @chosen_beside(%c: i1, %y: tensor<10x10xf32>) -> tensor<10x10xf32> {
  %a = tosa.exp %y : (tensor<10x10xf32>) -> tensor<10x10xf32>
  %b = tosa.exp %a : (tensor<10x10xf32>) -> tensor<10x10xf32>
  %r = scf.if %c -> tensor<10x10xf32> {
    scf.yield %a : tensor<10x10xf32>
  } else {
    scf.yield %b : tensor<10x10xf32>
  }
  %0 = linalg.matmul ins(%r, %y : tensor<10x10xf32>, tensor<10x10xf32>) outs(%b : tensor<10x10xf32>) -> tensor<10x10xf32>
  return %0 : tensor<10x10xf32>
}

// -----

// Chosen again: nobody reads %r any more, but whatever it is is there: %a, %b, %d, and
// the exponential.
// expected-remark @below {{peak = 1600 at}}
func.func @chosen_again(%c: i1, %e: i1, %y: tensor<100xf32>) -> tensor<100xf32> {
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %b = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
  %d = tosa.exp %b : (tensor<100xf32>) -> tensor<100xf32>
  %r = scf.if %c -> tensor<100xf32> {
    scf.yield %a : tensor<100xf32>
  } else {
    scf.yield %b : tensor<100xf32>
  }
  %s = scf.if %e -> tensor<100xf32> {
    scf.yield %r : tensor<100xf32>
  } else {
    scf.yield %d : tensor<100xf32>
  }
  %0 = tosa.exp %s : (tensor<100xf32>) -> tensor<100xf32>
  %1 = linalg.add ins(%0, %a : tensor<100xf32>, tensor<100xf32>) outs(%0 : tensor<100xf32>) -> tensor<100xf32>
  %2 = linalg.add ins(%1, %b : tensor<100xf32>, tensor<100xf32>) outs(%1 : tensor<100xf32>) -> tensor<100xf32>
  %3 = linalg.add ins(%2, %d : tensor<100xf32>, tensor<100xf32>) outs(%2 : tensor<100xf32>) -> tensor<100xf32>
  return %3 : tensor<100xf32>
}

// -----

// In one memory: where the first side needs 1000 and 1000, %x, 400, is gone, and the
// second one needs %x and 400 beside %w, 1000.
// expected-remark @below {{plan = 2000}}
func.func @plan_of_sides(%c: i1, %w: tensor<250xf32>, %v: tensor<100xf32>) -> tensor<250xf32> {
  %x = tosa.exp %v : (tensor<100xf32>) -> tensor<100xf32>
  %r = scf.if %c -> tensor<250xf32> {
    %0 = tosa.exp %w : (tensor<250xf32>) -> tensor<250xf32>
    scf.yield %0 : tensor<250xf32>
  } else {
    %0 = tosa.exp %x : (tensor<100xf32>) -> tensor<100xf32>
    %1 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
    %2 = tensor.insert_slice %1 into %w[0] [100] [1] : tensor<100xf32> into tensor<250xf32>
    scf.yield %2 : tensor<250xf32>
  }
  return %r : tensor<250xf32>
}

// -----

// The same condition decides twice: where the second branch needs two more, the first has
// made nothing, and what it makes otherwise is counted beside them.
// expected-remark @below {{upper.}}
func.func @decided_twice(%c: i1, %y: tensor<100xf32>) -> tensor<100xf32> {
  %a = tosa.exp %y : (tensor<100xf32>) -> tensor<100xf32>
  %r = scf.if %c -> tensor<100xf32> {
    scf.yield %a : tensor<100xf32>
  } else {
    %0 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %0 : tensor<100xf32>
  }
  %s = scf.if %c -> tensor<100xf32> {
    %0 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    %1 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %1 : tensor<100xf32>
  } else {
    %0 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %0 : tensor<100xf32>
  }
  %2 = tosa.add %r, %s : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  %3 = tosa.add %2, %a : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  return %3 : tensor<100xf32>
}

// -----

// One condition decides in both branches, once as it is and once as its opposite.
// In the else side of the second one %r is %0, which stays anyway: %0 and three,
// 256. Nobody follows that, and the 320 with %r beside %0 are an upper bound.
// expected-remark @below {{peak = 320 at tosa.add [tosa.exp 64, scf.if 64, tosa.exp 64, tosa.exp 64, tosa.add 64], order-free = 192, sum = 640, plan = 320, upper.}}
func.func @opposite(%c: i1, %a: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %true = arith.constant true
  %not = arith.xori %c, %true : i1
  %0 = tosa.exp %a : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %1 = tosa.sin %a : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %r = scf.if %c -> tensor<4x4xf32> {
    scf.yield %0 : tensor<4x4xf32>
  } else {
    scf.yield %1 : tensor<4x4xf32>
  }
  %u = scf.if %not -> tensor<4x4xf32> {
    scf.yield %r : tensor<4x4xf32>
  } else {
    %2 = tosa.exp %0 : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %3 = tosa.exp %2 : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %4 = tosa.add %2, %3 : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %5 = tosa.add %4, %r : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %6 = tosa.add %5, %0 : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    scf.yield %6 : tensor<4x4xf32>
  }
  return %u : tensor<4x4xf32>
}

// -----

// Both branches are decided by %n: it is 1 where the second one takes the first case.
// expected-remark @below {{plan = 320, upper.}}
func.func @compared(%n: index, %a: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %c1 = arith.constant 1 : index
  %first = arith.cmpi ult, %n, %c1 : index
  %next = arith.addi %n, %c1 : index
  %0 = tosa.exp %a : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %1 = tosa.sin %a : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %r = scf.if %first -> tensor<4x4xf32> {
    scf.yield %0 : tensor<4x4xf32>
  } else {
    scf.yield %1 : tensor<4x4xf32>
  }
  %u = scf.index_switch %next -> tensor<4x4xf32>
  case 2 {
    scf.yield %r : tensor<4x4xf32>
  }
  default {
    %2 = tosa.exp %0 : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %3 = tosa.exp %2 : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %4 = tosa.add %2, %3 : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %5 = tosa.add %4, %r : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %6 = tosa.add %5, %0 : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    scf.yield %6 : tensor<4x4xf32>
  }
  return %u : tensor<4x4xf32>
}

// -----

// The second branch reads %b where the first one has not been taken: with the sum there
// are %a, two exponentials and the concatenation, 64 + 2*64 + 128 = 320, and %b only if
// nobody has known which side comes, 384.
// expected-remark-re @below {{peak = 384 at {{.*}}, upper.}}
func.func @same_twice(%c: i1, %a: tensor<16xf32>) -> tensor<16xf32> {
  %b = tosa.sin %a : (tensor<16xf32>) -> tensor<16xf32>
  scf.if %c {
    %1 = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
    %2 = tosa.exp %1 : (tensor<16xf32>) -> tensor<16xf32>
    %3 = tosa.concat %1, %2 {axis = 0 : i32} : (tensor<16xf32>, tensor<16xf32>) -> tensor<32xf32>
  }
  scf.if %c {
  } else {
    %1 = tosa.exp %b : (tensor<16xf32>) -> tensor<16xf32>
  }
  %r = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
  return %r : tensor<16xf32>
}

// -----

// Decided by two values: then %b has to be there.
// expected-remark-re @below {{peak = 384 at {{.*}}plan = 384.}}
func.func @two_values(%c: i1, %d: i1, %a: tensor<16xf32>) -> tensor<16xf32> {
  %b = tosa.sin %a : (tensor<16xf32>) -> tensor<16xf32>
  scf.if %c {
    %1 = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
    %2 = tosa.exp %1 : (tensor<16xf32>) -> tensor<16xf32>
    %3 = tosa.concat %1, %2 {axis = 0 : i32} : (tensor<16xf32>, tensor<16xf32>) -> tensor<32xf32>
  }
  scf.if %d {
  } else {
    %1 = tosa.exp %b : (tensor<16xf32>) -> tensor<16xf32>
  }
  %r = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
  return %r : tensor<16xf32>
}

// -----

// All iterations take one side: either one reads %b, or the other one needs 64 + 128 + 128.
// expected-remark-re @below {{peak = 384 at {{.*}}, upper.}}
func.func @same_in_loop(%c: i1, %n: index, %a: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tosa.sin %a : (tensor<16xf32>) -> tensor<16xf32>
  scf.for %i = %c0 to %n step %c1 {
    scf.if %c {
      %1 = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
      %2 = tosa.exp %1 : (tensor<16xf32>) -> tensor<16xf32>
      %3 = tosa.concat %1, %2 {axis = 0 : i32} : (tensor<16xf32>, tensor<16xf32>) -> tensor<32xf32>
    } else {
      %1 = tosa.exp %b : (tensor<16xf32>) -> tensor<16xf32>
    }
  }
  %r = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
  return %r : tensor<16xf32>
}

// -----

// Iterations may take different sides.
// expected-remark-re @below {{peak = 384 at {{.*}}plan = 384.}}
func.func @other_in_loop(%k: index, %n: index, %a: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tosa.sin %a : (tensor<16xf32>) -> tensor<16xf32>
  scf.for %i = %c0 to %n step %c1 {
    %c = arith.cmpi eq, %i, %k : index
    scf.if %c {
      %1 = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
      %2 = tosa.exp %1 : (tensor<16xf32>) -> tensor<16xf32>
      %3 = tosa.concat %1, %2 {axis = 0 : i32} : (tensor<16xf32>, tensor<16xf32>) -> tensor<32xf32>
    } else {
      %1 = tosa.exp %b : (tensor<16xf32>) -> tensor<16xf32>
    }
  }
  %r = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
  return %r : tensor<16xf32>
}

// -----

// What is called asks for the same %c as the branch behind it.
// expected-remark @below {{peak = 256}}
func.func private @asks(%c: i1, %a: tensor<16xf32>) {
  scf.if %c {
    %1 = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
    %2 = tosa.exp %1 : (tensor<16xf32>) -> tensor<16xf32>
    %3 = tosa.concat %1, %2 {axis = 0 : i32} : (tensor<16xf32>, tensor<16xf32>) -> tensor<32xf32>
  }
  return
}
// expected-remark-re @below {{peak = 384 at {{.*}}, upper.}}
func.func @asked_before(%c: i1, %a: tensor<16xf32>) -> tensor<16xf32> {
  %b = tosa.sin %a : (tensor<16xf32>) -> tensor<16xf32>
  func.call @asks(%c, %a) : (i1, tensor<16xf32>) -> ()
  scf.if %c {
  } else {
    %1 = tosa.exp %b : (tensor<16xf32>) -> tensor<16xf32>
  }
  %r = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
  return %r : tensor<16xf32>
}

// -----

// The concatenation is never made: %c would have to be false and true.
// expected-remark-re @below {{peak = 320 at {{.*}}, upper.}}
func.func @in_itself(%c: i1, %a: tensor<16xf32>) -> tensor<16xf32> {
  scf.if %c {
  } else {
    scf.if %c {
      %1 = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
      %2 = tosa.exp %1 : (tensor<16xf32>) -> tensor<16xf32>
      %3 = tosa.concat %1, %2 {axis = 0 : i32} : (tensor<16xf32>, tensor<16xf32>) -> tensor<32xf32>
    }
  }
  %r = tosa.exp %a : (tensor<16xf32>) -> tensor<16xf32>
  return %r : tensor<16xf32>
}
