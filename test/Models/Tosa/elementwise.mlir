// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// 6x4 elements and a row of 4, broadcast: 24 flops; 24 + 4 f32 in, 24 out.
// A splat is an immediate and moves nothing.
// CHECK-LABEL: func @broadcast
func.func @broadcast(%a: tensor<6x4xf32>, %b: tensor<1x4xf32>) -> tensor<6x4xf32> {
  %c = "tosa.const"() <{values = dense<2.0> : tensor<1x4xf32>}> : () -> tensor<1x4xf32>
  // CHECK: tosa.add {{.*}}roofline.cost = #roofline.cost<flops = 24, read = 112 B, write = 96 B>
  %0 = tosa.add %a, %b : (tensor<6x4xf32>, tensor<1x4xf32>) -> tensor<6x4xf32>
  // CHECK: tosa.sub {{.*}}roofline.cost = #roofline.cost<flops = 24, read = 96 B, write = 96 B>
  %1 = tosa.sub %0, %c : (tensor<6x4xf32>, tensor<1x4xf32>) -> tensor<6x4xf32>
  return %1 : tensor<6x4xf32>
}

// -----

// Sigmoid: negate, exp, add, divide: 2 flops, 1 special. Comparisons, casts,
// sign changes and logic are no flops.
// CHECK-LABEL: func @unary
func.func @unary(%a: tensor<8xf16>) {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  // CHECK: tosa.sigmoid {{.*}}roofline.cost = #roofline.cost<flops = 16, special = 8, read = 16 B, write = 16 B>
  %0 = tosa.sigmoid %a : (tensor<8xf16>) -> tensor<8xf16>
  // CHECK: tosa.tanh {{.*}}roofline.cost = #roofline.cost<special = 8, read = 16 B, write = 16 B>
  %1 = tosa.tanh %a : (tensor<8xf16>) -> tensor<8xf16>
  // CHECK: tosa.reciprocal {{.*}}roofline.cost = #roofline.cost<flops = 8, read = 16 B, write = 16 B>
  %2 = tosa.reciprocal %a : (tensor<8xf16>) -> tensor<8xf16>
  // CHECK: tosa.negate {{.*}}roofline.cost = #roofline.cost<read = 16 B, write = 16 B>
  %3 = tosa.negate %a, %z, %z : (tensor<8xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<8xf16>
  // CHECK: tosa.clamp {{.*}}roofline.cost = #roofline.cost<read = 16 B, write = 16 B>
  %4 = tosa.clamp %a {min_val = 0.0 : f16, max_val = 6.0 : f16} : (tensor<8xf16>) -> tensor<8xf16>
  // CHECK: tosa.cast {{.*}}roofline.cost = #roofline.cost<read = 16 B, write = 32 B>
  %5 = tosa.cast %a : (tensor<8xf16>) -> tensor<8xf32>
  // CHECK: tosa.floor {{.*}}roofline.cost = #roofline.cost<read = 16 B, write = 16 B>
  %6 = tosa.floor %a : (tensor<8xf16>) -> tensor<8xf16>
  return
}

// -----

// i1 is packed: 12 flags are 2 B.
// CHECK-LABEL: func @flags
func.func @flags(%a: tensor<3x4xf32>, %b: tensor<3x4xf32>) -> tensor<3x4xf32> {
  // CHECK: tosa.greater {{.*}}roofline.cost = #roofline.cost<read = 96 B, write = 2 B>
  %0 = tosa.greater %a, %b : (tensor<3x4xf32>, tensor<3x4xf32>) -> tensor<3x4xi1>
  // CHECK: tosa.logical_not {{.*}}roofline.cost = #roofline.cost<read = 2 B, write = 2 B>
  %1 = tosa.logical_not %0 : (tensor<3x4xi1>) -> tensor<3x4xi1>
  // CHECK: tosa.select {{.*}}roofline.cost = #roofline.cost<read = 98 B, write = 48 B>
  %2 = tosa.select %1, %a, %b : (tensor<3x4xi1>, tensor<3x4xf32>, tensor<3x4xf32>) -> tensor<3x4xf32>
  return %2 : tensor<3x4xf32>
}

// -----

// Integers: negate subtracts (1), abs subtracts (1), intdiv divides (1), a
// rounding shift adds the last bit and subtracts one from the shift (2).
// CHECK-LABEL: func @integers
func.func @integers(%a: tensor<10xi32>) {
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  // CHECK: tosa.negate {{.*}}roofline.cost = #roofline.cost<int_ops = 10, read = 40 B, write = 40 B>
  %0 = tosa.negate %a, %z, %z : (tensor<10xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<10xi32>
  // CHECK: tosa.abs {{.*}}roofline.cost = #roofline.cost<int_ops = 10, read = 40 B, write = 40 B>
  %1 = tosa.abs %a : (tensor<10xi32>) -> tensor<10xi32>
  // CHECK: tosa.intdiv {{.*}}roofline.cost = #roofline.cost<int_ops = 10, read = 80 B, write = 40 B>
  %2 = tosa.intdiv %a, %1 : (tensor<10xi32>, tensor<10xi32>) -> tensor<10xi32>
  // CHECK: tosa.arithmetic_right_shift {{.*}}roofline.cost = #roofline.cost<int_ops = 20, read = 80 B, write = 40 B>
  %3 = tosa.arithmetic_right_shift %a, %1 {round = true} : (tensor<10xi32>, tensor<10xi32>) -> tensor<10xi32>
  return
}
