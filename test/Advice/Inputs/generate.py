"""Prints a program of many elementwise operations: generate.py SHAPE NUMBER.

chain: each reads the one before. wide: each also reads an argument of its own.
"""

import sys

TYPE = "tensor<64xf32>"


def operation(result, operands):
    """One that sums its operands."""
    maps = ", ".join(["#id"] * (len(operands) + 1))
    types = ", ".join([TYPE] * len(operands))
    arguments = ", ".join("%%x%d: f32" % i for i in range(len(operands)))
    print("%%%s = linalg.generic {indexing_maps = [%s], iterator_types = [\"parallel\"]} ins(%s : %s) outs(%%e : %s) {"
          % (result, maps, ", ".join("%" + name for name in operands), types, TYPE))
    print("^bb0(%s, %%y: f32):" % arguments)
    print("  %%s = arith.addf %%x0, %%x%d : f32" % (len(operands) - 1))
    print("  linalg.yield %%s : f32\n} -> %s" % TYPE)


shape, number = sys.argv[1], int(sys.argv[2])
names = ["a0"]
if shape == "wide":
    names = ["a%d" % i for i in range(number + 1)]
print("#id = affine_map<(i) -> (i)>")
print("func.func @main(%s) -> %s {" % (", ".join("%%%s: %s" % (name, TYPE) for name in names), TYPE))
print("%%e = tensor.empty() : %s" % TYPE)
last = "a0"
for i in range(number):
    operation("v%d" % i, [last, names[i + 1]] if shape == "wide" else [last])
    last = "v%d" % i
print("return %%%s : %s\n}" % (last, TYPE))
