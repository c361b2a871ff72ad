// Names may be any bytes; JSON is UTF-8 all the same: U+FFFD, in bytes EF BF
// BD, stands for what is none; for people, the byte.

// RUN: mlir-roofline report %s --format=csv | %python -B %S/../Inputs/read_utf8.py | FileCheck %s --check-prefix=CSV
// RUN: mlir-roofline report %s | %python -B %S/../Inputs/read_utf8.py | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %s --format=json | %python -B %S/../Inputs/read_utf8.py | FileCheck %s --check-prefix=JSON

// CSV: 0,arith.addf,a\FFb,x\FFy:1:1,
// TABLE: x\FFy:1:1
// JSON: "function": "a\ufffdb"

func.func @"a\FFb"(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = arith.addf %a, %a : tensor<4xf32> loc("x\FFy":1:1)
  return %0 : tensor<4xf32>
}
