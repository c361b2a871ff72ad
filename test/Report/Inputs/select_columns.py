"""Prints columns of a CSV file, by name.

usage: select_columns.py FILE.csv NAME,...
"""

import csv
import sys

names = sys.argv[2].split(",")
writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow(names)
with open(sys.argv[1], newline="") as file:
    writer.writerows([row[name] for name in names] for row in csv.DictReader(file))
