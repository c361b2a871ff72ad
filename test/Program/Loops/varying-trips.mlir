// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck %s

// What may be another number each time is one symbol, so that what follows from
// it is an estimate, and the lower bound is 0.

// The rows of a sparse matrix have lengths of their own.
// CHECK-DAG: rows: flops=100*max(0, {{.*}}) range=[0, ?] estimate
func.func @rows(%x: f32, %pos: memref<?xindex>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c100 = arith.constant 100 : index
  scf.for %i = %c0 to %c100 step %c1 {
    %a = memref.load %pos[%i] : memref<?xindex>
    %j = arith.addi %i, %c1 : index
    %b = memref.load %pos[%j] : memref<?xindex>
    scf.for %k = %a to %b step %c1 {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

// A search that ends somewhere else each time.
// CHECK-DAG: search: flops=10*{{trips[0-9]+}} range=[0, ?] estimate
func.func @search(%x: f32, %m: memref<?xi1>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  scf.for %i = %c0 to %c10 step %c1 {
    %r = scf.while (%j = %c0) : (index) -> index {
      %c = memref.load %m[%j] : memref<?xi1>
      scf.condition(%c) %j : index
    } do {
    ^bb0(%j: index):
      %0 = arith.addf %x, %x : f32
      %k = arith.addi %j, %c1 : index
      scf.yield %k : index
    }
  }
  return
}

// What is loaded once is one number. It may be negative.
// CHECK-DAG: once: flops=max(0, {{.*}}){{$}}
func.func @once(%x: f32, %pos: memref<?xindex>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = memref.load %pos[%c0] : memref<?xindex>
  scf.for %k = %c0 to %b step %c1 {
    %0 = arith.addf %x, %x : f32
  }
  return
}

// Of a grid of -5 blocks nothing runs.
// CHECK-DAG: negative_grid: flops=0{{$}}
func.func @negative_grid(%x: f32) {
  %c1 = arith.constant 1 : index
  %n = arith.constant -5 : index
  gpu.launch blocks(%bx, %by, %bz) in (%gx = %n, %gy = %c1, %gz = %c1)
      threads(%tx, %ty, %tz) in (%sx = %c1, %sy = %c1, %sz = %c1) {
    %0 = arith.addf %x, %x : f32
    gpu.terminator
  }
  return
}

// Behind a loop of blocks its counter is 10, and what the last test found beside
// it 11: 10 + 11.
// CHECK-DAG: behind_blocks: flops=21{{$}}
func.func @behind_blocks(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  cf.br ^test(%c0 : index)
^test(%i: index):
  %c = arith.cmpi slt, %i, %c10 : index
  %d = arith.addi %i, %c1 : index
  cf.cond_br %c, ^body, ^exit
^body:
  cf.br ^test(%d : index)
^exit:
  scf.for %k = %c0 to %i step %c1 {
    %0 = arith.addf %x, %x : f32
  }
  scf.for %k = %c0 to %d step %c1 {
    %0 = arith.addf %x, %x : f32
  }
  return
}

// A constant decides an edge.
// CHECK-DAG: constant_edge: flops=1{{$}}
func.func @constant_edge(%x: f32) {
  %t = arith.constant true
  cf.cond_br %t, ^a, ^b
^a:
  %0 = arith.addf %x, %x : f32
  cf.br ^exit
^b:
  %1 = arith.addf %x, %x : f32
  %2 = arith.addf %x, %x : f32
  cf.br ^exit
^exit:
  return
}

// Of 0, 1, 2, 3 the switch takes 1 (one addition) and 3 (two).
// CHECK-DAG: switch_edges: flops=3{{$}}
func.func @switch_edges(%x: f32) {
  %c0 = arith.constant 0 : i32
  %c1 = arith.constant 1 : i32
  %c4 = arith.constant 4 : i32
  cf.br ^test(%c0 : i32)
^test(%i: i32):
  %c = arith.cmpi slt, %i, %c4 : i32
  cf.cond_br %c, ^choose, ^exit
^choose:
  cf.switch %i : i32, [
    default: ^next,
    1: ^a,
    3: ^b
  ]
^a:
  %0 = arith.addf %x, %x : f32
  cf.br ^next
^b:
  %1 = arith.addf %x, %x : f32
  %2 = arith.addf %x, %x : f32
  cf.br ^next
^next:
  %n = arith.addi %i, %c1 : i32
  cf.br ^test(%n : i32)
^exit:
  return
}

// What describes does not run.
pdl.pattern : benefit(1) {
  %type = pdl.type
  %op = pdl.operation "acme.old" -> (%type : !pdl.type)
  pdl.rewrite %op with "acme.replace"
}

// Without a closed form, no more than what the first iteration runs, or the last,
// times their number: (n - 1)^2 floordiv n = n - 2 + 1 floordiv n.
// CHECK-DAG: late: flops=late.arg1.d0*max(0, late.arg1.d0 + floordiv(1, late.arg1.d0) - 2) range={{.*}} estimate
func.func @late(%y: f32, %x: tensor<?xf32>, %m: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  scf.for %i = %c0 to %n step %c1 {
    %square = arith.muli %i, %i : index
    %trips = arith.floordivsi %square, %n : index
    scf.for %j = %c0 to %trips step %c1 {
      %0 = arith.addf %y, %y : f32
      memref.store %0, %m[] : memref<f32>
    }
  }
  return
}
