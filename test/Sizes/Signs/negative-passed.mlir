// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck --match-full-lines %s

// What the program passes to functions of its own may be negative, and formulas
// of it hold then, too: over i = 0, 5, 10, 15 the callee starts at
// floor((i - 10) / 2) = -5, -3, 0, 2 and takes steps of 3 up to 2: 3 + 2 + 1 + 0
// = 6 additions. What it hands back, the distance from there, is counted over
// once more: max(0, 5) + 3 + 0 + max(0, -2) = 8.
// CHECK: main: flops=14
func.func private @steps(%x: f32, %n: index) -> index {
  %c0 = arith.constant 0 : index
  affine.for %i = affine_map<()[s] -> (s floordiv 2)>()[%n] to 2 step 3 {
    %0 = arith.addf %x, %x : f32
  }
  %half = affine.apply affine_map<()[s] -> (-(s floordiv 2))>()[%n]
  return %half : index
}
func.func @main(%x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  affine.for %i = 0 to 20 step 5 {
    %n = arith.subi %i, %c10 : index
    %d = func.call @steps(%x, %n) : (f32, index) -> index
    scf.for %j = %c0 to %d step %c1 {
      %0 = arith.addf %x, %x : f32
    }
  }
  return
}


// So does what is passed second, behind what cannot be negative: 0 + 1 + 2 + 3 additions
// of one loop, and 6 as above.
// CHECK: both: flops=12
func.func private @two(%x: f32, %k: index, %n: index) {
  affine.for %i = 0 to %k {
    %0 = arith.addf %x, %x : f32
  }
  affine.for %i = affine_map<()[s] -> (s floordiv 2)>()[%n] to 2 step 3 {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @both(%x: f32) {
  %c10 = arith.constant 10 : index
  affine.for %i = 0 to 20 step 5 {
    %k = affine.apply affine_map<(d0) -> (d0 floordiv 5)>(%i)
    %n = arith.subi %i, %c10 : index
    func.call @two(%x, %k, %n) : (f32, index, index) -> ()
  }
  return
}
