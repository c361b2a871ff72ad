"""Writes a model of 24 products of many sizes, and times of them on tiny.

usage: measured-model.py MODEL TIMES

The unit reaches 40 % of its peak, 2 GFLOP/s, and each product takes 3 us more. None is
limited by memory.
"""

import sys

products = [(m, n, k) for m in (16, 32, 64) for n in (32, 96) for k in (16, 64, 128, 256)]
with open(sys.argv[1], "w") as model, open(sys.argv[2], "w") as times:
    times.write("name,time_us\n")
    for number, (m, n, k) in enumerate(products):
        a, b, c = ("tensor<%dx%dxf32>" % size for size in ((m, k), (k, n), (m, n)))
        model.write(
            "func.func @f%d(%%a: %s, %%b: %s, %%c: %s) -> %s {\n" % (number, a, b, c, c)
        )
        model.write(
            "  %%0 = linalg.matmul ins(%%a, %%b : %s, %s) outs(%%c : %s) -> %s"
            ' loc("product%d")\n' % (a, b, c, c, number)
        )
        model.write("  return %%0 : %s\n}\n" % c)
        seconds = 3e-6 + 2 * m * n * k / (0.4 * 2e9)
        times.write("product%d,%r\n" % (number, 1e6 * seconds))
