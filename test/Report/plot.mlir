// The same program as in table.mlir. The picture is 80 - 11 = 69 columns wide, for the
// decades from 0.01 to 10 operations per byte, 23 columns each, and 20 lines high, for
// those from 10 M/s to 10 G/s.
//
// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --plot | FileCheck %s --strict-whitespace --match-full-lines
// RUN: roofline-opt %s --roofline-report="target=%S/Inputs/tiny.mlir plot" -o /dev/null | FileCheck %s --strict-whitespace --match-full-lines
// RUN: %python %S/../Tools/Inputs/run-in-terminal.py --stdout-only 60 mlir-roofline report %s --target=%S/Inputs/tiny.mlir --plot > %t
// RUN: %python %S/../Tools/Inputs/max-width.py 60 < %t

// Above the roof of the unit is its label.
// The ridge, 2 G/s / 1 GB/s = 2, is in column (2 + log10(2)) * 23 = 52.9, and 2 G/s in
// line (2 + log10(2)) * 20 / 3 = 15.3 from below. The matmul, at 2.29 by the vector
// unit, is in column (2 + log10(2.29)) * 23 = 54.3. The sum, at 1/12, by the memory, is
// in column (2 - log10(12)) * 23 = 21.2 and, at 83.3 M/s, in line (log10(8.33)) * 20 / 3
// = 6.1, where 100 M/s is, too.

//      CHECK:Roofline of tiny
// CHECK-NEXT:          |
// CHECK-NEXT: 10.0 G/s |
// CHECK-NEXT:          |
// CHECK-NEXT:          |
// CHECK-NEXT:          |                                                  vector.f32 2.00 G/s
// CHECK-NEXT:          |                                                    +-o--------------
//      CHECK:  100 M/s |                     x//
//      CHECK: 10.0 M/s |///
// CHECK-NEXT:          +---------------------------------------------------------------------
// CHECK-NEXT:           0.01                   0.1                    1              ops/byte
// CHECK-NEXT:/ DRAM 1.00 GB/s; o compute-bound, x memory-bound, # both; + ridges: vector.f32 2; 1 row without work or time not shown

func.func @main(%a: tensor<16x32xf32>, %b: tensor<32x8xf32>, %c: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<16x8xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x8xf32>) outs(%init : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/fc/matmul")
  %1 = linalg.add ins(%0, %c : tensor<16x8xf32>, tensor<16x8xf32>) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/fc/add")
  %2 = linalg.exp ins(%1 : tensor<16x8xf32>) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/act/exp")
  return %2 : tensor<16x8xf32>
}
