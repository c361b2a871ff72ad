#!/usr/bin/env python3
"""The tool, but for one operation too many."""

import json
import subprocess
import sys

output = subprocess.run(["mlir-roofline"] + sys.argv[1:], capture_output=True, text=True).stdout
report = json.loads(output)
for kind in ("flops", "int_ops", "transcendentals"):
    report["totals"][kind] = "%s + 1" % report["totals"][kind]
print(json.dumps(report))
