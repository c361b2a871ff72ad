"""Prints the columns that a Markdown table under `## Long` lists, as a header.

usage: list_columns.py FILE.md
"""

import re
import sys

with open(sys.argv[1]) as file:
    text = file.read()
section = re.search(r"^## Long\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)[1]
rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
print(",".join(name for row in rows for name in re.findall(r"`(\w+)`", row)))
