// RUN: mlir-roofline report %s --format=json | FileCheck %s

// A zero point does not widen a factor: what is multiplied is the data, i8. It may be
// a number in the body, one from outside, or an operand.

#a = affine_map<(i, j, k) -> (i, k)>
#b = affine_map<(i, j, k) -> (k, j)>
#c = affine_map<(i, j, k) -> (i, j)>
#one = affine_map<(i, j, k) -> ()>

module attributes {roofline.target = #roofline.target<"t",
    units = [<matrix, count = 1, clock_hz = 1e9, rates = [<i8 = 8>]>,
             <vector, count = 1, clock_hz = 1e9, rates = [<i8 = 2>, <i32 = 2>]>],
    memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>} {
// CHECK: "function": "inside"
// CHECK: "bound_by": "matrix.i8"
func.func @inside(%x: tensor<256x256xi8>, %y: tensor<256x256xi8>, %z: tensor<256x256xi32>) -> tensor<256x256xi32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %y : tensor<256x256xi8>, tensor<256x256xi8>) outs(%z : tensor<256x256xi32>) {
  ^bb0(%l: i8, %r: i8, %sum: i32):
    %left = arith.extsi %l : i8 to i32
    %right = arith.extsi %r : i8 to i32
    %zero = arith.constant 3 : i32
    %shifted = arith.subi %left, %zero : i32
    %product = arith.muli %shifted, %right : i32
    %next = arith.addi %sum, %product : i32
    linalg.yield %next : i32
  } -> tensor<256x256xi32>
  return %0 : tensor<256x256xi32>
}

// CHECK: "function": "outside"
// CHECK: "bound_by": "matrix.i8"
func.func @outside(%x: tensor<256x256xi8>, %y: tensor<256x256xi8>, %z: tensor<256x256xi32>, %zero: i32) -> tensor<256x256xi32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %y : tensor<256x256xi8>, tensor<256x256xi8>) outs(%z : tensor<256x256xi32>) {
  ^bb0(%l: i8, %r: i8, %sum: i32):
    %left = arith.extsi %l : i8 to i32
    %right = arith.extsi %r : i8 to i32
    %shifted = arith.subi %left, %zero : i32
    %product = arith.muli %shifted, %right : i32
    %next = arith.addi %sum, %product : i32
    linalg.yield %next : i32
  } -> tensor<256x256xi32>
  return %0 : tensor<256x256xi32>
}

// CHECK: "function": "operand"
// CHECK: "bound_by": "matrix.i8"
func.func @operand(%x: tensor<256x256xi8>, %y: tensor<256x256xi8>, %z: tensor<256x256xi32>, %p: i32) -> tensor<256x256xi32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #one, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %y, %p : tensor<256x256xi8>, tensor<256x256xi8>, i32) outs(%z : tensor<256x256xi32>) {
  ^bb0(%l: i8, %r: i8, %zero: i32, %sum: i32):
    %left = arith.extsi %l : i8 to i32
    %right = arith.extsi %r : i8 to i32
    %shifted = arith.subi %left, %zero : i32
    %product = arith.muli %shifted, %right : i32
    %next = arith.addi %sum, %product : i32
    linalg.yield %next : i32
  } -> tensor<256x256xi32>
  return %0 : tensor<256x256xi32>
}

// What differs from element to element is none: a factor of i32.
// CHECK: "function": "different"
// CHECK: "bound_by": "vector.i32"
func.func @different(%x: tensor<256x256xi8>, %y: tensor<256x256xi8>, %z: tensor<256x256xi32>, %p: tensor<256x256xi32>) -> tensor<256x256xi32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #a, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %y, %p : tensor<256x256xi8>, tensor<256x256xi8>, tensor<256x256xi32>) outs(%z : tensor<256x256xi32>) {
  ^bb0(%l: i8, %r: i8, %other: i32, %sum: i32):
    %left = arith.extsi %l : i8 to i32
    %right = arith.extsi %r : i8 to i32
    %shifted = arith.subi %left, %other : i32
    %product = arith.muli %shifted, %right : i32
    %next = arith.addi %sum, %product : i32
    linalg.yield %next : i32
  } -> tensor<256x256xi32>
  return %0 : tensor<256x256xi32>
}
}
