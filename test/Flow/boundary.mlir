// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-boundary)' -verify-diagnostics

// A result counts whole, also when a call returns it: 16 B in, 64 B out.
func.func private @spread(%a: tensor<4xf32>) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  %r = linalg.broadcast ins(%a : tensor<4xf32>) outs(%e : tensor<4x4xf32>) dimensions = [0]
  return %r : tensor<4x4xf32>
}
// expected-remark @below {{reads 16 B of arg0}}
func.func @call(%a: tensor<4xf32>) -> tensor<4x4xf32> {
  // expected-remark @below {{writes 64 B of func.call}}
  %r = func.call @spread(%a) : (tensor<4xf32>) -> tensor<4x4xf32>
  return %r : tensor<4x4xf32>
}

// -----

// Sizes that a call passes are put in: 4 * n B in and out.
func.func private @exp(%a: tensor<?xf32>) -> tensor<?xf32> {
  %r = math.exp %a : tensor<?xf32>
  return %r : tensor<?xf32>
}
// expected-remark-re @below {{reads 4*{{.*}}arg0.d0 B of arg0}}
func.func @call(%a: tensor<?xf32>) -> tensor<?xf32> {
  // expected-remark-re @below {{writes 4*{{.*}}arg0.d0 B of func.call}}
  %0 = func.call @exp(%a) : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

// Where calls pass different sizes, what comes back from each is left out of the
// minimum; what goes in is not.
func.func private @exp(%a: tensor<?xf32>) -> tensor<?xf32> {
  %r = math.exp %a : tensor<?xf32>
  return %r : tensor<?xf32>
}
// expected-remark-re @below {{reads 4*{{.*}}arg0.d0 B of arg0}}
// expected-remark-re @below {{reads 4*{{.*}}arg1.d0 B of arg1}}
func.func @calls(%a: tensor<?xf32>, %b: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %0 = func.call @exp(%a) : (tensor<?xf32>) -> tensor<?xf32>
  %1 = func.call @exp(%b) : (tensor<?xf32>) -> tensor<?xf32>
  return %0, %1 : tensor<?xf32>, tensor<?xf32>
}

// -----

// In a loop that certainly runs, the first iteration reads %x, 64 B, and the last
// writes what comes out.
// expected-remark @below {{reads 64 B of arg0}}
func.func @loop(%x: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %0 = scf.for %i = %c0 to %c8 step %c1 iter_args(%acc = %x) -> tensor<16xf32> {
    // expected-remark @below {{writes 64 B of math.exp}}
    %1 = math.exp %acc : tensor<16xf32>
    scf.yield %1 : tensor<16xf32>
  }
  return %0 : tensor<16xf32>
}

// -----

// One that may not run writes nothing for certain.
func.func @loop(%x: tensor<16xf32>, %n: index) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %x) -> tensor<16xf32> {
    %1 = math.exp %acc : tensor<16xf32>
    scf.yield %1 : tensor<16xf32>
  }
  return %0 : tensor<16xf32>
}

// -----

// Either side of a branch writes 64 B; which one reads, nobody knows.
func.func @branch(%c: i1, %x: tensor<16xf32>, %y: tensor<16xf32>) -> tensor<16xf32> {
  // expected-remark @below {{writes 64 B of scf.if}}
  %0 = scf.if %c -> tensor<16xf32> {
    %1 = math.exp %x : tensor<16xf32>
    scf.yield %1 : tensor<16xf32>
  } else {
    %1 = math.exp %y : tensor<16xf32>
    scf.yield %1 : tensor<16xf32>
  }
  return %0 : tensor<16xf32>
}

// -----

// One row of 8 of 16 B is replaced; the other 7 are read, 112 B, and the row and
// its index, 16 B and 4 B. Out: the row and the sum, 16 B each.
// expected-remark @below {{reads 16 B of arg2}}
// expected-remark @below {{reads 4 B of arg1}}
// expected-remark @below {{reads 112 B of arg0}}
func.func @scatter(%kv: tensor<1x8x4xf32>, %idx: tensor<1x1xi32>, %new: tensor<1x1x4xf32>) -> (tensor<1x8x4xf32>, tensor<1x1x4xf32>) {
  // expected-remark @below {{writes 16 B of tosa.scatter}}
  %u = tosa.scatter %kv, %idx, %new : (tensor<1x8x4xf32>, tensor<1x1xi32>, tensor<1x1x4xf32>) -> tensor<1x8x4xf32>
  // expected-remark @below {{writes 16 B of tosa.reduce_sum}}
  %s = tosa.reduce_sum %u {axis = 1 : i32} : (tensor<1x8x4xf32>) -> tensor<1x1x4xf32>
  return %u, %s : tensor<1x8x4xf32>, tensor<1x1x4xf32>
}

// -----

// What the program has put into a buffer itself is no input: %b is only written.
// Of %c, 16 of 64 B have been overwritten before it is read.
// expected-remark @below {{reads 64 B of arg0}}
// expected-remark @below {{writes 64 B of arg1}}
// expected-remark @below {{reads 16 B of arg3}}
// expected-remark @below {{writes 16 B of arg2}}
// expected-remark @below {{reads 48 B of arg2}}
// expected-remark @below {{writes 64 B of arg4}}
func.func @buffers(%a: memref<16xf32>, %b: memref<16xf32>, %c: memref<16xf32>, %row: memref<4xf32>, %o: memref<16xf32>) {
  linalg.exp ins(%a : memref<16xf32>) outs(%b : memref<16xf32>)
  %s = memref.subview %c[4] [4] [1] : memref<16xf32> to memref<4xf32, strided<[1], offset: 4>>
  memref.copy %row, %s : memref<4xf32> to memref<4xf32, strided<[1], offset: 4>>
  linalg.add ins(%b, %c : memref<16xf32>, memref<16xf32>) outs(%o : memref<16xf32>)
  return
}

// -----

// Sides that run into one another: what is before them and behind them is read and
// written on every way, 64 and 8 B; of the sides, neither is.
// expected-remark @below {{reads 64 B of arg2}}
// expected-remark @below {{writes 64 B of arg6}}
// expected-remark @below {{reads 8 B of arg5}}
// expected-remark @below {{writes 8 B of arg7}}
func.func @skips(%p: i1, %q: i1, %a: memref<16xf32>, %b: memref<8xf32>, %c: memref<4xf32>, %d: memref<2xf32>, %to_a: memref<16xf32>, %to_d: memref<2xf32>) {
  linalg.exp ins(%a : memref<16xf32>) outs(%to_a : memref<16xf32>)
  cf.cond_br %p, ^first, ^second
^first:
  linalg.exp ins(%b : memref<8xf32>) outs(%b : memref<8xf32>)
  cf.cond_br %q, ^second, ^end
^second:
  linalg.exp ins(%c : memref<4xf32>) outs(%c : memref<4xf32>)
  cf.br ^end
^end:
  linalg.exp ins(%d : memref<2xf32>) outs(%to_d : memref<2xf32>)
  return
}

// -----

// Of 16 elements, a mask lets 8 at most be overwritten, so that 32 B of what was there
// before are read for certain.
// expected-remark @below {{reads 32 B of arg0}}
// expected-remark @below {{writes 64 B of arg3}}
func.func @masked(%c: memref<16xf32>, %mask: vector<8xi1>, %v: vector<8xf32>, %o: memref<16xf32>) {
  %c0 = arith.constant 0 : index
  vector.maskedstore %c[%c0], %mask, %v : memref<16xf32>, vector<8xi1>, vector<8xf32>
  linalg.exp ins(%c : memref<16xf32>) outs(%o : memref<16xf32>)
  return
}

// -----

// Two constants that name one resource are one memory, 16 B.
// expected-remark @below {{reads 16 B of arg0}}
func.func @resource(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-remark @below {{reads 16 B of arith.constant}}
  %w = arith.constant dense_resource<w> : tensor<4xf32>
  %w2 = arith.constant dense_resource<w> : tensor<4xf32>
  %0 = arith.addf %x, %w : tensor<4xf32>
  // expected-remark @below {{writes 16 B of arith.mulf}}
  %1 = arith.mulf %0, %w2 : tensor<4xf32>
  return %1 : tensor<4xf32>
}
{-#
  dialect_resources: { builtin: { w: "0x040000000000803f0000003f0000803f0000003f" } }
#-}
