// A size that nothing mentions any more gives its number up: no two have one name. What the
// loop carries is as large as what it starts with.
// RUN: mlir-roofline report %s --allow-unregistered-dialect --format=json | FileCheck %s
// CHECK:      "symbols": [
// CHECK-NEXT: {
// CHECK-NEXT:   "name": "arg0.d0",
// CHECK-NEXT:   "meaning": "extent 0 of argument 0 of @main"
// CHECK-NEXT: },
// CHECK-NEXT: {
// CHECK-NEXT:   "name": "arg2.d0",
// CHECK-NEXT:   "meaning": "extent 0 of argument 2 of @main"
// CHECK-NEXT: },
// CHECK-NEXT: {
// CHECK-NEXT:   "name": "s0",
// CHECK-NEXT:   "meaning": "extent 0 of result 0 of nobodys.op at line 25"
// CHECK-NEXT: }
// CHECK-NEXT: ],
func.func @main(%x: tensor<?x64xf32>, %w: tensor<64x32xf32>, %y: tensor<?x32xf32>, %n: index) -> tensor<?x32xf32> {
  %from = arith.constant 0 : index
  %step = arith.constant 1 : index
  %0 = scf.for %i = %from to %step step %step iter_args(%sum = %y) -> tensor<?x32xf32> {
    %1 = linalg.matmul ins(%x, %w : tensor<?x64xf32>, tensor<64x32xf32>) outs(%sum : tensor<?x32xf32>) -> tensor<?x32xf32>
    scf.yield %1 : tensor<?x32xf32>
  }
  %2 = "nobodys.op"(%0) : (tensor<?x32xf32>) -> tensor<?x32xf32>
  return %2 : tensor<?x32xf32>
}
