// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null --allow-unregistered-dialect \
// RUN:   | %python %S/../Inputs/list-work.py | FileCheck --match-full-lines %s

// What front ends write as linalg.generic.

#row = affine_map<(i, j) -> (i)>
#col = affine_map<(i, j) -> (j)>
#id = affine_map<(i, j) -> (i, j)>
#scalar = affine_map<(i, j) -> ()>

// x*x is no product of two values: a norm has no macs. 4*8 = 32 of both; 128 B
// and 4 sums read.
// CHECK: linalg.generic: f32.mul=32 f32.add=32 read=144 write=16
func.func @sum_of_squares(%x: tensor<4x8xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<4x8xf32>) outs(%c : tensor<4xf32>) {
  ^bb0(%v: f32, %acc: f32):
    %s = arith.mulf %v, %v : f32
    %a = arith.addf %acc, %s : f32
    linalg.yield %a : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// Two tensors that vary along the sum: a dot product per row, 32 macs. Reads
// 128 + 32 + 16 B. An fma is one operation of two flops.
// CHECK-NEXT: linalg.generic: f32.mul=32 f32.add=32 macs=32 read=176 write=16
// CHECK-NEXT: linalg.generic: f32.fma=32 macs=32 read=176 write=16
func.func @dot_products(%x: tensor<4x8xf32>, %y: tensor<8xf32>, %c: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %0 = linalg.generic {indexing_maps = [#id, #col, #row], iterator_types = ["parallel", "reduction"]} ins(%x, %y : tensor<4x8xf32>, tensor<8xf32>) outs(%c : tensor<4xf32>) {
  ^bb0(%v: f32, %w: f32, %acc: f32):
    %s = arith.mulf %v, %w : f32
    %a = arith.addf %acc, %s : f32
    linalg.yield %a : f32
  } -> tensor<4xf32>
  %1 = linalg.generic {indexing_maps = [#id, #col, #row], iterator_types = ["parallel", "reduction"]} ins(%x, %y : tensor<4x8xf32>, tensor<8xf32>) outs(%c : tensor<4xf32>) {
  ^bb0(%v: f32, %w: f32, %acc: f32):
    %a = math.fma %v, %w, %acc : f32
    linalg.yield %a : f32
  } -> tensor<4xf32>
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}

// A scalar is a factor like any other, as an operand or captured; a constant of the
// body only scales.
// CHECK-NEXT: linalg.generic: f32.mul=32 f32.add=32 macs=32 read=144 write=16
// CHECK-NEXT: linalg.generic: f32.mul=32 f32.add=32 macs=32 read=144 write=16
// CHECK-NEXT: linalg.generic: f32.mul=32 f32.add=32 read=144 write=16
func.func @scaled_sums(%x: tensor<4x8xf32>, %k: f32, %c: tensor<4xf32>) {
  %0 = linalg.generic {indexing_maps = [#id, #scalar, #row], iterator_types = ["parallel", "reduction"]} ins(%x, %k : tensor<4x8xf32>, f32) outs(%c : tensor<4xf32>) {
  ^bb0(%v: f32, %kk: f32, %acc: f32):
    %s = arith.mulf %v, %kk : f32
    %a = arith.addf %acc, %s : f32
    linalg.yield %a : f32
  } -> tensor<4xf32>
  %2 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<4x8xf32>) outs(%c : tensor<4xf32>) {
  ^bb0(%v: f32, %acc: f32):
    %s = arith.mulf %v, %k : f32
    %a = arith.addf %acc, %s : f32
    linalg.yield %a : f32
  } -> tensor<4xf32>
  %third = arith.constant 0.333 : f32
  %1 = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<4x8xf32>) outs(%c : tensor<4xf32>) {
  ^bb0(%v: f32, %acc: f32):
    %s = arith.mulf %v, %third : f32
    %a = arith.addf %acc, %s : f32
    linalg.yield %a : f32
  } -> tensor<4xf32>
  return
}

// Largest value and its position: per element a maximum and a comparison in f32,
// a selection in i64, a cast of the position. Reads 128 + 16 + 32, writes 48 B.
// CHECK-NEXT: linalg.generic: index.index=32 f32.compare=64 i64.compare=32 read=176 write=48
func.func @argmax(%x: tensor<4x8xf32>, %m: tensor<4xf32>, %i: tensor<4xi64>) -> (tensor<4xf32>, tensor<4xi64>) {
  %0:2 = linalg.generic {indexing_maps = [#id, #row, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<4x8xf32>) outs(%m, %i : tensor<4xf32>, tensor<4xi64>) {
  ^bb0(%v: f32, %best: f32, %at: i64):
    %j = linalg.index 1 : index
    %jj = arith.index_cast %j : index to i64
    %b = arith.maximumf %v, %best : f32
    %c = arith.cmpf ogt, %v, %best : f32
    %s = arith.select %c, %jj, %at : i64
    linalg.yield %b, %s : f32, i64
  } -> (tensor<4xf32>, tensor<4xi64>)
  return %0#0, %0#1 : tensor<4xf32>, tensor<4xi64>
}

// A table that the body captures: 6 ids of 8 B and the 6*16 elements looked up,
// 48 + 384 B, never the table; fewer if two ids are equal. The assertion is no
// arithmetic, its comparison is.
// CHECK-NEXT: linalg.generic: i64.compare=96 index.index=96 read=432 write=384 bytes:upper
func.func @embedding(%table: tensor<100x16xf32>, %ids: tensor<6xi64>) -> tensor<6x16xf32> {
  %e = tensor.empty() : tensor<6x16xf32>
  %zero = arith.constant 0 : i64
  %0 = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]} ins(%ids : tensor<6xi64>) outs(%e : tensor<6x16xf32>) {
  ^bb0(%id: i64, %o: f32):
    %valid = arith.cmpi sge, %id, %zero : i64
    cf.assert %valid, "negative id"
    %row = arith.index_cast %id : i64 to index
    %j = linalg.index 1 : index
    %v = tensor.extract %table[%row, %j] : tensor<100x16xf32>
    linalg.yield %v : f32
  } -> tensor<6x16xf32>
  return %0 : tensor<6x16xf32>
}

// More look-ups than the table has elements: 6*16 = 96 of 2*4 = 8, so 32 B.
// CHECK-NEXT: linalg.generic: index.index=96 read=80 write=384 bytes:upper
func.func @small_table(%table: tensor<2x4xf32>, %ids: tensor<6xi64>, %e: tensor<6x16xf32>) -> tensor<6x16xf32> {
  %zero = arith.constant 0 : index
  %0 = linalg.generic {indexing_maps = [#row, #id], iterator_types = ["parallel", "parallel"]} ins(%ids : tensor<6xi64>) outs(%e : tensor<6x16xf32>) {
  ^bb0(%id: i64, %o: f32):
    %row = arith.index_cast %id : i64 to index
    %v = tensor.extract %table[%row, %zero] : tensor<2x4xf32>
    linalg.yield %v : f32
  } -> tensor<6x16xf32>
  return %0 : tensor<6x16xf32>
}

// Constant results of a map: 5 of the bias, 90 elements otherwise.
// CHECK-NEXT: linalg.generic: f32.add=90 read=380 write=360
func.func @bias(%b: tensor<1x5x1x1xf32>, %x: tensor<2x5x3x3xf32>) -> tensor<2x5x3x3xf32> {
  %e = tensor.empty() : tensor<2x5x3x3xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(a, b, c, d) -> (a, b, c, d)>, affine_map<(a, b, c, d) -> (0, b, 0, 0)>, affine_map<(a, b, c, d) -> (a, b, c, d)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %b : tensor<2x5x3x3xf32>, tensor<1x5x1x1xf32>) outs(%e : tensor<2x5x3x3xf32>) {
  ^bb0(%v: f32, %w: f32, %o: f32):
    %s = arith.addf %v, %w : f32
    linalg.yield %s : f32
  } -> tensor<2x5x3x3xf32>
  return %0 : tensor<2x5x3x3xf32>
}

// No loops: one execution of the body.
// CHECK-NEXT: linalg.generic: i64.add=1 read=16 write=8
func.func @rank0(%a: tensor<i64>, %b: tensor<i64>) -> tensor<i64> {
  %e = tensor.empty() : tensor<i64>
  %0 = linalg.generic {indexing_maps = [affine_map<() -> ()>, affine_map<() -> ()>, affine_map<() -> ()>], iterator_types = []} ins(%a, %b : tensor<i64>, tensor<i64>) outs(%e : tensor<i64>) {
  ^bb0(%v: i64, %w: i64, %o: i64):
    %s = arith.addi %v, %w : i64
    linalg.yield %s : i64
  } -> tensor<i64>
  return %0 : tensor<i64>
}

// A diagonal: 5 of 25 elements; `outs` is used, so read: 20 + 20 B.
// CHECK-NEXT: linalg.generic: f32.add=5 read=40 write=20
func.func @diagonal(%x: tensor<5x5xf32>, %c: tensor<5xf32>) -> tensor<5xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i, i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<5x5xf32>) outs(%c : tensor<5xf32>) {
  ^bb0(%v: f32, %o: f32):
    %s = arith.addf %v, %o : f32
    linalg.yield %s : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// An epsilon in f64 is narrowed where the loop nest narrows it: in each of 8
// iterations.
// CHECK-NEXT: linalg.generic: f32.add=8 f32.special=8 f32.convert=8 read=32 write=32
func.func @epsilon(%x: tensor<8xf32>, %o: tensor<8xf32>) -> tensor<8xf32> {
  %eps = arith.constant 1.0e-05 : f64
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<8xf32>) outs(%o : tensor<8xf32>) {
  ^bb0(%v: f32, %out: f32):
    %narrow = arith.truncf %eps : f64 to f32
    %s = arith.addf %v, %narrow : f32
    %r = math.rsqrt %s : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// Positions alone: nothing is read, 7*8 B written.
// CHECK-NEXT: linalg.generic: index.index=7 write=56
func.func @positions() -> tensor<7xi64> {
  %e = tensor.empty() : tensor<7xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]} outs(%e : tensor<7xi64>) {
  ^bb0(%o: i64):
    %i = linalg.index 0 : index
    %c = arith.index_cast %i : index to i64
    linalg.yield %c : i64
  } -> tensor<7xi64>
  return %0 : tensor<7xi64>
}

// An embedding bag: 2 bags over 5 indices of 3 columns, 30 look-ups and masked
// additions. Reads 16 + 40 B of positions, 24 B of sums and 30 elements of the
// table: 200 B.
// CHECK-NEXT: linalg.generic: index.index=60 i64.compare=30 f32.add=30 f32.compare=30 read=200 write=24 bytes:upper
func.func @bag(%table: tensor<50x3xf32>, %ids: tensor<5xi64>, %ends: tensor<2xi64>, %acc: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %z = arith.constant 0.0 : f32
  %0 = linalg.generic {indexing_maps = [affine_map<(b, n, d) -> (b)>, affine_map<(b, n, d) -> (n)>, affine_map<(b, n, d) -> (b, d)>], iterator_types = ["parallel", "reduction", "parallel"]} ins(%ends, %ids : tensor<2xi64>, tensor<5xi64>) outs(%acc : tensor<2x3xf32>) {
  ^bb0(%end: i64, %id: i64, %a: f32):
    %n = linalg.index 1 : index
    %d = linalg.index 2 : index
    %nn = arith.index_cast %n : index to i64
    %inside = arith.cmpi slt, %nn, %end : i64
    %row = arith.index_cast %id : i64 to index
    %v = tensor.extract %table[%row, %d] : tensor<50x3xf32>
    %w = arith.select %inside, %v, %z : f32
    %s = arith.addf %a, %w : f32
    linalg.yield %s : f32
  } -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// Of an op that nobody knows the work is missing.
// CHECK-NEXT: linalg.generic: f32.add=8 read=32 write=32 work:lower
func.func @unmodelled(%x: tensor<8xf32>, %o: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<8xf32>) outs(%o : tensor<8xf32>) {
  ^bb0(%v: f32, %out: f32):
    %a = arith.addf %v, %v : f32
    %b = "other.op"(%a) : (f32) -> f32
    linalg.yield %b : f32
  } -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
