#!/usr/bin/env python3
"""Makes the code wrong in many small ways, one at a time, and sees who notices.

usage: mutate.py --build-dir DIR [--number N] [--seed S] [--areas A,B,...] [--files F]
                 [--goal PERCENT] [--list] [--mutants N,N,...] [--again] [--budget S]
                 [--limit S] [--jobs N] [--tests REGEX] [--source DIR] [--cmake COMMAND]
                 [--known FILE]

Puts a switch around N expressions of a copy of the sources, spread over areas and
operators, builds it once, and lets each test say which of them it reaches. Then it runs,
with each switch on, the tests that reach it, cheap ones first, until one fails or hangs.
A mutant that no test notices survives. Prints tables by area and by operator and the
survivors; exit status 1 if fewer than the goal are noticed or there are none.

What was found is kept in DIR and not done again, unless --again asks for it: a run that
was ended goes on where it was. FILE lists those that cannot be noticed, since they
compute the same, with the reason; they do not count.

Operators: relation (< to <=, == to !=), term (+ to -, * to +), constant (0 to 1),
operand (operand 0 to 1, first to last), status (exact to lower, upper to exact),
extremum (min to max), condition (negated).
"""

import argparse
import collections
import json
import os
import re
import shlex
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import mirror
import noticing
from points import Point, choose, rank

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
AREAS = "Evaluation,Flow,Machine,Models,Movement,Program,Sizes,Support"
CMAKE = "cmake -G Ninja -DCMAKE_BUILD_TYPE=Release"


def read_known(path):
    """{(file, code, change): reason}."""
    known = {}
    if path and os.path.exists(path):
        with open(path) as file:
            for line in file:
                found = re.match(r"(lib/\S+): `(.*)`, (.*?): (.*)$", line)
                if found:
                    known[found.groups()[:3]] = found.group(4)
                elif line.strip() and not line.startswith("#"):
                    sys.exit("error: %s: cannot read '%s'" % (path, line.strip()))
    return known


def name_known(point):
    return point.file, point.code, point.change


class Record:
    """What is known of the mutants of one build folder."""

    def __init__(self, folder):
        os.makedirs(folder, exist_ok=True)
        self.path = os.path.join(folder, "found.json")
        self.found = {}
        if os.path.exists(self.path):
            with open(self.path) as file:
                self.found = json.load(file)

    def set(self, point, found):
        self.found[point.key] = found
        with open(self.path + ".new", "w") as file:
            json.dump(self.found, file, indent=1)
        os.replace(self.path + ".new", self.path)


def read_points(path):
    with open(path) as file:
        return {int(number): Point(*fields) for number, fields in json.load(file).items()}


def prepare(options):
    """The mutants that compile, by number, in a build of all of them."""
    chosen = choose(options.source, options.areas.split(","), options.number, options.files,
                    options.seed)
    points = dict(enumerate(chosen, 1))
    if options.list:
        return points
    os.makedirs(options.build_dir, exist_ok=True)
    dropped_path = os.path.join(options.build_dir, "dropped.json")
    dropped = []
    if os.path.exists(dropped_path):
        with open(dropped_path) as file:
            dropped = json.load(file)
    points = {number: point for number, point in points.items() if point.key not in dropped}
    built = mirror.build(options.source, os.path.join(options.build_dir, "tree"), points,
                         shlex.split(options.cmake))
    with open(dropped_path, "w") as file:
        json.dump(dropped + [point.key for number, point in points.items()
                             if number not in built], file)
    points_path = os.path.join(options.build_dir, "points.json")
    if not os.path.exists(points_path) or read_points(points_path) != built:
        # Tests reach other numbers now.
        coverage = os.path.join(options.build_dir, "coverage.json")
        if os.path.exists(coverage):
            os.remove(coverage)
        with open(points_path, "w") as file:
            json.dump(built, file)
    return built


def describe(number, point):
    return "%d %s:%d: `%s`, %s" % (number, point.file, point.line, point.code, point.change)


def try_all(points, options, record):
    """Fills the record for the mutants asked for."""
    tests = noticing.Tests(os.path.join(options.build_dir, "tree", "build"), options.tests,
                           options.limit, options.jobs)
    covered = noticing.cover(tests, os.path.join(options.build_dir, "coverage.json"))
    if not covered:
        sys.exit("error: no test passes without any mutant")
    wanted = {int(number) for number in options.mutants.split(",") if number}
    # In no order, so that of a run that is ended every area has a part.
    for number, point in sorted(points.items(), key=lambda item: rank(options.seed, item[1].key)):
        if wanted and number not in wanted:
            continue
        if point.key in record.found and not (options.again or wanted):
            continue
        test, reaching, left_out = noticing.notice(tests, covered, number, point.area,
                                                   options.budget)
        record.set(point, {"test": test, "reaching": reaching, "left_out": left_out})
        print("%s: %s" % (describe(number, point), test or "SURVIVES"), flush=True)


def print_table(points, record, known):
    """Rows are areas, columns operators: noticed of tried. Returns both sums."""
    cells = collections.defaultdict(lambda: [0, 0])
    for point in points:
        if name_known(point) in known:
            continue
        noticed = record.found[point.key]["test"] is not None
        for row, column in ((point.area, point.operator), (point.area, "all"),
                            ("all", point.operator), ("all", "all")):
            cells[row, column][0] += noticed
            cells[row, column][1] += 1
    rows = sorted({row for row, _ in cells} - {"all"}) + ["all"]
    columns = sorted({column for _, column in cells} - {"all"}) + ["all"]
    print("%-11s" % "noticed/of" + "".join("%11s" % column for column in columns))
    for row in rows:
        texts = ["%d/%d" % tuple(cells[row, column]) if cells[row, column][1] else "-"
                 for column in columns]
        print("%-11s" % row + "".join("%11s" % text for text in texts))
    return cells["all", "all"]


def print_report(points, record, known, goal):
    tried = {number: point for number, point in points.items() if point.key in record.found}
    for number, point in tried.items():
        found = record.found[point.key]
        reason = known.get(name_known(point))
        if found["test"] and reason:
            print("noticed, but listed as equivalent: " + describe(number, point))
        elif reason:
            print("equivalent: " + describe(number, point))
        elif not found["test"]:
            print("survives %d tests, %d not run: %s" % (
                found["reaching"] - found["left_out"], found["left_out"], describe(number, point)))
    noticed, number = print_table(list(tried.values()), record, known)
    print("%d of %d noticed, %d equivalent, %d not tried"
          % (noticed, number, sum(name_known(point) in known for point in tried.values()),
             len(points) - len(tried)))
    return 0 if number and 100 * noticed >= goal * number else 1


def parse(arguments):
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("--build-dir", required=True)
    parser.add_argument("--source", default=SOURCE)
    parser.add_argument("--cmake", default=CMAKE)
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--areas", default=AREAS)
    parser.add_argument("--files", type=float, default=2.5)
    parser.add_argument("--goal", type=float, default=92)
    parser.add_argument("--known", default=os.path.join(os.path.dirname(HERE), "equivalent.txt"))
    parser.add_argument("--mutants", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--budget", type=float, default=240)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--tests", default="")
    parser.add_argument("--list", action="store_true")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    options.build_dir = os.path.abspath(options.build_dir)
    os.environ.setdefault("ROOFLINE_SHARED",
                          os.path.join(os.path.dirname(options.source), "shared"))
    points = prepare(options)
    if options.list:
        for number, point in points.items():
            print(describe(number, point))
        return 0
    record = Record(options.build_dir)
    try_all(points, options, record)
    return print_report(points, record, read_known(options.known), options.goal)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
