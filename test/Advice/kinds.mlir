// RUN: split-file %s %t
// RUN: mlir-roofline advise %t/precompute.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=precompute | FileCheck %t/precompute.mlir
// RUN: mlir-roofline advise %t/nested.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=precompute | FileCheck %t/nested.mlir
// RUN: mlir-roofline advise %t/fusion.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=elementwise-fusion,unfused-groups | FileCheck %t/fusion.mlir
// RUN: mlir-roofline advise %t/equal.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=common-subexpressions | FileCheck %t/equal.mlir
// RUN: mlir-roofline advise %t/dead.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=dead-code | FileCheck %t/dead.mlir
// RUN: mlir-roofline advise %t/layout.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=layout-copies | FileCheck %t/layout.mlir
// RUN: mlir-roofline advise %t/padding.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=padding | FileCheck %t/padding.mlir
// RUN: mlir-roofline advise %t/casts.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=cast-pairs | FileCheck %t/casts.mlir
// RUN: mlir-roofline advise %t/tosa-casts.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=cast-pairs | FileCheck %t/tosa-casts.mlir
// RUN: mlir-roofline advise %t/loop.mlir --target=%S/../Report/Inputs/tiny.mlir --kind=loop-invariants | FileCheck %t/loop.mlir

// On a machine with 1 GB/s and 2 GFLOP/s of f32: a byte takes a nanosecond, two
// operations do.

//--- precompute.mlir
// The transpose moves 2 * 32 * 64 * 4 = 16384 bytes: 16.4 us. The product has
// 2 * 16 * 64 * 32 = 65536 FLOPs: 32.8 us. A third of both is saved.
// CHECK: Advice on {{.*}}precompute.mlir for tiny, whose latency bound is 49.2 us
// CHECK: kind places predicted of bound found error by
// CHECK-NEXT: 1 precompute 1 16.4 us 33.3 % 16.4 us 0 % parameters
// CHECK: 1 precompute: operations depend on parameters and constants alone
// CHECK: predicted 16.4 us of latency_bound_s, 16.0 KiB
// CHECK-NEXT: found 16.4 us of latency_bound_s, 16.0 KiB
// CHECK-NEXT: where linalg.transpose {{.*}}precompute.mlir:[[#]]:8 (16.4 us)
// CHECK-NEXT: remedy what they make as parameters of the program
// CHECK: Pieces overlap: what they save does not add up.
func.func @main(%x: tensor<16x64xf32>, %w: tensor<32x64xf32> {roofline.param}) -> tensor<16x32xf32> {
  %e = tensor.empty() : tensor<64x32xf32>
  %out = tensor.empty() : tensor<16x32xf32>
  %t = linalg.transpose ins(%w : tensor<32x64xf32>) outs(%e : tensor<64x32xf32>) permutation = [1, 0]
  %y = linalg.matmul ins(%x, %t : tensor<16x64xf32>, tensor<64x32xf32>) outs(%out : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %y : tensor<16x32xf32>
}

//--- nested.mlir
// An argument can stand in for what is made in a branch, too: 16384 of 16384 +
// 3 * 8192 bytes.
// CHECK: 1 precompute 1 16.4 us 40.0 % 16.4 us 0 % parameters
func.func @main(%x: tensor<64x32xf32>, %w: tensor<32x64xf32> {roofline.param}, %c: i1) -> tensor<64x32xf32> {
  %e = tensor.empty() : tensor<64x32xf32>
  %a = scf.if %c -> tensor<64x32xf32> {
    %t = linalg.transpose ins(%w : tensor<32x64xf32>) outs(%e : tensor<64x32xf32>) permutation = [1, 0]
    %0 = linalg.add ins(%t, %x : tensor<64x32xf32>, tensor<64x32xf32>) outs(%e : tensor<64x32xf32>) -> tensor<64x32xf32>
    scf.yield %0 : tensor<64x32xf32>
  } else {
    scf.yield %x : tensor<64x32xf32>
  }
  return %a : tensor<64x32xf32>
}

//--- fusion.mlir
// The first writes 4 * 1024 bytes that the second reads: 8192 of 16384.
// CHECK: 1 elementwise-fusion 1 8.19 us 50.0 % 8.19 us 0 % passes
// CHECK-NEXT: 2 unfused-groups 1 8.19 us 50.0 % no pass
// CHECK: 1 elementwise-fusion
// CHECK: remedy mlir-opt --pass-pipeline='builtin.module(linalg-fuse-elementwise-ops)'
// CHECK: 2 unfused-groups
// CHECK: predicted 8.19 us between latency_bound_s and latency_fused_s, 8.00 KiB
// CHECK-NOT: found
// CHECK: remedy no stock pass; the transform dialect's tiling and fusion at each place
#id = affine_map<(i) -> (i)>
func.func @main(%x: tensor<1024xf32>) -> tensor<1024xf32> {
  %e = tensor.empty() : tensor<1024xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<1024xf32>) outs(%e : tensor<1024xf32>) {
  ^bb0(%a: f32, %b: f32):
    %v = arith.negf %a : f32
    linalg.yield %v : f32
  } -> tensor<1024xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%0 : tensor<1024xf32>) outs(%e : tensor<1024xf32>) {
  ^bb0(%a: f32, %b: f32):
    %v = arith.mulf %a, %a : f32
    linalg.yield %v : f32
  } -> tensor<1024xf32>
  return %1 : tensor<1024xf32>
}

//--- equal.mlir
// The second exp moves 8192 bytes, and the sum then reads one of its operands
// less, 4096, of 28672 bytes.
// CHECK: 1 common-subexpressions 2 12.3 us 42.9 % 12.3 us 0 % passes
// CHECK: where linalg.exp {{.*}} (8.19 us), linalg.add {{.*}} (4.10 us)
// CHECK-NEXT: remedy mlir-opt --pass-pipeline='builtin.module(cse)'
func.func @main(%x: tensor<1024xf32>, %out: tensor<1024xf32>) -> tensor<1024xf32> {
  %a = linalg.exp ins(%x : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
  %b = linalg.exp ins(%x : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
  %c = linalg.add ins(%a, %b : tensor<1024xf32>, tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
  return %c : tensor<1024xf32>
}

//--- dead.mlir
// Two of three operations with 8192 bytes each.
// CHECK: 1 dead-code 2 16.4 us 66.7 % 16.4 us 0 % passes
// CHECK: remedy mlir-opt --pass-pipeline='builtin.module(canonicalize)'
func.func @main(%x: tensor<1024xf32>, %out: tensor<1024xf32>) -> tensor<1024xf32> {
  %a = linalg.exp ins(%x : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
  %b = linalg.log ins(%a : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
  %c = linalg.abs ins(%x : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
  return %c : tensor<1024xf32>
}

//--- layout.mlir
// As above, but the weights come in with every call: no parameters.
// CHECK: 1 layout-copies 1 16.4 us 33.3 % 16.4 us 0 % passes
// CHECK: remedy mlir-opt --pass-pipeline='builtin.module(linalg-generalize-named-ops,linalg-fuse-elementwise-ops)'
func.func @main(%x: tensor<16x64xf32>, %w: tensor<32x64xf32>) -> tensor<16x32xf32> {
  %e = tensor.empty() : tensor<64x32xf32>
  %out = tensor.empty() : tensor<16x32xf32>
  %t = linalg.transpose ins(%w : tensor<32x64xf32>) outs(%e : tensor<64x32xf32>) permutation = [1, 0]
  %y = linalg.matmul ins(%x, %t : tensor<16x64xf32>, tensor<64x32xf32>) outs(%out : tensor<16x32xf32>) -> tensor<16x32xf32>
  return %y : tensor<16x32xf32>
}

//--- padding.mlir
// 30 elements are read and 32 written, of 4 bytes; exp moves 2 * 32 * 4 = 256.
// CHECK: 1 padding 1 248 ns 49.2 % no pass
// CHECK-NOT: found
// CHECK: remedy no stock pass; kernels with padding of their own
func.func @main(%x: tensor<30xf32>) -> tensor<32xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<32xf32>
  %p = tensor.pad %x low[1] high[1] {
  ^bb0(%i: index):
    tensor.yield %z : f32
  } : tensor<30xf32> to tensor<32xf32>
  %y = linalg.exp ins(%p : tensor<32xf32>) outs(%e : tensor<32xf32>) -> tensor<32xf32>
  return %y : tensor<32xf32>
}

//--- casts.mlir
// Each cast moves (2 + 4) * 1024 bytes, exp 2 * 2 * 1024. The wide tensor of
// the second pair is read by others, so that only its cast back goes; bf16 is
// not f16. 3 of 5 casts: 18432 of 5 * 6144 + 4096.
// CHECK: 1 cast-pairs 3 18.4 us 52.9 % 18.4 us 0 % passes
// CHECK: remedy mlir-opt --pass-pipeline='builtin.module(canonicalize)'
func.func @main(%x: tensor<1024xf16>, %y: tensor<1024xf16>, %out: tensor<1024xf16>)
    -> (tensor<1024xf16>, tensor<1024xf16>, tensor<1024xf32>, tensor<1024xbf16>) {
  %wide = arith.extf %x : tensor<1024xf16> to tensor<1024xf32>
  %back = arith.truncf %wide : tensor<1024xf32> to tensor<1024xf16>
  %e = linalg.exp ins(%back : tensor<1024xf16>) outs(%out : tensor<1024xf16>) -> tensor<1024xf16>
  %kept = arith.extf %y : tensor<1024xf16> to tensor<1024xf32>
  %again = arith.truncf %kept : tensor<1024xf32> to tensor<1024xf16>
  %other = arith.truncf %kept : tensor<1024xf32> to tensor<1024xbf16>
  return %e, %again, %kept, %other : tensor<1024xf16>, tensor<1024xf16>, tensor<1024xf32>, tensor<1024xbf16>
}

//--- tosa-casts.mlir
// CHECK: 1 cast-pairs 2 12.3 us 75.0 % no pass
// CHECK: remedy MLIR folds such casts of arith, not those of tosa
func.func @main(%x: tensor<1024xf16>) -> tensor<1024xf16> {
  %wide = tosa.cast %x : (tensor<1024xf16>) -> tensor<1024xf32>
  %back = tosa.cast %wide : (tensor<1024xf32>) -> tensor<1024xf16>
  %y = tosa.exp %back : (tensor<1024xf16>) -> tensor<1024xf16>
  return %y : tensor<1024xf16>
}

//--- loop.mlir
// 9 of 10 times the 8192 bytes of exp; the sum moves 12288 each time:
// 73728 of 204800.
// CHECK: 1 loop-invariants 1 73.7 us 36.0 % 73.7 us 0 % passes
// CHECK: remedy mlir-opt --pass-pipeline='builtin.module(loop-invariant-code-motion)'
func.func @main(%x: tensor<1024xf32>, %out: tensor<1024xf32>) -> tensor<1024xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  %r = scf.for %i = %c0 to %c10 step %c1 iter_args(%s = %x) -> tensor<1024xf32> {
    %same = linalg.exp ins(%x : tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
    %next = linalg.add ins(%s, %same : tensor<1024xf32>, tensor<1024xf32>) outs(%out : tensor<1024xf32>) -> tensor<1024xf32>
    scf.yield %next : tensor<1024xf32>
  }
  return %r : tensor<1024xf32>
}
