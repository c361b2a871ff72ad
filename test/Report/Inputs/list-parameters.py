"""Prints the parameters of the groups of a CSV report, for FileCheck.

    linear 2112 8448 f32=2112

The name of the group, how many, their bytes, and how many of each type.
"""

import csv
import sys

rows = csv.reader(sys.stdin)
names = next(rows)
columns = [names.index(name) for name in ("parameters", "parameter_bytes", "parameter_types")]
for row in rows:
    print(" ".join([row[0]] + [row[column] for column in columns]).rstrip())
