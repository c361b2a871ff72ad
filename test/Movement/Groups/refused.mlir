// What looks like one group and is none.

// RUN: mlir-roofline report %s --fusion --format=json | %python %S/../Inputs/list-groups.py \
// RUN:   | FileCheck %s

#id = affine_map<(d0, d1) -> (d0, d1)>

// Rows of y times rows of y: a row of the product needs all of y, 64 MiB, so both loops
// over the one axis cannot be tiled with it. In and out of exp, two reads of 64 MiB of
// which one is the other, and 64 MiB out.
// CHECK: gram: math.exp: 134217728
// CHECK: gram: linalg.matmul: 134217728
func.func @gram(%x: tensor<4096x4096xf32>, %c: tensor<4096x4096xf32>) -> (tensor<4096x4096xf32>, tensor<4096x4096xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4096x4096xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4096x4096xf32>) -> tensor<4096x4096xf32>
  %y = math.exp %x : tensor<4096x4096xf32>
  %z = linalg.matmul indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>]
      ins(%y, %y : tensor<4096x4096xf32>, tensor<4096x4096xf32>) outs(%f : tensor<4096x4096xf32>) -> tensor<4096x4096xf32>
  return %y, %z : tensor<4096x4096xf32>, tensor<4096x4096xf32>
}

// A transpose plus row sums, added in both orders: a column needs the sums of all rows.
// Two tensors of 1,048,576 B in, one out, 2,048 B of sums; two read, one written.
// CHECK: sums_first: tosa.add x2, tosa.reduce_sum, tosa.transpose: {{[0-9]+}} -> 3147776
// CHECK: sums_first: tosa.add: 2099200
// CHECK: sums_last: tosa.add x2, tosa.reduce_sum, tosa.transpose: {{[0-9]+}} -> 3147776
// CHECK: sums_last: tosa.add: 2099200
func.func @sums_first(%a: tensor<1x512x512xf32>, %b: tensor<1x512x512xf32>) -> (tensor<1x512x512xf32>, tensor<1x512x1xf32>) {
  %1 = tosa.add %a, %b : (tensor<1x512x512xf32>, tensor<1x512x512xf32>) -> tensor<1x512x512xf32>
  %2 = tosa.add %1, %b : (tensor<1x512x512xf32>, tensor<1x512x512xf32>) -> tensor<1x512x512xf32>
  %3 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<1x512x512xf32>) -> tensor<1x512x1xf32>
  %5 = tosa.transpose %2 {perms = array<i32: 0, 2, 1>} : (tensor<1x512x512xf32>) -> tensor<1x512x512xf32>
  %7 = tosa.add %3, %5 : (tensor<1x512x1xf32>, tensor<1x512x512xf32>) -> tensor<1x512x512xf32>
  return %7, %3 : tensor<1x512x512xf32>, tensor<1x512x1xf32>
}
func.func @sums_last(%a: tensor<1x512x512xf32>, %b: tensor<1x512x512xf32>) -> (tensor<1x512x512xf32>, tensor<1x512x1xf32>) {
  %1 = tosa.add %a, %b : (tensor<1x512x512xf32>, tensor<1x512x512xf32>) -> tensor<1x512x512xf32>
  %2 = tosa.add %1, %b : (tensor<1x512x512xf32>, tensor<1x512x512xf32>) -> tensor<1x512x512xf32>
  %3 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<1x512x512xf32>) -> tensor<1x512x1xf32>
  %5 = tosa.transpose %2 {perms = array<i32: 0, 2, 1>} : (tensor<1x512x512xf32>) -> tensor<1x512x512xf32>
  %7 = tosa.add %5, %3 : (tensor<1x512x512xf32>, tensor<1x512x1xf32>) -> tensor<1x512x512xf32>
  return %7, %3 : tensor<1x512x512xf32>, tensor<1x512x1xf32>
}

// Scaled by its largest element: known only when all 64 MiB have been read, whatever the
// shape they are read in.
// CHECK: scaled: tosa.abs, tosa.reduce_max, tosa.reciprocal: {{[0-9]+}} -> 67108868
// CHECK: scaled: tosa.mul: 134217732
func.func @scaled(%x: tensor<4096x4096xf32>) -> tensor<4096x4096xf32> {
  %shift = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %flat = tosa.const_shape {values = dense<16777216> : tensor<1xindex>} : () -> !tosa.shape<1>
  %two = tosa.const_shape {values = dense<1> : tensor<2xindex>} : () -> !tosa.shape<2>
  %v = tosa.reshape %x, %flat : (tensor<4096x4096xf32>, !tosa.shape<1>) -> tensor<16777216xf32>
  %a = tosa.abs %v : (tensor<16777216xf32>) -> tensor<16777216xf32>
  %m = tosa.reduce_max %a {axis = 0 : i32} : (tensor<16777216xf32>) -> tensor<1xf32>
  %r = tosa.reciprocal %m : (tensor<1xf32>) -> tensor<1xf32>
  %r2 = tosa.reshape %r, %two : (tensor<1xf32>, !tosa.shape<2>) -> tensor<1x1xf32>
  %y = tosa.mul %x, %r2, %shift : (tensor<4096x4096xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<4096x4096xf32>
  return %y : tensor<4096x4096xf32>
}

// Through a buffer: the sum waits for what waits for the first operation.
// CHECK: buffers: math.exp: 2048
// CHECK: buffers: bufferization.materialize_in_destination
// CHECK: buffers: linalg.exp
// CHECK: buffers: arith.addf
func.func @buffers(%x: tensor<256xf32>, %m: memref<256xf32>, %n: memref<256xf32>) -> tensor<256xf32> {
  %a = math.exp %x : tensor<256xf32>
  bufferization.materialize_in_destination %a in restrict writable %m : (tensor<256xf32>, memref<256xf32>) -> ()
  linalg.exp ins(%m : memref<256xf32>) outs(%n : memref<256xf32>)
  %t = bufferization.to_tensor %n restrict : memref<256xf32> to tensor<256xf32>
  %z = arith.addf %a, %t : tensor<256xf32>
  return %z : tensor<256xf32>
}

// Behind the softmax, a tanh of each element cannot be corrected when a later piece
// changes the sum; scaling by a number can.
// CHECK: bent: linalg.batch_matmul: {{[0-9]+}}
// CHECK: bent: linalg.softmax, math.tanh
// CHECK: bent: linalg.batch_matmul
func.func @bent(%q: tensor<8x16384x64xf32>, %k: tensor<8x64x16384xf32>, %v: tensor<8x16384x64xf32>) -> tensor<8x16384x64xf32> {
  %zero = arith.constant 0.0 : f32
  %es = tensor.empty() : tensor<8x16384x16384xf32>
  %eo = tensor.empty() : tensor<8x16384x64xf32>
  %fs = linalg.fill ins(%zero : f32) outs(%es : tensor<8x16384x16384xf32>) -> tensor<8x16384x16384xf32>
  %qk = linalg.batch_matmul ins(%q, %k : tensor<8x16384x64xf32>, tensor<8x64x16384xf32>) outs(%fs : tensor<8x16384x16384xf32>) -> tensor<8x16384x16384xf32>
  %p = linalg.softmax dimension(2) ins(%qk : tensor<8x16384x16384xf32>) outs(%es : tensor<8x16384x16384xf32>) -> tensor<8x16384x16384xf32>
  %t = math.tanh %p : tensor<8x16384x16384xf32>
  %fo = linalg.fill ins(%zero : f32) outs(%eo : tensor<8x16384x64xf32>) -> tensor<8x16384x64xf32>
  %o = linalg.batch_matmul ins(%t, %v : tensor<8x16384x16384xf32>, tensor<8x16384x64xf32>) outs(%fo : tensor<8x16384x64xf32>) -> tensor<8x16384x64xf32>
  return %o : tensor<8x16384x64xf32>
}

// A row of 131,072 elements fits no core; it is streamed all the same: 4 * 8 * 131,072 *
// 128 * 4 B.
// CHECK: long_rows: linalg.batch_matmul, linalg.generic x4, linalg.batch_matmul: {{[0-9]+}} -> 2147483648
#row = affine_map<(b, i, j) -> (b, i, 0)>
#all = affine_map<(b, i, j) -> (b, i, j)>
!s = tensor<8x131072x131072xf32>
!r = tensor<8x131072x1xf32>
!q = tensor<8x131072x128xf32>
func.func @long_rows(%q: !q, %k: tensor<8x128x131072xf32>, %v: !q) -> !q {
  %zero = arith.constant 0.0 : f32
  %low = arith.constant 0xFF800000 : f32
  %es = tensor.empty() : !s
  %er = tensor.empty() : !r
  %eo = tensor.empty() : !q
  %fs = linalg.fill ins(%zero : f32) outs(%es : !s) -> !s
  %qk = linalg.batch_matmul ins(%q, %k : !q, tensor<8x128x131072xf32>) outs(%fs : !s) -> !s
  %fm = linalg.fill ins(%low : f32) outs(%er : !r) -> !r
  %m = linalg.generic {indexing_maps = [#all, #row], iterator_types = ["parallel", "parallel", "reduction"]} ins(%qk : !s) outs(%fm : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.maximumf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %x = linalg.generic {indexing_maps = [#all, #row, #all], iterator_types = ["parallel", "parallel", "parallel"]} ins(%qk, %m : !s, !r) outs(%es : !s) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %d = arith.subf %a, %b : f32
    %c = math.exp %d : f32
    linalg.yield %c : f32
  } -> !s
  %fz = linalg.fill ins(%zero : f32) outs(%er : !r) -> !r
  %sum = linalg.generic {indexing_maps = [#all, #row], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x : !s) outs(%fz : !r) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  } -> !r
  %p = linalg.generic {indexing_maps = [#all, #row, #all], iterator_types = ["parallel", "parallel", "parallel"]} ins(%x, %sum : !s, !r) outs(%es : !s) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.divf %a, %b : f32
    linalg.yield %c : f32
  } -> !s
  %fo = linalg.fill ins(%zero : f32) outs(%eo : !q) -> !q
  %y = linalg.batch_matmul ins(%p, %v : !s, !q) outs(%fo : !q) -> !q
  return %y : !q
}

// A broadcast bias is larger than what it is made of, so it is made when it is loaded,
// marked as a parameter or not: 4,096 * 4,096 elements twice and 4,096 once, 4 B each.
// CHECK: bias: linalg.broadcast, linalg.add: {{[0-9]+}} -> 134234112
// CHECK: marked: linalg.broadcast, linalg.add: {{[0-9]+}} -> 134234112
func.func @bias(%x: tensor<4096x4096xf32>, %b: tensor<4096xf32>) -> tensor<4096x4096xf32> {
  %e = tensor.empty() : tensor<4096x4096xf32>
  %w = linalg.broadcast ins(%b : tensor<4096xf32>) outs(%e : tensor<4096x4096xf32>) dimensions = [0]
  %y = linalg.add ins(%x, %w : tensor<4096x4096xf32>, tensor<4096x4096xf32>) outs(%e : tensor<4096x4096xf32>) -> tensor<4096x4096xf32>
  return %y : tensor<4096x4096xf32>
}
func.func @marked(%x: tensor<4096x4096xf32>, %b: tensor<4096xf32> {roofline.param}) -> tensor<4096x4096xf32> {
  %e = tensor.empty() : tensor<4096x4096xf32>
  %w = linalg.broadcast ins(%b : tensor<4096xf32>) outs(%e : tensor<4096x4096xf32>) dimensions = [0]
  %y = linalg.add ins(%x, %w : tensor<4096x4096xf32>, tensor<4096x4096xf32>) outs(%e : tensor<4096x4096xf32>) -> tensor<4096x4096xf32>
  return %y : tensor<4096x4096xf32>
}

// What a call or a region hands on is returned, and part of the call.
// CHECK: handed_on: math.exp: 8192
// CHECK-NOT: precomputable
func.func private @same(%p: tensor<1024xf32>) -> tensor<1024xf32> {
  return %p : tensor<1024xf32>
}
func.func @handed_on(%w: tensor<1024xf32> {roofline.param}) -> tensor<1024xf32> {
  %p = math.exp %w : tensor<1024xf32>
  %z = call @same(%p) : (tensor<1024xf32>) -> tensor<1024xf32>
  return %z : tensor<1024xf32>
}
