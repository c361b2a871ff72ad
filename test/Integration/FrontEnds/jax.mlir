// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Models/Inputs/list-work.py | FileCheck --match-full-lines %s
// RUN: sed -e 's/^\/\/LEFT-BEHIND //' %s | mlir-roofline report - --format=json --allow-unregistered-dialect | FileCheck %s --check-prefix=LEFT

// What JAX's StableHLO becomes. The module carries attributes of a dialect that
// MLIR does not have; they matter to nothing here. Elements are f32.

#id = affine_map<(i, j) -> (i, j)>
module @jit_step attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {

// Padded by 1 to 1x7x7x2, 3x3 taps with stride 2: outputs 3x3x4, 9*4*18 = 648 macs.
// Rows 2*o + k are 0..6, all 7: 98 elements and 72, 680 B; writes 144 B.
// CHECK: tensor.pad: read=200 write=392
// CHECK-NEXT: linalg.conv_2d_nhwc_hwcf: f32.mul=648 f32.add=648 macs=648 read=680 write=144
func.func public @conv(%x: tensor<1x5x5x2xf32>, %w: tensor<3x3x2x4xf32>) -> (tensor<1x3x3x4xf32> {jax.result_info = "result"}) {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : f32
  } : tensor<1x5x5x2xf32> to tensor<1x7x7x2xf32>
  %e = tensor.empty() : tensor<1x3x3x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>} ins(%p, %w : tensor<1x7x7x2xf32>, tensor<3x3x2x4xf32>) outs(%f : tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32>
  return %0 : tensor<1x3x3x4xf32>
}

// A grouped convolution is a generic with a window: 2 groups, 3*3 outputs of 2 of 3
// channels, 2*2 taps: 2*9*2*3*4 = 432 macs. Reads 4*4*2*3 = 96 and 2*2*3*2*2 = 48
// elements, 576 B; writes 36*4 B.
// CHECK-NEXT: linalg.generic: f32.mul=432 f32.add=432 macs=432 read=576 write=144
func.func public @grouped(%x: tensor<1x4x4x2x3xf32>, %w: tensor<2x2x3x2x2xf32>) -> tensor<1x3x3x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x3x3x2x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x3x2x2xf32>) -> tensor<1x3x3x2x2xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(n, h, w, g, o, y, x, i) -> (n, h + y, w + x, g, i)>, affine_map<(n, h, w, g, o, y, x, i) -> (y, x, i, g, o)>, affine_map<(n, h, w, g, o, y, x, i) -> (n, h, w, g, o)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%x, %w : tensor<1x4x4x2x3xf32>, tensor<2x2x3x2x2xf32>) outs(%f : tensor<1x3x3x2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x3x3x2x2xf32>
  return %0 : tensor<1x3x3x2x2xf32>
}

// A window of a reduction: 2*2 outputs of 2 channels, 2*2 taps, 32 comparisons; all
// 4*4*2 elements, 128 B. The same as a generic, whose window is a tensor without
// contents too.
// CHECK-NEXT: linalg.pooling_nhwc_max: f32.compare=32 read=128 write=32
// CHECK-NEXT: linalg.generic: f32.compare=32 read=128 write=32
func.func public @window(%x: tensor<1x4x4x2xf32>) -> (tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>) {
  %lowest = arith.constant 0xFF800000 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %f = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%f : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(n, h, w, c, y, x) -> (n, h * 2 + y, w * 2 + x, c)>, affine_map<(n, h, w, c, y, x) -> (y, x)>, affine_map<(n, h, w, c, y, x) -> (n, h, w, c)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%f : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.maximumf %acc, %a : f32
    linalg.yield %m : f32
  } -> tensor<1x2x2x2xf32>
  return %0, %1 : tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>
}

// dot_general as a generic over integers, i8 into i32: 2*4*3 = 24 macs, both factors
// widened; 6 + 12 B, 32 B. A row put at a clamped position: two comparisons.
// CHECK-NEXT: linalg.generic: i32.mul=24 i32.add=24 i32.convert=48 macs=24 read=18 write=32
// CHECK-NEXT: arith.maxsi: index.index=1
// CHECK-NEXT: arith.minsi: index.index=1
// CHECK-NEXT: tensor.insert_slice: read=16 write=16
func.func public @update(%a: tensor<2x3xi8>, %b: tensor<3x4xi8>, %cache: tensor<1x8x4xf32>, %new: tensor<1x1x4xf32>, %at: index) -> (tensor<2x4xi32>, tensor<1x8x4xf32>) {
  %zero = arith.constant 0 : i32
  %c0 = arith.constant 0 : index
  %c7 = arith.constant 7 : index
  %e = tensor.empty() : tensor<2x4xi32>
  %f = linalg.fill ins(%zero : i32) outs(%e : tensor<2x4xi32>) -> tensor<2x4xi32>
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%a, %b : tensor<2x3xi8>, tensor<3x4xi8>) outs(%f : tensor<2x4xi32>) {
  ^bb0(%x: i8, %y: i8, %acc: i32):
    %u = arith.extsi %x : i8 to i32
    %v = arith.extsi %y : i8 to i32
    %m = arith.muli %u, %v : i32
    %s = arith.addi %acc, %m : i32
    linalg.yield %s : i32
  } -> tensor<2x4xi32>
  %low = arith.maxsi %at, %c0 : index
  %p = arith.minsi %low, %c7 : index
  %1 = tensor.insert_slice %new into %cache[0, %p, 0] [1, 1, 4] [1, 1, 1] : tensor<1x1x4xf32> into tensor<1x8x4xf32>
  return %0, %1 : tensor<2x4xi32>, tensor<1x8x4xf32>
}

// What stays behind is not known and not left out; what is in it is part of it.
// LEFT:      "unknown_ops": 1,
// LEFT-NEXT: "status": "lower",
// LEFT:      "unknown": [
// LEFT:      "op": "mhlo.sort",
// LEFT-NEXT: "count": 1,
// LEFT-NOT:  "op": "mhlo.compare",
//LEFT-BEHIND func.func public @left(%x: tensor<8xf32>) -> tensor<8xf32> {
//LEFT-BEHIND   %0 = "mhlo.sort"(%x) <{dimension = 0 : i64, is_stable = true}> ({
//LEFT-BEHIND   ^bb0(%a: tensor<f32>, %b: tensor<f32>):
//LEFT-BEHIND     %c = "mhlo.compare"(%a, %b) : (tensor<f32>, tensor<f32>) -> tensor<i1>
//LEFT-BEHIND     "mhlo.return"(%c) : (tensor<i1>) -> ()
//LEFT-BEHIND   }) : (tensor<8xf32>) -> tensor<8xf32>
//LEFT-BEHIND   return %0 : tensor<8xf32>
//LEFT-BEHIND }
}
