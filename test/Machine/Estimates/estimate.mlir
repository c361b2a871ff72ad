// RUN: split-file %s %t
// RUN: mlir-roofline report %t/ops.mlir --format=json | FileCheck %s
// RUN: mlir-roofline report %t/ops.mlir --legend | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline report %t/ops.mlir | FileCheck %s --check-prefix=KEY
// RUN: mlir-roofline report %t/ops.mlir --columns=time_s | FileCheck %s --check-prefix=NOKEY
// RUN: mlir-roofline report %t/ops.mlir --format=csv | FileCheck %s --check-prefix=CSV
// RUN: mlir-roofline report %t/loop.mlir --format=json | FileCheck %s --check-prefix=LOOP
// RUN: mlir-roofline report %t/types.mlir --format=json | FileCheck %s --check-prefix=TYPES
// RUN: mlir-roofline report %t/triangle.mlir --format=json | FileCheck %s --check-prefix=TRIANGLE
// RUN: mlir-roofline report %t/branch.mlir --format=json | FileCheck %s --check-prefix=BRANCH
// RUN: mlir-roofline report %t/groups.mlir --format=json --fusion | FileCheck %s --check-prefix=GROUPS
// RUN: mlir-roofline report %t/dynamic.mlir --format=json | FileCheck %s --check-prefix=DYNAMIC

// Estimates on a machine with 1e9 f32 operations and 1e9 bytes per second.

//--- ops.mlir
// matmul 16x32x8: 8192 operations, 8.192 us at peak, 16.384 us at half of it;
//   3584 B at 0.8 of the bandwidth: 4.48 us, of which a quarter, 1.12 us, is not
//   hidden; 32 steps of 10 ns, 0.32 us; 1 us of overhead: 18.824 us
// add: 1536 B at half the bandwidth: 3.072 us, and 2 us: 5.072 us
// transpose: 1024 B; no efficiency for movement, so that of elementwise: 2.048 us, and
//   2 us: 4.048 us
// The three are one group and two kernels. The matmul without its overhead: 17.824 us.
//   The addition of an activation, with the transpose, which only stores what it makes:
//   1536 B, 3.072 us. Nothing hides the longer of the two launches, 2 us: 22.896 us
// bound: 8.192 + 1.536 + 1.024 = 10.752 us
// CHECK:      "time_s": 8.192e-06
// CHECK-NEXT: "estimate_s": 1.8824e-05
// CHECK:      "time_s": 1.536e-06
// CHECK-NEXT: "estimate_s": 5.072{{[0-9]*}}e-06
// CHECK:      "time_s": 1.024e-06
// CHECK-NEXT: "estimate_s": 4.048{{[0-9]*}}e-06
// CHECK:      "latency_bound_s": 1.0752{{(0+[0-9])?}}e-05
// CHECK: "latency_estimate_s": 2.2896{{[0-9]*}}e-05
// CHECK-NEXT: "calibrated_share": 1,
// CHECK:      "calibration": [
// CHECK-NEXT:   {
// CHECK-NEXT:     "class": "contraction"
// CHECK-NEXT:     "element_type": "f32"
// CHECK-NEXT:     "error": 0.1
// CHECK-NEXT:     "rows": 1500
// CHECK-NEXT:     "source": "made up"
// CHECK-NEXT:     "used": true
// CHECK-NEXT:   }
// CHECK-NEXT:   {
// CHECK-NEXT:     "class": "elementwise"
// CHECK-NEXT:     "used": true
// CHECK-NEXT:   }

// TABLE: {{.*}} bound by time share estimate types{{$}}
// TABLE: linalg.matmul {{.*}} vector.f32 8.19 us 76.2 % ~ 18.8 us {{[0-9].* -> .*}}
// TABLE: total, 3 ops {{.*}} vector.f32 10.8 us 100.0 % ~ 22.9 us{{$}}
// TABLE: Target t
// TABLE-NEXT: latency bound 10.8 us
// TABLE: latency estimate ~ 22.9 us{{$}}
// TABLE-NEXT: error contraction of f32: 10.0 % off on average, over 1,500 measurements
// TABLE-NEXT: error elementwise: error not known
// TABLE-NEXT: throughput
// TABLE: Legend
// TABLE: estimate {{ *}}expected time

// The rows' estimates add up to more than the total's.
// KEY: ~: an estimate, no bound; estimate of the total: of groups of ops that can run as one, not the sum of the rows

// NOKEY-NOT: estimate of the total

// CSV: intensity,effective_macs,effective_flops,effective_int_ops,bound_by,time_s,time_total_s,share,estimate_s,live_bytes{{$}}
// CSV: vector.f32,8.192e-06,8.192e-06,{{.*}},1.8824e-05,4096{{$}}
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<contraction, element_type = f32, compute = 0.5, memory = 0.8,
                 exposed = 0.25, reduction_step_s = 1e-8, overhead_s = 1e-6,
                 error = 0.1, rows = 1500, source = "made up">,
                <elementwise, memory = 0.5, overhead_s = 2e-6>]>
module attributes {roofline.target = #t} {
  func.func @main(%a: tensor<16x32xf32>, %b: tensor<32x8xf32>, %c: tensor<16x8xf32>) -> tensor<8x16xf32> {
    %zero = arith.constant 0.0 : f32
    %empty = tensor.empty() : tensor<16x8xf32>
    %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32>
    %0 = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x8xf32>) outs(%init : tensor<16x8xf32>) -> tensor<16x8xf32>
    %1 = linalg.add ins(%0, %c : tensor<16x8xf32>, tensor<16x8xf32>) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32>
    %2 = tensor.empty() : tensor<8x16xf32>
    %3 = linalg.transpose ins(%1 : tensor<16x8xf32>) outs(%2 : tensor<8x16xf32>) permutation = [1, 0]
    return %3 : tensor<8x16xf32>
  }
}

//--- loop.mlir
// What the loop carries stays, so that 64 B come in and go out once, 128 ns, and that the
// loop is one kernel with one launch, 1 us. A scalar moves no bytes and is part of something.
// LOOP: "latency_bound_s": 3.87{{(0+[0-9])?}}e-07
// LOOP: "latency_estimate_s": 1.128{{(0+[0-9])?}}e-06
// LOOP-NEXT: "calibrated_share": 1
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<elementwise, overhead_s = 1e-6>]>
module attributes {roofline.target = #t} {
  func.func @main(%x: tensor<16xf32>, %s: f32) -> (tensor<16xf32>, f32) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c3 = arith.constant 3 : index
    %0:2 = scf.for %i = %c0 to %c3 step %c1 iter_args(%y = %x, %t = %s) -> (tensor<16xf32>, f32) {
      %1 = arith.negf %y : tensor<16xf32>
      %2 = arith.addf %t, %t : f32
      scf.yield %1, %2 : tensor<16xf32>, f32
    }
    return %0#0, %0#1 : tensor<16xf32>, f32
  }
}

//--- types.mlir
// The entry for the very type, 3 us; for a type without one the first of the
// class, 1 us. One tensor in and one out, 2 * 2 B
// and 2 * 8 B, take 4 ps and 16 ps at 1e12 B/s.
// TYPES: "op": "linalg.matmul"
// TYPES: "estimate_s": 3.000004e-06
// TYPES: "op": "linalg.matmul"
// TYPES: "estimate_s": 1.000016e-06
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f64 = 1000>, <f32 = 1000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e12>],
  efficiency = [<elementwise, overhead_s = 5e-6>,
                <contraction, element_type = bf16, overhead_s = 1e-6>,
                <contraction, element_type = f16, overhead_s = 3e-6>]>
module attributes {roofline.target = #t} {
  func.func @main(%a: tensor<1x1xf16>, %b: tensor<1x1xf64>) -> (tensor<1x1xf16>, tensor<1x1xf64>) {
    %0 = linalg.matmul ins(%a, %a : tensor<1x1xf16>, tensor<1x1xf16>) outs(%a : tensor<1x1xf16>) -> tensor<1x1xf16>
    %1 = linalg.matmul ins(%b, %b : tensor<1x1xf64>, tensor<1x1xf64>) outs(%b : tensor<1x1xf64>) -> tensor<1x1xf64>
    return %0, %1 : tensor<1x1xf16>, tensor<1x1xf64>
  }
}

//--- triangle.mlir
// The cost depends on the iteration: 1 to 4 elements, 8 B each, 80 B in all. Nobody reads
// what is made, and the loop is one kernel that reads 40 B, with one launch of 1 us.
// TRIANGLE: "latency_bound_s": 8{{(\.0*[0-9])?}}e-08
// TRIANGLE: "latency_estimate_s": 1.04{{[0-9]*}}e-06
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<elementwise, overhead_s = 1e-6>]>
module attributes {roofline.target = #t} {
  func.func @main(%x: tensor<?xf32>) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c4 = arith.constant 4 : index
    scf.for %i = %c0 to %c4 step %c1 {
      %size = arith.addi %i, %c1 : index
      %row = tensor.extract_slice %x[0] [%size] [1] : tensor<?xf32> to tensor<?xf32>
      %0 = arith.negf %row : tensor<?xf32>
    }
    return
  }
}

//--- branch.mlir
// The longer side by estimate: nobody uses the results, so a group reads alone, 64 B
// at 0.1 of the bandwidth, 0.64 us, or 128 B of movement, as elementwise, 1.28 us, which
// is not what was measured. The bound, op by op, is that of 256 B.
// BRANCH: "latency_bound_s": 2.56e-07
// BRANCH: "latency_estimate_s": 1.28{{(0+[0-9])?}}e-06
// BRANCH-NEXT: "calibrated_share": 0
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<elementwise, memory = 0.1>]>
module attributes {roofline.target = #t} {
  func.func @main(%c: i1, %x: tensor<16xf32>, %m: tensor<8x4xf32>) {
    scf.if %c {
      %0 = arith.negf %x : tensor<16xf32>
    } else {
      %1 = tensor.empty() : tensor<4x8xf32>
      %2 = linalg.transpose ins(%m : tensor<8x4xf32>) outs(%1 : tensor<4x8xf32>) permutation = [1, 0]
    }
    return
  }
}

//--- groups.mlir
// The weight's transpose is precomputable: it has an estimate of its own, 128 ns, and
// is no part of the program's.
// matmul: 192 B at 0.1 of the bandwidth, 1.92 us; add: 192 B, 192 ns and no overhead:
//   2.112 us: two kernels, since what is added is no parameter.
// The other transpose is a group of its own, as elementwise: 256 ns.
// in all: 2.368 us, of which 2.112 us are calibrated: 0.89189...
// GROUPS: "estimate_s": 1.28e-07
// GROUPS: "estimate_s": 1.92{{(0+[0-9])?}}e-06
// GROUPS: "estimate_s": 1.92{{(0+[0-9])?}}e-07
// GROUPS: "estimate_s": 2.56{{(0+[0-9])?}}e-07
// GROUPS: "latency_fused_s": 5.12{{(0+[0-9])?}}e-07
// GROUPS: "latency_estimate_s": 2.368{{(0+[0-9])?}}e-06
// GROUPS-NEXT: "calibrated_share": 0.89189
// GROUPS: "time_s": 2.56{{(0+[0-9])?}}e-07
// GROUPS-NEXT: "estimate_s": 2.112{{(0+[0-9])?}}e-06
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<contraction, memory = 0.1>, <elementwise, memory = 1.0>]>
module attributes {roofline.target = #t} {
  func.func @main(%a: tensor<4x4xf32>, %w: tensor<4x4xf32> {roofline.param}, %c: tensor<4x4xf32>, %m: tensor<8x4xf32>) -> (tensor<4x4xf32>, tensor<4x8xf32>) {
    %zero = arith.constant 0.0 : f32
    %empty = tensor.empty() : tensor<4x4xf32>
    %t = linalg.transpose ins(%w : tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) permutation = [1, 0]
    %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32>
    %0 = linalg.matmul ins(%a, %t : tensor<4x4xf32>, tensor<4x4xf32>) outs(%init : tensor<4x4xf32>) -> tensor<4x4xf32>
    %1 = linalg.add ins(%0, %c : tensor<4x4xf32>, tensor<4x4xf32>) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32>
    %2 = tensor.empty() : tensor<4x8xf32>
    %3 = linalg.transpose ins(%m : tensor<8x4xf32>) outs(%2 : tensor<4x8xf32>) permutation = [1, 0]
    return %1, %3 : tensor<4x4xf32>, tensor<4x8xf32>
  }
}

//--- dynamic.mlir
// DYNAMIC-NOT: estimate_s
// DYNAMIC: "calibration"
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<elementwise, overhead_s = 1e-6>]>
module attributes {roofline.target = #t} {
  func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
    %0 = arith.negf %x : tensor<?xf32>
    return %0 : tensor<?xf32>
  }
}
