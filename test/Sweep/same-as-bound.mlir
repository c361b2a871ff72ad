// At every point of a sweep each figure is that of a report with the sizes
// bound: counts exactly, seconds to twelve digits, and what bounds the program.

// Sizes divided by strides.
// RUN: split-file %s %t
// RUN: %python %S/Inputs/compare.py %t/convolutions.mlir --target=nvidia-h100-sxm --over=arg0.d0=1,64 --over=arg0.d2=9,10,33,224 --over=arg0.d3=11,64 | FileCheck %s --check-prefix=CONVOLUTIONS
// CONVOLUTIONS: 16 points, 432 figures, all the same

// A loop with an open number of iterations, functions called with different
// sizes, a branch of which one side takes longer, two targets.
// RUN: %python %S/Inputs/compare.py %t/loop.mlir --target=nvidia-h100-sxm --target=google-tpu-v5e --over=arg0.d0=1,7,128 --over=arg1.d0=1,300,4096 | FileCheck %s --check-prefix=LOOP
// LOOP: 9 points, 333 figures, all the same

// One size swept, the other bound.
// RUN: %python %S/Inputs/compare.py %t/loop.mlir --target=google-tpu-v5e --over=arg0.d0=1..300:13 --bind=arg1.d0=5 | FileCheck %s --check-prefix=BOUND
// BOUND: 24 points, {{[0-9]+}} figures, all the same

// What has no formula is left out where there are many points, unless it is named.
// RUN: mlir-roofline sweep %t/loop.mlir --target=google-tpu-v5e --over=arg0.d0=1..300 --bind=arg1.d0=5 | FileCheck %s --check-prefix=LEFT
// RUN: mlir-roofline sweep %t/loop.mlir --target=google-tpu-v5e --over=arg0.d0=1..300 --bind=arg1.d0=5 --metrics=latency_floor_s | FileCheck %s --check-prefix=NAMED --implicit-check-not="Left out"
// LEFT: Left out: estimate, fused, floor, which take the whole analysis at each point; --metrics=estimate_s,latency_fused_s,latency_floor_s has it done
// LEFT: compared with it at 5 points
// NAMED: arg0.d0 {{ *}}floor

//--- convolutions.mlir
func.func @main(%x: tensor<?x3x?x?xf32>, %w: tensor<8x3x3x3xf32>, %v: tensor<8x8x3x3xf32>) -> tensor<?x8x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x3x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<?x3x?x?xf32>
  %wd = tensor.dim %x, %c3 : tensor<?x3x?x?xf32>
  %h1 = arith.subi %h, %c3 : index
  %h2 = arith.floordivsi %h1, %c2 : index
  %h3 = arith.addi %h2, %c1 : index
  %w1 = arith.subi %wd, %c3 : index
  %w2 = arith.floordivsi %w1, %c2 : index
  %w3 = arith.addi %w2, %c1 : index
  %e1 = tensor.empty(%n, %h3, %w3) : tensor<?x8x?x?xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<?x8x?x?xf32>) -> tensor<?x8x?x?xf32>
  %1 = linalg.conv_2d_nchw_fchw {strides = dense<2> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w : tensor<?x3x?x?xf32>, tensor<8x3x3x3xf32>) outs(%f1 : tensor<?x8x?x?xf32>) -> tensor<?x8x?x?xf32>
  %h4 = arith.subi %h3, %c3 : index
  %h5 = arith.floordivsi %h4, %c2 : index
  %h6 = arith.addi %h5, %c1 : index
  %w4 = arith.subi %w3, %c3 : index
  %w5 = arith.floordivsi %w4, %c2 : index
  %w6 = arith.addi %w5, %c1 : index
  %e2 = tensor.empty(%n, %h6, %w6) : tensor<?x8x?x?xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<?x8x?x?xf32>) -> tensor<?x8x?x?xf32>
  %2 = linalg.conv_2d_nchw_fchw {strides = dense<2> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%1, %v : tensor<?x8x?x?xf32>, tensor<8x8x3x3xf32>) outs(%f2 : tensor<?x8x?x?xf32>) -> tensor<?x8x?x?xf32>
  return %2 : tensor<?x8x?x?xf32>
}
//--- loop.mlir
func.func @layer(%x: tensor<?x64xbf16>, %w: tensor<64x64xbf16>) -> tensor<?x64xbf16> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : bf16
  %n = tensor.dim %x, %c0 : tensor<?x64xbf16>
  %e = tensor.empty(%n) : tensor<?x64xbf16>
  %f = linalg.fill ins(%zero : bf16) outs(%e : tensor<?x64xbf16>) -> tensor<?x64xbf16>
  %0 = linalg.matmul ins(%x, %w : tensor<?x64xbf16>, tensor<64x64xbf16>) outs(%f : tensor<?x64xbf16>) -> tensor<?x64xbf16>
  return %0 : tensor<?x64xbf16>
}
func.func @main(%x: tensor<?x64xbf16>, %y: tensor<?x64xbf16>, %w: tensor<64x64xbf16>, %c: i1) -> (tensor<?x64xbf16>, tensor<?x64xbf16>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %n = tensor.dim %x, %c0 : tensor<?x64xbf16>
  %0 = scf.for %i = %c0 to %n step %c4 iter_args(%t = %y) -> tensor<?x64xbf16> {
    %1 = func.call @layer(%t, %w) : (tensor<?x64xbf16>, tensor<64x64xbf16>) -> tensor<?x64xbf16>
    scf.yield %1 : tensor<?x64xbf16>
  }
  %2 = scf.if %c -> tensor<?x64xbf16> {
    %3 = func.call @layer(%x, %w) : (tensor<?x64xbf16>, tensor<64x64xbf16>) -> tensor<?x64xbf16>
    scf.yield %3 : tensor<?x64xbf16>
  } else {
    %4 = linalg.exp ins(%x : tensor<?x64xbf16>) outs(%x : tensor<?x64xbf16>) -> tensor<?x64xbf16>
    scf.yield %4 : tensor<?x64xbf16>
  }
  return %0, %2 : tensor<?x64xbf16>, tensor<?x64xbf16>
}
