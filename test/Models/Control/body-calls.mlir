// RUN: mlir-roofline report %s --allow-unregistered-dialect --format=json | FileCheck %s

// What a body calls or nobody knows is missing from the work, and listed; what it
// stores is written.

// CHECK:      "coverage": {
// CHECK:        "op": "linalg.map"
// CHECK-NEXT:   "count": 1
// CHECK-NEXT:   "reason": "no cost model for 'func.call' in the body"
// CHECK:        "op": "linalg.map"
// CHECK-NEXT:   "count": 1
// CHECK-NEXT:   "reason": "no cost model for 'my.f' in the body"
func.func private @act(%x: f32) -> f32 {
  %0 = math.exp %x : f32
  return %0 : f32
}
// CHECK:      "op": "linalg.map"
// CHECK:      "status": "lower"
func.func @call(%x: tensor<8xf32>, %e: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.map ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) (%a: f32, %o: f32) {
    %1 = func.call @act(%a) : (f32) -> f32
    linalg.yield %1 : f32
  }
  return %0 : tensor<8xf32>
}
// CHECK:      "op": "linalg.map"
// CHECK:      "status": "lower"
func.func @unknown(%x: tensor<8xf32>, %e: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.map ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) (%a: f32, %o: f32) {
    %1 = "my.f"(%a) : (f32) -> f32
    linalg.yield %1 : f32
  }
  return %0 : tensor<8xf32>
}
// 8 * 4 B to the result, at most as many to %log.
// CHECK:      "op": "linalg.generic"
// CHECK:      "bytes_written": 64
func.func @stores(%x: tensor<8xf32>, %e: tensor<8xf32>, %log: memref<8xf32>) -> tensor<8xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %i = linalg.index 0 : index
    memref.store %a, %log[%i] : memref<8xf32>
    linalg.yield %a : f32
  } -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// Of an scf.if the larger side, at most: 8 products or 16 sums, which of them is data.
// CHECK:      "op": "linalg.map"
// CHECK:      "status": "upper"
// CHECK:      "flops": 24
// CHECK:      "mul": 8
// CHECK-NEXT: "add": 16
func.func @sides(%x: tensor<8xf32>, %m: tensor<8xi1>, %e: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.map ins(%x, %m : tensor<8xf32>, tensor<8xi1>) outs(%e : tensor<8xf32>) (%a: f32, %c: i1, %o: f32) {
    %1 = scf.if %c -> f32 {
      %2 = arith.mulf %a, %a : f32
      scf.yield %2 : f32
    } else {
      %2 = arith.addf %a, %a : f32
      %3 = arith.addf %2, %a : f32
      scf.yield %3 : f32
    }
    linalg.yield %1 : f32
  }
  return %0 : tensor<8xf32>
}
