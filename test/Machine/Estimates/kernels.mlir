// RUN: split-file %s %t
// RUN: mlir-roofline report %t/softmax.mlir --format=json | FileCheck %s --check-prefix=SOFTMAX
// RUN: mlir-roofline report %t/scaled.mlir --format=json | FileCheck %s --check-prefix=SCALED
// RUN: mlir-roofline report %t/norm.mlir --format=json | FileCheck %s --check-prefix=NORM
// RUN: mlir-roofline report %t/linear.mlir --format=json | FileCheck %s --check-prefix=LINEAR
// RUN: mlir-roofline report %t/queue.mlir --format=json | FileCheck %s --check-prefix=QUEUE
// RUN: mlir-roofline report %t/queue.mlir --format=json --function=one | FileCheck %s --check-prefix=ONE
// RUN: mlir-roofline report %t/attention.mlir --format=json | FileCheck %s --check-prefix=APART
// RUN: sed 's/efficiency = \[/efficiency = [<attention, memory = 0.5>,/' %t/attention.mlir > %t/streamed.mlir
// RUN: mlir-roofline report %t/streamed.mlir --format=json | FileCheck %s --check-prefix=STREAMED
// RUN: mlir-roofline report %t/batches.mlir --fusion --format=json | FileCheck %s --check-prefix=BATCHES
// RUN: mlir-roofline report %t/pooled.mlir --fusion --format=json | FileCheck %s --check-prefix=POOLED
// RUN: mlir-roofline report %t/narrow.mlir --fusion --format=json | FileCheck %s --check-prefix=NARROW

// Estimates are made of kernels as libraries have them, one after the other. All here
// are limited by 1e9 bytes per second; products reach half of that, sums of rows a
// quarter, other operations 0.8.

//--- softmax.mlir
// Five operations are one kernel: 64x256 f32, 65536 B, in and out, at a quarter:
// 524.288 us.
// SOFTMAX: "latency_estimate_s": 0.00052428
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<contraction, memory = 0.5>, <reduction, memory = 0.25>, <elementwise, memory = 0.8>]>
#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
module attributes {roofline.target = #t} {
  func.func @main(%x: tensor<64x256xf32>) -> tensor<64x256xf32> {
    %zero = arith.constant 0.0 : f32
    %low = arith.constant 0xFF800000 : f32
    %e = tensor.empty() : tensor<64x256xf32>
    %r = tensor.empty() : tensor<64xf32>
    %m0 = linalg.fill ins(%low : f32) outs(%r : tensor<64xf32>) -> tensor<64xf32>
    %m = linalg.reduce { arith.maximumf } ins(%x : tensor<64x256xf32>) outs(%m0 : tensor<64xf32>) dimensions = [1]
    %d = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %m : tensor<64x256xf32>, tensor<64xf32>) outs(%e : tensor<64x256xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %1 = arith.subf %a, %b : f32
      linalg.yield %1 : f32
    } -> tensor<64x256xf32>
    %p = linalg.exp ins(%d : tensor<64x256xf32>) outs(%e : tensor<64x256xf32>) -> tensor<64x256xf32>
    %s0 = linalg.fill ins(%zero : f32) outs(%r : tensor<64xf32>) -> tensor<64xf32>
    %s = linalg.reduce { arith.addf } ins(%p : tensor<64x256xf32>) outs(%s0 : tensor<64xf32>) dimensions = [1]
    %q = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %s : tensor<64x256xf32>, tensor<64xf32>) outs(%e : tensor<64x256xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %1 = arith.divf %a, %b : f32
      linalg.yield %1 : f32
    } -> tensor<64x256xf32>
    return %q : tensor<64x256xf32>
  }
}

//--- scaled.mlir
// What is scaled before the softmax is a kernel of its own, since the softmax reads it
// twice: 131072 B at 0.8, 163.84 us, and 524.288 us.
// SCALED: "latency_estimate_s": 0.00068812
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<contraction, memory = 0.5>, <reduction, memory = 0.25>, <elementwise, memory = 0.8>]>
#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
module attributes {roofline.target = #t} {
  func.func @main(%y: tensor<64x256xf32>) -> tensor<64x256xf32> {
    %zero = arith.constant 0.0 : f32
    %half = arith.constant 0.5 : f32
    %low = arith.constant 0xFF800000 : f32
    %e = tensor.empty() : tensor<64x256xf32>
    %r = tensor.empty() : tensor<64xf32>
    %x = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%y : tensor<64x256xf32>) outs(%e : tensor<64x256xf32>) {
    ^bb0(%a: f32, %c: f32):
      %1 = arith.mulf %a, %half : f32
      linalg.yield %1 : f32
    } -> tensor<64x256xf32>
    %m0 = linalg.fill ins(%low : f32) outs(%r : tensor<64xf32>) -> tensor<64xf32>
    %m = linalg.reduce { arith.maximumf } ins(%x : tensor<64x256xf32>) outs(%m0 : tensor<64xf32>) dimensions = [1]
    %d = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %m : tensor<64x256xf32>, tensor<64xf32>) outs(%e : tensor<64x256xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %1 = arith.subf %a, %b : f32
      linalg.yield %1 : f32
    } -> tensor<64x256xf32>
    %p = linalg.exp ins(%d : tensor<64x256xf32>) outs(%e : tensor<64x256xf32>) -> tensor<64x256xf32>
    %s0 = linalg.fill ins(%zero : f32) outs(%r : tensor<64xf32>) -> tensor<64xf32>
    %s = linalg.reduce { arith.addf } ins(%p : tensor<64x256xf32>) outs(%s0 : tensor<64xf32>) dimensions = [1]
    %q = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%p, %s : tensor<64x256xf32>, tensor<64xf32>) outs(%e : tensor<64x256xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %1 = arith.divf %a, %b : f32
      linalg.yield %1 : f32
    } -> tensor<64x256xf32>
    return %q : tensor<64x256xf32>
  }
}

//--- norm.mlir
// RMS norm in f32 of an f16 tensor: the casts, the squares, their sum, the root, the
// product with it and with a parameter are one kernel: 64x256 f16 in and out, 65536 B,
// and 1024 B of parameters at a quarter: 266.24 us. The residual that is added next is
// another: 98304 B at 0.8, 122.88 us.
// NORM: "latency_estimate_s": 0.0003891{{2|1999}}
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>, <f16 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<contraction, memory = 0.5>, <reduction, memory = 0.25>, <elementwise, memory = 0.8>]>
#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
#column = affine_map<(d0, d1) -> (d1)>
module attributes {roofline.target = #t} {
  func.func @main(%h: tensor<64x256xf16>, %res: tensor<64x256xf16>, %w: tensor<256xf32> {roofline.param}) -> tensor<64x256xf16> {
    %zero = arith.constant 0.0 : f32
    %eps = arith.constant 1.0e-5 : f32
    %n = arith.constant 256.0 : f32
    %e = tensor.empty() : tensor<64x256xf32>
    %f = tensor.empty() : tensor<64x256xf16>
    %r = tensor.empty() : tensor<64xf32>
    %x = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%h : tensor<64x256xf16>) outs(%e : tensor<64x256xf32>) {
    ^bb0(%a: f16, %c: f32):
      %1 = arith.extf %a : f16 to f32
      linalg.yield %1 : f32
    } -> tensor<64x256xf32>
    %sq = linalg.square ins(%x : tensor<64x256xf32>) outs(%e : tensor<64x256xf32>) -> tensor<64x256xf32>
    %s0 = linalg.fill ins(%zero : f32) outs(%r : tensor<64xf32>) -> tensor<64xf32>
    %s = linalg.reduce { arith.addf } ins(%sq : tensor<64x256xf32>) outs(%s0 : tensor<64xf32>) dimensions = [1]
    %i = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%s : tensor<64xf32>) outs(%r : tensor<64xf32>) {
    ^bb0(%a: f32, %c: f32):
      %1 = arith.divf %a, %n : f32
      %2 = arith.addf %1, %eps : f32
      %3 = math.rsqrt %2 : f32
      linalg.yield %3 : f32
    } -> tensor<64xf32>
    %y = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %i : tensor<64x256xf32>, tensor<64xf32>) outs(%e : tensor<64x256xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %1 = arith.mulf %a, %b : f32
      linalg.yield %1 : f32
    } -> tensor<64x256xf32>
    %z = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]} ins(%y, %w : tensor<64x256xf32>, tensor<256xf32>) outs(%e : tensor<64x256xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %1 = arith.mulf %a, %b : f32
      linalg.yield %1 : f32
    } -> tensor<64x256xf32>
    %t = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%z : tensor<64x256xf32>) outs(%f : tensor<64x256xf16>) {
    ^bb0(%a: f32, %c: f16):
      %1 = arith.truncf %a : f32 to f16
      linalg.yield %1 : f16
    } -> tensor<64x256xf16>
    %o = linalg.add ins(%t, %res : tensor<64x256xf16>, tensor<64x256xf16>) outs(%f : tensor<64x256xf16>) -> tensor<64x256xf16>
    return %o : tensor<64x256xf16>
  }
}

//--- linear.mlir
// The bias belongs to the product: 8192 + 8192 + 256 + 16384 B at half, 66.048 us. The
// activation does not: 32768 B at 0.8, 40.96 us.
// LINEAR: "latency_estimate_s": 0.00010700
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<contraction, memory = 0.5>, <reduction, memory = 0.25>, <elementwise, memory = 0.8>]>
#id = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>
module attributes {roofline.target = #t} {
  func.func @main(%x: tensor<64x32xf32>, %w: tensor<32x64xf32> {roofline.param}, %b: tensor<64xf32> {roofline.param}) -> tensor<64x64xf32> {
    %zero = arith.constant 0.0 : f32
    %e = tensor.empty() : tensor<64x64xf32>
    %i = linalg.fill ins(%zero : f32) outs(%e : tensor<64x64xf32>) -> tensor<64x64xf32>
    %0 = linalg.matmul ins(%x, %w : tensor<64x32xf32>, tensor<32x64xf32>) outs(%i : tensor<64x64xf32>) -> tensor<64x64xf32>
    %1 = linalg.generic {indexing_maps = [#id, #column, #id], iterator_types = ["parallel", "parallel"]} ins(%0, %b : tensor<64x64xf32>, tensor<64xf32>) outs(%e : tensor<64x64xf32>) {
    ^bb0(%a: f32, %c: f32, %d: f32):
      %2 = arith.addf %a, %c : f32
      linalg.yield %2 : f32
    } -> tensor<64x64xf32>
    %2 = linalg.tanh ins(%1 : tensor<64x64xf32>) outs(%e : tensor<64x64xf32>) -> tensor<64x64xf32>
    return %2 : tensor<64x64xf32>
  }
}

//--- queue.mlir
// Each of two kernels moves 131072 B, 163.84 us at 0.8, and takes 1 ms to launch. In a
// queue the launch of the second hides what the first does: 1 ms each, and once the
// 163.84 us that nothing hides.
// QUEUE: "latency_estimate_s": 0.00216384
// ONE: "latency_estimate_s": 0.00116384
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<elementwise, memory = 0.8, overhead_s = 1e-3>]>
module attributes {roofline.target = #t} {
  func.func @main(%x: tensor<64x256xf32>) -> tensor<64x256xf32> {
    %e = tensor.empty() : tensor<64x256xf32>
    %0 = linalg.exp ins(%x : tensor<64x256xf32>) outs(%e : tensor<64x256xf32>) -> tensor<64x256xf32>
    %1 = linalg.tanh ins(%0 : tensor<64x256xf32>) outs(%e : tensor<64x256xf32>) -> tensor<64x256xf32>
    return %1 : tensor<64x256xf32>
  }
  func.func @one(%x: tensor<64x256xf32>) -> tensor<64x256xf32> {
    %e = tensor.empty() : tensor<64x256xf32>
    %0 = linalg.exp ins(%x : tensor<64x256xf32>) outs(%e : tensor<64x256xf32>) -> tensor<64x256xf32>
    return %0 : tensor<64x256xf32>
  }
}

//--- attention.mlir
// Where nobody has measured attention there are no kernels for it: the products move
// 1,048,576 + 1,048,576 + 8,388,608 B each at half, 20.97152 ms, the softmax between
// them 16,777,216 B at a quarter, 67.108864 ms. Otherwise Q, K, V and the result enter
// and leave one kernel: 4,194,304 B at half, 8.388608 ms.
// APART: "latency_estimate_s": 0.1090519
// STREAMED: "latency_estimate_s": 0.0083886
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<contraction, memory = 0.5>, <reduction, memory = 0.25>, <elementwise, memory = 0.8>]>
!q = tensor<8x512x64xf32>
!s = tensor<8x512x512xf32>
module attributes {roofline.target = #t} {
  func.func @main(%q: !q, %k: tensor<8x64x512xf32>, %v: !q) -> !q {
    %zero = arith.constant 0.0 : f32
    %es = tensor.empty() : !s
    %eo = tensor.empty() : !q
    %fs = linalg.fill ins(%zero : f32) outs(%es : !s) -> !s
    %qk = linalg.batch_matmul ins(%q, %k : !q, tensor<8x64x512xf32>) outs(%fs : !s) -> !s
    %p = linalg.softmax dimension(2) ins(%qk : !s) outs(%es : !s) -> !s
    %fo = linalg.fill ins(%zero : f32) outs(%eo : !q) -> !q
    %o = linalg.batch_matmul ins(%p, %v : !s, !q) outs(%fo : !q) -> !q
    return %o : !q
  }
}

//--- narrow.mlir
// A narrow MLP is one group, whose rows pass in pieces, and no attention: of 65,536 rows of
// 64 and 256 elements each of two products moves 16,777,216 + 65,536 + 67,108,864 B at half,
// 167.903232 ms. One kernel for attention would move 33,685,504 B, in 67.4 ms.
// NARROW: "latency_estimate_s": 0.335806
// NARROW: "num_groups": 1,
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<attention, memory = 0.5>, <contraction, memory = 0.5>, <elementwise, memory = 0.8>]>
!x = tensor<1x65536x64xf32>
module attributes {roofline.target = #t} {
  func.func @main(%x: !x, %u: tensor<1x64x256xf32>, %d: tensor<1x256x64xf32>) -> !x {
    %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
    %h = tosa.matmul %x, %u, %zp, %zp : (!x, tensor<1x64x256xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x65536x256xf32>
    %y = tosa.matmul %h, %d, %zp, %zp : (tensor<1x65536x256xf32>, tensor<1x256x64xf32>, tensor<1xf32>, tensor<1xf32>) -> !x
    return %y : !x
  }
}

//--- pooled.mlir
// What is added to the largest of four is added by a kernel of its own, whatever group it is
// in: 262,144 B in and 65,536 B out at a quarter are 1.31072 ms, 3 * 65,536 B at 0.8 are
// 0.24576 ms. Both wait for their launches, 10 ms each, and the longest overhead counts once:
// 20 + 1.31072 ms. One kernel of both took 10 + 1.572864 ms.
// POOLED: "latency_estimate_s": 0.02131072
// POOLED: "num_groups": 1,
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<reduction, memory = 0.25, overhead_s = 1e-2>, <elementwise, memory = 0.8, overhead_s = 1e-2>]>
!x = tensor<1x64x64x16xf32>
!y = tensor<1x32x32x16xf32>
module attributes {roofline.target = #t} {
  func.func @main(%x: !x, %y: !y) -> !y {
    %m = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (!x) -> !y
    %a = tosa.add %m, %y : (!y, !y) -> !y
    return %a : !y
  }
}

//--- batches.mlir
// The variance of batches is summed up where its squares are made, in another group than what
// is scaled by it; libraries run both sums with what follows on them all the same. Images are
// 25,690,112 B, channels 256 B: a mean in 25,690,368 B at a quarter, 102.761472 ms; differences,
// 51,380,480 B, and squares, 51,380,224 B, at 0.8, 64.2256 and 64.22528 ms; and the rest one by
// one, since that is less: the sum in 25,690,368 B at a quarter, 102.761472 ms, what is made of
// it in 512 B, 0.64 us, and the result in 51,380,992 B at 0.8, 64.22624 ms.
// BATCHES: "latency_estimate_s": 0.3982007
// BATCHES: "num_groups": 3,
#t = #roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
  efficiency = [<reduction, memory = 0.25>, <elementwise, memory = 0.8>]>
!n = tensor<32x56x56x64xf32>
!c = tensor<64xf32>
#nhwc = affine_map<(a, b, c, d) -> (a, b, c, d)>
#ch = affine_map<(a, b, c, d) -> (d)>
#o = affine_map<(d) -> (d)>
module attributes {roofline.target = #t} {
  func.func @main(%x: !n, %g: !c, %b: !c) -> !n {
    %zero = arith.constant 0.0 : f32
    %n = arith.constant 100352.0 : f32
    %eps = arith.constant 1.0e-5 : f32
    %e = tensor.empty() : !n
    %ec = tensor.empty() : !c
    %fz = linalg.fill ins(%zero : f32) outs(%ec : !c) -> !c
    %s = linalg.reduce { arith.addf } ins(%x : !n) outs(%fz : !c) dimensions = [0, 1, 2]
    %m = linalg.generic {indexing_maps = [#o, #o], iterator_types = ["parallel"]} ins(%s : !c) outs(%ec : !c) {
    ^bb0(%p: f32, %q: f32):
      %r = arith.divf %p, %n : f32
      linalg.yield %r : f32
    } -> !c
    %d = linalg.generic {indexing_maps = [#nhwc, #ch, #nhwc], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %m : !n, !c) outs(%e : !n) {
    ^bb0(%p: f32, %q: f32, %o: f32):
      %r = arith.subf %p, %q : f32
      linalg.yield %r : f32
    } -> !n
    %d2 = linalg.mul ins(%d, %d : !n, !n) outs(%e : !n) -> !n
    %s2 = linalg.reduce { arith.addf } ins(%d2 : !n) outs(%fz : !c) dimensions = [0, 1, 2]
    %v = linalg.generic {indexing_maps = [#o, #o], iterator_types = ["parallel"]} ins(%s2 : !c) outs(%ec : !c) {
    ^bb0(%p: f32, %q: f32):
      %r = arith.divf %p, %n : f32
      %t = arith.addf %r, %eps : f32
      %u = math.rsqrt %t : f32
      linalg.yield %u : f32
    } -> !c
    %y = linalg.generic {indexing_maps = [#nhwc, #ch, #ch, #ch, #nhwc], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%d, %v, %g, %b : !n, !c, !c, !c) outs(%e : !n) {
    ^bb0(%p: f32, %q: f32, %q1: f32, %q2: f32, %o: f32):
      %r = arith.mulf %p, %q : f32
      %r1 = arith.mulf %r, %q1 : f32
      %r2 = arith.addf %r1, %q2 : f32
      linalg.yield %r2 : f32
    } -> !n
    return %y : !n
  }
}
