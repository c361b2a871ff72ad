// Masks that compare more than indices and sums of them: what is made of one index is
// looked up for each of its values, and what is the one or the other number of two is told
// apart by case. A score is 16 multiply-accumulates, 32 operations of 1 ns each.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/program.mlir --target=%t/target.mlir --format=json \
// RUN:   | %python %S/../Inputs/list-floors.py | FileCheck %t/program.mlir

//--- target.mlir
#roofline.target<"t",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1e9>, <i1 = 1e9>, <i8 = 1e9>, <i32 = 1e9>, <i64 = 1e9>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e18>]>

//--- program.mlir
// Blocks of 4: of 8 rows the first 4 keep 4 scores, the others all 8. 48 scores.
// CHECK: {{^}}block_causal: 1536{{$}}
func.func @block_causal(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %b = arith.constant 4 : index
    %ib = arith.floordivsi %i, %b : index
    %jb = arith.floordivsi %j, %b : index
    %c = arith.cmpi ule, %jb, %ib : index
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Blocks of 3, the last of 2: 9 + 9 + 4.
// CHECK: {{^}}block_local3: 704{{$}}
func.func @block_local3(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %b = arith.constant 3 : index
    %ib = arith.divui %i, %b : index
    %jb = arith.divui %j, %b : index
    %c = arith.cmpi eq, %jb, %ib : index
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A shift by 2 divides by 4: two blocks of 16.
// CHECK: {{^}}block_shift: 1024{{$}}
func.func @block_shift(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %b = arith.constant 2 : index
    %ib = arith.shrui %i, %b : index
    %jb = arith.shrui %j, %b : index
    %c = arith.cmpi eq, %jb, %ib : index
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A triangle of 10 in each of two blocks.
// CHECK: {{^}}block_causal_local: 640{{$}}
func.func @block_causal_local(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %b = arith.constant 4 : index
    %ib = arith.divui %i, %b : index
    %jb = arith.divui %j, %b : index
    %c0 = arith.cmpi eq, %jb, %ib : index
    %c1 = arith.cmpi ule, %j, %i : index
    %c = arith.andi %c0, %c1 : i1
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// A block and the one before, which of two blocks is all that is not ahead: 48.
// CHECK: {{^}}block_prev: 1536{{$}}
func.func @block_prev(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %b = arith.constant 4 : index
    %one_ = arith.constant 1 : index
    %ib = arith.divui %i, %b : index
    %jb = arith.divui %j, %b : index
    %jn = arith.addi %jb, %one_ : index
    %c0 = arith.cmpi sge, %jn, %ib : index
    %c1 = arith.cmpi ule, %jb, %ib : index
    %c = arith.andi %c0, %c1 : i1
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Every other key: 8 * 4.
// CHECK: {{^}}even_keys: 1024{{$}}
func.func @even_keys(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %b = arith.constant 2 : index
    %jb = arith.remui %j, %b : index
    %z = arith.constant 0 : index
    %c = arith.cmpi eq, %jb, %z : index
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// The first key and a window of 3: 1 + 2 + 3 + 5 * 4 = 26.
// CHECK: {{^}}sink: 832{{$}}
func.func @sink(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %w = arith.constant 3 : index
    %one_ = arith.constant 1 : index
    %jw = arith.addi %j, %w : index
    %c0 = arith.cmpi ult, %i, %jw : index
    %c1 = arith.cmpi ule, %j, %i : index
    %c2 = arith.cmpi ult, %j, %one_ : index
    %c3 = arith.ori %c0, %c2 : i1
    %c = arith.andi %c3, %c1 : i1
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Four keys that everybody sees, and else those before: 4 * 4 + 5 + 6 + 7 + 8 = 42.
// CHECK: {{^}}prefixlm: 1344{{$}}
func.func @prefixlm(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %p = arith.constant 4 : index
    %c0 = arith.cmpi ult, %j, %p : index
    %c1 = arith.cmpi ule, %j, %i : index
    %c = arith.ori %c0, %c1 : i1
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// The larger of both is i where j <= i: 36.
// CHECK: {{^}}maxis: 1152{{$}}
func.func @maxis(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %x = arith.maxui %i, %j : index
    %c = arith.cmpi eq, %x, %i : index
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// At most 1 apart: 8 + 2 * 7.
// CHECK: {{^}}absdist: 704{{$}}
func.func @absdist(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %a = arith.index_cast %i : index to i64
    %b = arith.index_cast %j : index to i64
    %d = arith.subi %a, %b : i64
    %x = math.absi %d : i64
    %w = arith.constant 1 : i64
    %c = arith.cmpi sle, %x, %w : i64
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Positions as floats, in which small integers are exact: 36.
// CHECK: {{^}}floats: 1152{{$}}
func.func @floats(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %a = arith.index_cast %i : index to i64
    %b = arith.index_cast %j : index to i64
    %x = arith.sitofp %a : i64 to f32
    %y = arith.sitofp %b : i64 to f32
    %c = arith.cmpf ole, %y, %x : f32
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Their difference: 36.
// CHECK: {{^}}floats_d: 1152{{$}}
func.func @floats_d(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%x0: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %a = arith.index_cast %i : index to i64
    %b = arith.index_cast %j : index to i64
    %x = arith.sitofp %a : i64 to f32
    %y = arith.sitofp %b : i64 to f32
    %d = arith.subf %x, %y : f32
    %c = arith.cmpf oge, %d, %zero : f32
    %r = arith.select %c, %x0, %minus : f32
    linalg.yield %r : f32
  } -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Positions that begin at 10, as a constant: 36.
// CHECK: {{^}}pos_off: 1152{{$}}
func.func @pos_off(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %be = tensor.empty() : tensor<8x8xi1>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %p = arith.constant dense<[10, 11, 12, 13, 14, 15, 16, 17]> : tensor<8xi64>
  %mask = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%p, %p : tensor<8xi64>, tensor<8xi64>) outs(%be : tensor<8x8xi1>) {
  ^bb0(%x0: i64, %x1: i64, %o: i1):
    %r = arith.cmpi sge, %x0, %x1 : i64
    linalg.yield %r : i1
  } -> tensor<8x8xi1>
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// The same as floats.
// CHECK: {{^}}pos_f32: 1152{{$}}
func.func @pos_f32(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %be = tensor.empty() : tensor<8x8xi1>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %p = arith.constant dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]> : tensor<8xf32>
  %mask = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%p, %p : tensor<8xf32>, tensor<8xf32>) outs(%be : tensor<8x8xi1>) {
  ^bb0(%x0: f32, %x1: f32, %o: i1):
    %r = arith.cmpf oge, %x0, %x1 : f32
    linalg.yield %r : i1
  } -> tensor<8x8xi1>
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Three sequences side by side: 9 + 4 + 9.
// CHECK: {{^}}seg_ids: 704{{$}}
func.func @seg_ids(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %be = tensor.empty() : tensor<8x8xi1>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %p = arith.constant dense<[0, 0, 0, 1, 1, 2, 2, 2]> : tensor<8xi32>
  %mask = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%p, %p : tensor<8xi32>, tensor<8xi32>) outs(%be : tensor<8x8xi1>) {
  ^bb0(%x0: i32, %x1: i32, %o: i1):
    %r = arith.cmpi eq, %x0, %x1 : i32
    linalg.yield %r : i1
  } -> tensor<8x8xi1>
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}

// Two sequences of 4 that alternate: 2 * 16.
// CHECK: {{^}}seg_ids_odd: 1024{{$}}
func.func @seg_ids_odd(%q: tensor<8x16xf32>, %k: tensor<16x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %be = tensor.empty() : tensor<8x8xi1>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = linalg.matmul ins(%q, %k : tensor<8x16xf32>, tensor<16x8xf32>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  %p = arith.constant dense<[0, 1, 0, 1, 1, 0, 1, 0]> : tensor<8xi32>
  %mask = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%p, %p : tensor<8xi32>, tensor<8xi32>) outs(%be : tensor<8x8xi1>) {
  ^bb0(%x0: i32, %x1: i32, %o: i1):
    %r = arith.cmpi eq, %x0, %x1 : i32
    linalg.yield %r : i1
  } -> tensor<8x8xi1>
  %lowt = arith.constant dense<-1.0e9> : tensor<8x8xf32>
  %m = linalg.select ins(%mask, %s, %lowt : tensor<8x8xi1>, tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %m : tensor<8x8xf32>
}
