#!/usr/bin/env python3
"""Prints a function of four tensors, and 16 that call it: argument i of the call in @fK
is the input, or, where bit i of K is set, a tensor that dies there."""

TENSOR = "tensor<256xf32>"


def make_callee():
    arguments = ", ".join("%%a%d: %s" % (i, TENSOR) for i in range(4))
    lines = ["func.func private @sum(%s) -> %s {" % (arguments, TENSOR)]
    last = "%a0"
    for i in range(1, 4):
        lines.append("  %%s%d = tosa.add %s, %%a%d : (%s, %s) -> %s"
                     % (i, last, i, TENSOR, TENSOR, TENSOR))
        last = "%%s%d" % i
    return lines + ["  return %s : %s" % (last, TENSOR), "}"]


def make_caller(number):
    lines = ["func.func @f%d(%%x: %s) -> %s {" % (number, TENSOR, TENSOR)]
    operands = ["%%b%d" % i if number >> i & 1 else "%x" for i in range(4)]
    lines += ["  %s = tosa.exp %%x : (%s) -> %s" % (operand, TENSOR, TENSOR)
              for operand in operands if operand != "%x"]
    lines.append("  %%r = func.call @sum(%s) : (%s) -> %s"
                 % (", ".join(operands), ", ".join([TENSOR] * 4), TENSOR))
    return lines + ["  return %%r : %s" % TENSOR, "}"]


if __name__ == "__main__":
    print("\n".join(make_callee()))
    for number in range(16):
        print("\n".join(make_caller(number)))
