"""Prints programs whose shape is extreme, for front ends and generators make such.

    calls      1 + 1 of 10,000 functions that call one another in a chain
    arithmetic a loop bound that 50,000 additions of an index compute
    sums       a product that 20,000 additions of f32 carry on
    loops      300 nested loops of 1
    modules    300 nested modules
    blocks     10,000 blocks, each branching to the next or the last
    json       a list of arguments inside 100,000 brackets
"""

import sys


def calls(count=10000):
    yield "func.func private @f0(%x: f32) -> f32 {\n  %0 = arith.addf %x, %x : f32\n  return %0 : f32\n}"
    for i in range(1, count):
        yield "func.func %s@f%d(%%x: f32) -> f32 {" % ("private " if i + 1 < count else "", i)
        yield "  %%0 = call @f%d(%%x) : (f32) -> f32\n  return %%0 : f32\n}" % (i - 1)


def arithmetic(count=50000):
    yield "func.func @f(%x: f32, %n: index) {\n  %c0 = arith.constant 0 : index\n  %c1 = arith.constant 1 : index"
    last = "%n"
    for i in range(count):
        yield "  %%s%d = arith.addi %s, %%c1 : index" % (i, last)
        last = "%%s%d" % i
    yield "  scf.for %%i = %%c0 to %s step %%c1 {\n    %%0 = arith.addf %%x, %%x : f32\n  }\n  return\n}" % last


def sums(count=20000):
    yield "func.func @f(%x: memref<8xf32>, %y: memref<8xf32>, %z: memref<f32>) {"
    yield "  affine.for %i = 0 to 8 {\n    %a = affine.load %x[%i] : memref<8xf32>"
    yield "    %b = affine.load %y[%i] : memref<8xf32>\n    %p = arith.mulf %a, %b : f32"
    yield "    %old = affine.load %z[] : memref<f32>"
    last = "%old"
    for i in range(count):
        yield "    %%s%d = arith.addf %s, %%a : f32" % (i, last)
        last = "%%s%d" % i
    yield "    %%sum = arith.addf %s, %%p : f32" % last
    yield "    affine.store %sum, %z[] : memref<f32>\n  }\n  return\n}"


def loops(depth=300):
    yield "func.func @f(%x: f32) {"
    yield from ("affine.for %%i%d = 0 to 1 {" % i for i in range(depth))
    yield "%0 = arith.addf %x, %x : f32"
    yield "}" * depth + "\nreturn\n}"


def modules(depth=300):
    yield from ("module @m%d {" % i for i in range(depth))
    yield "func.func @f(%x: f32) -> f32 {\n  %0 = arith.addf %x, %x : f32\n  return %0 : f32\n}"
    yield "}" * depth


def blocks(count=10000):
    yield "func.func @f(%c: i1, %x: f32) {\n  cf.br ^b0"
    for i in range(count):
        yield "^b%d:\n  %%%d = arith.addf %%x, %%x : f32" % (i, i)
        yield "  cf.cond_br %%c, ^b%d, ^b%d" % (i + 1, count)
    yield "^b%d:\n  return\n}" % count


def json(depth=100000):
    yield '{"args": ' + "[" * depth + "]" * depth + "}"


for line in globals()[sys.argv[1]]():
    print(line)
