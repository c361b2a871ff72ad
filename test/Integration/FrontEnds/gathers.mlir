// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Models/Inputs/list-work.py | FileCheck --match-full-lines %s

// Look-ups as torch-mlir writes them: the table is captured by the body and is
// no operand.

#ids = affine_map<(i, j, k) -> (i, j)>
#out = affine_map<(i, j, k) -> (i, j, k)>
#square = affine_map<(i, j) -> (i, j)>

// 2*3 ids of 8 columns: 48 look-ups, each with two tests of the id and a cast of
// it. Reads 6 ids of 8 B and at most 48 of the table's 400 elements: 48 + 192 B.
// CHECK: linalg.generic: index.index=48 i64.compare=96 read=240 write=192 bytes:upper
func.func @embedding(%table: tensor<50x8xf32>, %ids: tensor<2x3xi64>) -> tensor<2x3x8xf32> {
  %c0 = arith.constant 0 : i64
  %c50 = arith.constant 50 : i64
  %e = tensor.empty() : tensor<2x3x8xf32>
  %0 = linalg.generic {indexing_maps = [#ids, #out], iterator_types = ["parallel", "parallel", "parallel"]} ins(%ids : tensor<2x3xi64>) outs(%e : tensor<2x3x8xf32>) {
  ^bb0(%id: i64, %o: f32):
    %row = arith.index_cast %id : i64 to index
    %column = linalg.index 2 : index
    %below = arith.cmpi slt, %id, %c50 : i64
    cf.assert %below, "index must be smaller than dim size"
    %above = arith.cmpi sge, %id, %c0 : i64
    cf.assert %above, "index must be larger or equal to 0"
    %v = tensor.extract %table[%row, %column] : tensor<50x8xf32>
    linalg.yield %v : f32
  } -> tensor<2x3x8xf32>
  return %0 : tensor<2x3x8xf32>
}

// Relative positions: an index below 0 counts from the end. 4*4*2 = 32 look-ups:
// a comparison, an addition and a selection in i64, one cast. The table has 14
// elements, fewer than look-ups: 16*8 + 14*4 = 184 B.
// CHECK-NEXT: linalg.generic: i64.add=32 i64.compare=64 index.index=32 read=184 write=128 bytes:upper
func.func @relative_positions(%table: tensor<7x2xf32>, %ids: tensor<4x4xi64>) -> tensor<4x4x2xf32> {
  %c0 = arith.constant 0 : i64
  %c7 = arith.constant 7 : i64
  %e = tensor.empty() : tensor<4x4x2xf32>
  %0 = linalg.generic {indexing_maps = [#ids, #out], iterator_types = ["parallel", "parallel", "parallel"]} ins(%ids : tensor<4x4xi64>) outs(%e : tensor<4x4x2xf32>) {
  ^bb0(%id: i64, %o: f32):
    %negative = arith.cmpi slt, %id, %c0 : i64
    %wrapped = arith.addi %id, %c7 : i64
    %at = arith.select %negative, %wrapped, %id : i64
    %row = arith.index_cast %at : i64 to index
    %head = linalg.index 2 : index
    %v = tensor.extract %table[%row, %head] : tensor<7x2xf32>
    linalg.yield %v : f32
  } -> tensor<4x4x2xf32>
  return %0 : tensor<4x4x2xf32>
}

// A causal mask has no input: per element two casts of positions, a comparison
// and a selection between two constants; 8*8*4 B written.
// CHECK-NEXT: linalg.generic: index.index=128 i64.compare=64 f32.compare=64 write=256
func.func @causal_mask() -> tensor<8x8xf32> {
  %open = arith.constant 0.0 : f32
  %masked = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %0 = linalg.generic {indexing_maps = [#square], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<8x8xf32>) {
  ^bb0(%o: f32):
    %i = linalg.index 0 : index
    %row = arith.index_cast %i : index to i64
    %j = linalg.index 1 : index
    %column = arith.index_cast %j : index to i64
    %future = arith.cmpi sgt, %column, %row : i64
    %v = arith.select %future, %masked, %open : f32
    linalg.yield %v : f32
  } -> tensor<8x8xf32>
  return %0 : tensor<8x8xf32>
}

// A sum over bags: every one of 128 bags looks at all 1,024 indices in all 64
// columns and masks what is not its own, 128*1024*64 = 8,388,608 iterations.
// Each has 5 operations on index (three casts, an addition, a selection), 4
// comparisons and selections in i64, one `and`, one selection and one addition.
// Reads 1024*8 B of ids, 128*8 B of starts, which are the ends of others and read
// once, and at most the whole table, 1000*64*4 B: 8192 + 1024 + 256000 = 265216.
// Writes 128*64*4 B; the sum starts from a splat.
// CHECK-NEXT: linalg.generic: index.index=41943040 i64.compare=33554432 i1.bit=8388608 f32.add=8388608 f32.compare=8388608 read=265216 write=32768 bytes:upper
func.func @embedding_bag(%table: tensor<1000x64xf32>, %ids: tensor<1024xi64>, %offsets: tensor<128xi64>) -> tensor<128x64xf32> {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1 : index
  %c127 = arith.constant 127 : index
  %c127_i64 = arith.constant 127 : i64
  %count = arith.constant 1024 : i64
  %e = tensor.empty() : tensor<128x64xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<128x64xf32>) -> tensor<128x64xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(b, n, d) -> (n)>, affine_map<(b, n, d) -> (b)>, affine_map<(b, n, d) -> (b, d)>], iterator_types = ["parallel", "reduction", "parallel"]} ins(%ids, %offsets : tensor<1024xi64>, tensor<128xi64>) outs(%init : tensor<128x64xf32>) {
  ^bb0(%id: i64, %start: i64, %sum: f32):
    %bag = linalg.index 0 : index
    %bag_i64 = arith.index_cast %bag : index to i64
    %n = linalg.index 1 : index
    %position = arith.index_cast %n : index to i64
    %d = linalg.index 2 : index
    %is_last = arith.cmpi eq, %bag_i64, %c127_i64 : i64
    %following = arith.addi %bag, %one : index
    %next = arith.select %is_last, %c127, %following : index
    %next_start = tensor.extract %offsets[%next] : tensor<128xi64>
    %end = arith.select %is_last, %count, %next_start : i64
    %after = arith.cmpi sge, %position, %start : i64
    %before = arith.cmpi slt, %position, %end : i64
    %inside = arith.andi %after, %before : i1
    %row = arith.index_cast %id : i64 to index
    %v = tensor.extract %table[%row, %d] : tensor<1000x64xf32>
    %w = arith.select %inside, %v, %zero : f32
    %s = arith.addf %sum, %w : f32
    linalg.yield %s : f32
  } -> tensor<128x64xf32>
  return %0 : tensor<128x64xf32>
}
