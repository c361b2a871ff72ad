#!/usr/bin/env python3
"""Counts matrix products under schedules of stock passes, which must not change them.

usage: schedules.py --mlir-opt PROGRAM [--tool mlir-roofline] [--only REGEX] [--jobs 2]
                    [--long] [--known FILE] [--print NAME]

A product and an exponential of each of SHAPES, with static and with open sizes, is
tiled by the transform dialect (TILINGS) and lowered (LOWERINGS). Of each the report has
the flops, int_ops and transcendentals of the program as written, in not more than a
second of processor time; formulas are compared at the sizes of SHAPES and at others.
EXPLAINED holds what a schedule does change, and why. FILE names combinations that are
known to fail, with the reason: they run with --long only. The last line says how many
were compared.
"""

import argparse
import itertools
import json
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../RandomPrograms/Inputs"))
from formula import Opaque, evaluate

LIMIT_S = 1
KINDS = ("flops", "int_ops", "transcendentals")
SHAPES = {
    "vit": (197, 768, 3072),
    "gpt2-logits": (1024, 768, 50257),
    "resnet50": (3136, 576, 64),
    "llama": (2048, 4096, 14336),
    "uneven": (1000, 777, 1234),
}
WHOLE, SHORT = ("vit", "uneven"), ("tensors", "loops", "blocks")
# Where formulas are compared, beside the sizes of the shape: below, at and above tiles.
OTHER_SIZES = ((1, 1, 1), (63, 64, 65), (130, 129, 300))

# Each level: what tiles, and the sizes for m, n and k.
TILINGS = {
    "untiled": [],
    "for-1": [("for", (128, 128, 256))],
    "for-1-small": [("for", (6, 16, 1))],
    "for-2": [("for", (128, 128, 256)), ("for", (32, 32, 64))],
    "for-2-uneven": [("for", (100, 90, 70)), ("for", (30, 17, 9))],
    "for-3": [("for", (128, 128, 256)), ("for", (32, 32, 64)), ("for", (8, 8, 8))],
    "for-3-uneven": [("for", (100, 90, 70)), ("for", (30, 17, 9)), ("for", (7, 4, 4))],
    "forall-tiles": [("forall", (64, 96))],
    "forall-threads": [("threads", (16, 12))],
    "forall-for": [("forall", (64, 96)), ("for", (16, 16, 32))],
    "threads-for": [("threads", (16, 12)), ("for", (16, 16, 32))],
}
BUFFERIZE = (
    "one-shot-bufferize{bufferize-function-boundaries "
    "function-boundary-type-conversion=identity-layout-map}"
)
LOOPS = BUFFERIZE + ",func.func(convert-linalg-to-loops)"
LOWERINGS = {
    "tensors": "canonicalize",
    "peeled": "func.func(scf-for-loop-peeling{skip-partial=false})",
    "buffers": BUFFERIZE,
    "loops": LOOPS,
    "parallel-loops": BUFFERIZE + ",func.func(convert-linalg-to-parallel-loops)",
    "for-only": LOOPS + ",func.func(scf-forall-to-for)",
    "while": LOOPS + ",func.func(scf-forall-to-for,scf-for-to-while)",
    "blocks": LOOPS + ",func.func(scf-forall-to-parallel),convert-scf-to-cf",
}
# Affine loops have tiling and unrolling of their own.
AFFINE = BUFFERIZE + ",func.func(convert-linalg-to-affine-loops"
AFFINE_LOWERINGS = {
    "affine": AFFINE + ")",
    "affine-tiled": AFFINE + ",affine-loop-tile{tile-size=32})",
    "affine-tiled-2": AFFINE + ",affine-loop-tile{tile-sizes=96,64,128},affine-loop-tile{tile-size=8})",
    "affine-unrolled": AFFINE + ",affine-loop-unroll{unroll-factor=4})",
    "affine-unroll-jammed": AFFINE + ",affine-loop-unroll-jam{unroll-jam-factor=3})",
    "affine-tiled-unrolled": AFFINE + ",affine-loop-tile{tile-size=32},affine-loop-unroll{unroll-factor=4})",
    "affine-lowered": AFFINE + ",affine-loop-tile{tile-size=32}),lower-affine",
    "affine-blocks": AFFINE + ",affine-loop-tile{tile-size=32}),lower-affine,convert-scf-to-cf",
    "affine-coalesced": AFFINE + ",affine-loop-coalescing)",
}
# Registers: a product of a small tile, as vectors. Masks round the last tile up.
VECTOR_SHAPES = {"vector-even": (64, 32, 48), "vector-uneven": (30, 17, 50)}
VECTOR_TILE = (8, 16, 4)



def round_up(value, to):
    return -(-value // to) * to


def count_masked(m, k, n):
    m, n, k = (round_up(size, tile) for size, tile in zip((m, n, k), VECTOR_TILE))
    return {"flops": 2 * m * n * k, "transcendentals": m * n}


# {shape: (status, function of m, k, n with what is not as in the program as written)}.
EXPLAINED = {
    # Vectors of the last tiles are as long as all others; how many elements a mask lets
    # through is data.
    "vector-uneven": ("upper", count_masked),
}


def print_program(sizes, is_open):
    m, k, n = ("?",) * 3 if is_open else sizes
    a, b, c = "tensor<%sx%sxf32>" % (m, k), "tensor<%sx%sxf32>" % (k, n), "tensor<%sx%sxf32>" % (m, n)
    lines = ["func.func @main(%%a: %s, %%b: %s, %%o: %s) -> %s {" % (a, b, c, c)]
    lines += ["  %zero = arith.constant 0.0 : f32"]
    lines += ["  %%z = linalg.fill ins(%%zero : f32) outs(%%o : %s) -> %s" % (c, c)]
    lines += ["  %%0 = linalg.matmul ins(%%a, %%b : %s, %s) outs(%%z : %s) -> %s" % (a, b, c, c)]
    lines += ["  %%1 = linalg.exp ins(%%0 : %s) outs(%%o : %s) -> %s" % (c, c, c)]
    lines += ["  return %%1 : %s\n}" % c]
    return "\n".join(lines) + "\n"


def print_tiling(levels, vectorise=False):
    """A library with the schedule of both operations."""
    any_op = "!transform.any_op"
    lines = ["module attributes {transform.with_named_sequence} {"]
    lines += ["transform.named_sequence @__transform_main(%%root: %s {transform.readonly}) {" % any_op]
    for op, loops in (("linalg.matmul", 3), ("linalg.exp", 2)):
        name = "%" + op.split(".")[1]
        lines += ['  %s_0 = transform.structured.match ops{["%s"]} in %%root : (%s) -> %s' % (name, op, any_op, any_op)]
        for i, (kind, sizes) in enumerate(levels):
            count = loops if kind == "for" else 1
            results = ", ".join([any_op] * (count + 1))
            what = {"for": "tile_using_for %s tile_sizes", "forall": "tile_using_forall %s tile_sizes", "threads": "tile_using_forall %s num_threads"}[kind]
            lines += [
                "  %s_%d, %s_l%d:%d = transform.structured.%s [%s] : (%s) -> (%s)"
                % (name, i + 1, name, i, count, what % ("%s_%d" % (name, i)), ", ".join(map(str, sizes[:loops])), any_op, results)
            ]
        if vectorise:
            lines += [
                "  transform.structured.vectorize %s_%d vector_sizes [%s] : %s"
                % (name, len(levels), ", ".join(map(str, VECTOR_TILE[:loops])), any_op)
            ]
    return "\n".join(lines + ["  transform.yield\n}\n}"]) + "\n"


def list_schedules(is_long):
    """{name: (sizes, whether they are open, levels, vectorise, passes)}.

    The short form has all combinations for two of the shapes.
    """
    schedules = {}
    for (shape, sizes), is_open in itertools.product(SHAPES.items(), (False, True)):
        stem = shape + (".open" if is_open else "")
        is_whole = is_long or shape in WHOLE
        for (tiling, levels), (lowering, passes) in itertools.product(TILINGS.items(), LOWERINGS.items()):
            if not is_whole and lowering not in SHORT:
                continue
            schedules["%s.%s.%s" % (stem, tiling, lowering)] = (sizes, is_open, levels, False, passes)
        for lowering, passes in AFFINE_LOWERINGS.items():
            schedules["%s.%s" % (stem, lowering)] = (sizes, is_open, [], False, passes)
    for shape, sizes in VECTOR_SHAPES.items():
        levels = [("for", VECTOR_TILE)]
        for lowering, passes in (("tensors", "canonicalize"), ("buffers", BUFFERIZE)):
            schedules["%s.vectorised.%s" % (shape, lowering)] = (sizes, False, levels, True, passes)
    return schedules


def transform(mlir_opt, folder, schedule):
    """The file of the scheduled program."""
    sizes, is_open, levels, vectorise, passes = schedule
    files = [os.path.join(folder, name) for name in ("program.mlir", "schedule.mlir", "scheduled.mlir")]
    for file, text in zip(files, (print_program(sizes, is_open), print_tiling(levels, vectorise))):
        with open(file, "w") as out:
            out.write(text)
    interpret = "transform-preload-library{transform-library-paths=%s},transform-interpreter," % files[1]
    pipeline = "builtin.module(%s%s)" % (interpret if levels else "", passes)
    command = [mlir_opt, files[0], "--pass-pipeline=" + pipeline, "-o", files[2]]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError("mlir-opt: " + result.stderr.strip()[:300])
    return files[2]


def limit_time():
    resource.setrlimit(resource.RLIMIT_CPU, (4 * LIMIT_S, 4 * LIMIT_S))


def count(tool, file):
    """(totals, names of the extents of arguments)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(
        [tool, "report", file, "--format=json"], capture_output=True, text=True, preexec_fn=limit_time
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if took > LIMIT_S:
        raise RuntimeError("takes over %d s" % LIMIT_S)
    if result.returncode:
        raise RuntimeError("exit status %d: %s" % (result.returncode, result.stderr[:300]))
    return json.loads(result.stdout)["totals"]


def name_sizes(m, k, n):
    values = {"arg0.d0": m, "arg0.d1": k, "arg1.d0": k, "arg1.d1": n, "arg2.d0": m, "arg2.d1": n}
    values.update({"main." + name: value for name, value in values.items()})
    return values


def expect(name, m, k, n):
    """(status, counts) as written, or as explained: 2 flops per product."""
    expected = {"flops": 2 * m * n * k, "int_ops": 0, "transcendentals": m * n}
    status, explain = EXPLAINED.get(name.split(".")[0], ("exact", None))
    if explain:
        expected.update(explain(m, k, n))
    return status, expected


def check(job):
    """(name, what is wrong or None)."""
    mlir_opt, tool, name, schedule = job
    sizes, is_open = schedule[:2]
    try:
        with tempfile.TemporaryDirectory() as folder:
            totals = count(tool, transform(mlir_opt, folder, schedule))
        for m, k, n in (sizes,) + (OTHER_SIZES if is_open else ()):
            status, expected = expect(name, m, k, n)
            if totals["status"] != status:
                return name, "status %s: flops %s" % (totals["status"], str(totals.get("flops"))[:100])
            for kind, right in expected.items():
                found = evaluate(totals[kind], name_sizes(m, k, n))
                if found != right:
                    return name, "%s of %s: found %s, expected %d" % (kind, (m, k, n), found, right)
    except Opaque as error:
        return name, "the symbol %s stands for a size of the tiling" % error
    except RuntimeError as error:
        return name, str(error)
    return name, None


def read_known(file):
    """[(pattern, reason)]: * stands for anything."""
    if not file:
        return []
    with open(file, encoding="utf-8") as lines:
        pairs = [line.split(": ", 1) for line in lines if line.strip() and line[0] != "#"]
    return [(re.compile(re.escape(name).replace(r"\*", ".*") + "$"), reason) for name, reason in pairs]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--mlir-opt", default="mlir-opt")
    parser.add_argument("--tool", default="mlir-roofline")
    parser.add_argument("--only", type=re.compile, default=re.compile(""))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--long", action="store_true", help="all combinations")
    parser.add_argument("--known", metavar="FILE")
    parser.add_argument("--print", metavar="NAME", help="print the program of one schedule")
    arguments = parser.parse_args()
    schedules = list_schedules(arguments.long)
    if arguments.print:
        with tempfile.TemporaryDirectory() as folder:
            print(open(transform(arguments.mlir_opt, folder, schedules[arguments.print])).read())
        return 0
    known = read_known(arguments.known)
    is_known = lambda name: any(pattern.match(name) for pattern, _ in known)
    chosen = [name for name in schedules if arguments.only.search(name)]
    jobs = [
        (arguments.mlir_opt, arguments.tool, name, schedules[name])
        for name in chosen
        if arguments.long or not is_known(name)
    ]
    failed = failed_as_known = 0
    with multiprocessing.Pool(arguments.jobs) as pool:
        for name, wrong in pool.imap(check, jobs, chunksize=4):
            if is_known(name) and wrong:
                failed_as_known += 1
            elif is_known(name):
                print("%s: not wrong any more" % name)
            elif wrong:
                failed += 1
                print("%s: %s" % (name, wrong), flush=True)
    failed_as_known += len(chosen) - len(jobs)
    print("%d schedules, %d failed, %d known to fail" % (len(jobs), failed, failed_as_known))
    return 1 if failed or not jobs else 0


if __name__ == "__main__":
    sys.exit(main())
