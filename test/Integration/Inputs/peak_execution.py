#!/usr/bin/env python3
"""Compares predicted peaks with those of the allocations that programs make.

usage: peak_execution.py MODEL.mlir...

Each program is lowered with one-shot bufferization and ownership-based deallocation,
once as these leave it and once with optimize-allocation-liveness, and its allocations
are run in order (run_allocations.py). On that IR the predicted peak must be the same.
The difference to the prediction for the tensors is explained by what bufferization
holds although nobody reads it: of the bytes at the peak, those

  splat     that hold one value everywhere, which tensors need no memory for,
  unwritten that have been allocated but not been written,
  dead      that nobody reads any more, or that are written over before: one
            tensor.empty for the same in every layer is one buffer all the time.

What is left, `in use`, is no more than the peak of the tensors.
"""

import json
import os
import subprocess
import sys
import tempfile

from run_allocations import run

LOWERING = [
    "--one-shot-bufferize=bufferize-function-boundaries "
    "function-boundary-type-conversion=identity-layout-map",
    "--ownership-based-buffer-deallocation", "--canonicalize",
    "--buffer-deallocation-simplification", "--bufferization-lower-deallocations",
    "--cse", "--canonicalize"]


def activations(path, *options):
    report = subprocess.run(["mlir-roofline", "report", path, "--format=json", *options],
                            check=True, capture_output=True, text=True)
    found = json.loads(report.stdout)["activations"]
    return found["peak_bytes"] - found["input_bytes"], found["status"]


TOSA = ("--pass-pipeline=builtin.module(func.func(tosa-to-linalg-named,tosa-to-linalg,"
        "tosa-to-arith,tosa-to-tensor),canonicalize)")


def as_linalg(path, folder):
    """The program without TOSA, which says nothing of memory."""
    with open(path) as file:
        if "tosa." not in file.read():
            return path
    lowered = os.path.join(folder, "linalg.mlir")
    subprocess.run(["roofline-opt", path, TOSA, "-o", lowered], check=True)
    return lowered


def main():
    failures = 0
    print(f"{'program':24} {'lowering':>9} {'executed':>13} {'predicted':>13} {'in use':>13} "
          f"{'splat':>13} {'unwritten':>13} {'dead':>13} {'tensors':>13}")
    for path in sys.argv[1:]:
        name = os.path.basename(path).split(".")[0]
        for kind, passes in (("owned", []), ("last use", ["--optimize-allocation-liveness"])):
            with tempfile.TemporaryDirectory() as folder:
                source = as_linalg(path, folder)
                tensors, _ = activations(source)
                lowered = os.path.join(folder, "lowered.mlir")
                subprocess.run(["roofline-opt", source, *LOWERING, *passes, "-o", lowered], check=True)
                predicted, status = activations(lowered)
                with open(lowered) as file:
                    peak = run(file)
            print(f"{name:24} {kind:>9} {peak.held:13,} {predicted:13,} {peak.in_use:13,} "
                  f"{peak.splat:13,} {peak.unwritten:13,} {peak.dead:13,} {tensors:13,}")
            if predicted != peak.held or status != "exact":
                print(f"  predicted {predicted} ({status}), executed {peak.held}")
                failures += 1
            if peak.in_use > tensors:
                print(f"  in use are {peak.in_use}, more than the peak of the tensors, {tensors}")
                failures += 1
    print(f"{2 * (len(sys.argv) - 1)} lowered programs, {failures} differ")
    return failures != 0


sys.exit(main())
