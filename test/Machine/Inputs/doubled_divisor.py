"""Prints a program that divides by a constant which it has doubled N times."""

import sys

T = "tensor<4xi32>"
print("func.func @main(%%x: %s) -> %s {" % (T, T))
for name, first in (("a", 0), ("b", 1)):
    numbers = list(range(first, first + 4))
    print('  %%%s = "tosa.const"() <{values = dense<%s> : %s}> : () -> %s' % (name, numbers, T, T))
print("  %%d0 = tosa.sub %%b, %%a : (%s, %s) -> %s" % (T, T, T))
for i in range(int(sys.argv[1])):
    print("  %%d%d = tosa.add %%d%d, %%d%d : (%s, %s) -> %s" % (i + 1, i, i, T, T, T))
print("  %%q = tosa.intdiv %%a, %%d%s : (%s, %s) -> %s" % (sys.argv[1], T, T, T))
print("  %%r = tosa.add %%q, %%x : (%s, %s) -> %s\n  return %%r : %s\n}" % (T, T, T, T))
