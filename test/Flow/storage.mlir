// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-storage)' -verify-diagnostics

// Positions number the operations, from 1; the call is 0, and what is returned is
// held until the return.

// The slice is put in place, since nobody reads the cache any more: 1. The
// exponential, 2, has memory of its own, since what it reads is returned, too;
// both are returned, at 3.
func.func @in_place(%kv: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> (tensor<8x4xf32>, tensor<8x4xf32>) {
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 3.}}
  %0 = tensor.insert_slice %row into %kv[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  // expected-remark @below {{storage = result math.exp, def = 2, last use = 3.}}
  %1 = math.exp %0 : tensor<8x4xf32>
  return %0, %1 : tensor<8x4xf32>, tensor<8x4xf32>
}

// -----

// Here the cache is read at 2, after the slice has been put into it: a copy. The
// exponential is written over the cache, which nobody reads any more.
func.func @copied(%kv: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> (tensor<8x4xf32>, tensor<8x4xf32>) {
  // expected-remark @below {{storage = result tensor.insert_slice, def = 1, last use = 3.}}
  %0 = tensor.insert_slice %row into %kv[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 3.}}
  %1 = math.exp %kv : tensor<8x4xf32>
  return %0, %1 : tensor<8x4xf32>, tensor<8x4xf32>
}

// -----

// A view is no memory. The accumulator starts as a splat, which is none either:
// the product has memory of its own, from 6 (behind the scalar, the tensor and
// the splat, which begins at 3 and ends at 5) to the exponential, 8, which is not
// of its type and takes another.
func.func @views(%a: tensor<4x4xf32>) -> tensor<16xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  // expected-remark @below {{storage = result linalg.matmul, def = 6, last use = 8.}}
  %0 = linalg.matmul ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  // expected-remark @below {{storage = result linalg.matmul, def = 6, last use = 8.}}
  %1 = tensor.collapse_shape %0 [[0, 1]] : tensor<4x4xf32> into tensor<16xf32>
  // expected-remark @below {{storage = result math.exp, def = 8, last use = 9.}}
  %2 = math.exp %1 : tensor<16xf32>
  return %2 : tensor<16xf32>
}

// -----

// Behind three constants %y takes the place of %w, at 4. The loop begins at 5 and
// ends at 8; what it carries is updated in place. What comes from outside, %y, is
// in use until it ends.
func.func @loop(%x: tensor<8x4xf32>, %w: tensor<1x4xf32>) -> tensor<8x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  // expected-remark @below {{storage = argument arg1, def = 0, last use = 8.}}
  %y = math.exp %w : tensor<1x4xf32>
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 9.}}
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%acc = %x) -> tensor<8x4xf32> {
    // expected-remark @below {{storage = argument arg0, def = 0, last use = 9.}}
    %1 = tensor.insert_slice %y into %acc[%i, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
    scf.yield %1 : tensor<8x4xf32>
  }
  return %0 : tensor<8x4xf32>
}

// -----

// A call at 1 may write over what it is given, where the callee does: so does
// @update, and %x is not read behind it.
func.func private @update(%x: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> tensor<8x4xf32> {
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 2.}}
  %0 = tensor.insert_slice %row into %x[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}
func.func @call(%x: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> tensor<8x4xf32> {
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 2.}}
  %0 = func.call @update(%x, %row) : (tensor<8x4xf32>, tensor<1x4xf32>) -> tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}

// -----

// Buffers: what is allocated is in use from there, 1, to its last use, 5, if
// nothing frees it.
func.func @buffers(%a: memref<16xf32>, %b: memref<16xf32>) {
  // expected-remark @below {{storage = allocation memref.alloc, def = 1, last use = 5.}}
  %t = memref.alloc() : memref<16xf32>
  linalg.exp ins(%a : memref<16xf32>) outs(%t : memref<16xf32>)
  // expected-remark @below {{storage = allocation memref.alloc, def = 1, last use = 5.}}
  %v = memref.cast %t : memref<16xf32> to memref<?xf32>
  %w = memref.cast %b : memref<16xf32> to memref<?xf32> // expected-remark {{storage = argument arg1, def = 0, last use = 5.}}
  linalg.exp ins(%v : memref<?xf32>) outs(%w : memref<?xf32>)
  return
}

// -----

// What is freed is in use until there, 4, whatever comes behind; what belongs to
// its function until it returns, at 6; an arena as long as its views.
func.func @freed(%a: memref<16xf32>) {
  // expected-remark @below {{storage = allocation memref.alloc, def = 1, last use = 4.}}
  %t = memref.alloc() : memref<16xf32>
  // expected-remark @below {{storage = allocation memref.alloca, def = 2, last use = 6.}}
  %s = memref.alloca() : memref<16xf32>
  linalg.exp ins(%a : memref<16xf32>) outs(%t : memref<16xf32>)
  memref.dealloc %t : memref<16xf32>
  return
}

// -----

// Two views of one arena are one memory, from 1 to the last use of either, 6.
func.func @arena(%a: memref<16xf32>) {
  // expected-remark @below {{storage = allocation memref.alloc, def = 1, last use = 7.}}
  %arena = memref.alloc() : memref<128xi8>
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  // expected-remark @below {{storage = allocation memref.alloc, def = 1, last use = 7.}}
  %x = memref.view %arena[%c0][] : memref<128xi8> to memref<16xf32>
  // expected-remark @below {{storage = allocation memref.alloc, def = 1, last use = 7.}}
  %y = memref.view %arena[%c64][] : memref<128xi8> to memref<16xf32>
  linalg.exp ins(%a : memref<16xf32>) outs(%x : memref<16xf32>)
  linalg.exp ins(%x : memref<16xf32>) outs(%y : memref<16xf32>)
  return
}

// -----

// What a loop owns ends with it, at 6.
func.func @owned_by_loop(%n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    // expected-remark @below {{storage = allocation memref.alloca, def = 4, last use = 6.}}
    %s = memref.alloca() : memref<16xf32>
  }
  return
}

// -----

// A tile that is computed in its place: nothing is copied, all is one memory.
func.func @tile(%x: tensor<8xf32>) -> tensor<8xf32> {
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 4.}}
  %s = tensor.extract_slice %x[0] [4] [1] : tensor<8xf32> to tensor<4xf32>
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 4.}}
  %e = linalg.exp ins(%s : tensor<4xf32>) outs(%s : tensor<4xf32>) -> tensor<4xf32>
  // expected-remark @below {{storage = argument arg0, def = 0, last use = 4.}}
  %r = tensor.insert_slice %e into %x[0] [4] [1] : tensor<4xf32> into tensor<8xf32>
  return %r : tensor<8xf32>
}

// -----

// A product cannot be written over its factor, of which each element is read
// for several of the result.
func.func @read_beside(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // expected-remark @below {{storage = result linalg.matmul, def = 1, last use = 2.}}
  %0 = linalg.matmul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%a : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

// -----

// A parameter is not written over, though nobody reads it any more.
func.func @parameter(%w: tensor<8x4xf32> {roofline.param}, %row: tensor<1x4xf32>) -> tensor<8x4xf32> {
  // expected-remark @below {{storage = result tensor.insert_slice, def = 1, last use = 2.}}
  %0 = tensor.insert_slice %row into %w[2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  return %0 : tensor<8x4xf32>
}

// -----

// Whichever way control comes, the argument of the last block is %0: it has the
// memory of that, from 1, and the cosine, 5, is written over it. The sine, 3, takes
// the place of %w.
func.func @joined(%c: i1, %w: tensor<4xf32>) -> tensor<4xf32> {
  // expected-remark @below {{storage = result math.exp, def = 1, last use = 6.}}
  %0 = math.exp %w : tensor<4xf32>
  cf.cond_br %c, ^end(%0 : tensor<4xf32>), ^other
^other:
  // expected-remark @below {{storage = argument arg1, def = 0, last use = 3.}}
  %1 = math.sin %w : tensor<4xf32>
  cf.br ^end(%0 : tensor<4xf32>)
^end(%a: tensor<4xf32>):
  // expected-remark @below {{storage = result math.exp, def = 1, last use = 6.}}
  %2 = math.cos %a : tensor<4xf32>
  return %2 : tensor<4xf32>
}

// -----

// Here it is one or the other: memory of its own, from where its block begins.
func.func @several(%c: i1, %w: tensor<4xf32>) -> tensor<4xf32> {
  // expected-remark @below {{storage = result math.exp, def = 1, last use = 2.}}
  %0 = math.exp %w : tensor<4xf32>
  cf.cond_br %c, ^end(%0 : tensor<4xf32>), ^other
^other:
  // expected-remark @below {{storage = argument arg1, def = 0, last use = 4.}}
  %1 = math.sin %w : tensor<4xf32>
  cf.br ^end(%1 : tensor<4xf32>)
^end(%a: tensor<4xf32>):
  // expected-remark @below {{storage = result block arg0, def = 5, last use = 6.}}
  %2 = math.cos %a : tensor<4xf32>
  return %2 : tensor<4xf32>
}
