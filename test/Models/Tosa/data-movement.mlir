// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// CHECK-LABEL: func @copies
func.func @copies(%a: tensor<4x6xf32>, %b: tensor<2x6xf32>) {
  // CHECK: tosa.transpose {{.*}}roofline.cost = #roofline.cost<read = 96 B, write = 96 B>
  %0 = tosa.transpose %a {perms = array<i32: 1, 0>} : (tensor<4x6xf32>) -> tensor<6x4xf32>
  // CHECK: tosa.reverse {{.*}}roofline.cost = #roofline.cost<read = 96 B, write = 96 B>
  %1 = tosa.reverse %a {axis = 0 : i32} : (tensor<4x6xf32>) -> tensor<4x6xf32>
  // 24 + 12 elements.
  // CHECK: tosa.concat {{.*}}roofline.cost = #roofline.cost<read = 144 B, write = 144 B>
  %2 = tosa.concat %a, %b {axis = 0 : i32} : (tensor<4x6xf32>, tensor<2x6xf32>) -> tensor<6x6xf32>
  // 12 elements, three times.
  // CHECK: tosa.tile {{.*}}roofline.cost = #roofline.cost<read = 48 B, write = 144 B>
  %m = tosa.const_shape {values = dense<[3, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %3 = tosa.tile %b, %m : (tensor<2x6xf32>, !tosa.shape<2>) -> tensor<6x6xf32>
  // Only the 2x3 elements of the slice are read.
  // CHECK: tosa.slice {{.*}}roofline.cost = #roofline.cost<read = 24 B, write = 24 B>
  %s = tosa.const_shape {values = dense<[1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %n = tosa.const_shape {values = dense<[2, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %4 = tosa.slice %a, %s, %n : (tensor<4x6xf32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<2x3xf32>
  // The padding value is an immediate; 7*9 elements are written.
  // CHECK: tosa.pad {{.*}}roofline.cost = #roofline.cost<read = 96 B, write = 252 B>
  %p = tosa.const_shape {values = dense<[1, 2, 0, 3]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %5 = tosa.pad %a, %p, %z : (tensor<4x6xf32>, !tosa.shape<4>, tensor<1xf32>) -> tensor<7x9xf32>
  return
}

// -----

// Views, constants and shapes are free, and so is a splat that is rearranged.
// CHECK-LABEL: func @free
// CHECK-NOT: roofline.cost
// CHECK: return
func.func @free(%a: tensor<4x6xf32>) -> tensor<24xf32> {
  %c = "tosa.const"() <{values = dense<1.0> : tensor<4x6xf32>}> : () -> tensor<4x6xf32>
  %t = tosa.transpose %c {perms = array<i32: 1, 0>} : (tensor<4x6xf32>) -> tensor<6x4xf32>
  %i = tosa.identity %a : (tensor<4x6xf32>) -> tensor<4x6xf32>
  %s = tosa.const_shape {values = dense<24> : tensor<1xindex>} : () -> !tosa.shape<1>
  %r = tosa.reshape %i, %s : (tensor<4x6xf32>, !tosa.shape<1>) -> tensor<24xf32>
  return %r : tensor<24xf32>
}

// -----

// 4 of 10 rows of 3: at most 12 elements, and 4 indices; never the table: 7
// rows picked 40 times are 21 elements. A scatter writes its 4 rows.
// CHECK-LABEL: func @rows
func.func @rows(%v: tensor<1x10x3xf32>, %i: tensor<1x4xi32>, %u: tensor<1x4x3xf32>, %w: tensor<1x7x3xf32>, %j: tensor<1x40xi32>) -> tensor<1x10x3xf32> {
  // CHECK: tosa.gather {{.*}}roofline.cost = #roofline.cost<read = 64 B, write = 48 B, bytes upper>
  %0 = tosa.gather %v, %i : (tensor<1x10x3xf32>, tensor<1x4xi32>) -> tensor<1x4x3xf32>
  // 21*4 + 40*4 = 244.
  // CHECK: tosa.gather {{.*}}roofline.cost = #roofline.cost<read = 244 B, write = 480 B, bytes upper>
  %1 = tosa.gather %w, %j : (tensor<1x7x3xf32>, tensor<1x40xi32>) -> tensor<1x40x3xf32>
  // CHECK: tosa.scatter {{.*}}roofline.cost = #roofline.cost<read = 64 B, write = 48 B>
  %2 = tosa.scatter %v, %i, %u : (tensor<1x10x3xf32>, tensor<1x4xi32>, tensor<1x4x3xf32>) -> tensor<1x10x3xf32>
  return %2 : tensor<1x10x3xf32>
}

// -----

// Along the first dimension, output o samples floor((4*o + 4) / 8) of 5, for o in
// 0 .. 4: the first 3 positions. Of the others each: 3 * 2 of 10 elements.
// CHECK-LABEL: func @sampled
func.func @sampled(%a: tensor<1x5x2x1xf32>) {
  %s = tosa.const_shape {values = dense<[4, 2, 1, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o = tosa.const_shape {values = dense<[0, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %b = tosa.const_shape {values = dense<[-8, 0]> : tensor<2xindex>} : () -> !tosa.shape<2>
  // CHECK: tosa.resize {{.*}}roofline.cost = #roofline.cost<read = 24 B, write = 40 B>
  %0 = tosa.resize %a, %s, %o, %b {mode = NEAREST_NEIGHBOR} : (tensor<1x5x2x1xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x5x2x1xf32>
  return
}

// -----

// 3x4 to 6x8 by 4/2. Nearest computes nothing; bilinear interpolates three
// times, 2 mul and 2 add each: 12*96 flops. All 24 elements are sampled.
// CHECK-LABEL: func @upsample
func.func @upsample(%a: tensor<1x3x4x2xf32>) {
  %s = tosa.const_shape {values = dense<[4, 2, 4, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o = tosa.const_shape {values = dense<[-1, -1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %b = tosa.const_shape {values = dense<[1, 1]> : tensor<2xindex>} : () -> !tosa.shape<2>
  // CHECK: tosa.resize {{.*}}NEAREST_NEIGHBOR{{.*}}roofline.cost = #roofline.cost<read = 96 B, write = 384 B>
  %0 = tosa.resize %a, %s, %o, %b {mode = NEAREST_NEIGHBOR} : (tensor<1x3x4x2xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x6x8x2xf32>
  // CHECK: tosa.resize {{.*}}BILINEAR{{.*}}roofline.cost = #roofline.cost<flops = 1152, read = 96 B, write = 384 B>
  %1 = tosa.resize %a, %s, %o, %b {mode = BILINEAR} : (tensor<1x3x4x2xf32>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x6x8x2xf32>
  return
}

// -----

// A read copies the variable, 48 B in and out, an assignment copies into it.
// What a custom op computes is not known.
tosa.variable @state : tensor<3x4xf32>
// CHECK-LABEL: func @variables
func.func @variables(%a: tensor<3x4xf32>) -> tensor<3x4xf32> {
  // CHECK: tosa.variable_read {{.*}}roofline.cost = #roofline.cost<read = 48 B, write = 48 B>
  %0 = tosa.variable_read @state : tensor<3x4xf32>
  // CHECK: tosa.variable_write {{.*}}roofline.cost = #roofline.cost<read = 48 B, write = 48 B>
  tosa.variable_write @state, %a : tensor<3x4xf32>
  // CHECK: tosa.custom {{.*}}roofline.cost = #roofline.cost<unknown
  %1 = tosa.custom %0 {domain_name = "d", operator_name = "op", implementation_attrs = ""} : (tensor<3x4xf32>) -> tensor<3x4xf32>
  return %1 : tensor<3x4xf32>
}
