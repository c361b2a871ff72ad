// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-storage)' -verify-diagnostics

// Positions number what costs something, from 1; the call is 0.

// The slice is put in place, since nobody reads the cache any more: 1. The
// exponential, 2, has memory of its own; both are returned, at 3.
func.func @in_place(%kv: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> (tensor<8x4xf32>, tensor<8x4xf32>) {
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 3}}
  %0 = tensor.insert_slice %row into %kv[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  // expected-remark @below {{storage = result math.exp, def = 2, last use = 3}}
  %1 = math.exp %0 : tensor<8x4xf32>
  return %0, %1 : tensor<8x4xf32>, tensor<8x4xf32>
}

// -----

// Here the cache is read at 2, after the slice has been put into it: a copy.
func.func @copied(%kv: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> (tensor<8x4xf32>, tensor<8x4xf32>) {
  // expected-remark @below {{storage = result tensor.insert_slice, def = 1, last use = 3}}
  %0 = tensor.insert_slice %row into %kv[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  // expected-remark @below {{storage = result math.exp, def = 2, last use = 3}}
  %1 = math.exp %kv : tensor<8x4xf32>
  return %0, %1 : tensor<8x4xf32>, tensor<8x4xf32>
}

// -----

// A view is no memory. The accumulator starts as a splat in the memory of the
// tensor that it fills, which is written at 1 and read at 2.
func.func @views(%a: tensor<4x4xf32>) -> tensor<16xf32> {
  %zero = arith.constant 0.0 : f32
  // expected-remark @below {{storage = allocation tensor.empty, def = 1, last use = 2}}
  %e = tensor.empty() : tensor<4x4xf32>
  // expected-remark @below {{storage = allocation tensor.empty, def = 1, last use = 2}}
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  // expected-remark @below {{storage = allocation tensor.empty, def = 1, last use = 2}}
  %0 = linalg.matmul ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  // expected-remark @below {{storage = allocation tensor.empty, def = 1, last use = 2}}
  %1 = tensor.collapse_shape %0 [[0, 1]] : tensor<4x4xf32> into tensor<16xf32>
  // expected-remark @below {{storage = result math.exp, def = 2, last use = 3}}
  %2 = math.exp %1 : tensor<16xf32>
  return %2 : tensor<16xf32>
}

// -----

// The loop begins at 2 and ends at 4; what it carries is updated in place. What
// comes from outside, %y, is in use until it ends.
func.func @loop(%x: tensor<8x4xf32>, %w: tensor<1x4xf32>) -> tensor<8x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  // expected-remark @below {{storage = result math.exp, def = 1, last use = 4}}
  %y = math.exp %w : tensor<1x4xf32>
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 5}}
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%acc = %x) -> tensor<8x4xf32> {
    // expected-remark @below {{storage = argument arg0, def = 0, last use = 5}}
    %1 = tensor.insert_slice %y into %acc[%i, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
    scf.yield %1 : tensor<8x4xf32>
  }
  return %0 : tensor<8x4xf32>
}

// -----

// A call at 1 may write over what it is given, where the callee does: so does
// @update, and %x is not read behind it.
func.func private @update(%x: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> tensor<8x4xf32> {
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 2}}
  %0 = tensor.insert_slice %row into %x[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}
func.func @call(%x: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> tensor<8x4xf32> {
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 2}}
  %0 = func.call @update(%x, %row) : (tensor<8x4xf32>, tensor<1x4xf32>) -> tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}

// -----

// Buffers: what is allocated is in use from the first write, 1, to the last
// read, 2.
func.func @buffers(%a: memref<16xf32>, %b: memref<16xf32>) {
  // expected-remark @below {{storage = allocation memref.alloc, def = 1, last use = 2}}
  %t = memref.alloc() : memref<16xf32>
  linalg.exp ins(%a : memref<16xf32>) outs(%t : memref<16xf32>)
  // expected-remark @below {{storage = allocation memref.alloc, def = 1, last use = 2}}
  %v = memref.cast %t : memref<16xf32> to memref<?xf32>
  %w = memref.cast %b : memref<16xf32> to memref<?xf32> // expected-remark {{storage = argument arg1, def = 0, last use = 2}}
  linalg.exp ins(%v : memref<?xf32>) outs(%w : memref<?xf32>)
  return
}
