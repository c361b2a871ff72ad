// What a program is given counts as far as something needs it: a cache of which a window
// is kept is not read beyond. A byte takes 1 ns here, computing nothing.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/program.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e15, rates = [<f32 = 1e6>, <i1 = 1e6>, <i64 = 1e6>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

//--- program.mlir
// A query of 16 elements, 3 of 8 keys, 8 scores: 64 + 3 * 64 + 32.
// CHECK: {{^}}window: 288{{$}}
func.func @window(%q: tensor<1x16xf32>, %k: tensor<16x8xf32>) -> tensor<1x8xf32> {
  %zero = arith.constant 0.0 : f32
  %inf = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x8xf32>) -> tensor<1x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<1x16xf32>, tensor<16x8xf32>) outs(%f : tensor<1x8xf32>) -> tensor<1x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<1x8xf32>) outs(%e : tensor<1x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    %j = linalg.index 1 : index
    %c5 = arith.constant 5 : index
    %c = arith.cmpi uge, %j, %c5 : index
    %r = arith.select %c, %x, %inf : f32
    linalg.yield %r : f32
  } -> tensor<1x8xf32>
  return %m : tensor<1x8xf32>
}

// The same with 3 of 8 values, and 16 results: 64 + 3 * 64 + 3 * 64 + 64.
// CHECK: {{^}}attention: 512{{$}}
func.func @attention(%q: tensor<1x16xf32>, %k: tensor<16x8xf32>, %v: tensor<8x16xf32>) -> tensor<1x16xf32> {
  %zero = arith.constant 0.0 : f32
  %inf = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x8xf32>) -> tensor<1x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<1x16xf32>, tensor<16x8xf32>) outs(%f : tensor<1x8xf32>) -> tensor<1x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<1x8xf32>) outs(%e : tensor<1x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    %j = linalg.index 1 : index
    %c5 = arith.constant 5 : index
    %c = arith.cmpi uge, %j, %c5 : index
    %r = arith.select %c, %x, %inf : f32
    linalg.yield %r : f32
  } -> tensor<1x8xf32>
  %p = linalg.softmax dimension(1) ins(%m : tensor<1x8xf32>) outs(%e : tensor<1x8xf32>) -> tensor<1x8xf32>
  %oe = tensor.empty() : tensor<1x16xf32>
  %of = linalg.fill ins(%zero : f32) outs(%oe : tensor<1x16xf32>) -> tensor<1x16xf32>
  %r = linalg.matmul ins(%p, %v : tensor<1x8xf32>, tensor<8x16xf32>) outs(%of : tensor<1x16xf32>) -> tensor<1x16xf32>
  return %r : tensor<1x16xf32>
}

// Whoever reads all keys needs them, here for as many results: 64 + 512 + 32 + 512.
// CHECK: {{^}}read_elsewhere: 1120{{$}}
func.func @read_elsewhere(%q: tensor<1x16xf32>, %k: tensor<16x8xf32>) -> (tensor<1x8xf32>, tensor<16x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %inf = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x8xf32>) -> tensor<1x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<1x16xf32>, tensor<16x8xf32>) outs(%f : tensor<1x8xf32>) -> tensor<1x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<1x8xf32>) outs(%e : tensor<1x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    %j = linalg.index 1 : index
    %c5 = arith.constant 5 : index
    %c = arith.cmpi uge, %j, %c5 : index
    %r = arith.select %c, %x, %inf : f32
    linalg.yield %r : f32
  } -> tensor<1x8xf32>
  %ke = tensor.empty() : tensor<16x8xf32>
  %x = linalg.exp ins(%k : tensor<16x8xf32>) outs(%ke : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %m, %x : tensor<1x8xf32>, tensor<16x8xf32>
}

// Each key is kept by some query: 512 + 512 + 256.
// CHECK: {{^}}causal: 1280{{$}}
func.func @causal(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %inf = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    %j = linalg.index 1 : index
    %i = linalg.index 0 : index
    %c = arith.cmpi ule, %j, %i : index
    %r = arith.select %c, %x, %inf : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A resource of ones is a parameter and no mask: 16 + 64 + 16.
// CHECK: {{^}}parameter: 96{{$}}
func.func @parameter(%a: tensor<1x4xf32>) -> tensor<1x4xf32> {
  %w = arith.constant dense_resource<w> : tensor<4x4xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4xf32>) -> tensor<1x4xf32>
  %r = linalg.matmul ins(%a, %w : tensor<1x4xf32>, tensor<4x4xf32>) outs(%f : tensor<1x4xf32>) -> tensor<1x4xf32>
  return %r : tensor<1x4xf32>
}

{-#
  dialect_resources: { builtin: { w: "0x040000000000803f0000803f0000803f0000803f0000803f0000803f0000803f0000803f0000803f0000803f0000803f0000803f0000803f0000803f0000803f0000803f" } }
#-}
