"""Prints the floor of every entry point in nanoseconds: `name: 12`."""

import json
import sys

for function in json.load(sys.stdin)["functions"]:
    if function["entry"]:
        floor = function["targets"][0]["latency_floor_s"]
        print(f"{function['name']}: {floor * 1e9:.6g}")
