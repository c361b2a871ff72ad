#!/usr/bin/env python3
"""How the time of a report grows with the program, beside mlir-opt on the same file.

usage: scaling.py [--tool build/bin/mlir-roofline] [--mlir-opt mlir-opt] [--runs 3]
                  [--limit 30] [--only REGEX] [--check]

For each shape of scaling_programs.py and each length: processor seconds of `report
--format=json` and of mlir-opt that parses, verifies and prints the same file, the
minimum of the runs. Growth is from the length before, without the time that an empty
program takes; `-` where that is too short to tell. A shape ends where it takes longer
than the limit. With --check, exit status 1 if a figure misses its goal: growth of the
last doubling at most 2.2, at most 3 times mlir-opt, 6 times where sizes are open.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from scaling_programs import PROGRAMS, WITH_TARGET

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MAX_GROWTH, MAX_RATIO, MAX_RATIO_DYNAMIC = 2.2, 3, 6
# Shorter than this, the growth of a time is noise.
LEAST_S = 0.02


def measure(command, runs, limit):
    """The least processor seconds of a command, or None if it takes too long or fails."""

    def limit_time():
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))

    best = None
    for _ in range(runs):
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            preexec_fn=limit_time,
        )
        error = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode > 0:
            sys.exit("error: %s\n%s" % (" ".join(command), error.decode()[:500]))
        if child.returncode < 0:
            return None
        seconds = usage.ru_utime + usage.ru_stime
        best = seconds if best is None else min(best, seconds)
    return best


def write(folder, lines):
    file = os.path.join(folder, "program.mlir")
    with open(file, "w") as out:
        out.writelines(line + "\n" for line in lines)
    return file


class Benchmark:
    def __init__(self, arguments, folder):
        self.arguments, self.folder = arguments, folder
        self.missed = []
        self.empty = self.times("", write(folder, ["func.func @f() {\n  return\n}"]))

    def times(self, name, file):
        tool = [self.arguments.tool, "report", file, "--format=json"]
        if name in WITH_TARGET:
            tool.append("--target=" + WITH_TARGET[name])
        opt = [self.arguments.mlir_opt, file, "-o", os.devnull]
        runs, limit = self.arguments.runs, self.arguments.limit
        return measure(tool, runs, limit), measure(opt, runs, limit)

    def growth(self, before, now, which):
        """From one pair of times to the next, the tool's or mlir-opt's."""
        if not before or before[which] - self.empty[which] < LEAST_S:
            return None
        return (now[which] - self.empty[which]) / (before[which] - self.empty[which])

    def run(self, name):
        program, lengths = PROGRAMS[name]
        limit = MAX_RATIO_DYNAMIC if name.endswith("dynamic") else MAX_RATIO
        before = growth = ratio = None
        for length in lengths:
            now = self.times(name, write(self.folder, program(length)))
            if None in now:
                print("%-24s %6d   > %d s of processor time, or a crash" % (name, length, self.arguments.limit))
                self.missed.append("%s: no answer at %d" % (name, length))
                return
            growth, ratio = self.growth(before, now, 0), now[0] / now[1]
            text = lambda value: "-" if value is None else "%.2f" % value
            print(
                "%-24s %6d %8.3f s %8.3f s %7s %7s %7.2f"
                % (name, length, *now, text(growth), text(self.growth(before, now, 1)), ratio),
                flush=True,
            )
            before = now
        if growth and growth > MAX_GROWTH:
            self.missed.append("%s: grows by %.2f" % (name, growth))
        if ratio > limit:
            self.missed.append("%s: %.2f times mlir-opt" % (name, ratio))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tool", default=os.path.join(REPOSITORY, "build/bin/mlir-roofline"))
    parser.add_argument("--mlir-opt", default="/usr/lib/llvm-22/bin/mlir-opt")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=30, help="processor seconds")
    parser.add_argument("--only", type=re.compile, default=re.compile(""))
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    names = [name for name in PROGRAMS if arguments.only.search(name)]
    if not names:
        parser.error("no shape matches; there are %s" % ", ".join(PROGRAMS))
    print("%-24s %6s %10s %10s %7s %7s %7s" % ("shape", "length", "report", "mlir-opt", "growth", "of opt", "ratio"))
    with tempfile.TemporaryDirectory() as folder:
        benchmark = Benchmark(arguments, folder)
        for name in names:
            benchmark.run(name)
    for text in benchmark.missed:
        print("missed: " + text)
    print("%d shapes, %d goals missed" % (len(names), len(benchmark.missed)))
    return 1 if arguments.check and benchmark.missed else 0


if __name__ == "__main__":
    sys.exit(main())
