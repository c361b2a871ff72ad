// RUN: roofline-opt %s --roofline-annotate | FileCheck %s

// MLIR parses maps that divide by 0 or by a negative number. They have no value: of
// the elements that they take nothing is known but that each iteration takes one at
// most, 4 * d0 B, of those that there are.

// CHECK-LABEL: func @floor_of_zero
// CHECK: roofline.cost = #roofline.cost<read = "4*{{.*}}arg0.d0" B, write = "4*min({{.*}}arg0.d0, {{.*}}arg1.d0)" B, bytes upper>
func.func @floor_of_zero(%a: memref<?xf32>, %b: memref<?xf32>) {
  linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0 floordiv 0)>], iterator_types = ["parallel"]}
    ins(%a: memref<?xf32>) outs(%b: memref<?xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %x : f32
  }
  return
}

// CHECK-LABEL: func @remainder
// CHECK: bytes upper>
func.func @remainder(%a: memref<?xf32>, %b: memref<?xf32>) {
  linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0 mod 0)>], iterator_types = ["parallel"]}
    ins(%a: memref<?xf32>) outs(%b: memref<?xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %x : f32
  }
  return
}

// CHECK-LABEL: func @negative
// CHECK: bytes upper>
func.func @negative(%a: memref<?xf32>, %b: memref<?xf32>) {
  linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0 floordiv -2)>], iterator_types = ["parallel"]}
    ins(%a: memref<?xf32>) outs(%b: memref<?xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %x : f32
  }
  return
}
