// What two operations of a loop make goes around it to each other: whether one sums up is not
// asked of the other, which would ask the same.

// RUN: mlir-roofline report %s --format=json | FileCheck %s
// CHECK-DAG: "name": "swapped"
// CHECK-DAG: "name": "both"

#id = affine_map<(d0) -> (d0)>
func.func @swapped(%x: tensor<64xf32>, %g: tensor<64xf32>, %n: index) -> (tensor<64xf32>, tensor<64xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%p = %x, %v = %x) -> (tensor<64xf32>, tensor<64xf32>) {
    %e = tensor.empty() : tensor<64xf32>
    %m = linalg.mul ins(%g, %p : tensor<64xf32>, tensor<64xf32>) outs(%e : tensor<64xf32>) -> tensor<64xf32>
    %w = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%p, %m : tensor<64xf32>, tensor<64xf32>) outs(%e : tensor<64xf32>) {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %s = arith.addf %a, %b : f32
      linalg.yield %s : f32
    } -> tensor<64xf32>
    %y = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%v, %m : tensor<64xf32>, tensor<64xf32>) outs(%e : tensor<64xf32>) {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %s = arith.addf %a, %b : f32
      linalg.yield %s : f32
    } -> tensor<64xf32>
    scf.yield %y, %w : tensor<64xf32>, tensor<64xf32>
  }
  return %r#0, %r#1 : tensor<64xf32>, tensor<64xf32>
}
func.func @both(%a: tensor<64xf32>, %x: tensor<64xf32>, %n: index) -> tensor<64xf32> {
%c0 = arith.constant 0 : index
%c1 = arith.constant 1 : index
%r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%x0 = %x, %x1 = %x) -> (tensor<64xf32>, tensor<64xf32>) {
%m = linalg.mul ins(%a, %a : tensor<64xf32>, tensor<64xf32>) outs(%a : tensor<64xf32>) -> tensor<64xf32>
%y:2 = linalg.generic {indexing_maps=[#id, #id, #id], iterator_types=["parallel"]} ins(%m : tensor<64xf32>) outs(%x0, %x1 : tensor<64xf32>, tensor<64xf32>) {
^bb0(%p: f32, %q0: f32, %q1: f32):
%s0 = arith.addf %q0, %p : f32
%s1 = arith.addf %q1, %p : f32
linalg.yield %s0, %s1 : f32, f32
} -> (tensor<64xf32>, tensor<64xf32>)
scf.yield %y#0, %y#1 : tensor<64xf32>, tensor<64xf32>
}
return %r#0 : tensor<64xf32>
}
