// What `mlir-roofline check` says, as a pass. The addition has 128 FLOPs, 1536 B
// and takes 1.536 us on tiny, which moves 1 GB/s.

// RUN: roofline-opt %s --roofline-check="target=%S/../Report/Inputs/tiny.mlir max-flops=128 max-bytes=1.5KiB max-latency=1.536us min-coverage=100% max-macs=0 max-parameters=0 max-peak-activation=1.5KiB fail-on-unknown" | FileCheck %s --check-prefix=SAME
// SAME: func.func @main
// SAME-NOT: roofline

// RUN: not roofline-opt %s --roofline-check="target=%S/../Report/Inputs/tiny.mlir max-flops=127 max-latency=1us max=bytes=1 min=macs=1" -o /dev/null 2>&1 | FileCheck %s --check-prefix=FAILS --implicit-check-not=error: --implicit-check-not="see current operation"
// FAILS: error: flops: expected at most 127, found 128
// FAILS: error: time_s on tiny: expected at most 1us, found 1.54 us
// FAILS: error: bytes: expected at most 1, found 1,536 (1.50 KiB)
// FAILS: error: macs: expected at least 1, found 0

// With parameters the module keeps its arguments as they are.
// RUN: not roofline-opt %s --roofline-check="params=0 max-parameters=127" -o /dev/null 2>&1 | FileCheck %s --check-prefix=PARAMS
// PARAMS: error: parameters: expected at most 127, found 128
// RUN: roofline-opt %s --roofline-check="params=0 max-parameters=128" | FileCheck %s --check-prefix=SAME

// RUN: not roofline-opt %s --roofline-check -o /dev/null 2>&1 | FileCheck %s --check-prefix=NONE --implicit-check-not="see current operation"
// NONE: error: expected a limit, such as --max-flops or --budget
// RUN: not roofline-opt %s --roofline-check=max-flops=many -o /dev/null 2>&1 | FileCheck %s --check-prefix=MANY
// MANY: error: in --max-flops: expected a number >= 0, with or without a unit, such as 4.1G, found 'many'
// RUN: not roofline-opt %s --roofline-check=max=flop=1 -o /dev/null 2>&1 | FileCheck %s --check-prefix=METRIC
// METRIC: error: in --max: expected a metric, found 'flop', did you mean flops?
// RUN: not roofline-opt %s --roofline-check=max-latency=1s -o /dev/null 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: error: expected a target for the limit of time_s, found none
// RUN: not roofline-opt %s --roofline-check=budget=%t.none -o /dev/null 2>&1 | FileCheck %s --check-prefix=BUDGET
// BUDGET: error: cannot read '{{.*}}': No such file or directory
// RUN: echo '{"max": {"flops": 1}}' > %t.json
// RUN: not roofline-opt %s --roofline-check=budget=%t.json -o /dev/null 2>&1 | FileCheck %s --check-prefix=FILE
// FILE: error: flops: expected at most 1, found 128

func.func @main(%a: tensor<16x8xf32>, %b: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %e = tensor.empty() : tensor<16x8xf32>
  %0 = linalg.add ins(%a, %b : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}
