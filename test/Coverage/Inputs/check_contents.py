"""Finds operations of which nobody says what their results hold.

Reads `roofline-list-ops --contents` from stdin and, from the file given, lines
`pattern: reason` for those that need no rule. Names operations that have neither
rule nor reason, and patterns that nothing matches.
"""

import fnmatch
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    reasons = dict(
        line.split(": ", 1) for line in lines if line and not line.startswith("#")
    )
    used, missing = set(), []
    for line in sys.stdin:
        name, rule = line.split()
        if rule != "none":
            continue
        matches = [each for each in reasons if fnmatch.fnmatch(name, each)]
        used.update(matches)
        if not matches:
            missing.append(name)
    for name in missing:
        print(f"{name}: nothing says what its results hold, and no reason why")
    stale = [each for each in reasons if each not in used]
    for each in stale:
        print(f"{each}: no such operation without a rule")
    print(f"{len(missing)} without a rule or reason, {len(stale)} reasons too many")


main()
