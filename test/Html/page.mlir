// REQUIRES: html
// RUN: mlir-roofline report %s --format=html --target=%S/../Report/Inputs/tiny.mlir -o %t.html
// RUN: FileCheck %s --input-file=%t.html
// RUN: mlir-roofline report %s --format=json --target=%S/../Report/Inputs/tiny.mlir -o %t.json
// RUN: %python %S/Inputs/check_page.py %t.html %t.json

// The page loads nothing, and runs no script but its own.
//      CHECK: <!doctype html>
//      CHECK: <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{{[A-Za-z0-9+/=]+}}';
// What it is made of, with the licences.
//  CHECK-DAG: d3-scale {{[0-9.]+}} (ISC)
//  CHECK-DAG: Permission to use, copy, modify, and/or distribute this software
//  CHECK-DAG: tabulator-tables {{[0-9.]+}} (MIT)
// The report has no white space between its values.
//      CHECK: <script type="application/json" id="report">{"schema":"mlir-roofline/report/v1","tool":{"name":"mlir-roofline",
// CHECK-SAME: "ops":[{"id":0,"op":"linalg.matmul","function":"main","location":"dense"

func.func @main(%a: tensor<4x8xf32>, %b: tensor<8x2xf32>, %c: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x2xf32>) outs(%c : tensor<4x2xf32>) -> tensor<4x2xf32> loc("dense")
  return %0 : tensor<4x2xf32>
}
