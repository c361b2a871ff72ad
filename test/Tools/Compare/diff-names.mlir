// Names of a program neither move the cursor nor forge rows, markup or mentions.
// RUN: split-file %s %t
// RUN: mlir-roofline diff %t/a.mlir %t/b.mlir | FileCheck %s
// RUN: mlir-roofline diff %t/a.mlir %t/b.mlir --format=md | FileCheck %s --check-prefix=MD
// RUN: mlir-roofline diff %t/a.mlir %t/b.mlir --format=json | %python -c "import json, sys; print(json.load(sys.stdin)['ops'][0]['location'] == '\x1b[31m|@x <b>`\n')" | FileCheck %s --check-prefix=JSON
// CHECK: added linalg.exp \1B[31m|@x <b>`\0A 0 0
// MD: | added | linalg.exp | &#92;1B&#91;31m&#124;&#64;x &#60;b&#62;&#96;&#92;0A |
// JSON: True

// The same through a report in JSON.
// RUN: mlir-roofline report %t/b.mlir --format=json -o %t/b.json
// RUN: mlir-roofline diff %t/a.mlir %t/b.json | FileCheck %s

// A file whose name is a formula is none in a spreadsheet.
// RUN: cp %t/a.mlir %t/=1+1.mlir
// RUN: cd %t && mlir-roofline report =1+1.mlir b.mlir --format=csv | FileCheck %s --check-prefix=CSV
// CSV: {{^}}'=1+1.mlir,,,0,

//--- a.mlir
func.func @main(%a: tensor<8xf32>) -> tensor<8xf32> {
  return %a : tensor<8xf32>
}
//--- b.mlir
func.func @main(%a: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %0 = linalg.exp ins(%a : tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32> loc("\1B[31m|@x <b>`\0A")
  return %0 : tensor<8xf32>
}
