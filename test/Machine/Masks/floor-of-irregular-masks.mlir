// Masks that no sum over indices describes: every second key of every second query,
// blocks that were drawn at random. What they keep is counted place by place.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/program.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1e6>, <i1 = 1e6>, <i8 = 1e6>, <i64 = 1e6>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e18>]>

//--- program.mlir
#ij = affine_map<(i, j) -> (i, j)>
#ji = affine_map<(i, j) -> (j, i)>
#bij = affine_map<(b, i, j) -> (b, i, j)>
#bik = affine_map<(b, i, j, k) -> (b, i, k)>
#bkj = affine_map<(b, i, j, k) -> (b, k, j)>
#b_ij = affine_map<(b, i, j, k) -> (b, i, j)>

// A number that is added, for earlier keys with the parity of the query. Kept are
// 1 + 1 + 2 + 2 = 6 scores, in both products: 2 * 6 * 16 * 2.
// CHECK: {{^}}dilated: 384{{$}}
func.func @dilated(%q: tensor<4x16xf32>, %k: tensor<16x4xf32>, %v: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %zero = arith.constant 0.0 : f32
  %mask = arith.constant dense<[[0.0, -1.0e9, -1.0e9, -1.0e9],
                               [-1.0e9, 0.0, -1.0e9, -1.0e9],
                               [0.0, -1.0e9, 0.0, -1.0e9],
                               [-1.0e9, 0.0, -1.0e9, 0.0]]> : tensor<4x4xf32>
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %s = linalg.matmul ins(%q, %k : tensor<4x16xf32>, tensor<16x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s, %mask : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%x0: f32, %c: f32, %o: f32):
    %r = arith.addf %x0, %c : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  %p = linalg.softmax dimension(1) ins(%m : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %oe = tensor.empty() : tensor<4x16xf32>
  %of = linalg.fill ins(%zero : f32) outs(%oe : tensor<4x16xf32>) -> tensor<4x16xf32>
  %r = linalg.matmul ins(%p, %v : tensor<4x4xf32>, tensor<4x16xf32>) outs(%of : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %r : tensor<4x16xf32>
}

// The same seen the other way round, as bytes, of a larger constant of which rows and
// columns 1 to 4 are used. Its kept places there: 2 + 1 + 3 + 1 = 7, 7 * 16 * 2.
// CHECK: {{^}}bytes: 224{{$}}
func.func @bytes(%q: tensor<4x16xf32>, %k: tensor<16x4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %inf = arith.constant 0xFF800000 : f32
  %all = arith.constant dense<[[1, 1, 1, 1, 1],
                              [0, 1, 0, 1, 0],
                              [1, 0, 0, 1, 0],
                              [0, 1, 1, 0, 1],
                              [1, 0, 0, 1, 0]]> : tensor<5x5xi8>
  %mask = tensor.extract_slice %all[1, 1] [4, 4] [1, 1] : tensor<5x5xi8> to tensor<4x4xi8>
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %s = linalg.matmul ins(%q, %k : tensor<4x16xf32>, tensor<16x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ji, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s, %mask : tensor<4x4xf32>, tensor<4x4xi8>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%x0: f32, %c: i8, %o: f32):
    %no = arith.constant 0 : i8
    %keep = arith.cmpi ne, %c, %no : i8
    %r = arith.select %keep, %x0, %inf : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}

// Of each of two heads other places, 3 and 5 of 9: 8 * 16 * 2.
// CHECK: {{^}}heads: 256{{$}}
func.func @heads(%q: tensor<2x3x16xf32>, %k: tensor<2x16x3xf32>) -> tensor<2x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %inf = arith.constant 0xFF800000 : f32
  %mask = arith.constant dense<[[[true, false, false], [false, false, true], [false, true, false]],
                               [[true, false, true], [false, true, false], [true, false, true]]]> : tensor<2x3x3xi1>
  %e = tensor.empty() : tensor<2x3x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x3x3xf32>) -> tensor<2x3x3xf32>
  %s = linalg.generic {indexing_maps = [#bik, #bkj, #b_ij], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%q, %k : tensor<2x3x16xf32>, tensor<2x16x3xf32>) outs(%f : tensor<2x3x3xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %0 = arith.mulf %a, %b : f32
    %1 = arith.addf %c, %0 : f32
    linalg.yield %1 : f32
  } -> tensor<2x3x3xf32>
  %m = linalg.generic {indexing_maps = [#bij, #bij, #bij], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%mask, %s : tensor<2x3x3xi1>, tensor<2x3x3xf32>) outs(%e : tensor<2x3x3xf32>) {
  ^bb0(%c: i1, %x0: f32, %o: f32):
    %r = arith.select %c, %x0, %inf : f32
    linalg.yield %r : f32
  } -> tensor<2x3x3xf32>
  return %m : tensor<2x3x3xf32>
}

// Kept is what a constant keeps or what comes before the query: 6 places with j < i, and
// 2 more in the constant's upper part: 8 * 16 * 2.
// CHECK: {{^}}either: 256{{$}}
func.func @either(%q: tensor<4x16xf32>, %k: tensor<16x4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %inf = arith.constant 0xFF800000 : f32
  %mask = arith.constant dense<[[false, true, false, false],
                               [true, false, false, false],
                               [false, true, true, false],
                               [true, false, true, false]]> : tensor<4x4xi1>
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %s = linalg.matmul ins(%q, %k : tensor<4x16xf32>, tensor<16x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s, %mask : tensor<4x4xf32>, tensor<4x4xi1>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%x0: f32, %c: i1, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %before = arith.cmpi ult, %j, %i : index
    %keep = arith.ori %c, %before : i1
    %r = arith.select %keep, %x0, %inf : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}

// Of two constants either keeps: 4 + 4 places, of which 1 is in both: 7 * 16 * 2.
// CHECK: {{^}}either_of_two: 224{{$}}
func.func @either_of_two(%q: tensor<4x16xf32>, %k: tensor<16x4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %inf = arith.constant 0xFF800000 : f32
  %first = arith.constant dense<[[true, false, false, true], [false, true, false, false],
                                [false, false, false, false], [true, false, false, false]]> : tensor<4x4xi1>
  %second = arith.constant dense<[[false, false, true, false], [false, true, false, true],
                                 [true, false, false, false], [false, false, false, false]]> : tensor<4x4xi1>
  %e = tensor.empty() : tensor<4x4xf32>
  %b = tensor.empty() : tensor<4x4xi1>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %s = linalg.matmul ins(%q, %k : tensor<4x16xf32>, tensor<16x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %keep = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%first, %second : tensor<4x4xi1>, tensor<4x4xi1>) outs(%b : tensor<4x4xi1>) {
  ^bb0(%c: i1, %d: i1, %o: i1):
    %r = arith.ori %c, %d : i1
    linalg.yield %r : i1
  } -> tensor<4x4xi1>
  %m = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s, %keep : tensor<4x4xf32>, tensor<4x4xi1>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%x0: f32, %c: i1, %o: f32):
    %r = arith.select %c, %x0, %inf : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}

// Of compared indices, too: the same block of two, or the same place in it. Kept are 2 of
// each row as a block, and 1 more: 12 of 16.
// CHECK: {{^}}compared: 384{{$}}
func.func @compared(%q: tensor<4x16xf32>, %k: tensor<16x4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %inf = arith.constant 0xFF800000 : f32
  %two = arith.constant 2 : index
  %e = tensor.empty() : tensor<4x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %s = linalg.matmul ins(%q, %k : tensor<4x16xf32>, tensor<16x4xf32>) outs(%f : tensor<4x4xf32>) -> tensor<4x4xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %bi = arith.divui %i, %two : index
    %bj = arith.divui %j, %two : index
    %ri = arith.remui %i, %two : index
    %rj = arith.remui %j, %two : index
    %block = arith.cmpi eq, %bi, %bj : index
    %place = arith.cmpi eq, %ri, %rj : index
    %keep = arith.ori %block, %place : i1
    %r = arith.select %keep, %x0, %inf : f32
    linalg.yield %r : f32
  } -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}

// Zeros among many numbers are a matter of the data, not of a pattern: between those that
// come first and last in a row, columns without zeros aside, none is looked for. Of 10
// weights 2 are left out: 4 * 8 * 2.
// CHECK: {{^}}weights: 64{{$}}
func.func @weights(%x: tensor<4x2xf32>) -> tensor<4x5xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 2.0, 0.0, 3.0, 4.0], [5.0, 0.0, 6.0, 0.0, 7.0]]> : tensor<2x5xf32>
  %e = tensor.empty() : tensor<4x5xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x5xf32>) -> tensor<4x5xf32>
  %r = linalg.matmul ins(%x, %w : tensor<4x2xf32>, tensor<2x5xf32>) outs(%f : tensor<4x5xf32>) -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}
