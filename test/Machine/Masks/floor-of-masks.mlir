// What a mask annihilates, or a slice drops, nobody has to compute: the floor is of
// what is left, the bound of every operation on its own is not. A float operation
// takes 1 ns here, bytes and choices next to nothing. A multiply-accumulate is 2
// operations; of 8 x 8 pairs (i, j) 36 have j <= i.

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
#i = affine_map<(i, j) -> (i)>
#bij = affine_map<(b, i, j) -> (b, i, j)>

// 36 * 16 macs of 64 * 16.
// CHECK: scores: 1152
func.func @scores(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %se = tensor.empty() : tensor<8x8xf32>
  %sf = linalg.fill ins(%zero : f32) outs(%se : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%sf : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %c = arith.cmpi ule, %column, %row : index
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Whoever returns the scores themselves needs all of them: 2 * 64 * 16.
// CHECK: scores_used: 2048
func.func @scores_used(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> (tensor<8x8xf32>, tensor<8x8xf32>) {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %se = tensor.empty() : tensor<8x8xf32>
  %sf = linalg.fill ins(%zero : f32) outs(%se : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%sf : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %c = arith.cmpi ule, %column, %row : index
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %s, %m : tensor<8x8xf32>, tensor<8x8xf32>
}

// The mask is a tensor of its own, i - j < 3 and j <= i: rows of 1, 2 and then 3
// elements, 21 in all, and 21 * 16 * 2 operations.
// CHECK: window: 672
func.func @window(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %me = tensor.empty() : tensor<8x8xi1>
  %se = tensor.empty() : tensor<8x8xf32>
  %sf = linalg.fill ins(%zero : f32) outs(%se : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%sf : tensor<8x8xf32>) -> tensor<8x8xf32>
  %mask = linalg.generic {indexing_maps = [#ij], iterator_types = ["parallel", "parallel"]}
      outs(%me : tensor<8x8xi1>) {
  ^bb0(%o: i1):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %three = arith.constant 3 : index
    %end = arith.addi %column, %three : index
    %c0 = arith.cmpi ule, %column, %row : index
    %c1 = arith.cmpi ult, %row, %end : index
    %c = arith.andi %c0, %c1 : i1
    linalg.yield %c : i1
  } -> tensor<8x8xi1>
  %m = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%mask, %s : tensor<8x8xi1>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: i1, %x1: f32, %o: f32):
    %r = arith.select %x0, %x1, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A mask that is added, a very negative number: whatever is added to it, the score
// has no weight. 36 * 16 macs are left of the scores and of the product with the
// values: 2 * 1152 operations.
// CHECK: added: 2304
func.func @added(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>, %v: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %se = tensor.empty() : tensor<8x8xf32>
  %sf = linalg.fill ins(%zero : f32) outs(%se : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%sf : tensor<8x8xf32>) -> tensor<8x8xf32>
  %mask = linalg.generic {indexing_maps = [#ij], iterator_types = ["parallel", "parallel"]}
      outs(%e : tensor<8x8xf32>) {
  ^bb0(%o: f32):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %low = arith.constant -1.0e9 : f32
    %c = arith.cmpi ugt, %column, %row : index
    %r = arith.select %c, %low, %zero : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s, %mask : tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %r = arith.addf %x0, %x1 : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  %p = linalg.softmax dimension(1) ins(%m : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %oe = tensor.empty() : tensor<8x16xf32>
  %of = linalg.fill ins(%zero : f32) outs(%oe : tensor<8x16xf32>) -> tensor<8x16xf32>
  %r = linalg.matmul ins(%p, %v : tensor<8x8xf32>, tensor<8x16xf32>) outs(%of : tensor<8x16xf32>) -> tensor<8x16xf32>
  return %r : tensor<8x16xf32>
}

// A softmax as front ends write it, and heads that are split off and merged again by
// reshapes: 2 heads of 36 * 4 macs each in either product.
// CHECK: decomposed: 1152
func.func @decomposed(%q: tensor<2x8x4xf32>, %k: tensor<2x4x8xf32>, %v: tensor<2x8x4xf32>) -> tensor<2x8x4xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<2x8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x8x8xf32>) -> tensor<2x8x8xf32>
  %s = linalg.batch_matmul ins(%q, %k : tensor<2x8x4xf32>, tensor<2x4x8xf32>) outs(%f : tensor<2x8x8xf32>) -> tensor<2x8x8xf32>
  %s4 = tensor.expand_shape %s [[0, 1], [2], [3]] output_shape [1, 2, 8, 8] : tensor<2x8x8xf32> into tensor<1x2x8x8xf32>
  %e4 = tensor.empty() : tensor<1x2x8x8xf32>
  %m4 = linalg.generic {indexing_maps = [affine_map<(a, b, i, j) -> (a, b, i, j)>, affine_map<(a, b, i, j) -> (a, b, i, j)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%s4 : tensor<1x2x8x8xf32>) outs(%e4 : tensor<1x2x8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %row = linalg.index 2 : index
    %column = linalg.index 3 : index
    %i = arith.index_cast %row : index to i64
    %j = arith.index_cast %column : index to i64
    %c = arith.cmpi sgt, %j, %i : i64
    %r = arith.select %c, %minus, %x0 : f32
    linalg.yield %r : f32
  } -> tensor<1x2x8x8xf32>
  %m = tensor.collapse_shape %m4 [[0, 1], [2], [3]] : tensor<1x2x8x8xf32> into tensor<2x8x8xf32>
  %re = tensor.empty() : tensor<2x8xf32>
  %rm = linalg.fill ins(%minus : f32) outs(%re : tensor<2x8xf32>) -> tensor<2x8xf32>
  %max = linalg.reduce { arith.maximumf } ins(%m : tensor<2x8x8xf32>) outs(%rm : tensor<2x8xf32>) dimensions = [2]
  %p = linalg.generic {indexing_maps = [#bij, affine_map<(b, i, j) -> (b, i)>, #bij], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%m, %max : tensor<2x8x8xf32>, tensor<2x8xf32>) outs(%e : tensor<2x8x8xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %d = arith.subf %x0, %x1 : f32
    %r = math.exp %d : f32
    linalg.yield %r : f32
  } -> tensor<2x8x8xf32>
  %rz = linalg.fill ins(%zero : f32) outs(%re : tensor<2x8xf32>) -> tensor<2x8xf32>
  %sum = linalg.reduce { arith.addf } ins(%p : tensor<2x8x8xf32>) outs(%rz : tensor<2x8xf32>) dimensions = [2]
  %w = linalg.generic {indexing_maps = [#bij, affine_map<(b, i, j) -> (b, i)>, #bij], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%p, %sum : tensor<2x8x8xf32>, tensor<2x8xf32>) outs(%e : tensor<2x8x8xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o: f32):
    %r = arith.divf %x0, %x1 : f32
    linalg.yield %r : f32
  } -> tensor<2x8x8xf32>
  %ve = tensor.empty() : tensor<2x8x4xf32>
  %vf = linalg.fill ins(%zero : f32) outs(%ve : tensor<2x8x4xf32>) -> tensor<2x8x4xf32>
  %r = linalg.batch_matmul ins(%w, %v : tensor<2x8x8xf32>, tensor<2x8x4xf32>) outs(%vf : tensor<2x8x4xf32>) -> tensor<2x8x4xf32>
  return %r : tensor<2x8x4xf32>
}

// Rows 2, 3 and 4 of 8 are kept: 2 * 3 * 8 * 16.
// CHECK: sliced: 768
func.func @sliced(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<3x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %r = tensor.extract_slice %s[2, 0] [3, 8] [1, 1] : tensor<8x8xf32> to tensor<3x8xf32>
  return %r : tensor<3x8xf32>
}

// What a loop carries is needed as a whole: 3 * 2 * 64 * 16.
// CHECK: in_a_loop: 6144
func.func @in_a_loop(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %e = tensor.empty() : tensor<8x8xf32>
  %r = scf.for %n = %c0 to %c3 step %c1 iter_args(%sum = %e) -> tensor<8x8xf32> {
    %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%sum : tensor<8x8xf32>) -> tensor<8x8xf32>
    scf.yield %s : tensor<8x8xf32>
  }
  %m = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%r : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %row = linalg.index 0 : index
    %column = linalg.index 1 : index
    %c = arith.cmpi ule, %column, %row : index
    %r0 = arith.select %c, %x0, %zero : f32
    linalg.yield %r0 : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// As front ends write it: positions are a tensor, which two reshapes and a broadcast
// subtraction make a mask of, and a conjunction with a tensor that holds true. 1152.
// CHECK: of_positions: 1152
func.func @of_positions(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %none = arith.constant 0 : i64
  %low = arith.constant dense<-1.0e4> : tensor<8x8xf32>
  %all = arith.constant dense<true> : tensor<8x8xi1>
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %pe = tensor.empty() : tensor<8xi64>
  %p = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]} outs(%pe : tensor<8xi64>) {
  ^bb0(%o: i64):
    %n = linalg.index 0 : index
    %r = arith.index_cast %n : index to i64
    linalg.yield %r : i64
  } -> tensor<8xi64>
  %row = tensor.expand_shape %p [[0, 1]] output_shape [8, 1] : tensor<8xi64> into tensor<8x1xi64>
  %column = tensor.expand_shape %p [[0, 1]] output_shape [1, 8] : tensor<8xi64> into tensor<1x8xi64>
  %de = tensor.empty() : tensor<8x8xi64>
  %d = linalg.generic {indexing_maps = [affine_map<(i, j) -> (0, j)>, affine_map<(i, j) -> (i, 0)>, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%column, %row : tensor<1x8xi64>, tensor<8x1xi64>) outs(%de : tensor<8x8xi64>) {
  ^bb0(%x0: i64, %x1: i64, %o: i64):
    %r = arith.subi %x0, %x1 : i64
    linalg.yield %r : i64
  } -> tensor<8x8xi64>
  %ce = tensor.empty() : tensor<8x8xi1>
  %c = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%d : tensor<8x8xi64>) outs(%ce : tensor<8x8xi1>) {
  ^bb0(%x0: i64, %o: i1):
    %r = arith.cmpi sle, %x0, %none : i64
    linalg.yield %r : i1
  } -> tensor<8x8xi1>
  %b = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%c, %all : tensor<8x8xi1>, tensor<8x8xi1>) outs(%ce : tensor<8x8xi1>) {
  ^bb0(%x0: i1, %x1: i1, %o: i1):
    %r = arith.andi %x0, %x1 : i1
    linalg.yield %r : i1
  } -> tensor<8x8xi1>
  %m = linalg.select ins(%b, %s, %low : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A mask that is data says nothing: all 2048.
// CHECK: of_data: 2048
func.func @of_data(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>, %b: tensor<8x8xi1>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %low = arith.constant dense<-1.0e4> : tensor<8x8xf32>
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.select ins(%b, %s, %low : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}
