// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck --match-full-lines %s

// One operation per element of 3 x 5; the operand in `outs` gives a shape and is
// not read. Two inputs of 60 B, one output.
// CHECK: linalg.add: f32.add=15 read=120 write=60
// CHECK-NEXT: linalg.mul: f32.mul=15 read=120 write=60
// CHECK-NEXT: linalg.div: f32.div=15 read=120 write=60
// CHECK-NEXT: linalg.max: f32.compare=15 read=120 write=60
// CHECK-NEXT: linalg.exp: f32.special=15 read=60 write=60
// CHECK-NEXT: linalg.abs: f32.bit=15 read=60 write=60
// CHECK-NEXT: linalg.negf: f32.bit=15 read=60 write=60
// CHECK-NEXT: linalg.square: f32.mul=15 read=60 write=60
// CHECK-NEXT: linalg.reciprocal: f32.div=15 read=60 write=60
func.func @float(%a: tensor<3x5xf32>, %b: tensor<3x5xf32>, %o: tensor<3x5xf32>) {
  %0 = linalg.add ins(%a, %b : tensor<3x5xf32>, tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  %1 = linalg.mul ins(%a, %b : tensor<3x5xf32>, tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  %2 = linalg.div ins(%a, %b : tensor<3x5xf32>, tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  %3 = linalg.max ins(%a, %b : tensor<3x5xf32>, tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  %4 = linalg.exp ins(%a : tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  %5 = linalg.abs ins(%a : tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  %6 = linalg.negf ins(%a : tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  %7 = linalg.square ins(%a : tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  %8 = linalg.reciprocal ins(%a : tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  return
}

// 15 truth values are 2 B: 2 + 2*30. Unsigned division of i16: 60 and 30 B.
// CHECK-NEXT: linalg.select: i16.compare=15 read=62 write=30
// CHECK-NEXT: linalg.div_unsigned: i16.div=15 read=60 write=30
func.func @integer(%c: tensor<3x5xi1>, %a: tensor<3x5xi16>, %b: tensor<3x5xi16>, %o: tensor<3x5xi16>) {
  %0 = linalg.select ins(%c, %a, %b : tensor<3x5xi1>, tensor<3x5xi16>, tensor<3x5xi16>) outs(%o : tensor<3x5xi16>) -> tensor<3x5xi16>
  %1 = linalg.div_unsigned ins(%a, %b : tensor<3x5xi16>, tensor<3x5xi16>) outs(%o : tensor<3x5xi16>) -> tensor<3x5xi16>
  return
}

// The category op, with a row for all: 60 + 5*4 = 80 B.
// CHECK-NEXT: linalg.elementwise: f32.add=15 read=80 write=60
func.func @category(%a: tensor<3x5xf32>, %b: tensor<5xf32>, %o: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = linalg.elementwise kind=#linalg.elementwise_kind<add> indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>] ins(%a, %b : tensor<3x5xf32>, tensor<5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

// A region written out. map: 15 of each; reduce along the rows: 15 additions,
// 60 B and 3 sums read, 12 B written.
// CHECK-NEXT: linalg.map: f32.mul=15 f32.special=15 read=120 write=60
// CHECK-NEXT: linalg.reduce: f32.add=15 read=72 write=12
func.func @regions(%a: tensor<3x5xf32>, %b: tensor<3x5xf32>, %o: tensor<3x5xf32>, %s: tensor<3xf32>) {
  %0 = linalg.map ins(%a, %b : tensor<3x5xf32>, tensor<3x5xf32>) outs(%o : tensor<3x5xf32>)
    (%x: f32, %y: f32, %out: f32) {
      %e = math.exp %x : f32
      %p = arith.mulf %e, %y : f32
      linalg.yield %p : f32
    }
  %1 = linalg.reduce ins(%a : tensor<3x5xf32>) outs(%s : tensor<3xf32>) dimensions = [1]
    (%x: f32, %acc: f32) {
      %t = arith.addf %x, %acc : f32
      linalg.yield %t : f32
    }
  return
}

// Data movement: bytes and nothing else.
// CHECK-NEXT: linalg.transpose: read=60 write=60
// CHECK-NEXT: linalg.broadcast: read=20 write=60
// CHECK-NEXT: linalg.copy: read=60 write=60
func.func @movement(%a: tensor<3x5xf32>, %b: tensor<5xf32>, %o: tensor<3x5xf32>, %t: tensor<5x3xf32>) {
  %0 = linalg.transpose ins(%a : tensor<3x5xf32>) outs(%t : tensor<5x3xf32>) permutation = [1, 0]
  %1 = linalg.broadcast ins(%b : tensor<5xf32>) outs(%o : tensor<3x5xf32>) dimensions = [0]
  %2 = linalg.copy ins(%a : tensor<3x5xf32>) outs(%o : tensor<3x5xf32>) -> tensor<3x5xf32>
  return
}

// A splat is an immediate where it is made and where an elementwise op reads it:
// of the sums, 60 B of %a each. The fill of a fill is free, too.
// CHECK-NEXT: linalg.add: f32.add=15 read=60 write=60
// CHECK-NEXT: linalg.add: f32.add=15 read=60 write=60
func.func @splats(%a: tensor<3x5xf32>, %v: f32) {
  %c = arith.constant dense<2.0> : tensor<3x5xf32>
  %e = tensor.empty() : tensor<3x5xf32>
  %f = linalg.fill ins(%v : f32) outs(%e : tensor<3x5xf32>) -> tensor<3x5xf32>
  %g = linalg.fill ins(%v : f32) outs(%f : tensor<3x5xf32>) -> tensor<3x5xf32>
  %0 = linalg.add ins(%a, %c : tensor<3x5xf32>, tensor<3x5xf32>) outs(%e : tensor<3x5xf32>) -> tensor<3x5xf32>
  %1 = linalg.add ins(%g, %0 : tensor<3x5xf32>, tensor<3x5xf32>) outs(%g : tensor<3x5xf32>) -> tensor<3x5xf32>
  return
}

// Any other constant is read like any tensor: 20 + 20.
// CHECK-NEXT: linalg.add: f32.add=5 read=40 write=20
func.func @constant(%a: tensor<5xf32>, %o: tensor<5xf32>) -> tensor<5xf32> {
  %c = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0]> : tensor<5xf32>
  %0 = linalg.add ins(%a, %c : tensor<5xf32>, tensor<5xf32>) outs(%o : tensor<5xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// A scalar operand is no traffic.
// CHECK-NEXT: linalg.map: f32.mul=15 read=60 write=60
func.func @captured_scalar(%a: tensor<3x5xf32>, %o: tensor<3x5xf32>, %k: f32) -> tensor<3x5xf32> {
  %0 = linalg.map ins(%a : tensor<3x5xf32>) outs(%o : tensor<3x5xf32>)
    (%x: f32, %out: f32) {
      %p = arith.mulf %x, %k : f32
      linalg.yield %p : f32
    }
  return %0 : tensor<3x5xf32>
}

// On buffers everything is in memory: the fill is written, and read by the sum.
// CHECK-NEXT: linalg.fill: write=60
// CHECK-NEXT: linalg.add: f32.add=15 read=120 write=60
// CHECK-NEXT: linalg.transpose: read=60 write=60
// CHECK-NEXT: linalg.copy: read=60 write=60
// CHECK-NEXT: linalg.reduce: f32.add=15 read=72 write=12
func.func @buffers(%a: memref<3x5xf32>, %b: memref<3x5xf32>, %t: memref<5x3xf32, strided<[4, 1]>>, %s: memref<3xf32, 3>, %v: f32) {
  linalg.fill ins(%v : f32) outs(%b : memref<3x5xf32>)
  linalg.add ins(%a, %b : memref<3x5xf32>, memref<3x5xf32>) outs(%a : memref<3x5xf32>)
  linalg.transpose ins(%a : memref<3x5xf32>) outs(%t : memref<5x3xf32, strided<[4, 1]>>) permutation = [1, 0]
  linalg.copy ins(%a : memref<3x5xf32>) outs(%b : memref<3x5xf32>)
  linalg.reduce ins(%a : memref<3x5xf32>) outs(%s : memref<3xf32, 3>) dimensions = [1]
    (%x: f32, %acc: f32) {
      %r = arith.addf %x, %acc : f32
      linalg.yield %r : f32
    }
  return
}

// 3 rows of unknown width n: 3*n each.
// CHECK-NEXT: linalg.exp: f16.special=3*dynamic.arg0.d1 read=6*dynamic.arg0.d1 write=6*dynamic.arg0.d1
func.func @dynamic(%a: tensor<3x?xf16>, %o: tensor<3x?xf16>) -> tensor<3x?xf16> {
  %0 = linalg.exp ins(%a : tensor<3x?xf16>) outs(%o : tensor<3x?xf16>) -> tensor<3x?xf16>
  return %0 : tensor<3x?xf16>
}
