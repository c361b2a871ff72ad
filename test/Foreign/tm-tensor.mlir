// RUN: roofline-opt %s --roofline-annotate --mlir-print-op-generic | FileCheck %s

// What torch-mlir leaves of PyTorch that linalg has no operation for.

// CHECK-LABEL: sym_name = "tm_tensor"
func.func @tm_tensor(%t: tensor<100x16xf32>, %i: tensor<5x1xi32>, %u: tensor<5x16xf32>, %keys: tensor<8x16xf32>, %q: tensor<2x8x32xf32>, %k: tensor<2x10x32xf32>, %v: tensor<2x10x24xf32>, %m: tensor<2x8x10xf32>) -> (tensor<?x16xf32>) {
  // 80 additions; reads what is added to and the updates, 320 bytes each, and 20 of
  // indices.
  // CHECK: "tm_tensor.scatter"
  // CHECK: roofline.cost = #roofline.cost<flops = 80, read = 660 B, write = 320 B, bytes upper>
  %0 = "tm_tensor.scatter"(%u, %i, %t) <{dimension_map = array<i64: 0>, operandSegmentSizes = array<i32: 2, 1>, unique_indices = false}> ({
  ^bb0(%new: f32, %old: f32):
    %s = arith.addf %old, %new : f32
    "tm_tensor.yield"(%s) : (f32) -> ()
  }) : (tensor<5x16xf32>, tensor<5x1xi32>, tensor<100x16xf32>) -> tensor<100x16xf32>
  // 8 lines of 16: the first of each is taken as it is. 120 additions; what is
  // written is 128 elements and the last of each line.
  // CHECK: "tm_tensor.scan"
  // CHECK: roofline.cost = #roofline.cost<flops = 120, read = 512 B, write = 544 B>
  %e = tensor.empty() : tensor<8x16xf32>
  %l = tensor.empty() : tensor<8xf32>
  %1:2 = "tm_tensor.scan"(%keys, %e, %l) <{dimension = 1 : i64, inclusive = true, operandSegmentSizes = array<i32: 1, 2>}> ({
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    "tm_tensor.yield"(%s) : (f32) -> ()
  }) : (tensor<8x16xf32>, tensor<8x16xf32>, tensor<8xf32>) -> (tensor<8x16xf32>, tensor<8xf32>)
  // Comparisons are no flops: 8 x 16 x 4 of them at most.
  // CHECK: "tm_tensor.sort"
  // CHECK: roofline.cost = #roofline.cost<upper, read = 512 B, write = 512 B>
  %2 = "tm_tensor.sort"(%keys) <{dimension = 1 : i64, operandSegmentSizes = array<i32: 0, 1>}> ({
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf oge, %a, %b : f32
    "tm_tensor.yield"(%c) : (i1) -> ()
  }) : (tensor<8x16xf32>) -> tensor<8x16xf32>
  // 2 x 8 x 10 = 160 scores: macs 160 x (32 + 24) = 8960; beside them a scaling, a
  // subtraction, a sum and a quotient each, and an exponential:
  // 17920 + 4 x 160 = 18560. Reads 512 + 640 + 480 elements, writes 384.
  // CHECK: "tm_tensor.attention"{{.*}}roofline.cost = #roofline.cost<macs = 8960, flops = 18560, special = 160, read = 6528 B, write = 1536 B>
  %o = tensor.empty() : tensor<2x8x24xf32>
  %3 = "tm_tensor.attention"(%q, %k, %v, %o) <{operandSegmentSizes = array<i32: 3, 1>}> : (tensor<2x8x32xf32>, tensor<2x10x32xf32>, tensor<2x10x24xf32>, tensor<2x8x24xf32>) -> tensor<2x8x24xf32>
  // With a mask of 160 elements that is added.
  // CHECK: "tm_tensor.attention"{{.*}}roofline.cost = #roofline.cost<macs = 8960, flops = 18720, special = 160, read = 7168 B, write = 1536 B>
  %4 = "tm_tensor.attention"(%q, %k, %v, %m, %o) <{operandSegmentSizes = array<i32: 4, 1>}> : (tensor<2x8x32xf32>, tensor<2x10x32xf32>, tensor<2x10x24xf32>, tensor<2x8x10xf32>, tensor<2x8x24xf32>) -> tensor<2x8x24xf32>
  // What is scattered into says how large the result is.
  // CHECK: "math.exp"{{.*}}special = 1600
  %cast = tensor.cast %t : tensor<100x16xf32> to tensor<?x16xf32>
  %5 = "tm_tensor.scatter"(%u, %i, %cast) <{dimension_map = array<i64: 0>, operandSegmentSizes = array<i32: 2, 1>, unique_indices = true}> ({
  ^bb0(%new: f32, %old: f32):
    "tm_tensor.yield"(%new) : (f32) -> ()
  }) : (tensor<5x16xf32>, tensor<5x1xi32>, tensor<?x16xf32>) -> tensor<?x16xf32>
  %6 = math.exp %5 : tensor<?x16xf32>
  return %6 : tensor<?x16xf32>
}
