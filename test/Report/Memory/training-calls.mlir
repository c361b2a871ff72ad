// RUN: mlir-roofline report %s --training=adam --format=json | FileCheck %s

// What calls pass says how large that is what is saved in a function. An
// exponential keeps its result: two of them, of 4 x 8 and of 16 x 8 f32,
// 2 * (128 + 512) = 1,280 B.
// CHECK: "training": {
// CHECK: "status": "exact",
// CHECK-NEXT: "saved_bytes": 1280,
func.func @main(%a: tensor<4x8xf32>, %b: tensor<16x8xf32>) -> (tensor<4x8xf32>, tensor<16x8xf32>) {
  %fewRows = tensor.cast %a : tensor<4x8xf32> to tensor<?x8xf32>
  %manyRows = tensor.cast %b : tensor<16x8xf32> to tensor<?x8xf32>
  %x = func.call @twice(%fewRows) : (tensor<?x8xf32>) -> tensor<?x8xf32>
  %y = func.call @twice(%manyRows) : (tensor<?x8xf32>) -> tensor<?x8xf32>
  %few = tensor.cast %x : tensor<?x8xf32> to tensor<4x8xf32>
  %many = tensor.cast %y : tensor<?x8xf32> to tensor<16x8xf32>
  return %few, %many : tensor<4x8xf32>, tensor<16x8xf32>
}
func.func private @twice(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = linalg.exp ins(%x : tensor<?x8xf32>) outs(%x : tensor<?x8xf32>) -> tensor<?x8xf32>
  %1 = linalg.exp ins(%0 : tensor<?x8xf32>) outs(%0 : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %1 : tensor<?x8xf32>
}
