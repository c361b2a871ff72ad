"""Prints how often each operation runs, at least and at most, from a JSON report.

    skips: arith.addf 1, arith.subf 0 to 1
"""

import json
import sys

functions = {}
for op in json.load(sys.stdin)["ops"]:
    low, high = op.get("range", {}).get("multiplicity", [op["multiplicity"]] * 2)
    times = str(low) if low == high else f"{low} to {'any' if high is None else high}"
    functions.setdefault(op["function"], []).append(f"{op['op']} {times}")
for name, ops in functions.items():
    print(f"{name}: {', '.join(ops)}")
