// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck --match-full-lines %s

// A splat is written where it must exist in memory, and only what covers a tensor
// makes one. 4 elements are 16 B, 7 are 28 B.

#i = affine_map<(i) -> (i)>
#even = affine_map<(i) -> (2 * i)>

// Every second of 7 elements becomes 1.0: no splat. In a splat of zeros these have to
// be written, too, 28 B; in memory without contents not.
// CHECK: linalg.generic: write=16
// CHECK-NEXT: math.exp: f32.special=7 read=28 write=28
// CHECK-NEXT: linalg.generic: write=28
// CHECK-NEXT: linalg.generic: write=16
func.func @gaps(%d: tensor<4xf32>, %o: tensor<7xf32>) -> (tensor<7xf32>, tensor<7xf32>, tensor<7xf32>) {
  %z = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<7xf32>
  %zeros = linalg.fill ins(%z : f32) outs(%e : tensor<7xf32>) -> tensor<7xf32>
  %0 = linalg.generic {indexing_maps = [#i, #even], iterator_types = ["parallel"]} ins(%d : tensor<4xf32>) outs(%o : tensor<7xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %one : f32
  } -> tensor<7xf32>
  %1 = math.exp %0 : tensor<7xf32>
  %2 = linalg.generic {indexing_maps = [#i, #even], iterator_types = ["parallel"]} ins(%d : tensor<4xf32>) outs(%zeros : tensor<7xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %one : f32
  } -> tensor<7xf32>
  %3 = linalg.generic {indexing_maps = [#i, #even], iterator_types = ["parallel"]} ins(%d : tensor<4xf32>) outs(%e : tensor<7xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %one : f32
  } -> tensor<7xf32>
  return %1, %2, %3 : tensor<7xf32>, tensor<7xf32>, tensor<7xf32>
}

// A dimension of one element is covered by a constant position.
// CHECK-NEXT: func.return: write=16
func.func @unit(%d: tensor<4xf32>) -> tensor<4x1xf32> {
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<4x1xf32>
  %0 = linalg.generic {indexing_maps = [#i, affine_map<(i) -> (i, 0)>], iterator_types = ["parallel"]} ins(%d : tensor<4xf32>) outs(%e : tensor<4x1xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %one : f32
  } -> tensor<4x1xf32>
  return %0 : tensor<4x1xf32>
}

// One of several values: the side of a branch, a choice, what a block is given.
// CHECK-NEXT: scf.yield: write=16
// CHECK-NEXT: arith.select: i1.compare=1 write=16
// CHECK-NEXT: tosa.yield: write=16
func.func @joins(%c: i1, %t: tensor<i1>, %a: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %splat = arith.constant dense<2.0> : tensor<4xf32>
  %0 = scf.if %c -> tensor<4xf32> {
    scf.yield %splat : tensor<4xf32>
  } else {
    scf.yield %a : tensor<4xf32>
  }
  %1 = arith.select %c, %splat, %a : tensor<4xf32>
  %2 = tosa.cond_if %t : tensor<i1> -> tensor<4xf32> {
    tosa.yield %a : tensor<4xf32>
  } else {
    tosa.yield %splat : tensor<4xf32>
  }
  return %0, %1, %2 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}
// CHECK-NEXT: cf.cond_br: write=16
func.func @block(%c: i1, %a: tensor<4xf32>) -> tensor<4xf32> {
  %splat = arith.constant dense<2.0> : tensor<4xf32>
  cf.cond_br %c, ^end(%splat : tensor<4xf32>), ^end(%a : tensor<4xf32>)
^end(%r: tensor<4xf32>):
  return %r : tensor<4xf32>
}

// A loop that reads what it carries finds the splat there in its first iteration, 16 B
// written; one that only writes over it does not. A product of 4x0 and 0x1 adds
// nothing to the zeros, which are what is returned.
// CHECK-NEXT: scf.for: write=16
// CHECK-NEXT: linalg.add: f32.add=4 read=32 write=16
// CHECK-NEXT: linalg.exp: f32.special=4 read=16 write=16
// CHECK-NEXT: func.return: write=16
func.func @loops(%x: tensor<4xf32>, %a: tensor<4x0xf32>, %b: tensor<0x1xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4x1xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %zeros = arith.constant dense<0.0> : tensor<4xf32>
  %column = arith.constant dense<0.0> : tensor<4x1xf32>
  %0 = scf.for %i = %c0 to %c3 step %c1 iter_args(%s = %zeros) -> tensor<4xf32> {
    %1 = linalg.add ins(%x, %s : tensor<4xf32>, tensor<4xf32>) outs(%s : tensor<4xf32>) -> tensor<4xf32>
    scf.yield %1 : tensor<4xf32>
  }
  %2 = scf.for %i = %c0 to %c3 step %c1 iter_args(%s = %zeros) -> tensor<4xf32> {
    %3 = linalg.exp ins(%x : tensor<4xf32>) outs(%s : tensor<4xf32>) -> tensor<4xf32>
    scf.yield %3 : tensor<4xf32>
  }
  %4 = linalg.matmul ins(%a, %b : tensor<4x0xf32>, tensor<0x1xf32>) outs(%column : tensor<4x1xf32>) -> tensor<4x1xf32>
  return %0, %2, %4 : tensor<4xf32>, tensor<4xf32>, tensor<4x1xf32>
}

// Elements of a splat are one scalar, whichever are picked.
// CHECK-NEXT: func.return: write=48
func.func @gathered(%i: tensor<2x1xindex>, %j: tensor<1x2xi32>) -> (tensor<2x1x4xf32>, tensor<1x2x2xf32>) {
  %t = arith.constant dense<2.0> : tensor<8x4xf32>
  %u = "tosa.const"() <{values = dense<1.0> : tensor<1x8x2xf32>}> : () -> tensor<1x8x2xf32>
  %0 = tensor.gather %t[%i] gather_dims([0]) : (tensor<8x4xf32>, tensor<2x1xindex>) -> tensor<2x1x4xf32>
  %1 = tosa.gather %u, %j : (tensor<1x8x2xf32>, tensor<1x2xi32>) -> tensor<1x2x2xf32>
  return %0, %1 : tensor<2x1x4xf32>, tensor<1x2x2xf32>
}

// A splat that is put into its own place in a tensor is written there: 9 of 36
// elements.
// CHECK: tensor.insert_slice: write=36
func.func @part(%a: tensor<2x2x3x3xf32>) -> tensor<2x2x3x3xf32> {
  %c = arith.constant 5.0 : f32
  %o = tensor.extract_slice %a[0, 0, 0, 0] [1, 1, 3, 3] [1, 1, 1, 1] : tensor<2x2x3x3xf32> to tensor<3x3xf32>
  %f = linalg.fill ins(%c : f32) outs(%o : tensor<3x3xf32>) -> tensor<3x3xf32>
  %r = tensor.insert_slice %f into %a[0, 0, 0, 0] [1, 1, 3, 3] [1, 1, 1, 1] : tensor<3x3xf32> into tensor<2x2x3x3xf32>
  return %r : tensor<2x2x3x3xf32>
}
