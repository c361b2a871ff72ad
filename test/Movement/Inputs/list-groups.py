"""Prints the groups of a JSON report made with --fusion, for FileCheck.

    softmax: linalg.generic x5: 16793600 -> 4194304
    softmax: linalg.matmul: 4194304
    softmax: precomputable: linalg.transpose

One line per group in the order of the first operations: as written, and by
groups; of an operation alone, what it moves. Then what is precomputable.
"""

import itertools
import json
import sys

report = json.load(sys.stdin)
ops = report["ops"]
fusion = report["fusion"] if "fusion" in report else report["targets"][0]["fusion"]
groups = {group["ops"][0]: group for group in fusion["groups"]}
grouped = {op for group in fusion["groups"] for op in group["ops"]}
precomputable = fusion.get("precomputable", [])


def names(ids):
    words = []
    for name, run in itertools.groupby(ops[i]["op"] for i in ids):
        count = len(list(run))
        words.append(name + (f" x{count}" if count > 1 else ""))
    return ", ".join(words)


for op in ops:
    number = op["id"]
    if number in groups:
        group = groups[number]
        realised = " realised" if group.get("realised") else ""
        print(f"{op['function']}: {names(group['ops'])}: {group['bytes_as_written']} -> {group['bytes']}{realised}")
    elif number not in grouped and number not in precomputable:
        print(f"{op['function']}: {op['op']}: {op['bytes']}")
for function, ids in itertools.groupby(precomputable, lambda i: ops[i]["function"]):
    print(f"{function}: precomputable: {names(ids)}")
