// RUN: mlir-roofline report %s --function=per_call --training=sgd --format=json | FileCheck %s --check-prefix=PER-CALL
// RUN: mlir-roofline report %s --function=by_a_call --training=sgd --format=json | FileCheck %s --check-prefix=BY-A-CALL
// RUN: mlir-roofline report %s --function=by_a_loop --training=sgd --format=json | FileCheck %s --check-prefix=BY-A-LOOP
// RUN: mlir-roofline report %s --function=next_iteration --training=sgd --format=json | FileCheck %s --check-prefix=NEXT-ITERATION
// RUN: mlir-roofline report %s --function=other_next --training=sgd --format=json | FileCheck %s --check-prefix=OTHER-NEXT
// RUN: mlir-roofline report %s --function=by_a_branch --training=sgd --format=json | FileCheck %s --check-prefix=BY-A-BRANCH
// RUN: mlir-roofline report %s --function=two_next --training=sgd --format=json | FileCheck %s --check-prefix=TWO-NEXT
// RUN: mlir-roofline report %s --function=two_next_again --training=sgd --format=json | FileCheck %s --check-prefix=TWO-NEXT-AGAIN
// RUN: mlir-roofline report %s --function=swapped --training=sgd --format=json | FileCheck %s --check-prefix=SWAPPED

// What is made in a call, a loop or a branch and saved there is saved once, also if it is
// needed outside or in the next iteration. 1024 f32 are 4096 B.

// What is passed in each of two calls: the input and the first result.
// PER-CALL:      "training": {
// PER-CALL:        "status": "exact",
// PER-CALL-NEXT:   "saved_bytes": 8192,
func.func private @square(%x: tensor<1024xf32>) -> tensor<1024xf32> {
  %1 = arith.mulf %x, %x : tensor<1024xf32>
  return %1 : tensor<1024xf32>
}
func.func @per_call(%x: tensor<1024xf32>) -> tensor<1024xf32> {
  %1 = func.call @square(%x) : (tensor<1024xf32>) -> tensor<1024xf32>
  %2 = func.call @square(%1) : (tensor<1024xf32>) -> tensor<1024xf32>
  return %2 : tensor<1024xf32>
}

// The exponential, which the call saves, and %y.
// BY-A-CALL:      "training": {
// BY-A-CALL:        "status": "exact",
// BY-A-CALL-NEXT:   "saved_bytes": 8192,
func.func private @exp(%x: tensor<1024xf32>) -> tensor<1024xf32> {
  %1 = math.exp %x : tensor<1024xf32>
  return %1 : tensor<1024xf32>
}
func.func @by_a_call(%x: tensor<1024xf32>, %y: tensor<1024xf32>) -> tensor<1024xf32> {
  %1 = func.call @exp(%x) : (tensor<1024xf32>) -> tensor<1024xf32>
  %2 = arith.mulf %1, %y : tensor<1024xf32>
  return %2 : tensor<1024xf32>
}

// 8 hyperbolic tangents, of which the last comes out, and %y: 9 * 4096.
// BY-A-LOOP:      "training": {
// BY-A-LOOP:        "status": "exact",
// BY-A-LOOP-NEXT:   "saved_bytes": 36864,
func.func @by_a_loop(%x: tensor<1024xf32>, %y: tensor<1024xf32>) -> tensor<1024xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%h = %x) -> tensor<1024xf32> {
    %1 = math.tanh %h : tensor<1024xf32>
    scf.yield %1 : tensor<1024xf32>
  }
  %2 = arith.mulf %0, %y : tensor<1024xf32>
  return %2 : tensor<1024xf32>
}

// 8 exponentials, of which 7 are factors in the next iteration, the input and %y:
// 10 * 4096.
// NEXT-ITERATION:      "training": {
// NEXT-ITERATION:        "status": "exact",
// NEXT-ITERATION-NEXT:   "saved_bytes": 40960,
func.func @next_iteration(%x: tensor<1024xf32>, %y: tensor<1024xf32>) -> tensor<1024xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%h = %x) -> tensor<1024xf32> {
    %1 = arith.mulf %h, %y : tensor<1024xf32>
    %2 = math.exp %1 : tensor<1024xf32>
    scf.yield %2 : tensor<1024xf32>
  }
  return %0 : tensor<1024xf32>
}

// 8 hyperbolic tangents, and 8 times what is carried, which is something else.
// OTHER-NEXT:      "training": {
// OTHER-NEXT:        "status": "exact",
// OTHER-NEXT-NEXT:   "saved_bytes": 65536,
func.func @other_next(%x: tensor<1024xf32>) -> tensor<1024xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%h = %x) -> tensor<1024xf32> {
    %1 = math.tanh %h : tensor<1024xf32>
    %2 = arith.mulf %1, %h : tensor<1024xf32>
    scf.yield %2 : tensor<1024xf32>
  }
  return %0 : tensor<1024xf32>
}

// Either side saves what it makes, 4096, and there is %y.
// BY-A-BRANCH:      "training": {
// BY-A-BRANCH:        "status": "upper",
// BY-A-BRANCH-NEXT:   "saved_bytes": 8192,
func.func @by_a_branch(%c: i1, %x: tensor<1024xf32>, %y: tensor<1024xf32>) -> tensor<1024xf32> {
  %0 = scf.if %c -> tensor<1024xf32> {
    %1 = math.tanh %x : tensor<1024xf32>
    scf.yield %1 : tensor<1024xf32>
  } else {
    %1 = math.exp %x : tensor<1024xf32>
    scf.yield %1 : tensor<1024xf32>
  }
  %2 = arith.mulf %0, %y : tensor<1024xf32>
  return %2 : tensor<1024xf32>
}

// 8 exponentials, of which each is a factor in the two iterations that follow, and the
// square root that both arguments begin with: 9 * 4096.
// TWO-NEXT:      "training": {
// TWO-NEXT:        "status": "exact",
// TWO-NEXT-NEXT:   "saved_bytes": 36864,
func.func @two_next(%x: tensor<1024xf32>) -> tensor<1024xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %b = math.sqrt %x : tensor<1024xf32>
  %0:2 = scf.for %i = %c0 to %c8 step %c1 iter_args(%h = %b, %g = %b) -> (tensor<1024xf32>, tensor<1024xf32>) {
    %1 = math.exp %h : tensor<1024xf32>
    %2 = math.sin %h : tensor<1024xf32>
    %3 = math.sin %g : tensor<1024xf32>
    scf.yield %1, %h : tensor<1024xf32>, tensor<1024xf32>
  }
  return %0#1 : tensor<1024xf32>
}

// The same in another order.
// TWO-NEXT-AGAIN:      "training": {
// TWO-NEXT-AGAIN:        "status": "exact",
// TWO-NEXT-AGAIN-NEXT:   "saved_bytes": 36864,
func.func @two_next_again(%x: tensor<1024xf32>) -> tensor<1024xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %b = math.sqrt %x : tensor<1024xf32>
  %0:2 = scf.for %i = %c0 to %c8 step %c1 iter_args(%h = %b, %g = %b) -> (tensor<1024xf32>, tensor<1024xf32>) {
    %1 = math.exp %h : tensor<1024xf32>
    %2 = math.sin %g : tensor<1024xf32>
    %3 = math.sin %h : tensor<1024xf32>
    scf.yield %1, %h : tensor<1024xf32>, tensor<1024xf32>
  }
  return %0#1 : tensor<1024xf32>
}

// What goes around as it is, one of two square roots at a time, is saved once: 2 * 4096.
// SWAPPED:      "training": {
// SWAPPED:        "status": "exact",
// SWAPPED-NEXT:   "saved_bytes": 8192,
func.func @swapped(%x: tensor<1024xf32>, %y: tensor<1024xf32>) -> tensor<1024xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %a = math.sqrt %x : tensor<1024xf32>
  %b = math.sqrt %y : tensor<1024xf32>
  %0:3 = scf.for %i = %c0 to %c8 step %c1 iter_args(%g = %a, %h = %b, %s = %a) -> (tensor<1024xf32>, tensor<1024xf32>, tensor<1024xf32>) {
    %1 = math.sin %g : tensor<1024xf32>
    %2 = math.sin %h : tensor<1024xf32>
    %3 = arith.addf %1, %2 : tensor<1024xf32>
    %4 = arith.addf %s, %3 : tensor<1024xf32>
    scf.yield %h, %g, %4 : tensor<1024xf32>, tensor<1024xf32>, tensor<1024xf32>
  }
  return %0#2 : tensor<1024xf32>
}
