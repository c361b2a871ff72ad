// Rows of open length fit if the longest that their range allows does.

// RUN: mlir-roofline report %s --fusion --range=n=1..49151 --format=json \
// RUN:   | %python %S/../Inputs/list-groups.py | FileCheck %s
// RUN: mlir-roofline report %s --fusion --range=n=1..49152 --format=json \
// RUN:   | %python %S/../Inputs/list-groups.py | FileCheck %s --check-prefix=LONG --allow-empty
// RUN: mlir-roofline report %s --fusion --format=json \
// RUN:   | %python %S/../Inputs/list-groups.py | FileCheck %s --check-prefix=LONG --allow-empty

// The sums read 8 rows of n floats, 32 n B, and the zeros, 32 B, and write 32 B; the
// quotient reads 32 n + 32 B and writes 32 n B: 96 n + 96. Together 32 n B and the zeros
// come in and 32 n B go out: 64 n + 32.
// A row and its sum are alive at a time: 4 * 49151 + 4 = 196,608 B are the 192 KiB that a
// core has where no target says it.
// CHECK: normalise: {{.*}}: 96*n + 96 -> 64*n + 32
// LONG-NOT: ->

// Without a range that is a condition, which everything that speaks of groups states.
// RUN: mlir-roofline report %s --fusion | FileCheck %s --check-prefix=TABLE
// TABLE:      Fusion: 96*n + 96 B as written, 96*n + 96 B by groups
// TABLE-NEXT: no operations that could run as one
// TABLE-NEXT: if n <= 49151, ops 0-1 can run as one (linalg.reduce, linalg.generic): 64*n + 32 B instead of 96*n + 96 B

// RUN: mlir-roofline explain %s --op=1 | FileCheck %s --check-prefix=EXPLAIN
// EXPLAIN: runs alone
// EXPLAIN: if n <= 49151, can run as one with op 0 in 192 KiB of fast memory per core: 64*n + 32 B instead of 96*n + 96 B

// RUN: mlir-roofline report %s --fusion --format=json | FileCheck %s --check-prefix=JSON
// RUN: mlir-roofline explain %s --op=1 --format=json | FileCheck %s --check-prefix=JSON
// JSON:      "conditional": [
// JSON:          "bytes_as_written": "96*n + 96"
// JSON-NEXT:     "bytes": "64*n + 32"
// JSON-NEXT:     "condition": "n <= 49151"
// JSON-NEXT:     "tile_bytes": "4*n + 4"
// JSON-NEXT:     "size": "n"
// JSON-NEXT:     "first": 1
// JSON-NEXT:     "last": 49151

// On both sides of it, sizes with values have what it says, at 3.352 TB/s, and so have
// points of a sweep: of 256 KiB, rows of 4 * 65535 + 4 B fill all. (64 * 65535 + 32) B /
// 3.352e12 B/s = 1.2513 us, (96 * 65536 + 96) B / 3.352e12 B/s = 1.8770 us.
// RUN: mlir-roofline report %s --target=nvidia-h100-sxm --bind=n=65535 | FileCheck %s --check-prefix=FUSED
// FUSED: fused 1.25 us by 1 group
// RUN: mlir-roofline report %s --target=nvidia-h100-sxm --bind=n=65536 | FileCheck %s --check-prefix=APART
// APART: fused 1.88 us by 2 groups
// RUN: mlir-roofline sweep %s --over=n=65535,65536 --target=nvidia-h100-sxm --metrics=latency_fused_s --format=csv \
// RUN:   | FileCheck %s --check-prefix=SWEEP
// SWEEP:      65535,1.25127{{[0-9]*}}e-06
// SWEEP-NEXT: 65536,1.87695{{[0-9]*}}e-06

// The formula of the time has it, too.
// RUN: mlir-roofline report %s --target=nvidia-h100-sxm | FileCheck %s --check-prefix=OPEN
// OPEN: fused {{ *}}28.6 ps*n + 28.6 ps from n = 65536 on, 19.1 ps*n + 9.55 ps up to 65535 by HBM3
// RUN: %python -B %S/../Inputs/both_sides.py %s n 65535 normalise | FileCheck %s --check-prefix=SIDES
// SIDES: 20 points, 0 differ
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
