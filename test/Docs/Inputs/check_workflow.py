#!/usr/bin/env python3
"""Holds a workflow of GitHub Actions against the scripts that it runs.

usage: check_workflow.py SOURCE_ROOT WORKFLOW

Each step either uses an action at a version or runs one script of tools/scripts, which
can be run, knows --help and is a line of its own: so anyone can run it elsewhere.
"""

import os
import re
import subprocess
import sys

root, path = sys.argv[1:]
text = open(path, encoding="utf-8").read()
problems, scripts = [], set()
for line in re.findall(r"- (\w+: .*)", text):
    key, value = line.split(": ", 1)
    if key == "uses":
        if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+", value):
            problems.append("an action without a version: %s" % value)
    elif key == "run":
        script = value.split()[0]
        file = os.path.join(root, script)
        if not script.startswith("tools/scripts/") or not os.access(file, os.X_OK):
            problems.append("no script: %s" % value)
            continue
        scripts.add(script)
for script in sorted(scripts):
    done = subprocess.run([os.path.join(root, script), "--help"], capture_output=True, text=True)
    if done.returncode != 0 or not done.stdout.startswith("usage: " + script):
        problems.append("%s --help does not say how it is used" % script)
for problem in problems:
    print(problem)
print("%d scripts, %d problems" % (len(scripts), len(problems)))
