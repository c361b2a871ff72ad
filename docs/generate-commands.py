#!/usr/bin/env python3
"""Writes docs/Commands.md, or checks that it is what it would write.

Asks `mlir-roofline` for its commands and `roofline-opt` for its passes, which are
looked for in PATH, and both for all their options.
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
needed most, `mlir-roofline help COMMAND` does the same. At the end are
[the passes](#passes).
"""

PASSES = """
## Passes

Of `roofline-opt`, and of stock `mlir-opt` with the plugin
([In a pass pipeline](Passes.md)). Options that commands have, too, mean what they mean
there; several values are separated by commas.
"""


def run(*words, tool="mlir-roofline"):
    result = subprocess.run(
        [tool, *words], stdout=subprocess.PIPE, check=True, text=True
    )
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()).strip()


def make_page():
    commands = re.search(r"COMMANDS:\n(.*?)\n\n", run("--help"), re.DOTALL).group(1)
    page = HEADER
    for name in re.findall(r"^  (\S+)", commands, re.MULTILINE):
        page += "\n## %s\n\n```\n%s\n```\n" % (name, run(name, "--help-all"))
    return page + make_passes()


def read_pass(text):
    """Name, summary and options (spelling, text) of a pass in --help, where every
    option is a line, its values follow it, and further lines of a text are deep
    in."""
    head, *lines = text.splitlines()
    name, summary = re.match(r"--(\S+) +- +(.*)", head).groups()
    options = []
    for line in lines:
        found = re.match(r" {4,8}(--\S+|=\S+) +- ( *\S.*)", line)
        if found:
            spelling, description = found.groups()
            options.append(["  " * (spelling[0] == "=") + spelling, description])
        elif options:
            options.append(["", line.strip()])
    return name, summary, options


def make_passes():
    passes = re.split(r"\n {6}(?=--\S)", run("--help", tool="roofline-opt"))
    page = PASSES
    for text in passes[1:]:
        if not text.startswith("--roofline-"):
            continue
        text = re.split(r"\n {2,4}-", text)[0]
        name, summary, options = read_pass(text)
        page += "\n### %s\n\n%s.\n" % (name, summary)
        if not options:
            continue
        width = max(len(spelling) for spelling, _ in options)
        page += "\n```\n"
        for spelling, description in options:
            mark = "- " if spelling else "  "
            page += "%-*s %s%s\n" % (width, spelling, mark, description)
        page += "```\n"
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
