"""Checks that the rows of a long CSV add up to the totals of a JSON report.

usage: check_long_csv.py REPORT.csv REPORT.json
"""

import csv
import json
import math
import sys

with open(sys.argv[1], newline="") as file:
    rows = list(csv.DictReader(file))
with open(sys.argv[2]) as file:
    report = json.load(file)


def add_up(rows, column):
    assert all(row[column] for row in rows), "%s is empty somewhere" % column
    return math.fsum(float(row[column]) for row in rows)


for target in report["targets"]:
    own = [row for row in rows if row["target"] == target["name"]]
    assert own, target["name"]
    time = add_up(own, "time_s")
    assert math.isclose(time, target["latency_bound_s"], rel_tol=1e-9), time
    assert math.isclose(add_up(own, "share"), 1, rel_tol=1e-9)
    for row in own:
        share = float(row["time_s"]) / target["latency_bound_s"]
        assert math.isclose(share, float(row["share"]), rel_tol=1e-9), row
    for count in "macs", "flops", "int_ops", "transcendentals", "bytes":
        assert add_up(own, count) == report["totals"][count], count
    if "energy_j" in target:
        # Operations have their own times, the program that of groups.
        energy = add_up(own, "energy_j")
        static = target["energy"]["static_j"]
        longer = target["latency_bound_s"] / target["latency_fused_s"] - 1
        assert math.isclose(energy, target["energy_j"] + static * longer, rel_tol=1e-6), energy
    assert add_up(own, "ops") == len(report["ops"])
print(
    "%d rows, %d targets: time, shares and counts add up"
    % (len(rows), len(report["targets"]))
)
