#!/usr/bin/env python3
"""Holds the formula of what groups take, and sweeps, against reports of single points.

usage: both_sides.py FILE.mlir SIZE LIMIT FUNCTION

Ten random values of SIZE up to LIMIT and ten above it, LIMIT and LIMIT + 1 among them, on
one target.
"""

import json
import random
import re
import subprocess
import sys

TARGET = "--target=nvidia-h100-sxm"


def run(*arguments):
    done = subprocess.run(["mlir-roofline", *arguments], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def evaluate(formula, name, value):
    """A formula of a report; `x where a > b` is 0 elsewhere."""
    python = re.sub(r"\bfloordiv\(", "(lambda a, b: a // b)(", formula)
    python = re.sub(r"\bceildiv\(", "(lambda a, b: -(-a // b))(", python)
    while " where " in python:
        start = python.index(" where ")
        depth, begin = 0, start
        while depth >= 0:
            begin -= 1
            depth += {")": 1, "(": -1}.get(python[begin], 0)
        depth, end = 0, start
        while depth >= 0:
            end += 1
            depth += {"(": 1, ")": -1}.get(python[end], 0)
        python = (python[:begin] + "((" + python[begin + 1:start] + ") * (" +
                  python[start + len(" where "):end] + "))" + python[end + 1:])
    return eval(python, {name: value, "max": max, "min": min})


def is_close(a, b):
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))


def main():
    file, name, limit, function = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    draw = random.Random(limit)
    values = [limit, limit + 1] + [draw.randint(1, limit) for _ in range(9)]
    values += [draw.randint(limit + 1, 4 * limit) for _ in range(9)]
    common = [file, "--function=" + function, TARGET, "--format=json"]
    formulas = run("report", *common)["targets"][0]
    fused = formulas["time_formulas"]["latency_fused"]["seconds"]
    energy = formulas["energy_formula"]["joules"]
    sweep = run("sweep", *common, "--over=" + name + "=" + ",".join(map(str, values)),
                "--metrics=latency_fused_s,energy_j")
    swept = [point["targets"][0] for point in sweep["points"]]
    differ = 0
    for value, point in zip(values, swept):
        target = run("report", *common, f"--bind={name}={value}")["targets"][0]
        times = (evaluate(fused, name, value), point["latency_fused_s"])
        joules = (evaluate(energy, name, value), point["energy_j"])
        same = all(is_close(time, target["latency_fused_s"]) for time in times)
        if not same or not all(is_close(each, target["energy_j"]) for each in joules):
            differ += 1
            print(value, target["latency_fused_s"], times, target["energy_j"], joules)
    print(f"{len(values)} points, {differ} differ")


main()
