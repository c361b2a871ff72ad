// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null > %t.json
// RUN: %python %S/../../Inputs/list-flops.py < %t.json | FileCheck --match-full-lines %s
// RUN: FileCheck %s --check-prefix=REASON < %t.json

// What a callee without a body does is unknown: the sum is a lower bound that
// nothing limits.
// REASON: "op": "func.call",
// REASON-NEXT: "count": 1,
// REASON-NEXT: "reason": "callee has no body here"
// CHECK: external: flops=1 range=[1, ?] lower
func.func private @elsewhere(f32)
func.func @external(%x: f32) {
  func.call @elsewhere(%x) : (f32) -> ()
  %0 = arith.addf %x, %x : f32
  return
}

// So is how often a function calls itself, directly or through another: of the
// recursive calls only what stands outside of them counts.
// REASON: "op": "func.call",
// REASON-NEXT: "count": 3,
// REASON-NEXT: "reason": "recursive call"
// CHECK-NEXT: itself: flops=1 range=[1, ?] lower
func.func @itself(%x: f32) {
  %0 = arith.addf %x, %x : f32
  func.call @itself(%x) : (f32) -> ()
  return
}
// CHECK-NEXT: main: flops=2 range=[2, ?] lower
// CHECK-NEXT: ping: x2 flops=1 range=[1, ?] lower
func.func @main(%x: f32) {
  func.call @ping(%x) : (f32) -> ()
  func.call @ping(%x) : (f32) -> ()
  return
}
func.func @ping(%x: f32) {
  %0 = arith.addf %x, %x : f32
  func.call @pong(%x) : (f32) -> ()
  return
}
// CHECK-NEXT: pong: x0 flops=0 range=[0, ?] lower
func.func @pong(%x: f32) {
  func.call @ping(%x) : (f32) -> ()
  return
}

// A nested module runs once, and its functions are called from within.
// CHECK-NEXT: nested.inner: x5 flops=1
// CHECK-NEXT: nested.outer: flops=5
module @nested {
  func.func @inner(%x: f32) {
    %0 = arith.addf %x, %x : f32
    return
  }
  func.func @outer(%x: f32) {
    affine.for %i = 0 to 5 {
      func.call @inner(%x) : (f32) -> ()
    }
    return
  }
}

// external 1, itself 1, main 2, outer 5.
// CHECK-NEXT: total: flops=9 range=[9, ?] lower
