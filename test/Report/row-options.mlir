// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --sort=transcendentals | FileCheck %s --check-prefix=SORT
// RUN: roofline-opt %s --roofline-report="target=%S/Inputs/tiny.mlir sort=transcendentals" -o /dev/null | FileCheck %s --check-prefix=SORT
// RUN: mlir-roofline report %s --filter=fc/ --top=1 | FileCheck %s --check-prefix=FILTER
// RUN: roofline-opt %s --roofline-report="filter=fc/ top=1" -o /dev/null | FileCheck %s --check-prefix=FILTER
// RUN: mlir-roofline report %s "--filter=^linalg.exp$" | FileCheck %s --check-prefix=NAME
// RUN: mlir-roofline report %s "--filter=^main$" | FileCheck %s --check-prefix=FUNCTION
// RUN: mlir-roofline report %s --filter=nothing | FileCheck %s --check-prefix=NOTHING
// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --columns=bytes_read,types,bound_by,time_s | FileCheck %s --check-prefix=COLUMNS
// RUN: roofline-opt %s --roofline-report="target=%S/Inputs/tiny.mlir columns=bytes_read,types,bound_by,time_s" -o /dev/null | FileCheck %s --check-prefix=COLUMNS
// RUN: mlir-roofline report %s --group-by=kind --columns=live_bytes,macs | FileCheck %s --check-prefix=KIND

// The exp alone has transcendentals; what ties keeps its order.
// SORT:      id op
// SORT-NEXT: 2 linalg.exp
// SORT-NEXT: 0 linalg.matmul
// SORT-NEXT: 1 linalg.add

// FILTER:      2 of 3 ops match 'fc/', in 2 rows; totals are of all
// FILTER-NEXT: id op
// FILTER-NEXT: 0 linalg.matmul net/fc/matmul
// FILTER-NEXT: ... and 1 more row; --all shows it
// FILTER-NEXT: ---
// FILTER-NEXT: total, 3 ops 4.10 k 8.32 k

// NAME:      1 of 3 ops match
// NAME-NEXT: id op
// NAME-NEXT: 2 linalg.exp
// NAME-NEXT: ---

// FUNCTION: 3 of 3 ops match

// NOTHING:      0 of 3 ops match 'nothing', in 0 rows
// NOTHING-NOT:  id op
// NOTHING:      Totals
// NOTHING-NEXT: MACs 4,096

// The matmul reads (16 * 32 + 32 * 8) * 4 B = 3 KiB, the sum 2 * 512 B, the exp 512 B.
// COLUMNS:      id op read types bound by time{{$}}
// COLUMNS-NEXT: 0 linalg.matmul 3.00 KiB 16x32xf32, 32x8xf32 -> 16x8xf32 vector.f32 4.10 us{{$}}
// COLUMNS-NEXT: 1 linalg.add 1.00 KiB 16x8xf32, 16x8xf32 -> 16x8xf32 DRAM 1.54 us{{$}}
// COLUMNS-NEXT: 2 linalg.exp 512 B 16x8xf32 -> 16x8xf32 DRAM 1.02 us{{$}}
// COLUMNS-NEXT: ---
// COLUMNS-NEXT: total, 3 ops 4.50 KiB vector.f32 6.66 us{{$}}

// KIND:      kind ops live MACs{{$}}
// KIND-NEXT: linalg.matmul 1 {{.*}} 4.10 k{{$}}

// RUN: not mlir-roofline report %s --sort=byte 2>&1 | FileCheck %s --check-prefix=NO-METRIC
// RUN: not mlir-roofline report %s --sort=speed 2>&1 | FileCheck %s --check-prefix=NO-SUGGESTION
// RUN: not mlir-roofline report %s --sort=latency_floor_s 2>&1 | FileCheck %s --check-prefix=WHOLE
// RUN: not mlir-roofline report %s --sort=time_s 2>&1 | FileCheck %s --check-prefix=NO-TARGET
// RUN: not mlir-roofline report %s --plot 2>&1 | FileCheck %s --check-prefix=NO-PLOT
// RUN: not mlir-roofline report %s "--filter=fc(" 2>&1 | FileCheck %s --check-prefix=NO-REGEX
// RUN: not mlir-roofline report %s --columns=macs,flop 2>&1 | FileCheck %s --check-prefix=NO-COLUMN
// RUN: not mlir-roofline report %s --columns=macs,macs 2>&1 | FileCheck %s --check-prefix=TWICE
// RUN: not mlir-roofline report %s --top=0 2>&1 | FileCheck %s --check-prefix=ZERO
// RUN: not mlir-roofline report %s --top=3 --all 2>&1 | FileCheck %s --check-prefix=ALL
// RUN: not mlir-roofline report %s --top=3 --format=json 2>&1 | FileCheck %s --check-prefix=FORMAT -DFLAG=top -DNAME=json
// RUN: not mlir-roofline report %s --sort=bytes --format=csv 2>&1 | FileCheck %s --check-prefix=FORMAT -DFLAG=sort -DNAME=csv
// RUN: not mlir-roofline report %s --filter=a --format=json 2>&1 | FileCheck %s --check-prefix=FORMAT -DFLAG=filter -DNAME=json
// RUN: not mlir-roofline report %s --columns=macs --format=json 2>&1 | FileCheck %s --check-prefix=FORMAT -DFLAG=columns -DNAME=json
// RUN: not mlir-roofline report %s --legend --format=json 2>&1 | FileCheck %s --check-prefix=FORMAT -DFLAG=legend -DNAME=json
// RUN: not mlir-roofline report %s --plot --format=csv 2>&1 | FileCheck %s --check-prefix=FORMAT -DFLAG=plot -DNAME=csv
// RUN: not mlir-roofline report %s --all --format=csv 2>&1 | FileCheck %s --check-prefix=ALL-FORMAT
// RUN: not mlir-roofline report %s --columns=time_s 2>&1 | FileCheck %s --check-prefix=COLUMN-TARGET -DNAME=time_s
// RUN: not mlir-roofline report %s --columns=bound_by 2>&1 | FileCheck %s --check-prefix=COLUMN-TARGET -DNAME=bound_by
// RUN: not roofline-opt %s --roofline-report="sort=byte" 2>&1 | FileCheck %s --check-prefix=NO-METRIC
// RUN: not roofline-opt %s --roofline-report="format=json legend" 2>&1 | FileCheck %s --check-prefix=FORMAT -DFLAG=legend -DNAME=json

// NO-METRIC: error: in --sort: expected a metric of rows, found 'byte', did you mean bytes?
// NO-SUGGESTION: error: in --sort: expected one of the metrics {{.*}}, macs, flops, {{.*}}, time_s, {{.*}}, found 'speed'
// WHOLE: error: in --sort: expected one of the metrics {{.*}}, time_s, {{.*}}, found 'latency_floor_s'
// NO-TARGET: error: in --sort: expected a target beside 'time_s', by --target or on the module
// COLUMN-TARGET: error: in --columns: expected a target beside '[[NAME]]', by --target or on the module
// NO-PLOT: error: in --plot: expected a target, by --target or on the module
// NO-REGEX: error: in --filter: expected a regular expression, found 'fc(': parentheses not balanced
// NO-COLUMN: error: in --columns: rows have no column 'flop', did you mean flops?
// TWICE: error: in --columns: expected each column once, found 'macs' twice
// ZERO: error: in --top: expected a number >= 1, found 0
// ALL: error: in --top: expected no --all beside it
// ALL-FORMAT: error: in --all: expected --format=table or md, which it has an effect on, not csv
// FORMAT: error: in --[[FLAG]]: expected --format=table, which it has an effect on, not [[NAME]]

func.func @main(%a: tensor<16x32xf32>, %b: tensor<32x8xf32>, %c: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<16x8xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x8xf32>) outs(%init : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/fc/matmul")
  %1 = linalg.add ins(%0, %c : tensor<16x8xf32>, tensor<16x8xf32>) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/fc/add")
  %2 = linalg.exp ins(%1 : tensor<16x8xf32>) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/act/exp")
  return %2 : tensor<16x8xf32>
}
