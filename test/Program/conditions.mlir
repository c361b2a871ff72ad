// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-flops.py | FileCheck %s
// RUN: mlir-opt %s -lower-affine -convert-scf-to-cf \
// RUN:   | roofline-opt --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-flops.py | FileCheck %s

// A branch on sizes and counters runs exactly as often as its condition holds.

// One addition for each pair j <= i of 16: 1 + 2 + … + 16 = 16 * 17 / 2 = 136.
// CHECK-DAG: causal: flops=136{{$}}
func.func @causal(%x: f32) {
  affine.for %i = 0 to 16 {
    affine.for %j = 0 to 16 {
      affine.if affine_set<(d0, d1) : (d0 - d1 >= 0)>(%i, %j) {
        %0 = arith.addf %x, %x : f32
      }
    }
  }
  return
}

// The diagonal of 8 x 8 takes one addition, what is beside it two:
// 8 + 2 * 56 = 120.
// CHECK-DAG: diagonal: flops=120{{$}}
func.func @diagonal(%x: f32) {
  affine.for %i = 0 to 8 {
    affine.for %j = 0 to 8 {
      affine.if affine_set<(d0, d1) : (d0 - d1 == 0)>(%i, %j) {
        %0 = arith.addf %x, %x : f32
      } else {
        %0 = arith.addf %x, %x : f32
        %1 = arith.addf %x, %x : f32
      }
    }
  }
  return
}

// 4 blocks of 256 threads cover 1000 elements: 24 threads do nothing.
// CHECK-DAG: vecadd: flops=1000{{$}}
func.func @vecadd(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c256 = arith.constant 256 : index
  %n = arith.constant 1000 : index
  scf.parallel (%b, %t) = (%c0, %c0) to (%c4, %c256) step (%c1, %c1) {
    %o = arith.muli %b, %c256 : index
    %i = arith.addi %o, %t : index
    %c = arith.cmpi slt, %i, %n : index
    scf.if %c {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

// Inside and outside of an open size: one addition for i < n of 64, two for
// the others, in all 128 - min(64, n).
// CHECK-DAG: both: flops=-min(64, both.arg1) + 128{{$}}
func.func @both(%x: f32, %n: index) {
  affine.for %i = 0 to 64 {
    %c = arith.cmpi slt, %i, %n : index
    scf.if %c {
      %0 = arith.addf %x, %x : f32
    } else {
      %0 = arith.addf %x, %x : f32
      %1 = arith.addf %x, %x : f32
    }
  }
  return
}

// 3 <= i < 7 of 10: four.
// CHECK-DAG: between: flops=4{{$}}
func.func @between(%x: f32) {
  %c3 = arith.constant 3 : index
  %c7 = arith.constant 7 : index
  affine.for %i = 0 to 10 {
    %a = arith.cmpi sge, %i, %c3 : index
    %b = arith.cmpi slt, %i, %c7 : index
    %c = arith.andi %a, %b : i1
    scf.if %c {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}

// Data decides: the larger side.
// CHECK-DAG: data: flops=2 range=[1, 2] upper
func.func @data(%x: f32, %c: i1) {
  scf.if %c {
    %0 = arith.addf %x, %x : f32
  } else {
    %0 = arith.addf %x, %x : f32
    %1 = arith.addf %x, %x : f32
  }
  return
}

// A switch on a constant takes one case (2 additions), one on a counter each in
// turn: 0 and 1 have cases of 1 and 2, 2 and 3 take the default of 4.
// 2 + 1 + 2 + 4 + 4 = 13.
// CHECK-DAG: switch: flops=13{{$}}
func.func @switch(%x: f32) {
  %c5 = arith.constant 5 : index
  scf.index_switch %c5
  case 2 {
    %0 = arith.addf %x, %x : f32
    scf.yield
  }
  case 5 {
    %0 = arith.addf %x, %x : f32
    %1 = arith.addf %x, %x : f32
    scf.yield
  }
  default {
  }
  affine.for %i = 0 to 4 {
    scf.index_switch %i
    case 0 {
      %0 = arith.addf %x, %x : f32
      scf.yield
    }
    case 1 {
      %0 = arith.addf %x, %x : f32
      %1 = arith.addf %x, %x : f32
      scf.yield
    }
    default {
      %0 = arith.addf %x, %x : f32
      %1 = arith.addf %x, %x : f32
      %2 = arith.addf %x, %x : f32
      %3 = arith.addf %x, %x : f32
    }
  }
  return
}
