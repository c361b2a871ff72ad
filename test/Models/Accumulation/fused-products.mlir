// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Operations that each add one product to what the last one made (a residual stream with gates,
// say) are operations of their own, as are loops. In one body they are a chain of additions that
// starts at something else and collects two products: 2 * 8 macs.

// CHECK-LABEL: func @apart
// CHECK-NOT: macs
// CHECK: return
func.func @apart(%x: tensor<8xf32>, %g: tensor<8xf32>, %y: tensor<8xf32>, %h: tensor<8xf32>, %z: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %0 = linalg.mul ins(%g, %y : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %1 = linalg.add ins(%x, %0 : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %2 = linalg.mul ins(%h, %z : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %3 = linalg.add ins(%1, %2 : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  return %3 : tensor<8xf32>
}

// -----

// CHECK-LABEL: func @fused
// CHECK: linalg.generic {{.*}}<macs = 16, flops = 32
#id = affine_map<(i) -> (i)>
func.func @fused(%x: tensor<8xf32>, %g: tensor<8xf32>, %y: tensor<8xf32>, %h: tensor<8xf32>, %z: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id, #id, #id, #id], iterator_types = ["parallel"]}
      ins(%x, %g, %y, %h, %z : tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>)
      outs(%e : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %d: f32, %f: f32, %old: f32):
    %1 = arith.mulf %b, %c : f32
    %2 = arith.addf %a, %1 : f32
    %3 = arith.mulf %d, %f : f32
    %4 = arith.addf %2, %3 : f32
    linalg.yield %4 : f32
  } -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// -----

// CHECK-LABEL: func @two_loops
// CHECK-NOT: macs
// CHECK: return
func.func @two_loops(%x: memref<8xf32>, %g: memref<8xf32>, %y: memref<8xf32>, %h: memref<8xf32>, %z: memref<8xf32>) {
  affine.for %i = 0 to 8 {
    %a = affine.load %x[%i] : memref<8xf32>
    %b = affine.load %g[%i] : memref<8xf32>
    %c = affine.load %y[%i] : memref<8xf32>
    %1 = math.fma %b, %c, %a : f32
    affine.store %1, %x[%i] : memref<8xf32>
  }
  affine.for %i = 0 to 8 {
    %d = affine.load %h[%i] : memref<8xf32>
    %f = affine.load %z[%i] : memref<8xf32>
    %old = affine.load %x[%i] : memref<8xf32>
    %2 = math.fma %d, %f, %old : f32
    affine.store %2, %x[%i] : memref<8xf32>
  }
  return
}

// -----

// CHECK-LABEL: func @one_loop
// CHECK: math.fma {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 2>}
// CHECK: math.fma {{.*}} {roofline.cost = #roofline.cost<macs = 1, flops = 2>}
func.func @one_loop(%x: memref<8xf32>, %g: memref<8xf32>, %y: memref<8xf32>, %h: memref<8xf32>, %z: memref<8xf32>) {
  affine.for %i = 0 to 8 {
    %a = affine.load %x[%i] : memref<8xf32>
    %b = affine.load %g[%i] : memref<8xf32>
    %c = affine.load %y[%i] : memref<8xf32>
    %d = affine.load %h[%i] : memref<8xf32>
    %f = affine.load %z[%i] : memref<8xf32>
    %1 = math.fma %b, %c, %a : f32
    %2 = math.fma %d, %f, %1 : f32
    affine.store %2, %x[%i] : memref<8xf32>
  }
  return
}
