// RUN: roofline-opt %s --roofline-report=format=json -o /dev/null \
// RUN:   | %python %S/../../Models/Inputs/list-work.py | FileCheck --match-full-lines %s

// Element types as front ends mix them. Arithmetic is filed under the type it is
// done in, a cast under its result.

#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#swap = affine_map<(i, j) -> (j, i)>

// bf16 with sums in f32: 4*6*8 = 192 macs, both factors widened at each; reads
// (32 + 48)*2 = 160 B, writes 24*4. Then narrowed: 96 B, 48 B.
// CHECK: linalg.matmul: f32.mul=192 f32.add=192 f32.convert=384 macs=192 read=160 write=96
// CHECK-NEXT: linalg.generic: bf16.convert=24 read=96 write=48
func.func @bf16_linear(%x: tensor<4x8xbf16>, %w: tensor<8x6xbf16>) -> tensor<4x6xbf16> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x6xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x6xf32>) -> tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xbf16>, tensor<8x6xbf16>) outs(%f : tensor<4x6xf32>) -> tensor<4x6xf32>
  %h = tensor.empty() : tensor<4x6xbf16>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%y : tensor<4x6xf32>) outs(%h : tensor<4x6xbf16>) {
  ^bb0(%v: f32, %o: bf16):
    %n = arith.truncf %v : f32 to bf16
    linalg.yield %n : bf16
  } -> tensor<4x6xbf16>
  return %0 : tensor<4x6xbf16>
}

// Attention of a bf16 model widens its queries (24 elements, 48 B to 96 B) and
// multiplies in f32: 2*3*3*4 = 72 macs without a cast, 96 + 96 B, 18*4 B.
// CHECK-NEXT: linalg.generic: f32.convert=24 read=48 write=96
// CHECK-NEXT: linalg.batch_matmul: f32.mul=72 f32.add=72 macs=72 read=192 write=72
func.func @attention_scores(%q: tensor<2x3x4xbf16>, %k: tensor<2x4x3xf32>) -> tensor<2x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x4xf32>
  %wide = linalg.generic {indexing_maps = [affine_map<(a, b, c) -> (a, b, c)>, affine_map<(a, b, c) -> (a, b, c)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%q : tensor<2x3x4xbf16>) outs(%e : tensor<2x3x4xf32>) {
  ^bb0(%v: bf16, %o: f32):
    %n = arith.extf %v : bf16 to f32
    linalg.yield %n : f32
  } -> tensor<2x3x4xf32>
  %s = tensor.empty() : tensor<2x3x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%s : tensor<2x3x3xf32>) -> tensor<2x3x3xf32>
  %0 = linalg.batch_matmul ins(%wide, %k : tensor<2x3x4xf32>, tensor<2x4x3xf32>) outs(%f : tensor<2x3x3xf32>) -> tensor<2x3x3xf32>
  return %0 : tensor<2x3x3xf32>
}

// A layer norm whose statistics are f64 tensors, over 2 rows of 8. Widen: 64 B to
// 128 B. Sum: 16 additions, 128 B to 16 B. Divide by a captured 8.0. Centre: 128 +
// 16 B. Squares: one factor only, no macs. Divide and narrow. The epsilon, a
// captured f64, is narrowed in each of 2 iterations, then added; rsqrt. Last,
// narrow 16 elements and scale: 128 + 8 B.
// CHECK-NEXT: linalg.generic: f64.convert=16 read=64 write=128
// CHECK-NEXT: linalg.generic: f64.add=16 read=128 write=16
// CHECK-NEXT: linalg.generic: f64.div=2 read=16 write=16
// CHECK-NEXT: linalg.generic: f64.add=16 read=144 write=128
// CHECK-NEXT: linalg.generic: f64.mul=16 f64.add=16 read=128 write=16
// CHECK-NEXT: linalg.generic: f64.div=2 f32.convert=2 read=16 write=8
// CHECK-NEXT: linalg.generic: f32.add=2 f32.special=2 f32.convert=2 read=8 write=8
// CHECK-NEXT: linalg.generic: f32.mul=16 f32.convert=16 read=136 write=64
func.func @layer_norm(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %zero = arith.constant 0.0 : f64
  %eight = arith.constant 8.0 : f64
  %eps = arith.constant 1.0e-05 : f64
  %e = tensor.empty() : tensor<2x8xf64>
  %r = tensor.empty() : tensor<2xf64>
  %s = tensor.empty() : tensor<2xf32>
  %y = tensor.empty() : tensor<2x8xf32>
  %init = linalg.fill ins(%zero : f64) outs(%r : tensor<2xf64>) -> tensor<2xf64>
  %wide = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf64>) {
  ^bb0(%v: f32, %o: f64):
    %n = arith.extf %v : f32 to f64
    linalg.yield %n : f64
  } -> tensor<2x8xf64>
  %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%wide : tensor<2x8xf64>) outs(%init : tensor<2xf64>) {
  ^bb0(%v: f64, %o: f64):
    %n = arith.addf %v, %o : f64
    linalg.yield %n : f64
  } -> tensor<2xf64>
  %mean = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%sum : tensor<2xf64>) outs(%r : tensor<2xf64>) {
  ^bb0(%v: f64, %o: f64):
    %n = arith.divf %v, %eight : f64
    linalg.yield %n : f64
  } -> tensor<2xf64>
  %centred = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%wide, %mean : tensor<2x8xf64>, tensor<2xf64>) outs(%e : tensor<2x8xf64>) {
  ^bb0(%v: f64, %m: f64, %o: f64):
    %n = arith.subf %v, %m : f64
    linalg.yield %n : f64
  } -> tensor<2x8xf64>
  %squares = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%centred : tensor<2x8xf64>) outs(%init : tensor<2xf64>) {
  ^bb0(%v: f64, %o: f64):
    %q = arith.mulf %v, %v : f64
    %n = arith.addf %q, %o : f64
    linalg.yield %n : f64
  } -> tensor<2xf64>
  %variance = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%squares : tensor<2xf64>) outs(%s : tensor<2xf32>) {
  ^bb0(%v: f64, %o: f32):
    %q = arith.divf %v, %eight : f64
    %n = arith.truncf %q : f64 to f32
    linalg.yield %n : f32
  } -> tensor<2xf32>
  %scale = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%variance : tensor<2xf32>) outs(%s : tensor<2xf32>) {
  ^bb0(%v: f32, %o: f32):
    %narrow = arith.truncf %eps : f64 to f32
    %a = arith.addf %v, %narrow : f32
    %n = math.rsqrt %a : f32
    linalg.yield %n : f32
  } -> tensor<2xf32>
  %0 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%centred, %scale : tensor<2x8xf64>, tensor<2xf32>) outs(%y : tensor<2x8xf32>) {
  ^bb0(%v: f64, %m: f32, %o: f32):
    %q = arith.truncf %v : f64 to f32
    %n = arith.mulf %q, %m : f32
    linalg.yield %n : f32
  } -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}

// x.pow(2) with an exponent in i64, then other functions: three special ones (erf,
// tanh, log1p), two roundings, an absolute value each for a float and an integer.
// 16 elements of 4 B; 6 of 4 B and 6 of 8 B.
// CHECK-NEXT: linalg.generic: f32.special=16 read=64 write=64
// CHECK-NEXT: linalg.generic: f32.special=18 f32.convert=12 f32.bit=6 i64.bit=6 read=72 write=72
func.func @functions(%x: tensor<2x8xf32>, %y: tensor<2x3xf32>, %n: tensor<2x3xi64>) -> (tensor<2x8xf32>, tensor<2x3xf32>, tensor<2x3xi64>) {
  %two = arith.constant 2 : i64
  %e = tensor.empty() : tensor<2x8xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) {
  ^bb0(%v: f32, %o: f32):
    %p = math.fpowi %v, %two : f32, i64
    linalg.yield %p : f32
  } -> tensor<2x8xf32>
  %f = tensor.empty() : tensor<2x3xf32>
  %g = tensor.empty() : tensor<2x3xi64>
  %1:2 = linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%y, %n : tensor<2x3xf32>, tensor<2x3xi64>) outs(%f, %g : tensor<2x3xf32>, tensor<2x3xi64>) {
  ^bb0(%v: f32, %i: i64, %o: f32, %oi: i64):
    %a = math.erf %v : f32
    %b = math.tanh %a : f32
    %c = math.log1p %b : f32
    %d = math.roundeven %c : f32
    %h = math.floor %d : f32
    %k = math.absf %h : f32
    %l = math.absi %i : i64
    linalg.yield %k, %l : f32, i64
  } -> (tensor<2x3xf32>, tensor<2x3xi64>)
  return %0, %1#0, %1#1 : tensor<2x8xf32>, tensor<2x3xf32>, tensor<2x3xi64>
}

// i32 times i32 in i64: 2*4*3 macs, both widened: 24 + 48 B, 64 B.
// CHECK-NEXT: linalg.matmul: i64.mul=24 i64.add=24 i64.convert=48 macs=24 read=72 write=64
func.func @wide_integers(%x: tensor<2x3xi32>, %w: tensor<3x4xi32>) -> tensor<2x4xi64> {
  %zero = arith.constant 0 : i64
  %e = tensor.empty() : tensor<2x4xi64>
  %f = linalg.fill ins(%zero : i64) outs(%e : tensor<2x4xi64>) -> tensor<2x4xi64>
  %0 = linalg.matmul ins(%x, %w : tensor<2x3xi32>, tensor<3x4xi32>) outs(%f : tensor<2x4xi64>) -> tensor<2x4xi64>
  return %0 : tensor<2x4xi64>
}

// Weights in i8 with a scale per row: 48 + 6*2 B become 96 B of bf16, are
// transposed (96 B, 96 B), then multiplied: 2*6*8 = 96 macs, 32 + 96 B, 48 B. As
// written 48 B of weights move 60 + 96 + 96 + 96 + 96 B.
// CHECK-NEXT: linalg.generic: bf16.mul=48 bf16.convert=48 read=60 write=96
// CHECK-NEXT: linalg.generic: read=96 write=96
// CHECK-NEXT: linalg.matmul: f32.mul=96 f32.add=96 f32.convert=192 macs=96 read=128 write=48
func.func @weights_i8(%x: tensor<2x8xbf16>, %w: tensor<6x8xi8>, %scale: tensor<6xbf16>) -> tensor<2x6xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<6x8xbf16>
  %wide = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%w, %scale : tensor<6x8xi8>, tensor<6xbf16>) outs(%e : tensor<6x8xbf16>) {
  ^bb0(%v: i8, %s: bf16, %o: bf16):
    %f = arith.sitofp %v : i8 to bf16
    %m = arith.mulf %f, %s : bf16
    linalg.yield %m : bf16
  } -> tensor<6x8xbf16>
  %t = tensor.empty() : tensor<8x6xbf16>
  %turned = linalg.generic {indexing_maps = [#swap, #id], iterator_types = ["parallel", "parallel"]} ins(%wide : tensor<6x8xbf16>) outs(%t : tensor<8x6xbf16>) {
  ^bb0(%v: bf16, %o: bf16):
    linalg.yield %v : bf16
  } -> tensor<8x6xbf16>
  %y = tensor.empty() : tensor<2x6xf32>
  %init = linalg.fill ins(%zero : f32) outs(%y : tensor<2x6xf32>) -> tensor<2x6xf32>
  %0 = linalg.matmul ins(%x, %turned : tensor<2x8xbf16>, tensor<8x6xbf16>) outs(%init : tensor<2x6xf32>) -> tensor<2x6xf32>
  return %0 : tensor<2x6xf32>
}

// Rotary embeddings: 12 pairs become complex (96 B in, 96 B out), are multiplied,
// 4 multiplications and 2 additions each, and split again.
// CHECK-NEXT: linalg.generic: read=96 write=96
// CHECK-NEXT: linalg.generic: f32.mul=48 f32.add=24 read=192 write=96
// CHECK-NEXT: linalg.generic: read=96 write=96
func.func @rotary(%re: tensor<3x4xf32>, %im: tensor<3x4xf32>, %w: tensor<3x4xcomplex<f32>>) -> (tensor<3x4xf32>, tensor<3x4xf32>) {
  %e = tensor.empty() : tensor<3x4xcomplex<f32>>
  %z = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%re, %im : tensor<3x4xf32>, tensor<3x4xf32>) outs(%e : tensor<3x4xcomplex<f32>>) {
  ^bb0(%a: f32, %b: f32, %o: complex<f32>):
    %c = complex.create %a, %b : complex<f32>
    linalg.yield %c : complex<f32>
  } -> tensor<3x4xcomplex<f32>>
  %p = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%z, %w : tensor<3x4xcomplex<f32>>, tensor<3x4xcomplex<f32>>) outs(%e : tensor<3x4xcomplex<f32>>) {
  ^bb0(%a: complex<f32>, %b: complex<f32>, %o: complex<f32>):
    %c = complex.mul %a, %b : complex<f32>
    linalg.yield %c : complex<f32>
  } -> tensor<3x4xcomplex<f32>>
  %y = tensor.empty() : tensor<3x4xf32>
  %0:2 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]} ins(%p : tensor<3x4xcomplex<f32>>) outs(%y, %y : tensor<3x4xf32>, tensor<3x4xf32>) {
  ^bb0(%a: complex<f32>, %o: f32, %oi: f32):
    %r = complex.re %a : complex<f32>
    %i = complex.im %a : complex<f32>
    linalg.yield %r, %i : f32, f32
  } -> (tensor<3x4xf32>, tensor<3x4xf32>)
  return %0#0, %0#1 : tensor<3x4xf32>, tensor<3x4xf32>
}
