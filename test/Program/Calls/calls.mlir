// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Inputs/list-flops.py | FileCheck --match-full-lines %s

// A callee costs what it costs, at every call, in the sizes of the caller. With
// n rows of 8 in argument 1: twice 2 leaves, 10 leaves, n + 8*n, and for i < 10
// i + 8*i, 9*45: 4 + 10 + 9*n + 405.
// CHECK: main: flops=9*main.arg1.d0 + 419
// CHECK-NEXT: twice: x2 flops=2
// CHECK-NEXT: leaf: x14 flops=1
// The first call passes n and n rows; what the others pass changes in the loop.
// CHECK-NEXT: sized(sized.arg0=main.arg1.d0, sized.arg1.d0=main.arg1.d0): flops=9*main.arg1.d0
// What the iterations pass may be negative: no iteration of @sized then.
// CHECK-NEXT: sized: x10 flops=8*sized.arg1.d0 + max(0, sized.arg0)

// What others can call and nothing here calls makes the total; a private function
// that nothing refers to does not run.
// CHECK-NEXT: another: flops=1
// CHECK-NEXT: total: flops=9*main.arg1.d0 + 420

func.func @main(%x: f32, %a: tensor<?x8xf32>) {
  func.call @twice(%x) : (f32) -> ()
  func.call @twice(%x) : (f32) -> ()
  affine.for %i = 0 to 10 {
    func.call @leaf(%x) : (f32) -> ()
  }
  %c0 = arith.constant 0 : index
  %n = tensor.dim %a, %c0 : tensor<?x8xf32>
  func.call @sized(%n, %a, %x) : (index, tensor<?x8xf32>, f32) -> ()
  affine.for %i = 0 to 10 {
    %s = tensor.extract_slice %a[0, 0] [%i, 8] [1, 1] : tensor<?x8xf32> to tensor<?x8xf32>
    func.call @sized(%i, %s, %x) : (index, tensor<?x8xf32>, f32) -> ()
  }
  return
}
func.func private @twice(%x: f32) {
  func.call @leaf(%x) : (f32) -> ()
  func.call @leaf(%x) : (f32) -> ()
  return
}
func.func private @leaf(%x: f32) {
  %0 = arith.addf %x, %x : f32
  return
}
func.func private @sized(%n: index, %a: tensor<?x8xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %0 = arith.addf %x, %x : f32
  }
  %1 = arith.addf %a, %a : tensor<?x8xf32>
  return
}
func.func @another(%x: f32) {
  %0 = arith.addf %x, %x : f32
  return
}
func.func private @uncalled(%x: f32) {
  %0 = arith.addf %x, %x : f32
  return
}
