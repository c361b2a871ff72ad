#!/usr/bin/env python3
"""Compares what a server is told with reports of every single run.

usage: compare_serving.py MODEL --serve=input=I,output=O,batch=... [--target=NAME]...

Means have to be those of all runs: of the latency bound to eleven digits, of figures that are
analysed at some of the runs to 0.2 %.
"""

import csv
import io
import json
import math
import re
import subprocess
import sys

FIGURES = {
    "time_s": "latency_bound_s",
    "latency_floor_s": "latency_floor_s",
    "latency_fused_s": "latency_fused_s",
    "estimate_s": "latency_estimate_s",
}


def run(*arguments):
    return subprocess.run(["mlir-roofline", *arguments], stdout=subprocess.PIPE, check=True).stdout.decode()


def report(model, function, targets, **sizes):
    bindings = ",".join("%s=%d" % pair for pair in sizes.items())
    text = run("report", model, "--function=" + function, "--bind=" + bindings, "--format=json", *targets)
    return {each["name"]: each for each in json.loads(text)["targets"]}


def main(model, *options):
    serve = next(option for option in options if option.startswith("--serve="))
    targets = [option for option in options if option != serve]
    tokens = int(re.search(r"input=(\d+)", serve).group(1))
    made = int(re.search(r"output=(\d+)", serve).group(1))
    rows = list(csv.DictReader(io.StringIO(run("sweep", model, "--format=csv", *options))))
    batches = list(dict.fromkeys(int(row["batch"]) for row in rows))
    number = 0
    for batch in batches:
        first = report(model, "prefill", targets, batch=batch, sequence=tokens)
        more = [report(model, "decode", targets, batch=batch, cache=tokens + 1 + i) for i in range(made - 1)]
        for row in rows:
            if int(row["batch"]) != batch or row["metric"] not in FIGURES:
                continue
            key, target = FIGURES[row["metric"]], row["target"]
            prefill = first[target][key]
            decode = sum(each[target][key] for each in more) / len(more)
            rate = batch * made / (prefill + decode * len(more))
            tolerance = 1e-11 if row["metric"] == "time_s" else 2e-3
            for name, value in (("prefill", prefill), ("decode", decode), ("tokens_per_s", rate)):
                if not math.isclose(float(row[name]), value, rel_tol=tolerance):
                    sys.exit("%s of %s at batch %d: %s, not %r" % (name, row["metric"], batch, row[name], value))
                number += 1
    print("%d batches, %d figures, all the same" % (len(batches), number))


main(*sys.argv[1:])
