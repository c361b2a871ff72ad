#!/usr/bin/env python3
"""How long roofline-annotate takes beside upstream cse, and how memory grows.

usage: pass_speed.py [--tool build/bin/roofline-opt] [--ops 200000] [--runs 5]
                     [--memory] [--max-ratio R] [--max-growth G] [MODEL...]

Time: both passes run in one process over a generated module of matmuls of several
shapes, over one of a single shape, and over each MODEL; `--mlir-timing` says how long
each took; the figure is the median, over the runs, of the ratio. Memory (`--memory`): the peak of the process at 1/4, 1/2 and all of
1,000,000 ops, with the pass and without it; growth is how much the last step
adds over the step before it, 2 where memory is linear.
With --max-ratio and --max-growth, exit status 1 if a figure is above its limit.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from generate_matmuls import WIDTHS, generate

ANNOTATE = "roofline-annotate"
REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run(command):
    """(stderr, peak resident bytes) of a command, which must succeed."""
    with tempfile.TemporaryFile() as stderr:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        stderr.seek(0)
        text = stderr.read().decode()
    if child.returncode:
        sys.exit("error: %s\n%s" % (" ".join(command), text))
    return text, usage.ru_maxrss * 1024


def pass_seconds(timing_text):
    """Wall seconds by pass name, from `--mlir-timing` in list form."""
    seconds = {}
    for line in timing_text.splitlines():
        match = re.match(r"\s*([0-9.]+) \(\s*[0-9.]+%\)\s+(\S.*?)\s*$", line)
        if match:
            seconds[match.group(2)] = float(match.group(1))
    return seconds


def find_pass(seconds, names):
    for name in names:
        if name in seconds:
            return seconds[name]
    sys.exit("error: no pass of %s in the timing: %s" % (names, json.dumps(seconds)))


def measure_time(tool, file, runs):
    """[(annotate seconds, cse seconds)] of each run."""
    measured = []
    for _ in range(runs):
        text, _ = run(
            [tool, file, "--" + ANNOTATE, "--cse", "-o", os.devnull]
            + ["--mlir-disable-threading", "--mlir-timing", "--mlir-timing-display=list"]
        )
        seconds = pass_seconds(text)
        measured.append(
            (
                find_pass(seconds, ("RooflineAnnotatePass", "RooflineAnnotate")),
                find_pass(seconds, ("CSEPass", "CSE")),
            )
        )
    return measured


def report_time(tool, file, name, runs):
    """Prints the figures of time and returns the median ratio."""
    measured = measure_time(tool, file, runs)
    for annotate, cse in measured:
        print("%s %.4f s, cse %.4f s, ratio %.2f" % (ANNOTATE, annotate, cse, annotate / cse))
    ratio = statistics.median(annotate / cse for annotate, cse in measured)
    print("median ratio over %d runs on %s: %.2f" % (runs, name, ratio))
    return ratio


def report_times(tool, folder, ops, runs, models):
    """The largest of the ratios."""
    ratios = []
    for name, widths in (("matmuls", WIDTHS), ("matmuls of one shape", WIDTHS[:1])):
        file = os.path.join(folder, "matmuls.mlir")
        with open(file, "w") as out:
            generate(ops, out, widths)
        ratios.append(report_time(tool, file, "%s %s" % (f"{ops:,}", name), runs))
    for model in models:
        ratios.append(report_time(tool, model, os.path.basename(model), runs))
    return max(ratios)


def report_memory(tool, folder):
    """Prints the figures of memory and returns the growth of the last step."""
    added = []
    for ops in (250_000, 500_000, 1_000_000):
        file = os.path.join(folder, "memory.mlir")
        with open(file, "w") as out:
            generate(ops, out)
        _, without = run([tool, file, "-o", os.devnull])
        _, peak = run([tool, file, "--" + ANNOTATE, "-o", os.devnull])
        added.append(peak)
        print(
            "%9s ops: %5.0f MiB peak, %5.0f MiB without the pass, %4.0f B per op"
            % (f"{ops:,}", peak / 2**20, without / 2**20, peak / ops)
        )
    growth = (added[2] - added[1]) / (added[1] - added[0])
    print("growth of the last step over the one before (2 is linear): %.2f" % growth)
    return growth


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tool", default=os.path.join(REPOSITORY, "build/bin/roofline-opt"))
    parser.add_argument("--ops", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("models", nargs="*", metavar="MODEL")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--max-ratio", type=float)
    parser.add_argument("--max-growth", type=float)
    arguments = parser.parse_args()
    if not os.path.exists(arguments.tool) and os.sep in arguments.tool:
        parser.error("no '%s': build first, or use --tool" % arguments.tool)

    failed = False
    with tempfile.TemporaryDirectory() as folder:
        ratio = report_times(
            arguments.tool, folder, arguments.ops, arguments.runs, arguments.models
        )
        failed |= arguments.max_ratio is not None and ratio > arguments.max_ratio
        if arguments.memory:
            growth = report_memory(arguments.tool, folder)
            failed |= arguments.max_growth is not None and growth > arguments.max_growth
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
