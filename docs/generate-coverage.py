#!/usr/bin/env python3
"""Writes docs/Coverage.md, or checks that it is what it would write.

Reads, from standard input, what test/Coverage/list-registered-ops.cpp prints:
every operation that MLIR registers, with `model`, `free` or `none`.

An operation without a model needs a line with a reason in
test/Coverage/unmodelled.txt; where a file of rules (lib/Models/Foreign/Data) says that
nothing can be said, its `unknown` is the reason. The two lists of operations that tests execute or
lower are optional: one operation a line, `#` starts a comment.
"""

import argparse
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "Coverage.md"
RULES = ROOT / "lib" / "Models" / "Foreign" / "Data"
UNMODELLED = ROOT / "test" / "Coverage" / "unmodelled.txt"
EXECUTED = ROOT / "test" / "Executed" / "executed-ops.txt"
LADDER = ROOT / "test" / "Integration" / "Inputs" / "ladder-ops.txt"

HEADER = """\
# Coverage

Which operations of MLIR have a cost, and which tests prove it. Written by
`docs/generate-coverage.py`; a test checks that it is current.

- **model**: `yes`, `free` (never computes or moves anything: a view, a constant, a
  terminator), or why there is none. An operation without a model is reported as
  unknown, with the bytes its types tell, never as zero.
- **executed**: a test runs the operation's lowering with counters and finds the
  same counts.
- **ladder**: a test lowers it step by step and finds the same counts at every step.

## Dialects

| dialect | operations | with a model | of them free | without | covered |
|---|--:|--:|--:|--:|--:|
"""


def read_names(path):
    """The operations of a list, one a line."""
    lines = (line.split("#")[0].split() for line in path.read_text().splitlines())
    return {words[0] for words in lines if words}


def read_reasons():
    """Operation, or `dialect.*`, to the reason why it has no model."""
    reasons = {}
    for number, line in enumerate(UNMODELLED.read_text().splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, colon, reason = line.partition(":")
        if not colon or not reason.strip():
            sys.exit(f"{UNMODELLED.name}:{number}: expected 'operation: reason'")
        if name in reasons:
            sys.exit(f"{UNMODELLED.name}:{number}: '{name}' is listed twice")
        reasons[name] = reason.strip()
    return reasons


def read_unknown_rules():
    """Operation to the reason why its rules say nothing."""
    reasons = {}
    for path in sorted(RULES.glob("*.yaml")):
        for rule in re.split(r"(?m)^- ", path.read_text())[1:]:
            reason = re.search(r"(?m)^  unknown: (.*)$", rule)
            ops = re.match(r"ops?: (\[[^\]]*\]|\S+)", rule)
            if reason:
                names = re.findall(r"[\w-]+(?:\.[\w-]+)+", ops.group(1))
                reasons.update((name, reason.group(1)) for name in names)
    return reasons


def read_ops(stream, unknown):
    """Dialect to a dictionary of its operations and their coverage."""
    dialects = collections.defaultdict(dict)
    for line in stream:
        name, coverage = line.split()
        coverage = "none" if name in unknown else coverage
        dialects[name.split(".")[0]][name] = coverage
    return dict(sorted(dialects.items()))


def find_errors(dialects, reasons):
    """What the list of reasons and the registered operations disagree on."""
    errors, used = [], set()
    for dialect, ops in dialects.items():
        for name, coverage in sorted(ops.items()):
            listed = [key for key in (name, dialect + ".*") if key in reasons]
            used.update(listed)
            if coverage == "none" and not listed:
                errors.append(f"{name}: no cost model, and no line in {UNMODELLED.name}")
            if coverage != "none" and listed:
                errors.append(f"{name}: has a cost model and a line in {UNMODELLED.name}")
    errors += [f"{name}: listed, but not registered" for name in reasons.keys() - used]
    return sorted(errors)


def write_page(dialects, reasons, executed, ladder):
    lines = [HEADER]
    for dialect, ops in dialects.items():
        counts = collections.Counter(ops.values())
        modelled = counts["model"] + counts["free"]
        lines.append(
            f"| {dialect} | {len(ops)} | {modelled} | {counts['free']} "
            f"| {counts['none']} | {modelled}/{len(ops)} |\n"
        )
    lines.append("\n## Dialects without a model\n\n| dialect | reason |\n|---|---|\n")
    whole = [dialect for dialect in dialects if dialect + ".*" in reasons]
    lines += [f"| {dialect} | {reasons[dialect + '.*']} |\n" for dialect in whole]
    for dialect, ops in dialects.items():
        if dialect in whole:
            continue
        lines.append(
            f"\n## {dialect}\n\n| operation | model | executed | ladder |\n|---|---|---|---|\n"
        )
        for name, coverage in sorted(ops.items()):
            model = {"model": "yes", "free": "free"}.get(coverage) or reasons.get(name, "")
            marks = " | ".join("yes" if name in names else "" for names in (executed, ladder))
            lines.append(f"| `{name}` | {model} | {marks} |\n")
    return "".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    args = parser.parse_args()

    unknown = read_unknown_rules()
    dialects, reasons = read_ops(sys.stdin, unknown), read_reasons() | unknown
    if errors := find_errors(dialects, reasons):
        sys.exit("\n".join(errors))
    executed, ladder = read_names(EXECUTED), read_names(LADDER)
    registered = {name for ops in dialects.values() for name in ops}
    for path, names in ((EXECUTED, executed), (LADDER, ladder)):
        if unknown := names - registered:
            sys.exit(f"{path.name}: no such operation: {', '.join(sorted(unknown))}")
    page = write_page(dialects, reasons, executed, ladder)
    if not args.check:
        PAGE.write_text(page)
    elif not PAGE.exists() or PAGE.read_text() != page:
        sys.exit(
            f"{PAGE.name} is out of date: run\n"
            "  build/test/Coverage/roofline-list-ops | docs/generate-coverage.py"
        )


if __name__ == "__main__":
    main()
