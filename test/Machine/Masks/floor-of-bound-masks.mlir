// A mask in open sizes is followed as soon as they have values: through reshapes, slices at
// computed places and extents that are asked for. A byte takes 1 ns here, computing nothing.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json --bind=B=2,S=3,T=8 \
// RUN:   --name=open.arg0.d0=B,open.arg0.d1=S,open.arg0.d2=T \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/program.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e15, rates = [<f32 = 1e6>, <i1 = 1e6>, <i64 = 1e6>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

//--- program.mlir
#row = affine_map<(d0, d1) -> (d0, 0)>
#column = affine_map<(d0, d1) -> (0, d1)>
#all = affine_map<(d0, d1) -> (d0, d1)>
#mask = affine_map<(d0, d1, d2) -> (d1, d2)>
#every = affine_map<(d0, d1, d2) -> (d0, d1, d2)>

// The last 3 of 8 positions as a column, all of them as a row: of keys, 2 lie behind the first
// query and 1 behind the second. 2 * (24 - 3) numbers read and 2 * 24 written, 4 B each.
// CHECK: {{^}}open: 360{{$}}
func.func @open(%x: tensor<?x?x?xf32>) -> tensor<?x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %B = tensor.dim %x, %c0 : tensor<?x?x?xf32>
  %S = tensor.dim %x, %c1 : tensor<?x?x?xf32>
  %T = tensor.dim %x, %c2 : tensor<?x?x?xf32>
  %past = arith.subi %T, %S : index
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty(%T) : tensor<?xi64>
  %all = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e : tensor<?xi64>) {
  ^bb0(%o: i64):
    %i = linalg.index 0 : index
    %j = arith.index_cast %i : index to i64
    linalg.yield %j : i64
  } -> tensor<?xi64>
  %last = tensor.extract_slice %all[%past] [%S] [1] : tensor<?xi64> to tensor<?xi64>
  %rows = tensor.expand_shape %last [[0, 1]] output_shape [%S, 1] : tensor<?xi64> into tensor<?x1xi64>
  %columns = tensor.expand_shape %all [[0, 1]] output_shape [1, %T] : tensor<?xi64> into tensor<1x?xi64>
  %m = tensor.empty(%S, %T) : tensor<?x?xi1>
  %mask = linalg.generic {indexing_maps = [#row, #column, #all], iterator_types = ["parallel", "parallel"]} ins(%rows, %columns : tensor<?x1xi64>, tensor<1x?xi64>) outs(%m : tensor<?x?xi1>) {
  ^bb0(%a: i64, %b: i64, %o: i1):
    %behind = arith.cmpi sgt, %b, %a : i64
    linalg.yield %behind : i1
  } -> tensor<?x?xi1>
  %y = tensor.empty(%B, %S, %T) : tensor<?x?x?xf32>
  %r = linalg.generic {indexing_maps = [#mask, #every, #every], iterator_types = ["parallel", "parallel", "parallel"]} ins(%mask, %x : tensor<?x?xi1>, tensor<?x?x?xf32>) outs(%y : tensor<?x?x?xf32>) {
  ^bb0(%a: i1, %b: f32, %o: f32):
    %c = arith.select %a, %zero, %b : f32
    linalg.yield %c : f32
  } -> tensor<?x?x?xf32>
  return %r : tensor<?x?x?xf32>
}

// The same in constants; the extents are asked for all the same.
// CHECK: {{^}}constant: 360{{$}}
func.func @constant(%x: tensor<2x3x8xf32>) -> tensor<2x3x8xf32> {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %S = tensor.dim %x, %c1 : tensor<2x3x8xf32>
  %T = tensor.dim %x, %c2 : tensor<2x3x8xf32>
  %past = arith.subi %T, %S : index
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8xi64>
  %all = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e : tensor<8xi64>) {
  ^bb0(%o: i64):
    %i = linalg.index 0 : index
    %j = arith.index_cast %i : index to i64
    linalg.yield %j : i64
  } -> tensor<8xi64>
  %last = tensor.extract_slice %all[%past] [3] [1] : tensor<8xi64> to tensor<3xi64>
  %m = tensor.empty() : tensor<3x8xi1>
  %mask = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d1)>, #all], iterator_types = ["parallel", "parallel"]} ins(%last, %all : tensor<3xi64>, tensor<8xi64>) outs(%m : tensor<3x8xi1>) {
  ^bb0(%a: i64, %b: i64, %o: i1):
    %behind = arith.cmpi sgt, %b, %a : i64
    linalg.yield %behind : i1
  } -> tensor<3x8xi1>
  %y = tensor.empty() : tensor<2x3x8xf32>
  %r = linalg.generic {indexing_maps = [#mask, #every, #every], iterator_types = ["parallel", "parallel", "parallel"]} ins(%mask, %x : tensor<3x8xi1>, tensor<2x3x8xf32>) outs(%y : tensor<2x3x8xf32>) {
  ^bb0(%a: i1, %b: f32, %o: f32):
    %c = arith.select %a, %zero, %b : f32
    linalg.yield %c : f32
  } -> tensor<2x3x8xf32>
  return %r : tensor<2x3x8xf32>
}
