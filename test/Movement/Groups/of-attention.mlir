// Contraction, rows, contraction: one group, whose rows pass through fast memory in
// pieces. Q, K, V and the result have 8 * 512 * 64 elements of 4 B each, 1,048,576 B;
// 4,194,304 B in all.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

!q = tensor<8x512x64xf32>
!s = tensor<8x512x512xf32>

// CHECK: plain: linalg.batch_matmul, linalg.softmax, linalg.batch_matmul: {{[0-9]+}} -> 4194304
func.func @plain(%q: !q, %k: tensor<8x64x512xf32>, %v: !q) -> !q {
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

// As exported to TOSA: heads are split and joined by reshapes and transposes, scores
// are scaled and masked. The transposes of Q, K and V are done when they are loaded,
// that of the result when it is stored. The mask of 512 * 512 elements enters, too:
// 4,194,304 + 1,048,576; the scale is a splat, an immediate.
// CHECK: tosa: tosa.transpose x3, tosa.matmul, tosa.mul, tosa.add, tosa.reduce_max, tosa.sub, tosa.exp,
// CHECK-SAME: tosa.reduce_sum, tosa.reciprocal, tosa.mul, tosa.matmul, tosa.transpose: {{[0-9]+}} -> 5242880
func.func @tosa(%q: tensor<1x512x512xf32>, %k: tensor<1x512x512xf32>, %v: tensor<1x512x512xf32>,
                %mask: tensor<1x1x512x512xf32>) -> tensor<1x512x512xf32> {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %shift = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %c = "tosa.const"() {values = dense<0.125> : tensor<1x1x1x1xf32>} : () -> tensor<1x1x1x1xf32>
  %h = tosa.const_shape {values = dense<[1, 512, 8, 64]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %b = tosa.const_shape {values = dense<[8, 512, 64]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %bt = tosa.const_shape {values = dense<[8, 64, 512]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %s4 = tosa.const_shape {values = dense<[1, 8, 512, 512]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %s3 = tosa.const_shape {values = dense<[8, 512, 512]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %o4 = tosa.const_shape {values = dense<[1, 8, 512, 64]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o3 = tosa.const_shape {values = dense<[1, 512, 512]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %q4 = tosa.reshape %q, %h : (tensor<1x512x512xf32>, !tosa.shape<4>) -> tensor<1x512x8x64xf32>
  %k4 = tosa.reshape %k, %h : (tensor<1x512x512xf32>, !tosa.shape<4>) -> tensor<1x512x8x64xf32>
  %v4 = tosa.reshape %v, %h : (tensor<1x512x512xf32>, !tosa.shape<4>) -> tensor<1x512x8x64xf32>
  %qt = tosa.transpose %q4 {perms = array<i32: 0, 2, 1, 3>} : (tensor<1x512x8x64xf32>) -> tensor<1x8x512x64xf32>
  %kt = tosa.transpose %k4 {perms = array<i32: 0, 2, 3, 1>} : (tensor<1x512x8x64xf32>) -> tensor<1x8x64x512xf32>
  %vt = tosa.transpose %v4 {perms = array<i32: 0, 2, 1, 3>} : (tensor<1x512x8x64xf32>) -> tensor<1x8x512x64xf32>
  %q3 = tosa.reshape %qt, %b : (tensor<1x8x512x64xf32>, !tosa.shape<3>) -> tensor<8x512x64xf32>
  %k3 = tosa.reshape %kt, %bt : (tensor<1x8x64x512xf32>, !tosa.shape<3>) -> tensor<8x64x512xf32>
  %v3 = tosa.reshape %vt, %b : (tensor<1x8x512x64xf32>, !tosa.shape<3>) -> tensor<8x512x64xf32>
  %qk = tosa.matmul %q3, %k3, %zp, %zp : (tensor<8x512x64xf32>, tensor<8x64x512xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<8x512x512xf32>
  %qk4 = tosa.reshape %qk, %s4 : (tensor<8x512x512xf32>, !tosa.shape<4>) -> tensor<1x8x512x512xf32>
  %sc = tosa.mul %qk4, %c, %shift : (tensor<1x8x512x512xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x8x512x512xf32>
  %ma = tosa.add %sc, %mask : (tensor<1x8x512x512xf32>, tensor<1x1x512x512xf32>) -> tensor<1x8x512x512xf32>
  %mx = tosa.reduce_max %ma {axis = 3 : i32} : (tensor<1x8x512x512xf32>) -> tensor<1x8x512x1xf32>
  %d = tosa.sub %ma, %mx : (tensor<1x8x512x512xf32>, tensor<1x8x512x1xf32>) -> tensor<1x8x512x512xf32>
  %e = tosa.exp %d : (tensor<1x8x512x512xf32>) -> tensor<1x8x512x512xf32>
  %su = tosa.reduce_sum %e {axis = 3 : i32} : (tensor<1x8x512x512xf32>) -> tensor<1x8x512x1xf32>
  %r = tosa.reciprocal %su : (tensor<1x8x512x1xf32>) -> tensor<1x8x512x1xf32>
  %p = tosa.mul %e, %r, %shift : (tensor<1x8x512x512xf32>, tensor<1x8x512x1xf32>, tensor<1xi8>) -> tensor<1x8x512x512xf32>
  %p3 = tosa.reshape %p, %s3 : (tensor<1x8x512x512xf32>, !tosa.shape<3>) -> tensor<8x512x512xf32>
  %o = tosa.matmul %p3, %v3, %zp, %zp : (tensor<8x512x512xf32>, tensor<8x512x64xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<8x512x64xf32>
  %oh = tosa.reshape %o, %o4 : (tensor<8x512x64xf32>, !tosa.shape<4>) -> tensor<1x8x512x64xf32>
  %ot = tosa.transpose %oh {perms = array<i32: 0, 2, 1, 3>} : (tensor<1x8x512x64xf32>) -> tensor<1x512x8x64xf32>
  %out = tosa.reshape %ot, %o3 : (tensor<1x512x8x64xf32>, !tosa.shape<3>) -> tensor<1x512x512xf32>
  return %out : tensor<1x512x512xf32>
}

// One query per head, and 32 heads: each is a tile. Q and the result have 32 * 128
// elements of 4 B, K and V 32 * 4096 * 128: 2 * 16,384 + 2 * 67,108,864.
// CHECK: decode: linalg.batch_matmul, linalg.softmax, linalg.batch_matmul: {{[0-9]+}} -> 134250496
func.func @decode(%q: tensor<32x1x128xf32>, %k: tensor<32x128x4096xf32>, %v: tensor<32x4096x128xf32>) -> tensor<32x1x128xf32> {
  %zero = arith.constant 0.0 : f32
  %es = tensor.empty() : tensor<32x1x4096xf32>
  %eo = tensor.empty() : tensor<32x1x128xf32>
  %fs = linalg.fill ins(%zero : f32) outs(%es : tensor<32x1x4096xf32>) -> tensor<32x1x4096xf32>
  %qk = linalg.batch_matmul ins(%q, %k : tensor<32x1x128xf32>, tensor<32x128x4096xf32>) outs(%fs : tensor<32x1x4096xf32>) -> tensor<32x1x4096xf32>
  %p = linalg.softmax dimension(2) ins(%qk : tensor<32x1x4096xf32>) outs(%es : tensor<32x1x4096xf32>) -> tensor<32x1x4096xf32>
  %fo = linalg.fill ins(%zero : f32) outs(%eo : tensor<32x1x128xf32>) -> tensor<32x1x128xf32>
  %o = linalg.batch_matmul ins(%p, %v : tensor<32x1x4096xf32>, tensor<32x4096x128xf32>) outs(%fo : tensor<32x1x128xf32>) -> tensor<32x1x128xf32>
  return %o : tensor<32x1x128xf32>
}

// The softmax of the columns mixes queries: its rows are not those that the second
// product sums up. 1,048,576 * 2 + 8,388,608; 2 * 8,388,608; 1,048,576 * 2 + 8,388,608.
// CHECK: columns: linalg.batch_matmul: 10485760
// CHECK: columns: linalg.softmax: 16777216
// CHECK: columns: linalg.batch_matmul: 10485760
func.func @columns(%q: !q, %k: tensor<8x64x512xf32>, %v: !q) -> !q {
  %zero = arith.constant 0.0 : f32
  %es = tensor.empty() : !s
  %eo = tensor.empty() : !q
  %fs = linalg.fill ins(%zero : f32) outs(%es : !s) -> !s
  %qk = linalg.batch_matmul ins(%q, %k : !q, tensor<8x64x512xf32>) outs(%fs : !s) -> !s
  %p = linalg.softmax dimension(1) ins(%qk : !s) outs(%es : !s) -> !s
  %fo = linalg.fill ins(%zero : f32) outs(%eo : !q) -> !q
  %o = linalg.batch_matmul ins(%p, %v : !s, !q) outs(%fo : !q) -> !q
  return %o : !q
}

// Scores that are returned are written; nothing reads them again: 8,388,608 B more.
// CHECK: scores: linalg.batch_matmul, linalg.softmax, linalg.batch_matmul: {{[0-9]+}} -> 12582912
func.func @scores(%q: !q, %k: tensor<8x64x512xf32>, %v: !q) -> (!q, !s) {
  %zero = arith.constant 0.0 : f32
  %es = tensor.empty() : !s
  %eo = tensor.empty() : !q
  %fs = linalg.fill ins(%zero : f32) outs(%es : !s) -> !s
  %qk = linalg.batch_matmul ins(%q, %k : !q, tensor<8x64x512xf32>) outs(%fs : !s) -> !s
  %p = linalg.softmax dimension(2) ins(%qk : !s) outs(%es : !s) -> !s
  %fo = linalg.fill ins(%zero : f32) outs(%eo : !q) -> !q
  %o = linalg.batch_matmul ins(%p, %v : !s, !q) outs(%fo : !q) -> !q
  return %o, %p : !q, !s
}
