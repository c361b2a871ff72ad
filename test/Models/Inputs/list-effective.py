"""Prints the work of a JSON report by function, for FileCheck.

    conv: macs=13/15 flops=26/30

What is left without iterations that have no effect stands before the slash, where
it is less. Counts that are zero are left out, and so are operations without any.
"""

import json
import sys

for op in json.load(sys.stdin)["ops"]:
    words = []
    for name in ("macs", "flops", "int_ops"):
        count = op.get(name, 0)
        effective = op.get("effective_" + name)
        if count != 0:
            words.append(
                f"{name}={count}"
                if effective is None
                else f"{name}={effective}/{count}"
            )
    if words:
        print(op["function"] + ": " + " ".join(words))
