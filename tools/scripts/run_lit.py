#!/usr/bin/env python3
"""Runs the lit tests of builds and ends with one line that says how it went.

usage: run_lit.py [--strict] BUILD_DIR [LIT_ARGUMENT...] [--and BUILD_DIR [LIT_ARGUMENT...]]...

The last line, "N passed, N failed, N skipped", is counted from lit's own lists of
results, over all builds. Exit status 0: of each at least one test ran, and none failed;
with --strict, none was skipped either, for want of a library or a folder.
"""

import json
import os
import subprocess
import sys
import tempfile

PASSED = {"PASS", "FLAKYPASS", "XFAIL"}
SKIPPED = {"UNSUPPORTED", "SKIPPED", "EXCLUDED"}


def cache_entry(build_dir, name):
    """The value of a CMake cache entry, or None."""
    with open(os.path.join(build_dir, "CMakeCache.txt")) as cache:
        for line in cache:
            if line.startswith(name + ":"):
                return line.split("=", 1)[1].strip()
    return None


def count(results_file):
    """(passed, failed, names of skipped ones) of a file written by `lit -o`."""
    with open(results_file) as file:
        tests = json.load(file)["tests"]
    passed = sum(test["code"] in PASSED for test in tests)
    skipped = [test for test in tests if test["code"] in SKIPPED]
    # What a filter leaves out was not asked for.
    missing = [test["name"] for test in skipped if test["code"] != "EXCLUDED"]
    return passed, len(tests) - passed - len(skipped), missing


def run(build_dir, lit_arguments):
    """(passed, failed, names of skipped ones), or None if lit could not run."""
    lit = cache_entry(build_dir, "ROOFLINE_LIT")
    if not lit or not os.path.exists(lit):
        print("error: the build in '%s' found no lit" % build_dir, file=sys.stderr)
        return None
    with tempfile.TemporaryDirectory() as folder:
        results = os.path.join(folder, "results.json")
        command = [sys.executable, lit, "-sv", "-o", results]
        command += lit_arguments + [os.path.join(build_dir, "test")]
        status = subprocess.call(command, stdin=subprocess.DEVNULL)
        if not os.path.exists(results):
            print("error: lit wrote no results", file=sys.stderr)
            return None
        passed, failed, skipped = count(results)
    if status and not failed:
        print("error: lit ended with status %d" % status, file=sys.stderr)
        return None
    return passed, failed, skipped


def part(arguments):
    """The arguments between one `--and` and the next."""
    parts = [[]]
    for argument in arguments:
        if argument == "--and":
            parts.append([])
        else:
            parts[-1].append(argument)
    return parts


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__.strip())
        return 0 if arguments else 2
    is_strict = "--strict" in arguments
    arguments = [argument for argument in arguments if argument != "--strict"]
    passed, failed, missing, is_good = 0, 0, [], True
    for build_dir, *lit_arguments in part(arguments):
        counts = run(build_dir, lit_arguments)
        if counts is None:
            is_good = False
            continue
        is_good &= counts[0] > 0 and counts[1] == 0
        passed, failed, missing = passed + counts[0], failed + counts[1], missing + counts[2]
    if is_strict and missing:
        print("error: skipped:", *missing, sep="\n  ", file=sys.stderr)
        is_good = False
    print("%d passed, %d failed, %d skipped" % (passed, failed, len(missing)))
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
