#!/usr/bin/env python3
"""Compares what is reported about random programs with what they do when they run.

usage: random_programs.py [--tool mlir-roofline] [--count 300] [--seed 0] [--jobs 2]
                          [--known FILE] [--number N [--minimize]]

Each program of program.py runs in an interpreter of its own for several arguments.
`report` says how much work it does: a figure without a range must be the truth, a
range must contain it, in formulas with the arguments put in and again in a report with
`--bind`. A symbol that stands for a value or a number of iterations inside the program
has the value that the run saw there; where it saw several, the figure is opaque and
not compared. No report may take longer than two seconds of processor time.

FILE lists the numbers of programs that are known to fail, each with the reason: they
may fail. The last line says how much was compared. Exit status 1: something else
failed, or nothing was compared.
"""

import argparse
import json
import multiprocessing
import os
import random
import re
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from formula import Opaque, evaluate
from generate import make_arguments, make_program
from program import KINDS, Machine, TooLong, Undefined, print_program
from reduce import reduce_program

LIMIT_S = 2
BINDINGS = 6


def limit_resources():
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_S + 1, LIMIT_S + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def reject_constant(text):
    raise ValueError("%s in the JSON" % text)


def report(tool, file, bindings=()):
    """(report or None, failure or None)."""
    command = [tool, "report", file, "--format=json"]
    if bindings:
        command.append("--bind=" + ",".join("%s=%d" % item for item in bindings))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        preexec_fn=limit_resources,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    with_bind = " with " + command[-1] if bindings else ""
    if took > LIMIT_S:
        return None, "takes over %d s%s" % (LIMIT_S, with_bind)
    if result.returncode < 0:
        return None, "ends by signal %d%s" % (-result.returncode, with_bind)
    if result.returncode:
        return None, "is refused%s: %s" % (with_bind, result.stderr.strip()[:300])
    try:
        return json.loads(result.stdout, parse_constant=reject_constant), None
    except ValueError as error:
        return None, "JSON%s: %s" % (with_bind, error)


def name_arguments(program, arguments):
    """{symbol: value} of the entry point's arguments."""
    values = {}
    for i, argument in enumerate(arguments):
        if isinstance(argument, tuple):
            for d, extent in enumerate(argument):
                values["arg%d.d%d" % (i, d)] = extent
        elif argument is not None:
            values["arg%d" % i] = argument
    values.update({"main." + name: value for name, value in values.items()})
    return values


def only(values):
    return next(iter(values)) if values and len(values) == 1 else None


def read_symbols(report, machine, values):
    """Adds what the run saw of the symbols that stand for inner values."""
    values = dict(values)
    for symbol in report["symbols"]:
        meaning = symbol["meaning"]
        if match := re.fullmatch(r"value of result (\d+) of \S+ at line (\d+)", meaning):
            values[symbol["name"]] = only(machine.values.get((int(match[2]), int(match[1]))))
        elif match := re.fullmatch(r"iterations of \S+ at line (\d+)", meaning):
            values[symbol["name"]] = only(machine.trips.get(int(match[1])))
        if "value" in symbol:
            values[symbol["name"]] = symbol["value"]
    return values


def compare(report, machine, values, tally):
    """Descriptions of what is wrong."""
    totals, wrong = report["totals"], []
    values = read_symbols(report, machine, values)
    for kind in KINDS:
        truth = machine.counts[kind]
        if kind not in totals:
            continue
        low, high = totals.get("range", {}).get(kind, (totals[kind], totals[kind]))
        is_exact = kind not in totals.get("range", {})
        try:
            bounds = [bound if bound is None else evaluate(bound, values) for bound in (low, high)]
        except Opaque:
            tally["opaque"] += 1
            continue
        except ZeroDivisionError:
            wrong.append("%s: found a division by 0 (%s), ran %d" % (kind, totals[kind], truth))
            continue
        tally["exact" if is_exact else "bounded"] += 1
        if bounds[0] > truth or bounds[1] is not None and bounds[1] < truth:
            found = "%s, exact" % bounds[0] if is_exact else "%s to %s" % tuple(bounds)
            wrong.append("%s: found %s (%s), ran %d" % (kind, found, totals[kind], truth))
        if bounds[0] < 0:
            wrong.append("%s: found %s, below 0" % (kind, bounds[0]))
    return wrong


def make_runs(program, source):
    """[(arguments, seed of the data)] that end."""
    runs = []
    for _ in range(BINDINGS):
        arguments, seed = make_arguments(program, source), source.random()
        try:
            run(program, arguments, seed)
        except (Undefined, TooLong):
            continue
        if (arguments, seed) not in runs:
            runs.append((arguments, seed))
    return runs


def run(program, arguments, seed):
    machine = Machine(program, random.Random(seed))
    machine.run(arguments)
    return machine


def check(tool, program, source, tally):
    """Everything that is wrong about a program."""
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
        file.write(print_program(program))
        file.flush()
        runs = make_runs(program, source)
        found, failure = report(tool, file.name)
        if failure:
            return [failure]
        wrong = []
        for arguments, seed in runs:
            machine = run(program, arguments, seed)
            values = name_arguments(program, arguments)
            wrong += ["%s; %s" % (arguments, text) for text in compare(found, machine, values, tally)]
        # The last arguments once more, put in by the tool.
        names = [symbol["name"] for symbol in found["symbols"]]
        bindings = [(name, values[name]) for name in names if runs and values.get(name) is not None]
        if bindings:
            bound, failure = report(tool, file.name, bindings)
            if failure:
                return wrong + [failure]
            wrong += ["bound %s; %s" % (arguments, text) for text in compare(bound, machine, values, tally)]
    return wrong


def choose_program(seed, number):
    """The first attempt that ends for some arguments, printed so that lines are known."""
    for attempt in range(100):
        program = make_program(seed, number, attempt)
        print_program(program)
        if make_runs(program, random.Random(number)):
            return program
    raise RuntimeError("no program of number %d ends" % number)


def work(job):
    tool, seed, number = job
    tally = {"exact": 0, "bounded": 0, "opaque": 0}
    program = choose_program(seed, number)
    return number, check(tool, program, random.Random(number), tally), tally


def read_known(file):
    """{number: reason}."""
    if not file:
        return {}
    with open(file, encoding="utf-8") as lines:
        pairs = (line.split(None, 1) for line in lines if line.strip() and line[0] != "#")
        return {int(number.rstrip(":")): reason.strip() for number, reason in pairs}


def show(tool, seed, number, minimize):
    program = choose_program(seed, number)
    wrong = check(tool, program, random.Random(number), dict.fromkeys(("exact", "bounded", "opaque"), 0))
    if minimize and wrong:
        kind = lambda text: re.sub(r"[\d\s,()\[\]]+|None|:.*", "", text.split("; ")[-1])

        def still_fails(candidate):
            tally = dict.fromkeys(("exact", "bounded", "opaque"), 0)
            found = check(tool, candidate, random.Random(number), tally)
            return any(kind(text) == kind(wrong[0]) for text in found)

        reduce_program(program, still_fails)
        wrong = check(tool, program, random.Random(number), dict.fromkeys(("exact", "bounded", "opaque"), 0))
    print(print_program(program))
    print("\n".join(wrong) or "nothing is wrong")
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tool", default="mlir-roofline")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--known", metavar="FILE")
    parser.add_argument("--number", type=int, help="print one program and what is wrong with it")
    parser.add_argument("--minimize", action="store_true", help="make that program small first")
    arguments = parser.parse_args()
    if arguments.number is not None:
        return show(arguments.tool, arguments.seed, arguments.number, arguments.minimize)
    known = read_known(arguments.known)
    total = {"exact": 0, "bounded": 0, "opaque": 0}
    failed, mended = [], sorted(number for number in known if number < arguments.count)
    jobs = [(arguments.tool, arguments.seed, number) for number in range(arguments.count)]
    with multiprocessing.Pool(arguments.jobs) as pool:
        for number, wrong, tally in pool.imap_unordered(work, jobs, chunksize=4):
            for key in total:
                total[key] += tally[key]
            if wrong and number in known:
                mended.remove(number)
            elif wrong:
                failed.append(number)
                print("program %d: %s" % (number, "\n  ".join(wrong[:4])), flush=True)
    known_failures = sum(number < arguments.count for number in known) - len(mended)
    if mended:
        print("not wrong any more: %s" % " ".join(map(str, mended)))
    print(
        "%d programs, %d figures exact, %d within bounds, %d opaque; %d failed, %d known to fail"
        % (len(jobs), total["exact"], total["bounded"], total["opaque"], len(failed), known_failures)
    )
    return 1 if failed or not total["exact"] or not total["bounded"] else 0


if __name__ == "__main__":
    sys.exit(main())
