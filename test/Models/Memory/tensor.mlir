// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Views, sizes and splats cost nothing.
// CHECK-LABEL: func @free
// CHECK-NOT: roofline.cost
// CHECK: return
func.func @free(%a: tensor<4x6xf32>, %i: index, %s: f32, %shape: tensor<2xindex>) {
  %0 = tensor.extract_slice %a[1, 2] [2, 3] [1, 1] : tensor<4x6xf32> to tensor<2x3xf32>
  %1 = tensor.collapse_shape %a [[0, 1]] : tensor<4x6xf32> into tensor<24xf32>
  %2 = tensor.expand_shape %1 [[0, 1]] output_shape [3, 8] : tensor<24xf32> into tensor<3x8xf32>
  %3 = tensor.reshape %a(%shape) : (tensor<4x6xf32>, tensor<2xindex>) -> tensor<?x?xf32>
  %4 = tensor.cast %a : tensor<4x6xf32> to tensor<*xf32>
  %5 = tensor.bitcast %a : tensor<4x6xf32> to tensor<4x6xi32>
  %6 = tensor.dim %a, %i : tensor<4x6xf32>
  %7 = tensor.rank %4 : tensor<*xf32>
  %8 = tensor.empty() : tensor<4x6xf32>
  %9 = tensor.splat %s : tensor<4x6xf32>
  return
}

// -----

// CHECK-LABEL: func @elements
func.func @elements(%a: tensor<5x7xi4>, %b: tensor<3xcomplex<f32>>, %i: index,
                    %s: f64, %x: i4) {
  // One element of 4 bits is 1 B.
  // CHECK: tensor.extract {{.*}} {roofline.cost = #roofline.cost<read = 1 B>}
  %0 = tensor.extract %a[%i, %i] : tensor<5x7xi4>
  // A complex number is two f32.
  // CHECK: tensor.extract {{.*}} {roofline.cost = #roofline.cost<read = 8 B>}
  %1 = tensor.extract %b[%i] : tensor<3xcomplex<f32>>
  // The other 34 elements stay where they are.
  // CHECK: tensor.insert {{.*}} {roofline.cost = #roofline.cost<write = 1 B>}
  %2 = tensor.insert %x into %a[%i, %i] : tensor<5x7xi4>
  // 3 * 8 B.
  // CHECK: tensor.from_elements {{.*}} {roofline.cost = #roofline.cost<write = 24 B>}
  %3 = tensor.from_elements %s, %s, %s : tensor<3xf64>
  // Every element of a splat is known.
  // CHECK: tensor.extract {{[^{]*}} : tensor<3xf32>
  %splat = arith.constant dense<2.0> : tensor<3xf32>
  %4 = tensor.extract %splat[%i] : tensor<3xf32>
  return
}

// -----

// An insertion writes the part that it updates: 2 * 3 * 4 B = 24 B of 80 B.
// CHECK-LABEL: func @insert_slice
func.func @insert_slice(%p: tensor<2x3xf32>, %a: tensor<4x5xf32>,
                        %q: tensor<?x3xf32>, %n: index) {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x5xf32>
  %fill = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x5xf32>) -> tensor<4x5xf32>
  // CHECK: tensor.insert_slice %{{.*}} into %arg1{{.*}} {roofline.cost = #roofline.cost<read = 24 B, write = 24 B>}
  %0 = tensor.insert_slice %p into %a[1, 2] [2, 3] [1, 1] : tensor<2x3xf32> into tensor<4x5xf32>
  // Into nothing, there is only the part.
  // CHECK: tensor.insert_slice {{.*}} {roofline.cost = #roofline.cost<read = 24 B, write = 24 B>}
  %1 = tensor.insert_slice %p into %empty[1, 2] [2, 3] [1, 1] : tensor<2x3xf32> into tensor<4x5xf32>
  // A splat has to be written around the part: 4 * 5 * 4 B = 80 B.
  // CHECK: tensor.insert_slice {{.*}} {roofline.cost = #roofline.cost<read = 24 B, write = 80 B>}
  %2 = tensor.insert_slice %p into %fill[1, 2] [2, 3] [1, 1] : tensor<2x3xf32> into tensor<4x5xf32>
  // A splat is not read: 1 * 5 * 4 B = 20 B.
  %row = tensor.extract_slice %fill[0, 0] [1, 5] [1, 1] : tensor<4x5xf32> to tensor<1x5xf32>
  // CHECK: tensor.insert_slice {{.*}} {roofline.cost = #roofline.cost<write = 20 B>}
  %3 = tensor.insert_slice %row into %a[1, 0] [1, 5] [1, 1] : tensor<1x5xf32> into tensor<4x5xf32>
  // 3 * 4 B = 12 B per row.
  // CHECK: tensor.insert_slice {{.*}} {roofline.cost = #roofline.cost<read = "12*arg2.d0" B, write = "12*arg2.d0" B>}
  %4 = tensor.insert_slice %q into %a[0, 0] [%n, 3] [1, 1] : tensor<?x3xf32> into tensor<4x5xf32>
  return
}

// -----

// CHECK-LABEL: func @pad
func.func @pad(%a: tensor<2x3xf16>, %b: tensor<?x3xf16>, %s: f16) {
  %zero = arith.constant 0.0 : f16
  // Reads 6 * 2 B; writes (1 + 2 + 1) * (2 + 3 + 0) * 2 B = 40 B.
  // CHECK: {roofline.cost = #roofline.cost<read = 12 B, write = 40 B>}
  %0 = tensor.pad %a low[1, 2] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f16
  } : tensor<2x3xf16> to tensor<4x5xf16>
  // A body that computes does so for the whole result: 20 products.
  // CHECK: {roofline.cost = #roofline.cost<flops = 20, read = 12 B, write = 40 B>}
  %1 = tensor.pad %a low[1, 2] high[1, 0] {
  ^bb0(%i: index, %j: index):
    %v = arith.mulf %s, %s : f16
    tensor.yield %v : f16
  } : tensor<2x3xf16> to tensor<4x5xf16>
  // (arg1.d0 + 2) rows of 3 * 2 B.
  // CHECK: {roofline.cost = #roofline.cost<read = "6*arg1.d0" B, write = "6*arg1.d0 + 12" B>}
  %2 = tensor.pad %b low[1, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f16
  } : tensor<?x3xf16> to tensor<?x3xf16>
  return
}

// -----

// CHECK-LABEL: func @concat
func.func @concat(%a: tensor<2x3xi8>, %b: tensor<5x3xi8>) {
  %splat = arith.constant dense<1> : tensor<4x3xi8>
  // Reads 6 + 15, writes 7 * 3.
  // CHECK: tensor.concat {{.*}} {roofline.cost = #roofline.cost<read = 21 B, write = 21 B>}
  %0 = tensor.concat dim(0) %a, %b : (tensor<2x3xi8>, tensor<5x3xi8>) -> tensor<7x3xi8>
  // The splat is written, not read.
  // CHECK: tensor.concat {{.*}} {roofline.cost = #roofline.cost<read = 6 B, write = 18 B>}
  %1 = tensor.concat dim(0) %a, %splat : (tensor<2x3xi8>, tensor<4x3xi8>) -> tensor<6x3xi8>
  return
}

// -----

// Rows of 5 f32, 20 B each; three indices of 8 B.
// CHECK-LABEL: func @gather_scatter
func.func @gather_scatter(%table: tensor<1000x5xf32>, %i: tensor<3x1xindex>,
                          %small: tensor<2x5xf32>, %rows: tensor<3x1x5xf32>) {
  // 60 + 24 B in, unless rows repeat.
  // CHECK: tensor.gather {{.*}} {roofline.cost = #roofline.cost<read = 84 B, write = 60 B, bytes upper>}
  %0 = tensor.gather %table[%i] gather_dims([0]) : (tensor<1000x5xf32>, tensor<3x1xindex>) -> tensor<3x1x5xf32>
  // CHECK: tensor.gather {{.*}} unique {roofline.cost = #roofline.cost<read = 84 B, write = 60 B>}
  %1 = tensor.gather %table[%i] gather_dims([0]) unique : (tensor<1000x5xf32>, tensor<3x1xindex>) -> tensor<3x1x5xf32>
  // Never more than there is: 40 + 24.
  // CHECK: tensor.gather {{.*}} {roofline.cost = #roofline.cost<read = 64 B, write = 60 B, bytes upper>}
  %2 = tensor.gather %small[%i] gather_dims([0]) : (tensor<2x5xf32>, tensor<3x1xindex>) -> tensor<3x1x5xf32>
  // The other 997 rows stay where they are.
  // CHECK: tensor.scatter {{.*}} {roofline.cost = #roofline.cost<read = 84 B, write = 60 B>}
  %3 = tensor.scatter %rows into %table[%i] scatter_dims([0]) unique : (tensor<3x1x5xf32>, tensor<1000x5xf32>, tensor<3x1xindex>) -> tensor<1000x5xf32>
  return
}

// -----

// CHECK-LABEL: func @generate
func.func @generate(%a: tensor<4x5xf32>, %s: f32) {
  // 6 * 2 elements, one product each; a lookup for each, but the table has 20.
  // CHECK: tensor.generate
  // CHECK: {roofline.cost = #roofline.cost<flops = 12, read = 48 B, write = 48 B, bytes upper>}
  %0 = tensor.generate {
  ^bb0(%i: index, %j: index):
    %v = tensor.extract %a[%i, %j] : tensor<4x5xf32>
    %w = arith.mulf %v, %s : f32
    tensor.yield %w : f32
  } : tensor<6x2xf32>
  return
}
