// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-flops.py | FileCheck --match-full-lines %s

// How often the one addition (or the few) in structured control flow runs.

// ceil((10 - 1) / 2) = 5 iterations.
// CHECK: step: flops=5
func.func @step(%x: f32) {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c10 = arith.constant 10 : index
  scf.for %i = %c1 to %c10 step %c2 {
    %0 = arith.addf %x, %x : f32
  }
  return
}

// An upper bound below the lower one: no iterations.
// CHECK-NEXT: zero_trip: flops=0
func.func @zero_trip(%x: f32) {
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  scf.for %i = %c10 to %c1 step %c1 {
    %0 = arith.addf %x, %x : f32
  }
  return
}

// 1 + 2 + … + 100 = 100*101/2.
// CHECK-NEXT: triangle: flops=5050
func.func @triangle(%x: f32) {
  %c1 = arith.constant 1 : index
  %c101 = arith.constant 101 : index
  scf.for %i = %c1 to %c101 step %c1 {
    %1 = arith.addi %i, %c1 : index
    scf.for %j = %c1 to %1 step %c1 {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

// 100 + 99 + … + 1, and one more around it: the sum of i*(i+1)/2 for i < 100
// is 99*100*101/6.
// CHECK-NEXT: triangle_down: flops=5050
// CHECK-NEXT: pyramid: flops=166650
func.func @triangle_down(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c100 = arith.constant 100 : index
  scf.for %i = %c0 to %c100 step %c1 {
    scf.for %j = %i to %c100 step %c1 {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}
func.func @pyramid(%x: f32) {
  affine.for %i = 0 to 100 {
    affine.for %j = 0 to affine_map<(i) -> (i)>(%i) {
      affine.for %k = 0 to affine_map<(j) -> (j + 1)>(%j) {
        %0 = arith.addf %x, %x : f32
      }
    }
  }
  return
}

// A lost condition: 2^63 - 1 iterations of two additions are more than a signed
// 64-bit integer holds.
// CHECK-NEXT: endless: flops=18446744073709551614
func.func @endless(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %max = arith.constant 9223372036854775807 : index
  scf.for %i = %c0 to %max step %c1 {
    %0 = arith.addf %x, %x : f32
    %1 = arith.addf %0, %x : f32
  }
  return
}

// 3*4*2 points of a parallel loop; 6*2 of a forall, by steps of 4 and 3 over 24
// and 6.
// CHECK-NEXT: parallel: flops=24
// CHECK-NEXT: forall: flops=12
func.func @parallel(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  scf.parallel (%i, %j, %k) = (%c0, %c0, %c0) to (%c3, %c4, %c4) step (%c1, %c1, %c2) {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @forall(%x: f32) {
  scf.forall (%i, %j) = (0, 0) to (24, 6) step (4, 3) {
    %0 = arith.addf %x, %x : f32
  }
  return
}

// One region, run once.
// CHECK-NEXT: region: flops=1
func.func @region(%x: f32) -> f32 {
  %0 = scf.execute_region -> f32 {
    %1 = arith.addf %x, %x : f32
    scf.yield %1 : f32
  }
  return %0 : f32
}

// The larger side counts, the smaller is the lower bound. Without an else there
// may be nothing. A constant condition leaves no choice.
// CHECK-NEXT: branch: flops=3 range=[1, 3] upper
// CHECK-NEXT: branch_or_not: flops=1 range=[0, 1] upper
// CHECK-NEXT: known_branch: flops=1
func.func @branch(%c: i1, %x: f32) {
  scf.if %c {
    %0 = arith.addf %x, %x : f32
  } else {
    %0 = arith.addf %x, %x : f32
    %1 = arith.mulf %0, %x : f32
    %2 = arith.divf %1, %x : f32
  }
  return
}
func.func @branch_or_not(%c: i1, %x: f32) {
  scf.if %c {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @known_branch(%x: f32) {
  %true = arith.constant true
  scf.if %true {
    %0 = arith.addf %x, %x : f32
  } else {
    %0 = arith.addf %x, %x : f32
    %1 = arith.mulf %0, %x : f32
  }
  return
}

// Equal sides are no doubt. In a loop of 10, 10 times 1 to 3.
// CHECK-NEXT: equal_sides: flops=1
// CHECK-NEXT: branch_in_loop: flops=30 range=[10, 30] upper
func.func @equal_sides(%c: i1, %x: f32) {
  scf.if %c {
    %0 = arith.addf %x, %x : f32
  } else {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @branch_in_loop(%c: i1, %x: f32) {
  affine.for %i = 0 to 10 {
    scf.if %c {
      %0 = arith.addf %x, %x : f32
    } else {
      %0 = arith.addf %x, %x : f32
      %1 = arith.addf %0, %x : f32
      %2 = arith.addf %1, %x : f32
    }
  }
  return
}

// Cases of 1, 2 and 4 operations.
// CHECK-NEXT: switch: flops=4 range=[1, 4] upper
func.func @switch(%from: memref<index>, %x: f32) {
  %k = memref.load %from[] : memref<index>
  scf.index_switch %k
  case 2 {
    %0 = arith.addf %x, %x : f32
    scf.yield
  }
  case 5 {
    %0 = arith.addf %x, %x : f32
    %1 = arith.addf %0, %x : f32
    scf.yield
  }
  default {
    %0 = arith.addf %x, %x : f32
    %1 = arith.addf %0, %x : f32
    %2 = arith.addf %1, %x : f32
    %3 = arith.addf %2, %x : f32
  }
  return
}

// Affine bounds are the smallest of a map's results: min(20, 30) by 3 is 7
// iterations. 8 * ceil(8/4) points; an affine.if has two sides.
// CHECK-NEXT: affine_min: flops=7
// CHECK-NEXT: affine_parallel: flops=16
// i = 4, 5, 6, 7 of 8.
// CHECK-NEXT: affine_if: flops=4
func.func @affine_min(%x: f32) {
  %c10 = arith.constant 10 : index
  affine.for %i = 0 to min affine_map<(n) -> (2 * n, 30)>(%c10) step 3 {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @affine_parallel(%x: f32) {
  affine.parallel (%i, %j) = (0, 0) to (8, 8) step (1, 4) {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @affine_if(%x: f32) {
  affine.for %i = 0 to 8 {
    affine.if affine_set<(i) : (i - 4 >= 0)>(%i) {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

// The author says so: 7 iterations, and the condition once more.
// CHECK-NEXT: hinted: flops=15
func.func @hinted(%c: i1, %x: f32) {
  scf.while : () -> () {
    %0 = arith.addf %x, %x : f32
    scf.condition(%c)
  } do {
    %0 = arith.addf %x, %x : f32
    scf.yield
  } attributes {roofline.trip_count = 7 : i64}
  return
}

// All of them together: 18446744073709551614 and 176878 of the others; what is
// open is 2 + 1 + 20 + 3 + 8 = 34 of them.
// CHECK-NEXT: total: flops=18446744073709728488 range=[18446744073709728462, 18446744073709728488] upper
