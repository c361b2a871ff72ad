"""Prints the ops of a JSON report, one line each in program order, for FileCheck.

    arith.addi: i4.add=5 read=6 write=3
    vector.maskedload: read=32 bytes:upper

Counts that are zero, and statuses that are `exact`, are left out. With --operands each
op is followed by its operands: the elements touched, the bytes read and written.

      operand 1: 4 elements, read=0 write=0
"""

import json
import sys

for op in json.load(sys.stdin)["ops"]:
    words = [op["op"] + ":"]
    for element_type, counts in op.get("work", {}).items():
        words += [f"{element_type}.{name}={n}" for name, n in counts.items()]
    for key, name in (
        ("macs", "macs"),
        ("bytes_read", "read"),
        ("bytes_written", "write"),
    ):
        if op.get(key, 0) != 0:
            words.append(f"{name}={op[key]}")
    for key, name in (("status", "work"), ("bytes_status", "bytes")):
        if op[key] != "exact":
            words.append(f"{name}:{op[key]}")
    print(" ".join(words))
    if "--operands" in sys.argv:
        for operand in op.get("operands", []):
            print(
                f"  {operand['role']} {operand['index']}: {operand['footprint']} elements,"
                f" read={operand['bytes_read']} write={operand['bytes_written']}"
                + (f" {operand['status']}" if "status" in operand else "")
            )
