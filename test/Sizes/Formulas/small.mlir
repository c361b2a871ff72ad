// What runs as one at large sizes need not at the smallest ones: a formula that
// holds for all sizes has to hold there, too, and is left out if it does not.

// RUN: %python %S/../Inputs/check_formulas.py %s --target=nvidia-h100-sxm | FileCheck %s
// RUN: %python %S/../Inputs/check_formulas.py %s --target=nvidia-h100-sxm --range=rows=1..64,columns=1..8 | FileCheck %s
// CHECK: latency_bound: 8{{$}}

// With one size open, the sizes at which others run as one are found, and have formulas too.
// RUN: mlir-roofline report %s --bind=rows=8 --target=nvidia-h100-sxm --format=json | FileCheck %s --check-prefix=PIECES
// PIECES: "latency_estimate": {
// PIECES-NEXT: "status": "estimate",
// PIECES-NEXT: "seconds": "({{.*}} where 1 >= columns) + {{.*}} where columns > 1)"
// RUN: %python %S/../../Sweep/Inputs/compare.py %s --target=nvidia-h100-sxm --bind=rows=8 --over=columns=1..5,64,1000000 | FileCheck %s --check-prefix=SAME
// SAME: 7 points, {{[0-9]+}} figures, all the same

// A batch of one, a single row, or one column.
// RUN: sed 's/{[A-Z][A-Z0-9*]*}/?/g' %S/../Inputs/twins/attention.mlir > %t.attention.mlir
// RUN: %python %S/../Inputs/check_formulas.py %t.attention.mlir --target=nvidia-h100-sxm --target=amd-mi300x --high=1000 | FileCheck %s --check-prefix=ATTENTION
// ATTENTION: latency_bound: 18{{$}}

#all = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
func.func @main(%x: tensor<?x?xf32> {roofline.size = ["rows", "columns"]},
                %out: tensor<?xf32> {roofline.size = ["rows"]}) -> tensor<?xf32> {
  %zero = arith.constant 0.0 : f32
  %0 = linalg.fill ins(%zero : f32) outs(%out : tensor<?xf32>) -> tensor<?xf32>
  %sum = linalg.generic {indexing_maps = [#all, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%0 : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  %1 = linalg.exp ins(%sum : tensor<?xf32>) outs(%out : tensor<?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}
