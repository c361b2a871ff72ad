// Of a buffer that a group writes in part, and that others have written before, the rest comes
// from outside; and what reads it all has to wait for the part, so that both cannot run tile by
// tile. A part of a buffer that is new is all of it, and siblings write all.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
#turned = affine_map<(i, j) -> (j, i)>
#column = affine_map<(i, j) -> (j)>

// A row of a cache: 64 * 4 B are 256 B, of the cache 4,096 * 64 * 4 B are 1,048,576 B. One row
// comes in; what is made of it is the cache's row, and read again: 3 * 256. Then the row, all
// of the cache and the result: 256 + 2 * 1,048,576.
// CHECK: row: linalg.exp, linalg.abs: 1024 -> 768
// CHECK: row: linalg.generic: 2097408
// CHECK: copied: linalg.exp, memref.copy: 1024 -> 768
// CHECK: copied: linalg.generic: 2097408
!cache = memref<4096x64xf32>
!row = memref<64xf32>
!rowOf = memref<64xf32, strided<[1], offset: ?>>
func.func @row(%x: !row, %cache: !cache, %i: index, %y: !cache) {
  %q = memref.alloc() : !row
  %r = memref.subview %cache[%i, 0] [1, 64] [1, 1] : !cache to !rowOf
  linalg.exp ins(%x : !row) outs(%q : !row)
  linalg.abs ins(%q : !row) outs(%r : !rowOf)
  linalg.generic {indexing_maps = [#column, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%q, %cache : !row, !cache) outs(%y : !cache) {
  ^bb0(%p: f32, %p2: f32, %o: f32):
    %s = arith.addf %p, %p2 : f32
    linalg.yield %s : f32
  }
  memref.dealloc %q : !row
  return
}
func.func @copied(%x: !row, %cache: !cache, %i: index, %y: !cache) {
  %q = memref.alloc() : !row
  %r = memref.subview %cache[%i, 0] [1, 64] [1, 1] : !cache to !rowOf
  linalg.exp ins(%x : !row) outs(%q : !row)
  memref.copy %q, %r : !row to !rowOf
  linalg.generic {indexing_maps = [#column, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%q, %cache : !row, !cache) outs(%y : !cache) {
  ^bb0(%p: f32, %p2: f32, %o: f32):
    %s = arith.addf %p, %p2 : f32
    linalg.yield %s : f32
  }
  memref.dealloc %q : !row
  return
}

// Two results, one of them half of a buffer, of which other rows are read: 256 * 256 * 4 B
// are 262,144 B. Both are computed when they are loaded, as where all of a buffer stays in
// between: one in, one out, of 6.
// CHECK: half: linalg.generic x2: 1572864 -> 524288
// CHECK: all: linalg.generic x2: 1572864 -> 524288
!s = memref<256x256xf32>
!large = memref<512x256xf32>
!first = memref<256x256xf32, strided<[256, 1]>>
!later = memref<256x256xf32, strided<[256, 1], offset: 256>>
func.func @half(%x: !s, %y: !s) {
  %c = memref.alloc() : !s
  %b = memref.alloc() : !large
  %to = memref.subview %b[0, 0] [256, 256] [1, 1] : !large to !first
  linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : !s) outs(%c, %to : !s, !first) {
  ^bb0(%p: f32, %o: f32, %o2: f32):
    %q = math.exp %p : f32
    linalg.yield %q, %p : f32, f32
  }
  %from = memref.subview %b[1, 0] [256, 256] [1, 1] : !large to !later
  linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %from : !s, !later) outs(%y : !s) {
  ^bb0(%p: f32, %p2: f32, %o: f32):
    %q = arith.addf %p, %p2 : f32
    linalg.yield %q : f32
  }
  return
}
func.func @all(%x: !s, %y: !s) {
  %c = memref.alloc() : !s
  %b = memref.alloc() : !s
  linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : !s) outs(%c, %b : !s, !s) {
  ^bb0(%p: f32, %o: f32, %o2: f32):
    %q = math.exp %p : f32
    linalg.yield %q, %p : f32, f32
  }
  linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %b : !s, !s) outs(%y : !s) {
  ^bb0(%p: f32, %p2: f32, %o: f32):
    %q = arith.addf %p, %p2 : f32
    linalg.yield %q : f32
  }
  return
}

// What would be computed when it is loaded: the sum reads it and a part beside it. Two in and
// one out of 9, and of 11 with a fill of all of a buffer twice as large.
// CHECK: load_half: linalg.fill, linalg.generic, linalg.exp, linalg.generic: 2883584 -> 786432
// CHECK: load_all: linalg.generic, linalg.exp, linalg.generic: 2359296 -> 786432
func.func @load_half(%x: !s, %u: !s, %y: !s) {
  %zero = arith.constant 0.0 : f32
  %c = memref.alloc() : !s
  %d = memref.alloc() : !s
  %b = memref.alloc() : !large
  linalg.fill ins(%zero : f32) outs(%b : !large)
  %to = memref.subview %b[0, 0] [256, 256] [1, 1] : !large to !first
  linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : !s) outs(%c, %to : !s, !first) {
  ^bb0(%p: f32, %o: f32, %o2: f32):
    %q = math.exp %p : f32
    linalg.yield %q, %p : f32, f32
  }
  linalg.exp ins(%u : !s) outs(%d : !s)
  %from = memref.subview %b[1, 0] [256, 256] [1, 1] : !large to !later
  linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %from, %d : !s, !later, !s) outs(%y : !s) {
  ^bb0(%p: f32, %p2: f32, %p3: f32, %o: f32):
    %q = arith.addf %p, %p2 : f32
    %r = arith.addf %q, %p3 : f32
    linalg.yield %r : f32
  }
  memref.dealloc %b : !large
  return
}
func.func @load_all(%x: !s, %u: !s, %y: !s) {
  %c = memref.alloc() : !s
  %d = memref.alloc() : !s
  %b = memref.alloc() : !s
  linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : !s) outs(%c, %b : !s, !s) {
  ^bb0(%p: f32, %o: f32, %o2: f32):
    %q = math.exp %p : f32
    linalg.yield %q, %p : f32, f32
  }
  linalg.exp ins(%u : !s) outs(%d : !s)
  linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%c, %b, %d : !s, !s, !s) outs(%y : !s) {
  ^bb0(%p: f32, %p2: f32, %p3: f32, %o: f32):
    %q = arith.addf %p, %p2 : f32
    %r = arith.addf %q, %p3 : f32
    linalg.yield %r : f32
  }
  memref.dealloc %b : !s
  return
}

// Two groups that meet in a sum, the one reading a part of what the other has written another
// part of: sums of rows, 1,024 B, come in and go out. The first reads 262,144 B and writes as
// many; the other reads as many, and in the sum both sums come in and one goes out. What they
// write is the arguments', so that all that stays in between is what is read of it.
// CHECK: meet_half: linalg.generic: 526336
// CHECK: meet_half: linalg.reduce, linalg.add: 267264 -> 266240
// CHECK: meet: linalg.generic, linalg.reduce, linalg.add: 793600 -> 791552
!r = memref<256xf32>
#sums = affine_map<(i, j) -> (i)>
func.func @meet_half(%x: !s, %p: !r, %q: !r, %y: !r, %b: !large) {
  %to = memref.subview %b[0, 0] [256, 256] [1, 1] : !large to !first
  linalg.generic {indexing_maps = [#id, #sums, #id], iterator_types = ["parallel", "reduction"]}
      ins(%x : !s) outs(%p, %to : !r, !first) {
  ^bb0(%e: f32, %o: f32, %o2: f32):
    %f = arith.addf %e, %o : f32
    linalg.yield %f, %e : f32, f32
  }
  %from = memref.subview %b[1, 0] [256, 256] [1, 1] : !large to !later
  linalg.reduce { arith.addf } ins(%from : !later) outs(%q : !r) dimensions = [1]
  linalg.add ins(%p, %q : !r, !r) outs(%y : !r)
  return
}
func.func @meet(%x: !s, %p: !r, %q: !r, %y: !r, %b: !large, %u: !s) {
  %to = memref.subview %b[0, 0] [256, 256] [1, 1] : !large to !first
  linalg.generic {indexing_maps = [#id, #sums, #id], iterator_types = ["parallel", "reduction"]}
      ins(%x : !s) outs(%p, %to : !r, !first) {
  ^bb0(%e: f32, %o: f32, %o2: f32):
    %f = arith.addf %e, %o : f32
    linalg.yield %f, %e : f32, f32
  }
  linalg.reduce { arith.addf } ins(%u : !s) outs(%q : !r) dimensions = [1]
  linalg.add ins(%p, %q : !r, !r) outs(%y : !r)
  return
}
