"""Checks the --help of every command that a program's --help lists.

usage: check-help.py PROGRAM

It has at most 40 lines of 80 columns, closes what it opens and ends with an example,
a call of the program.
"""

import re
import subprocess
import sys


def get_help(*words):
    return subprocess.run(
        [*words, "--help"], capture_output=True, text=True, check=True
    ).stdout


program = sys.argv[1]
commands = re.search(r"COMMANDS:\n(.*?)\n\n", get_help(program), re.DOTALL).group(1)
for name in re.findall(r"^  (\S+)", commands, re.MULTILINE):
    lines = get_help(program, name).splitlines()
    problems = []
    if len(lines) > 40:
        problems.append("%d lines" % len(lines))
    problems += ["too wide: " + line for line in lines if len(line) > 80]
    problems += [
        "cut in parentheses: " + entry
        for entry in re.findall(r"^  .*(?:\n {30,}.*)*", "\n".join(lines), re.MULTILINE)
        if entry.count("(") != entry.count(")")
    ]
    if lines[-2] != "EXAMPLE:" or program not in lines[-1]:
        problems.append("no example at its end")
    print("%s: %s" % (name, "; ".join(problems) or "fits"))
    if problems:
        sys.exit(1)
