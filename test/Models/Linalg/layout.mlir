// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck --match-full-lines %s

// Ops of the dialect that are no loop nest with a body.

// Of 2 x 3 elements along the second: a maximum, a subtraction, an exponential,
// a sum and a division each. 24 B in and out; a buffer the same.
// CHECK: linalg.softmax: f32.add=12 f32.div=6 f32.special=6 f32.compare=6 read=24 write=24
// CHECK-NEXT: linalg.softmax: f16.add=12 f16.div=6 f16.special=6 f16.compare=6 read=12 write=12
func.func @softmax(%x: tensor<2x3xf32>, %y: memref<2x3xf16>, %z: memref<2x3xf16>) -> tensor<2x3xf32> {
  %e = tensor.empty() : tensor<2x3xf32>
  %0 = linalg.softmax dimension(1) ins(%x : tensor<2x3xf32>) outs(%e : tensor<2x3xf32>) -> tensor<2x3xf32>
  linalg.softmax dimension(0) ins(%y : memref<2x3xf16>) outs(%z : memref<2x3xf16>)
  return %0 : tensor<2x3xf32>
}

// 5 x 7 into tiles of 4 x 4: 35 elements read, 2*2*4*4 = 64 written, the
// padding with them; and back: what is padding stays, 35 each way.
// CHECK-NEXT: linalg.pack: read=140 write=256
// CHECK-NEXT: linalg.unpack: read=140 write=140
func.func @padded(%x: tensor<5x7xf32>, %d: tensor<2x2x4x4xf32>, %o: tensor<5x7xf32>) -> tensor<5x7xf32> {
  %z = arith.constant 0.0 : f32
  %0 = linalg.pack %x padding_value(%z : f32) inner_dims_pos = [0, 1] inner_tiles = [4, 4] into %d : tensor<5x7xf32> -> tensor<2x2x4x4xf32>
  %1 = linalg.unpack %0 inner_dims_pos = [0, 1] inner_tiles = [4, 4] into %o : tensor<2x2x4x4xf32> -> tensor<5x7xf32>
  return %1 : tensor<5x7xf32>
}

// A fit moves every byte once: 8*6*2 = 96.
// CHECK-NEXT: linalg.pack: read=96 write=96
func.func @exact(%x: tensor<8x6xf16>, %d: tensor<2x3x4x2xf16>) -> tensor<2x3x4x2xf16> {
  %0 = linalg.pack %x inner_dims_pos = [0, 1] inner_tiles = [4, 2] into %d : tensor<8x6xf16> -> tensor<2x3x4x2xf16>
  return %0 : tensor<2x3x4x2xf16>
}
