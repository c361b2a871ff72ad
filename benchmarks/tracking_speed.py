#!/usr/bin/env python3
"""How long --roofline-track takes beside the passes that it tracks.

usage: tracking_speed.py [--tool roofline-opt] [--ops 10000] [--functions 100] [--runs 3]

Runs the stock pipeline from TOSA to loops on a generated program, with and without
tracking, and many passes that change nothing. Times are those of the processor, so
that they depend little on what else the machine does; the smallest of the runs counts.
"""

import argparse
import os
import resource
import subprocess
import tempfile

TENSOR = "tensor<1x64x64xf32>"
PIPELINE = (
    "builtin.module(func.func(tosa-to-linalg-named,tosa-to-linalg,tosa-to-arith,"
    "tosa-to-tensor),canonicalize,cse,linalg-generalize-named-ops,"
    "linalg-fuse-elementwise-ops,one-shot-bufferize{bufferize-function-boundaries},"
    "func.func(convert-linalg-to-loops),canonicalize,cse)"
)
UNCHANGED = 40


def write_program(file, ops, functions):
    """Chains of ten kinds of TOSA operations, a product among them."""
    one = '"tosa.const"() <{values = dense<%s> : %s}> : () -> %s'
    binary = "tosa.%%s %%s, %%s : (%s, %s) -> %s" % (TENSOR, TENSOR, TENSOR)
    for f in range(functions):
        file.write("func.func @f%d(%%x: %s, %%w: %s) -> %s {\n" % (f, TENSOR, TENSOR, TENSOR))
        for name, value, kind in (
            ("zp", "0.0", "tensor<1xf32>"),
            ("one", "1.0", "tensor<1x1x1xf32>"),
            ("shift", "0", "tensor<1xi8>"),
        ):
            file.write("  %%%s = %s\n" % (name, one % (value, kind, kind)))
        last = "%x"
        for i in range(ops // functions // 10):
            v = ["%%v%d_%d" % (i, n) for n in range(10)]
            lines = [
                "tosa.matmul %s, %%w, %%zp, %%zp : (%s, %s, tensor<1xf32>, tensor<1xf32>) -> %s"
                % (last, TENSOR, TENSOR, TENSOR),
                binary % ("add", v[0], last),
                "tosa.sigmoid %s : (%s) -> %s" % (v[1], TENSOR, TENSOR),
                "tosa.mul %s, %s, %%shift : (%s, %s, tensor<1xi8>) -> %s"
                % (v[2], v[1], TENSOR, TENSOR, TENSOR),
                "tosa.reduce_sum %s {axis = 2 : i32} : (%s) -> tensor<1x64x1xf32>"
                % (v[3], TENSOR),
                "tosa.sub %s, %s : (%s, tensor<1x64x1xf32>) -> %s" % (v[3], v[4], TENSOR, TENSOR),
                "tosa.exp %s : (%s) -> %s" % (v[5], TENSOR, TENSOR),
                "tosa.transpose %s {perms = array<i32: 0, 2, 1>} : (%s) -> %s"
                % (v[6], TENSOR, TENSOR),
                "tosa.clamp %s {min_val = 0.0 : f32, max_val = 6.0 : f32} : (%s) -> %s"
                % (v[7], TENSOR, TENSOR),
                "tosa.add %s, %%one : (%s, tensor<1x1x1xf32>) -> %s" % (v[8], TENSOR, TENSOR),
            ]
            for name, line in zip(v, lines):
                file.write("  %s = %s\n" % (name, line))
            last = v[9]
        file.write("  return %s : %s\n}\n" % (last, TENSOR))
    file.flush()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", default="build/bin/roofline-opt")
    parser.add_argument("--ops", type=int, default=10000)
    parser.add_argument("--functions", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()

    def measure(file, *flags):
        def run():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [arguments.tool, file, "-o", os.devnull, "--mlir-disable-threading", *flags]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        return min(run() for _ in range(arguments.runs))

    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
        write_program(file, arguments.ops, arguments.functions)
        track = "--roofline-track=" + os.devnull
        alone = measure(file.name)
        once = measure(file.name, "--cse")
        many = measure(file.name, *["--cse"] * UNCHANGED)
        once_tracked = measure(file.name, "--cse", track)
        many_tracked = measure(file.name, *["--cse"] * UNCHANGED, track)
        cse = (many - once) / (UNCHANGED - 1)
        unchanged = (many_tracked - many - once_tracked + once) / (UNCHANGED - 1)
        print("cse %.2f ms" % (1e3 * cse))
        print("a tracked pass that changes nothing: %.3f cse" % (unchanged / cse))
        print("one count: %.2f cse" % ((once_tracked - once) / cse))
        pipeline = measure(file.name, "--pass-pipeline=" + PIPELINE) - alone
        tracked = measure(file.name, "--pass-pipeline=" + PIPELINE, track) - alone
        print("pipeline %.0f ms, tracking %.0f %% of it" % (1e3 * pipeline, 100 * (tracked / pipeline - 1)))


if __name__ == "__main__":
    main()
