// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck %s

// A loop in the body of a structured operation runs for each element of it:
// 8 elements, 3 iterations, one addition each: 24.
// CHECK: body: flops=24{{$}}
func.func @body(%a: tensor<8xf32>, %init: tensor<8xf32>) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %0 = linalg.generic {
      indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>],
      iterator_types = ["parallel"]}
      ins(%a : tensor<8xf32>) outs(%init : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = scf.for %i = %c0 to %c3 step %c1 iter_args(%s = %in) -> (f32) {
      %t = arith.addf %s, %in : f32
      scf.yield %t : f32
    }
    linalg.yield %r : f32
  } -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
