// RUN: mlir-roofline report %s --format=csv | FileCheck %s

// The counter of a loop that runs once is 0, but what stands before the test of
// such a loop runs twice, with 0 and 1.

// %i is 3, then 2: from there in steps of 3, ceildiv(n - 3, 3) and
// ceildiv(n - 2, 3) = floordiv(n, 3) iterations.
// CHECK: math.exp,blocks,{{[^,]*}},"floordiv(blocks.arg0, 3) + max(0, ceildiv(blocks.arg0, 3) - 1)",exact
// CHECK: arith.subi,blocks,{{[^,]*}},1,exact
func.func @blocks(%n: index, %x: tensor<5xf32>) {
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  cf.br ^head(%c3 : index)
^head(%i: index):
  scf.for %j = %i to %n step %c3 {
    %0 = math.exp %x : tensor<5xf32>
  }
  %more = arith.cmpi sge, %i, %c3 : index
  cf.cond_br %more, ^next, ^exit
^next:
  %less = arith.subi %i, %c1 : index
  cf.br ^head(%less : index)
^exit:
  return
}

// 5 and 6 in the test, 5 in the body.
// CHECK: math.exp,tested,{{[^,]*}},11,exact
// CHECK: math.sqrt,tested,{{[^,]*}},5,exact
func.func @tested(%x: tensor<5xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %r = scf.while (%i = %c5) : (index) -> index {
    scf.for %j = %c0 to %i step %c1 {
      %0 = math.exp %x : tensor<5xf32>
    }
    %more = arith.cmpi sle, %i, %c5 : index
    scf.condition(%more) %i : index
  } do {
  ^bb0(%i: index):
    scf.for %j = %c0 to %i step %c1 {
      %0 = math.sqrt %x : tensor<5xf32>
    }
    %next = arith.addi %i, %c1 : index
    scf.yield %next : index
  }
  return
}

// The sizes of one call alone leave one iteration: n is 1, so 0 and 1 in the
// test and 0 in the body; with n = 2, 0 + 1 + 2 and 0 + 1.
// CHECK: math.exp,called,{{[^,]*}},1,exact
// CHECK: math.sqrt,called,{{[^,]*}},0,exact
// CHECK: math.exp,called,{{[^,]*}},3,exact
// CHECK: math.sqrt,called,{{[^,]*}},1,exact
func.func private @called(%n: index, %x: tensor<5xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.while (%i = %c0) : (index) -> index {
    scf.for %j = %c0 to %i step %c1 {
      %0 = math.exp %x : tensor<5xf32>
    }
    %more = arith.cmpi slt, %i, %n : index
    scf.condition(%more) %i : index
  } do {
  ^bb0(%i: index):
    scf.for %j = %c0 to %i step %c1 {
      %0 = math.sqrt %x : tensor<5xf32>
    }
    %next = arith.addi %i, %c1 : index
    scf.yield %next : index
  }
  return
}
func.func @calls(%x: tensor<5xf32>) {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  call @called(%c1, %x) : (index, tensor<5xf32>) -> ()
  call @called(%c2, %x) : (index, tensor<5xf32>) -> ()
  return
}
