// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Models/Inputs/list-work.py | FileCheck --match-full-lines %s

// Destinations and broadcasts as front ends write them.

#id = affine_map<(i, j) -> (i, j)>
#column = affine_map<(i, j) -> (j)>
#id3 = affine_map<(a, b, c) -> (a, b, c)>

// Keys and values: both weights are transposed first (16*8*4 = 512 B in and out),
// both products accumulate from one fill, which is not read. 4*16*8 = 512 macs,
// 4*8*4 + 512 = 640 B read, 4*16*4 = 256 B written.
// CHECK: linalg.transpose: read=512 write=512
// CHECK-NEXT: linalg.transpose: read=512 write=512
// CHECK-NEXT: linalg.matmul: f32.mul=512 f32.add=512 macs=512 read=640 write=256
// CHECK-NEXT: linalg.matmul: f32.mul=512 f32.add=512 macs=512 read=640 write=256
func.func @shared_fill(%x: tensor<4x8xf32>, %wk: tensor<16x8xf32>, %wv: tensor<16x8xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>) {
  %zero = arith.constant 0.0 : f32
  %et = tensor.empty() : tensor<8x16xf32>
  %k = linalg.transpose ins(%wk : tensor<16x8xf32>) outs(%et : tensor<8x16xf32>) permutation = [1, 0]
  %v = linalg.transpose ins(%wv : tensor<16x8xf32>) outs(%et : tensor<8x16xf32>) permutation = [1, 0]
  %e = tensor.empty() : tensor<4x16xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %0 = linalg.matmul ins(%x, %k : tensor<4x8xf32>, tensor<8x16xf32>) outs(%f : tensor<4x16xf32>) -> tensor<4x16xf32>
  %1 = linalg.matmul ins(%x, %v : tensor<4x8xf32>, tensor<8x16xf32>) outs(%f : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %0, %1 : tensor<4x16xf32>, tensor<4x16xf32>
}

// A bias of 16 is copied to 4x16 by an operation of its own (64 B, 256 B), then
// added: 64 additions, 512 B read. The destination of the addition is a tensor
// with contents, %x; its body does not use them, so they are not read again.
// CHECK-NEXT: linalg.generic: read=64 write=256
// CHECK-NEXT: linalg.generic: f32.add=64 read=512 write=256
func.func @bias(%x: tensor<4x16xf32>, %b: tensor<16xf32>) -> tensor<4x16xf32> {
  %e = tensor.empty() : tensor<4x16xf32>
  %0 = linalg.generic {indexing_maps = [#column, #id], iterator_types = ["parallel", "parallel"]} ins(%b : tensor<16xf32>) outs(%e : tensor<4x16xf32>) {
  ^bb0(%v: f32, %o: f32):
    linalg.yield %v : f32
  } -> tensor<4x16xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %0 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%x : tensor<4x16xf32>) {
  ^bb0(%v: f32, %w: f32, %o: f32):
    %s = arith.addf %v, %w : f32
    linalg.yield %s : f32
  } -> tensor<4x16xf32>
  return %1 : tensor<4x16xf32>
}

// Zeros of full size are a constant and an immediate: 32*4 B read, not twice that.
// CHECK-NEXT: linalg.generic: f32.compare=32 read=128 write=128
func.func @splat_zeros(%x: tensor<1x2x16xf32>) -> tensor<1x2x16xf32> {
  %zeros = arith.constant dense<0.0> : tensor<1x2x16xf32>
  %e = tensor.empty() : tensor<1x2x16xf32>
  %0 = linalg.generic {indexing_maps = [#id3, #id3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x, %zeros : tensor<1x2x16xf32>, tensor<1x2x16xf32>) outs(%e : tensor<1x2x16xf32>) {
  ^bb0(%v: f32, %z: f32, %o: f32):
    %s = arith.maximumf %v, %z : f32
    linalg.yield %s : f32
  } -> tensor<1x2x16xf32>
  return %0 : tensor<1x2x16xf32>
}

// A scale per channel by (b, 0, 0), a shift of rank 0: 30 of each operation, 5 and
// 1 element beside the 30: 144 B. No sum, so no macs.
// CHECK-NEXT: linalg.generic: f32.mul=30 f32.add=30 read=144 write=120
func.func @broadcast_maps(%x: tensor<2x5x3xf32>, %scale: tensor<5x1x1xf32>, %shift: tensor<f32>) -> tensor<2x5x3xf32> {
  %e = tensor.empty() : tensor<2x5x3xf32>
  %0 = linalg.generic {indexing_maps = [#id3, affine_map<(a, b, c) -> (b, 0, 0)>, affine_map<(a, b, c) -> ()>, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x, %scale, %shift : tensor<2x5x3xf32>, tensor<5x1x1xf32>, tensor<f32>) outs(%e : tensor<2x5x3xf32>) {
  ^bb0(%v: f32, %s: f32, %t: f32, %o: f32):
    %m = arith.mulf %v, %s : f32
    %a = arith.addf %m, %t : f32
    linalg.yield %a : f32
  } -> tensor<2x5x3xf32>
  return %0 : tensor<2x5x3xf32>
}

// A cache that grows is copied whole, 6 + 1 of 7 positions x 2 heads x 4, f16:
// 96 + 16 B in, 112 B out. One that is written in place moves the new row alone,
// 8 elements, although the result is the whole cache; so does a row put at a
// position that is data: 8 B to read it, a cast.
// CHECK-NEXT: tensor.concat: read=112 write=112
// CHECK-NEXT: tensor.insert_slice: read=16 write=16
// CHECK-NEXT: tensor.extract: read=8
// CHECK-NEXT: arith.index_cast: index.index=1
// CHECK-NEXT: tensor.insert_slice: read=16 write=16
func.func @cache(%cache: tensor<1x2x6x4xf16>, %new: tensor<1x2x1x4xf16>, %full: tensor<1x2x8x4xf16>, %at: tensor<i64>) -> (tensor<1x2x7x4xf16>, tensor<1x2x8x4xf16>, tensor<1x2x8x4xf16>) {
  %0 = tensor.concat dim(2) %cache, %new : (tensor<1x2x6x4xf16>, tensor<1x2x1x4xf16>) -> tensor<1x2x7x4xf16>
  %1 = tensor.insert_slice %new into %full[0, 0, 5, 0] [1, 2, 1, 4] [1, 1, 1, 1] : tensor<1x2x1x4xf16> into tensor<1x2x8x4xf16>
  %p = tensor.extract %at[] : tensor<i64>
  %q = arith.index_cast %p : i64 to index
  %2 = tensor.insert_slice %new into %full[0, 0, %q, 0] [1, 2, 1, 4] [1, 1, 1, 1] : tensor<1x2x1x4xf16> into tensor<1x2x8x4xf16>
  return %0, %1, %2 : tensor<1x2x7x4xf16>, tensor<1x2x8x4xf16>, tensor<1x2x8x4xf16>
}
