#!/usr/bin/env python3
"""Compares a sweep with reports that bind the sizes.

usage: compare.py MODEL [--target=NAME]... --over=NAME=VALUES... [--bind=...]

Counts have to be the same integers, seconds the same to twelve digits, what
bounds the program the same resource. No column claims more trust than a report does.
"""

import json
import subprocess
import sys

# Where a report in JSON has the figures of a program.
OF_PROGRAM = {
    "flops": lambda r: r["totals"]["flops"],
    "macs": lambda r: r["totals"]["macs"],
    "bytes": lambda r: r["totals"]["bytes"],
    "bytes_read": lambda r: r["totals"]["bytes_read"],
    "transcendentals": lambda r: r["totals"]["transcendentals"],
    "intensity": lambda r: r["totals"].get("intensity"),
    "live_bytes": lambda r: r["activations"]["peak_bytes"],
    "parameter_bytes": lambda r: r["parameters"]["bytes"],
}
OF_TARGET = {
    "time_s": "latency_bound_s",
    "latency_fused_s": "latency_fused_s",
    "latency_floor_s": "latency_floor_s",
    "estimate_s": "latency_estimate_s",
    "throughput_per_s": "throughput_per_s",
    "energy_j": "energy_j",
    "bound_by": "bound_by",
}


# From most to least trust; two bounds of different kinds are no more than an estimate.
TRUST = {"exact": 0, "declared": 1, "lower": 2, "upper": 2, "estimate": 3, "unknown": 4}


def check_status(column, report, targets):
    """Of a metric whose trust a report states."""
    metric, found = column["metric"], column["status"]
    if metric == "time_s":
        told = targets[column["target"]]["status"]
    elif metric == "throughput_per_s":
        told = targets[column["target"]]["status"]
        told = {"lower": "upper", "upper": "lower"}.get(told, told)
    elif metric == "estimate_s":
        told = "estimate"
    else:
        return
    if found != told and TRUST[found] <= TRUST[told]:
        sys.exit("%s is %s, not %s" % (metric, found, told))


def run(*words):
    return json.loads(
        subprocess.run(
            ["mlir-roofline", *words, "--format=json"],
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
    )


def is_same(a, b):
    if isinstance(a, float) or isinstance(b, float):
        return abs(a - b) <= 1e-12 * abs(b)
    return a == b


def main():
    model, *options = sys.argv[1:]
    fixed = [o for o in options if not o.startswith("--over")]
    metrics = [m for m in list(OF_PROGRAM) + list(OF_TARGET) if m != "bound_by"]
    if not any(o.startswith("--target") for o in options):
        metrics = list(OF_PROGRAM)
    # Once with what is a formula alone, and once with all.
    compiled = run("sweep", model, *options, "--metrics=" + ",".join(
        m for m in metrics if m not in ("latency_fused_s", "latency_floor_s", "estimate_s")))
    analysed = run("sweep", model, *options, "--metrics=" + ",".join(metrics))
    number = 0
    for short, long in zip(compiled["points"], analysed["points"]):
        bindings = ",".join("%s=%d" % item for item in short["at"].items())
        report = run("report", model, *fixed, "--bind=" + bindings)
        targets = {target["name"]: target for target in report.get("targets", [])}
        for column in compiled["columns"] + analysed["columns"]:
            check_status(column, report, targets)
        for point in (short, long):
            for name, get in OF_PROGRAM.items():
                if not is_same(point.get(name), get(report)):
                    sys.exit("%s at %s: %s, not %s" % (name, bindings, point.get(name), get(report)))
                number += 1
            for own, target in zip(point["targets"], report.get("targets", [])):
                for name, key in OF_TARGET.items():
                    if point is short and name not in own:
                        continue
                    if not is_same(own.get(name), target.get(key)):
                        sys.exit("%s at %s: %s, not %s" % (name, bindings, own.get(name), target.get(key)))
                    number += 1
    print("%d points, %d figures, all the same" % (len(compiled["points"]), number))


main()
