#!/usr/bin/env python3
"""Counts the multiply-accumulates of bodies of a reduction and of a map.

Each body of the first table runs 4*5*8 = 160 times, over (m, n, k), and yields the
sum over k; each of the second runs 32 times, over i, and yields one element. What
is due is how many of its multiplications are multiply-accumulates: of two different
values, neither a scale (a constant, a mask), on their way to an accumulator.
"""

import json
import subprocess
import sys

# In the reduction: a[m,k], b[k,n] and s[n] are elements, o is the sum so far, al a
# scalar argument, half the constant 1/2 (integers: 2), zero the constant 0, c an i1.
PRODUCT = "%m = arith.mulf %a, %b : f32\n"
REDUCTIONS = [
    # (name, element type, macs per execution, body)
    ("plain", "f32", 1, PRODUCT + "%t = arith.addf %o, %m : f32"),
    ("subtracted", "f32", 1, PRODUCT + "%t = arith.subf %o, %m : f32"),
    ("subtracted from", "f32", 1, PRODUCT + "%t = arith.subf %m, %o : f32"),
    ("negated", "f32", 1, PRODUCT + "%q = arith.negf %m : f32\n%t = arith.addf %o, %q : f32"),
    ("scaled before", "f32", 1,
     "%p = arith.mulf %al, %a : f32\n%m = arith.mulf %p, %b : f32\n%t = arith.addf %o, %m : f32"),
    ("scaled after", "f32", 1,
     PRODUCT + "%q = arith.mulf %m, %al : f32\n%t = arith.addf %o, %q : f32"),
    ("scaled by a constant", "f32", 1,
     PRODUCT + "%q = arith.mulf %m, %half : f32\n%t = arith.addf %o, %q : f32"),
    ("scaled per channel", "f32", 1,
     PRODUCT + "%q = arith.mulf %m, %s : f32\n%t = arith.addf %o, %q : f32"),
    ("a factor scaled per channel", "f32", 1,
     "%q = arith.mulf %b, %s : f32\n%m = arith.mulf %q, %a : f32\n%t = arith.addf %o, %m : f32"),
    ("divided", "f32", 1, PRODUCT + "%q = arith.divf %m, %s : f32\n%t = arith.addf %o, %q : f32"),
    ("shifted right", "i32", 1,
     "%m = arith.muli %a, %b : i32\n%q = arith.shrsi %m, %half : i32\n%t = arith.addi %o, %q : i32"),
    ("zero points", "i32", 1,
     "%a1 = arith.subi %a, %al : i32\n%b1 = arith.subi %b, %half : i32\n"
     "%m = arith.muli %a1, %b1 : i32\n%t = arith.addi %o, %m : i32"),
    ("masked by a select", "f32", 1,
     PRODUCT + "%q = arith.select %c, %m, %zero : f32\n%t = arith.addf %o, %q : f32"),
    ("masked by a product", "f32", 1,
     "%mask = arith.uitofp %c : i1 to f32\n" + PRODUCT
     + "%q = arith.mulf %m, %mask : f32\n%t = arith.addf %o, %q : f32"),
    ("sum kept by a select", "f32", 1,
     PRODUCT + "%u = arith.addf %o, %m : f32\n%t = arith.select %c, %u, %o : f32"),
    ("rectified", "f32", 1,
     PRODUCT + "%u = arith.addf %o, %m : f32\n%t = arith.maximumf %u, %zero : f32"),
    ("saturated", "i32", 1,
     "%m = arith.muli %a, %b : i32\n%u = arith.addi %o, %m : i32\n"
     "%v = arith.maxsi %u, %zero : i32\n%t = arith.minsi %v, %half : i32"),
    ("decayed by a scalar", "f32", 1,
     PRODUCT + "%d = arith.mulf %o, %al : f32\n%t = arith.addf %d, %m : f32"),
    ("decayed per channel, fused", "f32", 1,
     "%d = arith.mulf %o, %s : f32\n%t = math.fma %a, %b, %d : f32"),
    ("biased every time, after", "f32", 1,
     PRODUCT + "%u = arith.addf %o, %m : f32\n%t = arith.addf %u, %s : f32"),
    ("zero added to the product", "f32", 1,
     PRODUCT + "%q = arith.addf %m, %zero : f32\n%t = arith.addf %o, %q : f32"),
    ("a biased product", "f32", 0,
     PRODUCT + "%q = arith.addf %m, %s : f32\n%t = arith.addf %o, %q : f32"),
    ("two products", "f32", 2,
     PRODUCT + "%n = arith.mulf %a, %s : f32\n%q = arith.subf %m, %n : f32\n"
     "%t = arith.addf %o, %q : f32"),
    ("a scalar factor", "f32", 1, "%m = arith.mulf %a, %al : f32\n%t = arith.addf %o, %m : f32"),
    ("in a branch", "f32", 1,
     "%t = scf.if %c -> f32 {\n" + PRODUCT
     + "%u = arith.addf %o, %m : f32\nscf.yield %u : f32\n} else {\nscf.yield %o : f32\n}"),
    ("square", "f32", 0, "%m = arith.mulf %a, %a : f32\n%t = arith.addf %o, %m : f32"),
    ("square of a difference", "f32", 0,
     "%d = arith.subf %a, %al : f32\n%e = arith.subf %a, %al : f32\n"
     "%m = arith.mulf %d, %e : f32\n%t = arith.addf %o, %m : f32"),
    ("square with a sign", "f32", 0,
     "%d = arith.negf %a : f32\n%m = arith.mulf %d, %a : f32\n%t = arith.addf %o, %m : f32"),
    ("x * exp(-x)", "f32", 0,
     "%n = arith.negf %a : f32\n%e = math.exp %n : f32\n%m = arith.mulf %a, %e : f32\n"
     "%t = arith.addf %o, %m : f32"),
    ("sum scaled by a constant", "f32", 0,
     "%m = arith.mulf %a, %half : f32\n%t = arith.addf %o, %m : f32"),
    ("masked sum", "f32", 0,
     "%mask = arith.uitofp %c : i1 to f32\n%m = arith.mulf %a, %mask : f32\n%t = arith.addf %o, %m : f32"),
    ("largest product", "f32", 0, PRODUCT + "%t = arith.maximumf %o, %m : f32"),
    ("product", "f32", 0, "%t = arith.mulf %o, %a : f32"),
    ("Horner", "f32", 0, "%p = arith.mulf %o, %a : f32\n%t = arith.addf %p, %b : f32"),
    ("exponential of a product", "f32", 0,
     PRODUCT + "%e = math.exp %m : f32\n%t = arith.addf %o, %e : f32"),
]

# In the map: a0 to a4 are elements, zero the constant 0.
MAPS = [
    ("rotation", 0,
     "%m = arith.mulf %a0, %a1 : f32\n%n = arith.mulf %a2, %a3 : f32\n%t = arith.subf %m, %n : f32"),
    ("rotation, fused", 0,
     "%n = arith.mulf %a2, %a3 : f32\n%t = math.fma %a0, %a1, %n : f32"),
    ("rotation and a residual", 0,
     "%m = arith.mulf %a0, %a1 : f32\n%n = arith.mulf %a2, %a3 : f32\n"
     "%d = arith.subf %m, %n : f32\n%t = arith.addf %d, %a4 : f32"),
    ("interpolation", 0,
     "%d = arith.subf %a1, %a0 : f32\n%m = arith.mulf %d, %a2 : f32\n%t = arith.addf %a0, %m : f32"),
    ("product and bias", 0,
     "%m = arith.mulf %a0, %a1 : f32\n%t = arith.addf %m, %a2 : f32"),
    ("polynomial", 0,
     "%m = math.fma %a0, %a1, %a2 : f32\n%t = math.fma %a0, %m, %a3 : f32"),
    ("bias and two products", 2,
     "%m = arith.mulf %a0, %a1 : f32\n%n = arith.mulf %a2, %a3 : f32\n"
     "%d = arith.addf %a4, %m : f32\n%t = arith.addf %n, %d : f32"),
    ("zero and two products, fused", 2,
     "%d = math.fma %a0, %a1, %zero : f32\n%t = math.fma %a2, %a3, %d : f32"),
    ("bias, a product and a rotation", 3,
     "%m = arith.mulf %a0, %a1 : f32\n%n = arith.mulf %a2, %a3 : f32\n%p = arith.mulf %a1, %a3 : f32\n"
     "%d = arith.subf %m, %n : f32\n%e = arith.addf %a4, %p : f32\n%t = arith.addf %e, %d : f32"),
]

REDUCTION = """func.func @f(%x: tensor<4x8xT>, %w: tensor<8x5xT>, %scale: tensor<5xT>,
                  %out: tensor<4x5xT>, %al: T, %c: i1) -> tensor<4x5xT> {
  %zero = arith.constant ZERO : T
  %half = arith.constant HALF : T
  %r = linalg.generic {indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>,
                                        affine_map<(m, n, k) -> (n)>, affine_map<(m, n, k) -> (m, n)>],
                       iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w, %scale : tensor<4x8xT>, tensor<8x5xT>, tensor<5xT>) outs(%out : tensor<4x5xT>) {
  ^bb0(%a: T, %b: T, %s: T, %o: T):
    BODY
    linalg.yield %t : T
  } -> tensor<4x5xT>
  return %r : tensor<4x5xT>
}"""
MAP = """func.func @f(%x0: tensor<32xf32>, %x1: tensor<32xf32>, %x2: tensor<32xf32>, %x3: tensor<32xf32>,
                  %x4: tensor<32xf32>) -> tensor<32xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<32xf32>
  %r = linalg.map ins(%x0, %x1, %x2, %x3, %x4 : tensor<32xf32>, tensor<32xf32>, tensor<32xf32>,
                      tensor<32xf32>, tensor<32xf32>) outs(%empty : tensor<32xf32>)
    (%a0: f32, %a1: f32, %a2: f32, %a3: f32, %a4: f32, %o: f32) {
    BODY
    linalg.yield %t : f32
  }
  return %r : tensor<32xf32>
}"""


def count(program):
    report = subprocess.run(["mlir-roofline", "report", "-", "--format=json"], input=program,
                            stdout=subprocess.PIPE, check=True, universal_newlines=True).stdout
    return json.loads(report)["totals"]["macs"]


def main():
    cases = []
    for name, element, due, body in REDUCTIONS:
        isFloat = element[0] == "f"
        program = (REDUCTION.replace("ZERO", "0.0" if isFloat else "0")
                   .replace("HALF", "0.5" if isFloat else "2")
                   .replace("BODY", body))
        program = program.replace("xT>", "x%s>" % element).replace(": T", ": " + element)
        cases.append((name, 160 * due, program))
    cases += [(name, 32 * due, MAP.replace("BODY", body)) for name, due, body in MAPS]
    wrong = 0
    for name, due, program in cases:
        found = count(program)
        if found != due:
            wrong += 1
            print("%s: %s macs, due are %d" % (name, found, due))
    print("%d bodies, %d wrong" % (len(cases), wrong))
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
