#!/usr/bin/env python3
"""Runs the commands in Markdown files.

usage: run_commands.py --plugin=FILE FILE.md...

Every command of a block of shell text that calls a tool of this project is run,
in a folder with the files that the documentation speaks of; tools come from PATH.
It must succeed. What is not run is excused by a reason in SKIPPED; a command that
is neither run nor excused fails.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
BLOCK = re.compile(r"```(?:sh|shell|bash)\n(.*?)```", re.DOTALL)
OURS = re.compile(r"\b(mlir-roofline|roofline-opt|RooflinePlugin)\b|^python3 docs/examples/")
# LLVM's own tools, for what ours have written.
THEIRS = re.compile(r"llvm-remarkutil\b")

# Why a command is not run, by how it begins.
SKIPPED = [
    (r"tools/scripts/|ROOFLINE_\w+=\S+ tools/scripts/|cmake |ninja |\S+ninja ", "sets up or builds"),
    (r"pip install|python3 -m venv|env/bin/pip|torch-mlir-|tosa-converter-", "needs what is not installed for the tests"),
    (r"python3 test/|benchmarks/", "takes long; tests of its own run it"),
    (r"iree-compile|jax", "needs a framework"),
]
# What the commands may be called with; all else comes from the source tree.
MODELS = ["model.mlir", "model.linalg.mlir", "model.tosa.mlir", "old.mlir", "new.mlir"]
# Commands with an exit status of their own, which 1 is a finding of.
MAY_FIND = re.compile(r"mlir-roofline (check|diff)\b")


def make_folder(folder, plugin):
    example = ROOT / "docs/examples/resnet20.mlir"
    for name in MODELS:
        shutil.copy(example, folder / name)
    os.symlink(ROOT / "docs", folder / "docs")
    (folder / "build/lib").mkdir(parents=True)
    os.symlink(plugin, folder / "build/lib/RooflinePlugin.so")


def get_commands(text):
    """All commands of a block, a line each; continued lines are one."""
    for line in text.replace("\\\n", " ").splitlines():
        line = re.sub(r"\s+#\s.*$", "", line).strip()
        if line and not line.startswith("#"):
            yield re.sub(r"\s+", " ", line)


def get_excuse(command):
    for pattern, reason in SKIPPED:
        if re.match(pattern, command):
            return reason
    return None


def run(command, folder):
    """What went wrong, or nothing."""
    command = command.replace("build/bin/", "")
    result = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if result.returncode == 0 or (result.returncode == 1 and MAY_FIND.search(command)):
        return None
    return "exit status %d: %s" % (result.returncode, result.stderr.strip())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_folder(folder, os.path.abspath(arguments.plugin))
        for file in arguments.files:
            with open(file) as page:
                blocks = BLOCK.findall(page.read())
            for command in (one for block in blocks for one in get_commands(block)):
                excuse = get_excuse(command)
                if excuse:
                    print("skipped: %s (%s)" % (command, excuse))
                    continue
                problem = (
                    run(command, folder)
                    if OURS.search(command) or THEIRS.match(command)
                    else "neither run nor excused in SKIPPED"
                )
                print("%s: %s" % ("FAILED" if problem else "ran", command))
                if problem:
                    print("  in %s: %s" % (os.path.basename(file), problem))
                    failures += 1
    print("%d failed" % failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
