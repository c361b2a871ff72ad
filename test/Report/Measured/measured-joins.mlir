// What the names of a file of measured times stand for.

// RUN: split-file %s %t
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/layers.csv --group-by=layer --depth=9 | FileCheck %s --check-prefix=LAYERS
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/tracelens.csv | FileCheck %s --check-prefix=KIND
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/tracelens.csv --measured-runs=2 --columns=time_s,measured_s,efficiency,lost_s | FileCheck %s --check-prefix=RUNS
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/torch.json --columns=measured_s,efficiency | FileCheck %s --check-prefix=TORCH
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/xla.json --columns=measured_s,efficiency | FileCheck %s --check-prefix=XLA
// RUN: mlir-roofline report %t/branch.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/branch.csv | FileCheck %s --check-prefix=BRANCH
// RUN: mlir-roofline report %t/loop.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/loop.csv --columns=time_s,measured_s,efficiency | FileCheck %s --check-prefix=LOOP

// The sum moves 3 * 512 B at 1 GB/s, 1.536 us, each exp 2 * 512 B, 1.024 us. In
// m.enc.0 are the sum and two of them: 3.584 us. Its kernels k1 took 4 and 6 us,
// 5 us on average, and k2 2.168 us: 7.168 us, half of what is possible. m.enc.1 took
// 2.048 us for 1.024 us.
// LAYERS:      layer ops
// LAYERS-NEXT: 0 3 {{.*}} 3.58 us 7.17 us 50.0 % 3.58 us
// LAYERS-NEXT: mlp 2 {{.*}} 2.56 us - - -
// LAYERS-NEXT: 1.mlp 1 {{.*}} 1.02 us 2.05 us 50.0 % 1.02 us
// LAYERS-NEXT: ---
// LAYERS-NEXT: total 4 {{.*}} 4.61 us 9.22 us 50.0 % 4.61 us
// LAYERS:      joined 2 of 4 names: 1 by layer, 1 by layer end
// LAYERS-NEXT: ambiguous 'mlp' (line 5), 1.00 us in 1 call: is the end of 2 layers: m/enc/0/mlp, m/enc/1/mlp
// LAYERS-NEXT: not joined 'm.enc.2' (line 7), 1.00 us in 1 call: names nothing in the program

// TraceLens: the sum of the kernels' times, 18.432 us of 6 calls in 2 runs. The
// three exps take 3.072 us, a third of 18.432 / 2.
// KIND: file {{.*}}tracelens.csv (TraceLens summary, of a mean call each)
// KIND: ambiguous 'aten::exp' (line 2), 18.4 us in 6 calls: is 3 operations, and a call may be of one or of all; --measured-runs=N says
// RUNS: 1 ×3 linalg.exp 3.07 us 9.22 us 33.3 % 6.14 us
// RUNS: file {{.*}}tracelens.csv (TraceLens summary, of 2 runs)
// RUNS: joined 1 of 1 name: 1 by kind

// The device took 3.072 us for what aten::add has started, and not the 100 us of
// the host.
// TORCH:      id ops op measured of bound
// TORCH-NEXT: 0 linalg.add 3.07 us 50.0 %
// TORCH:      joined 1 of 1 name: 1 by kind

// Of XLA's trace what is no operation of a module does not count.
// XLA:      id ops op measured of bound
// XLA-NEXT: 0 linalg.add 3.07 us 50.0 %
// XLA:      joined 1 of 1 name: 1 by location

// Our own files come back as they were: 1.536 + 3 * 1.024 us. A row by layer has what
// is in no layer inside of it, one of the tree has all.
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --format=csv -o %t/own.csv
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --format=csv --csv=long -o %t/long.csv
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --format=trace -o %t/own.json
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --format=csv --group-by=layer -o %t/rows.csv
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --format=csv --csv=long --group-by=layer -o %t/rows-long.csv
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --format=csv --group-by=layer --depth=2 -o %t/tree.csv
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/own.csv | FileCheck %s --check-prefix=OWN
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/long.csv | FileCheck %s --check-prefix=OWN
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/own.json | FileCheck %s --check-prefix=OWN
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/rows.csv | FileCheck %s --check-prefix=OWN
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/rows-long.csv | FileCheck %s --check-prefix=OWN
// RUN: mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/tree.csv | FileCheck %s --check-prefix=OWN
// OWN:      of 1 run)
// OWN-NEXT: time 4.61 us, of which the bound of what was measured is 100.0 % (4.61 us)
// OWN-NOT:  beaten
// OWN-NOT:  not measured

// The sum may not run, and proves nothing; that the exp needs 1.024 us does.
// BRANCH:      measured together
// BRANCH-NEXT: n layer 2 <= 2.56 us 1.00 us <= 256.0 % ! >= -1.56 us !
// RUN: sed -e s/,1$/,1.1/ %t/branch.csv > %t/slower.csv
// RUN: mlir-roofline report %t/branch.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/slower.csv | FileCheck %s --check-prefix=SLOWER
// SLOWER:      measured together
// SLOWER-NEXT: n layer 2 <= 2.56 us 1.10 us <= 232.7 % >= -1.46 us{{$}}

// Of a loop, a mean call as often as it runs: 4 * 3.072 us, for 4 * 1.536 us.
// LOOP:      id op time measured of bound
// LOOP-NEXT: 0 linalg.add 6.14 us 12.3 us 50.0 %

//--- layers.csv
layer,kernel,time_us
m.enc.0,k1,4
m.enc.0,k1,6
m/enc/0,k2,2.168
mlp,k,1
enc.1,k,2.048
m.enc.2,k,1
//--- tracelens.csv
name,operation_count,mean_duration_us,Kernel Time (µs)_mean,Kernel Time (µs)_sum,kernel_details_summary
aten::exp,6,99,3.072,18.432,"[{'name': 'a, ""b""',
 'count': 6}]"
//--- torch.json
{"traceEvents": [
  {"ph": "X", "cat": "cpu_op", "name": "aten::add", "dur": 100, "args": {"External id": 7}},
  {"ph": "X", "cat": "cuda_runtime", "name": "cudaLaunchKernel", "dur": 9, "args": {"External id": 7}},
  {"ph": "X", "cat": "kernel", "name": "vectorized", "dur": 3.072, "args": {"External id": 7}}
]}
//--- xla.json
[{"ph": "X", "name": "Step 1", "dur": 100},
 {"ph": "X", "name": "fusion.1", "dur": 3.072, "args": {"hlo_op": "fusion.1", "tf_op": "m.enc.0.mlp/aten.add.Tensor:Add"}}]
//--- branch.csv
layer,time_us
n,1
//--- loop.csv
location,calls,time_us
sum,8,24.576
//--- main.mlir
func.func @main(%a: tensor<16x8xf32>, %b: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %e = tensor.empty() : tensor<16x8xf32>
  %0 = linalg.add ins(%a, %b : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("m.enc.0.mlp/aten.add.Tensor")
  %1 = linalg.exp ins(%0 : tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("m.enc.0.mlp/aten.exp.default")
  %2 = linalg.exp ins(%1 : tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("m.enc.0/aten.exp.default")
  %3 = linalg.exp ins(%2 : tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("m.enc.1.mlp/aten.exp.default")
  return %3 : tensor<16x8xf32>
}
//--- branch.mlir
func.func @main(%a: tensor<16x8xf32>, %c: i1) -> tensor<16x8xf32> {
  %e = tensor.empty() : tensor<16x8xf32>
  %0 = linalg.exp ins(%a : tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("n/exp")
  %1 = scf.if %c -> tensor<16x8xf32> {
    %2 = linalg.add ins(%0, %a : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("n/add")
    scf.yield %2 : tensor<16x8xf32>
  } else {
    scf.yield %0 : tensor<16x8xf32>
  }
  return %1 : tensor<16x8xf32>
}
//--- loop.mlir
func.func @main(%a: tensor<16x8xf32>, %b: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %e = tensor.empty() : tensor<16x8xf32>
  %0 = scf.for %i = %c0 to %c4 step %c1 iter_args(%x = %a) -> tensor<16x8xf32> {
    %1 = linalg.add ins(%x, %b : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("sum")
    scf.yield %1 : tensor<16x8xf32>
  }
  return %0 : tensor<16x8xf32>
}
