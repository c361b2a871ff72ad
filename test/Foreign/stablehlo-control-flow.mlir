// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../Inputs/list-flops.py | FileCheck --match-full-lines %s

// Regions of StableHLO run as its rules say: one of several, or one as long as the
// other holds. Numbers are tensors without dimensions.

// CHECK: symbol trips0: iterations of stablehlo.while at line [[#]]

// A counter from 0 to 10 by 1: ten products of 2 x 8 x 8 x 8 = 1024.
// CHECK: counted: flops=10240
func.func @counted(%a: tensor<8x8xf32>, %b: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %zero = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
  %r:2 = "stablehlo.while"(%zero, %a) ({
  ^bb0(%i: tensor<i32>, %x: tensor<8x8xf32>):
    %ten = "stablehlo.constant"() <{value = dense<10> : tensor<i32>}> : () -> tensor<i32>
    %c = "stablehlo.compare"(%i, %ten) <{comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<i32>, tensor<i32>) -> tensor<i1>
    "stablehlo.return"(%c) : (tensor<i1>) -> ()
  }, {
  ^bb0(%i: tensor<i32>, %x: tensor<8x8xf32>):
    %y = "stablehlo.dot"(%x, %b) : (tensor<8x8xf32>, tensor<8x8xf32>) -> tensor<8x8xf32>
    %one = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %n = "stablehlo.add"(%i, %one) : (tensor<i32>, tensor<i32>) -> tensor<i32>
    "stablehlo.return"(%n, %y) : (tensor<i32>, tensor<8x8xf32>) -> ()
  }) : (tensor<i32>, tensor<8x8xf32>) -> (tensor<i32>, tensor<8x8xf32>)
  return %r#1 : tensor<8x8xf32>
}

// Down from 9 in steps of 2 while it is above 1: 9, 7, 5, 3. Four times 64.
// CHECK-NEXT: down: flops=256
func.func @down(%a: tensor<64xf32>) -> tensor<64xf32> {
  %nine = "stablehlo.constant"() <{value = dense<9> : tensor<i64>}> : () -> tensor<i64>
  %one = "stablehlo.constant"() <{value = dense<1> : tensor<i64>}> : () -> tensor<i64>
  %two = "stablehlo.constant"() <{value = dense<2> : tensor<i64>}> : () -> tensor<i64>
  %r:2 = "stablehlo.while"(%nine, %a) ({
  ^bb0(%i: tensor<i64>, %x: tensor<64xf32>):
    %c = "stablehlo.compare"(%i, %one) <{comparison_direction = #stablehlo<comparison_direction GT>}> : (tensor<i64>, tensor<i64>) -> tensor<i1>
    "stablehlo.return"(%c) : (tensor<i1>) -> ()
  }, {
  ^bb0(%i: tensor<i64>, %x: tensor<64xf32>):
    %y = "stablehlo.add"(%x, %x) : (tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32>
    %n = "stablehlo.subtract"(%i, %two) : (tensor<i64>, tensor<i64>) -> tensor<i64>
    "stablehlo.return"(%n, %y) : (tensor<i64>, tensor<64xf32>) -> ()
  }) : (tensor<i64>, tensor<64xf32>) -> (tensor<i64>, tensor<64xf32>)
  return %r#1 : tensor<64xf32>
}

// How long it goes on is data.
// CHECK-NEXT: open: flops=64*trips0
func.func @open(%a: tensor<64xf32>, %p: tensor<i1>) -> tensor<64xf32> {
  %r = "stablehlo.while"(%a) ({
  ^bb0(%x: tensor<64xf32>):
    "stablehlo.return"(%p) : (tensor<i1>) -> ()
  }, {
  ^bb0(%x: tensor<64xf32>):
    %y = "stablehlo.add"(%x, %x) : (tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32>
    "stablehlo.return"(%y) : (tensor<64xf32>) -> ()
  }) : (tensor<64xf32>) -> tensor<64xf32>
  return %r : tensor<64xf32>
}

// One side or the other: 64 additions or 128.
// CHECK-NEXT: either: flops=128 range=[64, 128] upper
func.func @either(%p: tensor<i1>, %x: tensor<64xf32>) -> tensor<64xf32> {
  %0 = "stablehlo.if"(%p) ({
    %1 = "stablehlo.add"(%x, %x) : (tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32>
    "stablehlo.return"(%1) : (tensor<64xf32>) -> ()
  }, {
    %1 = "stablehlo.add"(%x, %x) : (tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32>
    %2 = "stablehlo.add"(%1, %x) : (tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32>
    "stablehlo.return"(%2) : (tensor<64xf32>) -> ()
  }) : (tensor<i1>) -> tensor<64xf32>
  return %0 : tensor<64xf32>
}

// A number that is none of the regions' chooses the last: 64 divisions.
// CHECK-NEXT: last: flops=64
func.func @last(%x: tensor<64xf32>) -> tensor<64xf32> {
  %seven = "stablehlo.constant"() <{value = dense<7> : tensor<i32>}> : () -> tensor<i32>
  %0 = "stablehlo.case"(%seven) ({
    "stablehlo.return"(%x) : (tensor<64xf32>) -> ()
  }, {
    %1 = "stablehlo.divide"(%x, %x) : (tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32>
    "stablehlo.return"(%1) : (tensor<64xf32>) -> ()
  }) : (tensor<i32>) -> tensor<64xf32>
  return %0 : tensor<64xf32>
}
