"""Prints a function of N tensors of open sizes, and an operation on each.

usage: open_arguments.py N
"""

import sys

count = int(sys.argv[1])
arguments = ", ".join("%%x%d: tensor<?xf32>" % i for i in range(count))
print("func.func @f(%s) {" % arguments)
for i in range(count):
    print("  %%%d = math.exp %%x%d : tensor<?xf32>" % (i, i))
print("  return\n}")
