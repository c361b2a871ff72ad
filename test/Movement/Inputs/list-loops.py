"""Prints what loops ask for and what has to move, from a JSON report.

    main: scf.for asked 128, compulsory 32; affine.for asked 32, compulsory 32 upper

Those of a function stand in order, the ones around others first; a status of
`exact` is left out.
"""

import json
import sys

functions = {}
for loop in json.load(sys.stdin)["loops"]:
    status = "" if loop["status"] == "exact" else " " + loop["status"]
    functions.setdefault(loop["function"], []).append(
        f"{loop['op']} asked {loop['bytes_requested']}, compulsory {loop['compulsory_bytes']}{status}")
for name, loops in functions.items():
    print(f"{name}: {'; '.join(loops)}")
