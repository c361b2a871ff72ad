#!/usr/bin/env python3
"""Transforms programs with mlir-opt and checks how their work changes.

usage: transformations.py PROGRAMS.mlir

The expected change is computed here, by hand, from the extents in the programs:
@layer is a product of 12x30 and 30x20, a bias and an activation, @halo is a
convolution with 3 taps, 16 outputs, 3 channels in and 5 out, of 18 exponentials
per channel. A change that is not listed is none. `index` is left out.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile

M, N, K = 12, 20, 30  # @layer


def script(body, matched="linalg.matmul"):
    return """
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%%module: !transform.any_op) {
    %%op = transform.structured.match ops{["%s"]} in %%module
        : (!transform.any_op) -> !transform.any_op
    %s
    transform.yield
  }
}""" % (matched, body)


def tile(sizes, loop="for"):
    results = ", ".join(["!transform.any_op"] * (1 + sum(size > 0 for size in sizes)))
    if loop == "forall":
        return script("""%%tiled, %%loop = transform.structured.tile_using_forall %%op
        tile_sizes %s : (!transform.any_op) -> (!transform.any_op, !transform.any_op)""" % sizes)
    loops = sum(size > 0 for size in sizes)
    return script("""%%tiled, %%loops:%d = transform.structured.tile_using_for %%op
        tile_sizes %s : (!transform.any_op) -> (%s)""" % (loops, sizes, results))


PAD = """%padded, %pad, %copy = transform.structured.pad %op
        pad_to_multiple_of {sizes} {{
          padding_values = [0.0 : f32, 0.0 : f32, 0.0 : f32],
          padding_dimensions = [0, 1, 2]
        }} : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)"""
PACK = """%packed = transform.structured.pack %op packed_sizes = {sizes}
        : (!transform.any_op) -> (!transform.op<"linalg.generic">)"""
INTERCHANGE = """%generic = transform.structured.generalize %op
        : (!transform.any_op) -> !transform.any_op
    %swapped = transform.structured.interchange %generic iterator_interchange = [2, 0, 1]
        : (!transform.any_op) -> !transform.any_op"""
FUSE = """%tiled, %loop = transform.structured.fuse %op tile_sizes [0, {size}]
        : (!transform.any_op) -> (!transform.any_op, !transform.any_op)"""


def up(extent, multiple):
    return -(-extent // multiple) * multiple


def padded(tm, tn, tk):
    """What padding the extents to multiples adds to the product."""
    more = up(M, tm) * up(N, tn) * up(K, tk) - M * N * K
    return {"layer": {("f32", "mul"): more, ("f32", "add"): more, ("macs", ""): more}}


def recomputed(size):
    """What tiles of `size` outputs compute again of 18 exponentials, times 3."""
    touched = sum(min(size, 16 - first) + 2 for first in range(0, 16, size))
    return {"halo": {("f32", "special"): 3 * (touched - 18)}}


ONCE = {"twice": {("f32", "special"): -7 * 5}}

# (name, passes or transform script, the work it changes)
CASES = [
    ("canonicalize", "canonicalize", {}),
    ("cse computes the same expression once", "cse", ONCE),
    ("generalize", "linalg-generalize-named-ops", {}),
    ("fusion of elementwise ops", "linalg-fuse-elementwise-ops", {}),
    ("fusion into a convolution, per tap and channel out",
     "linalg-generalize-named-ops,linalg-fuse-elementwise-ops",
     {"halo": {("f32", "special"): 16 * 5 * 3 * 3 - 18 * 3}}),
    ("loop-invariant code motion", "loop-invariant-code-motion", {}),
    ("interchange", script(INTERCHANGE), {}),
    ("tiles that divide", tile([4, 5, 6]), {}),
    ("tiles that divide, forall", tile([4, 5], "forall"), {}),
    ("tiles that do not divide", tile([5, 7, 8]), {}),
    ("tiles that do not divide, forall", tile([5, 7], "forall"), {}),
    ("tiles larger than the op", tile([64, 64, 64]), {}),
    ("pad to what divides", script(PAD.format(sizes=[4, 5, 6])), {}),
    ("pad to what does not divide", script(PAD.format(sizes=[5, 7, 8])), padded(5, 7, 8)),
    ("pack without padding", script(PACK.format(sizes=[4, 5, 6])), {}),
    ("pack with padding", script(PACK.format(sizes=[5, 7, 8])), padded(5, 7, 8)),
    ("fusion into tiles that overlap",
     script(FUSE.format(size=4), "linalg.conv_1d_nwc_wcf"), recomputed(4)),
    ("fusion into one tile",
     script(FUSE.format(size=16), "linalg.conv_1d_nwc_wcf"), recomputed(16)),
]


def transform(path, how):
    if "\n" not in how:
        pipeline = "builtin.module(func.func(%s))" % how
        if "linalg-" in how:
            pipeline = "builtin.module(%s)" % how
        return subprocess.run(["mlir-opt", path, "--pass-pipeline=" + pipeline],
                              stdout=subprocess.PIPE, check=True).stdout
    with tempfile.NamedTemporaryFile("w", suffix=".mlir", delete=False) as file:
        file.write(how)
    pipeline = (
        "builtin.module(transform-preload-library{transform-library-paths=%s},"
        "transform-interpreter,canonicalize)" % file.name)
    try:
        return subprocess.run(["mlir-opt", path, "--pass-pipeline=" + pipeline],
                              stdout=subprocess.PIPE, check=True).stdout
    finally:
        os.remove(file.name)


def count(program):
    report = json.loads(subprocess.run(
        ["mlir-roofline", "report", "-", "--format=json"], input=program,
        stdout=subprocess.PIPE, check=True).stdout)
    works = {}
    for function in report["functions"]:
        totals = function["totals"]
        work = collections.Counter({("macs", ""): totals["macs"]})
        for element, counts in totals["work"].items():
            if element != "index":
                work.update({(element, name): n for name, n in counts.items()})
        works[function["name"]] = work
    return works


def main(path):
    with open(path, "rb") as file:
        before = count(file.read())
    failed = 0
    for name, how, change in CASES:
        after = count(transform(path, how))
        wrong = []
        for function, work in before.items():
            expected = collections.Counter(work)
            expected.update(change.get(function, {}))
            for key in sorted({*expected, *after[function]}):
                if after[function][key] != expected[key]:
                    wrong.append("@%s: %s is %s, was %s, is due to be %s" % (
                        function, " ".join(key).strip(), after[function][key], work[key], expected[key]))
        print("%s: %s" % (name, "; ".join(wrong) or "as expected"))
        failed += bool(wrong)
    print("%d transformations, %d wrong" % (len(CASES), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
