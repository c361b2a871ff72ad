// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s
// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null --split-input-file | FileCheck %s --check-prefix=TOTAL

// A product that is summed up is a multiply-accumulate, too, where the loops are
// blocks that branch back.

// A matmul of 4x6 by 6x5 in loops over i, j and k: 4*5*6 = 120 macs, 240 flops.
// The loop over k leaves (i, j) alone.
// CHECK-LABEL: func @matmul
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// TOTAL: "macs": 120,
// TOTAL-NEXT: "flops": 240,
func.func @matmul(%a: memref<4x6xf32>, %b: memref<6x5xf32>, %c: memref<4x5xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c5 = arith.constant 5 : index
  %c6 = arith.constant 6 : index
  cf.br ^rows(%c0 : index)
^rows(%i: index):
  %more_rows = arith.cmpi slt, %i, %c4 : index
  cf.cond_br %more_rows, ^row, ^done
^row:
  cf.br ^columns(%c0 : index)
^columns(%j: index):
  %more_columns = arith.cmpi slt, %j, %c5 : index
  cf.cond_br %more_columns, ^column, ^next_row
^column:
  cf.br ^terms(%c0 : index)
^terms(%k: index):
  %more_terms = arith.cmpi slt, %k, %c6 : index
  cf.cond_br %more_terms, ^term, ^next_column
^term:
  %x = memref.load %a[%i, %k] : memref<4x6xf32>
  %y = memref.load %b[%k, %j] : memref<6x5xf32>
  %z = memref.load %c[%i, %j] : memref<4x5xf32>
  %p = arith.mulf %x, %y : f32
  %s = arith.addf %z, %p : f32
  memref.store %s, %c[%i, %j] : memref<4x5xf32>
  %next_k = arith.addi %k, %c1 : index
  cf.br ^terms(%next_k : index)
^next_column:
  %next_j = arith.addi %j, %c1 : index
  cf.br ^columns(%next_j : index)
^next_row:
  %next_i = arith.addi %i, %c1 : index
  cf.br ^rows(%next_i : index)
^done:
  return
}

// -----

// The loop that sums is the outer one: 6 terms of 5 sums, i8 into i32.
// CHECK-LABEL: func @outer
// CHECK: arith.muli {{.*}} {roofline.cost = #roofline.cost<macs = 1, int_ops = 1>}
// TOTAL: "macs": 30,
func.func @outer(%a: memref<6xi8>, %b: memref<6x5xi8>, %c: memref<5xi32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %c6 = arith.constant 6 : index
  cf.br ^terms(%c0 : index)
^terms(%k: index):
  %more_terms = arith.cmpi slt, %k, %c6 : index
  cf.cond_br %more_terms, ^term, ^done
^term:
  cf.br ^sums(%c0 : index)
^sums(%j: index):
  %more_sums = arith.cmpi slt, %j, %c5 : index
  cf.cond_br %more_sums, ^sum, ^next
^sum:
  %x = memref.load %a[%k] : memref<6xi8>
  %y = memref.load %b[%k, %j] : memref<6x5xi8>
  %z = memref.load %c[%j] : memref<5xi32>
  %xw = arith.extsi %x : i8 to i32
  %yw = arith.extsi %y : i8 to i32
  %p = arith.muli %xw, %yw : i32
  %s = arith.addi %p, %z : i32
  memref.store %s, %c[%j] : memref<5xi32>
  %next_j = arith.addi %j, %c1 : index
  cf.br ^sums(%next_j : index)
^next:
  %next_k = arith.addi %k, %c1 : index
  cf.br ^terms(%next_k : index)
^done:
  return
}

// -----

// The sum is carried from block to block, in f32 between terms in f64; the loop
// tests at its end.
// CHECK-LABEL: func @carried
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// TOTAL: "macs": 8,
func.func @carried(%a: memref<8xf64>, %b: memref<8xf64>) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %zero = arith.constant 0.0 : f32
  cf.br ^term(%c0, %zero : index, f32)
^term(%k: index, %sum: f32):
  %x = memref.load %a[%k] : memref<8xf64>
  %y = memref.load %b[%k] : memref<8xf64>
  %p = arith.mulf %x, %y : f64
  %wide = arith.extf %sum : f32 to f64
  %s = arith.addf %wide, %p : f64
  %narrow = arith.truncf %s : f64 to f32
  %next = arith.addi %k, %c1 : index
  %more = arith.cmpi slt, %next, %c8 : index
  cf.cond_br %more, ^term(%next, %narrow : index, f32), ^done(%narrow : f32)
^done(%r: f32):
  return %r : f32
}

// -----

// Each element gets one product, of a factor that two branches choose: nothing is
// accumulated. Neither is a sum of squares, nor one scaled by a constant.
// CHECK-LABEL: func @no_macs
// CHECK-COUNT-3: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
// TOTAL: "macs": 0,
func.func @no_macs(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>, %choose: i1) -> (f32, f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %zero = arith.constant 0.0 : f32
  %scale = arith.constant 0.3 : f32
  cf.br ^header(%c0, %zero, %zero : index, f32, f32)
^header(%i: index, %squares: f32, %scaled: f32):
  %more = arith.cmpi slt, %i, %c8 : index
  cf.cond_br %more, ^body, ^done
^body:
  %x = memref.load %a[%i] : memref<8xf32>
  %y = memref.load %b[%i] : memref<8xf32>
  cf.cond_br %choose, ^join(%y : f32), ^other
^other:
  %y2 = arith.negf %y : f32
  cf.br ^join(%y2 : f32)
^join(%factor: f32):
  %p = arith.mulf %x, %factor : f32
  %old = memref.load %c[%i] : memref<8xf32>
  %new = arith.addf %old, %p : f32
  memref.store %new, %c[%i] : memref<8xf32>
  %q = arith.mulf %x, %x : f32
  %next_squares = arith.addf %squares, %q : f32
  %r = arith.mulf %x, %scale : f32
  %next_scaled = arith.addf %scaled, %r : f32
  %next = arith.addi %i, %c1 : index
  cf.br ^header(%next, %next_squares, %next_scaled : index, f32, f32)
^done:
  return %squares, %scaled : f32, f32
}

// -----

// Another tile in each iteration, of one element; and the same one.
// CHECK-LABEL: func @tiles
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 1>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 1>}
// TOTAL: "macs": 8,
func.func @tiles(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  cf.br ^header(%c0 : index)
^header(%i: index):
  %more = arith.cmpi slt, %i, %c8 : index
  cf.cond_br %more, ^body, ^done
^body:
  %x = memref.load %a[%i] : memref<8xf32>
  %y = memref.load %b[%i] : memref<8xf32>
  %tile = memref.subview %c[%i] [1] [1] : memref<8xf32> to memref<1xf32, strided<[1], offset: ?>>
  %old = memref.load %tile[%c0] : memref<1xf32, strided<[1], offset: ?>>
  %p = arith.mulf %x, %y : f32
  %new = arith.addf %old, %p : f32
  memref.store %new, %tile[%c0] : memref<1xf32, strided<[1], offset: ?>>
  %same = memref.subview %c[%n] [1] [1] : memref<8xf32> to memref<1xf32, strided<[1], offset: ?>>
  %sum = memref.load %same[%c0] : memref<1xf32, strided<[1], offset: ?>>
  %q = arith.mulf %x, %y : f32
  %next_sum = arith.addf %sum, %q : f32
  memref.store %next_sum, %same[%c0] : memref<1xf32, strided<[1], offset: ?>>
  %next = arith.addi %i, %c1 : index
  cf.br ^header(%next : index)
^done:
  return
}
