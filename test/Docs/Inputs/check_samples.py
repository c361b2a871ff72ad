#!/usr/bin/env python3
"""Checks that samples in a Markdown file are what the tool prints today.

usage: check_samples.py FILE.md [--update]

A sample is a fenced block with the line `$ build/bin/TOOL ARGUMENTS`, before which lines
`$ python3 docs/examples/SCRIPT ARGUMENTS` may write its input, followed by a fenced block: the
output, with that for errors, or how it begins. Tools are found in PATH; all run in one folder,
where the root of the source tree seems to be: the parent of this file's test folder. With
--update the samples are replaced, up to a line that says `Legend`.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../.."))
SAMPLE = re.compile(
    r"```\n((?:\$ python3 docs/examples/[^\n]+\n)*)\$ build/bin/([^\n]+)\n```\n\n```\n(.*?)\n```\n",
    re.DOTALL,
)


def make_folder(folder):
    for name in os.listdir(ROOT):
        os.symlink(os.path.join(ROOT, name), os.path.join(folder, name))


def output_of(commands, command, folder):
    for line in commands.splitlines():
        script = [sys.executable] + shlex.split(line)[2:]
        subprocess.run(script, cwd=folder, check=True)
    text = subprocess.run(
        shlex.split(command),
        cwd=folder,
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
    printed = []
    with tempfile.TemporaryDirectory() as folder:
        make_folder(folder)
        for sample in samples:
            printed.append(output_of(sample.group(1), sample.group(2), folder))
    for sample, now in reversed(list(zip(samples, printed))):
        if now.startswith(sample.group(3)):
            continue
        stale += 1
        print("%s prints\n%s" % (sample.group(2), now))
        text = text[: sample.start(3)] + now + text[sample.end(3) :]
    if update:
        with open(path, "w") as file:
            file.write(text)
    print("%d samples, %d stale" % (len(samples), stale))
    return 0 if samples and (update or not stale) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--update" in sys.argv[2:]))
