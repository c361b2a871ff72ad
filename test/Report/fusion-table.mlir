// Groups that do the same are one row; what saves most stands first.

// RUN: mlir-roofline report %s --fusion | FileCheck %s --check-prefix=PLAIN
// RUN: mlir-roofline report %s --fusion --target=%S/Inputs/tiny.mlir | FileCheck %s --check-prefix=TIMES
// RUN: mlir-roofline report %s | FileCheck %s --check-prefix=NONE

// Two pairs on 1024 elements of 4 B move 4 * 4 KiB each, 2 * 4 KiB as groups; one on
// 16384 elements 256 and 128 KiB.
// PLAIN:      Fusion: 288 KiB as written, 144 KiB by groups that run as one in 192 KiB per core
// PLAIN-NEXT: ops  what                   groups  runs  as written     fused     saves
// PLAIN-NEXT: 4-5  linalg.exp, linalg.abs      1     1     256 KiB   128 KiB   128 KiB
// PLAIN-NEXT: 0-1  linalg.exp, linalg.abs      2     1    16.0 KiB  8.00 KiB  16.0 KiB

// 131,072 B at 1e9 B/s are saved, 131 us, and twice 8,192 B.
// TIMES: Target tiny
// TIMES: Fusion on tiny: 288 KiB as written, 144 KiB by groups
// TIMES: 4-5 {{.*}} 131 us
// TIMES: 0-1 {{.*}} 16.4 us

// NONE-NOT: Fusion

func.func @main(%a: tensor<1024xf32>, %b: tensor<1024xf32>, %c: tensor<16384xf32>) -> (tensor<1024xf32>, tensor<1024xf32>, tensor<16384xf32>) {
  %e = tensor.empty() : tensor<1024xf32>
  %f = tensor.empty() : tensor<16384xf32>
  %0 = linalg.exp ins(%a : tensor<1024xf32>) outs(%e : tensor<1024xf32>) -> tensor<1024xf32>
  %1 = linalg.abs ins(%0 : tensor<1024xf32>) outs(%e : tensor<1024xf32>) -> tensor<1024xf32>
  %2 = linalg.exp ins(%b : tensor<1024xf32>) outs(%e : tensor<1024xf32>) -> tensor<1024xf32>
  %3 = linalg.abs ins(%2 : tensor<1024xf32>) outs(%e : tensor<1024xf32>) -> tensor<1024xf32>
  %4 = linalg.exp ins(%c : tensor<16384xf32>) outs(%f : tensor<16384xf32>) -> tensor<16384xf32>
  %5 = linalg.abs ins(%4 : tensor<16384xf32>) outs(%f : tensor<16384xf32>) -> tensor<16384xf32>
  return %1, %3, %5 : tensor<1024xf32>, tensor<1024xf32>, tensor<16384xf32>
}
