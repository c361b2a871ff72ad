"""Checks that no program takes longer on a target that is better in one figure.

usage: faster_targets.py SCRATCH_FOLDER FOLDER...

Each figure of some targets is improved by itself: clocks, rates and bandwidths doubled,
capacities too, overheads halved, efficiencies raised. Floor, fused latency, bound and
estimate of every program of the folders may then stay or fall. Programs that the tool
refuses, and those with open sizes, are left out. Prints how many times were compared, how
many fell, and every one that rose.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

TARGETS = ["nvidia-h100-sxm", "nvidia-rtx-4090", "google-tpu-v5e", "amd-epyc-9654"]
TIMES = ["latency_floor_s", "latency_fused_s", "latency_bound_s", "latency_estimate_s"]

NUMBER = r"([0-9][0-9.]*(?:e[+-]?[0-9]+)?)"
# What is better, with the figure in group 1.
FIGURES = [
    (r"clock_hz = " + NUMBER, lambda value: 2 * value),
    (r"bandwidth_bytes_per_s = " + NUMBER, lambda value: 2 * value),
    (r"capacity_bytes = " + NUMBER, lambda value: 2 * value),
    (r"<[a-z]+[0-9]\w* = " + NUMBER, lambda value: 2 * value),
    (r"overhead_s = " + NUMBER, lambda value: value / 2),
    (r"(?:compute|memory) = " + NUMBER, lambda value: min(1.0, 1.1 * value)),
]


def run(*arguments):
    return subprocess.run(
        ["mlir-roofline", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def write_variants(folder, name):
    """Files of the target and of each better one, the target itself first."""
    text = re.sub(r"//[^\n]*", "", run("targets", name).stdout)
    # Only units, memory and efficiencies make times.
    text_end = text.index("extra =")
    if "energy =" in text:
        text_end = text.index("energy =")
    variants = [(name + "-as-it-is", text)]
    for pattern, improve in FIGURES:
        for match in re.finditer(pattern, text[:text_end]):
            value = repr(improve(float(match[1])))
            better = text[: match.start(1)] + value + text[match.end(1) :]
            title = "%s with %s for figure %d, %s" % (name, value, len(variants), match[0])
            variants.append((title, better))
    files = []
    for number, (title, variant) in enumerate(variants):
        file = folder / ("%s-%d.mlir" % (name, number))
        file.write_text(variant.replace('"%s"' % name, json.dumps(title.replace('"', "")), 1))
        files.append(str(file))
    return files


def compare(path, files):
    command = ["report", path, "--format=json", "--allow-unregistered-dialect"]
    result = run(*command, *("--target=" + file for file in files))
    if result.returncode != 0:
        return []
    first, *others = json.loads(result.stdout)["targets"]
    return [
        (path, other["name"], key, first[key], other[key])
        for other in others
        for key in TIMES
        if first.get(key) is not None
    ]


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    paths = sorted(str(path) for root in sys.argv[2:] for path in pathlib.Path(root).rglob("*.mlir"))
    sets = [write_variants(folder, name) for name in TARGETS]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(compare, path, files) for path in paths for files in sets]
        compared = [each for job in jobs for each in job.result()]
    rose = 0
    for path, name, key, before, after in compared:
        if after is None or after > before * (1 + 1e-9):
            print("%s: %s rises from %r to %r on %s" % (path, key, before, after, name))
            rose += 1
    fell = sum(after < before for *_, before, after in compared if after is not None)
    print("%d times compared, %d fell, %d rose" % (len(compared), fell, rose))


if __name__ == "__main__":
    main()
