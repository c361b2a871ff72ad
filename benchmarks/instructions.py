#!/usr/bin/env python3
"""Counts the instructions of a few commands, and compares them with recorded ones.

usage: instructions.py [--tool build/bin/mlir-roofline] [--only REGEX] [--record]

Counts of valgrind's callgrind hardly depend on what else the machine does, so a change
that makes a command slower by a few percent shows. What an empty program takes is taken
off. instructions.csv has the counts that `--record` wrote, and the versions of MLIR and
of the compiler that they are of. Exit status 1 if a count is more than 3 % above the
recorded one, which is a reason to look, and to record anew if the price is right; or if
there is nothing to compare with, because versions differ or a command is new.
"""

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, FOLDER)
from scaling_programs import PROGRAMS

REPOSITORY = os.path.dirname(FOLDER)
RECORD = os.path.join(FOLDER, "instructions.csv")
MAX_GROWTH = 1.03
LENGTH = 300
TARGET = "--target=nvidia-h100-sxm"
NETWORK = os.path.join(REPOSITORY, "docs", "examples", "resnet20.mlir")
# By name: the program, and the words around its file.
COMMANDS = {
    "report": (NETWORK, ["report", "{}"]),
    "report-json": (NETWORK, ["report", "{}", "--format=json"]),
    "report-target": (NETWORK, ["report", "{}", TARGET]),
    "report-fusion": (NETWORK, ["report", "{}", TARGET, "--fusion"]),
    "report-levels": (NETWORK, ["report", "{}", TARGET, "--levels"]),
    "advise": (NETWORK, ["advise", "{}", TARGET]),
    **{
        name: (name, ["report", "{}", "--format=json"])
        for name in [
            "functions",
            "arguments_dynamic",
            "calls_equal",
            "calls_different_dynamic",
            "ops_dynamic",
            "tiled_nests",
            "tiled_nests_dynamic",
            "loops_dynamic",
        ]
    },
}


def count(command, folder):
    """Instructions of a command; ends the program if it fails."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        capture_output=True,
        text=True,
        cwd=folder,
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit("error: %s\n%s" % (" ".join(command), done.stderr[-2000:]))
    return int(found.group(1))


def write_program(source, folder):
    if os.path.isabs(source):
        return source
    file = os.path.join(folder, source + ".mlir")
    with open(file, "w") as out:
        out.write("\n".join(PROGRAMS[source][0](LENGTH)))
    return file


def get_versions(tool):
    """What counts depend on, beside our sources."""
    version = subprocess.run([tool, "--version"], capture_output=True, text=True)
    machine = os.uname().machine
    compiler = subprocess.run(["c++", "-dumpfullversion"], capture_output=True, text=True)
    return "%s, c++ %s, %s" % (version.stdout.strip(), compiler.stdout.strip(), machine)


def read_record():
    if not os.path.exists(RECORD):
        return "", {}
    with open(RECORD, newline="") as file:
        versions = file.readline().lstrip("# ").strip()
        return versions, {row["command"]: int(row["instructions"]) for row in csv.DictReader(file)}


def main():
    parser = argparse.ArgumentParser(usage=__doc__.replace("%", "%%"))
    parser.add_argument("--tool", default=os.path.join(REPOSITORY, "build/bin/mlir-roofline"))
    parser.add_argument("--only", default="")
    parser.add_argument("--record", action="store_true")
    arguments = parser.parse_args()
    tool = os.path.abspath(arguments.tool)
    versions = get_versions(tool)
    recorded_versions, recorded = read_record()
    if versions != recorded_versions and not arguments.record:
        print("recorded of %s" % (recorded_versions or "nothing"))
        print("found       %s" % versions)
        print("error: nothing to compare with; record anew with --record")
        return 1
    names = [name for name in COMMANDS if re.search(arguments.only, name)]
    if not names:
        sys.exit("error: in --only: expected a part of %s" % ", ".join(COMMANDS))
    counts, wrong = {}, []
    with tempfile.TemporaryDirectory() as folder:
        empty = os.path.join(folder, "empty.mlir")
        open(empty, "w").close()
        start = count([tool, "report", empty], folder)
        for name in names:
            source, words = COMMANDS[name]
            file = write_program(source, folder)
            counts[name] = count([tool, *(w.format(file) for w in words)], folder) - start
            before = recorded.get(name)
            ratio = counts[name] / before if before else 0
            print("%-26s %14d  %s" % (name, counts[name], "%.3f" % ratio if before else "new"))
            if (ratio > MAX_GROWTH or not before) and not arguments.record:
                wrong.append(name)
    if arguments.record:
        # Counts of other versions say nothing beside these.
        kept = recorded if versions == recorded_versions else {}
        with open(RECORD, "w", newline="") as file:
            file.write("# %s\n" % versions)
            csv.writer(file, lineterminator="\n").writerows(
                [("command", "instructions"), *sorted({**kept, **counts}.items())]
            )
    for name in wrong:
        print("grown, or not recorded: %s" % name)
    return 1 if wrong else 0


sys.exit(main())
