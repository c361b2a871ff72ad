// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Positions in memory are computed by products with strides, here 8 times 2 of them,
// and sums; that is no sum of products, however the program is written.

#element = affine_map<(r, c) -> (r, c)>
#column = affine_map<(r, c) -> (c)>
#row = affine_map<(r) -> (r)>

// Products, sums and look-ups each in an op of their own.
// CHECK-LABEL: func.func @three_ops
// CHECK: int_ops
// CHECK-NOT: macs
// CHECK: return
func.func @three_ops(%table: tensor<100xf32>, %where: tensor<8x2xi32>, %strides: tensor<2xi32>) -> tensor<8xf32> {
  %zero = arith.constant 0 : i32
  %products = tensor.empty() : tensor<8x2xi32>
  %0 = linalg.generic {indexing_maps = [#element, #column, #element], iterator_types = ["parallel", "parallel"]}
      ins(%where, %strides : tensor<8x2xi32>, tensor<2xi32>) outs(%products : tensor<8x2xi32>) {
  ^bb0(%at: i32, %stride: i32, %out: i32):
    %p = arith.muli %at, %stride : i32
    linalg.yield %p : i32
  } -> tensor<8x2xi32>
  %sums = tensor.empty() : tensor<8xi32>
  %init = linalg.fill ins(%zero : i32) outs(%sums : tensor<8xi32>) -> tensor<8xi32>
  %1 = linalg.reduce {arith.addi} ins(%0 : tensor<8x2xi32>) outs(%init : tensor<8xi32>) dimensions = [1]
  %empty = tensor.empty() : tensor<8xf32>
  %2 = linalg.generic {indexing_maps = [#row, #row], iterator_types = ["parallel"]}
      ins(%1 : tensor<8xi32>) outs(%empty : tensor<8xf32>) {
  ^bb0(%at: i32, %out: f32):
    %i = arith.index_cast %at : i32 to index
    %x = tensor.extract %table[%i] : tensor<100xf32>
    linalg.yield %x : f32
  } -> tensor<8xf32>
  return %2 : tensor<8xf32>
}

// -----

// Products and sums in one op, which an equal one follows whose sums are data: its
// 16 products are multiply-accumulates.
#element = affine_map<(r, c) -> (r, c)>
#column = affine_map<(r, c) -> (c)>
#sum = affine_map<(r, c) -> (r)>

// CHECK-LABEL: func.func @fused
// CHECK: cost<int_ops = 32,
// CHECK: cost<macs = 16, int_ops = 32,
func.func @fused(%table: tensor<8x100xf32>, %where: tensor<8x2xi32>, %strides: tensor<2xi32>, %zeros: tensor<8xi32>) -> (tensor<8xf32>, tensor<8xi32>) {
  %0 = linalg.generic {indexing_maps = [#element, #column, #sum], iterator_types = ["parallel", "reduction"]}
      ins(%where, %strides : tensor<8x2xi32>, tensor<2xi32>) outs(%zeros : tensor<8xi32>) {
  ^bb0(%at: i32, %stride: i32, %out: i32):
    %p = arith.muli %at, %stride : i32
    %s = arith.addi %out, %p : i32
    linalg.yield %s : i32
  } -> tensor<8xi32>
  %1 = linalg.generic {indexing_maps = [#element, #column, #sum], iterator_types = ["parallel", "reduction"]}
      ins(%where, %strides : tensor<8x2xi32>, tensor<2xi32>) outs(%zeros : tensor<8xi32>) {
  ^bb0(%at: i32, %stride: i32, %out: i32):
    %p = arith.muli %at, %stride : i32
    %s = arith.addi %out, %p : i32
    linalg.yield %s : i32
  } -> tensor<8xi32>
  %2 = tensor.expand_shape %0 [[0, 1]] output_shape [8, 1] : tensor<8xi32> into tensor<8x1xi32>
  %3 = tensor.gather %table[%2] gather_dims([1]) : (tensor<8x100xf32>, tensor<8x1xi32>) -> tensor<8x8xf32>
  %4 = tensor.extract_slice %3[0, 0] [8, 1] [1, 1] : tensor<8x8xf32> to tensor<8xf32>
  return %4, %1 : tensor<8xf32>, tensor<8xi32>
}

// -----

// In loops, the sum in memory.
// CHECK-LABEL: func.func @stored
// CHECK: int_ops
// CHECK-NOT: macs
// CHECK: return
func.func @stored(%table: memref<100xf32>, %where: memref<8x2xi32>, %strides: memref<2xi32>, %out: memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c8 = arith.constant 8 : index
  %sums = memref.alloc() : memref<1x8xi32>
  %sum = memref.collapse_shape %sums [[0, 1]] : memref<1x8xi32> into memref<8xi32>
  scf.for %r = %c0 to %c8 step %c1 {
    scf.for %c = %c0 to %c2 step %c1 {
      %at = memref.load %where[%r, %c] : memref<8x2xi32>
      %stride = memref.load %strides[%c] : memref<2xi32>
      %p = arith.muli %at, %stride : i32
      %old = memref.load %sum[%r] : memref<8xi32>
      %new = arith.addi %old, %p : i32
      memref.store %new, %sum[%r] : memref<8xi32>
    }
  }
  scf.for %r = %c0 to %c8 step %c1 {
    %at = memref.load %sums[%c0, %r] : memref<1x8xi32>
    %i = arith.index_cast %at : i32 to index
    %x = memref.load %table[%i] : memref<100xf32>
    memref.store %x, %out[%r] : memref<8xf32>
  }
  memref.dealloc %sums : memref<1x8xi32>
  return
}

// -----

// And the sum carried by the loop.
// CHECK-LABEL: func.func @carried
// CHECK: int_ops
// CHECK-NOT: macs
// CHECK: return
func.func @carried(%table: memref<100xf32>, %where: memref<2xi32>, %strides: memref<2xi32>) -> f32 {
  %zero = arith.constant 0 : i32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %sum = scf.for %c = %c0 to %c2 step %c1 iter_args(%old = %zero) -> i32 {
    %at = memref.load %where[%c] : memref<2xi32>
    %stride = memref.load %strides[%c] : memref<2xi32>
    %p = arith.muli %at, %stride : i32
    %new = arith.addi %old, %p : i32
    scf.yield %new : i32
  }
  %i = arith.index_cast %sum : i32 to index
  %x = memref.load %table[%i] : memref<100xf32>
  return %x : f32
}

// -----

// What is narrowed to 8 bits on the way is a quantised number, by which a table of a
// function is looked up: 8*2 products of a matrix and a vector.
#row = affine_map<(r) -> (r)>

// CHECK-LABEL: func.func @quantised
// CHECK: linalg.matvec {{.*}}cost<macs = 16, int_ops = 32,
func.func @quantised(%table: tensor<256xi8>, %m: tensor<8x2xi8>, %v: tensor<2xi8>, %zeros: tensor<8xi32>) -> tensor<8xi8> {
  %0 = linalg.matvec ins(%m, %v : tensor<8x2xi8>, tensor<2xi8>) outs(%zeros : tensor<8xi32>) -> tensor<8xi32>
  %empty = tensor.empty() : tensor<8xi8>
  %1 = linalg.generic {indexing_maps = [#row, #row], iterator_types = ["parallel"]}
      ins(%0 : tensor<8xi32>) outs(%empty : tensor<8xi8>) {
  ^bb0(%sum: i32, %out: i8):
    %c7 = arith.constant 7 : i32
    %scaled = arith.shrsi %sum, %c7 : i32
    %q = arith.trunci %scaled : i32 to i8
    %i = arith.index_castui %q : i8 to index
    %x = tensor.extract %table[%i] : tensor<256xi8>
    linalg.yield %x : i8
  } -> tensor<8xi8>
  return %1 : tensor<8xi8>
}
