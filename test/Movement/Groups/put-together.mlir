// Operations that write parts of one thing, which others read as a whole: insertions, copies
// and fills of parts of a buffer. They are one group with who reads what they made.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
!h = tensor<256x256xf32>
!w = tensor<256x512xf32>

// Halves of 256 * 256 * 4 B, 262,144 B, beside each other: both come in, and twice as much
// goes out.
// CHECK: insertions: linalg.exp, linalg.abs, tensor.insert_slice x2, linalg.negf: 3145728 -> 1048576{{$}}
func.func @insertions(%a: !h, %b: !h) -> !w {
  %eh = tensor.empty() : !h
  %e = tensor.empty() : !w
  %x = linalg.exp ins(%a : !h) outs(%eh : !h) -> !h
  %y = linalg.abs ins(%b : !h) outs(%eh : !h) -> !h
  %1 = tensor.insert_slice %x into %e[0, 0] [256, 256] [1, 1] : !h into !w
  %2 = tensor.insert_slice %y into %1[0, 256] [256, 256] [1, 1] : !h into !w
  %r = linalg.negf ins(%2 : !w) outs(%e : !w) -> !w
  return %r : !w
}

// Loaded by a product: 2 * 262,144 + 512 * 256 * 4 + 262,144.
// CHECK: product: tensor.insert_slice x2, linalg.matmul: 2359296 -> 1310720{{$}}
func.func @product(%a: !h, %b: !h, %k: tensor<512x256xf32>) -> !h {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : !w
  %eh = tensor.empty() : !h
  %1 = tensor.insert_slice %a into %e[0, 0] [256, 256] [1, 1] : !h into !w
  %2 = tensor.insert_slice %b into %1[0, 256] [256, 256] [1, 1] : !h into !w
  %f = linalg.fill ins(%zero : f32) outs(%eh : !h) -> !h
  %r = linalg.matmul ins(%2, %k : !w, tensor<512x256xf32>) outs(%f : !h) -> !h
  return %r : !h
}

// One row of each, stacked: a part without a dimension. 2 * 1,024 in, 2,048 out.
// CHECK: stacked: tensor.insert_slice x2, linalg.negf: 8192 -> 4096{{$}}
func.func @stacked(%a: tensor<256xf32>, %b: tensor<256xf32>) -> tensor<2x256xf32> {
  %e = tensor.empty() : tensor<2x256xf32>
  %1 = tensor.insert_slice %a into %e[0, 0] [1, 256] [1, 1] : tensor<256xf32> into tensor<2x256xf32>
  %2 = tensor.insert_slice %b into %1[1, 0] [1, 256] [1, 1] : tensor<256xf32> into tensor<2x256xf32>
  %r = linalg.negf ins(%2 : tensor<2x256xf32>) outs(%e : tensor<2x256xf32>) -> tensor<2x256xf32>
  return %r : tensor<2x256xf32>
}

// Returned behind the second part, the first one has been written: 2 * 262,144 in, and
// 524,288 of both and of the result.
// CHECK: returned: tensor.insert_slice x2, linalg.negf: 2097152 -> 1572864{{$}}
func.func @returned(%a: !h, %b: !h) -> (!w, !w) {
  %e = tensor.empty() : !w
  %1 = tensor.insert_slice %a into %e[0, 0] [256, 256] [1, 1] : !h into !w
  %2 = tensor.insert_slice %b into %1[0, 256] [256, 256] [1, 1] : !h into !w
  %r = linalg.negf ins(%2 : !w) outs(%e : !w) -> !w
  return %2, %r : !w, !w
}

// What a caller passes is there before, and read from outside.
// CHECK: into_given: tensor.insert_slice: 524288
// CHECK: into_given: linalg.negf: 1048576
func.func @into_given(%a: !h, %b: !w) -> !w {
  %e = tensor.empty() : !w
  %1 = tensor.insert_slice %a into %b[0, 0] [256, 256] [1, 1] : !h into !w
  %r = linalg.negf ins(%1 : !w) outs(%e : !w) -> !w
  return %r : !w
}

// The same in buffers, with the loops that make the halves writing them in place. The product
// adds to what the caller gave, which is read: 1,310,720 + 262,144.
// CHECK: buffers: linalg.exp, linalg.abs, linalg.negf: 2097152 -> 1048576{{$}}
// CHECK: copied: memref.copy x2, linalg.matmul: 2621440 -> 1572864{{$}}
!bh = memref<256x256xf32>
!bw = memref<256x512xf32>
!left = memref<256x256xf32, strided<[512, 1]>>
!right = memref<256x256xf32, strided<[512, 1], offset: 256>>
func.func @buffers(%a: !bh, %b: !bh, %y: !bw) {
  %c = memref.alloc() : !bw
  %l = memref.subview %c[0, 0] [256, 256] [1, 1] : !bw to !left
  %r = memref.subview %c[0, 256] [256, 256] [1, 1] : !bw to !right
  linalg.exp ins(%a : !bh) outs(%l : !left)
  linalg.abs ins(%b : !bh) outs(%r : !right)
  linalg.negf ins(%c : !bw) outs(%y : !bw)
  memref.dealloc %c : !bw
  return
}
func.func @copied(%a: !bh, %b: !bh, %k: memref<512x256xf32>, %y: !bh) {
  %c = memref.alloc() : !bw
  %l = memref.subview %c[0, 0] [256, 256] [1, 1] : !bw to !left
  %r = memref.subview %c[0, 256] [256, 256] [1, 1] : !bw to !right
  memref.copy %a, %l : !bh to !left
  memref.copy %b, %r : !bh to !right
  linalg.matmul ins(%c, %k : !bw, memref<512x256xf32>) outs(%y : !bh)
  memref.dealloc %c : !bw
  return
}

// A padded convolution: the fill of the frame and the copy to its middle are done when it
// loads. Images of 64 * 128 * 128 * 4 B, 4,194,304 B, and 64 * 64 * 9 * 4 B of weights, 147,456:
// in, out, and read where it is summed up, since the result is what the caller gave.
// CHECK: padded: linalg.fill, memref.copy, linalg.conv_2d_nchw_fchw: {{[0-9]+}} -> 12730368{{$}}
!x = memref<1x64x128x128xf32>
!p = memref<1x64x130x130xf32>
!middle = memref<1x64x128x128xf32, strided<[1081600, 16900, 130, 1], offset: 131>>
func.func @padded(%x: !x, %w: memref<64x64x3x3xf32>, %y: !x) {
  %zero = arith.constant 0.0 : f32
  %p = memref.alloc() : !p
  linalg.fill ins(%zero : f32) outs(%p : !p)
  %m = memref.subview %p[0, 0, 1, 1] [1, 64, 128, 128] [1, 1, 1, 1] : !p to !middle
  memref.copy %x, %m : !x to !middle
  linalg.conv_2d_nchw_fchw ins(%p, %w : !p, memref<64x64x3x3xf32>) outs(%y : !x)
  memref.dealloc %p : !p
  return
}

// Between both copies somebody reads what is there: the first half exists, 262,144 in and out
// and 524,288 for what is made of it. The second one joins who reads both, for whom all of it
// counts as read, since somebody else has made a part: 262,144 + 2 * 524,288.
// CHECK: between: memref.copy, linalg.exp: {{[0-9]+}} -> 1048576{{$}}
// CHECK: between: memref.copy, linalg.negf: {{[0-9]+}} -> 1310720{{$}}
func.func @between(%a: !bh, %b: !bh, %u: !bw, %y: !bw) {
  %c = memref.alloc() : !bw
  %l = memref.subview %c[0, 0] [256, 256] [1, 1] : !bw to !left
  %r = memref.subview %c[0, 256] [256, 256] [1, 1] : !bw to !right
  memref.copy %a, %l : !bh to !left
  linalg.exp ins(%c : !bw) outs(%u : !bw)
  memref.copy %b, %r : !bh to !right
  linalg.negf ins(%c : !bw) outs(%y : !bw)
  memref.dealloc %c : !bw
  return
}

// What an iteration finds in a buffer is what the one before has left there.
// CHECK: kept: memref.copy: 524288
// CHECK: kept: linalg.negf: 1048576
func.func @kept(%a: !bh, %y: !bw, %n: index) {
  %0 = arith.constant 0 : index
  %1 = arith.constant 1 : index
  %c = memref.alloc() : !bw
  scf.for %i = %0 to %n step %1 {
    %l = memref.subview %c[0, 0] [256, 256] [1, 1] : !bw to !left
    memref.copy %a, %l : !bh to !left
    linalg.negf ins(%c : !bw) outs(%y : !bw)
  }
  memref.dealloc %c : !bw
  return
}
