#!/usr/bin/env python3
"""Checks that passes of mlir-opt leave the multiply-accumulates of programs alone.

usage: macs_through_passes.py PROGRAMS.mlir

What is due stands beside each program below, from its extents; a difference that a
pass makes stands beside the pass.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

MACS = {"product": 140, "open": 140, "columns": 35, "apart": 0,
        "complex": 640, "rows": 64, "tosa": 64, "none": 0, "outlined": 140, "handed": 140,
        "parted": 140, "coalesced": 140, "outlined_none": 0, "launched": 140, "carried": 140,
        "carried_outermost": 140, "carried_none": 0, "registers": 140, "peeled": 140,
        "strided": 140, "digits": 140, "folded": 140, "split": 140, "split_tiles": 140,
        "rows_tiled": 64, "rows_shared": 64}

# What stands for open sizes.
SIZES = {"open": "arg0.d0=4,arg0.d1=7,arg1.d1=5", "digits": "arg0.d0=4,arg0.d1=7,arg1.d1=5",
         "apart": "arg0.d0=2,arg0.d1=2,arg1.d1=3,arg1.d3=2"}

LOOPS = "convert-linalg-to-affine-loops"
BUFFERS = "one-shot-bufferize{bufferize-function-boundaries}"


def unrolled(times, *after):
    """Unrolls the innermost loops fully, several times over."""
    return ",".join(["func.func(" + ",".join(
        [LOOPS] + ["affine-loop-unroll{unroll-factor=-1}"] * times + list(after)) + ")"])


def affine(*passes):
    return "func.func(%s)" % ",".join((LOOPS,) + passes)


LOWERED = [
    affine(),
    affine("affine-loop-coalescing"),
    affine("affine-scalrep"),
    affine("affine-loop-invariant-code-motion"),
    affine("affine-loop-normalize", "affine-parallelize"),
    affine("affine-loop-unroll-jam{unroll-jam-factor=2}"),
    affine("affine-loop-tile{tile-size=2}"),
    affine("affine-loop-tile{tile-size=3}", "affine-loop-unroll{unroll-factor=2}"),
    affine("affine-loop-fusion"),
    affine() + ",lower-affine,convert-scf-to-cf,canonicalize",
    "func.func(convert-linalg-to-loops,scf-for-loop-peeling)",
    "func.func(convert-linalg-to-loops),scf-for-to-while",
    "func.func(convert-linalg-to-loops),scf-for-to-while,convert-scf-to-cf",
    "func.func(convert-linalg-to-parallel-loops)",
    "func.func(convert-linalg-to-loops,scf-for-loop-peeling{peel-front=true}),canonicalize,cse",
    affine("affine-loop-tile{tile-size=3 separate=true}"),
]
# What unrolling leaves, behind loops that are none any more.
LOWERED += ["func.func(convert-linalg-to-loops,test-loop-unrolling{unroll-factor=%d loop-depth=%d})%s"
            % (factor, depth, after) for factor in (2, 3) for depth in (0, 1)
            for after in (",canonicalize,cse", ",convert-scf-to-cf", ",convert-scf-to-cf,canonicalize,cse")]
LOWERED += [affine("affine-loop-unroll{unroll-factor=%d}" % factor, *after)
            for factor in (2, 3, 4, 5) for after in ((), ("affine-scalrep",))]
# Not what has open extents.
UNROLLED = [unrolled(times, *after) for times in (1, 2, 3)
            for after in ((), ("affine-scalrep",), ("affine-scalrep", "canonicalize", "cse"))]
CLOSED = LOWERED + UNROLLED

STRUCTURED = [
    "linalg-generalize-named-ops",
    "linalg-generalize-named-ops,linalg-fuse-elementwise-ops",
]
TO_LINALG = "func.func(tosa-to-linalg,tosa-to-tensor,tosa-to-arith,canonicalize)"

COALESCED = [affine("affine-loop-coalescing", *after) for after in (
    (), ("canonicalize",), ("affine-loop-unroll{unroll-factor=2}",),
    ("affine-loop-unroll{unroll-factor=3}",), ("affine-loop-tile{tile-size=4}",))]
# What is lowered counts through a test, or through blocks that branch back.
LOWERINGS = ["lower-affine", "lower-affine,convert-scf-to-cf",
             "lower-affine,scf-for-to-while", "lower-affine,scf-for-to-while,convert-scf-to-cf"]
COALESCED += [p + "," + lowering for p in COALESCED if "tile" not in p for lowering in LOWERINGS]

PIPELINES = {
    "product": [""] + CLOSED + COALESCED,
    "open": [""] + LOWERED + COALESCED,
    "apart": [""] + LOWERED + COALESCED + [p + ",lower-affine" for p in COALESCED[2:4]],
    "columns": [""] + CLOSED + [p for p in COALESCED if "tile" not in p],
    "complex": [""] + CLOSED + [p + ",convert-complex-to-standard" for p in CLOSED],
    "rows": [""] + STRUCTURED + [BUFFERS] + [BUFFERS + "," + p for p in CLOSED]
            + [STRUCTURED[1] + "," + BUFFERS + "," + p for p in CLOSED],
    "tosa": ["", TO_LINALG] + [TO_LINALG + "," + p for p in STRUCTURED]
            + [TO_LINALG + "," + BUFFERS + "," + affine()],
}
PIPELINES["none"] = PIPELINES["tosa"]
CALLS = [""] + [p + inlined for p in LOWERINGS for inlined in ("", ",inline")]
for name in ("outlined", "handed", "parted", "coalesced", "outlined_none"):
    PIPELINES[name] = CALLS
for name in ("carried", "carried_outermost", "carried_none"):
    PIPELINES[name] = [""] + LOWERINGS + ["%s,%s%s" % (LOWERINGS[0], BUFFERS, p[len(LOWERINGS[0]):])
                                          for p in LOWERINGS]
PIPELINES["launched"] = [p for outlined in ("", "gpu-kernel-outlining")
                         for p in [outlined] + [",".join(filter(None, (outlined, lowering)))
                                                for lowering in LOWERINGS]]
# Of five iterations of the sum, all or all but one in one loop that runs once.
ONCE = [
    "func.func(convert-linalg-to-loops,test-loop-unrolling{unroll-factor=%d loop-depth=0})%s" % (factor, after)
    for factor in (4, 5) for after in ("", ",canonicalize,cse", ",scf-for-to-while")]
PIPELINES["columns"] += ONCE
PIPELINES["registers"] = [""] + ["func.func(%s)%s" % (p, after) for p in (
    "scf-for-loop-peeling{peel-front=true}", "test-loop-unrolling{unroll-factor=2 loop-depth=2}",
    "test-loop-unrolling{unroll-factor=6 loop-depth=2}") for after in (
        "", ",canonicalize,cse", ",convert-scf-to-cf", ",scf-for-to-while",
        ",convert-scf-to-cf,canonicalize,cse")]
TILED = "transform-interpreter,test-transform-dialect-erase-schedule,canonicalize,cse," + BUFFERS
PIPELINES["peeled"] = [TILED + "," + p for p in (
    "func.func(convert-linalg-to-loops)", "func.func(convert-linalg-to-loops),canonicalize,cse",
    "func.func(convert-linalg-to-loops),fold-memref-alias-ops,canonicalize,cse",
    "func.func(convert-linalg-to-loops),expand-strided-metadata,lower-affine,canonicalize,cse",
    "func.func(convert-linalg-to-loops),convert-scf-to-cf,canonicalize,cse",
    unrolled(1) + ",canonicalize,cse", unrolled(2) + ",canonicalize,cse",
    unrolled(1, "affine-scalrep") + ",canonicalize,cse")]
VECTORS = "transform-interpreter,test-transform-dialect-erase-schedule,canonicalize,cse"
PIPELINES["strided"] = [VECTORS] + [
    "%s,convert-vector-to-scf{full-unroll=%s}%s" % (VECTORS, unrolls, after)
    for unrolls in ("false", "true")
    for after in ("", ",canonicalize,cse", ",convert-scf-to-cf", ",convert-scf-to-cf,canonicalize,cse",
                  ",scf-for-to-while")]
PIPELINES["digits"] = CALLS
FOLDED = VECTORS + ",func.func(linalg-generalize-named-ops),linalg-fold-unit-extent-dims,canonicalize,cse"
PIPELINES["folded"] = [VECTORS, FOLDED] + [FOLDED + "," + BUFFERS + p for p in (
    "", ",func.func(convert-linalg-to-loops)", ",func.func(convert-linalg-to-loops),convert-scf-to-cf",
    "," + affine(), "," + affine("affine-loop-unroll{unroll-factor=2}"))]
LOWERED_LOOPS = (
    "", ",func.func(convert-linalg-to-loops)", ",func.func(convert-linalg-to-loops),convert-scf-to-cf",
    "," + affine(), "," + affine("affine-loop-unroll{unroll-factor=2}"),
    "," + affine("affine-loop-tile{tile-size=2}"), "," + affine("affine-loop-fusion"))
PIPELINES["split"] = [VECTORS, FOLDED] + [
    p + "," + BUFFERS + after for p in (VECTORS, FOLDED) for after in LOWERED_LOOPS]
# Fusion moves the zeros behind the products there.
PIPELINES["split_tiles"] = [""] + [after[1:] for after in LOWERED_LOOPS[1:] if "fusion" not in after]
for name in ("rows_tiled", "rows_shared"):
    # Blocks that carry the buffer itself are cleaned first.
    PIPELINES[name] = [VECTORS] + [VECTORS + "," + BUFFERS + after for after in (
        "", ",func.func(convert-linalg-to-loops)", ",canonicalize,cse",
        ",canonicalize,cse,func.func(convert-linalg-to-loops)",
        ",canonicalize,cse,func.func(convert-linalg-to-loops),convert-scf-to-cf")]

# (program, pipeline): what is counted instead, and why.
EXPLAINED = {
    # In loops of their own x and sigmoid(x) are elements of two buffers.
    ("none", PIPELINES["none"][-1]): 64,
}


def split(path):
    """The functions of the file that others may call, by name, each with the private ones
    behind it."""
    with open(path) as file:
        parts = re.split(r"^func\.func @(\w+)", file.read(), flags=re.M)
    return {name: "func.func @" + name + text for name, text in zip(parts[1::2], parts[2::2])}


def report(path, sizes):
    output = subprocess.run(["mlir-roofline", "report", path, "--format=json"]
                            + (["--bind=" + sizes] if sizes else []),
                            stdout=subprocess.PIPE, check=True).stdout
    return json.loads(output)["totals"]


def main(path):
    programs = split(path)
    wrong = runs = 0
    with tempfile.TemporaryDirectory() as folder:
        before, after = (os.path.join(folder, name) for name in ("in.mlir", "out.mlir"))
        for name, pipelines in PIPELINES.items():
            with open(before, "w") as file:
                scheduled = "transform.named_sequence" in programs[name]
                file.write("module attributes {transform.with_named_sequence} {\n%s}\n"
                           % programs[name] if scheduled else programs[name])
            for pipeline in pipelines:
                subprocess.run(["mlir-opt", before, "-o", after,
                                "--pass-pipeline=builtin.module(%s)" % pipeline], check=True)
                totals = report(after, SIZES.get(name))
                runs += 1
                due = EXPLAINED.get((name, pipeline), MACS[name])
                if totals["macs"] != due or totals["status"] != "exact":
                    wrong += 1
                    print("%s after %s: %s macs (%s), due are %d"
                          % (name, pipeline or "nothing", totals["macs"], totals["status"], due))
    print("%d programs, %d wrong" % (runs, wrong))
    return 1 if wrong or not runs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
