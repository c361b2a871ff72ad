// RUN: mlir-roofline report %s --format=json | FileCheck %s
// RUN: mlir-roofline report %s --format=json '--bind=a$20b$2bc$2a2.arg0.d0=7' | FileCheck %s --check-prefix=BOUND

// Functions may have any name. The symbols of their sizes are named after them, with
// `$` and its code for each byte that a formula could not be read with, so that the
// symbols of two functions differ.

// CHECK: "name": "a$20b$2bc$2a2.arg0.d0",
// CHECK-NEXT: "meaning": "extent 0 of argument 0 of @a b+c*2"
// CHECK: "name": "a_b_c_2.arg0.d0",
// CHECK: "name": "gr$c3$b6$c3$9fe.arg0.d0",
// CHECK-NEXT: "meaning": "extent 0 of argument 0 of @größe"
// CHECK: "name": "$31x$2d1.arg0.d0",
// CHECK: "flops": "$31x$2d1.arg0.d0 + a$20b$2bc$2a2.arg0.d0 + a_b_c_2.arg0.d0 + gr$c3$b6$c3$9fe.arg0.d0",
// BOUND: "name": "a$20b$2bc$2a2.arg0.d0",
// BOUND-NEXT: "meaning":
// BOUND-NEXT: "value": 7
// BOUND: "name": "a b+c*2"
// BOUND: "flops": 7,
func.func @"a b+c*2"(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func @a_b_c_2(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func @"größe"(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func @"1x-1"(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
