// The rest of n / 5 may be 0: then no tile has it, and a loop in steps of it
// does not run. The formula for all tiles says so without dividing by 0.

// RUN: mlir-roofline report %s --format=json --bind arg1=12 | FileCheck %s --check-prefix=N12
// RUN: mlir-roofline report %s --format=json --bind arg1=10 | FileCheck %s --check-prefix=N10
// RUN: mlir-roofline report %s --format=json --bind arg1=1 | FileCheck %s --check-prefix=N1
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=OPEN

// Tiles of 5, 5 and 2: 2 * ceil(8 / 5) + ceil(8 / 2) = 8 additions.
// N12: "status": "exact"
// N12: "flops": 8,
// Two tiles of 5: 2 * ceil(6 / 5) = 4.
// N10: "status": "exact"
// N10: "flops": 4,
// One of 1: from 4 to 1 there is nothing.
// N1: "flops": 0,
// OPEN: "flops": "{{.*}}ceildiv(arg1 - 4, max(1, arg1 - 5*floordiv(arg1, 5))){{.*}}"
func.func @main(%x: f32, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c5 = arith.constant 5 : index
  scf.for %i = %c0 to %n step %c5 {
    %left = arith.subi %n, %i : index
    %size = arith.minsi %c5, %left : index
    %step = arith.maxsi %size, %c1 : index
    scf.for %j = %c4 to %n step %step {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}
