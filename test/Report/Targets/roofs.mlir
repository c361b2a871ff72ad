// RUN: mlir-roofline report %s --format=json --target=%S/../Inputs/tiny.mlir | FileCheck %s

// Peaks are count * clock_hz * rate: 1 * 1e9 * 8 in f16 on the matrix unit.

//      CHECK: "roofs": [
// CHECK-NEXT:   {
// CHECK-NEXT:     "resource": "matrix.f16",
// CHECK-NEXT:     "kind": "compute",
// CHECK-NEXT:     "ops_per_s": 8e+09
// CHECK-NEXT:   },
// CHECK-NEXT:   {
// CHECK-NEXT:     "resource": "vector.f16",
// CHECK-NEXT:     "kind": "compute",
// CHECK-NEXT:     "ops_per_s": 4e+09
// CHECK-NEXT:   },
// CHECK-NEXT:   {
// CHECK-NEXT:     "resource": "vector.f32",
// CHECK-NEXT:     "kind": "compute",
// CHECK-NEXT:     "ops_per_s": 2e+09
// CHECK-NEXT:   },
// CHECK-NEXT:   {
// CHECK-NEXT:     "resource": "vector.i32",
// CHECK-NEXT:     "kind": "compute",
// CHECK-NEXT:     "ops_per_s": 2e+09
// CHECK-NEXT:   },
// CHECK-NEXT:   {
// CHECK-NEXT:     "resource": "DRAM",
// CHECK-NEXT:     "kind": "memory",
// CHECK-NEXT:     "bytes_per_s": 1e+09
// CHECK-NEXT:   }
// CHECK-NEXT: ],

func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.exp %a : tensor<4xf32>
  return %0 : tensor<4xf32>
}
