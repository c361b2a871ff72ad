// Energy as a formula of open sizes. With n rows, the product has 64 * 32 * n = 2048 * n
// multiply-accumulates, 2 pJ each on the matrix unit, and moves 2 * (64 * n + 64 * 32 + 32 * n) =
// 192 * n + 4096 bytes; the sum has 32 * n additions of 5 pJ and moves 4 * 2 * 32 * n = 256 * n
// bytes. At 100 pJ a byte, in uJ,
//   0.004256 * n + 0.0448 * n + 0.4096 = 0.049056 * n + 0.4096.
// The product takes max(4096 * n / 8e9, (192 * n + 4096) / 1e9) = max(0.512 * n, 0.192 * n +
// 4.096) us, which the unit does from n = 13 on; the sum 0.256 * n us. At 2 W that is
//   1.536 * n from 13 on, in all 1.585056 * n + 0.4096 uJ,
//   0.896 * n + 8.192 below, in all 0.945056 * n + 8.6016 uJ.
// Static power is drawn for as long as the program really takes: a lower bound.

// RUN: split-file %s %t
// DEFINE: %{name} = --name=arg0.d0=n,arg2.d0=n
// RUN: mlir-roofline report %t/program.mlir --target=%t/full.mlir %{name} | FileCheck %s
// CHECK: energy            >= 1.59 uJ*n + 410 nJ for large sizes, >= 945 nJ*n + 8.60 uJ for small ones

// RUN: mlir-roofline report %t/program.mlir --target=%t/full.mlir %{name} --format=json > %t.json
// RUN: FileCheck %s --check-prefix=JSON < %t.json
// JSON: "latency_bound": {
// JSON: "energy_formula": {
// JSON-NEXT: "status": "lower",
// JSON-NEXT: "joules": "{{.*}}max({{.*}}
// JSON-NEXT: "text": ">= 1.59 uJ*n + 410 nJ for large sizes, >= 945 nJ*n + 8.60 uJ for small ones",
// JSON-NEXT: "small": {
// JSON-NEXT: "joules": "{{(9.45056[0-9]*e-07|0.000000945056[0-9]*)}}*n + 8.60{{[0-9]*}}e-06"
// JSON-NEXT: },
// JSON-NEXT: "large": {
// JSON-NEXT: "joules": "{{1.58505[0-9]*e-06}}*n + 4.09{{[0-9]*}}e-07"

// Of each operation alone, with the static power while it runs: the product from 13 on 0.004096 * n + 0.0192 * n + 0.4096 + 2 * 0.512 * n = 1.047296 * n + 0.4096 uJ, and the sum
// 0.00016 * n + 0.0256 * n + 2 * 0.256 * n = 0.53776 * n uJ.
// RUN: mlir-roofline report %t/program.mlir --target=%t/full.mlir %{name} --columns=energy_j | FileCheck %s --check-prefix=ROWS
// ROWS: linalg.matmul {{ *}}>= 1.05 uJ*n + 410 nJ
// ROWS: arith.addf {{ *}}>= 538 nJ*n{{$}}
// RUN: %python -c "import json, sys; [print(op['op'], op['targets'][0]['energy_formula']['large']['joules']) for op in json.load(sys.stdin)['ops']]" < %t.json | FileCheck %s --check-prefix=OPS
// OPS: linalg.matmul 1.047{{[0-9]*}}e-06*n + 4.09{{[0-9]*}}e-07
// OPS: arith.addf 5.377{{[0-9]*}}e-07*n

// At several sizes, by the formula and by the analysis: at 12 0.945056 * 12 + 8.6016 = 19.942272,
// at 13 1.585056 * 13 + 0.4096 = 21.015328.
// RUN: mlir-roofline sweep %t/program.mlir --target=%t/full.mlir %{name} --over=n=1,12,13,64 --metrics=energy_j --format=csv | FileCheck %s --check-prefix=SWEEP
// SWEEP:      9.54665{{[0-9]*}}e-06
// SWEEP-NEXT: 1.99422{{[0-9]*}}e-05
// SWEEP-NEXT: 2.10153{{[0-9]*}}e-05
// SWEEP-NEXT: {{(1.01853|0.000101853)[0-9]*}}
// RUN: mlir-roofline report %t/program.mlir --target=%t/full.mlir %{name} --bind=n=12 --format=json | FileCheck %s --check-prefix=TWELVE
// TWELVE: "energy_j": 1.99422{{[0-9]*}}e-05
// RUN: mlir-roofline report %t/program.mlir --target=%t/full.mlir %{name} --bind=n=13 --format=json | FileCheck %s --check-prefix=THIRTEEN
// THIRTEEN: "energy_j": 2.10153{{[0-9]*}}e-05
// No point but five is analysed.
// RUN: mlir-roofline sweep %t/program.mlir --target=%t/full.mlir %{name} --over=n=1..1000 --metrics=energy_j --format=json | FileCheck %s --check-prefix=CHECKED
// CHECKED: "checked_points": 5

// Without static power the energy is a single sum, and exact.
// RUN: mlir-roofline report %t/program.mlir --target=%t/still.mlir %{name} | FileCheck %s --check-prefix=STILL
// STILL: energy            49.1 nJ*n + 410 nJ{{$}}

// An entry that is missing makes it a lower bound: here that of additions, 0.00016 * n of the
// 0.049056 * n uJ.
// RUN: mlir-roofline report %t/program.mlir --target=%t/less.mlir %{name} | FileCheck %s --check-prefix=LESS
// LESS: energy            >= 48.9 nJ*n + 410 nJ{{$}}

// Where a bit takes a byte, n * 8 of them move as 8 * n bytes and not as n: 8 * n of f32 are read
// and compared, which is free here, and 8 * n bits written: 32 * n + 8 * n bytes of 100 pJ.
// RUN: mlir-roofline report %t/bits.mlir --target=%t/bytes.mlir --name=arg0.d0=n | FileCheck %s --check-prefix=BITS
// BITS: energy            4.00 nJ*n{{$}}

// Of a branch the side that takes more, of a loop of m iterations each.
// RUN: %python %S/../../Sweep/Inputs/compare.py %t/branch.mlir --target=%t/still.mlir --over=arg0.d0=1,7,300 --over=arg2=1,5 | FileCheck %s --check-prefix=SAME
// SAME: 6 points, {{[0-9]+}} figures, all the same

//--- full.mlir
#roofline.target<"full",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <matrix, count = 1, clock_hz = 1e9, rates = [<f16 = 8>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  energy = <"e", pj_per_op = [<vector, f32 = 5.0>, <matrix, f16 = 1.0>], pj_per_byte = [<"DRAM" = 100>], static_w = 2, source = "made up">>

//--- still.mlir
#roofline.target<"still",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <matrix, count = 1, clock_hz = 1e9, rates = [<f16 = 8>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  energy = <"e", pj_per_op = [<vector, f32 = 5.0>, <matrix, f16 = 1.0>], pj_per_byte = [<"DRAM" = 100>], static_w = 0, source = "made up">>

//--- less.mlir
#roofline.target<"less",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>,
           <matrix, count = 1, clock_hz = 1e9, rates = [<f16 = 8>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  energy = <"e", pj_per_op = [<matrix, f16 = 1.0>], pj_per_byte = [<"DRAM" = 100>], static_w = 0, source = "made up">>

//--- bytes.mlir
#roofline.target<"bytes", byte_per_element = [i1],
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  energy = <"e", pj_per_op = [<vector, f32 = 0.0>], pj_per_byte = [<"DRAM" = 100>], static_w = 0, source = "made up">>

//--- bits.mlir
func.func @f(%x: tensor<?x8xf32>) -> tensor<?x8xi1> {
  %0 = arith.cmpf ogt, %x, %x : tensor<?x8xf32>
  return %0 : tensor<?x8xi1>
}

//--- program.mlir
func.func @f(%x: tensor<?x64xf16>, %w: tensor<64x32xf16>, %y: tensor<?x32xf32>) -> (tensor<?x32xf16>, tensor<?x32xf32>) {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f16
  %n = tensor.dim %x, %c0 : tensor<?x64xf16>
  %empty = tensor.empty(%n) : tensor<?x32xf16>
  %init = linalg.fill ins(%zero : f16) outs(%empty : tensor<?x32xf16>) -> tensor<?x32xf16>
  %0 = linalg.matmul ins(%x, %w : tensor<?x64xf16>, tensor<64x32xf16>) outs(%init : tensor<?x32xf16>) -> tensor<?x32xf16>
  %1 = arith.addf %y, %y : tensor<?x32xf32>
  return %0, %1 : tensor<?x32xf16>, tensor<?x32xf32>
}

//--- branch.mlir
func.func @f(%x: tensor<?x8xf32>, %p: i1, %m: index) -> tensor<?x8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %m step %c1 iter_args(%s = %x) -> tensor<?x8xf32> {
    %a = arith.addf %s, %x : tensor<?x8xf32>
    scf.yield %a : tensor<?x8xf32>
  }
  %1 = scf.if %p -> tensor<?x8xf32> {
    %a = arith.mulf %0, %x : tensor<?x8xf32>
    scf.yield %a : tensor<?x8xf32>
  } else {
    %a = arith.mulf %0, %x : tensor<?x8xf32>
    %b = arith.mulf %a, %0 : tensor<?x8xf32>
    scf.yield %b : tensor<?x8xf32>
  }
  return %1 : tensor<?x8xf32>
}
