// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --legend | FileCheck %s
// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir | FileCheck %s --check-prefix=KEY
// RUN: mlir-roofline report %s | FileCheck %s --check-prefix=COUNTS
// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --target=%S/Inputs/wide.mlir --legend | FileCheck %s --check-prefix=TWO
// RUN: mlir-roofline report %s --target=%S/Inputs/tiny.mlir --target=%S/Inputs/tiny.mlir --legend | FileCheck %s

// matmul: 16*8*32 = 4096 macs, 8192 flops;
//   (16*32 + 32*8 + 16*8) * 4 B = 3584 B = 3.5 KiB; 8192/3584 = 2.29
//   8192 flops / 2 G/s = 4.10 us, 3584 B / 1 GB/s = 3.58 us
// add: 128 flops, 3 * 512 B = 1536 B, 1/12; 1.54 us of memory
// exp: 128 transcendentals, 1024 B, 1.02 us of memory
// sum: 4.096 + 1.536 + 1.024 = 6.656 us; shares 61.5 %, 23.1 %, 15.4 %;
//   1 / 6.656 us = 150.2 k/s

// CHECK:      {{.*}}table.mlir on tiny
// CHECK-EMPTY:
// CHECK-NEXT: total 3 ops, 4.10 k MACs, 8.32 k FLOPs, 6.00 KiB moved
// CHECK-NEXT: latency bound 6.66 us (vector.f32), fused 4.22 us, floor 4.22 us
// CHECK-NEXT: coverage 100.0 % of {{[0-9]+}} ops, 100.0 % of the bytes
// CHECK-EMPTY:
// CHECK-NEXT: id op location MACs FLOPs transc. bytes intensity bound by time share types
// CHECK-NEXT: 0 linalg.matmul net/fc/matmul 4.10 k 8.19 k 0 3.50 KiB 2.29 vector.f32 4.10 us 61.5 % 16x32xf32, 32x8xf32 -> 16x8xf32
// CHECK-NEXT: 1 linalg.add net/fc/add 0 128 0 1.50 KiB 0.0833 DRAM 1.54 us 23.1 % 16x8xf32, 16x8xf32 -> 16x8xf32
// CHECK-NEXT: 2 linalg.exp net/act/exp 0 0 128 1.00 KiB 0 DRAM 1.02 us 15.4 % 16x8xf32 -> 16x8xf32
// CHECK-NEXT: {{^-+$}}
// CHECK-NEXT: total, 3 ops 4.10 k 8.32 k 128 6.00 KiB 1.35 vector.f32 6.66 us 100.0 %
// CHECK:      Totals
// CHECK-NEXT: MACs 4,096
// CHECK-NEXT: FLOPs 8,320
// CHECK-NEXT: transcendentals 128
// CHECK-NEXT: bytes 6,144 B (6.00 KiB)
// CHECK-NEXT: read 4,608 B (4.50 KiB)
// CHECK-NEXT: written 1,536 B (1.50 KiB)
// CHECK-NEXT: intensity 1.35 per byte
// CHECK-NEXT: parameters 0 (none marked; see --params)
// CHECK:      Target tiny
// CHECK-NEXT: latency bound 6.66 us, mostly by vector.f32 (compute)
// Each operation waits for the one before.
// CHECK-NEXT: critical path 6.66 us
// All work, 8448 / 2 G/s, takes longer than 4096 B in and out.
// CHECK-NEXT: floor 4.22 us by vector.f32
// All three are one group, which moves as much.
// CHECK-NEXT: fused 4.22 us by 1 group
// CHECK-NEXT: throughput 150 k/s at the bound
// CHECK-NEXT: at the floor <= 237 k/s
// CHECK-NOT:  {{Target|Comparison}}
// CHECK:      Coverage
// CHECK-NEXT: ops 100.0 % of {{[0-9]+}} (0 unknown)
// CHECK-NEXT: bytes 100.0 %
// CHECK:      Legend
// CHECK:      MACs
// CHECK:      FLOPs
// CHECK-NOT:  {{^ *}}int ops
// CHECK:      transc.
// CHECK:      bytes
// CHECK:      intensity
// CHECK:      bound by
// CHECK:      time
// CHECK:      share
// CHECK:      latency bound

// Without a legend, what marks and units that occur mean.
// KEY-NOT:  Legend
// KEY:      Coverage
// KEY-NEXT: ops
// KEY-NEXT: bytes
// KEY-EMPTY:
// KEY-NEXT: >=: at least; <=: at most{{$}}
// KEY-NEXT: k = 10^3; KiB, MiB = 2^10, 2^20 B; --legend explains columns and lines{{$}}
// KEY-NOT:  {{.}}

// COUNTS:      {{.*}}table.mlir (no target: counts only)
// COUNTS:      id op location MACs FLOPs transc. bytes intensity types{{$}}
// COUNTS-NEXT: 0 linalg.matmul
// COUNTS-NEXT: 1 linalg.add
// COUNTS-NEXT: 2 linalg.exp
// COUNTS-NOT:  bound
// COUNTS-NOT:  time

// Both need the same for the matmul; tiny, the first, is named. 6.656 / 4.256 =
// 1.564.
// On wide: 8192 / 2 G/s = 4.10 us; 1536 B / 16 GB/s = 96 ns; 128 / 2 G/s = 64
// ns; 4.256 us.
// TWO:      {{.*}}table.mlir on tiny, wide
// TWO:      latency tiny: bound 6.66 us (vector.f32), fused 4.22 us, floor 4.22 us
// TWO-NEXT: latency wide: bound 4.26 us
// TWO:      {{^ +}}tiny wide{{$}}
// TWO-NEXT: id op location MACs FLOPs transc. bytes intensity bound by time share bound by time share fastest types{{$}}
// TWO-NEXT: 0 linalg.matmul {{.*}} vector.f32 4.10 us 61.5 % vector.f32 4.10 us 96.2 % tiny 16x{{.*}}
// TWO-NEXT: 1 linalg.add {{.*}} DRAM 1.54 us 23.1 % DRAM 96.0 ns 2.3 % wide 16x{{.*}}
// TWO-NEXT: 2 linalg.exp {{.*}} DRAM 1.02 us 15.4 % vector.f32 64.0 ns 1.5 % wide 16x{{.*}}
// TWO:      total, 3 ops {{.*}} 6.66 us 100.0 % vector.f32 4.26 us 100.0 % wide{{$}}
// TWO:      Target tiny
// TWO:      Target wide
// TWO-NEXT: latency bound 4.26 us
// TWO:      Comparison
// TWO-NEXT: target latency bound slowdown rows fastest bound by
// TWO-NEXT: tiny 6.66 us 1.56 1 vector.f32
// TWO-NEXT: wide 4.26 us 1 2 vector.f32
// TWO:      Legend
// TWO:      fastest
// TWO:      slowdown

func.func @main(%a: tensor<16x32xf32>, %b: tensor<32x8xf32>, %c: tensor<16x8xf32>) -> tensor<16x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<16x8xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<16x32xf32>, tensor<32x8xf32>) outs(%init : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/fc/matmul")
  %1 = linalg.add ins(%0, %c : tensor<16x8xf32>, tensor<16x8xf32>) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/fc/add")
  %2 = linalg.exp ins(%1 : tensor<16x8xf32>) outs(%empty : tensor<16x8xf32>) -> tensor<16x8xf32> loc("net/act/exp")
  return %2 : tensor<16x8xf32>
}
