// Beyond the budget a symbol stands for a formula: the report says so, and does
// not ask for a value.

// RUN: mlir-roofline report %s | FileCheck %s
// CHECK: total, 9 ops {{.*}} [[SYMBOL:formula@[0-9a-f]+]]
// CHECK: {{^}}Other symbols of formulas{{$}}
// CHECK-NEXT: {{^}}  [[SYMBOL]] a formula of sizes, too large to be written{{$}}
// CHECK-EMPTY:
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=JSON
// JSON: "symbols": [
// JSON-NEXT: {
// JSON-NEXT: "name": "[[SYMBOL:formula@[0-9a-f]+]]",
// JSON-NEXT: "meaning": "a formula of sizes, too large to be written"
// JSON-NEXT: }
// JSON-NEXT: ],
// JSON: "flops": "[[SYMBOL]]"

// (n + 1)^128 iterations: the degree of a formula is at most 64.
func.func @main(%x: f32, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %1 = arith.addi %n, %c1 : index
  %2 = arith.muli %1, %1 : index
  %4 = arith.muli %2, %2 : index
  %8 = arith.muli %4, %4 : index
  %16 = arith.muli %8, %8 : index
  %32 = arith.muli %16, %16 : index
  %64 = arith.muli %32, %32 : index
  %128 = arith.muli %64, %64 : index
  scf.for %i = %c0 to %128 step %c1 {
    %0 = arith.addf %x, %x : f32
  }
  return
}
