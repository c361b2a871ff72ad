// RUN: roofline-opt %s --roofline-annotate | FileCheck %s --check-prefixes=CHECK,BARE
// RUN: roofline-opt %s --roofline-annotate=target=nvidia-h100-sxm | FileCheck %s --check-prefixes=CHECK,BOUND
// RUN: roofline-opt %s --roofline-set-target=target=nvidia-h100-sxm --roofline-annotate | FileCheck %s --check-prefixes=CHECK,BOUND
// RUN: roofline-opt %s --roofline-annotate=target=nvidia-h100-sxm,nvidia-t4 | FileCheck %s --check-prefixes=CHECK,SEVERAL
// RUN: roofline-opt %s --roofline-annotate=target=nvidia-h100-sxm,nvidia-t4 | roofline-opt --roofline-annotate | FileCheck %s --check-prefixes=CHECK,BARE
// RUN: not roofline-opt %s --roofline-annotate="target=nvidia-h100-sxm,nvidia-t4 groups" 2>&1 | FileCheck %s --check-prefix=ONE --implicit-check-not=note
// ONE: error: expected one target beside groups, whose memory they have to fit, found 2
// RUN: roofline-opt %s --roofline-annotate=params=1 | FileCheck %s --check-prefix=PARAMS
// RUN: roofline-opt %s --roofline-annotate --roofline-annotate | FileCheck %s --check-prefixes=CHECK,BARE

// What stands in the input is stale and never read: not the cost of the product,
// nor the bound; a second run changes nothing.
// PARAMS: func.func @f(%{{.*}}: tensor<4x4xf16>, %{{.*}}: tensor<4x4xf16> {roofline.param})
// CHECK-LABEL: func.func @f
// BARE-NOT: roofline.bound
// CHECK-NOT: 999
func.func @f(%a: tensor<4x4xf16>, %b: tensor<4x4xf16>) -> tensor<4x4xf16> {
  // Free: no annotation, whatever it carried.
  // CHECK: tensor.empty() : tensor<4x4xf16>
  %e = tensor.empty() {roofline.cost = #roofline.cost<flops = 999>, roofline.bound = #roofline.bound<compute, "999">} : tensor<4x4xf16>
  %z = arith.constant 0.0 : f16
  %f = linalg.fill ins(%z : f16) outs(%e : tensor<4x4xf16>) -> tensor<4x4xf16>
  // 4*4*4 = 64 macs; 2 * 16 * 2 B in, 16 * 2 B out. 128 flops on 96 B.
  // BOUND: linalg.matmul {roofline.bound = #roofline.bound<memory, "{{.*}}">,
  // SEVERAL: linalg.matmul {roofline.bound = {"nvidia-h100-sxm" = #roofline.bound<memory, "HBM3">, "nvidia-t4" = #roofline.bound<memory, "GDDR6">},
  // BARE: linalg.matmul {
  // CHECK-SAME: roofline.cost = #roofline.cost<macs = 64, flops = 128, read = 64 B, write = 32 B>}
  %0 = linalg.matmul {roofline.cost = #roofline.cost<flops = 999>, roofline.bound = #roofline.bound<compute, "999">} ins(%a, %b : tensor<4x4xf16>, tensor<4x4xf16>) outs(%f : tensor<4x4xf16>) -> tensor<4x4xf16>
  return %0 : tensor<4x4xf16>
}
