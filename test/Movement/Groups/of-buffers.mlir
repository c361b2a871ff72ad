// What one operation writes whole and others read is the value between them, whatever the
// buffer holds before and after.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

!t = memref<1024x64xf32>
!big = memref<4096x4096xf32>

// 1,024 * 64 elements are 262,144 B: in, and out. Both are one buffer.
// CHECK: in_place: linalg.exp, linalg.abs: 1048576 -> 524288
func.func @in_place(%x: !t) {
  linalg.exp ins(%x : !t) outs(%x : !t)
  linalg.abs ins(%x : !t) outs(%x : !t)
  return
}

// One buffer for two values, one after the other: two groups.
// CHECK: reused: linalg.exp, linalg.abs: 1048576 -> 524288
// CHECK: reused: linalg.exp, linalg.abs: 1048576 -> 524288
func.func @reused(%x: !t, %y: !t, %u: !t, %v: !t) {
  %b = memref.alloc() : !t
  linalg.exp ins(%x : !t) outs(%b : !t)
  linalg.abs ins(%b : !t) outs(%y : !t)
  linalg.exp ins(%u : !t) outs(%b : !t)
  linalg.abs ins(%b : !t) outs(%v : !t)
  memref.dealloc %b : !t
  return
}

// What somebody else may read leaves: in, between and out.
// CHECK: read_by_call: linalg.exp, linalg.abs: 1048576 -> 786432
// CHECK: returned: linalg.exp, linalg.abs: 1048576 -> 786432
func.func @use(%x: !t) {
  return
}
func.func @read_by_call(%x: !t, %y: !t) {
  %b = memref.alloc() : !t
  linalg.exp ins(%x : !t) outs(%b : !t)
  linalg.abs ins(%b : !t) outs(%y : !t)
  func.call @use(%b) : (!t) -> ()
  memref.dealloc %b : !t
  return
}
func.func @returned(%x: !t, %y: !t) -> !t {
  %b = memref.alloc() : !t
  linalg.exp ins(%x : !t) outs(%b : !t)
  linalg.abs ins(%b : !t) outs(%y : !t)
  return %b : !t
}

// The last operation writes over what the first one reads, in another order of elements,
// so that it has to wait for all of them; of memory of the program's own, there might be two.
// CHECK: overwritten: linalg.generic: 524288
// CHECK: overwritten: linalg.abs: 524288
// CHECK: renamed: memref.copy, linalg.generic, linalg.abs: {{[0-9]+}} -> 524288
!s = memref<256x256xf32>
#id = affine_map<(i, j) -> (i, j)>
#turned = affine_map<(i, j) -> (j, i)>
func.func @overwritten(%y: !s) {
  %b = memref.alloc() : !s
  linalg.generic {indexing_maps = [#turned, #id], iterator_types = ["parallel", "parallel"]}
      ins(%y : !s) outs(%b : !s) {
  ^bb0(%p: f32, %o: f32):
    %q = math.exp %p : f32
    linalg.yield %q : f32
  }
  linalg.abs ins(%b : !s) outs(%y : !s)
  memref.dealloc %b : !s
  return
}
func.func @renamed(%x: !s) -> !s {
  %b = memref.alloc() : !s
  %y = memref.alloc() : !s
  memref.copy %x, %y : !s to !s
  linalg.generic {indexing_maps = [#turned, #id], iterator_types = ["parallel", "parallel"]}
      ins(%y : !s) outs(%b : !s) {
  ^bb0(%p: f32, %o: f32):
    %q = math.exp %p : f32
    linalg.yield %q : f32
  }
  linalg.abs ins(%b : !s) outs(%y : !s)
  memref.dealloc %b : !s
  return %y : !s
}

// A buffer with two names, and one that is written in part.
// CHECK: chosen: linalg.exp: 524288
// CHECK: chosen: linalg.abs: 524288
// CHECK: partly: linalg.exp: 262144
// CHECK: partly: linalg.abs: 524288
func.func @chosen(%c: i1, %x: !t, %y: !t) {
  %a = memref.alloc() : !t
  %b = memref.alloc() : !t
  %either = arith.select %c, %a, %b : !t
  linalg.exp ins(%x : !t) outs(%b : !t)
  linalg.abs ins(%either : !t) outs(%y : !t)
  memref.dealloc %a : !t
  memref.dealloc %b : !t
  return
}
func.func @partly(%x: memref<512x64xf32>, %y: !t, %b: !t) {
  %half = memref.subview %b[0, 0] [512, 64] [1, 1] : !t to memref<512x64xf32, strided<[64, 1]>>
  linalg.exp ins(%x : memref<512x64xf32>) outs(%half : memref<512x64xf32, strided<[64, 1]>>)
  linalg.abs ins(%b : !t) outs(%y : !t)
  return
}

// A branch gives a buffer the name of a block's argument, so that who reads that reads the
// buffer; without it, what one operation writes and another reads stays in between.
// CHECK: branch: linalg.exp: 524288
// CHECK: branch: linalg.abs: 524288
// CHECK: branch: linalg.abs: 524288
// CHECK: branch: linalg.exp: 524288
// CHECK: no_name: linalg.exp, linalg.abs x2: 1572864 -> 786432
// CHECK: no_name: linalg.exp: 524288
func.func @branch(%x: !t, %y: !t, %z: !t, %u: !t) {
  %b = memref.alloc() : !t
  cf.br ^bb1(%b : !t)
^bb1(%m: !t):
  linalg.exp ins(%x : !t) outs(%b : !t)
  linalg.abs ins(%b : !t) outs(%z : !t)
  linalg.abs ins(%m : !t) outs(%y : !t)
  linalg.exp ins(%u : !t) outs(%b : !t)
  memref.dealloc %b : !t
  return
}
func.func @no_name(%x: !t, %y: !t, %z: !t, %u: !t) {
  %b = memref.alloc() : !t
  cf.br ^bb1
^bb1:
  linalg.exp ins(%x : !t) outs(%b : !t)
  linalg.abs ins(%b : !t) outs(%z : !t)
  linalg.abs ins(%b : !t) outs(%y : !t)
  linalg.exp ins(%u : !t) outs(%b : !t)
  memref.dealloc %b : !t
  return
}

// Written in one shape and read in another: sums of 64 elements, 1,024 * 4 B, for which
// those that are written to come in and go out: 262,144 + 2 * 4,096.
// CHECK: reshaped: linalg.exp, linalg.reduce: {{[0-9]+}} -> 270336
func.func @reshaped(%x: memref<65536xf32>, %sums: memref<1024xf32>) {
  %b = memref.alloc() : !t
  %flat = memref.collapse_shape %b [[0, 1]] : !t into memref<65536xf32>
  linalg.exp ins(%x : memref<65536xf32>) outs(%flat : memref<65536xf32>)
  linalg.reduce { arith.addf } ins(%b : !t) outs(%sums : memref<1024xf32>) dimensions = [1]
  memref.dealloc %b : !t
  return
}

// Rows of what is read are columns of what is written, so that the sums of all rows are
// needed: 4,096 * 4,096 * 4 B and 4,096 * 4 B come in and go out; then there are two of the
// large ones and one of the small.
// CHECK: turned: linalg.exp, linalg.reduce: {{[0-9]+}} -> 134250496
// CHECK: turned: linalg.generic: 134234112
!view = memref<4096x4096xf32, strided<[1, 4096]>>
func.func @turned(%x: !big, %sums: memref<4096xf32>, %y: !big) {
  %b = memref.alloc() : !big
  %t = memref.transpose %b (i, j) -> (j, i) : !big to !view
  linalg.exp ins(%x : !big) outs(%b : !big)
  linalg.reduce { arith.addf } ins(%b : !big) outs(%sums : memref<4096xf32>) dimensions = [1]
  linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> (i)>, #id], iterator_types = ["parallel", "parallel"]}
      ins(%t, %sums : !view, memref<4096xf32>) outs(%y : !big) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %r = arith.divf %p, %q : f32
    linalg.yield %r : f32
  }
  memref.dealloc %b : !big
  return
}

// A buffer for a tile, allocated once: each of 32 iterations fills it anew. 32 * 64 elements
// are 8,192 B, and all tiles 262,144 B. Who reads it behind the loop finds what the last
// iteration left, which is written once.
// CHECK: tiled: linalg.exp, linalg.abs: 1048576 -> 524288 realised
// CHECK: left: linalg.exp, linalg.abs: 1048576 -> 532480 realised
!tile = memref<32x64xf32>
!part = memref<32x64xf32, strided<[64, 1], offset: ?>>
func.func @tiled(%x: !t, %y: !t) {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  %c1024 = arith.constant 1024 : index
  %b = memref.alloc() : !tile
  scf.for %i = %c0 to %c1024 step %c32 {
    %p = memref.subview %x[%i, 0] [32, 64] [1, 1] : !t to !part
    %q = memref.subview %y[%i, 0] [32, 64] [1, 1] : !t to !part
    linalg.exp ins(%p : !part) outs(%b : !tile)
    linalg.abs ins(%b : !tile) outs(%q : !part)
  }
  memref.dealloc %b : !tile
  return
}
func.func @left(%x: !t, %y: !t, %z: !tile) {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  %c1024 = arith.constant 1024 : index
  %b = memref.alloc() : !tile
  scf.for %i = %c0 to %c1024 step %c32 {
    %p = memref.subview %x[%i, 0] [32, 64] [1, 1] : !t to !part
    %q = memref.subview %y[%i, 0] [32, 64] [1, 1] : !t to !part
    linalg.exp ins(%p : !part) outs(%b : !tile)
    linalg.abs ins(%b : !tile) outs(%q : !part)
  }
  memref.copy %b, %z : !tile to !tile
  memref.dealloc %b : !tile
  return
}

// What is carried from one iteration to the next stays: in the loop, the buffer is read
// before it is written. The first operation reads 8,192 B of the tile and the buffer and
// writes it, the second reads it and writes the tile: 32 * 5 * 8,192. By groups, all tiles come
// in and go out, and the buffer once.
// CHECK: carried: linalg.add, linalg.abs: 1310720 -> 540672 realised
func.func @carried(%x: !t, %y: !t) {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  %c1024 = arith.constant 1024 : index
  %b = memref.alloc() : !tile
  scf.for %i = %c0 to %c1024 step %c32 {
    %p = memref.subview %x[%i, 0] [32, 64] [1, 1] : !t to !part
    %q = memref.subview %y[%i, 0] [32, 64] [1, 1] : !t to !part
    linalg.add ins(%p, %b : !part, !tile) outs(%b : !tile)
    linalg.abs ins(%b : !tile) outs(%q : !part)
  }
  memref.dealloc %b : !tile
  return
}

// A constant that lies in memory: 64 * 64 * 4 B, with 262,144 B in and out.
// CHECK: constant: linalg.exp, linalg.fill, linalg.matmul: {{[0-9]+}} -> 540672
memref.global "private" constant @w : memref<64x64xf32> = dense<2.0>
func.func @constant(%x: !t, %y: !t) {
  %zero = arith.constant 0.0 : f32
  %w = memref.get_global @w : memref<64x64xf32>
  %b = memref.alloc() : !t
  linalg.exp ins(%x : !t) outs(%b : !t)
  linalg.fill ins(%zero : f32) outs(%y : !t)
  linalg.matmul ins(%b, %w : !t, memref<64x64xf32>) outs(%y : !t)
  memref.dealloc %b : !t
  return
}

// Two products in a row that start from one fill, of which the first gets a copy: each starts
// from nothing. 256 * 512 * 4 B of x, 512 * 1024 * 4 B of weights, 256 * 1024 * 4 B made of
// them; these, 1024 * 1024 * 4 B of weights, and the result: 3,670,016 + 6,291,456.
// RUN: mlir-roofline report %s --function=starts --fusion --format=json | FileCheck %s --check-prefix=STARTS
// STARTS: "bytes_fused": 9961472,
!sx = memref<256x512xf32>
!sw = memref<512x1024xf32>
!sv = memref<1024x1024xf32>
!sy = memref<256x1024xf32>
func.func @starts(%x: !sx, %w: !sw, %v: !sv, %z: !sy) {
  %zero = arith.constant 0.0 : f32
  %c = memref.alloc() : !sy
  %d = memref.alloc() : !sy
  linalg.fill ins(%zero : f32) outs(%c : !sy)
  memref.copy %c, %d : !sy to !sy
  linalg.matmul ins(%x, %w : !sx, !sw) outs(%d : !sy)
  linalg.matmul ins(%d, %v : !sy, !sv) outs(%c : !sy)
  linalg.exp ins(%c : !sy) outs(%z : !sy)
  memref.dealloc %c : !sy
  memref.dealloc %d : !sy
  return
}
