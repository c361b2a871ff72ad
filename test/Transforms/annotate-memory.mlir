// RUN: roofline-opt %s --roofline-annotate="groups live" --split-input-file | FileCheck %s
// RUN: roofline-opt %s --roofline-annotate="live inputs=release" --split-input-file | FileCheck %s --check-prefix=FREE
// RUN: roofline-opt %s --roofline-annotate="groups live" --split-input-file | roofline-opt --roofline-annotate="groups live" --split-input-file | FileCheck %s
// RUN: roofline-opt %s --roofline-strip --split-input-file > %t.before
// RUN: roofline-opt %s --roofline-annotate="groups live" --split-input-file | roofline-opt --roofline-strip --split-input-file | diff %t.before -
// Without the request there is none of it, also of an earlier run.
// RUN: roofline-opt %s --roofline-annotate="groups live" --split-input-file | roofline-opt --roofline-annotate --split-input-file | FileCheck %s --check-prefix=NONE
// RUN: not roofline-opt %s --split-input-file --roofline-annotate="groups inputs=release" 2>&1 | FileCheck %s --check-prefix=INVALID

// INVALID: error: expected live beside inputs, which has no effect without it
// NONE-NOT: roofline.group
// NONE-NOT: roofline.live
// NONE-NOT: roofline.peak

// Eight f32 are 32 B. Both operations read and write them: 128 B, of which 64 B enter and
// leave the group, the first operation of which is number 0. %x, that the caller holds, and
// the result of the first are there during it, 64 B; the second writes over that, when nobody
// needs %x any more if the caller has left it to the program.
// CHECK: func.func @chain({{.*}} attributes {roofline.peak = #roofline.peak<64 B, exact>}
// FREE: func.func @chain({{.*}} attributes {roofline.peak = #roofline.peak<64 B, exact>}
// FREE: linalg.abs {{.*}}roofline.live = #roofline.live<32 B>}
// CHECK: linalg.exp {roofline.cost = {{.*}}, roofline.group = #roofline.group<0, ops = 2, as_written = 128 B, fused = 64 B, saved = 64 B>, roofline.live = #roofline.live<64 B>}
// CHECK: linalg.abs {{.*}}roofline.group = #roofline.group<0, ops = 2, as_written = 128 B, fused = 64 B, saved = 64 B>, roofline.live = #roofline.live<64 B>}
// FREE-NOT: roofline.group
func.func @chain(%x: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %a = linalg.exp ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %b = linalg.abs ins(%a : tensor<8xf32>) outs(%a : tensor<8xf32>) -> tensor<8xf32>
  return %b : tensor<8xf32>
}

// -----

// With an open size these are formulas.
// CHECK: func.func @open({{.*}} attributes {roofline.peak = #roofline.peak<"8*arg0.d0" B, exact>}
// CHECK: linalg.exp {{.*}}roofline.group = #roofline.group<0, ops = 1, as_written = "8*arg0.d0" B, fused = "8*arg0.d0" B, saved = 0 B>, roofline.live = #roofline.live<"8*arg0.d0" B>}
func.func @open(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %new = tensor.empty(%n) : tensor<?xf32>
  %a = linalg.exp ins(%x : tensor<?xf32>) outs(%new : tensor<?xf32>) -> tensor<?xf32>
  return %a : tensor<?xf32>
}

// -----

// A weight that is transposed is in no group: that can be done before.
// CHECK-LABEL: func.func @weight
// CHECK: linalg.transpose
// CHECK-NOT: roofline.group
// CHECK: linalg.matvec {{.*}}roofline.group = #roofline.group<1, ops = 1,
func.func @weight(%x: tensor<8xf32>, %w: tensor<8x4xf32> {roofline.param}) -> tensor<4xf32> {
  %zero = arith.constant 0.0 : f32
  %et = tensor.empty() : tensor<4x8xf32>
  %t = linalg.transpose ins(%w : tensor<8x4xf32>) outs(%et : tensor<4x8xf32>) permutation = [1, 0]
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %y = linalg.matvec ins(%t, %x : tensor<4x8xf32>, tensor<8xf32>) outs(%f : tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// Two calls with other sizes: neither's bytes are those of the function.
// CHECK-LABEL: func.func private @twice
// CHECK-NOT: roofline.peak
// CHECK: linalg.exp {roofline.cost = {{[^:]*}}} ins
// Calls of the same size agree.
// CHECK: func.func private @once({{.*}} attributes {roofline.peak = #roofline.peak<64 B, exact>}
// CHECK: linalg.exp {{.*}}roofline.group = #roofline.group<{{[0-9]}}, ops = 1, as_written = 64 B, fused = 64 B, saved = 0 B>, roofline.live = #roofline.live<64 B>}
func.func private @twice(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %e = tensor.empty(%n) : tensor<?xf32>
  %a = linalg.exp ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  return %a : tensor<?xf32>
}
func.func private @once(%x: tensor<8xf32>) -> tensor<8xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %a = linalg.exp ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  return %a : tensor<8xf32>
}
func.func @calls(%x: tensor<8xf32>, %y: tensor<16xf32>)
    -> (tensor<?xf32>, tensor<?xf32>, tensor<8xf32>, tensor<8xf32>) {
  %0 = tensor.cast %x : tensor<8xf32> to tensor<?xf32>
  %1 = tensor.cast %y : tensor<16xf32> to tensor<?xf32>
  %2 = call @twice(%0) : (tensor<?xf32>) -> tensor<?xf32>
  %3 = call @twice(%1) : (tensor<?xf32>) -> tensor<?xf32>
  %4 = call @once(%x) : (tensor<8xf32>) -> tensor<8xf32>
  %5 = call @once(%4) : (tensor<8xf32>) -> tensor<8xf32>
  return %2, %3, %4, %5 : tensor<?xf32>, tensor<?xf32>, tensor<8xf32>, tensor<8xf32>
}
