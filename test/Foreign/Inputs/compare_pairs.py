"""Compares the totals of programs in two forms: NAME.stablehlo.mlir, costed by the
rules for StableHLO, and NAME.linalg.mlir, which stablehlo-legalize-to-linalg made of
it. Both were written by JAX.

Work has to be the same. Bytes have to be the same but for programs in `copies`, where
the lowering writes a copy that StableHLO has no operation for; then linalg has more.
"""

import json
import pathlib
import subprocess
import sys

WORK = ("macs", "flops", "int_ops", "transcendentals")
BYTES = ("bytes_read", "bytes_written")
WEIGHTS = "a kernel transposed to the order of linalg's convolution"
PADDING = "a padded copy of the input"
copies = {
    "conv": WEIGHTS,
    "conv_nchw": WEIGHTS,
    "conv_dil": WEIGHTS,
    "conv_group": WEIGHTS,
    "conv_same_s2": PADDING,
    "avgpool_same": PADDING,
    "cumsum": PADDING,
}


def totals(path):
    command = ["mlir-roofline", "report", str(path), "--format=json"]
    report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert not report["coverage"]["unknown"], path
    return report["totals"]


count = failures = 0
folder = pathlib.Path(sys.argv[1])
for path in sorted(folder.glob("*.stablehlo.mlir")):
    name = path.name.split(".")[0]
    ours, theirs = totals(path), totals(folder / f"{name}.linalg.mlir")
    wrong = [key for key in WORK if ours[key] != theirs[key]]
    more = [key for key in BYTES if theirs[key] > ours[key]]
    less = [key for key in BYTES if theirs[key] < ours[key]]
    if name in copies:
        wrong += less + ([] if more else [f"no {copies[name]}"])
    else:
        wrong += more + less
    count += 1
    failures += bool(wrong)
    for key in wrong:
        print(f"{name}: {key}: {ours.get(key)} by name, {theirs.get(key)} in linalg")
print(f"{count} programs, {failures} differ")
