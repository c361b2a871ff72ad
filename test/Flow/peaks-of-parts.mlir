// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-peaks{keep=true})' -verify-diagnostics

// A call hands back %n rows of what it makes, and all of that stays. %a and %u
// have 16 B a row, %a of them; at the sum %y and what it is added to, of %n rows.
// expected-remark @below {{peak = 32*arg0.d0 at}}
func.func private @slice(%a: tensor<?x4xf32>, %n: index) -> tensor<?x4xf32> {
  %u = tosa.exp %a : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %s = tensor.extract_slice %u[0, 0] [%n, 4] [1, 1] : tensor<?x4xf32> to tensor<?x4xf32>
  return %s : tensor<?x4xf32>
}
// expected-remark @below {{peak = 32*arg0.d0 + 32*arg1 at tosa.add}}
func.func @open_slice_of_call(%a: tensor<?x4xf32>, %n: index) -> tensor<?x4xf32> {
  %s = call @slice(%a, %n) : (tensor<?x4xf32>, index) -> tensor<?x4xf32>
  %y = tosa.exp %s : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %v = tosa.add %y, %s : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  return %v : tensor<?x4xf32>
}

// -----

// The same through two calls, with four rows of them: %a and %u at 16 B a row,
// then %y and the sum with 64 B.
// expected-remark @below {{peak = 32*arg0.d0 at}}
func.func private @inner(%a: tensor<?x4xf32>) -> tensor<4x4xf32> {
  %u = tosa.exp %a : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %s = tensor.extract_slice %u[0, 0] [4, 4] [1, 1] : tensor<?x4xf32> to tensor<4x4xf32>
  return %s : tensor<4x4xf32>
}
// expected-remark @below {{peak = 32*arg0.d0 at}}
func.func private @outer(%a: tensor<?x4xf32>) -> tensor<4x4xf32> {
  %s = call @inner(%a) : (tensor<?x4xf32>) -> tensor<4x4xf32>
  return %s : tensor<4x4xf32>
}
// expected-remark @below {{peak = 32*arg0.d0 + 128 at tosa.add}}
func.func @slice_through_calls(%a: tensor<?x4xf32>) -> tensor<4x4xf32> {
  %s = call @outer(%a) : (tensor<?x4xf32>) -> tensor<4x4xf32>
  %y = tosa.exp %s : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %v = tosa.add %y, %s : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %v : tensor<4x4xf32>
}

// -----

// What comes out of a branch is %n rows of one of two tensors with 16 B a row;
// that one stays, and both are counted: %a, %0 and %1, %e and the sum of %n rows.
// expected-remark @below {{peak = 48*arg0.d0 + 32*arg1 at tosa.add [arg0 16*arg0.d0, tosa.exp 16*arg0.d0, tosa.sin 16*arg0.d0, tosa.exp 16*arg1, tosa.add 16*arg1],}}
func.func @open_slice_of_branch(%a: tensor<?x4xf32>, %n: index, %c: i1) -> tensor<?x4xf32> {
  %0 = tosa.exp %a : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %1 = tosa.sin %a : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %s0 = tensor.extract_slice %0[0, 0] [%n, 4] [1, 1] : tensor<?x4xf32> to tensor<?x4xf32>
  %s1 = tensor.extract_slice %1[0, 0] [%n, 4] [1, 1] : tensor<?x4xf32> to tensor<?x4xf32>
  %r = scf.if %c -> tensor<?x4xf32> {
    scf.yield %s0 : tensor<?x4xf32>
  } else {
    scf.yield %s1 : tensor<?x4xf32>
  }
  %e = tosa.exp %r : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %g = tosa.add %e, %r : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  return %g : tensor<?x4xf32>
}

// -----

// A part that a branch has chosen goes around a loop as it is. While it is read
// there, one of %0 and %1 stays, 256 B; both are counted: %a, %b, %0, %1, three of
// 256 B in the loop, and what it adds up to, 64 B: 1,856.
// expected-remark @below {{peak = 1856 at tosa.add [arg0 256, arg1 256, tosa.exp 256, tosa.sin 256, scf.for arg2 64, tosa.exp 256, tosa.exp 256, tosa.add 256],}}
func.func @chosen_part_in_loop(%a: tensor<16x4xf32>, %b: tensor<16x4xf32>, %c: i1, %n: index) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = tosa.exp %a : (tensor<16x4xf32>) -> tensor<16x4xf32>
  %1 = tosa.sin %b : (tensor<16x4xf32>) -> tensor<16x4xf32>
  %s0 = tensor.extract_slice %0[4, 0] [4, 4] [1, 1] : tensor<16x4xf32> to tensor<4x4xf32>
  %s1 = tensor.extract_slice %1[4, 0] [4, 4] [1, 1] : tensor<16x4xf32> to tensor<4x4xf32>
  %r = scf.if %c -> tensor<4x4xf32> {
    scf.yield %s0 : tensor<4x4xf32>
  } else {
    scf.yield %s1 : tensor<4x4xf32>
  }
  %zero = arith.constant dense<0.0> : tensor<4x4xf32>
  %l:2 = scf.for %i = %c0 to %n step %c1 iter_args(%x = %r, %acc = %zero) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
    %h1 = tosa.exp %a : (tensor<16x4xf32>) -> tensor<16x4xf32>
    %h2 = tosa.exp %h1 : (tensor<16x4xf32>) -> tensor<16x4xf32>
    %h3 = tosa.add %h1, %h2 : (tensor<16x4xf32>, tensor<16x4xf32>) -> tensor<16x4xf32>
    %h = tensor.extract_slice %h3[0, 0] [4, 4] [1, 1] : tensor<16x4xf32> to tensor<4x4xf32>
    %q = linalg.matmul ins(%x, %h : tensor<4x4xf32>, tensor<4x4xf32>) outs(%acc : tensor<4x4xf32>) -> tensor<4x4xf32>
    scf.yield %x, %q : tensor<4x4xf32>, tensor<4x4xf32>
  }
  return %l#1 : tensor<4x4xf32>
}

// -----

// In the callee %a and two tensors of 256 B are there at once. It hands back a part
// of one of these, which its caller holds: %a, that, and %0 to %4, 64 B each.
// expected-remark @below {{peak = 768 at}}
func.func private @choose(%a: tensor<16x4xf32>, %c: i1) -> tensor<4x4xf32> {
  %0 = tosa.exp %a : (tensor<16x4xf32>) -> tensor<16x4xf32>
  %1 = tosa.sin %a : (tensor<16x4xf32>) -> tensor<16x4xf32>
  %s0 = tensor.extract_slice %0[4, 0] [4, 4] [1, 1] : tensor<16x4xf32> to tensor<4x4xf32>
  %s1 = tensor.extract_slice %1[4, 0] [4, 4] [1, 1] : tensor<16x4xf32> to tensor<4x4xf32>
  %r = scf.if %c -> tensor<4x4xf32> {
    scf.yield %s0 : tensor<4x4xf32>
  } else {
    scf.yield %s1 : tensor<4x4xf32>
  }
  return %r : tensor<4x4xf32>
}
// expected-remark @below {{peak = 832 at tosa.add [arg0 256, func.call 256, tosa.exp 64, tosa.exp 64, tosa.exp 64, tosa.exp 64, tosa.add 64],}}
func.func @chosen_part_of_call(%a: tensor<16x4xf32>, %c: i1) -> tensor<4x4xf32> {
  %s = call @choose(%a, %c) : (tensor<16x4xf32>, i1) -> tensor<4x4xf32>
  %0 = tosa.exp %s : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %1 = tosa.exp %0 : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %2 = tosa.exp %1 : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %3 = tosa.exp %2 : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %4 = tosa.add %0, %1 : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %5 = tosa.add %4, %2 : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %6 = tosa.add %5, %3 : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %7 = tosa.add %6, %s : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %7 : tensor<4x4xf32>
}

// -----

// A loop carries four rows of what each iteration makes, all of which stays, as
// large as %a: while the next one is there, %a, %x in 64 B or in those, %u, %y.
// expected-remark @below {{peak = 32*arg0.d0 + 16*max(4, arg0.d0) + 64 at tosa.exp [arg0 16*arg0.d0, scf.for arg1 16*max(4, arg0.d0), tosa.exp 16*arg0.d0, tosa.exp 64],}}
func.func @slice_around_loop(%a: tensor<?x4xf32>, %m: index) -> tensor<4x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %s = tensor.extract_slice %a[0, 0] [4, 4] [1, 1] : tensor<?x4xf32> to tensor<4x4xf32>
  %l = scf.for %i = %c0 to %m step %c1 iter_args(%x = %s) -> (tensor<4x4xf32>) {
    %u = tosa.exp %a : (tensor<?x4xf32>) -> tensor<?x4xf32>
    %y = tosa.exp %x : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %t = tensor.extract_slice %u[0, 0] [4, 4] [1, 1] : tensor<?x4xf32> to tensor<4x4xf32>
    scf.yield %t : tensor<4x4xf32>
  }
  return %l : tensor<4x4xf32>
}

// -----

// Zeros that are put into a part are read nowhere and so written in place: 128 B
// of %a, and 128 B of what becomes the result.
// expected-remark @below {{peak = 256 at}}
func.func @zeros_in_part(%a: tensor<8x4xf32>) -> tensor<8x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x4xf32>
  %0 = linalg.exp ins(%a : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  %s = tensor.extract_slice %0[2, 0] [2, 4] [1, 1] : tensor<8x4xf32> to tensor<2x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%s : tensor<2x4xf32>) -> tensor<2x4xf32>
  %1 = tensor.insert_slice %f into %0[2, 0] [2, 4] [1, 1] : tensor<2x4xf32> into tensor<8x4xf32>
  return %1 : tensor<8x4xf32>
}

// -----

// Tiles are zeroed one by one in the tensor of 128 B that they make up, and then
// added to: 128 B of %a beside it.
// expected-remark @below {{peak = 256 at}}
func.func @zeroed_in_tiles(%a: tensor<8x4xf32>) -> tensor<8x4xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c8 = arith.constant 8 : index
  %e = tensor.empty() : tensor<8x4xf32>
  %0 = scf.for %i = %c0 to %c8 step %c2 iter_args(%t = %e) -> (tensor<8x4xf32>) {
    %s = tensor.extract_slice %t[%i, 0] [2, 4] [1, 1] : tensor<8x4xf32> to tensor<2x4xf32>
    %f = linalg.fill ins(%zero : f32) outs(%s : tensor<2x4xf32>) -> tensor<2x4xf32>
    %x = tensor.insert_slice %f into %t[%i, 0] [2, 4] [1, 1] : tensor<2x4xf32> into tensor<8x4xf32>
    scf.yield %x : tensor<8x4xf32>
  }
  %1 = linalg.add ins(%a, %0 : tensor<8x4xf32>, tensor<8x4xf32>) outs(%0 : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %1 : tensor<8x4xf32>
}

// -----

// What is no splat would be overwritten before it is read: the lower half is put
// into the upper one, and takes memory of its own. 128 B of %a, 128 of %0, and
// 128 of the result.
// expected-remark @below {{peak = 384 at}}
func.func @half_over_half(%a: tensor<8x4xf32>) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  %0 = linalg.exp ins(%a : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  %s = tensor.extract_slice %0[4, 0] [4, 4] [1, 1] : tensor<8x4xf32> to tensor<4x4xf32>
  %1 = tensor.insert_slice %s into %0[0, 0] [4, 4] [1, 1] : tensor<4x4xf32> into tensor<8x4xf32>
  return %1 : tensor<8x4xf32>
}
