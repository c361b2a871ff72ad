// RUN: split-file %s %t
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/times.csv --columns=time_s,measured_s,efficiency,lost_s | FileCheck %s
// RUN: roofline-opt %t/main.mlir --roofline-report="target=%S/../Inputs/tiny.mlir measured=%t/times.csv columns=time_s,measured_s,efficiency,lost_s" -o /dev/null | FileCheck %s
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/trace.json --columns=time_s,measured_s,efficiency,lost_s | FileCheck %s --check-prefix=TRACE
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/times.csv --format=json -o %t/report.json
// RUN: %if jsonschema %{ %python %S/../Inputs/validate.py %src_root/docs/report-v1.schema.json %t/report.json %}
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t/report.json
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/times.csv --format=csv --csv=long | FileCheck %s --check-prefix=LONG
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/times.csv --measured-runs=2 --columns=measured_s | FileCheck %s --check-prefix=RUNS

// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/times.csv --format=svg -o %t/picture.svg
// RUN: FileCheck %s --check-prefix=SVG --input-file=%t/picture.svg
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --format=svg | FileCheck %s --check-prefix=NO-CROSS

// Without the flag there is no word of it.
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --format=csv --csv=long | FileCheck %s --check-prefix=WITHOUT
// WITHOUT-NOT: measured_s

// The matmul does 2 * 16 * 32 * 8 FLOPs at 2 GFLOP/s: 4.096 us. The sum moves
// 3 * 512 B at 1 GB/s: 1.536 us, the exp 2 * 512 B: 1.024 us.
// Measured: the matmul 16.384 us / 2 calls = 8.192 us, half of what is possible, and
// the sum 1.0 us, which nothing reaches: 1.536 - 1.0 = 0.536 us below. The exp has
// no time.

// CHECK:      id op time measured of bound lost
// CHECK-NEXT: 0 linalg.matmul 4.10 us 8.19 us 50.0 % 4.10 us{{$}}
// CHECK-NEXT: 1 linalg.add 1.54 us 1.00 us 153.6 % ! -536 ns !{{$}}
// CHECK-NEXT: 2 linalg.exp 1.02 us - - -{{$}}
// CHECK:      Measured
// CHECK-NEXT: file {{.*}}times.csv (CSV, of a mean call each)
// CHECK-NEXT: time >= 9.19 us, of which the bound of what was measured is 61.3 % (5.63 us)
// CHECK-NEXT: lost 3.56 us
// CHECK-NEXT: joined 2 of 3 names: 2 by location
// CHECK-NEXT: bound beaten ! 'net/act/add' (line 3): measured 1.00 us, bound 1.54 us
// CHECK:      not measured 1 op, 1.02 us of the bound: 2 linalg.exp at net/act/exp
// CHECK-NEXT: not joined 'copy' (line 4), 6.00 us in 3 calls: names nothing in the program

// The name `2` is an id; the exp takes 2.048 us, twice its bound.
// TRACE:      0 linalg.matmul 4.10 us 8.19 us 50.0 % 4.10 us
// TRACE-NEXT: 2 linalg.exp 1.02 us 2.05 us 50.0 % 1.02 us
// TRACE:      joined 2 of 2 names: 1 by location, 1 by id

// JSON:      "measured": {
// JSON:      "name": "net/act/add"
// JSON-NEXT: "line": 3
// JSON-NEXT: "matched_by": "location"
// JSON:      "measured_s": 1e-06
// JSON-NEXT: "lost_s": -5.36e-07
// JSON-NEXT: "efficiency": 1.536
// JSON:      "bound_beaten": true
// JSON:      "unmeasured_s": 1.024e-06

// LONG:      slack,fastest,measured_s,lost_s,efficiency,over_estimate_s,achieved_ops_per_s,achieved_bytes_per_s
// LONG-NEXT: ,8.192e-06,4.096e-06,0.5,,{{.*}},437500000{{$}}
// LONG-NEXT: ,1e-06,-5.36e-07,1.536,,1.28e+08,1.536e+09{{$}}
// LONG-NEXT: ,,,,,,{{$}}

// Of two runs, the matmul took 16.384 us / 2, and the sum 1 us / 2.
// RUNS:      0 linalg.matmul 8.19 us{{$}}
// RUNS-NEXT: 1 linalg.add 500 ns{{$}}

// A cross for each measured row, under its bound or over it, and a line between. The
// matmul does 8,192 FLOPs on 3,584 B, at x = 72 + (log10(8192 / 3584) + 2) * 220 = 590.98;
// twice its time is log10(2) * 400/3 = 40.14 pixels lower.
// SVG:      >measured</text>
// SVG:      <polyline class="lost" points="590.98,189.2 590.98,229.33"/>
// SVG-NEXT: <path class="measured" d="M{{.*}}"><title>linalg.matmul at net/fc/matmul: measured 8.19 us, of bound 50.0 %, lost 4.10 us</title></path>
// SVG-NEXT: <polyline class="lost"
// SVG-NEXT: <path class="measured" d="M{{.*}}"><title>linalg.add at net/act/add: measured 1.00 us, of bound 153.6 % !, lost -536 ns !</title></path>
// NO-CROSS-NOT: class="measured"

//--- times.csv
name,calls,time_us
net/fc/matmul,2,16.384
net/act/add,1,1
copy,3,6
//--- trace.json
{"traceEvents": [
  {"ph": "M", "name": "process_name"},
  {"ph": "X", "name": "gemm", "ts": 0, "dur": 8.192, "args": {"location": "net/fc/matmul"}},
  {"ph": "X", "name": "2", "ts": 9, "dur": 2.048}
]}
//--- main.mlir
func.func @main(%a: tensor<16x32xf32>, %b: tensor<32x8xf32>, %c: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %e = tensor.empty() : tensor<16x8xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/fc/matmul")
  %1 = linalg.add ins(%0, %c : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/act/add")
  %2 = linalg.exp ins(%1 : tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/act/exp")
  return %2 : tensor<16x8xf32>
}
