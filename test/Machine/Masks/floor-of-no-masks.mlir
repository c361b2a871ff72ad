// Where something looks like a mask and is none, or another one: operations as in
// floor-of-masks.mlir, and what of them is needed.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/program.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1e6>, <i1 = 1e6>, <i64 = 1e6>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e18>]>

//--- program.mlir
#ij = affine_map<(i, j) -> (i, j)>
#ji = affine_map<(i, j) -> (j, i)>

// What an iteration leaves alone is a result all the same: the kept columns are needed,
// 7 of 8 of them, 8 * 7 * 16 * 2. What was in the others is replaced.
// CHECK: {{^}}passthrough: 1792{{$}}
func.func @passthrough(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>, %x: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %se = tensor.empty() : tensor<8x8xf32>
  %sf = linalg.fill ins(%zero : f32) outs(%se : tensor<8x8xf32>) -> tensor<8x8xf32>
  %t = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%sf : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<8x8xf32>) outs(%t : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %one = arith.constant 1 : index
    %column = linalg.index 1 : index
    %c = arith.cmpi ult, %column, %one : index
    %r = arith.select %c, %x0, %o : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// One triangular tensor read through two maps: the sum holds no zeros. 64 * 16 * 2.
// CHECK: {{^}}symmetric: 2048{{$}}
func.func @symmetric(%x: tensor<8x8xf32>, %v: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %t = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %c = arith.cmpi ule, %column, %row : index
    %r = arith.select %c, %x0, %zero : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  %s = linalg.generic {indexing_maps = [#ij, #ji, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%t, %t : tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %r = arith.addf %x0, %x1 : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  %oe = tensor.empty() : tensor<8x16xf32>
  %of = linalg.fill ins(%zero : f32) outs(%oe : tensor<8x16xf32>) -> tensor<8x16xf32>
  %r = linalg.matmul ins(%s, %v : tensor<8x8xf32>, tensor<8x16xf32>) outs(%of : tensor<8x16xf32>) -> tensor<8x16xf32>
  return %r : tensor<8x16xf32>
}

// A reshape whose sizes are data moves elements to other rows and columns: all of
// 2 * 64 * 16 * 2.
// CHECK: {{^}}reshape: 4096{{$}}
func.func @reshape(%a: tensor<2x16xf32>, %b: tensor<16x64xf32>, %shape: tensor<2xindex>) -> tensor<64x1xf32> {
  %zero = arith.constant 0.0 : f32
  %se = tensor.empty() : tensor<2x64xf32>
  %sf = linalg.fill ins(%zero : f32) outs(%se : tensor<2x64xf32>) -> tensor<2x64xf32>
  %t = linalg.matmul ins(%a, %b : tensor<2x16xf32>, tensor<16x64xf32>) outs(%sf : tensor<2x64xf32>) -> tensor<2x64xf32>
  %u = tensor.reshape %t(%shape) : (tensor<2x64xf32>, tensor<2xindex>) -> tensor<?x?xf32>
  %r = tensor.extract_slice %u[0, 0] [64, 1] [1, 1] : tensor<?x?xf32> to tensor<64x1xf32>
  return %r : tensor<64x1xf32>
}

// A truth value widened by zeros is 1: 36 pairs are kept, 36 * 16 * 2.
// CHECK: {{^}}extui: 1152{{$}}
func.func @extui(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %z = arith.constant 0 : i64
  %all = arith.constant dense<true> : tensor<8xi1>
  %se = tensor.empty() : tensor<8x8xf32>
  %sf = linalg.fill ins(%zero : f32) outs(%se : tensor<8x8xf32>) -> tensor<8x8xf32>
  %t = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%sf : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, affine_map<(i, j) -> (j)>, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%t, %all : tensor<8x8xf32>, tensor<8xi1>) outs(%se : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %p: i1, %o: f32):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %c0 = arith.cmpi ule, %column, %row : index
    %w = arith.extui %p : i1 to i64
    %c1 = arith.cmpi sgt, %w, %z : i64
    %c = arith.andi %c0, %c1 : i1
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A large number that is added is a mask to a softmax alone: what is kept of the sum is
// needed, 36 * 16 * 2.
// CHECK: {{^}}pressure: 1152{{$}}
func.func @pressure(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant -101325.0 : f32
  %se = tensor.empty() : tensor<8x8xf32>
  %sf = linalg.fill ins(%zero : f32) outs(%se : tensor<8x8xf32>) -> tensor<8x8xf32>
  %t = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%sf : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%t : tensor<8x8xf32>) outs(%se : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %c = arith.cmpi ule, %column, %row : index
    %d = arith.addf %x0, %minus : f32
    %r = arith.select %c, %d, %zero : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// What is not written over a tensor comes from it: all 2048.
// CHECK: {{^}}diagonal: 2048{{$}}
func.func @diagonal(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> (tensor<8x8xf32>, tensor<1x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %se = tensor.empty() : tensor<8x8xf32>
  %sf = linalg.fill ins(%zero : f32) outs(%se : tensor<8x8xf32>) -> tensor<8x8xf32>
  %t = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%sf : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i) -> (i, i)>], iterator_types = ["parallel"]}
      outs(%t : tensor<8x8xf32>) {
  ^bb0(%o: f32):
    linalg.yield %zero : f32
  } -> tensor<8x8xf32>
  %r = tensor.extract_slice %t[0, 0] [1, 8] [1, 1] : tensor<8x8xf32> to tensor<1x8xf32>
  return %m, %r : tensor<8x8xf32>, tensor<1x8xf32>
}

// Zeros on the diagonal are none elsewhere: all 2048.
// CHECK: {{^}}diagonal2: 2048{{$}}
func.func @diagonal2(%y: tensor<8x8xf32>, %x: tensor<8x8xf32>, %v: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i) -> (i, i)>], iterator_types = ["parallel"]}
      outs(%y : tensor<8x8xf32>) {
  ^bb0(%o: f32):
    linalg.yield %zero : f32
  } -> tensor<8x8xf32>
  %s = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %c = arith.cmpi ule, %column, %row : index
    %r = arith.select %c, %x0, %x1 : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  %oe = tensor.empty() : tensor<8x16xf32>
  %of = linalg.fill ins(%zero : f32) outs(%oe : tensor<8x16xf32>) -> tensor<8x16xf32>
  %r = linalg.matmul ins(%s, %v : tensor<8x8xf32>, tensor<8x16xf32>) outs(%of : tensor<8x16xf32>) -> tensor<8x16xf32>
  return %r : tensor<8x16xf32>
}

// One tensor read through two maps, where only one of them is used: its lower triangle
// alone, 36 * 16 * 2.
// CHECK: {{^}}mirrored: 1152{{$}}
func.func @mirrored(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %x = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ji, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%x, %x : tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %c = arith.cmpi ule, %column, %row : index
    %r = arith.select %c, %x0, %x1 : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Data chooses: all of the product may be needed. 64 * 16 * 2.
// CHECK: {{^}}chosen: 2048{{$}}
func.func @chosen(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>, %c: tensor<8x8xi1>, %d: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %x = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.select ins(%c, %x, %d : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Each weight of a row takes the whole row of scores, though one column of weights is
// kept: 64 * 16 * 2.
// CHECK: {{^}}slice_of_softmax: 2048{{$}}
func.func @slice_of_softmax(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> tensor<8x1xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %x = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %p = linalg.softmax dimension(1) ins(%x : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = tensor.extract_slice %p[0, 7] [8, 1] [1, 1] : tensor<8x8xf32> to tensor<8x1xf32>
  return %s : tensor<8x1xf32>
}

// Two rows of weights take two rows of scores: 2 * 8 * 16 * 2.
// CHECK: {{^}}rows_of_softmax: 512{{$}}
func.func @rows_of_softmax(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> tensor<2x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %x = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %p = linalg.softmax dimension(1) ins(%x : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = tensor.extract_slice %p[0, 0] [2, 8] [1, 1] : tensor<8x8xf32> to tensor<2x8xf32>
  return %s : tensor<2x8xf32>
}

// A destination that the body does not read lends its shape alone. 64 exponentials at
// 1e6 a cycle.
// CHECK: {{^}}shape_alone: 6.4e-05{{$}}
func.func @shape_alone(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>, %y: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %x = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.exp ins(%y : tensor<8x8xf32>) outs(%x : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Times nothing, nobody needs to know what: the other product alone, 64 * 16 * 2.
// CHECK: {{^}}times_nothing: 2048{{$}}
func.func @times_nothing(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>, %c: tensor<8x16xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %x = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %y = linalg.matmul ins(%c, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %nothing = arith.constant dense<0.0> : tensor<8x8xf32>
  %m = linalg.mul ins(%x, %nothing : tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.add ins(%m, %y : tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %s : tensor<8x8xf32>
}
