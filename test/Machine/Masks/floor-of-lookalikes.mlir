// Conditions that do not say what they seem to: of a product of 8x16 and 16x8 numbers, 2 * 16
// operations for each element that is needed.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/program.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1e6>, <i1 = 1e6>, <i32 = 1e6>, <i64 = 1e6>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e18>]>

//--- program.mlir
#ij = affine_map<(i, j) -> (i, j)>

// Where i < 6 the larger of data and j may be anything. Of the rest, where j < i is needed:
// 6 and 7 of 8; that is not seen, and all are counted.
// CHECK: {{^}}chosen: 2048{{$}}
func.func @chosen(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>, %n: tensor<8x8xi32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s, %n : tensor<8x8xf32>, tensor<8x8xi32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x: f32, %d: i32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %six = arith.constant 6 : i32
    %i0 = arith.index_cast %i : index to i32
    %j0 = arith.index_cast %j : index to i32
    %t = arith.cmpi sge, %i0, %six : i32
    %y = arith.select %t, %i0, %d : i32
    %l = arith.maxsi %y, %j0 : i32
    %k = arith.cmpi sle, %l, %j0 : i32
    %r = arith.select %k, %zero, %x : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// The largest integer and one more is negative: rows 1 to 7 are needed, 56 * 32.
// CHECK: {{^}}wraps: 1792{{$}}
func.func @wraps(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %most = arith.constant 2147483647 : i32
    %none = arith.constant 0 : i32
    %i0 = arith.index_cast %i : index to i32
    %y = arith.addi %i0, %most : i32
    %k = arith.cmpi slt, %y, %none : i32
    %r = arith.select %k, %x, %zero : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// So are 2^31 and what is above in 32 bits: rows 4 to 7, 32 * 32.
// CHECK: {{^}}cut: 1024{{$}}
func.func @cut(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %step = arith.constant 536870912 : index
    %none = arith.constant 0 : i32
    %y = arith.muli %i, %step : index
    %i0 = arith.index_cast %y : index to i32
    %k = arith.cmpi slt, %i0, %none : i32
    %r = arith.select %k, %x, %zero : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Of truth values the larger one, with a sign, is the one that is false: needed is where
// i >= 4 and j < 4. Rows are seen, and counted: 32 * 32.
// CHECK: {{^}}signed_truth: 1024{{$}}
func.func @signed_truth(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %four = arith.constant 4 : index
    %false = arith.constant false
    %p = arith.cmpi uge, %i, %four : index
    %q = arith.cmpi uge, %j, %four : index
    %l = arith.maxsi %p, %q : i1
    %y = arith.xori %l, %p : i1
    %k = arith.cmpi eq, %y, %false : i1
    %r = arith.select %k, %zero, %x : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A global whose constant has another shape than what is loaded is left alone: all of it.
// CHECK: {{^}}global: 2048{{$}}
ml_program.global private @g(dense<[0.0, 0.0, 1.0, 1.0]> : tensor<4xf32>) : tensor<?x?xf32>
func.func @global(%a: tensor<8x16xf32>, %b: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%a, %b : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %g = ml_program.global_load_const @g : tensor<?x?xf32>
  %m = linalg.generic {indexing_maps = [#ij, #ij, #ij], iterator_types = ["parallel", "parallel"]}
      ins(%g, %s : tensor<?x?xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x: f32, %y: f32, %o: f32):
    %r = arith.mulf %x, %y : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}
