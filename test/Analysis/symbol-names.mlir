// RUN: mlir-roofline report %s --format=json | FileCheck %s
// RUN: mlir-roofline report %s --format=json --bind=a_b_c_2.arg0.d0=7 | FileCheck %s --check-prefix=BOUND

// Functions may have any name. The symbols of their sizes are named after them, with
// `_` for each byte that a formula could not be read with.

// CHECK: "name": "a_b_c_2.arg0.d0",
// CHECK-NEXT: "meaning": "extent 0 of argument 0 of @a b+c*2"
// CHECK: "name": "gr____e.arg0.d0",
// CHECK-NEXT: "meaning": "extent 0 of argument 0 of @größe"
// CHECK: "name": "x_1.arg0.d0",
// CHECK: "flops": "a_b_c_2.arg0.d0 + gr____e.arg0.d0 + x_1.arg0.d0",
// BOUND: "name": "a_b_c_2.arg0.d0",
// BOUND-NEXT: "meaning":
// BOUND-NEXT: "value": 7
// BOUND: "name": "a b+c*2"
// BOUND: "flops": 7,
func.func @"a b+c*2"(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func @"größe"(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func @"x-1"(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
