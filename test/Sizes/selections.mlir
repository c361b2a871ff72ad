// RUN: split-file %s %t
// RUN: roofline-opt %t/extrema.mlir --roofline-annotate | FileCheck %t/extrema.mlir
// RUN: mlir-roofline report %t/either.mlir --bind=n=7,m=3 --format=json | %python %S/../Models/Inputs/list-work.py | FileCheck %s --check-prefix=SEVEN
// RUN: mlir-roofline report %t/either.mlir --bind=n=8,m=3 --format=json | %python %S/../Models/Inputs/list-work.py | FileCheck %s --check-prefix=EIGHT
// RUN: mlir-roofline report %t/either.mlir --bind=n=9,m=3 --format=json | %python %S/../Models/Inputs/list-work.py | FileCheck %s --check-prefix=NINE

// Extents that are picked. An exponential of f32 for each element says how many.

//--- extrema.mlir
// The smaller of two, and the larger, however the comparison is written.
// CHECK-LABEL: func @extrema
func.func @extrema(%t: tensor<?x?xf32> {roofline.size = ["n", "m"]}) {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %n = tensor.dim %t, %c0 : tensor<?x?xf32>
  %is0 = arith.cmpi slt, %n, %c8 : index
  %s0 = arith.select %is0, %n, %c8 : index
  %e0 = tensor.empty(%s0) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "min(8, n)", write
  %r0 = math.exp %e0 : tensor<?xf32>
  %is1 = arith.cmpi sle, %n, %c8 : index
  %s1 = arith.select %is1, %n, %c8 : index
  %e1 = tensor.empty(%s1) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "min(8, n)", write
  %r1 = math.exp %e1 : tensor<?xf32>
  %is2 = arith.cmpi sgt, %n, %c8 : index
  %s2 = arith.select %is2, %c8, %n : index
  %e2 = tensor.empty(%s2) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "min(8, n)", write
  %r2 = math.exp %e2 : tensor<?xf32>
  %is3 = arith.cmpi uge, %n, %c8 : index
  %s3 = arith.select %is3, %c8, %n : index
  %e3 = tensor.empty(%s3) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "min(8, n)", write
  %r3 = math.exp %e3 : tensor<?xf32>
  %is4 = arith.cmpi sgt, %n, %c8 : index
  %s4 = arith.select %is4, %n, %c8 : index
  %e4 = tensor.empty(%s4) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "max(8, n)", write
  %r4 = math.exp %e4 : tensor<?xf32>
  %is5 = arith.cmpi sge, %n, %c8 : index
  %s5 = arith.select %is5, %n, %c8 : index
  %e5 = tensor.empty(%s5) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "max(8, n)", write
  %r5 = math.exp %e5 : tensor<?xf32>
  %is6 = arith.cmpi slt, %n, %c8 : index
  %s6 = arith.select %is6, %c8, %n : index
  %e6 = tensor.empty(%s6) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "max(8, n)", write
  %r6 = math.exp %e6 : tensor<?xf32>
  %is7 = arith.cmpi ule, %n, %c8 : index
  %s7 = arith.select %is7, %c8, %n : index
  %e7 = tensor.empty(%s7) : tensor<?xf32>
  // CHECK: math.exp {{.*}}<special = "max(8, n)", write
  %r7 = math.exp %e7 : tensor<?xf32>
  return
}

//--- either.mlir
// What is no extremum: below, at and above the place where the condition changes.
func.func @either(%t: tensor<?x?xf32> {roofline.size = ["n", "m"]}) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %c6 = arith.constant 6 : index
  %c8 = arith.constant 8 : index
  %n = tensor.dim %t, %c0 : tensor<?x?xf32>
  %m = tensor.dim %t, %c1 : tensor<?x?xf32>
  %is0 = arith.cmpi eq, %n, %c8 : index
  %s0 = arith.select %is0, %m, %c6 : index
  %e0 = tensor.empty(%s0) : tensor<?xf32>
  // SEVEN: math.exp: f32.special=6{{$| }}
  // EIGHT: math.exp: f32.special=3{{$| }}
  // NINE: math.exp: f32.special=6{{$| }}
  %r0 = math.exp %e0 : tensor<?xf32>
  %is1 = arith.cmpi ne, %n, %c8 : index
  %s1 = arith.select %is1, %m, %c5 : index
  %e1 = tensor.empty(%s1) : tensor<?xf32>
  // SEVEN: math.exp: f32.special=3{{$| }}
  // EIGHT: math.exp: f32.special=5{{$| }}
  // NINE: math.exp: f32.special=3{{$| }}
  %r1 = math.exp %e1 : tensor<?xf32>
  %is2 = arith.cmpi slt, %n, %c8 : index
  %s2 = arith.select %is2, %m, %c5 : index
  %e2 = tensor.empty(%s2) : tensor<?xf32>
  // SEVEN: math.exp: f32.special=3{{$| }}
  // EIGHT: math.exp: f32.special=5{{$| }}
  // NINE: math.exp: f32.special=5{{$| }}
  %r2 = math.exp %e2 : tensor<?xf32>
  %is3 = arith.cmpi sge, %n, %c8 : index
  %s3 = arith.select %is3, %m, %c5 : index
  %e3 = tensor.empty(%s3) : tensor<?xf32>
  // SEVEN: math.exp: f32.special=5{{$| }}
  // EIGHT: math.exp: f32.special=3{{$| }}
  // NINE: math.exp: f32.special=3{{$| }}
  %r3 = math.exp %e3 : tensor<?xf32>
  %is4 = arith.cmpi sgt, %n, %c8 : index
  %s4 = arith.select %is4, %m, %c5 : index
  %e4 = tensor.empty(%s4) : tensor<?xf32>
  // SEVEN: math.exp: f32.special=5{{$| }}
  // EIGHT: math.exp: f32.special=5{{$| }}
  // NINE: math.exp: f32.special=3{{$| }}
  %r4 = math.exp %e4 : tensor<?xf32>
  %is5 = arith.cmpi sle, %n, %c8 : index
  %s5 = arith.select %is5, %m, %c5 : index
  %e5 = tensor.empty(%s5) : tensor<?xf32>
  // SEVEN: math.exp: f32.special=3{{$| }}
  // EIGHT: math.exp: f32.special=3{{$| }}
  // NINE: math.exp: f32.special=5{{$| }}
  %r5 = math.exp %e5 : tensor<?xf32>
  %is6 = arith.cmpi slt, %n, %c8 : index
  %s6 = arith.select %is6, %n, %c5 : index
  %e6 = tensor.empty(%s6) : tensor<?xf32>
  // SEVEN: math.exp: f32.special=7{{$| }}
  // EIGHT: math.exp: f32.special=5{{$| }}
  // NINE: math.exp: f32.special=5{{$| }}
  %r6 = math.exp %e6 : tensor<?xf32>
  return
}
