// RUN: sed 's|SMALL_CACHE|%S/Inputs/small-cache.mlir|' %s > %t.mlir
// RUN: roofline-opt %t.mlir --transform-interpreter='entry-point=main' -o /dev/null --verify-diagnostics --split-input-file
// As a plugin of stock mlir-opt, too.
// RUN: mlir-opt %t.mlir --load-dialect-plugin=%roofline_plugin --transform-interpreter='entry-point=main' -o /dev/null --verify-diagnostics --split-input-file
// REQUIRES: plugin

// 64 * 64 * 64 = 262,144 multiply-accumulates of two operations: 524,288. In bytes, 64 * 64 * 4 =
// 16,384 of each operand and of the sums, read and written: 65,536. At 1 GFLOP/s 524.288 us, which
// is 524,288,000 ps; the bytes take 65.536 us of 1 GB/s.
module attributes {transform.with_named_sequence, roofline.target = #roofline.target<"small-cache",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>], source = "made up">],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9, source = "made up">, <"LL", capacity_bytes = 1000, source = "made up">]>} {
  func.func @product(%a: tensor<64x64xf32>, %b: tensor<64x64xf32>, %c: tensor<64x64xf32>) -> tensor<64x64xf32> {
    // expected-remark@below {{524288 : i64}}
    // expected-remark@below {{524288000 : i64}}
    // expected-remark@below {{65536 : i32}}
    // expected-remark@below {{5.242880e-04 : f64}}
    // expected-remark@below {{8.000000e+00 : f64}}
    // expected-remark@below {{"vector.f32"}}
    // expected-remark@below {{180224}}
    %0 = linalg.matmul ins(%a, %b : tensor<64x64xf32>, tensor<64x64xf32>) outs(%c : tensor<64x64xf32>) -> tensor<64x64xf32>
    return %0 : tensor<64x64xf32>
  }

  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
    %flops = transform.roofline.cost %op metric = "flops" : (!transform.any_op) -> !transform.param<i64>
    transform.debug.emit_param_as_remark %flops at %op : !transform.param<i64>, !transform.any_op
    %ps = transform.roofline.cost %op metric = "time_s" : (!transform.any_op) -> !transform.param<i64>
    transform.debug.emit_param_as_remark %ps at %op : !transform.param<i64>, !transform.any_op
    %bytes = transform.roofline.cost %op metric = "bytes" : (!transform.any_op) -> !transform.param<i32>
    transform.debug.emit_param_as_remark %bytes at %op : !transform.param<i32>, !transform.any_op
    %s = transform.roofline.cost %op metric = "time_s" : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %s at %op : !transform.any_param, !transform.any_op
    %intensity = transform.roofline.cost %op metric = "intensity" : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %intensity at %op : !transform.any_param, !transform.any_op
    %limit = transform.roofline.bound %op : (!transform.any_op) -> !transform.any_param
    transform.debug.emit_param_as_remark %limit at %op : !transform.any_param, !transform.any_op

    // In tiles of 8 rows each takes 8 * 64 * 4 = 2048 bytes of a, and of the sums twice, and all of
    // b: 22,528, eight times.
    %copy = transform.get_parent_op %op {op_name = "func.func"} : (!transform.any_op) -> !transform.any_op
    %tiled, %loop = transform.structured.tile_using_for %op tile_sizes [8, 0, 0] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    %more = transform.roofline.cost %loop metric = "bytes" : (!transform.any_op) -> !transform.param<i64>
    transform.debug.emit_param_as_remark %more at %tiled : !transform.param<i64>, !transform.any_op
    %same = transform.roofline.cost %copy metric = "bytes" : (!transform.any_op) -> !transform.param<i64>
    transform.match.param.cmpi eq %same, %more : !transform.param<i64>
    transform.yield
  }
}

// -----

// A product of 16 x 16 x 16 in buffers of 1024 bytes, with a cache of 1000. An iteration of the
// outermost loop touches a row of a, all of b and a row of c: 64 + 1024 + 64 bytes do not fit. One
// of the next loop, of 16 columns, touches 64 + 64 + 4, so that this loop moves everything once:
// 1152 bytes loaded and 64 stored, 16 times: 19,456.
// In tiles of 8 columns an iteration of the loop over rows touches 64 + 512 + 32, which fits: a tile
// moves 1024 + 512 + 512 + 512 = 2560, twice: 5120.
// A schedule can take that into account. Copies are in no module, so that the target is named.
module attributes {transform.with_named_sequence, roofline.target = #roofline.target<"small-cache",
    units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>], source = "made up">],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9, source = "made up">, <"LL", capacity_bytes = 1000, source = "made up">]>} {
  // expected-remark@below {{chosen}}
  func.func @product(%a: memref<16x16xf32>, %b: memref<16x16xf32>, %c: memref<16x16xf32>) {
    // expected-remark@below {{19456}}
    // expected-remark@below {{5120}}
    linalg.matmul ins(%a, %b : memref<16x16xf32>, memref<16x16xf32>) outs(%c : memref<16x16xf32>)
    return
  }
  transform.named_sequence @main(%root: !transform.any_op {transform.readonly}) {
    %op = transform.structured.match ops{["linalg.matmul"]} in %root : (!transform.any_op) -> !transform.any_op
    %bytes = transform.roofline.traffic %op level = "DRAM" kind = "written" : (!transform.any_op) -> !transform.param<i64>
    transform.debug.emit_param_as_remark %bytes at %op : !transform.param<i64>, !transform.any_op
    // What every schedule moves is no more than what one moves.
    %lower = transform.roofline.traffic %op level = "DRAM" kind = "lower" : (!transform.any_op) -> !transform.param<i64>
    %attainable = transform.roofline.traffic %op level = "DRAM" kind = "attainable" : (!transform.any_op) -> !transform.param<i64>
    transform.match.param.cmpi le %lower, %attainable : !transform.param<i64>
    %tiled, %loop = transform.structured.tile_using_for %op tile_sizes [0, 8, 0] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    %fewer = transform.roofline.traffic %loop level = "DRAM" kind = "written" : (!transform.any_op) -> !transform.param<i64>
    transform.debug.emit_param_as_remark %fewer at %tiled : !transform.param<i64>, !transform.any_op
    %scope = transform.get_parent_op %loop {op_name = "func.func"} : (!transform.any_op) -> !transform.any_op
    transform.alternatives %scope : !transform.any_op {
    ^bb0(%func: !transform.any_op):
      %nest = transform.structured.match ops{["scf.for"]} in %func : (!transform.any_op) -> !transform.any_op
      %now = transform.roofline.traffic %nest level = "DRAM" kind = "written" target = "SMALL_CACHE" : (!transform.any_op) -> !transform.param<i64>
      %most = transform.param.constant 5119 : i64 -> !transform.param<i64>
      transform.match.param.cmpi le %now, %most : !transform.param<i64>
      transform.debug.emit_remark_at %func, "too small a limit" : !transform.any_op
    }, {
    ^bb0(%func: !transform.any_op):
      %nest = transform.structured.match ops{["scf.for"]} in %func : (!transform.any_op) -> !transform.any_op
      %now = transform.roofline.traffic %nest level = "DRAM" kind = "written" target = "SMALL_CACHE" : (!transform.any_op) -> !transform.param<i64>
      %most = transform.param.constant 5120 : i64 -> !transform.param<i64>
      transform.match.param.cmpi le %now, %most : !transform.param<i64>
      transform.debug.emit_remark_at %func, "chosen" : !transform.any_op
    }
    transform.yield
  }
}
