// RUN: mlir-roofline report %s --format=json | FileCheck %s

// A product is multiplied and accumulated whatever else becomes of it, and in every
// form of a loop.

// 4 * 4 * 8 macs, whose products are a result, too.
// CHECK: "op": "linalg.generic"
// CHECK: "macs": 128
#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (k, n)>
#c = affine_map<(m, n, k) -> (m, n)>
#all = affine_map<(m, n, k) -> (m, n, k)>
func.func @used(%a: tensor<4x8xf32>, %b: tensor<8x4xf32>, %c: tensor<4x4xf32>, %p: tensor<4x4x8xf32>)
    -> (tensor<4x4xf32>, tensor<4x4x8xf32>) {
  %0:2 = linalg.generic {indexing_maps = [#a, #b, #c, #all], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<4x8xf32>, tensor<8x4xf32>) outs(%c, %p : tensor<4x4xf32>, tensor<4x4x8xf32>) {
  ^bb0(%x: f32, %y: f32, %sum: f32, %old: f32):
    %1 = arith.mulf %x, %y : f32
    %2 = arith.addf %sum, %1 : f32
    linalg.yield %2, %1 : f32, f32
  } -> (tensor<4x4xf32>, tensor<4x4x8xf32>)
  return %0#0, %0#1 : tensor<4x4xf32>, tensor<4x4x8xf32>
}

// The sum of an scf.while comes back through the condition.
// CHECK: "op": "arith.mulf"
// CHECK: "macs": 1
func.func @while(%a: memref<16xf32>, %b: memref<16xf32>) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %zero = arith.constant 0.0 : f32
  %0:2 = scf.while (%i = %c0, %sum = %zero) : (index, f32) -> (index, f32) {
    %more = arith.cmpi slt, %i, %c16 : index
    scf.condition(%more) %i, %sum : index, f32
  } do {
  ^bb0(%i: index, %sum: f32):
    %x = memref.load %a[%i] : memref<16xf32>
    %y = memref.load %b[%i] : memref<16xf32>
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %sum, %p : f32
    %n = arith.addi %i, %c1 : index
    scf.yield %n, %s : index, f32
  }
  return %0#1 : f32
}
