"""Tries every option of every command that reads a program, in every format.

usage: find-idle-options.py PROGRAM FOLDER

An option either changes what the command writes or says, or is refused with status 2.
Prints what does neither. FOLDER holds a program of which every option has something to
say, and the files that options name.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

program, folder = sys.argv[1:]

TARGET = "--target=nvidia-a100-sxm-80gb"
ONE = ["--function=main", "--bind=arg0.d0=4096"]
# Each with what has to stand beside it, or is given instead of the usual.
ANALYSIS = [
    ("--function=main", ["--bind=main.arg0.d0=4096"]),
    ("--bind=arg0.d0=4096", ["--function=main"]),
    ("--params=1", ONE),
    ("--cache=hot", ONE),
    ("--allow-tf32", ONE),
    ("--costs=own.yaml", ONE),
    ("--target=nvidia-h100-sxm", ONE),
]
REPORT = [
    ("--group-by=kind", ONE),
    ("--group-by=layer", ONE),
    ("--group-by=function", ONE),
    ("--depth=1", ONE + ["--group-by=layer"]),
    ("--inputs=release", ONE),
    ("--training=sgd", ONE),
    ("--training=adam", ONE),
    ("--fusion", ONE),
    ("--batch-symbol=arg0.d0", ONE),
    ("--devices=2", ONE),
    ("--energy=horowitz-45nm", ONE),
    ("--grid=FRA", ONE),
    ("--pue=1.1", ONE + ["--grid=FRA"]),
    ("--assume=weights:f16;activations:f16", ONE),
    ("--levels", ONE),
    ("--measured=times.csv", ONE),
    ("--measured-runs=2", ONE + ["--measured=times.csv"]),
    ("--all", ONE),
    ("--top=1", ONE),
    # An order may be the one that rows have anyway.
    ("--sort=transcendentals|--sort=intensity", ONE),
    ("--filter=exp", ONE),
    ("--columns=bytes", ONE),
    ("--columns=time_s", ONE),
    ("--legend", ONE),
    ("--plot", ONE),
    ("--csv=long", ONE),
]
# Of a program with several entries, tables show each as a program of its own.
ENTRIES = [(option, ["--bind=main.arg0.d0=4096" if each == ONE[1] else each
                     for each in beside if each != ONE[0]])
           for option, beside in REPORT
           if not option.startswith(("--batch", "--all"))]
ENTRIES.append(("--batch-symbol=main.arg0.d0", ["--bind=main.arg0.d0=4096"]))
OVER = ["--function=main", "--over=arg0.d0=16,4096"]
SWEEP = [(option, [each for each in beside if each != ONE[1]] + OVER[1:])
         for option, beside in ANALYSIS if "=arg0.d0" not in option]
SWEEP = [(option, [each for each in beside if "bind" not in each]
          + ["--function=main"] * (option.startswith("--params") and "--function=main" not in beside))
         for option, beside in SWEEP if not option.startswith("--function")]
SWEEP += [("--metrics=bytes", OVER), ("--batch-symbol=arg0.d0", OVER), ("--all", ["--function=main", "--over=arg0.d0=1..400"])]
EXPLAIN = [(option, beside + ["--op=linalg.matmul" if "costs" not in option else "--op=acme.stencil"])
           for option, beside in ANALYSIS if not option.startswith("--function")]
CHECK = [(option, beside + ["--max-flops=1", "--max-bytes=1", "--max-parameters=1"]
          + (["--max-latency=1ns"] if "cache" in option or "tf32" in option else []))
         for option, beside in ANALYSIS]
CHECK = [(option, beside + ["--max-latency=1ns"] if "target" in option else beside)
         for option, beside in CHECK]
CHECK += [
    ("--fail-on-unknown", ONE + ["--max-flops=1"]),
    ("--max=macs=1", ONE + ["--max-flops=1"]),
    ("--min=macs=1", ONE + ["--max-flops=1"]),
    ("--budget=budget.json", ONE + ["--max-flops=1"]),
]
MODELS = [
    ("--params=1", ONE),
    ("--inputs=release", ONE),
    ("--energy=horowitz-45nm", ONE),
    ("--cache=hot", ONE),
    ("--allow-tf32", ONE),
    ("--costs=own.yaml", ONE),
    ("--target=nvidia-h100-sxm", ONE),
] + [entry for entry in REPORT if entry[0].split("=")[0] in (
    "--group-by", "--depth", "--training", "--fusion", "--batch-symbol", "--devices",
    "--grid", "--pue", "--assume", "--levels", "--measured", "--top", "--sort",
    "--filter", "--columns", "--legend", "--plot", "--csv")]
DIFF = [(option, beside) for option, beside in ANALYSIS if "function" not in option]
DIFF += [("--metric=bytes", ONE), ("--max-regress=1%", ONE), ("--all", ONE)]

ALL = ["table", "csv", "json", "md", "svg", "trace", "html"]
COMMANDS = [
    ("report", ["program.mlir"], ALL, ANALYSIS + REPORT),
    ("report", ["program.mlir"], ["table", "csv", "json", "md"], ENTRIES),
    ("report", ["program.mlir", "program.mlir"], ["table", "csv", "json", "md"], MODELS),
    ("sweep", ["program.mlir"], ["table", "csv", "json", "svg", "html"], SWEEP),
    ("explain", ["program.mlir"], ["text", "json"], EXPLAIN),
    ("check", ["program.mlir"], [None], CHECK),
    ("diff", ["program.mlir", "other.mlir"], ["table", "md", "json"], DIFF),
]


def run(words):
    done = subprocess.run([program] + words, cwd=folder, capture_output=True)
    return done.returncode, done.stdout, done.stderr


def try_option(case):
    command, files, name, option, beside, target = case
    words = [command, *files, "--allow-unregistered-dialect", *beside]
    if name:
        words.append("--format=" + name)
    if target and not option.startswith("--target"):
        words.append(target)
    results = [run(words + [each]) for each in option.split("|")]
    if any(status == 2 for status, _, _ in results):
        return None
    without = run(words)
    if all(result == without for result in results):
        return " ".join(words[:1] + words[2:] + [option])
    return ""


cases = [
    (command, files, name, option, beside, target)
    for command, files, names, options in COMMANDS
    for name in names
    for option, beside in options
    for target in (TARGET, "")
]
with ThreadPoolExecutor(2) as pool:
    found = list(pool.map(try_option, cases))
for idle in filter(None, found):
    print("no effect:", idle)
print("%d cases, %d refused" % (len(cases), found.count(None)))
