// RUN: mlir-roofline report %s --function=tiles --format=json | FileCheck %s --check-prefix=TILES
// RUN: mlir-roofline report %s --function=sums --format=json | FileCheck %s --check-prefix=SUMS
// RUN: mlir-roofline report %s --function=steps --format=json | FileCheck %s --check-prefix=STEPS
// RUN: mlir-roofline report %s --function=small --format=json | FileCheck %s --check-prefix=SMALL
// RUN: mlir-roofline report %s --function=large --format=json | FileCheck %s --check-prefix=LARGE
// RUN: mlir-roofline report %s --function=last --format=json | FileCheck %s --check-prefix=LAST

// How often kernels in loops are launched, which takes 10 us each time. All here are limited
// by 1e9 bytes per second. A kernel takes what it does or its launch, whichever is longer, and
// the longest of the shorter of both is not hidden.

#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<contraction, overhead_s = 1e-5>, <elementwise, overhead_s = 1e-5>]>
module attributes {roofline.target = #t} {

// 16 tiles of 4 rows are one kernel: 4,096 B in and out, 8.192 us, and one launch.
// TILES: "latency_estimate_s": 1.8192{{0*[0-9]?}}e-05
func.func @tiles(%x: tensor<64x16xf32>, %y: tensor<64x16xf32>) -> tensor<64x16xf32> {
  %r = scf.forall (%i) = (0) to (64) step (4) shared_outs(%o = %y) -> tensor<64x16xf32> {
    %xt = tensor.extract_slice %x[%i, 0] [4, 16] [1, 1] : tensor<64x16xf32> to tensor<4x16xf32>
    %ot = tensor.extract_slice %o[%i, 0] [4, 16] [1, 1] : tensor<64x16xf32> to tensor<4x16xf32>
    %e = linalg.exp ins(%xt : tensor<4x16xf32>) outs(%ot : tensor<4x16xf32>) -> tensor<4x16xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %e into %o[%i, 0] [4, 16] [1, 1] : tensor<4x16xf32> into tensor<64x16xf32>
    }
  }
  return %r : tensor<64x16xf32>
}

// A sum in four pieces, which stays: 2 * 4,096 B of factors and 2 * 1,024 B of sums, 10.24 us,
// and one launch.
// SUMS: "latency_estimate_s": 2.024{{0*[0-9]?}}e-05
func.func @sums(%x: memref<16x64xf32>, %w: memref<64x16xf32>, %y: memref<16x16xf32>) {
  affine.for %k = 0 to 64 step 16 {
    %xt = memref.subview %x[0, %k] [16, 16] [1, 1] : memref<16x64xf32> to memref<16x16xf32, strided<[64, 1], offset: ?>>
    %wt = memref.subview %w[%k, 0] [16, 16] [1, 1] : memref<64x16xf32> to memref<16x16xf32, strided<[16, 1], offset: ?>>
    linalg.matmul ins(%xt, %wt : memref<16x16xf32, strided<[64, 1], offset: ?>>, memref<16x16xf32, strided<[16, 1], offset: ?>>) outs(%y : memref<16x16xf32>)
  }
  return
}

// Two kernels wait for each other in each of 8 steps: 16 launches, and the longest of these
// kernels reads 4,096 + 128 B and writes 128 B, 4.352 us.
// STEPS: "latency_estimate_s": 0.00016435
func.func @steps(%h: tensor<32xf32>, %w: tensor<32x32xf32>) -> tensor<32xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<32xf32>
  %r = scf.for %t = %c0 to %c8 step %c1 iter_args(%s = %h) -> tensor<32xf32> {
    %f = linalg.fill ins(%zero : f32) outs(%e : tensor<32xf32>) -> tensor<32xf32>
    %p = linalg.vecmat ins(%s, %w : tensor<32xf32>, tensor<32x32xf32>) outs(%f : tensor<32xf32>) -> tensor<32xf32>
    %q = linalg.tanh ins(%p : tensor<32xf32>) outs(%e : tensor<32xf32>) -> tensor<32xf32>
    scf.yield %q : tensor<32xf32>
  }
  return %r : tensor<32xf32>
}

// One kernel whose state of 128 B stays: 0.256 us, and one launch.
// SMALL: "latency_estimate_s": 1.0256{{0*[0-9]?}}e-05
func.func @small(%h: tensor<32xf32>) -> tensor<32xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %e = tensor.empty() : tensor<32xf32>
  %r = scf.for %t = %c0 to %c8 step %c1 iter_args(%s = %h) -> tensor<32xf32> {
    %q = linalg.tanh ins(%s : tensor<32xf32>) outs(%e : tensor<32xf32>) -> tensor<32xf32>
    scf.yield %q : tensor<32xf32>
  }
  return %r : tensor<32xf32>
}

// 262,144 B do not stay in 192 KiB: 8 launches, one of which is not hidden behind the 524.288 us
// that each kernel takes.
// LARGE: "latency_estimate_s": 0.0042043
func.func @large(%h: tensor<65536xf32>) -> tensor<65536xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %e = tensor.empty() : tensor<65536xf32>
  %r = scf.for %t = %c0 to %c8 step %c1 iter_args(%s = %h) -> tensor<65536xf32> {
    %q = linalg.tanh ins(%s : tensor<65536xf32>) outs(%e : tensor<65536xf32>) -> tensor<65536xf32>
    scf.yield %q : tensor<65536xf32>
  }
  return %r : tensor<65536xf32>
}

// The last of four tiles is smaller: 50 rows of 16, 3,200 B in and out, 6.4 us, in one kernel.
// LAST: "latency_estimate_s": 1.64{{0*[0-9]?}}e-05
func.func @last(%x: memref<50x16xf32>, %y: memref<50x16xf32>) {
  affine.for %i = 0 to 50 step 16 {
    %n = affine.min affine_map<(i) -> (16, 50 - i)>(%i)
    %xt = memref.subview %x[%i, 0] [%n, 16] [1, 1] : memref<50x16xf32> to memref<?x16xf32, strided<[16, 1], offset: ?>>
    %yt = memref.subview %y[%i, 0] [%n, 16] [1, 1] : memref<50x16xf32> to memref<?x16xf32, strided<[16, 1], offset: ?>>
    linalg.exp ins(%xt : memref<?x16xf32, strided<[16, 1], offset: ?>>) outs(%yt : memref<?x16xf32, strided<[16, 1], offset: ?>>)
  }
  return
}
}
