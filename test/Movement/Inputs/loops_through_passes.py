#!/usr/bin/env python3
"""Checks that loops are said to move what the operation moves that they come from.

usage: loops_through_passes.py PROGRAMS.mlir

Each function of the file has one structured operation on buffers. What is loaded and not
used is removed first.
"""

import json
import re
import subprocess
import sys
import tempfile

PIPELINES = [
    "convert-linalg-to-affine-loops",
    "convert-linalg-to-loops",
    "convert-linalg-to-parallel-loops",
    "convert-linalg-to-affine-loops,affine-loop-tile{tile-size=4}",
    "convert-linalg-to-affine-loops,affine-loop-tile{tile-size=5}",
    "convert-linalg-to-affine-loops,affine-loop-unroll{unroll-factor=2}",
    "convert-linalg-to-affine-loops,affine-loop-unroll-jam{unroll-jam-factor=2}",
    "convert-linalg-to-affine-loops,affine-loop-normalize,affine-parallelize",
]
TARGET = """#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1>, <"LL", capacity_bytes = 64>]>"""


def get_loops(text, target):
    done = subprocess.run(["mlir-roofline", "report", "-", "--levels", "--target=" + target,
                           "--format=json"], input=text, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout).get("loops", [])


def main():
    with open(sys.argv[1]) as file:
        programs = list(re.finditer(r"^func\.func @(\w+).*?^}", file.read(), re.S | re.M))
    checked = wrong = 0
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as target:
        target.write(TARGET)
        target.flush()
        for program in programs:
            name, text = program.group(1), program.group()
            due = get_loops(text, target.name)[0]["compulsory_bytes"]
            for pipeline in PIPELINES:
                lowered = subprocess.run(
                    ["mlir-opt", "--pass-pipeline=builtin.module(func.func(%s,canonicalize))" % pipeline],
                    input=text, capture_output=True, text=True)
                if lowered.returncode:
                    raise SystemExit(lowered.stderr)
                outer = [loop for loop in get_loops(lowered.stdout, target.name)
                         if "parent" not in loop]
                found = sum(loop["compulsory_bytes"] for loop in outer)
                status = ",".join(sorted({loop["status"] for loop in outer}))
                checked += 1
                if found != due or status not in ("exact", "upper"):
                    wrong += 1
                    print("%s, %s: due %d, found %d (%s)" % (name, pipeline, due, found, status))
    print("%d nests, %d wrong" % (checked, wrong))


main()
