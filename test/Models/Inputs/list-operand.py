"""Prints what the ops of a JSON report read of operand 0, for FileCheck.

    dcsr: 8*arg0.nnz + 8 upper

And the effective macs that are numbers.
"""

import json
import sys

for op in json.load(sys.stdin)["ops"]:
    operand = op["operands"][0]
    print(f"{op['function']}: {operand['bytes_read']} {operand.get('status', '')}".rstrip())
    if isinstance(op.get("effective_macs"), int):
        print(f"{op['function']}: effective_macs={op['effective_macs']}")
