// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-flops.py | FileCheck --match-full-lines %s

// Extents and index values traced back to arguments. What is added are tensors,
// so the flops are their elements; with `s0` in them the trace would be lost.

// CHECK: symbol arguments.arg0.d0: extent 0 of argument 0 of @arguments
// CHECK-NEXT: symbol arguments.arg0.d2: extent 2 of argument 0 of @arguments

// CHECK: arguments: flops=3*arguments.arg0.d0*arguments.arg0.d2
func.func @arguments(%x: tensor<?x3x?xf32>) -> tensor<?x3x?xf32> {
  %0 = arith.addf %x, %x : tensor<?x3x?xf32>
  return %0 : tensor<?x3x?xf32>
}

// (a*b + 1) / 2, in i64 and back.
// CHECK-NEXT: arithmetic: flops=ceildiv(arithmetic.arg0.d0*arithmetic.arg0.d1, 2)
func.func @arithmetic(%x: tensor<?x?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = tensor.dim %x, %c0 : tensor<?x?xf32>
  %b = tensor.dim %x, %c1 : tensor<?x?xf32>
  %a64 = arith.index_cast %a : index to i64
  %b64 = arith.index_cast %b : index to i64
  %c2 = arith.constant 2 : i64
  %m = arith.muli %a64, %b64 : i64
  %one = arith.constant 1 : i64
  %p = arith.addi %m, %one : i64
  %d = arith.divsi %p, %c2 : i64
  %n = arith.index_cast %d : i64 to index
  %e = tensor.empty(%n) : tensor<?xf32>
  %0 = arith.addf %e, %e : tensor<?xf32>
  return
}

// A size is not negative, so the selection leaves a: 3*a + a floordiv 4.
// CHECK-NEXT: wrapped: flops=3*wrapped.arg0.d0 + floordiv(wrapped.arg0.d0, 4)
func.func @wrapped(%x: tensor<?x?xf32>) {
  %c0 = arith.constant 0 : index
  %a = tensor.dim %x, %c0 : tensor<?x?xf32>
  %z = arith.constant 0 : index
  %m1 = arith.constant -1 : index
  %neg = arith.cmpi slt, %a, %z : index
  %w = arith.addi %a, %m1 : index
  %s = arith.select %neg, %w, %a : index
  %q = affine.apply affine_map<(d0)[s0] -> (d0 * 3 + s0 floordiv 4)>(%s)[%a]
  %e = tensor.empty(%q) : tensor<?xf32>
  %0 = arith.addf %e, %e : tensor<?xf32>
  return
}

// 5*a, a*b, a*1*b and a*4, where the cast says that b is 5.
// CHECK-NEXT: reshaped: flops=19*reshaped.arg0.d0
func.func @reshaped(%x: tensor<?x?xf32>) {
  %c0 = arith.constant 0 : index
  %a = tensor.dim %x, %c0 : tensor<?x?xf32>
  %cast = tensor.cast %x : tensor<?x?xf32> to tensor<?x5xf32>
  %0 = arith.addf %cast, %cast : tensor<?x5xf32>
  %flat = tensor.collapse_shape %x [[0, 1]] : tensor<?x?xf32> into tensor<?xf32>
  %1 = arith.addf %flat, %flat : tensor<?xf32>
  %c1 = arith.constant 1 : index
  %b = tensor.dim %x, %c1 : tensor<?x?xf32>
  %back = tensor.expand_shape %flat [[0, 1, 2]] output_shape [%a, 1, %b] : tensor<?xf32> into tensor<?x1x?xf32>
  %2 = arith.addf %back, %back : tensor<?x1x?xf32>
  %four = arith.constant 4 : index
  %shape = tensor.from_elements %a, %four : tensor<2xindex>
  %r = tensor.reshape %x(%shape) : (tensor<?x?xf32>, tensor<2xindex>) -> tensor<?x?xf32>
  %3 = arith.addf %r, %r : tensor<?x?xf32>
  return
}

// n, and 3*(n + n + 2).
// CHECK-NEXT: pieces: flops=7*pieces.arg1 + 6
func.func @pieces(%x: tensor<?x?xf32>, %n: index) {
  %z = arith.constant 0.0 : f32
  %s = tensor.extract_slice %x[0, 0] [%n, 1] [1, 1] : tensor<?x?xf32> to tensor<?xf32>
  %0 = arith.addf %s, %s : tensor<?xf32>
  %t = tensor.extract_slice %x[0, 0] [2, %n] [1, 1] : tensor<?x?xf32> to tensor<2x?xf32>
  %p = tensor.pad %t low[1, %n] high[0, 2] {
  ^bb0(%i: index, %j: index):
    tensor.yield %z : f32
  } : tensor<2x?xf32> to tensor<3x?xf32>
  %1 = arith.addf %p, %p : tensor<3x?xf32>
  return
}

// 4*(a + b + a).
// CHECK-NEXT: joined: flops=8*joined.arg0.d0 + 4*joined.arg1.d0
func.func @joined(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>) {
  %c = tensor.concat dim(0) %x, %y, %x : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  %0 = arith.addf %c, %c : tensor<?x4xf32>
  return
}

// What three iterations hand on keeps its extent, also after the loop: 3*a + a.
// CHECK-NEXT: carried: flops=4*carried.arg0.d0
func.func @carried(%x: tensor<?xf32>, %y: tensor<?xf32>) {
  %lo = arith.constant 0 : index
  %one = arith.constant 1 : index
  %hi = arith.constant 3 : index
  %r:2 = scf.for %i = %lo to %hi step %one iter_args(%a = %x, %b = %x) -> (tensor<?xf32>, tensor<?xf32>) {
    %0 = arith.addf %a, %a : tensor<?xf32>
    scf.yield %0, %y : tensor<?xf32>, tensor<?xf32>
  }
  %1 = arith.addf %r#0, %r#0 : tensor<?xf32>
  return
}

// One that grows has no extent that is known.
// CHECK-NEXT: grown: flops=grown.s0
func.func @grown(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %lo = arith.constant 0 : index
  %one = arith.constant 1 : index
  %hi = arith.constant 3 : index
  %r = scf.for %i = %lo to %hi step %one iter_args(%a = %x) -> (tensor<?xf32>) {
    %c = tensor.concat dim(0) %a, %y : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
    scf.yield %c : tensor<?xf32>
  }
  %1 = arith.addf %r, %r : tensor<?xf32>
  return %1 : tensor<?xf32>
}

// Both sides yield the same extent. An exponential is no flop, but work that one
// side alone does.
// CHECK-NEXT: chosen: flops=chosen.arg1.d0 upper
func.func @chosen(%c: i1, %x: tensor<?xf32>, %y: tensor<?xf32>) {
  %0 = scf.if %c -> tensor<?xf32> {
    scf.yield %x : tensor<?xf32>
  } else {
    %n = math.exp %x : tensor<?xf32>
    scf.yield %n : tensor<?xf32>
  }
  %1 = arith.addf %0, %0 : tensor<?xf32>
  return
}
