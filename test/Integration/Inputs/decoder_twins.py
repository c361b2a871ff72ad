#!/usr/bin/env python3
"""Checks that decoders with open sizes are those with constant ones.

usage: decoder_twins.py DECODER.py MODEL...

Each model, of two layers, is written with open sizes and with constant ones. The report of the
first, with the sizes bound, has to be that of the second.
"""

import itertools
import json
import math
import subprocess
import sys

SIZES = {"prefill": "sequence", "decode": "cache"}
COUNTS = ["macs", "flops", "transcendentals", "bytes_read", "bytes_written", "bytes"]
TIMES = [
    "latency_bound_s",
    "latency_floor_s",
    "latency_fused_s",
    "latency_estimate_s",
    "latency_critical_path_s",
]


def write(script, model, bindings=None):
    command = [sys.executable, script, model, "--layers=2"]
    if bindings:
        command.append("--bind=" + bindings)
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def report(text, function, bindings=None):
    command = ["mlir-roofline", "report", "-", "--function=" + function, "--format=json"]
    command.append("--target=nvidia-h100-sxm")
    if bindings:
        command.append("--bind=" + bindings)
    return json.loads(subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True).stdout)


def figures(found):
    whole = {key: found["totals"][key] for key in COUNTS}
    whole["parameters"] = found["parameters"]
    for key in ("peak_bytes", "cache_bytes"):
        whole[key] = found["activations"].get(key)
    for key in TIMES:
        whole[key] = found["targets"][0][key]
    return whole


def same(a, b):
    return math.isclose(a, b, rel_tol=1e-9) if isinstance(a, float) else a == b


def check(script, model):
    open_text = write(script, model)
    number = 0
    for function, size in SIZES.items():
        for batch, tokens in itertools.product((1, 7), (2, 300)):
            bindings = "batch=%d,%s=%d" % (batch, size, tokens)
            own = figures(report(open_text, function, bindings))
            twin = figures(report(write(script, model, bindings), function))
            for key in twin:
                if not same(own[key], twin[key]):
                    sys.exit("%s @%s at %s: %s is %s, its twin's %s" % (model, function, bindings, key, own[key], twin[key]))
            number += 1
    print("%s: %d twins" % (model, number))


for each in sys.argv[2:]:
    check(sys.argv[1], each)
