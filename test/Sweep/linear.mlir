// One linear layer, 4096 to 4096 in bf16, on H100: 132 * 4096 * 1.83e9 FLOPs a
// second on the matrix unit, 3352e9 bytes of memory, R = 295.18 FLOPs per byte.
//
// At batch B it does 2 * B * 4096 * 4096 = 33554432 * B FLOPs and moves
//   2 * (B * 4096 + 4096 * 4096 + B * 4096) = 16384 * B + 33554432 bytes
// (the sum starts from zero, so the destination is not read). 8192 * B bytes of
// input and as many of output, both kept, and 33554432 of weights are the peak.
// Compute takes longer from B = R / (1 - R * (4096 + 4096) / 4096^2) = 344.89 on.

// RUN: mlir-roofline sweep %s --over=arg0.d0=1,344..347 --target=nvidia-h100-sxm --batch-symbol=arg0.d0 | FileCheck %s
// CHECK: linear.mlir at 5 points
// CHECK: arg0.d0 {{.*}}FLOPs{{.*}}time{{.*}}bound by
// CHECK: {{^ *}}1 33.6 M 32.0 MiB {{.*}} HBM3
// CHECK: {{^ *}}344 11.5 G {{.*}} HBM3
// CHECK: {{^ *}}345 11.6 G {{.*}} matrix.bf16
// CHECK: {{^ *}}346 11.6 G {{.*}} matrix.bf16
// CHECK: What bounds the program changes
// CHECK-NEXT: from HBM3 to matrix.bf16 at arg0.d0=345
//
// 84942979072 bytes of memory hold (84942979072 - 33554432) / 16384 = 5182460
// rows of input and output.
// CHECK: Largest arg0.d0 that fits
// CHECK-NEXT: 5,182,460 in 79.1 GiB of HBM3
// CHECK: No other point is faster and has more items per second
// CHECK: compared with it at 5 points

// Of values between two points nothing is said.
// RUN: mlir-roofline sweep %s --over=arg0.d0=1..512:*2 --target=nvidia-h100-sxm | FileCheck %s --check-prefix=BETWEEN
// BETWEEN: What bounds the program changes
// BETWEEN-NEXT: from HBM3 to matrix.bf16 between arg0.d0=256 and 512{{$}}

// 33554432 * 346 FLOPs, 16384 * 346 + 33554432 bytes.
// RUN: mlir-roofline sweep %s --over=arg0.d0=1,346 --target=nvidia-h100-sxm --metrics=flops,bytes,live_bytes,time_s --format=csv | FileCheck %s --check-prefix=CSV
// CSV: {{^}}arg0.d0,flops,bytes,live_bytes,time_s@nvidia-h100-sxm,bound_by@nvidia-h100-sxm{{$}}
// CSV-NEXT: {{^}}1,33554432,33570816,33570816,{{.*}},HBM3{{$}}
// CSV-NEXT: {{^}}346,11609833472,39223296,39223296,{{.*}},matrix.bf16{{$}}

// Every figure is that of a report with the size bound.
// RUN: %python %S/Inputs/compare.py %s --target=nvidia-h100-sxm --over=arg0.d0=1..5,300,346,4096 | FileCheck %s --check-prefix=SAME
// SAME: 8 points, {{[0-9]+}} figures, all the same

// Factors and steps; a table of many points shows some of them.
// RUN: mlir-roofline sweep %s --over=arg0.d0=1..64:*4,100..200:50 --metrics=macs --format=csv | FileCheck %s --check-prefix=STEPS
// STEPS: {{^}}1,16777216
// STEPS-NEXT: {{^}}4,67108864
// STEPS-NEXT: {{^}}16,268435456
// STEPS-NEXT: {{^}}64,1073741824
// STEPS-NEXT: {{^}}100,1677721600
// STEPS-NEXT: {{^}}150,2516582400
// STEPS-NEXT: {{^}}200,3355443200
// STEPS-NOT: {{.}}
// RUN: mlir-roofline sweep %s --over=arg0.d0=1..1000 --target=nvidia-h100-sxm | FileCheck %s --check-prefix=MANY
// MANY: at 1000 points
// MANY: {{^ *}}1 33.6 M
// MANY: {{^ *}}1000 33.6 G
// MANY: 32 of 1000 points; --all shows all
// MANY-NOT: Left out
// MANY: compared with it at 5 points
// RUN: mlir-roofline sweep %s --over=arg0.d0=1..1000 --all | grep -cE "^ *[0-9]+ +[0-9.]+ [kMG] " | FileCheck %s --check-prefix=ALL
// ALL: 1000

func.func @main(%x: tensor<?x4096xbf16>, %w: tensor<4096x4096xbf16>) -> tensor<?x4096xbf16> {
  %zero = arith.constant 0.0 : bf16
  %c0 = arith.constant 0 : index
  %batch = tensor.dim %x, %c0 : tensor<?x4096xbf16>
  %empty = tensor.empty(%batch) : tensor<?x4096xbf16>
  %init = linalg.fill ins(%zero : bf16) outs(%empty : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  %0 = linalg.matmul ins(%x, %w : tensor<?x4096xbf16>, tensor<4096x4096xbf16>) outs(%init : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  return %0 : tensor<?x4096xbf16>
}
