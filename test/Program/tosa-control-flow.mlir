// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-flops.py | FileCheck --match-full-lines %s

// Control flow of TOSA, whose operations say little about themselves.

// CHECK: symbol trips0: iterations of tosa.while_loop at line [[#]]

// One side or the other: two additions of 15 elements, or one.
// CHECK-NEXT: either: flops=30 range=[15, 30] upper
func.func @either(%p: tensor<i1>, %x: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = tosa.cond_if %p (%b = %x) : tensor<i1> (tensor<3x5xf32>) -> tensor<3x5xf32> {
  ^bb0(%a: tensor<3x5xf32>):
    %1 = tosa.add %a, %a : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    tosa.yield %1 : tensor<3x5xf32>
  } else {
  ^bb0(%a: tensor<3x5xf32>):
    %1 = tosa.sub %a, %a : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %2 = tosa.sub %1, %a : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    tosa.yield %2 : tensor<3x5xf32>
  }
  return %0 : tensor<3x5xf32>
}

// Both do the same amount, in different operations: still one of them. Inside a
// side there is another choice, of 15 or none: 15 + 15, or 15.
// CHECK-NEXT: nested: flops=30 range=[15, 30] upper
func.func @nested(%p: tensor<i1>, %x: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = tosa.cond_if %p (%b = %x) : tensor<i1> (tensor<3x5xf32>) -> tensor<3x5xf32> {
  ^bb0(%a: tensor<3x5xf32>):
    %1 = tosa.add %a, %a : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    tosa.yield %1 : tensor<3x5xf32>
  } else {
  ^bb0(%a: tensor<3x5xf32>):
    %1 = tosa.sub %a, %a : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %2 = tosa.cond_if %p (%d = %1) : tensor<i1> (tensor<3x5xf32>) -> tensor<3x5xf32> {
    ^bb0(%c: tensor<3x5xf32>):
      tosa.yield %c : tensor<3x5xf32>
    } else {
    ^bb0(%c: tensor<3x5xf32>):
      %3 = tosa.sub %c, %c : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
      tosa.yield %3 : tensor<3x5xf32>
    }
    tosa.yield %2 : tensor<3x5xf32>
  }
  return %0 : tensor<3x5xf32>
}

// The condition, an addition of one element, is evaluated once more than the body
// of 15 runs: 15*t + t + 1.
// CHECK-NEXT: loop: flops=16*trips0 + 1
func.func @loop(%limit: tensor<f32>, %x: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = tosa.while_loop (%b = %x) : (tensor<3x5xf32>) -> tensor<3x5xf32> {
    %1 = tosa.add %limit, %limit : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %2 = tosa.greater %1, %limit : (tensor<f32>, tensor<f32>) -> tensor<i1>
    tosa.yield %2 : tensor<i1>
  } do {
  ^bb0(%a: tensor<3x5xf32>):
    %1 = tosa.add %a, %a : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    tosa.yield %1 : tensor<3x5xf32>
  }
  return %0 : tensor<3x5xf32>
}

// With a hint, 4 iterations: 4*15 + 5.
// CHECK-NEXT: hinted: flops=65
func.func @hinted(%limit: tensor<f32>, %x: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %0 = tosa.while_loop (%b = %x) : (tensor<3x5xf32>) -> tensor<3x5xf32> {
    %1 = tosa.add %limit, %limit : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %2 = tosa.greater %1, %limit : (tensor<f32>, tensor<f32>) -> tensor<i1>
    tosa.yield %2 : tensor<i1>
  } do {
  ^bb0(%a: tensor<3x5xf32>):
    %1 = tosa.add %a, %a : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    tosa.yield %1 : tensor<3x5xf32>
  } attributes {roofline.trip_count = 4 : i64}
  return %0 : tensor<3x5xf32>
}
