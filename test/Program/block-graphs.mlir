// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-flops.py | FileCheck --match-full-lines %s

// Blocks that branch without being a plain loop. Each addition of f32 is a flop.

// Two diamonds in a row: 1 + (1 or 2) + (none or 1) + 1, so 3 to 5. What is before
// and after the branches runs always.
// CHECK: diamonds: flops=5 range=[3, 5] upper
func.func @diamonds(%p: i1, %q: i1, %x: f32) -> f32 {
  %0 = arith.addf %x, %x : f32
  cf.cond_br %p, ^left, ^right
^left:
  %1 = arith.addf %0, %x : f32
  cf.br ^middle(%1 : f32)
^right:
  %2 = arith.addf %0, %0 : f32
  %3 = arith.addf %2, %x : f32
  cf.br ^middle(%3 : f32)
^middle(%m: f32):
  cf.cond_br %q, ^more, ^end(%m : f32)
^more:
  %4 = arith.addf %m, %x : f32
  cf.br ^end(%4 : f32)
^end(%e: f32):
  %5 = arith.addf %e, %x : f32
  return %5 : f32
}

// A diamond in a loop of 10: 10*(1 or 3) and 10 after it.
// CHECK-NEXT: diamond_in_loop: flops=40 range=[20, 40] upper
func.func @diamond_in_loop(%p: i1, %x: memref<f32>, %y: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  cf.br ^header(%c0 : index)
^header(%i: index):
  %more = arith.cmpi slt, %i, %c10 : index
  cf.cond_br %more, ^body, ^done
^body:
  cf.cond_br %p, ^left, ^right
^left:
  %0 = arith.addf %y, %y : f32
  cf.br ^join(%0 : f32)
^right:
  %1 = arith.addf %y, %y : f32
  %2 = arith.addf %1, %y : f32
  %3 = arith.addf %2, %y : f32
  cf.br ^join(%3 : f32)
^join(%v: f32):
  %4 = arith.addf %v, %y : f32
  memref.store %4, %x[] : memref<f32>
  %next = arith.addi %i, %c1 : index
  cf.br ^header(%next : index)
^done:
  return
}

// Blocks that nothing branches to do not run.
// CHECK-NEXT: unreachable: flops=1
func.func @unreachable(%x: f32) -> f32 {
  %0 = arith.addf %x, %x : f32
  return %0 : f32
^nowhere:
  %1 = arith.addf %x, %x : f32
  cf.br ^nowhere_else(%1 : f32)
^nowhere_else(%y: f32):
  %2 = arith.addf %y, %x : f32
  cf.cond_br %c, ^nowhere, ^nowhere_else(%2 : f32)
^c:
  %c = arith.constant true
  return %x : f32
}

// Three nested loops of 4, 3 and 2, with an addition in each: 4*(1 + 3*(1 + 2)).
// CHECK-NEXT: nest: flops=40
func.func @nest(%x: memref<f32>, %y: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  cf.br ^outer(%c0 : index)
^outer(%i: index):
  %0 = arith.addf %y, %y : f32
  cf.br ^middle(%c0 : index)
^middle(%j: index):
  %1 = arith.addf %y, %y : f32
  cf.br ^inner(%c0 : index)
^inner(%k: index):
  %2 = arith.addf %y, %y : f32
  memref.store %2, %x[] : memref<f32>
  %nk = arith.addi %k, %c1 : index
  %more_k = arith.cmpi slt, %nk, %c2 : index
  cf.cond_br %more_k, ^inner(%nk : index), ^middle_end
^middle_end:
  %nj = arith.addi %j, %c1 : index
  %more_j = arith.cmpi slt, %nj, %c3 : index
  cf.cond_br %more_j, ^middle(%nj : index), ^outer_end
^outer_end:
  %ni = arith.addi %i, %c1 : index
  %more_i = arith.cmpi slt, %ni, %c4 : index
  cf.cond_br %more_i, ^outer(%ni : index), ^done
^done:
  return
}

// A loop that data ends, tested first: the header runs once more than the body, as
// of scf.while. One addition in each: 2*t + 1.
// CHECK-NEXT: tested_first: flops=2*[[FIRST:trips[0-9]+]] + 1
func.func @tested_first(%x: memref<f32>, %y: f32) {
  cf.br ^header
^header:
  %v = memref.load %x[] : memref<f32>
  %0 = arith.addf %v, %y : f32
  %more = arith.cmpf olt, %0, %y : f32
  cf.cond_br %more, ^body, ^done
^body:
  %1 = arith.addf %v, %y : f32
  memref.store %1, %x[] : memref<f32>
  cf.br ^header
^done:
  return
}

// Tested last: both blocks run as often.
// CHECK-NEXT: tested_last: flops=2*{{trips[0-9]+}}
func.func @tested_last(%x: memref<f32>, %y: f32) {
  cf.br ^header
^header:
  %v = memref.load %x[] : memref<f32>
  %0 = arith.addf %v, %y : f32
  cf.br ^latch
^latch:
  %1 = arith.addf %0, %y : f32
  memref.store %1, %x[] : memref<f32>
  %more = arith.cmpf olt, %1, %y : f32
  cf.cond_br %more, ^header, ^done
^done:
  return
}

// With a second way out what follows it may run less often; and so may any block
// of a cycle with two ways in.
// CHECK-NEXT: two_exits: flops=2*[[TWO:trips[0-9]+]] range=[0, 2*[[TWO]]] upper
// CHECK-NEXT: two_entries: flops=2*[[IN:trips[0-9]+]] range=[0, 2*[[IN]]] upper
func.func @two_exits(%x: memref<f32>, %y: f32, %p: i1) {
  cf.br ^header
^header:
  %v = memref.load %x[] : memref<f32>
  %0 = arith.addf %v, %y : f32
  cf.cond_br %p, ^latch, ^done
^latch:
  %1 = arith.addf %0, %y : f32
  memref.store %1, %x[] : memref<f32>
  %more = arith.cmpf olt, %1, %y : f32
  cf.cond_br %more, ^header, ^done
^done:
  return
}
func.func @two_entries(%p: i1, %q: i1, %y: f32) {
  cf.cond_br %p, ^a, ^b
^a:
  %0 = arith.addf %y, %y : f32
  cf.br ^b
^b:
  %1 = arith.addf %y, %y : f32
  cf.cond_br %q, ^a, ^done
^done:
  return
}
