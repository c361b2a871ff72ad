// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Rescale: subtract the zero point, multiply, add half, add the zero point: 4
// int_ops per element. 35 is over 31, so rounding twice adds once more: 5.
// Multipliers and shifts that are splats are immediates.
// CHECK-LABEL: func @rescale
func.func @rescale(%a: tensor<6xi32>) {
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %z8 = "tosa.const"() <{values = dense<5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %m = "tosa.const"() <{values = dense<19689> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s15 = "tosa.const"() <{values = dense<15> : tensor<1xi8>}> : () -> tensor<1xi8>
  %s35 = "tosa.const"() <{values = dense<35> : tensor<1xi8>}> : () -> tensor<1xi8>
  // CHECK: tosa.rescale {{.*}}roofline.cost = #roofline.cost<int_ops = 24, read = 24 B, write = 6 B>
  %0 = tosa.rescale %a, %m, %s15, %z, %z8 {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false} : (tensor<6xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<6xi8>
  // CHECK: tosa.rescale {{.*}}roofline.cost = #roofline.cost<int_ops = 30, read = 24 B, write = 6 B>
  %1 = tosa.rescale %a, %m, %s35, %z, %z8 {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false} : (tensor<6xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<6xi8>
  return
}

// -----

// Per channel: 2 multipliers of 4 B and 2 shifts of 1 B are read beside the
// 12 elements: 48 + 8 + 2 = 58 B; 5*12 int_ops.
// CHECK-LABEL: func @per_channel
// CHECK: tosa.rescale {{.*}}roofline.cost = #roofline.cost<int_ops = 60, read = 58 B, write = 12 B>
func.func @per_channel(%a: tensor<6x2xi32>) -> tensor<6x2xi8> {
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %z8 = "tosa.const"() <{values = dense<5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %m = "tosa.const"() <{values = dense<[19689, 19690]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %s = "tosa.const"() <{values = dense<[35, 36]> : tensor<2xi8>}> : () -> tensor<2xi8>
  %0 = tosa.rescale %a, %m, %s, %z, %z8 {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = true, input_unsigned = false, output_unsigned = false} : (tensor<6x2xi32>, tensor<2xi32>, tensor<2xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<6x2xi8>
  return %0 : tensor<6x2xi8>
}

// -----

// A product of i32 that is shifted: multiply and add half; without a shift only
// the product. i8 is widened first. Each factor is one tensor, read once.
// CHECK-LABEL: func @mul
func.func @mul(%a: tensor<4xi32>, %b: tensor<4xi8>) {
  %s0 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %s3 = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  // CHECK: tosa.mul {{.*}}roofline.cost = #roofline.cost<int_ops = 8, read = 16 B, write = 16 B>
  %0 = tosa.mul %a, %a, %s3 : (tensor<4xi32>, tensor<4xi32>, tensor<1xi8>) -> tensor<4xi32>
  // CHECK: tosa.mul {{.*}}roofline.cost = #roofline.cost<int_ops = 4, read = 16 B, write = 16 B>
  %1 = tosa.mul %a, %a, %s0 : (tensor<4xi32>, tensor<4xi32>, tensor<1xi8>) -> tensor<4xi32>
  // CHECK: tosa.mul {{.*}}roofline.cost = #roofline.cost<int_ops = 4, read = 4 B, write = 16 B>
  %2 = tosa.mul %b, %b, %s0 : (tensor<4xi8>, tensor<4xi8>, tensor<1xi8>) -> tensor<4xi32>
  return
}

// -----

// Tables: at most one entry per element, or two to interpolate between (4 add,
// 1 mul per element); never more than the table.
// CHECK-LABEL: func @table
func.func @table(%a: tensor<6xi8>, %b: tensor<6xi16>, %c: tensor<1000xi8>, %t: tensor<256xi8>, %u: tensor<513xi16>) {
  // CHECK: tosa.table {{.*}}roofline.cost = #roofline.cost<read = 12 B, write = 6 B, bytes upper>
  %0 = tosa.table %a, %t : (tensor<6xi8>, tensor<256xi8>) -> tensor<6xi8>
  // CHECK: tosa.table {{.*}}roofline.cost = #roofline.cost<read = 1256 B, write = 1000 B, bytes upper>
  %1 = tosa.table %c, %t : (tensor<1000xi8>, tensor<256xi8>) -> tensor<1000xi8>
  // CHECK: tosa.table {{.*}}roofline.cost = #roofline.cost<int_ops = 30, read = 36 B, write = 24 B, bytes upper>
  %2 = tosa.table %b, %u : (tensor<6xi16>, tensor<513xi16>) -> tensor<6xi32>
  return
}

// -----

// On scalars nothing moves: 2 int_ops, 3 when rounding twice.
// CHECK-LABEL: func @apply_scale
func.func @apply_scale(%a: i32, %m: i32, %s: i8) {
  // CHECK: tosa.apply_scale {{.*}}roofline.cost = #roofline.cost<int_ops = 2>
  %0 = tosa.apply_scale %a, %m, %s {rounding_mode = SINGLE_ROUND} : (i32, i32, i8) -> i32
  // CHECK: tosa.apply_scale {{.*}}roofline.cost = #roofline.cost<int_ops = 3>
  %1 = tosa.apply_scale %a, %m, %s {rounding_mode = DOUBLE_ROUND} : (i32, i32, i8) -> i32
  return
}
