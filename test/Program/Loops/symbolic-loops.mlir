// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck --match-full-lines %s

// Trip counts that the program leaves open.
// CHECK: symbol bound.arg0: value of argument 0 of @bound
// CHECK-NEXT: symbol triangle.arg0: value of argument 0 of @triangle
// CHECK-NEXT: symbol rows.arg0.d0: extent 0 of argument 0 of @rows
// CHECK-NEXT: symbol [[TRIPS:trips[0-9]+]]: iterations of scf.while at line {{[0-9]+}}
// CHECK-NEXT: symbol strided.arg0.d0: extent 0 of argument 0 of @strided
// CHECK-NEXT: symbol strided.arg0.d1: extent 1 of argument 0 of @strided

// n and, two at a time, half of it rounded up.
// CHECK-NEXT: bound: flops=bound.arg0 + ceildiv(bound.arg0, 2)
func.func @bound(%n: index, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  scf.for %i = %c0 to %n step %c1 {
    %0 = arith.addf %x, %x : f32
  }
  scf.for %i = %c0 to %n step %c2 {
    %0 = arith.addf %x, %x : f32
  }
  return
}

// 0 + 1 + … + (n - 1) = n*(n - 1)/2.
// CHECK-NEXT: triangle: flops=(triangle.arg0^2 - triangle.arg0)/2
func.func @triangle(%n: index, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    scf.for %j = %c0 to %i step %c1 {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

// CHECK-NEXT: rows: flops=4*rows.arg0.d0
func.func @rows(%a: memref<?x4xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %n = memref.dim %a, %c0 : memref<?x4xf32>
  affine.for %i = 0 to %n {
    affine.for %j = 0 to 4 {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

// The condition, of one addition, is evaluated once more than the body runs.
// CHECK-NEXT: loop: flops=3*[[TRIPS]] + 1
func.func @loop(%c: i1, %x: f32) {
  scf.while : () -> () {
    %0 = arith.addf %x, %x : f32
    scf.condition(%c)
  } do {
    %0 = arith.addf %x, %x : f32
    %1 = arith.addf %x, %x : f32
    scf.yield
  }
  return
}

// A step that is a size is at least 1.
// CHECK-NEXT: strided: flops=ceildiv(strided.arg0.d0, strided.arg0.d1)
func.func @strided(%a: tensor<?x?xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %a, %c0 : tensor<?x?xf32>
  %s = tensor.dim %a, %c1 : tensor<?x?xf32>
  scf.for %i = %c0 to %n step %s {
    %0 = arith.addf %x, %x : f32
  }
  return
}
