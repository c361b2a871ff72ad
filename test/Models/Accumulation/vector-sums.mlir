// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Sums of vectors that a loop keeps in a tensor.

// What tiling by 1 along the sum, vectorization and lowering to outer products leave of
// a 4x8 by 8x6: 4*6 macs in each of 8 iterations.
// CHECK-LABEL: func @outer
// CHECK: vector.outerproduct {{.*}} roofline.cost = #roofline.cost<macs = 24, flops = 48>
func.func @outer(%a: tensor<8x4xf32>, %b: tensor<8x6xf32>, %c: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %zero = arith.constant 0 : index
  %pad = arith.constant 0.0 : f32
  %all = affine.for %k = 0 to 8 iter_args(%t = %c) -> tensor<4x6xf32> {
    %x = vector.transfer_read %a[%k, %zero], %pad {in_bounds = [true]} : tensor<8x4xf32>, vector<4xf32>
    %y = vector.transfer_read %b[%k, %zero], %pad {in_bounds = [true]} : tensor<8x6xf32>, vector<6xf32>
    %s = vector.transfer_read %t[%zero, %zero], %pad {in_bounds = [true, true]} : tensor<4x6xf32>, vector<4x6xf32>
    %n = vector.outerproduct %x, %y, %s {kind = #vector.kind<add>} : vector<4xf32>, vector<6xf32>
    %w = vector.transfer_write %n, %t[%zero, %zero] {in_bounds = [true, true]} : vector<4x6xf32>, tensor<4x6xf32>
    affine.yield %w : tensor<4x6xf32>
  }
  return %all : tensor<4x6xf32>
}

// -----

// Masked, multiplied and added apart, and written to a slice of the tensor.
// CHECK-LABEL: func @masked
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 6, flops = 6>}
func.func @masked(%a: tensor<8x6xf32>, %b: tensor<8x6xf32>, %m: vector<6xi1>, %c: tensor<2x6xf32>) -> tensor<2x6xf32> {
  %zero = arith.constant 0 : index
  %pad = arith.constant 0.0 : f32
  %none = arith.constant dense<0.0> : vector<6xf32>
  %all = affine.for %k = 0 to 8 iter_args(%t = %c) -> tensor<2x6xf32> {
    %x = vector.transfer_read %a[%k, %zero], %pad {in_bounds = [true]} : tensor<8x6xf32>, vector<6xf32>
    %y = vector.transfer_read %b[%k, %zero], %pad {in_bounds = [true]} : tensor<8x6xf32>, vector<6xf32>
    %s = vector.transfer_read %t[%zero, %zero], %pad {in_bounds = [true]} : tensor<2x6xf32>, vector<6xf32>
    %p = arith.mulf %x, %y : vector<6xf32>
    %q = arith.select %m, %p, %none : vector<6xi1>, vector<6xf32>
    %n = arith.addf %s, %q : vector<6xf32>
    %w = vector.transfer_write %n, %t[%zero, %zero] {in_bounds = [true]} : vector<6xf32>, tensor<2x6xf32>
    affine.yield %w : tensor<2x6xf32>
  }
  return %all : tensor<2x6xf32>
}

// -----

// Another row each time: 8 results of one product, and no sum.
// CHECK-LABEL: func @rows
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 6>}
func.func @rows(%a: tensor<8x6xf32>, %b: tensor<8x6xf32>, %c: tensor<8x6xf32>) -> tensor<8x6xf32> {
  %zero = arith.constant 0 : index
  %pad = arith.constant 0.0 : f32
  %all = affine.for %k = 0 to 8 iter_args(%t = %c) -> tensor<8x6xf32> {
    %x = vector.transfer_read %a[%k, %zero], %pad {in_bounds = [true]} : tensor<8x6xf32>, vector<6xf32>
    %y = vector.transfer_read %b[%k, %zero], %pad {in_bounds = [true]} : tensor<8x6xf32>, vector<6xf32>
    %s = vector.transfer_read %t[%k, %zero], %pad {in_bounds = [true]} : tensor<8x6xf32>, vector<6xf32>
    %p = arith.mulf %x, %y : vector<6xf32>
    %n = arith.addf %s, %p : vector<6xf32>
    %w = vector.transfer_write %n, %t[%k, %zero] {in_bounds = [true]} : vector<6xf32>, tensor<8x6xf32>
    affine.yield %w : tensor<8x6xf32>
  }
  return %all : tensor<8x6xf32>
}

// -----

// A chain of two outer products of which rows go different ways: 4*6 macs each.
// CHECK-LABEL: func @parted
// CHECK: vector.outerproduct {{.*}} roofline.cost = #roofline.cost<macs = 24, flops = 48>
// CHECK: vector.outerproduct {{.*}} roofline.cost = #roofline.cost<macs = 24, flops = 48>
func.func @parted(%a: vector<4xf32>, %b: vector<6xf32>, %x: vector<4xf32>, %y: vector<6xf32>, %c: vector<4x6xf32>) -> (vector<6xf32>, vector<6xf32>, vector<6xf32>) {
  %0 = vector.outerproduct %a, %b, %c {kind = #vector.kind<add>} : vector<4xf32>, vector<6xf32>
  %1 = vector.outerproduct %x, %y, %0 {kind = #vector.kind<add>} : vector<4xf32>, vector<6xf32>
  %2 = vector.extract %1[0] : vector<6xf32> from vector<4x6xf32>
  %3 = vector.extract %1[1] : vector<6xf32> from vector<4x6xf32>
  %4 = vector.extract %1[2] : vector<6xf32> from vector<4x6xf32>
  return %2, %3, %4 : vector<6xf32>, vector<6xf32>, vector<6xf32>
}

// -----

// What splitting a sum leaves: products added to zeros, which are added up later. Of products
// with a bias there is none.
// CHECK-LABEL: func @split
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 8, flops = 8>}
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<flops = 8>}
func.func @split(%a: vector<8xf32>, %b: vector<8xf32>, %c: vector<8xf32>) -> (f32, f32) {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  %0 = arith.mulf %a, %b : vector<8xf32>
  %1 = arith.addf %0, %zero : vector<8xf32>
  %2 = vector.reduction <add>, %1 : vector<8xf32> into f32
  %3 = arith.mulf %a, %b : vector<8xf32>
  %4 = arith.addf %3, %c : vector<8xf32>
  %5 = vector.reduction <add>, %4 : vector<8xf32> into f32
  return %2, %5 : f32, f32
}

// -----

// The only sum of its function.
// CHECK-LABEL: func @only
// CHECK: arith.mulf {{.*}} {roofline.cost = #roofline.cost<macs = 8, flops = 8>}
func.func @only(%a: vector<8xf32>, %b: vector<8xf32>) -> f32 {
  %zero = arith.constant dense<0.0> : vector<8xf32>
  %0 = arith.mulf %a, %b : vector<8xf32>
  %1 = arith.addf %zero, %0 : vector<8xf32>
  %2 = vector.reduction <add>, %1 : vector<8xf32> into f32
  return %2 : f32
}
