#!/usr/bin/env python3
"""Holds the ranking of schedules against a simulated cache.

usage: rank_schedules.py [--only NAME] [--top 5]

For each operation all tilings of a schedule with knobs are ranked by
roofline-rank-schedules, lowered, compiled and run under valgrind --tool=cachegrind with
the cache of cache_simulation.py: of 64 KiB, fully associative. Prints how many misses the
best of the first TOP has, over the fewest of all, and the most over the fewest, which
says how much there is to choose. Needs what cache_simulation.py needs.
"""

import argparse
import os
import tempfile

from cache_simulation import NOTHING, TARGET, lower, run, simulate, tool

PROGRAM = """module attributes {transform.with_named_sequence} {
  func.func @main() -> i32 {
%(allocs)s
    %(op)s ins(%(ins)s : %(in_types)s) outs(%(out)s : %(out_type)s)
    %%z = arith.constant 0 : i32
    return %%z : i32
  }
  transform.named_sequence @tile(%%root: !transform.any_op {transform.readonly}) {
    %%op = transform.structured.match ops{["%(name)s"]} in %%root : (!transform.any_op) -> !transform.any_op
%(knobs)s
    %%tiled, %%loops:%(loops)d = transform.structured.tile_using_for %%op tile_sizes [%(sizes)s] : (!transform.any_op%(knob_types)s) -> (!transform.any_op%(loop_types)s)
    transform.yield
  }
}
"""


def make(op, shapes, tiles):
    """`shapes` of the inputs and, last, the output; `tiles`: options of each loop, or 0."""
    types = ["memref<%sxf32>" % "x".join(map(str, shape)) for shape in shapes]
    names = ["%%m%d" % number for number in range(len(shapes))]
    knobs = [(number, options) for number, options in enumerate(tiles) if options]
    return PROGRAM % {
        "allocs": "\n".join("    %s = memref.alloc() {alignment = 64} : %s" % pair
                            for pair in zip(names, types)),
        "op": op, "name": op.split(" ")[0],
        "ins": ", ".join(names[:-1]), "in_types": ", ".join(types[:-1]),
        "out": names[-1], "out_type": types[-1],
        "knobs": "\n".join(
            '    %%k%d = transform.tune.knob <"loop%d"> options = %s -> !transform.param<i64>'
            % (number, number, options) for number, options in knobs),
        "loops": len(knobs),
        "sizes": ", ".join("%%k%d" % number if options else "0"
                           for number, options in enumerate(tiles)),
        "knob_types": ", !transform.param<i64>" * len(knobs),
        "loop_types": ", !transform.any_op" * len(knobs),
    }


def matmul(m, n, k, tiles):
    return make("linalg.matmul", [(m, k), (k, n), (m, n)], tiles)


def with_strides(op, number, stride=1):
    return "%s {dilations = dense<1> : tensor<%dxi64>, strides = dense<%d> : tensor<%dxi64>}" % (
        op, number, stride, number)


NHWC = with_strides("linalg.conv_2d_nhwc_hwcf", 2)
PROGRAMS = {
    "matmul-128": matmul(128, 128, 128, [[2, 8, 32, 128], [8, 32, 128], [8, 32, 128]]),
    "matmul-wide": matmul(24, 384, 96, [[4, 12, 24], [8, 32, 96, 384], [8, 32, 96]]),
    "matmul-tall": matmul(384, 24, 96, [[8, 32, 96, 384], [4, 12, 24], [8, 32, 96]]),
    "matmul-deep": matmul(48, 48, 384, [[4, 12, 48], [4, 12, 48], [8, 32, 96, 384]]),
    "matmul-deeper": matmul(24, 24, 1536, [[4, 12, 24], [4, 12, 24], [16, 96, 384, 1536]]),
    "matmul-odd": matmul(90, 130, 154, [[9, 30, 90], [10, 26, 65, 130], [11, 77, 154]]),
    "matmul-ragged": matmul(100, 140, 150, [[7, 33, 100], [9, 27, 64, 140], [13, 80, 150]]),
    "batch-matmul": make("linalg.batch_matmul", [(2, 64, 96), (2, 96, 96), (2, 64, 96)],
                         [0, [4, 16, 64], [4, 16, 48, 96], [16, 48, 96]]),
    "batch-wide": make("linalg.batch_matmul", [(4, 16, 64), (4, 64, 256), (4, 16, 256)],
                       [0, [2, 8, 16], [8, 32, 64, 256], [8, 32, 64]]),
    "batch-deep": make("linalg.batch_matmul", [(2, 24, 768), (2, 768, 24), (2, 24, 24)],
                       [0, [4, 12, 24], [4, 12, 24], [16, 96, 384, 768]]),
    "batch-reduce": make("linalg.batch_reduce_matmul", [(4, 48, 64), (4, 64, 96), (48, 96)],
                         [[1, 4], [4, 16, 48], [8, 32, 96], [16, 64]]),
    "conv": make(NHWC, [(1, 26, 26, 16), (3, 3, 16, 32), (1, 24, 24, 32)],
                 [0, [2, 6, 24], [4, 8, 24], [4, 32], 0, 0, [4, 16]]),
    "conv-1x1": make(NHWC, [(1, 20, 20, 64), (1, 1, 64, 64), (1, 20, 20, 64)],
                     [0, [2, 5, 20], [4, 20], [4, 16, 64], 0, 0, [8, 64]]),
    "conv-5x5": make(NHWC, [(1, 24, 24, 8), (5, 5, 8, 32), (1, 20, 20, 32)],
                     [0, [2, 5, 20], [4, 10, 20], [4, 32], 0, 0, [2, 8]]),
    "conv-deep": make(NHWC, [(1, 10, 10, 64), (3, 3, 64, 64), (1, 8, 8, 64)],
                      [0, [1, 4, 8], [2, 8], [4, 16, 64], 0, 0, [8, 64]]),
    "conv-strided": make(with_strides("linalg.conv_2d_nhwc_hwcf", 2, 2),
                         [(1, 33, 33, 16), (3, 3, 16, 48), (1, 16, 16, 48)],
                         [0, [2, 4, 16], [4, 8, 16], [6, 48], 0, 0, [4, 16]]),
    "conv-batch": make(NHWC, [(4, 14, 14, 16), (3, 3, 16, 32), (4, 12, 12, 32)],
                       [[1, 4], [2, 12], [3, 12], [4, 32], 0, 0, [4, 16]]),
    "conv-nchw": make(with_strides("linalg.conv_2d_nchw_fchw", 2),
                      [(1, 16, 26, 26), (32, 16, 3, 3), (1, 32, 24, 24)],
                      [0, [4, 32], [2, 6, 24], [4, 8, 24], [4, 16], 0, 0]),
    "conv-1d": make(with_strides("linalg.conv_1d_nwc_wcf", 1),
                    [(1, 258, 32), (3, 32, 64), (1, 256, 64)],
                    [0, [2, 8, 64, 256], [4, 16, 64], 0, [4, 16, 32]]),
    "conv-3d": make(with_strides("linalg.conv_3d_ndhwc_dhwcf", 3),
                    [(1, 10, 10, 10, 8), (3, 3, 3, 8, 16), (1, 8, 8, 8, 16)],
                    [0, [2, 8], [2, 8], [2, 8], [4, 16], 0, 0, 0, [2, 8]]),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only")
    parser.add_argument("--top", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        start = simulate(lower(NOTHING, "", folder), folder)
        with open(path("target.mlir"), "w") as file:
            file.write(TARGET)
        for name, text in PROGRAMS.items():
            if arguments.only not in (None, name):
                continue
            with open(path("program.mlir"), "w") as file:
                file.write(text)
            keep = path("best-" + name)
            run(tool("roofline-opt", "ROOFLINE_BIN"), path("program.mlir"), "-o", os.devnull,
                "--roofline-rank-schedules=target=%s level=DRAM top=1000 keep=%s output=%s"
                % (path("target.mlir"), keep, path("ranking.txt")))
            misses = []
            for number in range(1, len(os.listdir(keep)) + 1):
                loops = path("loops.mlir")
                run(tool("mlir-opt", "LLVM_BIN"), os.path.join(keep, "%d.mlir" % number),
                    "-convert-linalg-to-loops", "-o", loops)
                misses.append(simulate(loops, folder) - start)
            print("%-14s %3d tilings: best of the first %d has %.3f times the fewest misses, "
                  "the worst of all %.1f times" % (
                      name, len(misses), arguments.top,
                      min(misses[:arguments.top]) / min(misses), max(misses) / min(misses)),
                  flush=True)


if __name__ == "__main__":
    main()
