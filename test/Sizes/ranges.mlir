// RUN: split-file %s %t
// RUN: mlir-roofline report %t/limited.mlir --format=json | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline report %t/limited.mlir --range=arg0=1..8 --format=json | FileCheck %s --check-prefix=LOW
// RUN: mlir-roofline report %t/limited.mlir --range=arg0=16..64 --format=json | FileCheck %s --check-prefix=HIGH
// RUN: mlir-roofline report %t/limited.mlir --name=arg0=n --range=n=1..8 | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %t/attribute.mlir --format=json | FileCheck %s --check-prefix=ATTRIBUTE
// RUN: not mlir-roofline report %t/attribute.mlir --bind=rows=65 2>&1 | FileCheck %s --check-prefix=BIND
// RUN: not mlir-roofline sweep %t/attribute.mlir --over=rows=1..65 2>&1 | FileCheck %s --check-prefix=OVER
// RUN: not mlir-roofline report %t/attribute.mlir --range=rows=1..8 2>&1 | FileCheck %s --check-prefix=TWO
// RUN: not mlir-roofline report %t/limited.mlir --range=arg0 2>&1 | FileCheck %s --check-prefix=FORM
// RUN: not mlir-roofline report %t/limited.mlir --range=arg0=9..8 2>&1 | FileCheck %s --check-prefix=FALLS
// RUN: not mlir-roofline report %t/limited.mlir --range=arg7=1..8 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not mlir-roofline report %t/settled.mlir --range=arg0.d0=1..4 2>&1 | FileCheck %s --check-prefix=SETTLED
// RUN: not mlir-roofline report %t/wrong.mlir 2>&1 | FileCheck %s --check-prefix=WRONG

// What is known of sizes decides minima and maxima.

//--- limited.mlir
// min(n, 8) rows of 4 adds.
// OPEN: "flops": "4*min(8, arg0)"
// LOW: "range": [
// LOW-NEXT: 1,
// LOW-NEXT: 8
// LOW: "flops": "4*arg0"
// HIGH: "flops": 32
// TABLE: n value of argument 0 of @main, from 1 to 8
// FORM: error: in --range 'arg0': expected SIZE=LOW..HIGH, as in arg0.d0=1..64
// FALLS: error: in --range 'arg0=9..8': expected LOW..HIGH, two integers from 0 to 2^40 that do not fall, found '9..8'
// NONE: error: in --range: no size is called 'arg7'; the open sizes are: arg0
func.func @main(%n: index, %x: tensor<8x4xf32>) -> tensor<?x4xf32> {
  %c8 = arith.constant 8 : index
  %m = arith.minsi %n, %c8 : index
  %part = tensor.extract_slice %x[0, 0] [%m, 4] [1, 1] : tensor<8x4xf32> to tensor<?x4xf32>
  %0 = arith.addf %part, %part : tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

//--- attribute.mlir
// ATTRIBUTE: "name": "rows"
// ATTRIBUTE: "range": [
// ATTRIBUTE-NEXT: 1,
// ATTRIBUTE-NEXT: 64
// BIND: error: in --bind: expected a value of 'rows' in its range 1..64, found 65
// OVER: error: in --over 'rows=1..65': expected a value of 'rows' in its range 1..64, found 65
// TWO: expected one range for 'rows', found 1..8 and 1..64
func.func @main(%x: tensor<?x4xf32> {roofline.size = ["rows", ""], roofline.range = ["1..64", ""]}) -> tensor<?x4xf32> {
  %0 = arith.addf %x, %x : tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

//--- settled.mlir
// SETTLED: error: in --range: expected a range with 5 in it, which 'arg0.d0' is (required by tensor.cast at line [[#]]), found 1..4
func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c = tensor.cast %x : tensor<?xf32> to tensor<5xf32>
  %0 = arith.addf %x, %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}

//--- wrong.mlir
// WRONG: error: {{.*}}attribute 'roofline.range' on argument 0 expected LOW..HIGH, two integers from 0 to 2^40 that do not fall, found '1-8'
func.func @main(%x: tensor<?xf32> {roofline.range = "1-8"}) {
  return
}
