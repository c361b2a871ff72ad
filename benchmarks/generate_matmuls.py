#!/usr/bin/env python3
"""Prints a module of many linalg.matmul of several shapes.

usage: generate_matmuls.py COUNT [--one-shape] [-o FILE]

The products form one chain, so that no pass can drop or merge any of them: each
multiplies the result of the one before with one of a few weights, whose shapes
follow each other in a cycle; with --one-shape there is only one.
"""

import argparse
import sys

ROWS = 128
WIDTHS = (64, 128, 256, 96, 512)


def tensor(rows, columns):
    return "tensor<%dx%dxf32>" % (rows, columns)


def generate(count, out, widths=WIDTHS):
    steps = len(widths)
    weights = [tensor(widths[i], widths[(i + 1) % steps]) for i in range(steps)]
    rows = [tensor(ROWS, width) for width in widths]
    arguments = ["%%x0: %s" % rows[0]]
    arguments += ["%%w%d: %s" % (i, weight) for i, weight in enumerate(weights)]
    out.write("func.func @chain(%s) -> %s {\n" % (", ".join(arguments), rows[count % steps]))
    out.write("  %zero = arith.constant 0.0 : f32\n")
    for i, row in enumerate(rows):
        out.write("  %%e%d = tensor.empty() : %s\n" % (i, row))
        out.write(
            "  %%z%d = linalg.fill ins(%%zero : f32) outs(%%e%d : %s) -> %s\n"
            % (i, i, row, row)
        )
    for i in range(count):
        at, to = i % steps, (i + 1) % steps
        out.write(
            "  %%x%d = linalg.matmul ins(%%x%d, %%w%d : %s, %s) outs(%%z%d : %s) -> %s\n"
            % (i + 1, i, at, rows[at], weights[at], to, rows[to], rows[to])
        )
    out.write("  return %%x%d : %s\n}\n" % (count, rows[count % steps]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--one-shape", action="store_true")
    parser.add_argument("-o", metavar="FILE", default="-", help="default: stdout")
    arguments = parser.parse_args()
    if arguments.count < 1:
        parser.error("expected a count of at least 1, found %d" % arguments.count)
    widths = WIDTHS[:1] if arguments.one_shape else WIDTHS
    if arguments.o == "-":
        generate(arguments.count, sys.stdout, widths)
    else:
        with open(arguments.o, "w") as out:
            generate(arguments.count, out, widths)


if __name__ == "__main__":
    main()
