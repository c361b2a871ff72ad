// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck --match-full-lines %s

// Contractions. One of m x k by k x n does m*n*k multiply-accumulates, however
// it is spelled; here 3*7*5 = 105 unless said otherwise.

// Reads 3*5*4 = 60, 5*7*4 = 140 and the accumulator, 3*7*4 = 84 B.
// CHECK: linalg.matmul: f32.mul=105 f32.add=105 macs=105 read=284 write=84
func.func @matmul(%a: tensor<3x5xf32>, %b: tensor<5x7xf32>, %c: tensor<3x7xf32>) -> tensor<3x7xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<3x5xf32>, tensor<5x7xf32>) outs(%c : tensor<3x7xf32>) -> tensor<3x7xf32>
  return %0 : tensor<3x7xf32>
}

// An accumulator that starts as a splat starts in a register; the fill moves
// nothing. f16 into f32: both operands are widened, 2*105. 15*2 + 35*2 = 100 B.
// CHECK-NEXT: linalg.matmul: f32.mul=105 f32.add=105 f32.convert=210 macs=105 read=100 write=84
func.func @filled(%a: tensor<3x5xf16>, %b: tensor<5x7xf16>) -> tensor<3x7xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<3x7xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<3x7xf32>) -> tensor<3x7xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<3x5xf16>, tensor<5x7xf16>) outs(%f : tensor<3x7xf32>) -> tensor<3x7xf32>
  return %0 : tensor<3x7xf32>
}

// On buffers the fill writes memory and the accumulator is read from it.
// CHECK-NEXT: linalg.fill: write=84
// CHECK-NEXT: linalg.matmul: f32.mul=105 f32.add=105 macs=105 read=284 write=84
func.func @buffers(%a: memref<3x5xf32>, %b: memref<5x7xf32>, %c: memref<3x7xf32>) {
  %z = arith.constant 0.0 : f32
  linalg.fill ins(%z : f32) outs(%c : memref<3x7xf32>)
  linalg.matmul ins(%a, %b : memref<3x5xf32>, memref<5x7xf32>) outs(%c : memref<3x7xf32>)
  return
}

// 15 + 35 + 21*4 = 134 B.
// CHECK-NEXT: linalg.matmul: i32.mul=105 i32.add=105 i32.convert=210 macs=105 read=134 write=84
func.func @i8(%a: tensor<3x5xi8>, %b: tensor<5x7xi8>, %c: tensor<3x7xi32>) -> tensor<3x7xi32> {
  %0 = linalg.matmul ins(%a, %b : tensor<3x5xi8>, tensor<5x7xi8>) outs(%c : tensor<3x7xi32>) -> tensor<3x7xi32>
  return %0 : tensor<3x7xi32>
}

// Two i4 to a byte, rounded up per tensor: 8 + 18 + 84 = 110 B.
// CHECK-NEXT: linalg.matmul: i32.mul=105 i32.add=105 i32.convert=210 macs=105 read=110 write=84
func.func @i4(%a: tensor<3x5xi4>, %b: tensor<5x7xi4>, %c: tensor<3x7xi32>) -> tensor<3x7xi32> {
  %0 = linalg.matmul {cast = #linalg.type_fn<cast_unsigned>} ins(%a, %b : tensor<3x5xi4>, tensor<5x7xi4>) outs(%c : tensor<3x7xi32>) -> tensor<3x7xi32>
  return %0 : tensor<3x7xi32>
}

// Two zero points are subtracted on top: 3*105 additions. The zero points are
// scalars and no traffic; the macs stay m*n*k.
// CHECK-NEXT: linalg.quantized_matmul: i32.mul=105 i32.add=315 i32.convert=210 macs=105 read=134 write=84
func.func @quantized(%a: tensor<3x5xi8>, %b: tensor<5x7xi8>, %za: i32, %zb: i32, %c: tensor<3x7xi32>) -> tensor<3x7xi32> {
  %0 = linalg.quantized_matmul ins(%a, %b, %za, %zb : tensor<3x5xi8>, tensor<5x7xi8>, i32, i32) outs(%c : tensor<3x7xi32>) -> tensor<3x7xi32>
  return %0 : tensor<3x7xi32>
}

// A complex product is 4 multiplications and 2 additions, a complex sum 2 more:
// 4*105 = 420 each. Elements of 8 B: 2*284 and 2*84 B.
// CHECK-NEXT: linalg.matmul: f32.mul=420 f32.add=420 macs=420 read=568 write=168
func.func @complex(%a: tensor<3x5xcomplex<f32>>, %b: tensor<5x7xcomplex<f32>>, %c: tensor<3x7xcomplex<f32>>) -> tensor<3x7xcomplex<f32>> {
  %0 = linalg.matmul ins(%a, %b : tensor<3x5xcomplex<f32>>, tensor<5x7xcomplex<f32>>) outs(%c : tensor<3x7xcomplex<f32>>) -> tensor<3x7xcomplex<f32>>
  return %0 : tensor<3x7xcomplex<f32>>
}

// Of truth values: and, or. No multiplication, so no macs. 15, 35 and 21 bits
// are 2, 5 and 3 B.
// CHECK-NEXT: linalg.matmul: i1.bit=210 read=10 write=3
func.func @boolean(%a: tensor<3x5xi1>, %b: tensor<5x7xi1>, %c: tensor<3x7xi1>) -> tensor<3x7xi1> {
  %0 = linalg.matmul ins(%a, %b : tensor<3x5xi1>, tensor<5x7xi1>) outs(%c : tensor<3x7xi1>) -> tensor<3x7xi1>
  return %0 : tensor<3x7xi1>
}

// A square of one tensor: two operands, read once, macs since the elements
// multiplied are different ones. 3*3*3 = 27; 36 B of it, 36 B of the accumulator.
// CHECK-NEXT: linalg.matmul: f32.mul=27 f32.add=27 macs=27 read=72 write=36
func.func @squared(%a: tensor<3x3xf32>, %c: tensor<3x3xf32>) -> tensor<3x3xf32> {
  %0 = linalg.matmul ins(%a, %a : tensor<3x3xf32>, tensor<3x3xf32>) outs(%c : tensor<3x3xf32>) -> tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}

// Transposed operands change the maps, not the counts.
// CHECK-NEXT: linalg.contract: f32.mul=105 f32.add=105 macs=105 read=284 write=84
func.func @contract(%a: tensor<5x3xf32>, %b: tensor<7x5xf32>, %c: tensor<3x7xf32>) -> tensor<3x7xf32> {
  %0 = linalg.contract indexing_maps = [affine_map<(i, j, k) -> (k, i)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>] ins(%a, %b : tensor<5x3xf32>, tensor<7x5xf32>) outs(%c : tensor<3x7xf32>) -> tensor<3x7xf32>
  return %0 : tensor<3x7xf32>
}

// One row for all: 5*4 + 140 + 84 = 244 B.
// CHECK-NEXT: linalg.matmul: f32.mul=105 f32.add=105 macs=105 read=244 write=84
func.func @broadcast(%a: tensor<5xf32>, %b: tensor<5x7xf32>, %c: tensor<3x7xf32>) -> tensor<3x7xf32> {
  %0 = linalg.matmul indexing_maps = [affine_map<(m, n, k) -> (k)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>] ins(%a, %b : tensor<5xf32>, tensor<5x7xf32>) outs(%c : tensor<3x7xf32>) -> tensor<3x7xf32>
  return %0 : tensor<3x7xf32>
}

// Twice: 2*105 = 210; 2*284 and 2*84 B. Reduced over the batch: the result
// stays 84 B, 2*60 + 2*140 + 84 = 484 B.
// CHECK-NEXT: linalg.batch_matmul: f32.mul=210 f32.add=210 macs=210 read=568 write=168
// CHECK-NEXT: linalg.batch_reduce_matmul: f32.mul=210 f32.add=210 macs=210 read=484 write=84
func.func @batch(%a: tensor<2x3x5xf32>, %b: tensor<2x5x7xf32>, %c: tensor<2x3x7xf32>, %d: tensor<3x7xf32>) -> (tensor<2x3x7xf32>, tensor<3x7xf32>) {
  %0 = linalg.batch_matmul ins(%a, %b : tensor<2x3x5xf32>, tensor<2x5x7xf32>) outs(%c : tensor<2x3x7xf32>) -> tensor<2x3x7xf32>
  %1 = linalg.batch_reduce_matmul ins(%a, %b : tensor<2x3x5xf32>, tensor<2x5x7xf32>) outs(%d : tensor<3x7xf32>) -> tensor<3x7xf32>
  return %0, %1 : tensor<2x3x7xf32>, tensor<3x7xf32>
}

// Tiles: 2*6 outer, 3 reduced, each 4*7*5: 36*140 = 5040. Reads 120, 630 and
// 336 elements: 4344 B; writes 1344 B.
// CHECK-NEXT: linalg.mmt4d: f32.mul=5040 f32.add=5040 macs=5040 read=4344 write=1344
func.func @tiled(%a: tensor<2x3x4x5xf32>, %b: tensor<6x3x7x5xf32>, %c: tensor<2x6x4x7xf32>) -> tensor<2x6x4x7xf32> {
  %0 = linalg.mmt4d ins(%a, %b : tensor<2x3x4x5xf32>, tensor<6x3x7x5xf32>) outs(%c : tensor<2x6x4x7xf32>) -> tensor<2x6x4x7xf32>
  return %0 : tensor<2x6x4x7xf32>
}

// 3*5 = 15: 60 + 20 + 12 = 92 B; 5*7 = 35: 20 + 140 + 28 = 188 B; 5, of one vector: 20 + 4.
// CHECK-NEXT: linalg.matvec: f32.mul=15 f32.add=15 macs=15 read=92 write=12
// CHECK-NEXT: linalg.vecmat: f32.mul=35 f32.add=35 macs=35 read=188 write=28
// CHECK-NEXT: linalg.dot: f32.mul=5 f32.add=5 read=24 write=4
func.func @vectors(%a: tensor<3x5xf32>, %b: tensor<5x7xf32>, %x: tensor<5xf32>, %y: tensor<3xf32>, %z: tensor<7xf32>, %s: tensor<f32>) -> (tensor<3xf32>, tensor<7xf32>, tensor<f32>) {
  %0 = linalg.matvec ins(%a, %x : tensor<3x5xf32>, tensor<5xf32>) outs(%y : tensor<3xf32>) -> tensor<3xf32>
  %1 = linalg.vecmat ins(%x, %b : tensor<5xf32>, tensor<5x7xf32>) outs(%z : tensor<7xf32>) -> tensor<7xf32>
  %2 = linalg.dot ins(%x, %x : tensor<5xf32>, tensor<5xf32>) outs(%s : tensor<f32>) -> tensor<f32>
  return %0, %1, %2 : tensor<3xf32>, tensor<7xf32>, tensor<f32>
}

// m = arg0.d0 and n = arg1.d1, each where it first appears: 5*m*n; 20*m + 20*n
// B of operands, 4*m*n of accumulator.
// CHECK-NEXT: linalg.matmul: f32.mul=5*dynamic.arg0.d0*dynamic.arg1.d1 f32.add=5*dynamic.arg0.d0*dynamic.arg1.d1 macs=5*dynamic.arg0.d0*dynamic.arg1.d1 read=4*dynamic.arg0.d0*dynamic.arg1.d1 + 20*dynamic.arg0.d0 + 20*dynamic.arg1.d1 write=4*dynamic.arg0.d0*dynamic.arg1.d1
func.func @dynamic(%a: tensor<?x5xf32>, %b: tensor<5x?xf32>, %c: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<?x5xf32>, tensor<5x?xf32>) outs(%c : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
