// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/Inputs/list-executions.py | FileCheck --match-full-lines %s

// What runs on every way through blocks, and what a way may leave out. Each block
// has an operation of its own: addf at the entry, then subf, mulf, divf.

// Two sides that run into one another: from the first, ways go to the second and
// past it. What is before them and behind them is on every way.
// CHECK: skips: arith.addf 1, arith.subf 0 to 1, arith.mulf 0 to 1, arith.divf 1
func.func @skips(%p: i1, %q: i1, %x: f32) -> f32 {
  %0 = arith.addf %x, %x : f32
  cf.cond_br %p, ^first, ^second(%0 : f32)
^first:
  %1 = arith.subf %0, %x : f32
  cf.cond_br %q, ^second(%1 : f32), ^end(%1 : f32)
^second(%s: f32):
  %2 = arith.mulf %s, %x : f32
  cf.br ^end(%2 : f32)
^end(%e: f32):
  %3 = arith.divf %e, %x : f32
  return %3 : f32
}

// With an exit of its own for each.
// CHECK-NEXT: returns: arith.addf 1, arith.subf 0 to 1, arith.divf 0 to 1, arith.mulf 0 to 1
func.func @returns(%p: i1, %q: i1, %x: f32) -> f32 {
  %0 = arith.addf %x, %x : f32
  cf.cond_br %p, ^first, ^second(%0 : f32)
^first:
  %1 = arith.subf %0, %x : f32
  cf.cond_br %q, ^second(%1 : f32), ^out
^second(%s: f32):
  %2 = arith.mulf %s, %x : f32
  return %2 : f32
^out:
  %3 = arith.divf %1, %x : f32
  return %3 : f32
}

// In 10 iterations.
// CHECK-NEXT: in_loop: arith.addf 10, arith.subf 0 to 10, arith.mulf 0 to 10, arith.divf 10, memref.store 10
func.func @in_loop(%p: i1, %q: i1, %x: f32, %m: memref<f32>) {
  affine.for %i = 0 to 10 {
    scf.execute_region {
      %0 = arith.addf %x, %x : f32
      cf.cond_br %p, ^first, ^second(%0 : f32)
    ^first:
      %1 = arith.subf %0, %x : f32
      cf.cond_br %q, ^second(%1 : f32), ^end(%1 : f32)
    ^second(%s: f32):
      %2 = arith.mulf %s, %x : f32
      cf.br ^end(%2 : f32)
    ^end(%e: f32):
      %3 = arith.divf %e, %x : f32
      memref.store %3, %m[] : memref<f32>
      scf.yield
    }
  }
  return
}
