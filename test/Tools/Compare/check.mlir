// RUN: split-file %s %t

// An addition of two tensors of 16 x 8 f32 on tiny, which moves 1 GB/s: 128
// FLOPs, 3 * 512 B, 1.536 us, and all three are held. The product of 16 x 8 and 8 x 16 has 2048 MACs and
// 4096 FLOPs.

// A limit that is met to the digit holds, one less does not; 1.5KiB is 1536 B.
// RUN: mlir-roofline check %t/add.mlir --target=%S/../../Report/Inputs/tiny.mlir --max-flops=128 --max-macs=0 --max-bytes=1.5KiB --max-parameters=0 --max-latency=1.536us --max-peak-activation=1.536kB --min-coverage=100% --max latency_floor_s=2us --min throughput_per_s=0.6M/s --fail-on-unknown > %t/out 2>&1
// RUN: FileCheck %s --input-file=%t/out
// CHECK:      limit of limit found
// CHECK-NEXT: parameters <= 0 0 holds
// CHECK-NEXT: macs <= 0 0 holds
// CHECK-NEXT: flops <= 128 128 holds
// CHECK-NEXT: bytes <= 1.5KiB 1.50 KiB holds
// CHECK-NEXT: live_bytes <= 1.536kB 1.50 KiB holds
// CHECK-NEXT: time_s on tiny <= 1.536us 1.54 us holds
// CHECK-NEXT: coverage_ops >= 100% 100.0 % holds
// CHECK-NEXT: coverage_bytes >= 100% 100.0 % holds
// CHECK-NEXT: latency_floor_s on tiny <= 2us {{.*}} holds
// CHECK-NEXT: throughput_per_s on tiny >= 0.6M/s 651 k/s holds
// CHECK-NEXT: unknown operations <= 0 0 holds
// CHECK:      11 of 11 hold

// RUN: not mlir-roofline check %t/add.mlir --target=%S/../../Report/Inputs/tiny.mlir --max-flops=127 --max-bytes=1535 --max-latency=1.535us --min flops=129 --min throughput_per_s=0.7M 2> %t/err > %t/out
// RUN: FileCheck %s --input-file=%t/err --check-prefix=FAILS --implicit-check-not=error
// RUN: FileCheck %s --input-file=%t/out --check-prefix=TABLE
// FAILS:      mlir-roofline: error: flops: expected at most 127, found 128{{$}}
// FAILS-NEXT: mlir-roofline: error: bytes: expected at most 1535, found 1,536 (1.50 KiB)
// FAILS-NEXT: mlir-roofline: error: time_s on tiny: expected at most 1.535us, found 1.54 us
// FAILS-NEXT: mlir-roofline: error: flops: expected at least 129, found 128
// FAILS-NEXT: mlir-roofline: error: throughput_per_s on tiny: expected at least 0.7M, found 651 k/s
// TABLE: flops <= 127 128 fails
// TABLE: 0 of 5 hold

// A finished report does as well.
// RUN: mlir-roofline report %t/add.mlir --target=%S/../../Report/Inputs/tiny.mlir --format=json -o %t/add.json
// RUN: mlir-roofline check %t/add.json --max-latency=2us
// RUN: mlir-roofline check - --max-latency=2us < %t/add.json
// RUN: not mlir-roofline check %t/add.json --max-latency=1us

// Limits of targets and functions from a file: both functions are entries. The
// addition's 128 FLOPs are within 200, the product's 4096 are not; 1536 B take
// 4.8 ns from the 320 GB/s of the T4. The budget's own targets are analysed as
// well.
// RUN: not mlir-roofline check %t/two.mlir --target=%S/../../Report/Inputs/tiny.mlir --budget=%t/budget.json 2>&1 >/dev/null | FileCheck %s --check-prefix=BUDGET --implicit-check-not=error
// BUDGET: error: flops: expected at most 4223, found 4,224 (4.22 k)
// BUDGET: error: @product: flops: expected at most 200, found 4,096 (4.10 k)
// BUDGET: error: @sum: time_s on nvidia-t4: expected at most 1e-15, found 4.80 ns

// What depends on an open size fails and says which; what holds for every size
// holds.
// RUN: not mlir-roofline check %t/open.mlir --target=%S/../../Report/Inputs/tiny.mlir --max-flops=1G --max-latency=1s --min flops=0 2>&1 >/dev/null | FileCheck %s --check-prefix=OPEN --implicit-check-not=error
// RUN: mlir-roofline check %t/open.mlir --bind arg0.d0=4 --max-flops=32
// OPEN: error: flops: expected at most 1G, found what depends on arg0.d0; --bind gives values to open sizes (8*arg0.d0)
// OPEN: error: time_s on tiny: expected at most 1s, found what depends on arg0.d0; --bind gives values to open sizes

// Of an operation that is not known only a guess of its bytes is; the addition's
// 16 FLOPs are a lower bound, which says nothing about a maximum, and all about
// a minimum. It is 1 of 4 operations (the empty tensor and the return are two),
// and has 128 B of the 192 + 128.
// RUN: not mlir-roofline check %t/unknown.mlir --allow-unregistered-dialect --max-flops=100 --min flops=16 --min-coverage=80% --fail-on-unknown 2>&1 >/dev/null | FileCheck %s --check-prefix=UNKNOWN --implicit-check-not=error
// UNKNOWN: error: flops: expected at most 100, found only a lower bound, >= 16
// UNKNOWN: error: coverage_ops: expected at least 80%, found 75.0 %
// UNKNOWN: error: coverage_bytes: expected at least 80%, found 60.0 %
// UNKNOWN: error: unknown operations: expected a cost for every operation, found none for 1 x mine.op ({{.*}})

// A branch that may be taken is an upper bound: good for a maximum.
// RUN: mlir-roofline check %t/branch.mlir --max-flops=8
// RUN: not mlir-roofline check %t/branch.mlir --max-flops=7 --min flops=4 2>&1 >/dev/null | FileCheck %s --check-prefix=BRANCH --implicit-check-not=error
// BRANCH: error: flops: expected at most 7, found <= 8
// BRANCH: error: flops: expected at least 4, found only an upper bound, <= 8

// An estimate holds only for who says so.
// RUN: not mlir-roofline check %t/branch.mlir --min intensity=0 2>&1 >/dev/null | FileCheck %s --check-prefix=ESTIMATE
// RUN: mlir-roofline check %t/branch.mlir --min intensity=0 --accept-estimates
// ESTIMATE: error: intensity: expected at least 0, found only an estimate, ~ {{[0-9.]+}}

// So does the expected time, whatever is known of the bound.
// RUN: not mlir-roofline check %t/add.mlir --target=nvidia-h100-sxm --max estimate_s=1s --min estimate_s=1ns 2>&1 >/dev/null | FileCheck %s --check-prefix=EXPECTED --implicit-check-not=error
// RUN: mlir-roofline check %t/add.mlir --target=nvidia-h100-sxm --max estimate_s=1s --min estimate_s=1ns --accept-estimates
// EXPECTED: error: estimate_s on nvidia-h100-sxm: expected at most 1s, found only an estimate, ~ {{[0-9.]+}} us
// EXPECTED: error: estimate_s on nvidia-h100-sxm: expected at least 1ns, found only an estimate, ~ {{[0-9.]+}} us

// What JSON calls a metric of the whole program means the same.
// RUN: not mlir-roofline check %t/add.mlir --target=nvidia-h100-sxm --max latency_bound_s=1ps --max latency_estimate_s=1ps --max peak_bytes=1535 2>&1 >/dev/null | FileCheck %s --check-prefix=KEYS --implicit-check-not=error
// KEYS: error: time_s on nvidia-h100-sxm: expected at most 1ps, found
// KEYS: error: estimate_s on nvidia-h100-sxm: expected at most 1ps, found ~
// KEYS: error: live_bytes: expected at most 1535, found 1,536

// Work without a rate takes a known time at most: 128 f64 additions on an empty
// vector unit are 128 cycles of 1 ns; what is timed is 3 KiB of traffic. So it is
// between 3.072 and 3.2 us.
// RUN: not mlir-roofline check %t/untimed.mlir --target=%S/../../Report/Inputs/tiny.mlir --max-latency=3.19us 2>&1 >/dev/null | FileCheck %s --check-prefix=UNTIMED
// RUN: mlir-roofline check %t/untimed.mlir --target=%S/../../Report/Inputs/tiny.mlir --max-latency=3.2us
// UNTIMED: error: time_s on tiny: expected at most 3.19us, found only a lower bound, >= 3.07 us

// Nothing is no program.
// RUN: not mlir-roofline check %t/empty.mlir --max-flops=1 2>&1 >/dev/null | FileCheck %s --check-prefix=EMPTY
// EMPTY: error: operations: expected a program, found nothing in '{{.*}}empty.mlir' that runs

//--- add.mlir
func.func @main(%a: tensor<16x8xf32>, %b: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %e = tensor.empty() : tensor<16x8xf32>
  %0 = linalg.add ins(%a, %b : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}
//--- two.mlir
func.func @sum(%a: tensor<16x8xf32>, %b: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %e = tensor.empty() : tensor<16x8xf32>
  %0 = linalg.add ins(%a, %b : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}
func.func @product(%a: tensor<16x8xf32>, %b: tensor<8x16xf32>, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<16x8xf32>, tensor<8x16xf32>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
  return %0 : tensor<16x16xf32>
}
//--- budget.json
{
  "max": {"flops": 4223},
  "min": {"coverage_ops": "99%"},
  "targets": {"tiny": {"max": {"time_s": "1ms"}}},
  "functions": {
    "sum": {"max": {"flops": "200"}, "targets": {"nvidia-t4": {"max": {"time_s": 1e-15}}}},
    "product": {"max": {"flops": 2e2}}
  },
  "fail_on_unknown": true
}
//--- open.mlir
func.func @main(%a: tensor<?x8xf32>, %b: tensor<?x8xf32>, %o: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = linalg.add ins(%a, %a : tensor<?x8xf32>, tensor<?x8xf32>) outs(%o : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}
//--- unknown.mlir
func.func @main(%a: tensor<16xf32>, %b: tensor<16xf32>) -> tensor<16xf32> {
  %e = tensor.empty() : tensor<16xf32>
  %0 = linalg.add ins(%a, %b : tensor<16xf32>, tensor<16xf32>) outs(%e : tensor<16xf32>) -> tensor<16xf32>
  %1 = "mine.op"(%0) : (tensor<16xf32>) -> tensor<16xf32>
  return %1 : tensor<16xf32>
}
//--- branch.mlir
func.func @main(%a: tensor<8xf32>, %c: i1) -> tensor<8xf32> {
  %0 = scf.if %c -> tensor<8xf32> {
    %1 = arith.addf %a, %a : tensor<8xf32>
    scf.yield %1 : tensor<8xf32>
  } else {
    scf.yield %a : tensor<8xf32>
  }
  return %0 : tensor<8xf32>
}
//--- untimed.mlir
func.func @main(%a: tensor<16x8xf64>, %b: tensor<16x8xf64>) -> tensor<16x8xf64> {
  %e = tensor.empty() : tensor<16x8xf64>
  %0 = linalg.add ins(%a, %b : tensor<16x8xf64>, tensor<16x8xf64>) outs(%e : tensor<16x8xf64>) -> tensor<16x8xf64>
  return %0 : tensor<16x8xf64>
}
//--- empty.mlir
module {}
