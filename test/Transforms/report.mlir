// RUN: roofline-opt %s --roofline-report=format=csv -o /dev/null | FileCheck %s --check-prefix=CSV
// RUN: roofline-opt %s --roofline-report -o /dev/null | FileCheck %s --check-prefix=TABLE
// RUN: roofline-opt %s --roofline-report="group-by=kind target=nvidia-h100-sxm" -o /dev/null | FileCheck %s --check-prefix=KIND
// RUN: roofline-opt %s --roofline-report="format=json params=1 output=%t.json" | FileCheck %s --check-prefix=SAME
// RUN: FileCheck %s --check-prefix=JSON < %t.json
// RUN: not roofline-opt %s --roofline-report=output=%t.missing/report 2>&1 | FileCheck %s --check-prefix=NOFILE --implicit-check-not="see current operation"
// RUN: not roofline-opt %s --roofline-report=params=2 2>&1 | FileCheck %s --check-prefix=PARAMS
// RUN: not roofline-opt %s --roofline-report=format=pdf 2>&1 | FileCheck %s --check-prefix=FORMAT

// What the driver has as flags the pass has as options: the same report.
// RUN: roofline-opt %s --roofline-report="target=nvidia-t4,nvidia-h100-sxm energy=horowitz-45nm grid=700 pue=1.2 devices=2 batch-symbol=arg0.d0 assume=weights:f16 params=1 format=json" -o /dev/null > %t.pass
// RUN: mlir-roofline report %s --target=nvidia-t4 --target=nvidia-h100-sxm --energy=horowitz-45nm --grid=700 --pue=1.2 --devices=2 --batch-symbol=arg0.d0 --assume=weights:f16 --params=1 --format=json > %t.driver
// RUN: diff %t.pass %t.driver
// RUN: FileCheck %s --check-prefix=BOTH < %t.pass
// BOTH: "name": "nvidia-t4"
// BOTH: "carbon_g"
// BOTH: "name": "nvidia-h100-sxm"
// RUN: not roofline-opt %s --roofline-report="pue=1.2" 2>&1 | FileCheck %s --check-prefix=PUE
// PUE: error: in --pue: expected --grid beside it
// RUN: not roofline-opt %s --roofline-report='levels=true' 2>&1 | FileCheck %s --check-prefix=LEVELS
// LEVELS: error: in --levels: expected a target, by --target or on the module
// RUN: not roofline-opt %s --roofline-report='format=md fusion=true' 2>&1 | FileCheck %s --check-prefix=NOPLACE
// NOPLACE: error: in --fusion: expected --format=table, {{.*}}, which have a place for it, not md

// A pipeline that MLIR has written down, with the values of all options, is the same again.
// RUN: roofline-opt %s --pass-pipeline="builtin.module(roofline-report{target=nvidia-t4 format=csv output=%t.first},roofline-annotate,roofline-check{max-flops=1G})" --mlir-generate-reproducer=%t.reproducer -o /dev/null
// RUN: %python %S/../Report/Inputs/select_columns.py %t.first op,flops,bytes,time_s > %t.before
// RUN: roofline-opt %t.reproducer --run-reproducer -o /dev/null
// RUN: %python %S/../Report/Inputs/select_columns.py %t.first op,flops,bytes,time_s | diff %t.before -

// One line per op, in program order.
// CSV: arith.addf
// CSV-NEXT: arith.addf
// CSV-NEXT: arith.mulf
// TABLE: arith.addf
// One row for both additions.
// KIND: arith.addf
// KIND-NOT: {{^ *arith.addf}}
// The pass leaves the module as it is, the marks of its own `params`, too.
// SAME: func.func @f(%{{.*}}: tensor<4xf32>, %{{.*}}: tensor<4xf32>)
// SAME-NOT: roofline
// JSON: "parameters": {
// JSON-NEXT: "count": 4,
// JSON-NEXT: "bytes": 16
// NOFILE: error: {{.*}}report
// PARAMS: error: parameters: expected positions below 2, the number of arguments, found '2'
// FORMAT: pdf
func.func @f(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = arith.addf %a, %b : tensor<4xf32>
  %1 = arith.addf %0, %b : tensor<4xf32>
  %2 = arith.mulf %1, %b : tensor<4xf32>
  return %2 : tensor<4xf32>
}
