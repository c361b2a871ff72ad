// RUN: mlir-roofline explain %s --op=stablehlo.dot_general | FileCheck %s --check-prefix=DOT
// RUN: mlir-roofline explain %s --op=stablehlo.add | FileCheck %s --check-prefix=ADD
// RUN: mlir-roofline report %s --function=scatter --format=json | %python %S/../Models/Inputs/list-work.py --operands \
// RUN:   | FileCheck %s --check-prefix=SCATTER --match-full-lines

// What table rows say of loops and of single operands.

// A product of 64x128 and 128x32 in three loops, one of which sums.
// DOT: Loops: d0*d1*d2 = 128*64*32 = 262,144 iterations
// DOT: d0 128 reduction
// DOT-NEXT: d1 64 parallel
// DOT-NEXT: d2 32 parallel
// DOT: reads (d0, d1, d2) -> (d1, d0)
// DOT: reads (d0, d1, d2) -> (d0, d2)
// DOT: writes (d0, d1, d2) -> (d1, d2)
func.func @dot(%a: tensor<64x128xf32>, %b: tensor<128x32xf32>) -> tensor<64x32xf32> {
  %0 = "stablehlo.dot_general"(%a, %b) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>}> : (tensor<64x128xf32>, tensor<128x32xf32>) -> tensor<64x32xf32>
  return %0 : tensor<64x32xf32>
}

// An element each.
// ADD: Loops: d0*d1 = 64*32 = 2,048 iterations
func.func @add(%a: tensor<64x32xf32>) -> tensor<64x32xf32> {
  %0 = "stablehlo.add"(%a, %a) : (tensor<64x32xf32>, tensor<64x32xf32>) -> tensor<64x32xf32>
  return %0 : tensor<64x32xf32>
}

// Two of the indices may name one row, so that 5 rows of 16 is the most that is added
// to, in and out. The updates, 320 B, and the indices, 20 B, are all read.
// SCATTER: tm_tensor.scatter: f32.add=80 read=660 write=320 bytes:upper
// SCATTER-DAG:  operand 0: 80 elements, read=320 write=0
// SCATTER-DAG:  operand 1: 5 elements, read=20 write=0
// SCATTER-DAG:  operand 2: 80 elements, read=320 write=0 upper
// SCATTER-DAG:  result 0: 80 elements, read=0 write=320 upper
func.func @scatter(%t: tensor<100x16xf32>, %i: tensor<5x1xi32>, %u: tensor<5x16xf32>) -> tensor<100x16xf32> {
  %0 = "tm_tensor.scatter"(%u, %i, %t) <{dimension_map = array<i64: 0>, operandSegmentSizes = array<i32: 2, 1>, unique_indices = false}> ({
  ^bb0(%new: f32, %old: f32):
    %s = arith.addf %old, %new : f32
    "tm_tensor.yield"(%s) : (f32) -> ()
  }) : (tensor<5x16xf32>, tensor<5x1xi32>, tensor<100x16xf32>) -> tensor<100x16xf32>
  return %0 : tensor<100x16xf32>
}
