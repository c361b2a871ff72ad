// The two regions of a while loop take turns: what the first hands to the second is
// not kept beside what the second makes of it, once that has been read.

// RUN: mlir-roofline report %s --function=fresh --format=json | FileCheck %s --check-prefix=FRESH
// RUN: mlir-roofline report %s --function=fresh --inputs=release --format=json | FileCheck %s --check-prefix=RELEASED
// RUN: mlir-roofline report %s --function=in_place --format=json | FileCheck %s --check-prefix=IN-PLACE
// RUN: mlir-roofline report %s --function=read_again --format=json | FileCheck %s --check-prefix=AGAIN
// RUN: mlir-roofline report %s --function=two_steps --format=json | FileCheck %s --check-prefix=STEPS
// RUN: mlir-roofline report %s --function=loop_in_step --inputs=release --format=json | FileCheck %s --check-prefix=LOOP

// A tensor has 256 * 4 B = 1024 B. The input is kept; the carried tensor is alive
// while the next one is made: 3 * 1024.
// FRESH: "peak_bytes": 3072
// FRESH: "status": "exact"
// FRESH: "plan_bytes": 3072

// Without the input, the carried one and the next one.
// RELEASED: "peak_bytes": 2048
// RELEASED: "status": "exact"
func.func @fresh(%x: tensor<256xf32>, %n: index) -> tensor<256xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %e = tensor.empty() : tensor<256xf32>
  %start = linalg.exp ins(%x : tensor<256xf32>) outs(%e : tensor<256xf32>) -> tensor<256xf32>
  %r:2 = scf.while (%v = %start, %i = %c0) : (tensor<256xf32>, index) -> (tensor<256xf32>, index) {
    %go = arith.cmpi slt, %i, %n : index
    scf.condition(%go) %v, %i : tensor<256xf32>, index
  } do {
  ^bb0(%w: tensor<256xf32>, %j: index):
    %f = tensor.empty() : tensor<256xf32>
    %next = linalg.exp ins(%w : tensor<256xf32>) outs(%f : tensor<256xf32>) -> tensor<256xf32>
    %k = arith.addi %j, %c1 : index
    scf.yield %next, %k : tensor<256xf32>, index
  }
  return %r#0 : tensor<256xf32>
}

// The carried tensor is written over: the input and it.
// IN-PLACE: "peak_bytes": 2048
// IN-PLACE: "status": "exact"
func.func @in_place(%x: tensor<256xf32>, %n: index) -> tensor<256xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %e = tensor.empty() : tensor<256xf32>
  %start = linalg.exp ins(%x : tensor<256xf32>) outs(%e : tensor<256xf32>) -> tensor<256xf32>
  %r:2 = scf.while (%v = %start, %i = %c0) : (tensor<256xf32>, index) -> (tensor<256xf32>, index) {
    %go = arith.cmpi slt, %i, %n : index
    scf.condition(%go) %v, %i : tensor<256xf32>, index
  } do {
  ^bb0(%w: tensor<256xf32>, %j: index):
    %next = linalg.exp ins(%x : tensor<256xf32>) outs(%w : tensor<256xf32>) -> tensor<256xf32>
    %k = arith.addi %j, %c1 : index
    scf.yield %next, %k : tensor<256xf32>, index
  }
  return %r#0 : tensor<256xf32>
}

// What the loop starts with is read in every iteration, so the loop carries a copy:
// the input, the start, and what is carried.
// AGAIN: "peak_bytes": 3072
// AGAIN: "status": "exact"
func.func @read_again(%x: tensor<256xf32>, %n: index) -> tensor<256xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %e = tensor.empty() : tensor<256xf32>
  %start = linalg.exp ins(%x : tensor<256xf32>) outs(%e : tensor<256xf32>) -> tensor<256xf32>
  %r:2 = scf.while (%v = %start, %i = %c0) : (tensor<256xf32>, index) -> (tensor<256xf32>, index) {
    %go = arith.cmpi slt, %i, %n : index
    scf.condition(%go) %v, %i : tensor<256xf32>, index
  } do {
  ^bb0(%w: tensor<256xf32>, %j: index):
    %next = linalg.exp ins(%start : tensor<256xf32>) outs(%w : tensor<256xf32>) -> tensor<256xf32>
    %k = arith.addi %j, %c1 : index
    scf.yield %next, %k : tensor<256xf32>, index
  }
  return %r#0 : tensor<256xf32>
}

// The first region makes a tensor of what is carried, the second another one of that.
// The input, and at either point one that is read and one that is made: 3 * 1024.
// STEPS: "peak_bytes": 3072
// STEPS: "status": "exact"
func.func @two_steps(%x: tensor<256xf32>, %n: index) -> tensor<256xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %e = tensor.empty() : tensor<256xf32>
  %start = linalg.exp ins(%x : tensor<256xf32>) outs(%e : tensor<256xf32>) -> tensor<256xf32>
  %r:2 = scf.while (%v = %start, %i = %c0) : (tensor<256xf32>, index) -> (tensor<256xf32>, index) {
    %g = tensor.empty() : tensor<256xf32>
    %half = linalg.exp ins(%v : tensor<256xf32>) outs(%g : tensor<256xf32>) -> tensor<256xf32>
    %go = arith.cmpi slt, %i, %n : index
    scf.condition(%go) %half, %i : tensor<256xf32>, index
  } do {
  ^bb0(%w: tensor<256xf32>, %j: index):
    %f = tensor.empty() : tensor<256xf32>
    %next = linalg.exp ins(%w : tensor<256xf32>) outs(%f : tensor<256xf32>) -> tensor<256xf32>
    %k = arith.addi %j, %c1 : index
    scf.yield %next, %k : tensor<256xf32>, index
  }
  return %r#0 : tensor<256xf32>
}

// The second region is given %w, and begins with a loop of which all iterations read it.
// The input, %w, an exponential and the one of that: 4 * 1024.
// LOOP: "peak_bytes": 4096
// LOOP: "status": "exact"
func.func @loop_in_step(%x: tensor<256xf32>, %n: index) -> tensor<256xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.while (%v = %x, %i = %c0) : (tensor<256xf32>, index) -> (tensor<256xf32>, index) {
    %half = tosa.exp %x : (tensor<256xf32>) -> tensor<256xf32>
    %go = arith.cmpi slt, %i, %n : index
    scf.condition(%go) %half, %i : tensor<256xf32>, index
  } do {
  ^bb0(%w: tensor<256xf32>, %j: index):
    scf.for %l = %c0 to %n step %c1 {
      %0 = tosa.exp %w : (tensor<256xf32>) -> tensor<256xf32>
      %1 = tosa.exp %0 : (tensor<256xf32>) -> tensor<256xf32>
    }
    %k = arith.addi %j, %c1 : index
    scf.yield %x, %k : tensor<256xf32>, index
  }
  return %r#0 : tensor<256xf32>
}
