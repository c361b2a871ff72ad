// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// 4x5 elements, each combined once with its row's accumulator.
// CHECK-LABEL: func @rows
func.func @rows(%f: tensor<4x5xf32>, %h: tensor<4x5xbf16>, %p: tensor<4x5xi1>) {
  // CHECK: tosa.reduce_sum {{.*}}roofline.cost = #roofline.cost<flops = 20, read = 80 B, write = 16 B>
  %0 = tosa.reduce_sum %f {axis = 1 : i32} : (tensor<4x5xf32>) -> tensor<4x1xf32>
  // CHECK: tosa.reduce_sum {{.*}}roofline.cost = #roofline.cost<flops = 20, read = 40 B, write = 8 B>
  %1 = tosa.reduce_sum %h {axis = 1 : i32} : (tensor<4x5xbf16>) -> tensor<4x1xbf16>
  // CHECK: tosa.reduce_product {{.*}}roofline.cost = #roofline.cost<flops = 20, read = 80 B, write = 16 B>
  %2 = tosa.reduce_product %f {axis = 1 : i32} : (tensor<4x5xf32>) -> tensor<4x1xf32>
  // CHECK: tosa.reduce_max {{.*}}roofline.cost = #roofline.cost<read = 80 B, write = 16 B>
  %3 = tosa.reduce_max %f {axis = 1 : i32} : (tensor<4x5xf32>) -> tensor<4x1xf32>
  // 20 flags are 3 B, 4 are 1 B.
  // CHECK: tosa.reduce_all {{.*}}roofline.cost = #roofline.cost<read = 3 B, write = 1 B>
  %4 = tosa.reduce_all %p {axis = 1 : i32} : (tensor<4x5xi1>) -> tensor<4x1xi1>
  // CHECK: tosa.argmax {{.*}}roofline.cost = #roofline.cost<read = 80 B, write = 16 B>
  %5 = tosa.argmax %f {axis = 1 : i32} : (tensor<4x5xf32>) -> tensor<4xi32>
  return
}

// -----

// CHECK-LABEL: func @dynamic
// CHECK: tosa.reduce_sum {{.*}}roofline.cost = #roofline.cost<flops = "5*arg0.d0", read = "20*arg0.d0" B, write = "4*arg0.d0" B>
func.func @dynamic(%f: tensor<?x5xf32>) -> tensor<?x1xf32> {
  %0 = tosa.reduce_sum %f {axis = 1 : i32} : (tensor<?x5xf32>) -> tensor<?x1xf32>
  return %0 : tensor<?x1xf32>
}
