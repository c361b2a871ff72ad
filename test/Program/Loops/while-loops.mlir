// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck %s
// RUN: mlir-opt %s -scf-for-to-while \
// RUN:   | roofline-opt --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck %s
// RUN: mlir-opt %s -convert-scf-to-cf \
// RUN:   | roofline-opt --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck %s
// RUN: mlir-opt %s -scf-for-to-while -convert-scf-to-cf \
// RUN:   | roofline-opt --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck %s

// A loop that counts is counted in whatever form it is written.

// CHECK-DAG: for_10: flops=10{{$}}
func.func @for_10(%x: f32, %m: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  scf.for %i = %c0 to %c10 step %c1 {
    %0 = arith.addf %x, %x : f32
    memref.store %0, %m[] : memref<f32>
  }
  return
}

// 5, 4, …, 1 in i32: five.
// CHECK-DAG: down: flops=5{{$}}
func.func @down(%x: f32, %m: memref<f32>) {
  %c0 = arith.constant 0 : i32
  %c1 = arith.constant 1 : i32
  %c5 = arith.constant 5 : i32
  %r = scf.while (%i = %c5) : (i32) -> i32 {
    %c = arith.cmpi sgt, %i, %c0 : i32
    scf.condition(%c) %i : i32
  } do {
  ^bb0(%i: i32):
    %0 = arith.addf %x, %x : f32
    memref.store %0, %m[] : memref<f32>
    %j = arith.subi %i, %c1 : i32
    scf.yield %j : i32
  }
  return
}

// 0, 3, …, 12 meet 12 behind 4 steps: four.
// CHECK-DAG: not_equal: flops=4{{$}}
func.func @not_equal(%x: f32, %m: memref<f32>) {
  %c0 = arith.constant 0 : i64
  %c3 = arith.constant 3 : i64
  %c12 = arith.constant 12 : i64
  %r = scf.while (%i = %c0) : (i64) -> i64 {
    %c = arith.cmpi ne, %i, %c12 : i64
    scf.condition(%c) %i : i64
  } do {
  ^bb0(%i: i64):
    %0 = arith.addf %x, %x : f32
    memref.store %0, %m[] : memref<f32>
    %j = arith.addi %i, %c3 : i64
    scf.yield %j : i64
  }
  return
}

// What holds of one value holds once, where it starts there, and else not at all.
// CHECK-DAG: equal: flops=1{{$}}
// CHECK-DAG: unequal: flops=0{{$}}
func.func @equal(%x: f32, %m: memref<f32>) {
  %c5 = arith.constant 5 : i64
  %c3 = arith.constant 3 : i64
  %r = scf.while (%i = %c5) : (i64) -> i64 {
    %c = arith.cmpi eq, %i, %c5 : i64
    scf.condition(%c) %i : i64
  } do {
  ^bb0(%i: i64):
    %0 = arith.addf %x, %x : f32
    memref.store %0, %m[] : memref<f32>
    %j = arith.addi %i, %c3 : i64
    scf.yield %j : i64
  }
  return
}
func.func @unequal(%x: f32, %m: memref<f32>) {
  %c5 = arith.constant 5 : i64
  %c3 = arith.constant 3 : i64
  %r = scf.while (%i = %c3) : (i64) -> i64 {
    %c = arith.cmpi eq, %i, %c5 : i64
    scf.condition(%c) %i : i64
  } do {
  ^bb0(%i: i64):
    %0 = arith.addf %x, %x : f32
    memref.store %0, %m[] : memref<f32>
    %j = arith.addi %i, %c3 : i64
    scf.yield %j : i64
  }
  return
}

// A step that is open.
// CHECK-DAG: strided: flops={{.*}}ceildiv(strided.arg2, strided.arg3)
func.func @strided(%x: f32, %m: memref<f32>, %n: index, %step: index) {
  %c0 = arith.constant 0 : index
  scf.for %i = %c0 to %n step %step {
    %0 = arith.addf %x, %x : f32
    memref.store %0, %m[] : memref<f32>
  }
  return
}

// What is carried grows by 2 from 1 on: 1 + 3 + … + 19 = 100.
// CHECK-DAG: carried: flops=100{{$}}
func.func @carried(%x: f32, %m: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c10 = arith.constant 10 : index
  %r = scf.for %i = %c0 to %c10 step %c1 iter_args(%a = %c1) -> (index) {
    scf.for %j = %c0 to %a step %c1 {
      %0 = arith.addf %x, %x : f32
      memref.store %0, %m[] : memref<f32>
    }
    %b = arith.addi %a, %c2 : index
    scf.yield %b : index
  }
  return
}

// And is 21 behind the loop.
// CHECK-DAG: behind: flops=21{{$}}
func.func @behind(%x: f32, %m: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c10 = arith.constant 10 : index
  %r = scf.for %i = %c0 to %c10 step %c1 iter_args(%a = %c1) -> (index) {
    %b = arith.addi %a, %c2 : index
    scf.yield %b : index
  }
  scf.for %j = %c0 to %r step %c1 {
    %0 = arith.addf %x, %x : f32
    memref.store %0, %m[] : memref<f32>
  }
  return
}

// 0 + 1 + … + 9 = 45 in all, of a nest in any form.
// CHECK-DAG: triangle: flops=45{{$}}
func.func @triangle(%x: f32, %m: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  scf.for %i = %c0 to %c10 step %c1 {
    scf.for %j = %c0 to %i step %c1 {
      %0 = arith.addf %x, %x : f32
      memref.store %0, %m[] : memref<f32>
    }
  }
  return
}

// Guarded: i < 7 of 10.
// CHECK-DAG: guarded: flops=7{{$}}
func.func @guarded(%x: f32, %m: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c7 = arith.constant 7 : index
  %c10 = arith.constant 10 : index
  scf.for %i = %c0 to %c10 step %c1 {
    %c = arith.cmpi slt, %i, %c7 : index
    scf.if %c {
      %0 = arith.addf %x, %x : f32
      memref.store %0, %m[] : memref<f32>
    }
  }
  return
}
