"""Reads every known target as a file of one's own, and repeats what is said of it.

usage: known_as_files.py FOLDER
"""

import json
import pathlib
import subprocess
import sys


def run(*arguments):
    return subprocess.run(
        ["mlir-roofline", "targets", *arguments],
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ).stdout


def main():
    folder = pathlib.Path(sys.argv[1])
    targets = json.loads(run("--format=json"))["targets"]
    for target in targets:
        file = folder / (target["name"] + ".mlir")
        file.write_text(run(target["name"]))
        for line in run(str(file)).splitlines():
            if "warning" in line:
                print(line)
    print("%d targets read as files" % len(targets))


if __name__ == "__main__":
    main()
