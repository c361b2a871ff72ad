"""Checks floor <= fused <= bound on every program in some folders.

usage: order_of_times.py FOLDER...

Programs that the tool refuses, and those with open sizes, are left out. Prints how many
times were compared and every one that is out of order.
"""

import concurrent.futures
import json
import os
import subprocess
import sys

TARGETS = ["nvidia-h100-sxm", "google-tpu-v5e", "amd-epyc-9654", "arm-ethos-u65-512"]


def compare(path):
    command = ["mlir-roofline", "report", path, "--format=json", "--allow-unregistered-dialect"]
    run = subprocess.run(
        command + [f"--target={name}" for name in TARGETS],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    if run.returncode != 0:
        return []
    report = json.loads(run.stdout)
    found = []
    for program in [report] + [f for f in report["functions"] if f.get("entry")]:
        for target in program.get("targets", []):
            times = [target.get(f"latency_{key}_s") for key in ("floor", "fused", "bound")]
            if None in times:
                continue  # a size is open, or a time is too large for JSON
            in_order = all(a <= b * (1 + 1e-9) for a, b in zip(times, times[1:]))
            found.append((path, target["name"], times, in_order))
    return found


def main(folders):
    paths = sorted(
        os.path.join(root, name)
        for folder in folders
        for root, _, names in os.walk(folder, followlinks=True)
        for name in names
        if name.endswith(".mlir")
    )
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        compared = [each for found in pool.map(compare, paths) for each in found]
    for path, target, times, in_order in compared:
        if not in_order:
            print(f"{path} on {target}: floor, fused, bound are {times}")
    wrong = sum(not in_order for *_, in_order in compared)
    strict = sum(times[1] < times[2] for _, _, times, _ in compared)
    print(f"{len(compared)} times compared, {strict} fused below their bound, {wrong} out of order")


main(sys.argv[1:])
