// RUN: mlir-roofline report %s --format=trace --target=%S/../Inputs/tiny.mlir --target=%S/../Inputs/wide.mlir --allow-unregistered-dialect -o %t.trace.json
// RUN: mlir-roofline report %s --format=json --target=%S/../Inputs/tiny.mlir --target=%S/../Inputs/wide.mlir --allow-unregistered-dialect -o %t.json
// RUN: FileCheck %s < %t.trace.json
// RUN: %python %S/../Inputs/check_trace.py %t.trace.json %t.json | FileCheck %s --check-prefix=SUMS

// 64 B are read and 64 B written at 1 GB/s: 128 ns, in each of 3 iterations 384 ns.
// The one behind them starts there. Nothing is known of mine.op.

//      CHECK: "args": {
// CHECK-NEXT:   "name": "tiny: {{.*}}trace.mlir"
//      CHECK: "name": "math.exp",
// CHECK-NEXT: "cat": "memory",
// CHECK-NEXT: "ph": "X",
// CHECK-NEXT: "pid": 1,
// CHECK-NEXT: "tid": 1,
// CHECK-NEXT: "ts": 0,
// CHECK-NEXT: "dur": 0.384{{(0000+[0-9]*)?}},
//      CHECK: "location": "in/loop",
//      CHECK: "executions": 3,
//      CHECK: "transcendentals": 48,
//      CHECK: "bytes": 384,
//      CHECK: "bound_by": "DRAM",
//      CHECK: "time_of_one_s": 1.28{{0*1?}}e-07,
//      CHECK: "name": "mine.op",
// CHECK-NEXT: "cat": "none",
// CHECK-NEXT: "ph": "i",
// CHECK-NEXT: "pid": 1,
// CHECK-NEXT: "tid": 1,
// CHECK-NEXT: "ts": 0.384{{(0000+[0-9]*)?}},
// CHECK-NEXT: "s": "t",
//      CHECK: "reason": "no cost model",
//      CHECK: "name": "math.exp",
//      CHECK: "ts": 0.384{{(0000+[0-9]*)?}},
// CHECK-NEXT: "dur": 0.128{{(0000+[0-9]*)?}}

// SUMS: tiny: {{.*}}: 3 events of 3 ops, 0 of what can run as one
// SUMS: wide: {{.*}}: 3 events of 3 ops, 0 of what can run as one

// A real model, with a track for each layer and one of fused groups.
// RUN: mlir-roofline report %src_root/docs/examples/resnet20.mlir --format=trace --fusion --group-by=layer --target=nvidia-h100-sxm --target=nvidia-t4 -o %t.resnet.trace.json
// RUN: mlir-roofline report %src_root/docs/examples/resnet20.mlir --format=json --target=nvidia-h100-sxm --target=nvidia-t4 -o %t.resnet.json
// RUN: %python %S/../Inputs/check_trace.py %t.resnet.trace.json %t.resnet.json | FileCheck %s --check-prefix=RESNET
// RESNET: nvidia-h100-sxm: {{.*}}: 55 events of 55 ops, {{[1-9][0-9]*}} of what can run as one
// RESNET: nvidia-t4: {{.*}}: 55 events of 55 ops, {{[1-9][0-9]*}} of what can run as one

// What has no times has no timeline.
// RUN: not mlir-roofline report %s --format=trace --allow-unregistered-dialect 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: error: in --format=trace: expected a target, by --target or on the module, found none
// RUN: not mlir-roofline report %S/../OpenSizes/symbolic.mlir --format=trace --target=%S/../Inputs/tiny.mlir 2>&1 | FileCheck %s --check-prefix=OPEN
// OPEN: error: in --format=trace: expected sizes with values, of which times are made, found open ones; --bind NAME=NUMBER,... fills them in
// RUN: not roofline-opt %s --allow-unregistered-dialect --roofline-report=format=trace 2>&1 | FileCheck %s --check-prefix=PASS
// PASS: error: in --format=trace: expected a target, by --target or on the module, found none
// RUN: not mlir-roofline report %s --format=trace --levels --target=%S/../Inputs/tiny.mlir 2>&1 | FileCheck %s --check-prefix=LEVELS
// LEVELS: error: in --levels: expected --format={{.*}}, not trace

func.func @main(%a: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %0 = scf.for %i = %c0 to %c3 step %c1 iter_args(%x = %a) -> tensor<16xf32> {
    %y = math.exp %x : tensor<16xf32> loc("in/loop")
    scf.yield %y : tensor<16xf32>
  }
  %1 = "mine.op"(%0) : (tensor<16xf32>) -> tensor<16xf32>
  %2 = math.exp %1 : tensor<16xf32> loc("behind")
  return %2 : tensor<16xf32>
}
