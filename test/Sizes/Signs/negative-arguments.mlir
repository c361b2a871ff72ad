// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck --match-full-lines %s

// An integer argument may be negative, the iterations it counts not: over i < 10,
// @leaf adds max(i - 5, 0) times, 1 + 2 + 3 + 4, and then 5 times and never.
// CHECK: main: flops=15
func.func private @leaf(%x: f32, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @main(%x: f32) {
  %c5 = arith.constant 5 : index
  %m7 = arith.constant -7 : index
  affine.for %i = 0 to 10 {
    %n = arith.subi %i, %c5 : index
    func.call @leaf(%x, %n) : (f32, index) -> ()
  }
  func.call @leaf(%x, %c5) : (f32, index) -> ()
  func.call @leaf(%x, %m7) : (f32, index) -> ()
  return
}
