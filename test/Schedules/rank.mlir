// A product of 16 x 16 x 16 in buffers, with a cache of 1000 bytes. In tiles of t columns, an
// iteration of the loop over rows touches 64 bytes of a, 64 t of b and 4 t of c. If that fits, a tile
// moves all of a, and its part of b and, twice, of c, once: 1024 + 3 * 64 t bytes, 16 / t times.
//   t = 16: 64 + 1024 + 64 do not fit; 1216 bytes for each row (see cost.mlir): 19,456
//   t = 8:  64 + 512 + 32 fit:  2560 * 2 = 5120
//   t = 4:  1792 * 4 = 7168
//   t = 2:  1408 * 8 = 11,264
// RUN: roofline-opt %s --roofline-rank-schedules='target=%S/Inputs/small-cache.mlir level=DRAM top=3' -o %t.mlir | FileCheck %s
//      CHECK: {{^}}rank DRAM, written schedule choices
// CHECK-NEXT: {{^}} 1 ~ 5.12 kB @columns column = 8
// CHECK-NEXT: {{^}} 2 ~ 7.17 kB @columns column = 4
// CHECK-NEXT: {{^}} 3 ~ 11.3 kB @columns column = 2
//      CHECK: {{^}}7 alternatives, 1 without a cost
// CHECK-NEXT: {{^}} first: @refused: {{.*}}
// The module is as it was.
// RUN: FileCheck %s --check-prefix=SAME --input-file=%t.mlir
// SAME: linalg.matmul
// SAME: transform.named_sequence @columns

// The best is what becomes of the module, without the schedules, and the best are kept.
// RUN: rm -rf %t.keep
// RUN: roofline-opt %s --roofline-rank-schedules='target=%S/Inputs/small-cache.mlir level=DRAM top=2 apply keep=%t.keep output=%t.txt' | FileCheck %s --check-prefix=APPLIED
// APPLIED: %[[STEP:.*]] = arith.constant 8 : index
// APPLIED: scf.for {{.*}} step %[[STEP]]
// APPLIED-NOT: transform
// RUN: FileCheck %s --check-prefix=SECOND --input-file=%t.keep/2.mlir
// SECOND: %[[STEP:.*]] = arith.constant 4 : index
// SECOND: scf.for {{.*}} step %[[STEP]]
// RUN: not ls %t.keep/3.mlir
// RUN: FileCheck %s --check-prefix=TEXT --input-file=%t.txt
// TEXT: 7 alternatives

// By a metric, of which all have as much: 8192 operations at 1 G/s. The first stands first.
// RUN: roofline-opt %s --roofline-rank-schedules='target=%S/Inputs/small-cache.mlir top=1' -o %t.mlir | FileCheck %s --check-prefix=TIME
// TIME: {{^}}rank time schedule choices
// TIME-NEXT: {{^}} 1 8.19 us @columns column = 16

// Schedules in a file, as a plugin of mlir-opt.
// RUN: split-file %S/Inputs/schedule-files.txt %t.files
// RUN: mlir-opt %t.files/program.mlir --load-dialect-plugin=%roofline_plugin --load-pass-plugin=%roofline_plugin -o %t.mlir \
// RUN:   --pass-pipeline='builtin.module(roofline-rank-schedules{metric=bytes schedules=%t.files/schedules.mlir})' | FileCheck %s --check-prefix=FILE
// In tensors, 4 * (256 + 256 + 2 * 256) bytes as a whole; in two tiles of 8 rows, b twice: 1024 more.
// FILE: 1 4.00 KiB @rows row = 16, order = 0
// FILE-NEXT: 2 4.00 KiB @rows row = 16, order = 1
// FILE-NEXT: 3 5.00 KiB @rows row = 8, order = 0
// FILE-NEXT: 4 5.00 KiB @rows row = 8, order = 1
// FILE: 4 alternatives, 0 without a cost
// REQUIRES: plugin

module attributes {transform.with_named_sequence} {
  func.func @product(%a: memref<16x16xf32>, %b: memref<16x16xf32>, %c: memref<16x16xf32>) {
    linalg.matmul ins(%a, %b : memref<16x16xf32>, memref<16x16xf32>) outs(%c : memref<16x16xf32>)
    return
  }

  // Not an alternative by itself: others include it.
  transform.named_sequence private @tile(%op: !transform.any_op {transform.consumed}) {
    %column = transform.tune.knob <"column"> options = [16, 8, 4, 2] -> !transform.param<i64>
    %tiled, %loop = transform.structured.tile_using_for %op tile_sizes [0, %column, 0] : (!transform.any_op, !transform.param<i64>) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
  transform.named_sequence @columns(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.include @tile failures(propagate) (%op) : (!transform.any_op) -> ()
    transform.yield
  }
  transform.named_sequence @refused(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["linalg.nothing"]} in %root : (!transform.any_op) -> !transform.any_op
    %one = transform.param.constant 1 : i64 -> !transform.param<i64>
    %number = transform.num_associations %op : (!transform.any_op) -> !transform.param<i64>
    transform.match.param.cmpi eq %number, %one : !transform.param<i64>
    transform.yield
  }
  // In tiles of rows: an iteration over rows still touches all of b.
  transform.named_sequence @rows(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
    %row = transform.tune.knob <"row"> options = [8, 4] -> !transform.param<i64>
    %tiled, %loop = transform.structured.tile_using_for %op tile_sizes [%row, 0, 0] : (!transform.any_op, !transform.param<i64>) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
