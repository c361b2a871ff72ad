#!/usr/bin/env python3
"""Writes docs/Commands.md, or checks that it is what it would write.

Asks `mlir-roofline`, which is looked for in PATH, for its commands and for all
their options.
"""

import argparse
import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parent / "Commands.md"

HEADER = """# Commands

What `mlir-roofline COMMAND --help-all` prints, by `docs/generate-commands.py`;
[Getting started](GettingStarted.md) is for reading. `--help` shows the options that are
needed most, `mlir-roofline help COMMAND` does the same.
"""


def run(*words):
    result = subprocess.run(
        ["mlir-roofline", *words], stdout=subprocess.PIPE, check=True, text=True
    )
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()).strip()


def make_page():
    commands = re.search(r"COMMANDS:\n(.*?)\n\n", run("--help"), re.DOTALL).group(1)
    page = HEADER
    for name in re.findall(r"^  (\S+)", commands, re.MULTILINE):
        page += "\n## %s\n\n```\n%s\n```\n" % (name, run(name, "--help-all"))
    return page


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    arguments = parser.parse_args()
    page = make_page()
    if not arguments.check:
        PAGE.write_text(page)
    elif not PAGE.exists() or PAGE.read_text() != page:
        sys.exit("Commands.md is out of date: run docs/generate-commands.py")


if __name__ == "__main__":
    main()
