// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// The extents of a shape, split behind the first: [3] and [5, 7]. The second of what
// is behind is 7, the first of what is in front 3; concatenated the other way round,
// [5, 7, 3], the last is 3.
// CHECK-LABEL: func @split
func.func @split(%t: tensor<3x5x7xf32>, %x: tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %shape = shape.shape_of %t : tensor<3x5x7xf32> -> tensor<3xindex>
  %head, %tail = "shape.split_at"(%shape, %c1) : (tensor<3xindex>, index) -> (tensor<1xindex>, tensor<2xindex>)
  %7 = shape.get_extent %tail, %c1 : tensor<2xindex>, index -> index
  %e7 = tensor.empty(%7) : tensor<?xf32>
  // CHECK: math.exp {{.*}}roofline.cost = #roofline.cost<special = 7, write = 28 B>
  %r7 = math.exp %e7 : tensor<?xf32>
  %3 = shape.get_extent %head, %c0 : tensor<1xindex>, index -> index
  %e3 = tensor.empty(%3) : tensor<?xf32>
  // CHECK: math.exp {{.*}}roofline.cost = #roofline.cost<special = 3, write = 12 B>
  %r3 = math.exp %e3 : tensor<?xf32>
  %turned = shape.concat %tail, %head : tensor<2xindex>, tensor<1xindex> -> tensor<3xindex>
  %last = shape.get_extent %turned, %c2 : tensor<3xindex>, index -> index
  %el = tensor.empty(%last) : tensor<?xf32>
  // CHECK: math.exp {{.*}}roofline.cost = #roofline.cost<special = 3, write = 12 B>
  %rl = math.exp %el : tensor<?xf32>
  return
}
