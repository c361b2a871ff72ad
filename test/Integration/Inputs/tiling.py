#!/usr/bin/env python3
"""Compares the figures of operations before and after stock tilings.

usage: tiling.py [--mlir-opt PROGRAM] [--tool mlir-roofline] [--only REGEX] FILE

Each function of FILE is tiled as TILINGS say, by the transform dialect. Macs and work
(but for index arithmetic, which tiling adds) and the floor are always the same. Bytes
and the latency bound are where no element is touched by two tiles; REREAD says what is
read again otherwise, with the arithmetic. The last line says how many were compared.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile

TARGET = """#roofline.target<"t",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1000>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>
"""

# {function: {name: [(kind, sizes)]}}, even and uneven, one level and two.
ELEMENTWISE = {
    "for": [("for", (16, 0))],
    "for-both": [("for", (16, 10))],
    "for-uneven": [("for", (12, 7))],
    "for-two": [("for", (16, 20)), ("for", (4, 5))],
    "for-two-uneven": [("for", (12, 7)), ("for", (5, 3))],
    "forall": [("forall", (16, 0))],
    "forall-both": [("forall", (16, 10))],
    "forall-uneven": [("forall", (12, 7))],
    "forall-threads": [("threads", (4, 5))],
    "forall-for": [("forall", (16, 20)), ("for", (8, 5))],
}
PRODUCT = {
    "for": [("for", (16, 0, 0))],
    "for-both": [("for", (16, 12, 0))],
    "for-all": [("for", (16, 12, 10))],
    "for-uneven": [("for", (12, 20, 16))],
    "for-two": [("for", (32, 24, 20)), ("for", (16, 12, 10))],
    "forall": [("forall", (16, 12))],
    "forall-for": [("forall", (32, 24)), ("for", (16, 12, 10))],
}
CONVOLUTION = {
    "for": [("for", (0, 8, 0, 0))],
    "for-both": [("for", (0, 8, 4, 0))],
    "for-uneven": [("for", (0, 5, 7, 0))],
    "forall": [("forall", (0, 8, 4, 0))],
}
TILINGS = {name: ELEMENTWISE for name in ("twice", "chain", "copied", "transposed")}
TILINGS["reduced"] = {name: ELEMENTWISE[name] for name in ("for", "for-both", "forall")}
TILINGS.update(product=PRODUCT, convolution=CONVOLUTION)


def product_bytes(m, n, k):
    """a once per column of tiles, b once per row, what is summed once per step along k."""
    return 4 * (64 * 40 * n + 40 * 48 * m + 2 * 64 * 48 * k)


def convolution_bytes(rows, columns):
    """The filter once per tile, of the input two more rows and columns than a tile has."""
    image = sum((r + 2) * (c + 2) * 4 for r in rows for c in columns)
    return 4 * (image + len(rows) * len(columns) * 3 * 3 * 4 * 8 + 2 * 16 * 16 * 8)


REREAD = {
    # x is read once; the sums of 64 rows are read and written per tile of a row.
    ("reduced", "for-both"): 4 * (64 * 40 + 4 * 2 * 64),
    ("product", "for"): product_bytes(m=4, n=1, k=1),
    ("product", "for-both"): product_bytes(m=4, n=4, k=1),
    ("product", "for-all"): product_bytes(m=4, n=4, k=4),
    ("product", "for-uneven"): product_bytes(m=6, n=3, k=3),
    ("product", "for-two"): product_bytes(m=4, n=4, k=4),
    ("product", "forall"): product_bytes(m=4, n=4, k=1),
    ("product", "forall-for"): product_bytes(m=4, n=4, k=4),
    ("convolution", "for"): convolution_bytes([8] * 2, [16]),
    ("convolution", "for-both"): convolution_bytes([8] * 2, [4] * 4),
    ("convolution", "for-uneven"): convolution_bytes([5, 5, 5, 1], [7, 7, 2]),
    ("convolution", "forall"): convolution_bytes([8] * 2, [4] * 4),
}


def print_schedule(function, levels):
    any_op = "!transform.any_op"
    lines = ["module attributes {transform.with_named_sequence} {"]
    lines += ["transform.named_sequence @__transform_main(%%root: %s {transform.readonly}) {" % any_op]
    lines += ['  %%f = transform.structured.match ops{["func.func"]} attributes{sym_name = "%s"} in %%root : (%s) -> %s' % (function, any_op, any_op)]
    lines += ["  %%o = transform.structured.match interface{LinalgOp} in %%f : (%s) -> %s" % (any_op, any_op)]
    lines += ["  transform.foreach %%o : %s {" % any_op, "  ^bb0(%%0: %s):" % any_op]
    for i, (kind, sizes) in enumerate(levels):
        what = {"for": "for %%%d tile_sizes", "forall": "forall %%%d tile_sizes", "threads": "forall %%%d num_threads"}[kind] % i
        count = sum(size != 0 for size in sizes) if kind == "for" else 1
        lines += [
            "    %%%d, %%l%d:%d = transform.structured.tile_using_%s [%s] : (%s) -> (%s)"
            % (i + 1, i, count, what, ", ".join(map(str, sizes)), any_op, ", ".join([any_op] * (count + 1)))
        ]
    return "\n".join(lines + ["  }", "  transform.yield\n}\n}"]) + "\n"


def tile(mlir_opt, folder, file, function, levels):
    schedule, tiled = folder + "/schedule.mlir", folder + "/tiled.mlir"
    with open(schedule, "w") as out:
        out.write(print_schedule(function, levels))
    passes = "transform-preload-library{transform-library-paths=%s},transform-interpreter,canonicalize" % schedule
    command = [mlir_opt, file, "--pass-pipeline=builtin.module(%s)" % passes, "-o", tiled]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError("mlir-opt: " + result.stderr.strip()[:300])
    return tiled


def read(tool, folder, file, function):
    """{figure: value} of one function."""
    with open(folder + "/target.mlir", "w") as out:
        out.write(TARGET)
    command = [tool, "report", file, "--format=json", "--target=" + out.name, "--function=" + function]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError("%s: %s" % (tool, result.stderr.strip()[:300]))
    report = json.loads(result.stdout)
    totals, times = report["totals"], report["targets"][0]
    work = {(t, c): n for t, counts in totals["work"].items() for c, n in counts.items() if c != "index"}
    return {
        "macs": totals["macs"],
        "work": work,
        "bytes": totals["bytes"],
        "floor": round(times["latency_floor_s"] * 1e9, 3),
        "bound": round(times["latency_bound_s"] * 1e9, 3),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--mlir-opt", default="mlir-opt")
    parser.add_argument("--tool", default="mlir-roofline")
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    compared = wrong = 0
    for function, tilings in TILINGS.items():
        with tempfile.TemporaryDirectory() as folder:
            whole = read(args.tool, folder, args.file, function)
            for name, levels in tilings.items():
                if not re.search(args.only, "%s.%s" % (function, name)):
                    continue
                found = read(args.tool, folder, tile(args.mlir_opt, folder, args.file, function, levels), function)
                expected = dict(whole)
                if (function, name) in REREAD:
                    # 1e9 bytes per second: as many nanoseconds as bytes.
                    expected["bytes"] = expected["bound"] = REREAD[function, name]
                bad = {key: (found[key], right) for key, right in expected.items() if found[key] != right}
                compared += 1
                wrong += bool(bad)
                for key, (is_, right) in bad.items():
                    print("%s.%s: %s is %s, expected %s" % (function, name, key, is_, right))
    print("%d tilings, %d wrong" % (compared, wrong))


main()
