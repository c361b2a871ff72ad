// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// One rule for what is the same scalar everywhere: it moves no bytes where it
// is made, nor where an elementwise operation or an accumulator takes it.

// Memory without contents is no accumulator to be read: 4*4*4 = 64 macs read
// two operands of 64 B and write 64 B.
// CHECK-LABEL: @alloc_tensor
// CHECK: linalg.matmul
// CHECK-SAME: read = 128 B, write = 64 B>
func.func @alloc_tensor(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = bufferization.alloc_tensor() : tensor<4x4xf32>
  %1 = linalg.matmul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %1 : tensor<4x4xf32>
}

// With a copy it has contents: the accumulator's 64 B are read, too.
// CHECK-LABEL: @alloc_copy
// CHECK: bufferization.alloc_tensor
// CHECK-SAME: read = 64 B, write = 64 B>
// CHECK: linalg.matmul
// CHECK-SAME: read = 192 B, write = 64 B>
func.func @alloc_copy(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = bufferization.alloc_tensor() copy(%b) : tensor<4x4xf32>
  %1 = linalg.matmul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%0 : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %1 : tensor<4x4xf32>
}

// A generic that yields one scalar is a fill, whether the scalar is an operand,
// comes from outside, or is a constant in the body: no cost, and an immediate
// for the addition that follows, which reads the 64 B of one operand.
// CHECK-LABEL: @generic_fill
// CHECK-NOT: linalg.generic{{.*}}roofline.cost
// CHECK: linalg.add
// CHECK-SAME: read = 64 B, write = 64 B>
// CHECK-NOT: linalg.generic{{.*}}roofline.cost
// CHECK: linalg.add
// CHECK-SAME: read = 64 B, write = 64 B>
// CHECK-NOT: linalg.generic{{.*}}roofline.cost
// CHECK: linalg.add
// CHECK-SAME: read = 64 B, write = 64 B>
#id = affine_map<(i, j) -> (i, j)>
#scalar = affine_map<(i, j) -> ()>
func.func @generic_fill(%a: tensor<4x4xf32>, %s: f32) -> (tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>) {
  %e = tensor.empty() : tensor<4x4xf32>
  %0 = linalg.generic {indexing_maps = [#scalar, #id], iterator_types = ["parallel", "parallel"]}
    ins(%s : f32) outs(%e : tensor<4x4xf32>) {
  ^bb0(%x: f32, %o: f32):
    linalg.yield %x : f32
  } -> tensor<4x4xf32>
  %1 = linalg.add ins(%a, %0 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %2 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]}
    outs(%e : tensor<4x4xf32>) {
  ^bb0(%o: f32):
    linalg.yield %s : f32
  } -> tensor<4x4xf32>
  %3 = linalg.add ins(%a, %2 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  %4 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]}
    outs(%e : tensor<4x4xf32>) {
  ^bb0(%o: f32):
    %c = arith.constant 2.0 : f32
    linalg.yield %c : f32
  } -> tensor<4x4xf32>
  %5 = linalg.add ins(%a, %4 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %1, %3, %5 : tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>
}

// A broadcast or transposed splat is a splat: of the three operations only the
// addition moves bytes, 64 B of its other operand in and 64 B out.
// CHECK-LABEL: @rearranged
// CHECK-NOT: linalg.broadcast{{.*}}roofline.cost
// CHECK-NOT: linalg.transpose{{.*}}roofline.cost
// CHECK: linalg.add
// CHECK-SAME: read = 64 B, write = 64 B>
func.func @rearranged(%a: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %c = arith.constant dense<1.0> : tensor<2xf32>
  %e = tensor.empty() : tensor<8x2xf32>
  %f = tensor.empty() : tensor<2x8xf32>
  %b = linalg.broadcast ins(%c : tensor<2xf32>) outs(%e : tensor<8x2xf32>) dimensions = [0]
  %t = linalg.transpose ins(%b : tensor<8x2xf32>) outs(%f : tensor<2x8xf32>) permutation = [1, 0]
  %s = linalg.add ins(%a, %t : tensor<2x8xf32>, tensor<2x8xf32>) outs(%f : tensor<2x8xf32>) -> tensor<2x8xf32>
  return %s : tensor<2x8xf32>
}

// Other bits of the same scalar: the addition reads nothing and writes 16 B.
// CHECK-LABEL: @bitcast
// CHECK: arith.addi
// CHECK-SAME: write = 16 B>
func.func @bitcast() -> tensor<4xi32> {
  %0 = arith.constant dense<1.0> : tensor<4xf32>
  %1 = tensor.bitcast %0 : tensor<4xf32> to tensor<4xi32>
  %2 = arith.addi %1, %1 : tensor<4xi32>
  return %2 : tensor<4xi32>
}

// Every other element of 7 is set to a constant, 4 * 4 B; the result is no splat,
// and is read, 28 B.
// CHECK-LABEL: @every_other
// CHECK: linalg.generic
// CHECK-SAME: write = 16 B>
// CHECK: math.exp
// CHECK-SAME: read = 28 B, write = 28 B>
func.func @every_other(%k: tensor<4xf32>, %o: tensor<7xf32>) -> tensor<7xf32> {
  %c = arith.constant 2.0 : f32
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i * 2)>], iterator_types = ["parallel"]}
    ins(%k : tensor<4xf32>) outs(%o : tensor<7xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %c : f32
  } -> tensor<7xf32>
  %1 = math.exp %0 : tensor<7xf32>
  return %1 : tensor<7xf32>
}
