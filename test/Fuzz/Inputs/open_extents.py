#!/usr/bin/env python3
"""Reports on programs as they are, and with extents opened at random.

usage: open_extents.py [--tool mlir-roofline] [--mlir-opt mlir-opt] [--seed 0]
                       [--every N] [--jobs 2] [--variants 2] [--known FILE] FOLDER...

Of every N-th .mlir file in the folders, one report of the program and one of each
variant in which some numbers that are extents became `?` everywhere, so that types
still agree. What is asked of a report is asked by fuzz.py: no crash, not more than ten
seconds, exit status 0 or 2 with a diagnostic. Meant for builds with sanitizers, whose
findings end a report with another status. The last line says how many were reported.
"""

import argparse
import glob
import multiprocessing
import os
import random
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from fuzz import judge, read_known
from mutate import EXTENT

FLAGS = ["--allow-unregistered-dialect", "--target=nvidia-h100-sxm"]


def open_extents(text, source):
    extents = sorted(set(EXTENT.findall(text)))
    for extent in extents:
        if source.random() < 0.4:
            text = re.sub(r"(?<=[<x])%s(?=x)" % extent, "?", text)
    return text


def work(job):
    tool, mlir_opt, path, seed, variants = job
    results = []
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    source = random.Random("%s-%s" % (seed, os.path.basename(path)))
    for i in range(variants + 1):
        with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
            file.write(open_extents(text, source) if i else text)
            file.flush()
            results.append(judge(tool, mlir_opt, file.name, "json", FLAGS, None))
    return path, results


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--tool", default="mlir-roofline")
    parser.add_argument("--mlir-opt", default="mlir-opt")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--variants", type=int, default=2)
    parser.add_argument("--known", metavar="FILE")
    arguments = parser.parse_args()
    paths = []
    for folder in arguments.folders:
        paths += sorted(glob.glob(os.path.join(folder, "**/*.mlir"), recursive=True))
    jobs = [
        (arguments.tool, arguments.mlir_opt, path, arguments.seed, arguments.variants)
        for path in paths[:: arguments.every]
    ]
    known = read_known(arguments.known)
    reported = failed = failed_as_known = 0
    with multiprocessing.Pool(arguments.jobs) as pool:
        for path, results in pool.imap_unordered(work, jobs):
            for i, (is_program, wrong) in enumerate(results):
                reported += is_program
                if wrong and any(re.match(pattern, wrong) for pattern in known):
                    failed_as_known += 1
                elif wrong:
                    failed += 1
                    print("%s, variant %d: %s" % (path, i, wrong), flush=True)
    print(
        "%d files, %d reports; %d failed, %d known to fail"
        % (len(jobs), reported, failed, failed_as_known)
    )
    return 1 if failed or not reported else 0


if __name__ == "__main__":
    sys.exit(main())
