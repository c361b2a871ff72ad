#!/usr/bin/env python3
"""Checks that sizes with values are what a program of constant sizes has.

usage: check_twins.py TEMPLATE...

A template is a program with `{B}` for sizes, `{B|%b}` where an open one is a
value, and lines

    // NAMES: arg0.d0=B,arg1.d0=S
    // VALUES: B=1,3,64 S=5,128

It is made twice: with `?` for every size, and for every combination of values
with these. The report of the first, with the sizes bound, has to be that of the
second: all counts, bytes, the peak and the times, but for what computes sizes,
which the constants fold. Its formulas of times have to give the same, too, for
the largest values. `// EXCEPT: KEY` names what need not be the same.
"""

import itertools
import json
import math
import os
import re
import subprocess
import sys
import tempfile

TARGET = "nvidia-h100-sxm"
COUNTS = ["macs", "flops", "transcendentals", "bytes_read", "bytes_written", "bytes"]
TIMES = ["latency_bound_s", "latency_floor_s", "latency_fused_s", "latency_critical_path_s"]


def report(text, *options):
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
        file.write(text)
        file.flush()
        run = subprocess.run(
            ["mlir-roofline", "report", file.name, "--format=json", "--target=" + TARGET, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    if run.returncode != 0:
        sys.exit("mlir-roofline fails on\n%s\n%s" % (text, run.stderr.decode()))
    return json.loads(run.stdout)


def fill(template, values):
    """`{B}` by its value, and `{B*4}` by a product; `?`, or what stands behind
    `|`, without values."""

    def replace(match):
        if values is None:
            return match.group(2) or "?"
        return str(eval(match.group(1), {}, values))

    return re.sub(r"\{([A-Z][A-Z0-9*]*)(?:\|([^}]*))?\}", replace, template)


def is_size_arithmetic(op):
    return op["op"].split(".")[0] in ("arith", "index", "affine") and "tensor" not in op["types"] and "memref" not in op["types"]


def count_all(op, key):
    """Of all executions; those of one may differ from iteration to iteration."""
    return op["executed"][key] if "executed" in op else op["multiplicity"] * op[key]


def figures(whole):
    found = {}
    for key in COUNTS:
        found[key] = sum(
            count_all(op, key)
            for op in whole["ops"]
            if not is_size_arithmetic(op)
        )
    found["parameters"] = whole["parameters"]["count"]
    found["peak"] = whole["activations"]["peak_bytes"]
    for key in TIMES:
        found[key] = whole["targets"][0].get(key)
    return found


def same(a, b):
    if isinstance(a, float) or isinstance(b, float):
        return a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9)
    return a == b


def evaluate(formula, values):
    return eval(formula.replace("^", "**"), {"max": max, "min": min}, dict(values))


def check_formulas(opened, static, values, excepted):
    """Of large sizes: the sum of what is the limit there, and the floor."""
    formulas = opened["targets"][0].get("time_formulas", {})
    checked = 0
    for name, key in (("latency_bound", "latency_bound_s"), ("latency_floor", "latency_floor_s")):
        if key in excepted:
            continue
        regimes = formulas.get(name, {})
        regime = regimes.get("large")
        regions = regimes.get("compute_bound", [])
        # Of several sizes nothing says from where on they are large.
        if regime is None or len(regions) != 1 or "at" in regions[0]:
            continue
        size = evaluate(regions[0].get("size", "1"), values)
        if size < regimes.get("large_from", 0):
            continue
        own, whole = evaluate(regime["seconds"], values), static["targets"][0][key]
        checked += 1
        if not math.isclose(own, whole, rel_tol=1e-9):
            sys.exit("%s for %s: formula %s is %g, not %g" % (name, values, regime["seconds"], own, whole))
    return checked


def check(path):
    with open(path) as file:
        template = file.read()
    names = re.search(r"// NAMES: (\S+)", template).group(1)
    excepted = re.findall(r"// EXCEPT: (\S+)", template)
    lists = {}
    for item in re.search(r"// VALUES: (.+)", template).group(1).split():
        name, values = item.split("=")
        lists[name] = [int(value) for value in values.split(",")]
    template = "\n".join(line for line in template.split("\n") if not line.startswith("//"))
    dynamic = fill(template, None)
    opened = report(dynamic, "--name=" + names)
    numPoints = 0
    numFormulas = 0
    for point in itertools.product(*lists.values()):
        values = dict(zip(lists, point))
        bound = report(
            dynamic,
            "--name=" + names,
            "--bind=" + ",".join("%s=%d" % pair for pair in values.items()),
        )
        static = report(fill(template, values))
        own, twin = figures(bound), figures(static)
        for key in twin:
            if key not in excepted and not same(own[key], twin[key]):
                sys.exit("%s at %s: %s is %s, its static twin's %s" % (path, values, key, own[key], twin[key]))
        numPoints += 1
        if point == tuple(max(values) for values in lists.values()):
            numFormulas += check_formulas(opened, static, values, excepted)
    print("%s: %d points, %d formulas" % (os.path.basename(path), numPoints, numFormulas))


for each in sys.argv[1:]:
    check(each)
