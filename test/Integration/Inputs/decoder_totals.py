#!/usr/bin/env python3
"""Prints what a report in JSON says of a decoder in all.

usage: decoder_totals.py REPORT.json
"""

import json
import sys

with open(sys.argv[1]) as file:
    report = json.load(file)
print("macs", report["totals"]["macs"])
print("parameters", report["parameters"]["count"])
print("caches", report["activations"]["cache_bytes"])
print("unknown", report["totals"]["unknown_ops"])
