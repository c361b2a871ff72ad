// 27 adds of 4, 8, ..., 108 floats, the largest last: the table shows the 25
// most expensive ones, what is left out, and all on demand. The two smallest
// have 4 + 8 of 4 * 27 * 28 / 2 = 1512 elements, 0.8 % of the time.

// RUN: %python %S/Inputs/adds.py 27 > %t.mlir
// RUN: mlir-roofline report %t.mlir --target=%S/Inputs/tiny.mlir | FileCheck %s
// RUN: mlir-roofline report %t.mlir | FileCheck %s --check-prefix=COUNTS
// RUN: mlir-roofline report %t.mlir --target=%S/Inputs/tiny.mlir --all | FileCheck %s --check-prefix=ALL
// RUN: mlir-roofline report %t.mlir --format=csv | FileCheck %s --check-prefix=CSV

// The same input gives the same bytes.
// RUN: mlir-roofline report %t.mlir --target=%S/Inputs/tiny.mlir > %t.first
// RUN: mlir-roofline report %t.mlir --target=%S/Inputs/tiny.mlir -o %t.second
// RUN: diff %t.first %t.second
// RUN: mlir-roofline report %t.mlir --target=%S/Inputs/tiny.mlir --format=json > %t.first
// RUN: mlir-roofline report %t.mlir --target=%S/Inputs/tiny.mlir --format=json -o %t.second
// RUN: diff %t.first %t.second

// Bytecode is as good as text.
// RUN: mlir-opt %t.mlir --emit-bytecode -o %t.bc
// RUN: mlir-roofline report %t.bc --format=csv | FileCheck %s --check-prefix=CSV

// CHECK:      id op
// CHECK-NEXT: 26 linalg.add
// CHECK:      {{^ +}}2 linalg.add
// CHECK-NEXT: ... and 2 more rows (0.8 % of the time); --all shows them
// CHECK-NEXT: {{^-+$}}
// CHECK-NEXT: total, 27 ops

// COUNTS: ... and 2 more rows; --all shows them

// ALL:      {{^ +}}2 linalg.add
// ALL-NEXT: 1 linalg.add
// ALL-NEXT: 0 linalg.add
// ALL-NEXT: {{^-+$}}

// CSV:      id,op
// CSV-NEXT: 0,linalg.add
// CSV-NEXT: 1,linalg.add
// CSV:      26,linalg.add
