// A slice behind operations that only move elements (concatenations, padding, insertions,
// reversals) leaves without a use what it drops, as one behind any other operation does: nobody
// has to read it, nor to make it.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/program.mlir
// RUN: mlir-roofline report %t/open.mlir --target=%t/target.mlir --format=json --bind=cache=16,rows=8 \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/open.mlir
// RUN: %python %src_root/test/Sizes/Inputs/check_formulas.py %t/open.mlir --target=%t/target.mlir --function=window --low=8 \
// RUN:   | FileCheck %s --check-prefix=POINTS
// POINTS: latency_bound: {{[0-9]+$}}

//--- target.mlir
#roofline.target<"t",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f32 = 1e9>]>,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1e9>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

//--- program.mlir
// A cache of 16 rows and a new one, of which the last 8 are used: 7 rows of 16 B, the new one, and
// 128 B that are written: 112 + 16 + 128.
// CHECK: {{^}}window: 256{{$}}
func.func @window(%cache: tensor<16x4xf32>, %new: tensor<1x4xf32>) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  %c = tensor.concat dim(0) %cache, %new : (tensor<16x4xf32>, tensor<1x4xf32>) -> tensor<17x4xf32>
  %s = tensor.extract_slice %c[9, 0] [8, 4] [1, 1] : tensor<17x4xf32> to tensor<8x4xf32>
  %r = linalg.exp ins(%s : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %r : tensor<8x4xf32>
}

// A product that is dropped whole is not computed, and its factors are not read: 8 rows of %a, and
// as much is written.
// CHECK: {{^}}dropped_product: 256{{$}}
func.func @dropped_product(%a: tensor<8x4xf32>, %x: tensor<8x64xf32>, %w: tensor<64x4xf32>) -> tensor<8x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  %p = linalg.matmul ins(%x, %w : tensor<8x64xf32>, tensor<64x4xf32>) outs(%f : tensor<8x4xf32>) -> tensor<8x4xf32>
  %c = tensor.concat dim(0) %p, %a : (tensor<8x4xf32>, tensor<8x4xf32>) -> tensor<16x4xf32>
  %s = tensor.extract_slice %c[8, 0] [8, 4] [1, 1] : tensor<16x4xf32> to tensor<8x4xf32>
  %r = linalg.exp ins(%s : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %r : tensor<8x4xf32>
}

// The last 8 of 16 rows, of which the last 4 are padding: 4 rows of 16 B are read, 8 written.
// CHECK: {{^}}padded: 192{{$}}
func.func @padded(%a: tensor<8x4xf32>) -> tensor<8x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x4xf32>
  %p = tensor.pad %a low[4, 0] high[4, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<8x4xf32> to tensor<16x4xf32>
  %s = tensor.extract_slice %p[8, 0] [8, 4] [1, 1] : tensor<16x4xf32> to tensor<8x4xf32>
  %r = linalg.exp ins(%s : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %r : tensor<8x4xf32>
}

// The first two rows of what is reversed are the last two: 32 B, and 32 are written.
// CHECK: {{^}}reversed: 64{{$}}
func.func @reversed(%a: tensor<8x4xf32>) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %p = tosa.reverse %a {axis = 0 : i32} : (tensor<8x4xf32>) -> tensor<8x4xf32>
  %s = tensor.extract_slice %p[0, 0] [2, 4] [1, 1] : tensor<8x4xf32> to tensor<2x4xf32>
  %r = linalg.exp ins(%s : tensor<2x4xf32>) outs(%e : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}

// Two tensors are put behind each other, and 4 rows of each are used: 8 rows are read, 8 written.
// CHECK: {{^}}inserted: 256{{$}}
func.func @inserted(%a: tensor<8x4xf32>, %b: tensor<8x4xf32>) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  %both = tensor.empty() : tensor<16x4xf32>
  %0 = tensor.insert_slice %a into %both[0, 0] [8, 4] [1, 1] : tensor<8x4xf32> into tensor<16x4xf32>
  %1 = tensor.insert_slice %b into %0[8, 0] [8, 4] [1, 1] : tensor<8x4xf32> into tensor<16x4xf32>
  %s = tensor.extract_slice %1[4, 0] [8, 4] [1, 1] : tensor<16x4xf32> to tensor<8x4xf32>
  %r = linalg.exp ins(%s : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %r : tensor<8x4xf32>
}

// The last row of a cache is replaced, and the last 8 are used: 7 of it, the new one, 8 written.
// CHECK: {{^}}replaced: 256{{$}}
func.func @replaced(%cache: tensor<16x4xf32>, %new: tensor<4xf32>) -> tensor<8x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  %c = tensor.insert_slice %new into %cache[15, 0] [1, 4] [1, 1] : tensor<4xf32> into tensor<16x4xf32>
  %s = tensor.extract_slice %c[8, 0] [8, 4] [1, 1] : tensor<16x4xf32> to tensor<8x4xf32>
  %r = linalg.exp ins(%s : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %r : tensor<8x4xf32>
}

// Every other row behind an operation: 4 of 8 are read, and 4 written.
// CHECK: {{^}}strided: 128{{$}}
func.func @strided(%a: tensor<8x4xf32>) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<8x4xf32>
  %f = tensor.empty() : tensor<4x4xf32>
  %p = linalg.exp ins(%a : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  %s = tensor.extract_slice %p[0, 0] [4, 4] [2, 1] : tensor<8x4xf32> to tensor<4x4xf32>
  %r = linalg.exp ins(%s : tensor<4x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %r : tensor<4x4xf32>
}

// A row in the middle is replaced, 15 others are read, and all 16 written: 240 + 16 + 256.
// CHECK: {{^}}middle: 512{{$}}
func.func @middle(%cache: tensor<16x4xf32>, %new: tensor<4xf32>) -> tensor<16x4xf32> {
  %e = tensor.empty() : tensor<16x4xf32>
  %c = tensor.insert_slice %new into %cache[7, 0] [1, 4] [1, 1] : tensor<4xf32> into tensor<16x4xf32>
  %r = linalg.exp ins(%c : tensor<16x4xf32>) outs(%e : tensor<16x4xf32>) -> tensor<16x4xf32>
  return %r : tensor<16x4xf32>
}

//--- open.mlir
// The same while sizes were open: where the new row stands is a size.
// CHECK: {{^}}window: 256{{$}}
func.func @window(%cache: tensor<?x4xf32> {roofline.size = ["cache", ""]}, %new: tensor<1x4xf32>) -> tensor<8x4xf32> {
  %c0 = arith.constant 0 : index
  %c7 = arith.constant 7 : index
  %n = tensor.dim %cache, %c0 : tensor<?x4xf32>
  %first = arith.subi %n, %c7 : index
  %e = tensor.empty() : tensor<8x4xf32>
  %c = tensor.concat dim(0) %cache, %new : (tensor<?x4xf32>, tensor<1x4xf32>) -> tensor<?x4xf32>
  %s = tensor.extract_slice %c[%first, 0] [8, 4] [1, 1] : tensor<?x4xf32> to tensor<8x4xf32>
  %r = linalg.exp ins(%s : tensor<8x4xf32>) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  return %r : tensor<8x4xf32>
}

// CHECK: {{^}}reversed: 64{{$}}
func.func @reversed(%a: tensor<?x4xf32> {roofline.size = ["rows", ""]}) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %p = tosa.reverse %a {axis = 0 : i32} : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %s = tensor.extract_slice %p[0, 0] [2, 4] [1, 1] : tensor<?x4xf32> to tensor<2x4xf32>
  %r = linalg.exp ins(%s : tensor<2x4xf32>) outs(%e : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}
