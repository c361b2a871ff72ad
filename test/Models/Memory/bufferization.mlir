// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// 4 * 5 * 2 B = 40 B.
func.func @bufferization(%a: tensor<4x5xf16>, %m: memref<4x5xf16>) {
  %zero = arith.constant 0.0 : f16
  %empty = tensor.empty() : tensor<4x5xf16>
  %fill = linalg.fill ins(%zero : f16) outs(%empty : tensor<4x5xf16>) -> tensor<4x5xf16>
  // A tensor in memory is a buffer already; a splat has to be written.
  // CHECK: bufferization.to_buffer %{{[^{]*}} : tensor<4x5xf16> to memref<4x5xf16>
  %0 = bufferization.to_buffer %a : tensor<4x5xf16> to memref<4x5xf16>
  // CHECK: bufferization.to_buffer {{.*}} {roofline.cost = #roofline.cost<write = 40 B>}
  %1 = bufferization.to_buffer %fill : tensor<4x5xf16> to memref<4x5xf16>
  // CHECK: bufferization.to_buffer %{{[^{]*}} : tensor<4x5xf16> to memref<4x5xf16>
  %2 = bufferization.to_buffer %empty : tensor<4x5xf16> to memref<4x5xf16>
  // CHECK: bufferization.to_tensor {{[^{]*}} : memref<4x5xf16> to tensor<4x5xf16>
  %3 = bufferization.to_tensor %m : memref<4x5xf16> to tensor<4x5xf16>
  // CHECK: bufferization.alloc_tensor() : tensor<4x5xf16>
  %4 = bufferization.alloc_tensor() : tensor<4x5xf16>
  // CHECK: bufferization.alloc_tensor() copy(%{{.*}}) {roofline.cost = #roofline.cost<read = 40 B, write = 40 B>}
  %5 = bufferization.alloc_tensor() copy(%a) : tensor<4x5xf16>
  // CHECK: bufferization.alloc_tensor() copy(%{{.*}}) {roofline.cost = #roofline.cost<write = 40 B>}
  %6 = bufferization.alloc_tensor() copy(%fill) : tensor<4x5xf16>
  // CHECK: bufferization.clone {{.*}} {roofline.cost = #roofline.cost<read = 40 B, write = 40 B>}
  %7 = bufferization.clone %m : memref<4x5xf16> to memref<4x5xf16>
  // CHECK: bufferization.materialize_in_destination {{.*}} {roofline.cost = #roofline.cost<read = 40 B, write = 40 B>}
  bufferization.materialize_in_destination %a in writable %m : (tensor<4x5xf16>, memref<4x5xf16>) -> ()
  // CHECK: bufferization.materialize_in_destination {{.*}} {roofline.cost = #roofline.cost<write = 40 B>}
  %8 = bufferization.materialize_in_destination %fill in %a : (tensor<4x5xf16>, tensor<4x5xf16>) -> tensor<4x5xf16>
  return
}
