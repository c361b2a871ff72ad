#!/usr/bin/env python3
"""Compares what loops are said to move with a simulated cache.

usage: cache_simulation.py [--only PROGRAM] [--tilings N] [--small] [--held-out]

A product, a convolution and a stencil are lowered by passes of mlir-opt in twelve
tilings each, compiled, and run under valgrind --tool=cachegrind with a last level of
64 KiB in lines of 64 bytes that is fully associative (--LL=65536,1024,64). Beside
its misses, those of a program that does nothing taken off, stand the lines that
`mlir-roofline report --levels` expects. Needs valgrind, gcc, and the tools of LLVM
and of this project on the PATH or in ROOFLINE_BIN and LLVM_BIN.
"""

import argparse
import json
import os
import re
import subprocess
import tempfile

TARGET = """#roofline.target<"cachegrind",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9, line_bytes = 64>,
            <"LL", capacity_bytes = 65536>]>
"""

MATMUL = """func.func @main() -> i32 {
  %%a = memref.alloc() {alignment = 64} : memref<%(n)dx%(n)dxf32>
  %%b = memref.alloc() {alignment = 64} : memref<%(n)dx%(n)dxf32>
  %%c = memref.alloc() {alignment = 64} : memref<%(n)dx%(n)dxf32>
  linalg.matmul ins(%%a, %%b : memref<%(n)dx%(n)dxf32>, memref<%(n)dx%(n)dxf32>)
    outs(%%c : memref<%(n)dx%(n)dxf32>)
  %%z = arith.constant 0 : i32
  return %%z : i32
}
"""

CONV = """func.func @main() -> i32 {
  %%x = memref.alloc() {alignment = 64} : memref<1x%(i)dx%(i)dx32xf32>
  %%w = memref.alloc() {alignment = 64} : memref<3x3x32x32xf32>
  %%y = memref.alloc() {alignment = 64} : memref<1x%(n)dx%(n)dx32xf32>
  linalg.conv_2d_nhwc_hwcf ins(%%x, %%w : memref<1x%(i)dx%(i)dx32xf32>, memref<3x3x32x32xf32>)
    outs(%%y : memref<1x%(n)dx%(n)dx32xf32>)
  %%z = arith.constant 0 : i32
  return %%z : i32
}
"""

STENCIL = """func.func @main() -> i32 {
  %%x = memref.alloc() {alignment = 64} : memref<%(i)dx%(i)dxf32>
  %%y = memref.alloc() {alignment = 64} : memref<%(n)dx%(n)dxf32>
  affine.for %%i = 0 to %(n)d {
    affine.for %%j = 0 to %(n)d {
      %%0 = affine.load %%x[%%i, %%j + 1] : memref<%(i)dx%(i)dxf32>
      %%1 = affine.load %%x[%%i + 1, %%j] : memref<%(i)dx%(i)dxf32>
      %%2 = affine.load %%x[%%i + 1, %%j + 1] : memref<%(i)dx%(i)dxf32>
      %%3 = affine.load %%x[%%i + 1, %%j + 2] : memref<%(i)dx%(i)dxf32>
      %%4 = affine.load %%x[%%i + 2, %%j + 1] : memref<%(i)dx%(i)dxf32>
      %%5 = arith.addf %%0, %%1 : f32
      %%6 = arith.addf %%2, %%3 : f32
      %%7 = arith.addf %%5, %%6 : f32
      %%8 = arith.addf %%7, %%4 : f32
      affine.store %%8, %%y[%%i, %%j] : memref<%(n)dx%(n)dxf32>
    }
  }
  %%z = arith.constant 0 : i32
  return %%z : i32
}
"""

NOTHING = """func.func @main() -> i32 {
  %z = arith.constant 0 : i32
  return %z : i32
}
"""

# The tiles of each loop; empty: as it is.
PROGRAMS = {
    "matmul": (MATMUL, {"n": 192}, {"n": 96}, [
        "", "32,32,32", "64,64,1", "16,16,16", "48,48,48", "96,96,1", "8,192,1",
        "192,16,16", "24,24,192", "64,16,64", "4,4,192", "1,192,32"]),
    "conv": (CONV, {"n": 32, "i": 34}, {"n": 16, "i": 18}, [
        "", "1,8,8,32,3,3,32", "1,32,32,8,3,3,8", "1,4,32,16,3,3,32", "1,16,16,32,1,1,32",
        "1,8,8,16,3,3,16", "1,1,32,32,3,3,32", "1,32,1,32,3,3,32", "1,32,32,4,3,3,32",
        "1,32,32,32,1,1,4", "1,2,2,32,3,3,32", "1,16,8,8,3,3,8"]),
    "stencil": (STENCIL, {"n": 1024, "i": 1026}, {"n": 512, "i": 514}, [
        "", "8,8", "16,16", "32,32", "64,64", "128,128", "1,1024", "1024,1", "1024,16",
        "1024,64", "4,256", "256,4"]),
}

# Sizes and tilings that the expectation has not been fitted to.
HELD_OUT = {
    "matmul": (MATMUL, {"n": 160}, {"n": 80}, [
        "", "20,20,20", "40,40,40", "80,80,1", "10,160,1", "160,20,20", "32,16,160",
        "5,5,160", "1,160,40", "40,8,80", "16,64,16", "53,53,53"]),
    "conv": (CONV, {"n": 40, "i": 42}, {"n": 20, "i": 22}, [
        "", "1,10,10,32,3,3,32", "1,40,40,16,3,3,16", "1,5,40,8,3,3,32", "1,20,20,32,1,1,32",
        "1,10,10,8,3,3,8", "1,1,40,16,3,3,32", "1,40,2,32,3,3,32", "1,40,40,2,3,3,32",
        "1,40,40,32,1,1,8", "1,4,4,32,3,3,32", "1,20,8,16,3,3,4"]),
    "stencil": (STENCIL, {"n": 768, "i": 770}, {"n": 384, "i": 386}, [
        "", "12,12", "24,24", "48,48", "96,96", "192,192", "1,768", "768,1", "768,24",
        "768,96", "6,192", "192,6"]),
}

LOWER = ("-lower-affine -convert-scf-to-cf -expand-strided-metadata -lower-affine "
         "-finalize-memref-to-llvm -convert-cf-to-llvm -convert-arith-to-llvm "
         "-convert-func-to-llvm -reconcile-unrealized-casts").split()


def tool(name, folder):
    return os.path.join(os.environ.get(folder, ""), name)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit("%s failed: %s" % (command[0], done.stderr))
    return done


def lower(text, tiles, folder):
    """The loops of a program, in tiles."""
    source, loops = os.path.join(folder, "in.mlir"), os.path.join(folder, "loops.mlir")
    with open(source, "w") as file:
        file.write(text)
    passes = ["-convert-linalg-to-affine-loops"]
    if tiles:
        passes.append("-affine-loop-tile=tile-sizes=" + tiles)
    run(tool("mlir-opt", "LLVM_BIN"), source, *passes, "-o", loops)
    return loops


def simulate(loops, folder):
    """The misses of the last level."""
    path = lambda name: os.path.join(folder, name)
    run(tool("mlir-opt", "LLVM_BIN"), loops, *LOWER, "-o", path("llvm.mlir"))
    run(tool("mlir-translate", "LLVM_BIN"), "--mlir-to-llvmir", path("llvm.mlir"), "-o", path("x.ll"))
    run(tool("llc", "LLVM_BIN"), "-O2", "-relocation-model=pic", "-filetype=obj", path("x.ll"),
        "-o", path("x.o"))
    run("gcc", path("x.o"), "-o", path("x"))
    done = run("valgrind", "--tool=cachegrind", "--cache-sim=yes", "--LL=65536,1024,64",
               "--cachegrind-out-file=/dev/null", path("x"))
    return int(re.search(r"LLd misses: +([\d,]+)", done.stderr).group(1).replace(",", ""))


def expect(loops, folder):
    target = os.path.join(folder, "target.mlir")
    with open(target, "w") as file:
        file.write(TARGET)
    report = json.loads(run(tool("mlir-roofline", "ROOFLINE_BIN"), "report", loops, "--levels",
                            "--target=" + target, "--format=json").stdout)
    return sum(loop["targets"][0]["levels"][0]["lines_as_written"]
               for loop in report.get("loops", []) if "parent" not in loop)


def rank_correlation(a, b):
    def ranks(values):
        order = sorted(range(len(values)), key=values.__getitem__)
        place = [0.0] * len(values)
        at = 0
        while at < len(order):
            end = at
            while end + 1 < len(order) and values[order[end + 1]] == values[order[at]]:
                end += 1
            for i in range(at, end + 1):
                place[order[i]] = (at + end) / 2
            at = end + 1
        return place
    x, y = ranks(a), ranks(b)
    mean = (len(a) - 1) / 2
    cov = sum((p - mean) * (q - mean) for p, q in zip(x, y))
    spread = lambda z: sum((p - mean) ** 2 for p in z)
    return cov / (spread(x) * spread(y)) ** 0.5


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only")
    parser.add_argument("--tilings", type=int, default=12)
    parser.add_argument("--held-out", action="store_true",
                        help="sizes and tilings that the expectation has not been fitted to")
    parser.add_argument("--small", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        start = simulate(lower(NOTHING, "", folder), folder)
        programs = HELD_OUT if arguments.held_out else PROGRAMS
        for name, (text, sizes, small, tilings) in programs.items():
            if arguments.only not in (None, name):
                continue
            expected, simulated = [], []
            for tiles in tilings[:arguments.tilings]:
                loops = lower(text % (small if arguments.small else sizes), tiles, folder)
                expected.append(expect(loops, folder))
                simulated.append(simulate(loops, folder) - start)
                print("%-8s %-18s expected %8d  simulated %8d  %+6.1f %%" % (
                    name, tiles or "as it is", expected[-1], simulated[-1],
                    100 * (expected[-1] / simulated[-1] - 1)), flush=True)
            errors = [abs(e / s - 1) for e, s in zip(expected, simulated)]
            print("%s: %d tilings, rank correlation %.3f, off by %.1f %% on average, %.1f %% at most" % (
                name, len(errors), rank_correlation(expected, simulated),
                100 * sum(errors) / len(errors), 100 * max(errors)), flush=True)


if __name__ == "__main__":
    main()
