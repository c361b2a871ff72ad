#!/usr/bin/env python3
"""Makes the code wrong in many small ways, one at a time, and sees who notices.

usage: mutate.py --build-dir DIR [--number N] [--seed S] [--only REGEX] [--goal PERCENT]
                 [--cmake ARGUMENT]... [--list] [--mutants N,N,...]

Copies the sources to DIR, puts a switch around N expressions, spread over areas and
operators, builds once, and runs tests with each switch on: first the unit tests, then
the lit tests of the area, then those that cross areas. A mutant that no test notices
survives. Prints a table by area and by operator and the survivors; exit status 1 if
fewer than the goal are noticed or there are none.

Operators: relation (< to <=, == to !=), term (+ to -, * to +), constant (0 to 1, 1 to 2),
operand (operand 0 to 1), status (exact to lower, upper to exact), extremum (min to max),
condition (negated).
"""

import argparse
import collections
import os
import random
import re
import shutil
import subprocess
import sys

INPUTS = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(INPUTS)))
AREAS = ["Support", "Interfaces", "Models", "Sizes", "Program", "Flow", "Machine", "Report"]
# Tests that look at the totals of programs, whatever area made them wrong.
CROSSING = "Executed|Integration/(ladder|transformations|macs-through|handwritten|front-end|layer)|Models/accumulated"

SWAPS = {
    "<": ("less", "lessEqual"), "<=": ("lessEqual", "less"),
    ">": ("greater", "greaterEqual"), ">=": ("greaterEqual", "greater"),
    "==": ("equal", "notEqual"), "!=": ("notEqual", "equal"),
    "+": ("plus", "minus"), "-": ("minus", "plus"), "*": ("times", "plus"),
}
STATUSES = {"exact": "lower", "lower": "exact", "upper": "exact", "estimate": "exact",
            "unknown": "estimate"}

Site = collections.namedtuple("Site", "file line column operator text")


def blanked(text):
    """The text with comments, strings and preprocessor lines blanked out."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|^#[^\n]*',
                         re.S | re.M)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


PATTERNS = [
    ("relation", re.compile(r"(?<=[\w)\]]) (<|<=|>|>=|==|!=) (?=[\w(*!-])")),
    ("term", re.compile(r"(?<=[\w)\]]) (\+|-|\*) (?=[\w(])")),
    ("constant", re.compile(r"(?<=[(,=] )\b([012])\b(?=[,;)])|(?<=\()\b([012])\b(?=\))")),
    ("operand", re.compile(r"\bget(?:Operand|OpOperand|Result)\((0|1)\)")),
    ("status", re.compile(r"\bCountStatus::(exact|lower|upper|estimate|unknown)\b(?!:)")),
    ("extremum", re.compile(r"\b(Quantity|std)::(min|max)\(")),
    ("condition", re.compile(r"\bif \((?!auto|const|Value |Operation |std::|u?int)([^;{}]*?)\)\n|\bif \((?!auto|const|Value |Operation |std::|u?int)([^;{}]*?)\) \{")),
]
# Where a switch cannot stand, or what it computes does not matter.
FORBIDDEN = re.compile(r"\b(static_assert|constexpr|assert|llvm_unreachable|template|case|typename|using|operator|enum|StringLiteral)\b")


def sites_of(path):
    """Every place of a file that can be switched."""
    with open(os.path.join(SOURCE, path)) as file:
        text = file.read()
    code = blanked(text)
    found = []
    for operator, pattern in PATTERNS:
        for match in pattern.finditer(code):
            line = code.count("\n", 0, match.start())
            if FORBIDDEN.search(code.split("\n")[line]):
                continue
            column = match.start() - (code.rfind("\n", 0, match.start()) + 1)
            found.append(Site(path, line + 1, column, operator, match.group()))
    return found


def switched(site, number, text):
    """What stands in the place of `text`, the match of a site."""
    if site.operator in ("relation", "term"):
        symbol = text.strip()
        return " %s mutation::swap<mutation::%s, mutation::%s>(%d) %s " % (
            symbol, *SWAPS[symbol], number, symbol)
    if site.operator == "constant":
        return "mutation::pick(%d, %s, %d)" % (number, text, int(text) + 1)
    if site.operator == "operand":
        return re.sub(r"\((\d)\)", lambda m: "(mutation::pick(%d, %s, %d))"
                      % (number, m.group(1), 1 - int(m.group(1))), text)
    if site.operator == "status":
        name = text.split("::")[1]
        return "mutation::pick(%d, %s, CountStatus::%s)" % (number, text, STATUSES[name])
    if site.operator == "extremum":
        space, name = re.match(r"(\w+)::(\w+)\(", text).groups()
        if space == "std":
            return "mutation::%sOf(%d, " % (name, number)
        other = "max" if name == "min" else "min"
        return "(mutation::isOn(%d) ? Quantity::%s : Quantity::%s)(" % (number, other, name)
    start = text.index("(") + 1
    end = text.rindex(")")
    return "%smutation::test(%d, bool(%s))%s" % (text[:start], number, text[start:end], text[end:])


def is_balanced(text):
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def choose(number, seed, only):
    """Sites spread evenly over areas and operators."""
    rng = random.Random(seed)
    groups = collections.defaultdict(list)
    for area in AREAS:
        for folder, _, files in os.walk(os.path.join(SOURCE, "lib", area)):
            for name in sorted(files):
                path = os.path.relpath(os.path.join(folder, name), SOURCE)
                if not name.endswith(".cpp") or (only and not re.search(only, path)):
                    continue
                for site in sites_of(path):
                    if site.operator != "condition" or is_balanced(site.text[:site.text.rindex(")") + 1]):
                        groups[area, site.operator].append(site)
    for sites in groups.values():
        sites.sort()
        rng.shuffle(sites)
    chosen, keys = [], sorted(groups)
    while keys and len(chosen) < number:
        for key in list(keys):
            if not groups[key]:
                keys.remove(key)
            elif len(chosen) < number:
                chosen.append(groups[key].pop())
    return sorted(chosen)


def write(tree, sites):
    """Writes the sources with the switches of `sites`, a dict by number."""
    by_file = collections.defaultdict(list)
    for number, site in sites.items():
        by_file[site.file].append((site.line, site.column, number, site))
    for path, entries in by_file.items():
        with open(os.path.join(SOURCE, path)) as file:
            text = file.read()
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        last = len(text) + 1
        for line, column, number, site in sorted(entries, reverse=True):
            start = starts[line - 1] + column
            end = start + len(site.text)
            if end > last:
                continue  # inside of another one
            text = text[:start] + switched(site, number, text[start:end]) + text[end:]
            last = start
        target = os.path.join(tree, path)
        with open(target) as file:
            if file.read() == text:
                continue
        with open(target, "w") as file:
            file.write(text)


def build(tree, folder, sites, cmake):
    """Builds, leaving out what does not compile; the sites that are left."""
    if not os.path.exists(os.path.join(folder, "build.ninja")):
        subprocess.run(
            ["cmake", "-S", tree, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
             "-DCMAKE_CXX_FLAGS=-w -include " + os.path.join(INPUTS, "Mutation.h")] + cmake,
            check=True, stdout=subprocess.DEVNULL)
    while True:
        write(tree, sites)
        run = subprocess.run(["ninja", "-k", "0", "-C", folder], stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, universal_newlines=True)
        if run.returncode == 0:
            return sites
        # A message may stand some lines away from the switch that it is about.
        bad = set(re.findall(r"(lib/[\w/]+\.cpp):(\d+):\d+: (?:error|note|required)", run.stdout)
                  + re.findall(r"(lib/[\w/]+\.cpp):(\d+):\d+:\s+required", run.stdout))
        left = {number: site for number, site in sites.items()
                if not any(site.file == path and abs(site.line - int(line)) <= 1
                           for path, line in bad)}
        if len(left) == len(sites):
            print(run.stdout[-4000:])
            sys.exit("error: does not build without mutants either")
        reset(tree, sites, left)
        sites = left


def reset(tree, sites, left):
    """Puts the files of dropped sites back, to be written again."""
    for number, site in sites.items():
        if number not in left:
            shutil.copy(os.path.join(SOURCE, site.file), os.path.join(tree, site.file))


def notices(folder, number, area, limit):
    """The stage that fails with the mutant on, or None."""
    environment = dict(os.environ, ROOFLINE_MUTANT=str(number))
    lit = [sys.executable, os.path.join(SOURCE, "tools/scripts/run_lit.py"), folder, "-q",
           "--max-failures=1"]
    unit = os.path.join(folder, "test/Unit/RooflineUnitTests")
    stages = [("unit", [unit, "--gtest_fail_fast", "--gtest_brief=1"]),
              ("area", lit + ["--filter", "%s/" % area]),
              ("crossing", lit + ["--filter", CROSSING])]
    for name, command in stages:
        if name == "unit" and not os.path.exists(unit):
            continue
        try:
            code = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, timeout=limit).returncode
        except subprocess.TimeoutExpired:
            return name
        if code:
            return name
    return None


def table(title, results, key):
    rows = collections.defaultdict(lambda: [0, 0])
    for site, stage in results:
        rows[key(site)][0] += stage is not None
        rows[key(site)][1] += 1
    print("%-12s noticed    of" % title)
    for name, (killed, tried) in sorted(rows.items()):
        print("%-12s %7d %5d  %3d %%" % (name, killed, tried, 100 * killed // tried))


def parse(arguments):
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("--build-dir", required=True)
    parser.add_argument("--number", type=int, default=240)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only")
    parser.add_argument("--goal", type=float, default=92)
    parser.add_argument("--cmake", action="append", default=[])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--mutants")
    parser.add_argument("--limit", type=int, default=900)
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    sites = dict(enumerate(choose(options.number, options.seed, options.only), 1))
    if options.list:
        for number, site in sites.items():
            print(number, "%s:%d" % (site.file, site.line),
                  site.operator, site.text.strip().split("\n")[0])
        return 0
    tree = os.path.join(options.build_dir, "source")
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(SOURCE, tree, ignore=shutil.ignore_patterns("build*", ".git"))
    folder = os.path.join(options.build_dir, "build")
    sites = build(tree, folder, sites, options.cmake)
    if notices(folder, 0, "Support", options.limit):
        sys.exit("error: tests fail without any mutant")
    wanted = {int(number) for number in (options.mutants or "").split(",") if number}
    results = []
    for number, site in sites.items():
        if wanted and number not in wanted:
            continue
        stage = notices(folder, number, site.file.split("/")[1], options.limit)
        results.append((site, stage))
        print("%4d %-9s %s:%d %s" % (number, stage or "SURVIVES", site.file, site.line,
                                     site.operator), flush=True)
    table("area", results, lambda site: site.file.split("/")[1])
    table("operator", results, lambda site: site.operator)
    killed = sum(stage is not None for _, stage in results)
    print("%d of %d noticed" % (killed, len(results)))
    return 0 if results and 100 * killed >= options.goal * len(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
