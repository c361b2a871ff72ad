// What stock transforms have tiled and fused has nothing left to save, whatever the loop.

// RUN: mlir-opt %s --transform-interpreter=entry-point=by_for --canonicalize \
// RUN:   | mlir-roofline report - --fusion --format=json > %t.for
// RUN: %python %S/../Inputs/list-groups.py < %t.for | FileCheck %s
// RUN: mlir-opt %s --transform-interpreter=entry-point=by_forall --canonicalize \
// RUN:   | mlir-roofline report - --fusion --format=json > %t.forall
// RUN: %python %S/../Inputs/list-groups.py < %t.forall | FileCheck %s
// RUN: FileCheck %s --check-prefix=TOTALS < %t.for
// RUN: FileCheck %s --check-prefix=TOTALS < %t.forall
// RUN: mlir-opt %s --transform-interpreter=entry-point=by_for --canonicalize \
// RUN:   | mlir-roofline report - --fusion --function=softmax | FileCheck %s --check-prefix=TABLE
// As written, nothing is saved, and everything is left.
// RUN: mlir-roofline report %s --fusion --function=softmax | FileCheck %s --check-prefix=WHOLE

// A tile of 64 * 64 reads 64 * 512 and 512 * 64 elements and is written once, of 4 B each:
// 2 * 131,072 + 16,384 = 278,528; between both operations it is written and read, 32,768
// more, and there are 512 tiles. All of them together read 1024 * 512 and 512 * 2048
// elements and write 1024 * 2048.
// CHECK: relu: linalg.matmul, linalg.generic, tensor.{{.*}}insert_slice: 159383552 -> 14680064 realised
// Eight rows of 512 come in and go out, 16,384 B each. One by one, five operations read and
// write them 8 times, and the 8 largest or sums 4 times; there are 128 such tiles.
// CHECK: softmax: linalg.generic x2, linalg.exp, linalg.generic x2, tensor.{{.*}}insert_slice: 16793600 -> 4194304 realised

// 159,383,552 + 16,793,600 as written, 14,680,064 + 4,194,304 by groups. All of the
// difference, 157,302,784, is saved.
// TOTALS: "bytes_as_written": 176177152,
// TOTALS-NEXT: "bytes_fused": 18874368,
// TOTALS-NEXT: "bytes_realised": 157302784,
// Of the softmax, 128 * 98,432 = 12,599,296.
// TABLE: Fusion: 16.0 MiB as written, 4.00 MiB by groups
// TABLE-NEXT: tiled so: 12.0 MiB of this saved already, 0 B left to save
// TABLE: (is tiled so)
// WHOLE: Fusion: 16.0 MiB as written, 4.00 MiB by groups
// WHOLE-NOT: tiled so

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
!x = tensor<1024x512xf32>
!r = tensor<1024xf32>
module attributes {transform.with_named_sequence} {
  func.func @relu(%x: tensor<1024x512xf32>, %w: tensor<512x2048xf32>) -> tensor<1024x2048xf32> {
    %zero = arith.constant 0.0 : f32
    %e = tensor.empty() : tensor<1024x2048xf32>
    %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1024x2048xf32>) -> tensor<1024x2048xf32>
    %h = linalg.matmul ins(%x, %w : tensor<1024x512xf32>, tensor<512x2048xf32>)
        outs(%f : tensor<1024x2048xf32>) -> tensor<1024x2048xf32>
    %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
                         iterator_types = ["parallel", "parallel"]}
        ins(%h : tensor<1024x2048xf32>) outs(%e : tensor<1024x2048xf32>) attrs = {product} {
    ^bb0(%p: f32, %o: f32):
      %q = arith.maximumf %p, %zero : f32
      linalg.yield %q : f32
    } -> tensor<1024x2048xf32>
    return %r : tensor<1024x2048xf32>
  }

  func.func @softmax(%x: !x) -> !x {
    %low = arith.constant 0xFF800000 : f32
    %zero = arith.constant 0.0 : f32
    %er = tensor.empty() : !r
    %e = tensor.empty() : !x
    %fm = linalg.fill ins(%low : f32) outs(%er : !r) -> !r
    %m = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
        ins(%x : !x) outs(%fm : !r) {
    ^bb0(%a: f32, %b: f32):
      %c = arith.maximumf %a, %b : f32
      linalg.yield %c : f32
    } -> !r
    %d = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
        ins(%x, %m : !x, !r) outs(%e : !x) {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %c = arith.subf %a, %b : f32
      linalg.yield %c : f32
    } -> !x
    %p = linalg.exp ins(%d : !x) outs(%e : !x) -> !x
    %fz = linalg.fill ins(%zero : f32) outs(%er : !r) -> !r
    %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
        ins(%p : !x) outs(%fz : !r) {
    ^bb0(%a: f32, %b: f32):
      %c = arith.addf %a, %b : f32
      linalg.yield %c : f32
    } -> !r
    %q = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
        ins(%p, %sum : !x, !r) outs(%e : !x) attrs = {rows} {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %c = arith.divf %a, %b : f32
      linalg.yield %c : f32
    } -> !x
    return %q : !x
  }

  transform.named_sequence @by_for(%root: !transform.any_op {transform.readonly}) {
    %product = transform.structured.match ops{["linalg.generic"]} attributes {product} in %root
      : (!transform.any_op) -> !transform.any_op
    %t, %l:2 = transform.structured.fuse %product tile_sizes [64, 64]
      : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    %rows = transform.structured.match ops{["linalg.generic"]} attributes {rows} in %root
      : (!transform.any_op) -> !transform.any_op
    %s, %m = transform.structured.fuse %rows tile_sizes [8]
      : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    %all = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %all {
      transform.apply_patterns.linalg.tiling_canonicalization
    } : !transform.any_op
    transform.apply_cse to %all : !transform.any_op
    transform.yield
  }

  transform.named_sequence @by_forall(%root: !transform.any_op {transform.readonly}) {
    %product = transform.structured.match ops{["linalg.generic"]} attributes {product} in %root
      : (!transform.any_op) -> !transform.any_op
    %t, %l = transform.structured.fuse %product tile_sizes [64, 64] {use_forall}
      : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    %rows = transform.structured.match ops{["linalg.generic"]} attributes {rows} in %root
      : (!transform.any_op) -> !transform.any_op
    %s, %m = transform.structured.fuse %rows tile_sizes [8] {use_forall}
      : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    %all = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %all {
      transform.apply_patterns.linalg.tiling_canonicalization
    } : !transform.any_op
    transform.apply_cse to %all : !transform.any_op
    transform.yield
  }
}
