// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// Ops that are alike are costed once. Each op here is like the first of its
// function but for something that stands elsewhere, and costs accordingly.

// 4 * 4 * 4 = 64 macs, 128 flops; each tensor has 64 B. The accumulator is a splat.
// CHECK-LABEL: func @matmuls
func.func @matmuls(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>, %c: tensor<2x4xf32>,
                   %m: tensor<4x4xi1>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  // CHECK: linalg.matmul {roofline.cost = #roofline.cost<macs = 64, flops = 128, read = 128 B, write = 64 B>}
  %0 = linalg.matmul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%z : tensor<4x4xf32>) -> tensor<4x4xf32>
  // Of other tensors.
  // CHECK: linalg.matmul {roofline.cost = #roofline.cost<macs = 64, flops = 128, read = 128 B, write = 64 B>} ins(%{{.*}}, %arg1
  %1 = linalg.matmul ins(%0, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%z : tensor<4x4xf32>) -> tensor<4x4xf32>
  // The accumulator is read.
  // CHECK: linalg.matmul {roofline.cost = #roofline.cost<macs = 64, flops = 128, read = 192 B, write = 64 B>}
  %2 = linalg.matmul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) -> tensor<4x4xf32>
  // One tensor is read once.
  // CHECK: linalg.matmul {roofline.cost = #roofline.cost<macs = 64, flops = 128, read = 64 B, write = 64 B>}
  %3 = linalg.matmul ins(%a, %a : tensor<4x4xf32>, tensor<4x4xf32>) outs(%z : tensor<4x4xf32>) -> tensor<4x4xf32>
  // Half of the rows are zeros.
  %pad = tensor.pad %c low[0, 0] high[2, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<2x4xf32> to tensor<4x4xf32>
  // CHECK: linalg.matmul {roofline.cost = #roofline.cost<macs = 64, effective_macs = 32, flops = 128, effective_flops = 64, read = 128 B, write = 64 B>}
  %4 = linalg.matmul ins(%pad, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%z : tensor<4x4xf32>) -> tensor<4x4xf32>
  // What is multiplied by truth values is masked: no macs.
  %mask = arith.uitofp %m : tensor<4x4xi1> to tensor<4x4xf32>
  // CHECK: linalg.matmul {roofline.cost = #roofline.cost<flops = 128, read = 128 B, write = 64 B>}
  %5 = linalg.matmul ins(%mask, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%z : tensor<4x4xf32>) -> tensor<4x4xf32>
  // With an attribute of the user's.
  // CHECK: linalg.matmul {{.*}}macs = 64, flops = 128, read = 128 B, write = 64 B>, tag}
  %6 = linalg.matmul {tag} ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%z : tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// 16 products. If only a sum reads them they are macs; their additions are the
// sum's.
// CHECK-LABEL: func @products
func.func @products(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4xf32>
  %s = tensor.empty() : tensor<4xf32>
  %z = linalg.fill ins(%zero : f32) outs(%s : tensor<4xf32>) -> tensor<4xf32>
  // CHECK: linalg.mul {roofline.cost = #roofline.cost<flops = 16, read = 128 B, write = 64 B>}
  %0 = linalg.mul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  // CHECK: linalg.mul {roofline.cost = #roofline.cost<macs = 16, flops = 16, read = 128 B, write = 64 B>}
  %1 = linalg.mul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  // A splat is an immediate.
  // CHECK: linalg.mul {roofline.cost = #roofline.cost<flops = 16, read = 64 B, write = 64 B>}
  %half = arith.constant dense<0.5> : tensor<4x4xf32>
  %2 = linalg.mul ins(%a, %half : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %sum = linalg.reduce ins(%1 : tensor<4x4xf32>) outs(%z : tensor<4xf32>) dimensions = [1]
    (%in: f32, %acc: f32) {
      %next = arith.addf %in, %acc : f32
      linalg.yield %next : f32
    }
  return %0, %sum : tensor<4x4xf32>, tensor<4xf32>
}

#i = affine_map<(i) -> (i)>

// Bodies that differ in one operand, in a value from outside, or in an attribute.
// 8 elements of 4 B.
// CHECK-LABEL: func @bodies
func.func @bodies(%a: tensor<8xf32>, %x: f32) {
  %e = tensor.empty() : tensor<8xf32>
  %c2 = arith.constant 2.0 : f32
  // CHECK: #roofline.cost<flops = 8, read = 32 B, write = 32 B>
  %0 = linalg.generic {indexing_maps = [#i, #i], iterator_types = ["parallel"]}
      ins(%a : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.mulf %in, %x : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  // Both factors come from outside: nothing is read.
  // CHECK: #roofline.cost<flops = 8, write = 32 B>
  %1 = linalg.generic {indexing_maps = [#i, #i], iterator_types = ["parallel"]}
      ins(%a : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.mulf %c2, %x : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  // CHECK: #roofline.cost<flops = 16, read = 32 B, write = 32 B>
  %2 = linalg.generic {indexing_maps = [#i, #i], iterator_types = ["parallel"]}
      ins(%a : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = arith.mulf %in, %x : f32
    %t = arith.mulf %r, %in : f32
    linalg.yield %t : f32
  } -> tensor<8xf32>
  return
}
