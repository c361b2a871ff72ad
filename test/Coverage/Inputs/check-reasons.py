#!/usr/bin/env python3
"""Checks that every operation without a rule has a reason, and no other.

Reads lines `operation rule|none` and a file of lines `operation: reason` or
`dialect.*: reason`.
"""

import sys


def main():
    reasons = {}
    with open(sys.argv[1]) as lines:
        for line in lines:
            name, colon, reason = line.partition(":")
            if line.strip() and not line.startswith("#"):
                if not colon or not reason.strip():
                    sys.exit(f"expected 'operation: reason', found '{line.strip()}'")
                reasons[name.strip()] = reason.strip()
    used = set()
    errors = []
    for line in sys.stdin:
        name, kind = line.split()
        family = name.split(".")[0] + ".*"
        if kind == "rule":
            if name in reasons:
                errors.append(f"{name}: has a rule and a reason for none")
            continue
        if name not in reasons and family not in reasons:
            errors.append(f"{name}: no rule and no reason")
        used |= {name, family}
    errors += [f"{name}: covers nothing" for name in reasons if name not in used]
    sys.exit("\n".join(errors) if errors else 0)


main()
