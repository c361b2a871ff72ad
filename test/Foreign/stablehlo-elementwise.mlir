// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// Operations of StableHLO by name, in the generic form. Weights are those of arith,
// math and complex; a tensor of 4x6 has 24 elements, of 96 bytes in f32.

// CHECK-LABEL: func @float
func.func @float(%a: tensor<4x6xf32>, %b: tensor<4x6xf32>) {
  // CHECK: "stablehlo.add"{{.*}}#roofline.cost<flops = 24, read = 192 B, write = 96 B>
  %0 = "stablehlo.add"(%a, %b) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
  // One value twice is read once.
  // CHECK: "stablehlo.multiply"{{.*}}#roofline.cost<flops = 24, read = 96 B, write = 96 B>
  %1 = "stablehlo.multiply"(%a, %a) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
  // CHECK: "stablehlo.tanh"{{.*}}#roofline.cost<special = 24, read = 96 B, write = 96 B>
  %2 = "stablehlo.tanh"(%a) : (tensor<4x6xf32>) -> tensor<4x6xf32>
  // 1 / (1 + exp(-x)): an addition, a division, an exponential.
  // CHECK: "stablehlo.logistic"{{.*}}#roofline.cost<flops = 48, special = 24, read = 96 B, write = 96 B>
  %3 = "stablehlo.logistic"(%a) : (tensor<4x6xf32>) -> tensor<4x6xf32>
  // A constant that is one number is an immediate.
  %c = "stablehlo.constant"() <{value = dense<2.0> : tensor<4x6xf32>}> : () -> tensor<4x6xf32>
  // CHECK: "stablehlo.divide"{{.*}}#roofline.cost<flops = 24, read = 96 B, write = 96 B>
  %4 = "stablehlo.divide"(%a, %c) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
  // Comparisons and selections are no flops; truth takes a bit.
  // CHECK: "stablehlo.compare"{{.*}}#roofline.cost<read = 192 B, write = 3 B>
  %5 = "stablehlo.compare"(%a, %b) <{comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xi1>
  // CHECK: "stablehlo.select"{{.*}}#roofline.cost<read = 195 B, write = 96 B>
  %6 = "stablehlo.select"(%5, %a, %b) : (tensor<4x6xi1>, tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
  return
}

// CHECK-LABEL: func @other
func.func @other(%i: tensor<4x6xi32>, %u: tensor<4x6xui32>, %t: tensor<4x6xi1>, %z: tensor<4xcomplex<f32>>) {
  // CHECK: "stablehlo.add"{{.*}}#roofline.cost<int_ops = 24, read = 96 B, write = 96 B>
  %0 = "stablehlo.add"(%i, %i) : (tensor<4x6xi32>, tensor<4x6xi32>) -> tensor<4x6xi32>
  // CHECK: "stablehlo.multiply"{{.*}}#roofline.cost<int_ops = 24, read = 96 B, write = 96 B>
  %1 = "stablehlo.multiply"(%u, %u) : (tensor<4x6xui32>, tensor<4x6xui32>) -> tensor<4x6xui32>
  // Twelve multiplications and a remainder.
  // CHECK: "stablehlo.power"{{.*}}#roofline.cost<int_ops = 312, read = 96 B, write = 96 B>
  %2 = "stablehlo.power"(%i, %i) : (tensor<4x6xi32>, tensor<4x6xi32>) -> tensor<4x6xi32>
  // CHECK: "stablehlo.and"{{.*}}#roofline.cost<read = 3 B, write = 3 B>
  %3 = "stablehlo.and"(%t, %t) : (tensor<4x6xi1>, tensor<4x6xi1>) -> tensor<4x6xi1>
  // Four products and two sums each.
  // CHECK: "stablehlo.multiply"{{.*}}#roofline.cost<flops = 24, read = 32 B, write = 32 B>
  %4 = "stablehlo.multiply"(%z, %z) : (tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>) -> tensor<4xcomplex<f32>>
  // sqrt(a*a + b*b)
  // CHECK: "stablehlo.abs"{{.*}}#roofline.cost<flops = 12, special = 4, read = 32 B, write = 16 B>
  %5 = "stablehlo.abs"(%z) : (tensor<4xcomplex<f32>>) -> tensor<4xf32>
  return
}

// Open sizes: results are as large as operands.
// CHECK-LABEL: func @open
func.func @open(%a: tensor<?x6xf32>) {
  // CHECK: "stablehlo.add"{{.*}}#roofline.cost<flops = "6*open.arg0.d0", read = "24*open.arg0.d0" B, write = "24*open.arg0.d0" B>
  %0 = "stablehlo.add"(%a, %a) : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  // CHECK: "stablehlo.exponential"{{.*}}#roofline.cost<special = "6*open.arg0.d0", read = "24*open.arg0.d0" B, write = "24*open.arg0.d0" B>
  %1 = "stablehlo.exponential"(%0) : (tensor<?x6xf32>) -> tensor<?x6xf32>
  return
}
