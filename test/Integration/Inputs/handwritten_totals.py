#!/usr/bin/env python3
"""Compares flops with the totals that the authors of benchmarks wrote down.

usage: handwritten_totals.py ORACLE.tsv

The table has the columns local_path, relative to it, and BENCH_TOTAL_FLOPS.
"""

import csv
import json
import os
import subprocess
import sys

# What the authors count and flops leave out, by the name of the file.
EXPLAINED = {
    # Three layers of 256x1024 activations: a ReLU is one flop there, here it is
    # two comparisons, cmpf and select, and no flops.
    "torch-dynamo-mlp-bf16-3x1024.mlir": 3 * 256 * 1024,
    "torch-dynamo-mlp-fp32-3x1024.mlir": 3 * 256 * 1024,
}


def main(path):
    wrong = number = 0
    with open(path, newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            model = os.path.join(os.path.dirname(path), row["local_path"])
            totals = json.loads(subprocess.run(
                ["mlir-roofline", "report", model, "--format=json"],
                stdout=subprocess.PIPE, check=True).stdout)["totals"]
            more = EXPLAINED.get(os.path.basename(model), 0)
            compares = sum(types.get("compare", 0) for types in totals["work"].values())
            number += 1
            if totals["flops"] + more != int(row["BENCH_TOTAL_FLOPS"]) or compares != 2 * more:
                wrong += 1
                print("%s: %s flops, %d compared, its authors say %s" % (
                    row["local_path"], totals["flops"], compares, row["BENCH_TOTAL_FLOPS"]))
    print("%d totals, %d wrong" % (number, wrong))
    return 1 if wrong or not number else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
