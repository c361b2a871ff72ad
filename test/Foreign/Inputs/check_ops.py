"""Checks that the rules of a file speak of every operation in a list, and of no other.

    check_ops.py RULES.yaml OPS.txt

Prints how many are counted and how many have a reason why not.
"""

import re
import sys

rules = re.sub(r"(?m)^\s*#.*$", "", open(sys.argv[1]).read())
wanted = set(open(sys.argv[2]).read().split())
counted, excused = set(), set()
for rule in re.split(r"(?m)^- ", rules)[1:]:
    head = re.match(r"ops?: (\[[^\]]*\]|\S+)", rule)
    names = set(re.findall(r"[a-z_0-9]+\.[a-z_0-9.-]+", head.group(1)))
    (excused if "\n  unknown: " in rule else counted).update(names)
for name in sorted(wanted - counted - excused):
    print(f"no rule for {name}")
for name in sorted((counted | excused) - wanted):
    print(f"{name} is no operation")
print(f"{len(counted)} counted, {len(excused)} with a reason, {len(wanted)} in all")
