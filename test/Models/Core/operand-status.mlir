// RUN: mlir-roofline report %s --format=json | FileCheck %s

// Trust is per operand: which of 1000 rows of 5 are looked up depends on data,
// at most 3*5*4 = 60 B; the 3 indices of 8 B and the 60 B written are certain.
// Between 24 and 84 B are read, and between 84 and 144 B moved.

// CHECK:      "op": "tensor.gather"
// CHECK:      "bytes_status": "upper"
// CHECK:      "bytes_read": 84,
// CHECK-NEXT: "bytes_written": 60,
// CHECK-NEXT: "bytes": 144,
// CHECK:      "range": {
// CHECK-NEXT:   "bytes_read": [
// CHECK-NEXT:     24,
// CHECK-NEXT:     84
// CHECK-NEXT:   ],
// CHECK-NEXT:   "bytes": [
// CHECK-NEXT:     84,
// CHECK-NEXT:     144
// CHECK-NEXT:   ]
// CHECK-NEXT: },
// CHECK-NEXT: "operands": [
// CHECK:        "index": 0,
// CHECK-NEXT:   "role": "operand",
// CHECK:        "bytes_written": 0,
// CHECK-NEXT:   "status": "upper"
// CHECK:        "index": 1,
// CHECK-NEXT:   "role": "operand",
// CHECK:        "bytes_written": 0
// CHECK-NEXT: },
// CHECK:        "role": "result",
// CHECK:        "bytes_written": 60
// CHECK-NEXT: }
func.func @gather(%table: tensor<1000x5xf32>, %i: tensor<3x1xindex>) -> tensor<3x1x5xf32> {
  %0 = tensor.gather %table[%i] gather_dims([0]) : (tensor<1000x5xf32>, tensor<3x1xindex>) -> tensor<3x1x5xf32>
  return %0 : tensor<3x1x5xf32>
}
