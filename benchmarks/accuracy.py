#!/usr/bin/env python3
"""How far the times of a report are off, over all measured sets, as one table.

usage: accuracy.py [--tool build/bin/mlir-roofline] [--networks FOLDER] [--limit N]
                   MEASURED

MEASURED is a folder with some of these; what is missing is skipped and named:
  gemm-*.csv        dtype,m,n,k,latency_us          (aiconfigurator, Apache-2.0)
  conv-*.csv        dtype,batch,channels,height,width,filters,kernel_h,kernel_w,pad_h,pad_w,
                    stride_h,stride_w,forward_us,algorithm  (DeepBench, Apache-2.0)
  networks-fp32.csv device,network,mode,sequence,batch,measured_forward_ms,…
                                                    (NeuSight, MIT)
  fp32-kernels.csv  device,op,b,m_or_h,n,k,latency_us (the same)
  network-ops-fp32.csv  kernels of the networks, timed one by one (the same)
  attention-*.csv   phase,framework,dtype,kv_dtype,batch,query_len,kv_len,heads,kv_heads,
                    head_dim,window,causal,latency_us (aiconfigurator)
--networks has the programs of networks-fp32.csv as
net_NETWORK_sSEQUENCE_bBATCH.linalg.args.mlir with .args.json beside them (default:
`networks` beside MEASURED). --limit takes the first N products of each set.

Per set and figure (bound, fused, estimate): rows, mean, median and 90th percentile of
|time / measured - 1|, and the share of rows that were measured faster than the figure.
`as shipped`: with the target's own efficiencies. `fitted`: products and kernels to the other half of
their set; a network to the kernels of its device, and to those that were timed in other networks.
Prints Markdown.
"""

import argparse
import csv
import json
import os
import random
import re
import sys
import tempfile

import gemm_accuracy as gemm
import network_kernels
from gemm_accuracy import REPOSITORY, TYPES, run, write

# Of the registry; the file's name without the prefix, where they differ.
TARGETS = {"nvidia-a100-sxm": "nvidia-a100-sxm-80gb"}
# Targets of devices as PyTorch names them, with - for spaces and underlines.
DEVICES = {
    "Tesla-V100-PCIE-32GB": "nvidia-v100-pcie-32gb",
    "Tesla-V100-PCIE-16GB": "nvidia-v100-pcie-16gb",
    "Tesla-T4": "nvidia-t4",
    "Tesla-P100-PCIE-16GB": "nvidia-p100",
    "Tesla-P4": "nvidia-p4",
    "NVIDIA-L4": "nvidia-l4",
    "NVIDIA-A100-PCIE-40GB": "nvidia-a100-pcie-40gb",
    "NVIDIA-A100-80GB-PCIe": "nvidia-a100-pcie-80gb",
    "NVIDIA-H100-80GB-HBM3": "nvidia-h100-sxm",
    "NVIDIA-H100-PCIe": "nvidia-h100-pcie",
}
# A line of the table that calibrate prints.
KERNEL_LINE = re.compile(r"(\w+) +(\w+) +([\d,]+) +(\w+, .*?rows) +" + r" +".join([r"(<?[\d.]+ %)"] * 4) + "$")
FIGURES = (("floor", "latency_floor_s"), ("bound", "latency_bound_s"),
           ("fused", "latency_fused_s"), ("estimate", "latency_estimate_s"))


def describe(pairs):
    """Rows, mean, median, 90th percentile, share of rows that are faster."""
    errors = sorted(abs(time / measured - 1) for time, measured in pairs)
    count = len(errors)
    faster = sum(measured < time for time, measured in pairs) / count
    percent = ["%.1f %%" % (100 * value)
               for value in (sum(errors) / count, errors[count // 2], errors[count * 9 // 10], faster)]
    return [str(count)] + percent


def add_row(device, kind, figure, pairs):
    if pairs:
        print("| " + " | ".join([device, kind, figure] + describe(pairs)) + " |", flush=True)


class Tool:
    def __init__(self, tool, folder, verbose=False):
        self.tool, self.folder, self.verbose = tool, folder, verbose

    def path(self, name):
        return os.path.join(self.folder, name)

    def report(self, program, target, *options):
        return json.loads(run([self.tool, "report", program, "--format=json",
                               "--target=" + target, *options]))

    def calibrate(self, measurements, target, out, *options):
        run([self.tool, "calibrate", measurements, "--target=" + target, "-o", out, *options])
        return out


def find_target(device):
    """By the name that PyTorch has for the device; none without such a target."""
    return DEVICES.get(re.sub("[ _]", "-", device))


def print_calibration(tool, device, label, file, target, *options):
    """What calibrate says of bounds, and of estimates of rows that no fit has seen."""
    table = run([tool.tool, "calibrate", file, "--target=" + target, *options,
                 "-o", tool.path("fitted.mlir")])
    for line in table.splitlines():
        match = KERNEL_LINE.match(line)
        if match:
            name, dtype, rows, part, *errors = match.groups()
            figure = {"bound, all rows": "bound", "estimate, held-out rows": "estimate, fitted"}.get(part)
            if figure:
                print("| %s | %s | %s | %s | %s |"
                      % (device, label or "%s, %s" % (name, dtype), figure, rows, " | ".join(errors)),
                      flush=True)


def add_kernels(tool, file):
    """Of each device for which there is a target."""
    with open(file, newline="") as text:
        devices = sorted({row["device"] for row in csv.DictReader(text)})
    for device in devices:
        if find_target(device):
            print_calibration(tool, device, None, file, find_target(device), "--device=" + device)


def add_attention(tool, file):
    """By framework and phase; shared keys, 8-bit caches and windows have lines of their own."""
    target = os.path.basename(file)[len("attention-"):-len(".csv")]
    sets = {}
    with open(file, newline="") as text:
        reader = csv.DictReader(text)
        for row in reader:
            parts = [row["phase"], row["framework"].split("-")[0]]
            if row["heads"] != row["kv_heads"]:
                parts.append("shared keys")
            if row["kv_dtype"] != row["dtype"]:
                parts.append("%s cache" % row["kv_dtype"])
            if row["window"] != "0":
                parts.append("window")
            sets.setdefault(", ".join(parts), []).append(row)
        header = reader.fieldnames
    for label, rows in sorted(sets.items()):
        if len(rows) < 40:
            continue
        path = tool.path("attention.csv")
        with open(path, "w", newline="") as out:
            writer = csv.DictWriter(out, header)
            writer.writeheader()
            writer.writerows(rows)
        print_calibration(tool, target, "attention, " + label, path, target)


def add_products(tool, file, limit):
    name = os.path.basename(file)[len("gemm-"):-len(".csv")]
    target = TARGETS.get(name, name)
    for dtype, rows in gemm.read(file).items():
        if dtype not in TYPES:
            continue
        random.Random(0).shuffle(rows)
        rows = rows[:limit]
        half = len(rows) // 2
        train = tool.path("train.csv")
        write(train, rows[:half])
        # The loops that measured them ran from hot caches.
        fitted = tool.calibrate(train, target, tool.path("fitted.mlir"), "--cache=hot")
        kind = "product, " + TYPES[dtype][0]
        measured = [gemm.measured(row) for row in rows]
        knows_cache = "cache_share" in run([tool.tool, "targets", target])
        for source, state, label, first in ((target, "cold", "as shipped", 0), (target, "hot", "as shipped", 0),
                                            (fitted, "hot", "fitted", half)):
            bounds, estimates = zip(*gemm.times(tool.tool, tool.folder, rows, source, "--cache=" + state))
            if first == 0:
                add_row(target, kind, "bound, %s caches" % state, list(zip(bounds, measured)))
            # Of the state that it was fitted in.
            if estimates[0] is not None and (first > 0 or knows_cache == (state == "hot")):
                add_row(target, kind, "estimate, " + label, list(zip(estimates, measured))[first:])


def generate_convolutions(file, rows):
    """One function per convolution, on an input that is padded already."""
    with open(file, "w") as out:
        for i, row in enumerate(rows):
            n = {key: int(value) for key, value in row.items() if value.isdigit()}
            sizes = [[n[size] + 2 * n["pad_" + axis], n["kernel_" + axis], n["stride_" + axis]]
                     for size, axis in (("height", "h"), ("width", "w"))]
            spatial = ["x".join(str(value) for value in values) for values in (
                [size for size, _, _ in sizes], [kernel for _, kernel, _ in sizes],
                [(size - kernel) // stride + 1 for size, kernel, stride in sizes])]
            shapes = ["%dx%d" % (n["batch"], n["channels"]), "%dx%d" % (n["filters"], n["channels"]),
                      "%dx%d" % (n["batch"], n["filters"])]
            x, w, y = ("tensor<%sx%sx%s>" % (shape, size, row["dtype"]) for shape, size in zip(shapes, spatial))
            out.write(
                "func.func @f%d(%%x: %s, %%w: %s) -> %s {\n" % (i, x, w, y)
                + "  %%z = arith.constant 0.0 : %s\n" % row["dtype"]
                + "  %%e = tensor.empty() : %s\n" % y
                + "  %%i = linalg.fill ins(%%z : %s) outs(%%e : %s) -> %s\n" % (row["dtype"], y, y)
                + "  %%0 = linalg.conv_2d_nchw_fchw {strides = dense<[%d, %d]> : tensor<2xi64>}"
                % tuple(stride for _, _, stride in sizes)
                + " ins(%%x, %%w : %s, %s) outs(%%i : %s) -> %s\n" % (x, w, y, y)
                + "  return %%0 : %s\n}\n" % y)


def add_convolutions(tool, file):
    """With the target's own efficiencies; what is not direct has lines of its own."""
    target = os.path.basename(file)[len("conv-"):-len(".csv")]
    with open(file, newline="") as text:
        rows = list(csv.DictReader(text))
    program = tool.path("convolutions.mlir")
    generate_convolutions(program, rows)
    ops = [op["targets"][0] for op in tool.report(program, target)["ops"] if op["op"].startswith("linalg.conv")]
    assert len(ops) == len(rows)
    pairs = {}
    for row, op in zip(rows, ops):
        is_direct = not re.search("WINOGRAD|FFT", row["algorithm"])
        kind = "%s, %s" % ("convolution" if is_direct else "Winograd or FFT", row["dtype"])
        for figure, key in (("bound", "time_s"), ("estimate, as shipped", "estimate_s")):
            if key in op:
                pairs.setdefault((kind, figure), []).append((op[key], float(row["forward_us"]) * 1e-6))
    for (kind, figure), values in sorted(pairs.items(), key=lambda entry: entry[0][0]):
        add_row(target, kind, figure, values)


def find_network(folder, row):
    stem = os.path.join(folder, "net_%s_s%s_b%s" % (row["network"], row["sequence"], row["batch"]))
    program, arguments = stem + ".linalg.args.mlir", stem + ".args.json"
    return (program, arguments) if os.path.exists(program) and os.path.exists(arguments) else None


def make_network_targets(tool, measured, device, networks):
    """For each network the target of its device, calibrated to all kernels that were timed on
    the device but those in this network."""
    target, kernels = find_target(device), []
    file = os.path.join(measured, "fp32-kernels.csv")
    if os.path.exists(file):
        with open(file, newline="") as text:
            kernels = [list(row.values()) for row in csv.DictReader(text) if find_target(row["device"]) == target]
    file = os.path.join(measured, "network-ops-fp32.csv")
    in_networks = network_kernels.read(file, device) if os.path.exists(file) else {}
    targets = {}
    for network in networks:
        others = [row for name, rows in in_networks.items() if name != network for row in rows]
        # Where kernels were timed by themselves, they are enough.
        rows = kernels or others
        targets[network] = target
        if rows:
            path = tool.path("kernels-of-others.csv")
            network_kernels.write(path, [["one"] + list(row[1:]) for row in rows])
            targets[network] = tool.calibrate(path, target, tool.path("network-%s.mlir" % network),
                                              *([] if kernels else ["--train=0.8", "--weight=time"]))
    return targets


def add_networks(tool, measured, file, folder):
    """Forward passes; Switch is routed statically in its program, and has lines of
    its own."""
    by_device, skipped = {}, 0
    with open(file, newline="") as text:
        for row in csv.DictReader(text):
            network = find_network(folder, row) if row["mode"] == "inf" else None
            if network and find_target(row["device"]):
                by_device.setdefault(row["device"], []).append((row, network))
            else:
                skipped += 1
    for device, runs in by_device.items():
        targets = make_network_targets(tool, measured, device, {row["network"] for row, _ in runs})
        pairs = {}
        for row, (program, arguments) in runs:
            times = tool.report(program, targets[row["network"]], "--params=@" + arguments)["targets"][0]
            kind = "switch, f32" if row["network"].startswith("switch") else "network, f32"
            for figure, key in FIGURES:
                if key in times:
                    pairs.setdefault((kind, figure), []).append(
                        (times[key], float(row["measured_forward_ms"]) * 1e-3))
                    if tool.verbose and figure == "estimate":
                        print("%s %s %s: %.1f of %s ms" % (device, row["network"], row["batch"],
                              1e3 * times[key], row["measured_forward_ms"]), file=sys.stderr)
        for (kind, figure), values in sorted(pairs.items(), key=lambda entry: entry[0][0]):
            add_row(device.replace("_", " "), kind, figure, values)
    return skipped


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("measured")
    parser.add_argument("--tool", default=os.path.join(REPOSITORY, "build/bin/mlir-roofline"))
    parser.add_argument("--networks")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--verbose", action="store_true", help="each network, on standard error")
    arguments = parser.parse_args()
    measured = arguments.measured
    networks = arguments.networks or os.path.join(os.path.dirname(os.path.abspath(measured)), "networks")
    print("| device | kind | figure | rows | mean | median | p90 | faster |")
    print("|---|---|---|---|---|---|---|---|")
    notes = []
    with tempfile.TemporaryDirectory() as folder:
        tool = Tool(arguments.tool, folder, arguments.verbose)
        products = sorted(name for name in os.listdir(measured) if name.startswith("gemm-"))
        for name in products:
            add_products(tool, os.path.join(measured, name), arguments.limit)
        if not products:
            notes.append("no gemm-*.csv")
        for name in sorted(os.listdir(measured)):
            if name.startswith("conv-"):
                add_convolutions(tool, os.path.join(measured, name))
            if name.startswith("attention-"):
                add_attention(tool, os.path.join(measured, name))
        file = os.path.join(measured, "networks-fp32.csv")
        kernels = os.path.join(measured, "fp32-kernels.csv")
        if os.path.exists(kernels):
            add_kernels(tool, kernels)
        else:
            notes.append("no fp32-kernels.csv")
        if os.path.exists(file) and os.path.isdir(networks):
            skipped = add_networks(tool, measured, file, networks)
            if skipped:
                notes.append("%d runs of networks-fp32.csv without a program, not forward, or of no target" % skipped)
        else:
            notes.append("no networks-fp32.csv, or no programs in " + networks)
    for note in notes:
        print("\nSkipped: " + note)


if __name__ == "__main__":
    main()
