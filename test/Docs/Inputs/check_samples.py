#!/usr/bin/env python3
"""Checks that samples in a Markdown file are what the tool prints today.

usage: check_samples.py FILE.md [--update]

A sample is a fenced block with the single line `$ build/bin/TOOL ARGUMENTS`,
followed by a fenced block: the output, with that for errors, or how it begins. The tool is found in
PATH and runs in the root of the source tree, the parent of this file's test
folder. With --update the samples are replaced, up to a line that says `Legend`.
"""

import os
import re
import shlex
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../.."))
SAMPLE = re.compile(r"```\n\$ build/bin/([^\n]+)\n```\n\n```\n(.*?)\n```\n", re.DOTALL)


def output_of(command):
    text = subprocess.run(
        shlex.split(command),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
    ).stdout.decode()
    return text.split("\nLegend\n")[0].rstrip()


def main(path, update=False):
    with open(path) as file:
        text = file.read()
    stale = 0
    samples = list(SAMPLE.finditer(text))
    for sample in reversed(samples):
        printed = output_of(sample.group(1))
        if printed.startswith(sample.group(2)):
            continue
        stale += 1
        print("%s prints\n%s" % (sample.group(1), printed))
        text = text[: sample.start(2)] + printed + text[sample.end(2) :]
    if update:
        with open(path, "w") as file:
            file.write(text)
    print("%d samples, %d stale" % (len(samples), stale))
    return 0 if samples and (update or not stale) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--update" in sys.argv[2:]))
