// While sizes are open, times are formulas in every format that has a place for
// them.

// A sum reads one tensor and writes one, 8 n B at 1 GB/s, in 8 ns for each n; the
// exponentials of 16 elements 128 B in 128 ns.
// RUN: mlir-roofline report %s --target=%S/../Inputs/tiny.mlir --format=md | FileCheck %s --check-prefix=MD
// MD: | target | bound by | latency bound |
// MD: | `tiny` | DRAM | 8.00 ns&#42;n + 128 ns |
// MD: | `arith.addf` | {{.*}} | DRAM | 8.00 ns&#42;n | - |
// MD: | `math.exp` | {{.*}} | `DRAM` | 128 ns | - |

// RUN: mlir-roofline report %s --target=%S/../Inputs/tiny.mlir --format=json | FileCheck %s --check-prefix=JSON
//      JSON: "time_formulas": {
//      JSON: "text": "8.00 ns*n",
// JSON-NEXT: "limits": "DRAM",
//      JSON: "latency_bound": {
//      JSON: "text": "8.00 ns*n + 128 ns",
// JSON-NEXT: "limits": "DRAM",

// A picture has areas, which are parts of a sum that is not known, and a place for
// those rows alone that have a time.
// RUN: not mlir-roofline report %s --target=%S/../Inputs/tiny.mlir --format=svg 2>&1 | FileCheck %s --check-prefix=SVG
// SVG: error: in --format=svg: expected sizes with values, at which rows have a place, found open ones; --bind NAME=NUMBER,... fills them in
// RUN: mlir-roofline report %s --target=%S/../Inputs/tiny.mlir --format=svg --bind=n=4 | FileCheck %s --check-prefix=BOUND
// BOUND: <svg

func.func @main(%x: tensor<?xf32> {roofline.size = ["n"]}, %y: tensor<16xf32>) -> (tensor<?xf32>, tensor<16xf32>) {
  %0 = arith.addf %x, %x : tensor<?xf32>
  %1 = math.exp %y : tensor<16xf32>
  return %0, %1 : tensor<?xf32>, tensor<16xf32>
}
