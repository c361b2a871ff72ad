// RUN: mlir-roofline report %s --format=csv | cut -d, -f2,3,5 | FileCheck %s
// RUN: mlir-opt %s --convert-scf-to-cf | mlir-roofline report - --format=csv | cut -d, -f2,3,5 | FileCheck %s --check-prefix=NEST

// Loops made of blocks that count: how often each op runs.

// A nest with a triangular inner loop, lowered from scf: the inner body runs
// 0 + 1 + … + 9 = 45 times, its test once more per outer iteration, 55, the
// outer test 11 times.
// NEST: arith.cmpi,nest,11
// NEST-NEXT: arith.cmpi,nest,55
// NEST-NEXT: memref.load,nest,45
// NEST-NEXT: memref.store,nest,45
// NEST-NEXT: arith.addi,nest,45
// NEST-NEXT: arith.addi,nest,10
func.func @nest(%x: memref<100xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  scf.for %i = %c0 to %c10 step %c1 {
    scf.for %j = %c0 to %i step %c1 {
      %v = memref.load %x[%j] : memref<100xf32>
      memref.store %v, %x[%j] : memref<100xf32>
    }
  }
  return
}

// Tested at the end, 0, 3, 6, 9: ceildiv(10, 3) = 4.
// CHECK: memref.load,test_last,4
// CHECK-NEXT: arith.addi,test_last,4
func.func @test_last(%x: memref<100xf32>) {
  %c0 = arith.constant 0 : index
  %c3 = arith.constant 3 : index
  %c10 = arith.constant 10 : index
  cf.br ^body(%c0 : index)
^body(%i: index):
  %v = memref.load %x[%i] : memref<100xf32>
  %next = arith.addi %i, %c3 : index
  %more = arith.cmpi slt, %next, %c10 : index
  cf.cond_br %more, ^body(%next : index), ^exit
^exit:
  return
}

// Tested at the end, the bound is passed at once: the body still runs.
// CHECK: memref.load,at_least_once,1
func.func @at_least_once(%x: memref<100xf32>) {
  %c1 = arith.constant 1 : index
  %c20 = arith.constant 20 : index
  %c10 = arith.constant 10 : index
  cf.br ^body(%c20 : index)
^body(%i: index):
  %v = memref.load %x[%i] : memref<100xf32>
  %next = arith.addi %i, %c1 : index
  %more = arith.cmpi slt, %next, %c10 : index
  cf.cond_br %more, ^body(%next : index), ^exit
^exit:
  return
}

// Down from 9 while > 0, in steps of -2: 9, 7, 5, 3, 1, so 5; tested first and
// with the branches the other way round.
// CHECK: arith.cmpi,down,6
// CHECK-NEXT: memref.load,down,5
func.func @down(%x: memref<100xf32>) {
  %c0 = arith.constant 0 : index
  %m2 = arith.constant -2 : index
  %c9 = arith.constant 9 : index
  cf.br ^test(%c9 : index)
^test(%i: index):
  %done = arith.cmpi sle, %i, %c0 : index
  cf.cond_br %done, ^exit, ^body
^body:
  %v = memref.load %x[%i] : memref<100xf32>
  %next = arith.addi %i, %m2 : index
  cf.br ^test(%next : index)
^exit:
  return
}

// The bound is an argument; a second way out makes the count an upper bound.
// CHECK: memref.load,early_exit,early_exit.arg1
func.func @early_exit(%x: memref<100xi1>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  cf.br ^test(%c0 : index)
^test(%i: index):
  %more = arith.cmpi slt, %i, %n : index
  cf.cond_br %more, ^body, ^exit
^body:
  %v = memref.load %x[%i] : memref<100xi1>
  cf.cond_br %v, ^exit, ^latch
^latch:
  %next = arith.addi %i, %c1 : index
  cf.br ^test(%next : index)
^exit:
  return
}

// What the counter is multiplied with is no step: a symbol, not a guess.
// CHECK: memref.load,geometric,trips{{[0-9]+}}
func.func @geometric(%x: memref<100xf32>) {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c64 = arith.constant 64 : index
  cf.br ^body(%c1 : index)
^body(%i: index):
  %v = memref.load %x[%i] : memref<100xf32>
  %next = arith.muli %i, %c2 : index
  %more = arith.cmpi slt, %next, %c64 : index
  cf.cond_br %more, ^body(%next : index), ^exit
^exit:
  return
}

// As an unsigned number the bound -56 of i8 is 200.
// CHECK: memref.store,unsigned,200
func.func @unsigned(%x: memref<1xf32>, %v: f32) {
  %c0 = arith.constant 0 : index
  %first = arith.constant 0 : i8
  %step = arith.constant 1 : i8
  %bound = arith.constant -56 : i8
  cf.br ^test(%first : i8)
^test(%i: i8):
  %more = arith.cmpi ult, %i, %bound : i8
  cf.cond_br %more, ^body, ^exit
^body:
  memref.store %v, %x[%c0] : memref<1xf32>
  %next = arith.addi %i, %step : i8
  cf.br ^test(%next : i8)
^exit:
  return
}

// The sides of a comparison and of an addition do not matter, and one may count
// down by subtracting.
// CHECK: memref.store,swapped,10
// CHECK: memref.store,subtracted,10
func.func @swapped(%x: memref<1xf32>, %v: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  cf.br ^test(%c0 : index)
^test(%i: index):
  %more = arith.cmpi sgt, %c10, %i : index
  cf.cond_br %more, ^body, ^exit
^body:
  memref.store %v, %x[%c0] : memref<1xf32>
  %next = arith.addi %c1, %i : index
  cf.br ^test(%next : index)
^exit:
  return
}
func.func @subtracted(%x: memref<1xf32>, %v: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  cf.br ^test(%c10 : index)
^test(%i: index):
  %more = arith.cmpi sgt, %i, %c0 : index
  cf.cond_br %more, ^body, ^exit
^body:
  memref.store %v, %x[%c0] : memref<1xf32>
  %next = arith.subi %i, %c1 : index
  cf.br ^test(%next : index)
^exit:
  return
}
