// RUN: mlir-roofline report %s --format=json | %python %S/../../Models/Inputs/list-work.py | FileCheck %s
// RUN: mlir-roofline report %s --format=csv | cut -d, -f2,3,5 | FileCheck %s --check-prefix=RUNS

// Loops in which the amount of work depends on the iteration are summed exactly.

// Tiles of 8 over 100003 elements: 12500 whole ones and one of 3, 12501 runs.
// Sliced by affine.min, they add up to 100003 additions; shown per execution is
// the formula.
// RUNS: linalg.add,tiles,12501
func.func @tiles(%x: memref<100003xf32>) {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %n = arith.constant 100003 : index
  scf.for %i = %c0 to %n step %c8 {
    %size = affine.min affine_map<(d0) -> (8, -d0 + 100003)>(%i)
    %s = memref.subview %x[%i] [%size] [1] : memref<100003xf32> to memref<?xf32, strided<[1], offset: ?>>
    linalg.add ins(%s, %s : memref<?xf32, strided<[1], offset: ?>>, memref<?xf32, strided<[1], offset: ?>>)
               outs(%s : memref<?xf32, strided<[1], offset: ?>>)
  }
  return
}

// A triangle that ends before the outer loop does: i < 5000, j from i to 2500:
// 2500 + 2499 + … + 1 = 2500 * 2501 / 2 = 3126250.
// RUNS: arith.addf,triangle,3126250
func.func @triangle(%a: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = arith.constant 5000 : index
  %m = arith.constant 2500 : index
  scf.for %i = %c0 to %n step %c1 {
    scf.for %j = %i to %m step %c1 {
      %s = arith.addf %a, %a : f32
    }
  }
  return
}

// i mod 7 over 9997 = 1428 * 7 + 1 iterations: 1428 * 21 + 0 = 29988.
// RUNS: arith.addf,modulo,29988
func.func @modulo(%a: f32) {
  affine.for %i = 0 to 9997 {
    affine.for %j = 0 to affine_map<(d0) -> (d0 mod 7)>(%i) {
      %s = arith.addf %a, %a : f32
    }
  }
  return
}

// Integers have a width: 300 as i8 is 44; -56 as an unsigned i8 is 200, and so is
// the end of an unsigned loop; 100 + 100 in i8 is -56, no iteration.
// RUNS: arith.addf,truncated,44
// RUNS: arith.addf,zero_extended,200
// RUNS: arith.addf,unsigned,184
// RUNS: arith.addf,wrapped,0
func.func @truncated(%a: f32) {
  %c0 = arith.constant 0 : i8
  %c1 = arith.constant 1 : i8
  %wide = arith.constant 300 : i64
  %n = arith.trunci %wide : i64 to i8
  scf.for %i = %c0 to %n step %c1 : i8 {
    %s = arith.addf %a, %a : f32
  }
  return
}
func.func @zero_extended(%a: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %byte = arith.constant 200 : i8
  %n = arith.index_castui %byte : i8 to index
  scf.for %i = %c0 to %n step %c1 {
    %s = arith.addf %a, %a : f32
  }
  return
}
func.func @unsigned(%a: f32) {
  %from = arith.constant 16 : i8
  %to = arith.constant 200 : i8
  %c1 = arith.constant 1 : i8
  scf.for unsigned %i = %from to %to step %c1 : i8 {
    %s = arith.addf %a, %a : f32
  }
  return
}
func.func @wrapped(%a: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %hundred = arith.constant 100 : i8
  %sum = arith.addi %hundred, %hundred : i8
  %n = arith.index_cast %sum : i8 to index
  scf.for %i = %c0 to %n step %c1 {
    %s = arith.addf %a, %a : f32
  }
  return
}

// CHECK: linalg.add: f32.add=min

// Too many to add one by one: i mod 7 over 1000001 = 142857 * 7 + 2 iterations,
// 142857 * 21 + 0 + 1 = 2999998.
// RUNS: arith.addf,long_modulo,2999998
func.func @long_modulo(%a: f32) {
  affine.for %i = 0 to 1000001 {
    affine.for %j = 0 to affine_map<(d0) -> (d0 mod 7)>(%i) {
      %s = arith.addf %a, %a : f32
    }
  }
  return
}
