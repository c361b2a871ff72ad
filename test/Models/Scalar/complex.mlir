// RUN: mlir-roofline report %s --format=json | %python %S/../Inputs/list-work.py | FileCheck %s

// Parts count under their own type, by the direct formula of each function.
func.func @complex(%z: complex<f32>, %w: complex<f32>, %d: complex<f64>,
                   %n: i32, %r: f32) {
  // No operation: only names for parts.
  // CHECK-NOT: complex.create
  // CHECK-NOT: complex.re
  %0 = complex.create %r, %r : complex<f32>
  %1 = complex.re %z : complex<f32>
  // CHECK: complex.add: f32.add=2{{$}}
  %2 = complex.add %z, %w : complex<f32>
  // CHECK-NEXT: complex.mul: f64.mul=4 f64.add=2{{$}}
  %3 = complex.mul %d, %d : complex<f64>
  // ac, bd, bc, ad, cc, dd; their three sums; two quotients.
  // CHECK-NEXT: complex.div: f32.mul=6 f32.add=3 f32.div=2{{$}}
  %4 = complex.div %z, %w : complex<f32>
  // CHECK-NEXT: complex.neg: f32.bit=2{{$}}
  %5 = complex.neg %z : complex<f32>
  // CHECK-NEXT: complex.conj: f32.bit=1{{$}}
  %6 = complex.conj %z : complex<f32>
  // CHECK-NEXT: complex.eq: f32.compare=2 f32.bit=1{{$}}
  %7 = complex.eq %z, %w : complex<f32>
  // CHECK-NEXT: complex.abs: f32.mul=2 f32.add=1 f32.special=1{{$}}
  %8 = complex.abs %z : complex<f32>
  // CHECK-NEXT: complex.angle: f32.special=1{{$}}
  %9 = complex.angle %z : complex<f32>
  // The absolute value, two quotients, the case of 0.
  // CHECK-NEXT: complex.sign: f32.mul=2 f32.add=1 f32.div=2 f32.special=1 f32.compare=3{{$}}
  %10 = complex.sign %z : complex<f32>
  // exp, cos, sin and two products.
  // CHECK-NEXT: complex.exp: f32.mul=2 f32.special=3{{$}}
  %11 = complex.exp %z : complex<f32>
  // CHECK-NEXT: complex.expm1: f32.mul=2 f32.add=1 f32.special=3{{$}}
  %12 = complex.expm1 %z : complex<f32>
  // The absolute value, its log, the angle.
  // CHECK-NEXT: complex.log: f32.mul=2 f32.add=1 f32.special=3{{$}}
  %13 = complex.log %z : complex<f32>
  // CHECK-NEXT: complex.log1p: f32.mul=2 f32.add=2 f32.special=3{{$}}
  %14 = complex.log1p %z : complex<f32>
  // |z| takes 2 mul, 1 add and 1 special; then |a|, a sum, a half, a root, a
  // double, a quotient, |u|, a copied sign, a comparison and two selects.
  // CHECK-NEXT: complex.sqrt: f32.mul=4 f32.add=2 f32.div=1 f32.special=2 f32.compare=3 f32.bit=3{{$}}
  %15 = complex.sqrt %z : complex<f32>
  // One more sign and two quotients.
  // CHECK-NEXT: complex.rsqrt: f32.mul=4 f32.add=2 f32.div=3 f32.special=2 f32.compare=3 f32.bit=4{{$}}
  %16 = complex.rsqrt %z : complex<f32>
  // log, a complex product, exp: 2 + 4 + 2 mul, 1 + 2 add, 3 + 3 special.
  // CHECK-NEXT: complex.pow: f32.mul=8 f32.add=3 f32.special=6{{$}}
  %17 = complex.pow %z, %w : complex<f32>
  // The exponent is real: 2 + 2 + 2 mul.
  // CHECK-NEXT: complex.powi: f32.mul=6 f32.add=1 f32.special=6 f32.convert=1{{$}}
  %18 = complex.powi %z, %n : complex<f32>, i32
  // sin, cos, sinh, cosh.
  // CHECK-NEXT: complex.sin: f32.mul=2 f32.special=4{{$}}
  %19 = complex.sin %z : complex<f32>
  // CHECK-NEXT: complex.cos: f32.mul=2 f32.special=4 f32.bit=1{{$}}
  %20 = complex.cos %z : complex<f32>
  // CHECK-NEXT: complex.tanh: f32.mul=2 f32.add=1 f32.div=2 f32.special=4{{$}}
  %21 = complex.tanh %z : complex<f32>
  // Two squares (8 mul, 4 add), two sums (4 add), a root (4 mul, 2 add, 1 div,
  // 2 special, 3 compare, 3 bit), a quotient (6 mul, 3 add, 2 div), a log
  // (2 mul, 1 add, 3 special) and two signs.
  // CHECK-NEXT: complex.atan2: f32.mul=20 f32.add=14 f32.div=3 f32.special=5 f32.compare=3 f32.bit=5{{$}}
  %22 = complex.atan2 %z, %w : complex<f32>
  return
}
