"""Prints a function with as many additions as the argument says."""

import sys

print("func.func @main() {")
for i in range(1, int(sys.argv[1]) + 1):
    type = "tensor<%dxf32>" % (4 * i)
    print("  %%e%d = tensor.empty() : %s" % (i, type))
    print("  %%c%d = bufferization.alloc_tensor() : %s" % (i, type))
    print(
        "  %%%d = linalg.add ins(%%c%d, %%c%d : %s, %s) outs(%%e%d : %s) -> %s"
        % (i - 1, i, i, type, type, i, type, type)
    )
print("  return\n}")
