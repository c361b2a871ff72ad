"""Prints counts and ranges of the ops and functions of a JSON report, for FileCheck.

    f: my.view work:unknown bytes:estimate read=16[0, ?] written=32[0, ?]
    total f: 1 unknown work:lower bytes:estimate flops=4[4, ?] read=48[32, ?]

Of ops, counts that are zero are left out; statuses that are `exact` always are.
"""

import json
import sys

KEYS = (("flops", "flops"), ("bytes_read", "read"), ("bytes_written", "written"))


def describe(counts, keep_zero):
    words = []
    for key, name in (("status", "work"), ("bytes_status", "bytes")):
        if counts[key] != "exact":
            words.append(f"{name}:{counts[key]}")
    for key, name in KEYS:
        if key not in counts or (counts[key] == 0 and not keep_zero):
            continue
        text = f"{name}={counts[key]}"
        if key in counts.get("range", {}):
            low, high = counts["range"][key]
            text += f"[{low}, {'?' if high is None else high}]"
        words.append(text)
    return words


report = json.load(sys.stdin)
for op in report["ops"]:
    print(" ".join([op["function"] + ":", op["op"]] + describe(op, False)))
for function in report["functions"]:
    totals = function["totals"]
    unknown = totals["unknown_ops"]
    words = [f"total {function['name']}:"] + ([f"{unknown} unknown"] if unknown else [])
    print(" ".join(words + describe(totals, True)))
