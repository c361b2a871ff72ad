#!/usr/bin/env python3
"""Runs the cases with right values of a shared folder, and programs that must end.

usage: shared_cases.py [--tool mlir-roofline] --known FILE [--strict] [--inputs]
                       SHARED PREFIX...

The cases are SHARED/cases/PREFIX*.mlir, which SHARED/cases/run.py judges. With
--inputs, each program of SHARED/findings/inputs must be reported within two seconds of
processor time, too, or be refused with a diagnostic. FILE lists what falls short today, `cases/NAME` or
`inputs/NAME` a line; what falls short and is not in it is an error, and so is, with
--strict, a line that is not true any more.
"""

import argparse
import glob
import os
import re
import resource
import subprocess
import sys

LIMIT_S = 2


def list_cases(shared, prefixes):
    names = [os.path.basename(path)[:-5] for path in glob.glob(os.path.join(shared, "cases/*.mlir"))]
    return sorted(name for name in names if name.startswith(tuple(prefixes)))


def run_cases(tool, shared, names):
    """{case: first complaint} of those that fall short."""
    command = [sys.executable, "-B", os.path.join(shared, "cases/run.py"), tool] + names
    result = subprocess.run(command, capture_output=True, text=True)
    counted = re.search(r"^(\d+) passed, (\d+) failed$", result.stdout, re.MULTILINE)
    if not counted or int(counted[1]) + int(counted[2]) != len(names):
        sys.exit("error: run.py did not count its cases: " + result.stdout[-300:] + result.stderr[-300:])
    short = {}
    for line in result.stdout.splitlines():
        name, separator, text = line.partition(": ")
        if separator and name in names:
            short.setdefault("cases/" + name, text)
    return short


def limit_time():
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_S + 1, LIMIT_S + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run_input(tool, path):
    """What is wrong, or None."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(
        [tool, "report", path, "--format=json", "--allow-unregistered-dialect"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=limit_time,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if took > LIMIT_S:
        return "takes over %d s" % LIMIT_S
    if result.returncode not in (0, 2):
        return "exit status %d" % result.returncode
    if result.returncode == 2 and (not result.stderr or result.stdout):
        return "is refused without a diagnostic alone"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shared")
    parser.add_argument("prefixes", nargs="+", metavar="PREFIX")
    parser.add_argument("--tool", default="mlir-roofline")
    parser.add_argument("--known", required=True)
    parser.add_argument("--inputs", action="store_true")
    parser.add_argument("--strict", action="store_true")
    arguments = parser.parse_args()
    names = list_cases(arguments.shared, arguments.prefixes)
    inputs = []
    if arguments.inputs:
        inputs = sorted(glob.glob(os.path.join(arguments.shared, "findings/inputs/*.mlir")))
    if not names or arguments.inputs and not inputs:
        sys.exit("error: no cases or no programs in '%s'" % arguments.shared)
    short = run_cases(arguments.tool, arguments.shared, names)
    for path in inputs:
        wrong = run_input(arguments.tool, path)
        if wrong:
            short["inputs/" + os.path.basename(path)[:-5]] = wrong
    with open(arguments.known, encoding="utf-8") as lines:
        known = {line.split()[0] for line in lines if line.strip() and line[0] != "#"}
    if not arguments.inputs:
        known = {name for name in known if name.startswith("cases/")}
    new, mended = sorted(set(short) - known), sorted(known - set(short))
    for name in new:
        print("%s: %s" % (name, short[name][:300]))
    for name in mended:
        print("%s falls short no more; remove the line" % name)
    print(
        "%d cases, %d programs; %d fall short as known, %d are new, %d lines are stale"
        % (len(names), len(inputs), len(short) - len(new), len(new), len(mended))
    )
    return 1 if new or arguments.strict and mended else 0


if __name__ == "__main__":
    sys.exit(main())
