// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-dependences)' -verify-diagnostics

// Through views, and whatever is free.
func.func @views(%x: tensor<4x4xf32>) -> tensor<16xf32> {
  %0 = math.exp %x : tensor<4x4xf32> // expected-remark {{0 after [].}}
  %1 = math.exp %x : tensor<4x4xf32> // expected-remark {{1 after [].}}
  %2 = tensor.collapse_shape %0 [[0, 1]] : tensor<4x4xf32> into tensor<16xf32>
  %3 = tensor.collapse_shape %1 [[0, 1]] : tensor<4x4xf32> into tensor<16xf32>
  %4 = arith.addf %2, %3 : tensor<16xf32> // expected-remark {{2 after [0, 1].}}
  return %4 : tensor<16xf32>
}

// -----

// Through buffers and their views: a read waits for what has been written.
func.func @buffers(%a: memref<16xf32>, %b: memref<16xf32>) {
  %t = memref.alloc() : memref<16xf32>
  %v = memref.cast %t : memref<16xf32> to memref<?xf32>
  %w = memref.cast %b : memref<16xf32> to memref<?xf32>
  linalg.exp ins(%a : memref<16xf32>) outs(%t : memref<16xf32>) // expected-remark {{0 after [].}}
  linalg.exp ins(%v : memref<?xf32>) outs(%w : memref<?xf32>) // expected-remark {{1 after [0].}}
  return
}

// -----

// Through a global, by whatever value it is named.
memref.global "private" @state : memref<16xf32>
func.func @global(%a: memref<16xf32>) {
  %0 = memref.get_global @state : memref<16xf32>
  linalg.exp ins(%a : memref<16xf32>) outs(%0 : memref<16xf32>) // expected-remark {{0 after [].}}
  %1 = memref.get_global @state : memref<16xf32>
  linalg.exp ins(%1 : memref<16xf32>) outs(%a : memref<16xf32>) // expected-remark {{1 after [0].}}
  return
}

// -----

// Around a loop: what is carried waits for the iteration before, what is not
// does not.
func.func @loop(%x: tensor<16xf32>, %y: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  // expected-remark @below {{0 after [].}}
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%acc = %x) -> tensor<16xf32> {
    %1 = math.exp %y : tensor<16xf32> // expected-remark {{0 after [].}}
    %2 = arith.addf %acc, %1 : tensor<16xf32> // expected-remark {{1 after [0], uses the iteration before, feeds the next.}}
    scf.yield %2 : tensor<16xf32>
  }
  return %0 : tensor<16xf32>
}

// -----

// Iterations of a loop wait for what one before has written, those of a parallel
// loop and threads do not.
func.func @parallel(%b: memref<16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  // expected-remark @below {{0 after [].}}
  scf.for %i = %c0 to %c8 step %c1 {
    linalg.exp ins(%b : memref<16xf32>) outs(%b : memref<16xf32>) // expected-remark {{0 after [], uses the iteration before, feeds the next.}}
  }
  // expected-remark @below {{1 after [0].}}
  scf.parallel (%i) = (%c0) to (%c8) step (%c1) {
    linalg.exp ins(%b : memref<16xf32>) outs(%b : memref<16xf32>) // expected-remark {{0 after [].}}
  }
  // expected-remark @below {{2 after [0, 1].}}
  gpu.launch blocks(%x, %y, %z) in (%gx = %c8, %gy = %c1, %gz = %c1) threads(%u, %v, %w) in (%bx = %c1, %by = %c1, %bz = %c1) {
    linalg.exp ins(%b : memref<16xf32>) outs(%b : memref<16xf32>) // expected-remark {{0 after [].}}
    gpu.terminator
  }
  return
}
