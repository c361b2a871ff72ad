#!/usr/bin/env python3
"""Runs the report over every file of an index and checks how each run ends.

usage: run_all.py INDEX.tsv [--jobs N] [--timeout SECONDS] [--only COLUMN=VALUE]
                  [--unknown]

The index has a header; its first column is a path relative to it, its column
`flags` holds flags for the tools (`-` for none). Of each file:
  - `roofline-opt --roofline-report` succeeds and prints a report, or
  - `mlir-opt` rejects the file; then `roofline-opt` gives the same first
    diagnostic, and `mlir-roofline report` that diagnostic, nothing on standard
    output and exit status 2;
  - nothing ever dies of a signal or takes longer than the timeout.
Dialects that only `mlir-opt` has, those of MLIR's own tests, are let through as
unregistered ones.
Prints every file that misbehaves and a summary; exit status 0 if none did. With
`--unknown` also, first, each operation that some report does not know the cost of,
with the reason, how many there are, and in how many files.
"""

import argparse
import collections
import concurrent.futures
import csv
import json
import os
import re
import subprocess
import sys


def run(command, timeout):
    """(exit status, stdout, stderr) as text; the status is None on a timeout."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=timeout,
        )
    except subprocess.TimeoutExpired:
        return None, "", ""
    return (
        done.returncode,
        done.stdout.decode(errors="replace"),
        done.stderr.decode(errors="replace"),
    )


def first_error(stderr):
    """The text of the first error, without its location."""
    match = re.search(r"error: (.*)", stderr)
    return match.group(1) if match else None


def describe(status):
    if status is None:
        return "takes longer than the timeout"
    if status < 0:
        return "dies of signal %d" % -status
    return "exits with status %d" % status


def check_rejected(path, flags, expected, timeout):
    """What is wrong with how the driver rejects a file, or None."""
    if "--split-input-file" in flags:
        return None  # the driver reads one module
    status, out, err = run(["mlir-roofline", "report", path] + flags, timeout)
    if status != 2:
        return "mlir-roofline %s where 2 is due" % describe(status)
    if out:
        return "mlir-roofline prints to standard output besides its error"
    if first_error(err) != expected:
        return "mlir-opt says '%s', mlir-roofline '%s'" % (expected, first_error(err))
    return None


def unknown_ops(out):
    """{(operation, reason): count} over the reports of a file."""
    counts, decoder = collections.Counter(), json.JSONDecoder()
    while out := out.lstrip():
        report, end = decoder.raw_decode(out)
        out = out[end:]
        for entry in report["coverage"]["unknown"]:
            counts[entry["op"], entry["reason"]] += entry["count"]
    return counts


def check(path, flags, timeout, unknown):
    """(whether there is a report, what is wrong or None). Adds to `unknown` the
    counts of what the report does not know, if it is not None."""
    how = "" if unknown is None else "=format=json"
    status, out, err = run(
        ["roofline-opt", path, "--roofline-report" + how, "-o", os.devnull] + flags,
        timeout,
    )
    if status == 0:
        if unknown is not None:
            unknown.append(unknown_ops(out))
        return True, None if out.strip() else "roofline-opt prints no report"
    if status is None or status < 0:
        return False, "roofline-opt %s" % describe(status)
    expected_status, _, expected = run(
        ["mlir-opt", path, "-o", os.devnull] + flags, timeout
    )
    unregistered = "--allow-unregistered-dialect"
    if expected_status == 0 and "unregistered" in err and unregistered not in flags:
        # A dialect that only mlir-opt is linked with: those of MLIR's own tests.
        return check(path, flags + [unregistered], timeout, unknown)
    if expected_status == 0 or first_error(err) != first_error(expected):
        return False, "roofline-opt %s: %s" % (describe(status), err.strip()[:400])
    return False, check_rejected(path, flags, first_error(expected), timeout)


def read_index(index, only):
    with open(index, newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        path_column = reader.fieldnames[0]
        for row in reader:
            if only and row[only[0]] != only[1]:
                continue
            flags = row["flags"] or "-"
            yield row[path_column], [] if flags == "-" else flags.split()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("index")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--only", type=lambda text: text.split("=", 1))
    parser.add_argument("--unknown", action="store_true")
    arguments = parser.parse_args()

    unknown = [] if arguments.unknown else None
    folder = os.path.dirname(arguments.index)
    files = list(read_index(arguments.index, arguments.only))
    reported = bad = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        results = pool.map(
            lambda file: check(
                os.path.join(folder, file[0]), file[1], arguments.timeout, unknown
            ),
            files,
        )
        for (path, _), (has_report, problem) in zip(files, results):
            reported += has_report and not problem
            if problem:
                bad += 1
                print("%s: %s" % (path, problem), flush=True)
    counts, in_files = collections.Counter(), collections.Counter()
    for file in unknown or ():
        counts.update(file)
        in_files.update(file.keys())
    for (op, reason), count in sorted(counts.items()):
        print(
            "unknown: %s: %s: %d in %d files" % (op, reason, count, in_files[op, reason])
        )
    print(
        "%d files: %d reported, %d rejected like mlir-opt does, %d misbehave"
        % (len(files), reported, len(files) - reported - bad, bad)
    )
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main())
