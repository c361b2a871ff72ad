"""Prints how often things run, from a JSON report, for FileCheck.

    symbol s0: value of argument 1 of @f
    f: flops=12 range=[4, 12] upper
    main: x2 flops=12
    total: flops=24 lower

One line per symbol, per function (with its multiplicity unless that is 1, and
with its sizes, `f(arg0.d0=4):`, where several sets of them are passed) and for
the whole; a status of `exact` is left out.
"""

import json
import sys

report = json.load(sys.stdin)


def line(name, totals, multiplicity=1):
    words = [f"{name}:"]
    if multiplicity != 1:
        words.append(f"x{multiplicity}")
    words.append(f"flops={totals['flops']}")
    if "flops" in totals.get("range", {}):
        low, high = totals["range"]["flops"]
        words.append(f"range=[{low}, {'?' if high is None else high}]")
    if totals["status"] != "exact":
        words.append(totals["status"])
    print(" ".join(words))


for symbol in report["symbols"]:
    print(f"symbol {symbol['name']}: {symbol['meaning']}")
for function in report["functions"]:
    sizes = ", ".join(f"{k}={v}" for k, v in function.get("sizes", {}).items())
    name = function["name"] + (f"({sizes})" if sizes else "")
    line(name, function["totals"], function["multiplicity"])
line("total", report["totals"])
