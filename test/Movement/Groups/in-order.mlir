// No group waits for another one that waits for it.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
!s = memref<256x256xf32>
!r = memref<256xf32>

// The sums are set to zero behind who reads the old ones, and before the new ones: 256 * 256 *
// 4 B are 262,144 B, 256 * 4 B are 1,024 B. Matrix and sums in, matrix out; matrix in, sums out.
// CHECK: refilled: linalg.generic: 525312
// CHECK: refilled: linalg.fill, linalg.reduce: 265216 -> 263168
func.func @refilled(%x: !s, %s: !r, %y: !s) {
  %cst = arith.constant 0.0 : f32
  linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : !s, !r) outs(%y : !s) {
  ^bb0(%p: f32, %t: f32, %q: f32):
    %d = arith.divf %p, %t : f32
    linalg.yield %d : f32
  }
  linalg.fill ins(%cst : f32) outs(%s : !r)
  linalg.reduce { arith.addf } ins(%y : !s) outs(%s : !r) dimensions = [1]
  return
}

// The new sums are elsewhere: what is between stays.
// CHECK: elsewhere: linalg.generic, linalg.fill, linalg.reduce: 790528 -> 526336
func.func @elsewhere(%x: !s, %s: !r, %y: !s, %new: !r) {
  %cst = arith.constant 0.0 : f32
  linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : !s, !r) outs(%y : !s) {
  ^bb0(%p: f32, %t: f32, %q: f32):
    %d = arith.divf %p, %t : f32
    linalg.yield %d : f32
  }
  linalg.fill ins(%cst : f32) outs(%new : !r)
  linalg.reduce { arith.addf } ins(%y : !s) outs(%new : !r) dimensions = [1]
  return
}
