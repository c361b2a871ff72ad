// RUN: roofline-opt %s --roofline-annotate --mlir-print-op-generic | FileCheck %s

// CHECK-LABEL: sym_name = "linalg_ext"
func.func @linalg_ext(%q: tensor<2x8x32xf16>, %k: tensor<2x10x32xf16>, %v: tensor<2x10x24xf16>, %scale: f16, %o: tensor<2x8x24xf16>, %x: tensor<8x64xf32>, %t: tensor<100x16xf32>, %i: tensor<5x1xi32>, %u: tensor<5x16xf32>, %image: tensor<1x8x8x4xf32>) {
  // 2 x 8 x 10 = 160 scores: macs 160 x (32 + 24) = 8960; 4 x 160 more, and the body.
  // Reads 512 + 640 + 480 elements of 2 bytes, writes 384.
  // CHECK: "iree_linalg_ext.attention"
  // CHECK: roofline.cost = #roofline.cost<macs = 8960, flops = 18560, special = 160, read = 3264 B, write = 768 B>
  %0 = "iree_linalg_ext.attention"(%q, %k, %v, %scale, %o) <{indexing_maps = [affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3)>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d4, d3)>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d4, d2)>, affine_map<(d0, d1, d2, d3, d4) -> ()>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2)>], operandSegmentSizes = array<i32: 1, 1, 1, 1, 0, 1>}> ({
  ^bb0(%score: f32):
    "iree_linalg_ext.yield"(%score) : (f32) -> ()
  }) : (tensor<2x8x32xf16>, tensor<2x10x32xf16>, tensor<2x10x24xf16>, f16, tensor<2x8x24xf16>) -> tensor<2x8x24xf16>
  // CHECK: "iree_linalg_ext.scatter"
  // CHECK: roofline.cost = #roofline.cost<read = 340 B, write = 320 B, bytes upper>
  %1 = "iree_linalg_ext.scatter"(%u, %i, %t) <{dimension_map = array<i64: 0>, unique_indices = true}> ({
  ^bb0(%new: f32, %old: f32):
    "iree_linalg_ext.yield"(%new) : (f32) -> ()
  }) : (tensor<5x16xf32>, tensor<5x1xi32>, tensor<100x16xf32>) -> tensor<100x16xf32>
  // The 3 best of each row of 64: at most log2 4 = 2 comparisons each.
  // CHECK: "iree_linalg_ext.topk"
  // CHECK: roofline.cost = #roofline.cost<upper, flops = 1024, read = 2048 B, write = 192 B>
  %ev = tensor.empty() : tensor<8x3xf32>
  %ei = tensor.empty() : tensor<8x3xi32>
  %2:2 = "iree_linalg_ext.topk"(%x, %ev, %ei) <{dimension = 1 : i64, operandSegmentSizes = array<i32: 1, 2>}> ({
  ^bb0(%a: f32, %b: f32):
    %d = arith.subf %a, %b : f32
    %zero = arith.constant 0.0 : f32
    %c = arith.cmpf ogt, %d, %zero : f32
    "iree_linalg_ext.yield"(%c) : (i1) -> ()
  }) : (tensor<8x64xf32>, tensor<8x3xf32>, tensor<8x3xi32>) -> (tensor<8x3xf32>, tensor<8x3xi32>)
  // Patches of 3 x 3 x 4 at 6 x 6 places: 1296 elements from 256.
  // CHECK: "iree_linalg_ext.im2col"{{.*}}roofline.cost = #roofline.cost<read = 1024 B, write = 5184 B, bytes upper>
  %ec = tensor.empty() : tensor<1x36x36xf32>
  %3 = "iree_linalg_ext.im2col"(%image, %ec) <{kernel_size = array<i64: 3, 3>, operandSegmentSizes = array<i32: 1, 1>}> : (tensor<1x8x8x4xf32>, tensor<1x36x36xf32>) -> tensor<1x36x36xf32>
  return
}
