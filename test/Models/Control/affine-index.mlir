// RUN: mlir-roofline report %s --format=json | %python %S/../Inputs/list-work.py | FileCheck %s

// Index arithmetic that stands in the IR as an op of its own.
func.func @index(%i: index, %j: index, %n: index) {
  // i * 4, + j, floordiv 3: three operations.
  // CHECK: affine.apply: index.index=3{{$}}
  %0 = affine.apply affine_map<(i, j) -> ((i * 4 + j) floordiv 3)>(%i, %j)
  // A difference is i + j * -1.
  // CHECK-NEXT: affine.apply: index.index=2{{$}}
  %1 = affine.apply affine_map<(i, j) -> (i - j)>(%i, %j)
  // CHECK-NOT: affine.apply
  %2 = affine.apply affine_map<(i) -> (i)>(%i)
  // Two comparisons between three results, one of which is a sum.
  // CHECK: affine.min: index.index=3{{$}}
  %3 = affine.min affine_map<(i, j) -> (i, j, i + 7)>(%i, %j)
  // CHECK-NEXT: affine.max: index.index=1{{$}}
  %4 = affine.max affine_map<(i, j) -> (i, j)>(%i, %j)
  // Three digits: two divisions and two remainders.
  // CHECK-NEXT: affine.delinearize_index: index.index=4{{$}}
  %5:3 = affine.delinearize_index %i into (5, 7, 3) : index, index, index
  // Two products and two sums.
  // CHECK-NEXT: affine.linearize_index: index.index=4{{$}}
  %6 = affine.linearize_index [%i, %j, %n] by (5, 7, 3) : index
  return
}

// The form of this op has no room for attributes, so it is tested here.
func.func @dma(%slow: memref<10x?xf32>, %fast: memref<64xf32, 1>, %tag: memref<1xi32>) {
  %zero = arith.constant 0 : index
  %nine = arith.constant 9 : index
  // 9 * 4 B.
  // CHECK-NEXT: affine.dma_start: read=36 write=36{{$}}
  affine.dma_start %slow[%zero, %zero], %fast[%zero], %tag[%zero], %nine : memref<10x?xf32>, memref<64xf32, 1>, memref<1xi32>
  // CHECK-NOT: affine.dma_wait
  affine.dma_wait %tag[%zero], %nine : memref<1xi32>
  return
}
