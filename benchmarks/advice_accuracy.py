#!/usr/bin/env python3
"""How far advice is from what comes of it, over many programs, as one table.

usage: advice_accuracy.py [--tool build/bin/mlir-roofline] [--target NAME] [--all]
                          FILE_OR_FOLDER...

Asks `mlir-roofline advise` about each program: the .mlir files named, and those directly
in the folders. NAME.args.json beside a program called NAME.*.args.mlir or
NAME.*.dynamic.mlir has the marks of its parameters (--params). The open sizes of a
NAME.*.dynamic.mlir are 8; where NAME ends in `batch`, they count the items of one. Programs
that the tool cannot read are named and left out.

Per kind: pieces that were applied, programs among which they are, how many were found
within 1 % and 5 % of the prediction, and the largest error. --all: a row for each piece.
Prints Markdown.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent


def find_programs(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(path.glob("*.mlir")) if path.is_dir() else [path]


def get_options(tool, program):
    options = []
    marks = program.parent / (program.name.split(".")[0] + ".args.json")
    if marks.exists() and (".args." in program.name or ".dynamic." in program.name):
        options.append("--params=@%s" % marks)
    if ".dynamic." in program.name:
        report = subprocess.run([tool, "report", str(program), "--format=json", *options],
                                capture_output=True, text=True)
        if report.returncode:
            return options
        for symbol in json.loads(report.stdout)["symbols"]:
            options.append("--bind=%s=8" % symbol["name"])
            if program.name.split(".")[0].endswith("batch"):
                options.append("--batch-symbol=" + symbol["name"])
    return options


def get_pieces(tool, target, program):
    """The pieces that were applied; none, with a word, where that cannot be."""
    result = subprocess.run(
        [tool, "advise", str(program), "--target=" + target, "--format=json",
         *get_options(tool, program)], capture_output=True, text=True)
    if result.returncode:
        print("left out: %s: %s" % (program.name, result.stderr.strip().split("\n")[0]), file=sys.stderr)
        return []
    pieces = json.loads(result.stdout)["advice"]
    for piece in pieces:
        if "failure" in piece:
            print("failed: %s: %s: %s" % (program.name, piece["kind"], piece["failure"]), file=sys.stderr)
    return [piece for piece in pieces if "error" in piece]


def percent(error):
    return "%+.1f %%" % (100 * error) if abs(error) >= 5e-4 else "0 %"


def microseconds(seconds):
    return "%.4g" % (1e6 * seconds)


def print_all(rows):
    print("| program | kind | by | places | predicted (us) | found (us) | error |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: |")
    for program, piece in rows:
        text = piece["remedy"]["text"] if piece["remedy"]["kind"] == "option" else piece["remedy"]["kind"]
        print("| %s | %s | %s | %d | %s | %s | %s |" % (
            program, piece["kind"], text, len(piece["places"]), microseconds(piece["predicted"]["seconds"]),
            microseconds(piece["found"]["seconds"]), percent(piece["error"])))


def print_kinds(rows):
    kinds = collections.defaultdict(list)
    for program, piece in rows:
        kinds[piece["kind"]].append((program, piece))
    print("| kind | by | pieces | programs | within 1 % | within 5 % | largest error |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    total = [*kinds.items(), ("all", rows)]
    for kind, pieces in total:
        errors = [piece["error"] for _, piece in pieces]
        by = "" if kind == "all" else pieces[0][1]["remedy"]["kind"]
        print("| %s | %s | %d | %d | %d | %d | %s |" % (
            kind, by, len(pieces), len({program for program, _ in pieces}),
            sum(abs(error) <= 0.01 for error in errors), sum(abs(error) <= 0.05 for error in errors),
            percent(max(errors, key=abs))))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tool", default=str(REPOSITORY / "build/bin/mlir-roofline"))
    parser.add_argument("--target", default="nvidia-h100-sxm")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("paths", nargs="+", metavar="FILE_OR_FOLDER")
    options = parser.parse_args()
    rows = [(program.name, piece) for program in find_programs(options.paths)
            for piece in get_pieces(options.tool, options.target, program)]
    if not rows:
        sys.exit("no advice that could be applied")
    (print_all if options.all else print_kinds)(rows)


if __name__ == "__main__":
    main()
