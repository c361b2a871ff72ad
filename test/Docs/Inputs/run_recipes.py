#!/usr/bin/env python3
"""Runs the commands of a page of recipes.

usage: run_recipes.py PAGE.md MODEL.mlir FOLDER

Every line of the page's code that calls mlir-roofline runs in FOLDER, which has
the model as model.mlir and old.mlir, and the page's only block of JSON as
roofline.json. The tool is found in PATH.
"""

import os
import re
import shutil
import subprocess
import sys

BLOCK = re.compile(r"```(\w+)\n(.*?)```\n", re.DOTALL)


def main(page, model, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name in ("model.mlir", "old.mlir"):
        shutil.copy(model, os.path.join(folder, name))
    with open(page) as file:
        blocks = BLOCK.findall(file.read())
    [budget] = [text for kind, text in blocks if kind == "json"]
    with open(os.path.join(folder, "roofline.json"), "w") as file:
        file.write(budget)
    commands = [
        line.strip().removeprefix("- ")
        for kind, text in blocks
        if kind != "json"
        for line in text.splitlines()
        if line.strip().removeprefix("- ").startswith("mlir-roofline ")
    ]
    failed = 0
    for command in commands:
        done = subprocess.run(
            command.split(), cwd=folder, stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode != 0:
            failed += 1
            print("exit status %d: %s" % (done.returncode, command))
    print("%d commands, %d failed" % (len(commands), failed))
    return 0 if commands and not failed else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
