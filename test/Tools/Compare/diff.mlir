// RUN: split-file %s %t
// RUN: mlir-roofline report %t/old.mlir --target=%S/../../Report/Inputs/tiny.mlir --format=json -o %t/old.json
// RUN: mlir-roofline diff %t/old.mlir %t/new.mlir --target=%S/../../Report/Inputs/tiny.mlir | FileCheck %s
// A report is the same before and after it was written.
// RUN: mlir-roofline diff %t/old.json %t/new.mlir --target=%S/../../Report/Inputs/tiny.mlir --format=json -o %t/a.json
// RUN: mlir-roofline diff %t/old.mlir %t/new.mlir --target=%S/../../Report/Inputs/tiny.mlir --format=json | sed -e 's/old.mlir/old.json/' | diff %t/a.json -
// RUN: mlir-roofline diff %t/old.json %t/old.json --max-regress=0% | FileCheck %s --check-prefix=SAME
// RUN: mlir-roofline diff - %t/old.json --target=tiny < %t/old.json | FileCheck %s --check-prefix=SAME

// Additions of two tensors of 16 x 8 f32 on tiny, which moves 1 GB/s: 3 * 16 * 8
// * 4 B = 1536 B, 128 FLOPs and 1.536 us each. There are three at first: 384
// FLOPs, 4608 B, 4.608 us. Then "a" is of 16 x 16 (3072 B, 256 FLOPs, 3.072 us),
// "b" is gone, "d" is the same, and "c" is a multiplication of 16 x 16: 640
// FLOPs, 7680 B and 7.68 us, 5/3 of what it was.
// CHECK:      old {{.*}}old.mlir
// CHECK-NEXT: new {{.*}}new.mlir
// CHECK:      metric old new change relative
// CHECK:      FLOPs 384 640 +256 +66.7 %
// CHECK:      bytes 4.50 KiB 7.50 KiB +3.00 KiB +66.7 %
// CHECK:      intensity 0.0833 0.0833 ={{$}}
// CHECK:      on tiny
// CHECK:      time 4.61 us 7.68 us +3.07 us +66.7 %
// CHECK:      throughput 217 k/s 130 k/s {{.*}} -40.0 %
// CHECK:      3 operations before, 3 after: 1 the same, 1 changed, 1 added, 1 removed
// CHECK:      op location MACs FLOPs bytes time
// CHECK-NEXT: added linalg.mul c 0 +256 +3.00 KiB +3.07 us
// CHECK-NEXT: changed linalg.add a = +128 +1.50 KiB +1.54 us
// CHECK-NEXT: removed linalg.add b 0 -128 -1.50 KiB -1.54 us

// SAME: FLOPs 384 384 =
// SAME: 3 operations before, 3 after: 3 the same, 0 changed, 0 added, 0 removed
// SAME-NOT: {{.}}

// What got worse: most by two thirds, the throughput (of which more is better)
// by 40 %.
// RUN: not mlir-roofline diff %t/old.mlir %t/new.mlir --target=%S/../../Report/Inputs/tiny.mlir --max-regress=50% --metric=flops,throughput_per_s,time_s,bytes_read 2>&1 >/dev/null | FileCheck %s --check-prefix=WORSE
// RUN: mlir-roofline diff %t/old.mlir %t/new.mlir --max-regress=66.7% --metric=flops > /dev/null
// RUN: not mlir-roofline diff %t/old.mlir %t/new.mlir --max-regress=66.6% --metric=flops > /dev/null
// RUN: mlir-roofline diff %t/new.mlir %t/old.mlir --max-regress=0 > /dev/null
// WORSE:      mlir-roofline: error: flops: expected at most +50.0 %, found +66.7 % (384 -> 640)
// WORSE-NEXT: mlir-roofline: error: bytes_read: expected at most +50.0 %, found +66.7 % (3.00 KiB -> 5.00 KiB)
// WORSE-NEXT: mlir-roofline: error: time_s on tiny: expected at most +50.0 %, found +66.7 % (4.61 us -> 7.68 us)
// WORSE-NOT:  error

// RUN: not mlir-roofline diff %t/old.json %t/new.mlir --metric=flops,time_s --max-regress=100% 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET-NOT: on tiny
// TARGET: Only in the old report: tiny
// TARGET: target tiny: expected in both reports, found in the old one alone

// For a pull request.
// RUN: not mlir-roofline diff %t/old.mlir %t/new.mlir --metric=flops --max-regress=2% --format=md 2>/dev/null | FileCheck %s --check-prefix=MD
// MD:      ### Roofline: {{.*}}old.mlir → {{.*}}new.mlir
// MD:      - :x: flops: expected at most +2.0 %, found +66.7 % (384 -&#62; 640)
// MD:      | metric | old | new | change | relative |
// MD-NEXT: | --- | ---: | ---: | ---: | ---: |
// MD-NEXT: | FLOPs | 384 | 640 | +256 | +66.7 % |
// MD:      3 operations before, 3 after: 1 the same, 1 changed, 1 added, 1 removed.
// MD:      | added | linalg.mul | c | 0 | +256 | +3.00 KiB |
// RUN: mlir-roofline diff %t/new.mlir %t/old.mlir --max-regress=2% --format=md | FileCheck %s --check-prefix=FINE
// FINE: No regressions.

//--- old.mlir
func.func @main(%x: tensor<16x8xf32>, %y: tensor<16x8xf32>, %z: tensor<16x8xf32>) -> (tensor<16x8xf32>, tensor<16x8xf32>, tensor<16x8xf32>) {
  %e = tensor.empty() : tensor<16x8xf32>
  %a = linalg.add ins(%x, %y : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("a")
  %b = linalg.add ins(%x, %z : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("b")
  %d = linalg.add ins(%y, %z : tensor<16x8xf32>, tensor<16x8xf32>) outs(%e : tensor<16x8xf32>) -> tensor<16x8xf32> loc("d")
  return %a, %b, %d : tensor<16x8xf32>, tensor<16x8xf32>, tensor<16x8xf32>
}
//--- new.mlir
func.func @main(%x: tensor<16x16xf32>, %y: tensor<16x16xf32>, %u: tensor<16x8xf32>, %v: tensor<16x8xf32>) -> (tensor<16x16xf32>, tensor<16x8xf32>, tensor<16x16xf32>) {
  %e = tensor.empty() : tensor<16x16xf32>
  %f = tensor.empty() : tensor<16x8xf32>
  %a = linalg.add ins(%x, %y : tensor<16x16xf32>, tensor<16x16xf32>) outs(%e : tensor<16x16xf32>) -> tensor<16x16xf32> loc("a")
  %d = linalg.add ins(%u, %v : tensor<16x8xf32>, tensor<16x8xf32>) outs(%f : tensor<16x8xf32>) -> tensor<16x8xf32> loc("d")
  %c = linalg.mul ins(%x, %y : tensor<16x16xf32>, tensor<16x16xf32>) outs(%e : tensor<16x16xf32>) -> tensor<16x16xf32> loc("c")
  return %a, %d, %c : tensor<16x16xf32>, tensor<16x8xf32>, tensor<16x16xf32>
}
