"""Counts depend on no target.

usage: targets_and_counts.py TARGET,... FILE [--params=...]

Reports a program without a target, on every target alone and on all of them
together, and compares everything but times. Prints what each target says.
"""

import json
import subprocess
import sys

TIMES = ("targets", "fastest", "machine")


def report(arguments):
    done = subprocess.run(["mlir-roofline", "report", "--format=json"] + arguments,
                          stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def without_times(value):
    if isinstance(value, dict):
        return {key: without_times(item) for key, item in value.items()
                if key not in TIMES}
    if isinstance(value, list):
        return [without_times(item) for item in value]
    return value


def main():
    targets = sys.argv[1].split(",")
    program = sys.argv[2:]
    flags = ["--target=" + target for target in targets]
    expected = report(program)
    together = report(program + flags)
    same = without_times(together) == expected
    for target, flag, column in zip(targets, flags, together["targets"]):
        alone = report(program + [flag])
        same = same and without_times(alone) == expected
        # One of several targets says what it says alone, but for the comparison.
        for key in ("slowdown", "rows_fastest"):
            column.pop(key, None)
        same = same and alone["targets"] == [column]
        ordered = (column["latency_floor_s"] <= column["latency_fused_s"] <=
                   column["latency_bound_s"] and
                   column["latency_critical_path_s"] <= column["latency_bound_s"] and
                   column["latency_fused_s"] <= column.get("latency_estimate_s", 1e99))
        print("%s: bound %.4g s, floor %.4g s%s" %
              (target, column["latency_bound_s"], column["latency_floor_s"],
               "" if ordered else ", out of order"))
    print("%d targets, counts %s" % (len(targets), "the same" if same else "differ"))


main()
