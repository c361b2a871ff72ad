#!/usr/bin/env python3
"""How far bounds and estimates are off on measured matrix products.

usage: gemm_accuracy.py [--tool build/bin/mlir-roofline] [--seed 0] [--check]
                        MEASURED

MEASURED is a folder with gemm-nvidia-h100-sxm.csv and gemm-nvidia-a100-sxm.csv
(dtype,m,n,k,latency_us: TensorRT-LLM kernels of the perf database of NVIDIA's
aiconfigurator, Apache-2.0). Each product becomes a linalg.matmul, so that the times
are those that `report` gives for a program, from counting to machine model. Per set:
half of the rows, chosen at random, go to `calibrate`; the other half tell the error.
With --check, exit status 1 if a figure misses its limit.
"""

import argparse
import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
H100, A100 = "nvidia-h100-sxm", "nvidia-a100-sxm-80gb"
FILES = {H100: "gemm-nvidia-h100-sxm.csv", A100: "gemm-nvidia-a100-sxm.csv"}
# dtype of the measurements: operand and result type.
TYPES = {"bfloat16": ("bf16", "bf16"), "fp8": ("f8E4M3FN", "bf16")}
# Mean error of the estimate on rows that the fit has not seen.
MAX_ERROR = {(H100, "bfloat16"): 0.105, (A100, "bfloat16"): 0.13, (H100, "fp8"): 0.135}
MAX_TRANSFER_ERROR = 0.22
MAX_FASTER = 0.005


def run(command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit("error: %s\n%s" % (" ".join(command), result.stderr))
    return result.stdout


def read(file):
    """Rows by dtype."""
    rows = {}
    with open(file, newline="") as text:
        for row in csv.DictReader(text):
            rows.setdefault(row["dtype"], []).append(row)
    return rows


def write(file, rows):
    with open(file, "w", newline="") as text:
        writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def generate(file, rows):
    """One function per product; the accumulator starts from a splat."""
    with open(file, "w") as out:
        for i, row in enumerate(rows):
            operand, result = TYPES[row["dtype"]]
            m, n, k = row["m"], row["n"], row["k"]
            a, b = "tensor<%sx%sx%s>" % (m, k, operand), "tensor<%sx%sx%s>" % (k, n, operand)
            c = "tensor<%sx%sx%s>" % (m, n, result)
            out.write(
                "func.func @f%d(%%a: %s, %%b: %s) -> %s {\n" % (i, a, b, c)
                + "  %%z = arith.constant 0.0 : %s\n" % result
                + "  %%e = tensor.empty() : %s\n" % c
                + "  %%i = linalg.fill ins(%%z : %s) outs(%%e : %s) -> %s\n" % (result, c, c)
                + "  %%0 = linalg.matmul ins(%%a, %%b : %s, %s) outs(%%i : %s) -> %s\n" % (a, b, c, c)
                + "  return %%0 : %s\n}\n" % c
            )


def times(tool, folder, rows, target, *options):
    """(bound, estimate or None) of each row, in seconds."""
    file = os.path.join(folder, "products.mlir")
    generate(file, rows)
    report = json.loads(run([tool, "report", file, "--format=json", "--target=" + target, *options]))
    ops = [op["targets"][0] for op in report["ops"] if op["op"] == "linalg.matmul"]
    assert len(ops) == len(rows)
    return [(op["time_s"], op.get("estimate_s")) for op in ops]


def measured(row):
    return float(row["latency_us"]) * 1e-6


def error(predicted, rows):
    """(mean, median, 90th percentile) of |predicted / measured - 1|."""
    errors = sorted(abs(time / measured(row) - 1) for time, row in zip(predicted, rows))
    return sum(errors) / len(errors), errors[len(errors) // 2], errors[len(errors) * 9 // 10]


def make_field_pattern(name):
    """One list among the fields of a target, with the comma before it."""
    return re.compile(r",\s+" + name + r" = \[.*?>\](?=[,>])", re.DOTALL)


def with_efficiency_of(tool, folder, target, calibrated):
    """A file with the peaks of one target and the efficiencies of another."""
    pattern = make_field_pattern("efficiency")
    efficiency = pattern.search(open(calibrated).read()).group()
    known = os.path.join(folder, "known.mlir")
    with open(known, "w") as out:
        out.write(run([tool, "targets", target]))
    text = pattern.sub("", run([tool, "targets", known]))
    mixed = os.path.join(folder, "mixed.mlir")
    with open(mixed, "w") as out:
        out.write(
            make_field_pattern("memory").sub(lambda m: m.group() + efficiency, text, count=1)
        )
    return mixed


class Table:
    def __init__(self):
        self.failed = False
        self.line("device", "type", "time", ("mean", "median", "p90"), "limit", "rows")

    def line(self, device, dtype, time, errors, limit="", rows=""):
        print("%-21s %-9s %-38s %7s %7s %7s %7s %5s" % (device, dtype, time, *errors, limit, rows))

    def add(self, device, dtype, time, errors, rows, limit=None):
        percent = tuple("%.1f %%" % (100 * value) for value in errors)
        self.line(device, dtype, time, percent, "%.1f %%" % (100 * limit) if limit else "", len(rows))
        self.failed |= limit is not None and errors[0] > limit


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("measured")
    parser.add_argument("--tool", default=os.path.join(REPOSITORY, "build/bin/mlir-roofline"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    tool = arguments.tool
    table = Table()
    sets, calibrated, faster = {}, {}, []
    with tempfile.TemporaryDirectory() as folder:
        for target, dtype in MAX_ERROR:
            rows = read(os.path.join(arguments.measured, FILES[target]))[dtype]
            sets[target, dtype] = rows
            random.Random(arguments.seed).shuffle(rows)
            half = len(rows) // 2
            train, held_out = rows[:half], rows[half:]
            train_file = os.path.join(folder, "train.csv")
            write(train_file, train)
            fitted = os.path.join(folder, "%s-%s.mlir" % (target, dtype))
            run([tool, "calibrate", train_file, "--target=" + target, "-o", fitted])
            calibrated[target, dtype] = fitted

            shipped = times(tool, folder, rows, target)
            bounds = [bound for bound, _ in shipped]
            faster.append(sum(b > measured(r) for b, r in zip(bounds, rows)) / len(rows))
            table.add(target, dtype, "bound", error(bounds, rows), rows)
            estimates = [e for _, e in times(tool, folder, held_out, fitted)]
            limit = MAX_ERROR[target, dtype]
            table.add(target, dtype, "estimate, fitted to the other half", error(estimates, held_out), held_out, limit)
            estimates = [e for _, e in shipped]
            if None not in estimates:
                table.add(target, dtype, "estimate, as shipped", error(estimates, rows), rows, limit)
        for target, other in ((A100, H100), (H100, A100)):
            rows = sets[target, "bfloat16"]
            mixed = with_efficiency_of(tool, folder, target, calibrated[other, "bfloat16"])
            estimates = [e for _, e in times(tool, folder, rows, mixed)]
            table.add(target, "bfloat16", "estimate, fitted on " + other, error(estimates, rows), rows, MAX_TRANSFER_ERROR)
    print("measured faster than the bound: %s (limit %.1f %%)"
          % (", ".join("%.2f %%" % (100 * share) for share in faster), 100 * MAX_FASTER))
    if arguments.check and (table.failed or max(faster) > MAX_FASTER):
        sys.exit("error: a figure is above its limit")


if __name__ == "__main__":
    main()
