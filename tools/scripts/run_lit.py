#!/usr/bin/env python3
"""Runs all lit tests of a build and ends with one line that says how it went.

usage: run_lit.py BUILD_DIR [LIT_ARGUMENT...]

The last line, "N passed, N failed, N skipped", is counted from lit's own list of
results. Exit status 0: at least one test ran and none failed.
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
    """(passed, failed, skipped) of a file written by `lit -o`."""
    with open(results_file) as file:
        codes = [test["code"] for test in json.load(file)["tests"]]
    passed = sum(code in PASSED for code in codes)
    skipped = sum(code in SKIPPED for code in codes)
    return passed, len(codes) - passed - skipped, skipped


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__.strip())
        return 0 if arguments else 2
    build_dir = arguments[0]
    lit = cache_entry(build_dir, "ROOFLINE_LIT")
    if not lit or not os.path.exists(lit):
        print("error: the build in '%s' found no lit" % build_dir, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        results = os.path.join(folder, "results.json")
        command = [sys.executable, lit, "-sv", "-o", results]
        command += arguments[1:] + [os.path.join(build_dir, "test")]
        status = subprocess.call(command, stdin=subprocess.DEVNULL)
        if not os.path.exists(results):
            print("error: lit wrote no results", file=sys.stderr)
            return status or 2
        passed, failed, skipped = count(results)
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    return 0 if passed and not failed and not status else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
