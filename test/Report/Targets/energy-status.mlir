// An energy is as certain as how often its operations run: on one side of a branch
// at most once, in a loop without bounds at least never. With the static power of the
// bound it is the least besides, and what is the least of at most something is neither.

// RUN: mlir-roofline report %s --target=nvidia-h100-sxm --format=csv --csv=long -o %t.csv
// RUN: %python %S/../Inputs/select_columns.py %t.csv name,time_status,energy_status | FileCheck %s
// CHECK:      name,time_status,energy_status
// CHECK-NEXT: arith.addf,exact,lower
// CHECK-NEXT: arith.mulf,upper,estimate

func.func @main(%a: tensor<64xf32>, %c: i1) -> tensor<64xf32> {
  %0 = arith.addf %a, %a : tensor<64xf32>
  %1 = scf.if %c -> tensor<64xf32> {
    %2 = arith.mulf %0, %0 : tensor<64xf32>
    scf.yield %2 : tensor<64xf32>
  } else {
    scf.yield %0 : tensor<64xf32>
  }
  return %1 : tensor<64xf32>
}
