// RUN: mlir-roofline report %s --format=json | %python %S/../Inputs/list-work.py | FileCheck %s

// One operation on `index` each, whatever type comes in or out.
func.func @index(%i: index, %n: i32) {
  // CHECK: index.mul: index.index=1{{$}}
  %0 = index.mul %i, %i
  // CHECK-NEXT: index.cmp: index.index=1{{$}}
  %1 = index.cmp slt(%i, %i)
  // CHECK-NEXT: index.castu: index.index=1{{$}}
  %2 = index.castu %n : i32 to index
  // CHECK-NOT: index.constant
  %3 = index.constant 7
  return
}

// Sizes are `index` values; shapes are bookkeeping.
func.func @shape(%t: tensor<?x3xf32>, %n: !shape.size, %e: tensor<4xindex>,
                 %s: !shape.shape, %one: index) {
  // CHECK-NOT: shape.shape_of
  %0 = shape.shape_of %t : tensor<?x3xf32> -> tensor<2xindex>
  // CHECK: shape.mul: index.index=1{{$}}
  %1 = shape.mul %n, %n : !shape.size, !shape.size -> !shape.size
  // The body, one product, runs for each of 4 extents.
  // CHECK-NEXT: shape.reduce: index.index=4{{$}}
  %2 = shape.reduce(%e, %one) : tensor<4xindex> -> index {
  ^bb0(%at: index, %extent: index, %product: index):
    %3 = arith.muli %extent, %product : index
    shape.yield %3 : index
  }
  // Without a rank, something is missing.
  // CHECK-NEXT: shape.reduce: work:lower{{$}}
  %4 = shape.reduce(%s, %n) : !shape.shape -> !shape.size {
  ^bb0(%at: index, %extent: !shape.size, %product: !shape.size):
    %5 = shape.mul %extent, %product : !shape.size, !shape.size -> !shape.size
    shape.yield %5 : !shape.size
  }
  return
}
