// What buffers are used for does not hold operations apart that tensors would leave together.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#vector = affine_map<(n, c, h, w) -> (c)>
#all = affine_map<(n, c, h, w) -> (n, c, h, w)>
!x = memref<4x8x10x10xf32>
!y = memref<4x8x8x8xf32>

// The window has a shape and no contents, although the operation says that it reads it: 3,200
// elements come in and 2,048 go out, 4 B each.
// CHECK: window: linalg.fill, linalg.pooling_nchw_max, linalg.exp: {{[0-9]+}} -> 20992
func.func @window(%x: !x, %w: memref<3x3xf32>, %b: !y) {
  %zero = arith.constant 0.0 : f32
  %a = memref.alloc() : !y
  linalg.fill ins(%zero : f32) outs(%a : !y)
  linalg.pooling_nchw_max ins(%x, %w : !x, memref<3x3xf32>) outs(%a : !y)
  linalg.exp ins(%a : !y) outs(%b : !y)
  return
}

// A scale and an offset are made behind the convolution that they change, in which they are
// not loaded, since they are used twice. 8 numbers come in, two times 8 go out: 3 * 32. Then x,
// 576 weights, both vectors, and the result: 12,800 + 2,304 + 64 + 8,192.
// CHECK: scaled: linalg.fill, linalg.conv_2d_nchw_fchw, linalg.generic x2: {{[0-9]+}} -> 23360
// CHECK: scaled: linalg.exp, linalg.abs: {{[0-9]+}} -> 96
func.func @scaled(%x: !x, %w: memref<8x8x3x3xf32>, %s: memref<8xf32>, %b: !y) {
  %zero = arith.constant 0.0 : f32
  %a = memref.alloc() : !y
  linalg.fill ins(%zero : f32) outs(%a : !y)
  linalg.conv_2d_nchw_fchw ins(%x, %w : !x, memref<8x8x3x3xf32>) outs(%a : !y)
  %t = memref.alloc() : memref<8xf32>
  linalg.exp ins(%s : memref<8xf32>) outs(%t : memref<8xf32>)
  %u = memref.alloc() : memref<8xf32>
  linalg.abs ins(%t : memref<8xf32>) outs(%u : memref<8xf32>)
  %m = memref.alloc() : !y
  linalg.generic {indexing_maps = [#all, #vector, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%a, %t : !y, memref<8xf32>) outs(%m : !y) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %c = arith.mulf %p, %q : f32
    linalg.yield %c : f32
  }
  linalg.generic {indexing_maps = [#all, #vector, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%m, %u : !y, memref<8xf32>) outs(%b : !y) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %c = arith.addf %p, %q : f32
    linalg.yield %c : f32
  }
  return
}
