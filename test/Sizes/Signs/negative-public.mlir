// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck --match-full-lines %s

// A public function is given sizes: its formula, 2 - floor(n / 2) below n = 4,
// was made for these. Where the program itself passes what may be negative
// (from -3 on), the figure is an estimate, of which nothing is certain.
// For n = 0, 0, 0, 0, 1, 2, 3, 4 instead of what is passed: 2, 2, 2, 2, 2, 1, 1, 0.
// CHECK: main: flops=12 range=[0, ?] estimate
// Without the quotient 2, 2, 2, 2, 1, 0, 0, 0.
// CHECK: direct: flops=9 range=[0, ?] estimate
func.func @steps(%x: f32, %n: index) {
  affine.for %i = affine_map<()[s] -> (s floordiv 2)>()[%n] to 2 {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @main(%x: f32) {
  %c3 = arith.constant 3 : index
  affine.for %i = 0 to 8 {
    %n = arith.subi %i, %c3 : index
    func.call @steps(%x, %n) : (f32, index) -> ()
  }
  return
}
func.func @down(%x: f32, %n: index) {
  affine.for %i = affine_map<()[s] -> (s)>()[%n] to 2 {
    %0 = arith.addf %x, %x : f32
  }
  return
}
func.func @direct(%x: f32) {
  %c3 = arith.constant 3 : index
  affine.for %i = 0 to 8 {
    %n = arith.subi %i, %c3 : index
    func.call @down(%x, %n) : (f32, index) -> ()
  }
  return
}
