// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// A cell that a loop leaves alone is an accumulator, one that is another in each iteration
// is none: however its position, or the buffer that it is in, gets to where it is used.

// A branch hands the counter on from outside: element i, or the one before the end.
// CHECK-LABEL: func @captured_by_branch
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @captured_by_branch(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index, %flag: i1) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %p = scf.if %flag -> index {
      scf.yield %i : index
    } else {
      %r = arith.subi %n, %i : index
      scf.yield %r : index
    }
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}

// -----

// The same, where the branch does not look at the counter.
// CHECK-LABEL: func @chosen_by_branch
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @chosen_by_branch(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index, %flag: i1) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %p = scf.if %flag -> index {
      scf.yield %c1 : index
    } else {
      %r = arith.subi %n, %c1 : index
      scf.yield %r : index
    }
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}

// -----

// A loop of one iteration, or a region that is executed once, adds the counter of the loop
// around it.
// CHECK-LABEL: func @captured_by_loop
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @captured_by_loop(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %p = scf.for %j = %c0 to %c1 step %c1 iter_args(%q = %c0) -> index {
      %r = arith.addi %q, %i : index
      scf.yield %r : index
    }
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}

// -----

// CHECK-LABEL: func @captured_by_region
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @captured_by_region(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %p = scf.execute_region -> index {
      %r = arith.subi %n, %i : index
      scf.yield %r : index
    }
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}

// -----

// What the inner loop carries starts anew in each iteration of the outer one, which so comes
// back to where it was; unless it starts at the outer counter.
// CHECK-LABEL: func @carried_anew
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @carried_anew(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    scf.for %j = %c0 to %n step %c1 iter_args(%p = %c0) -> index {
      %x = memref.load %a[%i] : memref<?xf32>
      %y = memref.load %b[%i] : memref<?xf32>
      %z = memref.load %c[%p] : memref<?xf32>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      memref.store %s, %c[%p] : memref<?xf32>
      %q = arith.addi %p, %c1 : index
      scf.yield %q : index
    }
  }
  return
}

// -----

// CHECK-LABEL: func @carried_on
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @carried_on(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %d = arith.muli %i, %n : index
    scf.for %j = %c0 to %n step %c1 iter_args(%p = %d) -> index {
      %x = memref.load %a[%i] : memref<?xf32>
      %y = memref.load %b[%i] : memref<?xf32>
      %z = memref.load %c[%p] : memref<?xf32>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      memref.store %s, %c[%p] : memref<?xf32>
      %q = arith.addi %p, %c1 : index
      scf.yield %q : index
    }
  }
  return
}

// -----

// The outer loop carries a position on, the inner one comes back to it.
// CHECK-LABEL: func @carried_around
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @carried_around(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %end = scf.for %i = %c0 to %n step %c1 iter_args(%p = %c0) -> index {
    scf.for %j = %c0 to %n step %c1 {
      %x = memref.load %a[%j] : memref<?xf32>
      %y = memref.load %b[%j] : memref<?xf32>
      %z = memref.load %c[%p] : memref<?xf32>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      memref.store %s, %c[%p] : memref<?xf32>
    }
    %q = arith.addi %p, %c1 : index
    scf.yield %q : index
  }
  return
}

// -----

// Carried, but the same each time: what is lifted from blocks carries all that it reads.
// CHECK-LABEL: func @handed_on
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @handed_on(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %end:2 = scf.while (%i = %c0, %p = %n) : (index, index) -> (index, index) {
    %more = arith.cmpi slt, %i, %n : index
    scf.condition(%more) %i, %p : index, index
  } do {
  ^bb0(%i: index, %p: index):
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
    %next = arith.addi %i, %c1 : index
    scf.yield %next, %p : index, index
  }
  return
}

// -----

// It changes places with another one.
// CHECK-LABEL: func @swapped
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @swapped(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %end:2 = affine.for %i = 0 to %n iter_args(%p = %c0, %q = %c1) -> (index, index) {
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
    affine.yield %q, %p : index, index
  }
  return
}

// -----

// A position in memory that is written, so that it may be another one each time, or the same;
// and one that nobody writes.
// CHECK-LABEL: func @cursor
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
func.func @cursor(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index, %at: memref<index>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %p = memref.load %at[] : memref<index>
    %next = arith.addi %p, %c1 : index
    memref.store %next, %at[] : memref<index>
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}

// -----

// CHECK-LABEL: func @fixed_cursor
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @fixed_cursor(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index, %at: memref<index>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  memref.store %n, %at[] : memref<index>
  scf.for %i = %c0 to %n step %c1 {
    %p = memref.load %at[] : memref<index>
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}

// -----

// It is written through a view of the memory, or by a callee.
// CHECK-LABEL: func @cursor_in_view
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
func.func @cursor_in_view(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index, %at: memref<?xindex>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %part = memref.subview %at[%n] [1] [1] : memref<?xindex> to memref<1xindex, strided<[1], offset: ?>>
  scf.for %i = %c0 to %n step %c1 {
    %p = memref.load %at[%n] : memref<?xindex>
    memref.store %i, %part[%c0] : memref<1xindex, strided<[1], offset: ?>>
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}

// -----

// CHECK-LABEL: func @moved_by_callee
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
func.func @moved_by_callee(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index, %at: memref<index>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    func.call @move(%at) : (memref<index>) -> ()
    %p = memref.load %at[] : memref<index>
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}
func.func private @move(memref<index>)

// -----

// Tiles: position j of each, but each is another one. Twice 4 iterations do not come back
// to 4 elements of the tile: there are 8.
// CHECK-LABEL: func @tiles
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @tiles(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  scf.for %t = %c0 to %c8 step %c4 {
    %tile = memref.subview %c[%t] [4] [1] : memref<8xf32> to memref<4xf32, strided<[1], offset: ?>>
    scf.for %j = %c0 to %c4 step %c1 {
      %i = arith.addi %t, %j : index
      %x = memref.load %a[%i] : memref<?xf32>
      %y = memref.load %b[%i] : memref<?xf32>
      %z = memref.load %tile[%j] : memref<4xf32, strided<[1], offset: ?>>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      memref.store %s, %tile[%j] : memref<4xf32, strided<[1], offset: ?>>
    }
  }
  return
}

// -----

// The loop over k comes back to its tile, which is taken twice, to load and to store.
// CHECK-LABEL: func @tiles_again
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @tiles_again(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %t = %c0 to %n step %c1 {
    scf.for %i = %c0 to %n step %c1 {
      %x = memref.load %a[%i] : memref<?xf32>
      %y = memref.load %b[%i] : memref<?xf32>
      %from = memref.subview %c[%t] [4] [1] : memref<?xf32> to memref<4xf32, strided<[1], offset: ?>>
      %z = memref.load %from[%c1] : memref<4xf32, strided<[1], offset: ?>>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      %to = memref.subview %c[%t] [4] [1] : memref<?xf32> to memref<4xf32, strided<[1], offset: ?>>
      memref.store %s, %to[%c1] : memref<4xf32, strided<[1], offset: ?>>
    }
  }
  return
}

// -----

// Memory of each iteration: one addition to what was stored there.
// CHECK-LABEL: func @own_memory
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @own_memory(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %t = memref.alloca() : memref<f32>
    %old = memref.load %c[%i] : memref<?xf32>
    memref.store %old, %t[] : memref<f32>
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %t[] : memref<f32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %t[] : memref<f32>
    %new = memref.load %t[] : memref<f32>
    memref.store %new, %c[%i] : memref<?xf32>
  }
  return
}
