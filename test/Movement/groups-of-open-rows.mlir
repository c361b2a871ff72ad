// Rows of open length fit if the longest that their range allows does.

// RUN: mlir-roofline report %s --fusion --range=n=1..49151 --format=json \
// RUN:   | %python %S/Inputs/list-groups.py | FileCheck %s
// RUN: mlir-roofline report %s --fusion --range=n=1..49152 --format=json \
// RUN:   | %python %S/Inputs/list-groups.py | FileCheck %s --check-prefix=LONG --allow-empty
// RUN: mlir-roofline report %s --fusion --format=json \
// RUN:   | %python %S/Inputs/list-groups.py | FileCheck %s --check-prefix=LONG --allow-empty

// The sums read 8 rows of n floats, 32 n B, and the zeros, 32 B, and write 32 B; the
// quotient reads 32 n + 32 B and writes 32 n B: 96 n + 96. Together 32 n B and the zeros
// come in and 32 n B go out: 64 n + 32.
// A row and its sum are alive at a time: 4 * 49151 + 4 = 196,608 B are the 192 KiB that a
// core has where no target says it.
// CHECK: normalise: {{.*}}: 96*n + 96 -> 64*n + 32
// LONG-NOT: ->
func.func @normalise(%x: tensor<8x?xf32> {roofline.size = "n"}, %zero: tensor<8xf32>)
    -> tensor<8x?xf32> {
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c1 : tensor<8x?xf32>
  %s = linalg.reduce { arith.addf } ins(%x : tensor<8x?xf32>) outs(%zero : tensor<8xf32>)
      dimensions = [1]
  %e = tensor.empty(%n) : tensor<8x?xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i, k)>, affine_map<(i, k) -> (i)>,
                                        affine_map<(i, k) -> (i, k)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : tensor<8x?xf32>, tensor<8xf32>) outs(%e : tensor<8x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %q = arith.divf %a, %b : f32
    linalg.yield %q : f32
  } -> tensor<8x?xf32>
  return %y : tensor<8x?xf32>
}
