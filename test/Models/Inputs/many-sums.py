#!/usr/bin/env python3
"""Prints a loop that carries many sums, each of a long sum of products, and behind it
as many products that are added to them.

usage: many_sums.py SUMS PRODUCTS
"""

import sys


def main(sums, products):
    print("func.func @f(%a: memref<?xf32>, %b: memref<?xf32>) -> f32 {")
    print("  %c0 = arith.constant 0 : index")
    print("  %z = arith.constant 0.0 : f32")
    carried = ", ".join("%%s%d = %%z" % i for i in range(sums))
    types = ", ".join(["f32"] * sums)
    print("  %%r:%d = affine.for %%i = 0 to 10 iter_args(%s) -> (%s) {" % (sums, carried, types))
    for i in range(products):
        print("    %%x%d = affine.load %%a[%%i + %d] : memref<?xf32>" % (i, i))
        print("    %%y%d = affine.load %%b[%%i + %d] : memref<?xf32>" % (i, i))
        print("    %%p%d = arith.mulf %%x%d, %%y%d : f32" % (i, i, i))
        if i:
            print("    %%t%d = arith.addf %s, %%p%d : f32" % (i, "%%t%d" % (i - 1) if i > 1 else "%p0", i))
    for i in range(sums):
        print("    %%n%d = arith.addf %%s%d, %%t%d : f32" % (i, i, products - 1))
    print("    affine.yield %s : %s" % (", ".join("%%n%d" % i for i in range(sums)), types))
    print("  }")
    for i in range(sums):
        print("  %%u%d = memref.load %%a[%%c0] : memref<?xf32>" % i)
        print("  %%v%d = memref.load %%b[%%c0] : memref<?xf32>" % i)
        print("  %%q%d = arith.mulf %%u%d, %%v%d : f32" % (i, i, i))
        print("  %%w%d = arith.addf %%r#%d, %%q%d : f32" % (i, i, i))
    last = "%w0"
    for i in range(1, sums):
        print("  %%m%d = arith.maximumf %s, %%w%d : f32" % (i, last, i))
        last = "%%m%d" % i
    print("  return %s : f32" % last)
    print("}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
