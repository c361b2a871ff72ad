#!/usr/bin/env python3
"""Counts the macs of products and convolutions from the text of models.

usage: contraction_macs.py FILE...

Knows nothing but the types on the line of an op: outputs times the extents of
the weights that are summed over. Compares the sum with the report's.
"""

import json
import os
import re
import subprocess
import sys
from math import prod

# op: (the operand and which of its extents are summed over)
SUMMED = {
    "linalg.matmul": (0, slice(1, None)),
    "linalg.batch_matmul": (0, slice(2, None)),
    "linalg.conv_1d_ncw_fcw": (1, slice(1, None)),
    "linalg.conv_2d_nchw_fchw": (1, slice(1, None)),
    "linalg.conv_2d_nhwc_hwcf": (1, slice(0, -1)),
    "linalg.conv_2d_ngchw_gfchw": (1, slice(2, None)),
    "linalg.depthwise_conv_2d_nchw_chw": (1, slice(1, None)),
    "tosa.matmul": (0, slice(2, None)),
    "tosa.conv2d": (1, slice(1, None)),
    "tosa.depthwise_conv2d": (1, slice(0, 2)),
}

# How often the one loop of a file is executed: its condition is lost, it is an
# scf.for to the largest i64.
REPEATED = {"while_rnn.linalg.args.mlir": 2**63 - 1}

# Products of elements that the next op sums up: the soft labels of 64 times 10 classes
# times their log-probabilities.
ELEMENTWISE = {"mlp_train_soft.linalg.args.mlir": 640, "mlp_train_soft.tosa.args.mlir": 640}


def macs(path):
    total = ELEMENTWISE.get(os.path.basename(path), 0)
    with open(path) as file:
        for line in file:
            op = re.search(r"= (?:\")?((?:linalg|tosa)\.\w+)", line)
            if not op or op.group(1) not in SUMMED:
                continue
            types = re.findall(r"tensor<((?:\d+x)+)\w+>", line)
            shapes = [[int(n) for n in text.split("x")[:-1]] for text in types]
            operand, extents = SUMMED[op.group(1)]
            total += prod(shapes[-1]) * prod(shapes[operand][extents])
    return total


def main(paths):
    wrong = 0
    for path in paths:
        report = json.loads(subprocess.run(
            ["mlir-roofline", "report", path, "--format=json",
             "--allow-unregistered-dialect"],
            stdout=subprocess.PIPE, check=True).stdout)
        name, due = os.path.basename(path), macs(path)
        due *= REPEATED.get(name, 1)
        if report["totals"]["macs"] != due:
            wrong += 1
            print("%s: %s macs reported, %d in the text"
                  % (name, report["totals"]["macs"], due))
    print("%d files, %d wrong" % (len(paths), wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
