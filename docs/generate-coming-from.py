#!/usr/bin/env python3
"""Writes docs/ComingFrom.md: the same models by other tools and by mlir-roofline.

usage: PYTHONPATH=python python3 docs/generate-coming-from.py

Needs torch, torch-mlir, fvcore, torchinfo, jax, ethos-u-vela, tosa-converter-for-tflite and
pymicro-wakeword. Fails where mlir-roofline does not say what is worked out by hand.
"""

import csv
import logging
import subprocess
import sys
import sysconfig
import tempfile
import warnings
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import jax
import jax.numpy as jnp
import torch
import torchinfo
from fvcore.nn import FlopCountAnalysis
from jax import lax
from torch.utils.flop_counter import FlopCounterMode

import mlir_roofline

PAGE = Path(__file__).with_name("ComingFrom.md")


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 16, 3, padding=1)
        self.norm = torch.nn.BatchNorm2d(16)
        self.head = torch.nn.Linear(16, 10)

    def forward(self, x):
        return self.head(torch.relu(self.norm(self.conv(x))).mean((2, 3)))


class Attention(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v = (torch.nn.Linear(64, 64) for _ in range(3))

    def forward(self, x):
        return torch.nn.functional.scaled_dot_product_attention(self.q(x), self.k(x), self.v(x))


class Product(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.rand(64, 64))

    def forward(self, x):
        return x @ self.weight


TORCH = (
    ("convolution, norm, linear", Network(), (2, 3, 32, 32), "2·32·32·16·27 + 2·16·10", 885056),
    ("attention", Attention(), (1, 32, 64), "3·32·64·64 + 2·32·32·64", 524288),
    (
        "transformer layer",
        torch.nn.TransformerEncoderLayer(64, 4, 256, batch_first=True),
        (1, 32, 64),
        "32·(4·64·64 + 2·64·256) + 2·32·32·64",
        1703936,
    ),
    ("product with a parameter", Product(), (32, 64), "32·64·64", 131072),
)


def expect(what, by_hand, found):
    if found != by_hand:
        sys.exit(f"error: {what}: expected {by_hand}, found {found}")


def compare_torch():
    rows = []
    for name, model, shape, formula, by_hand in TORCH:
        model, x = model.eval(), torch.randn(*shape)
        report = mlir_roofline.analyze(model, x)
        expect(name, by_hand, report.totals.macs)
        with torch.no_grad(), FlopCounterMode(display=False) as counter:
            model(x)
        with torch.no_grad():
            fvcore = FlopCountAnalysis(model, x).total()
        info = torchinfo.summary(model, input_data=x, verbose=0)
        found = (by_hand, report.totals.macs, fvcore, info.total_mult_adds)
        figures = " | ".join(f"{value:,}" for value in (*found, counter.get_total_flops()))
        rows.append(f"| {name} | {formula} | {figures} |\n")
    return "".join(rows)


def tensor(*shape):
    return jax.ShapeDtypeStruct(shape, jnp.float32)


def softmax(x):
    return jax.nn.softmax(x, axis=-1)


def scan(x, ws):
    return lax.scan(lambda y, w: (y @ w, None), x, ws)[0]


def convolution(x, w):
    return lax.conv_general_dilated(
        x, w, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")
    )


JAX = (
    (jnp.matmul, (tensor(64, 32), tensor(32, 128)), "2·64·32·128", 524288),
    (scan, (tensor(64, 64), tensor(10, 64, 64)), "10·2·64·64·64", 5242880),
    (convolution, (tensor(1, 16, 16, 8), tensor(3, 3, 8, 8)), "2·16·16·8·8·9", 294912),
    (softmax, (tensor(16, 1024),), "16·1024·3", 49152),
)


def compare_xla():
    rows = []
    for function, arguments, formula, by_hand in JAX:
        totals = mlir_roofline.analyze(function, *arguments).totals
        expect(function.__name__, by_hand, totals.flops)
        xla = jax.jit(function).lower(*arguments).compile().cost_analysis()
        rows.append(
            f"| {function.__name__} | {formula} | {by_hand:,} | {totals.flops:,} "
            f"| {int(xla['flops']):,} | {totals.bytes:,} | {int(xla['bytes accessed']):,} |\n"
        )
    return "".join(rows)


def compare_vela():
    """Of a network in which every weight is used once, by its file's own number of them."""
    model = Path(find_spec("pymicro_wakeword").origin).parent / "models/okay_nabu.tflite"
    with tempfile.TemporaryDirectory() as folder:
        vela = Path(sysconfig.get_path("scripts"), "vela")
        command = [vela, model, "--accelerator-config=ethos-u55-256", "--output-dir", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (summary,) = Path(folder).glob("*summary*.csv")
        with open(summary, newline="") as file:
            (row,) = csv.DictReader(file)
    report = mlir_roofline.analyze(model, target="arm-ethos-u55-256")
    expect("okay_nabu", int(row["total_original_weights"]), report.totals.macs)
    theirs = int(row["nn_macs"]), float(row["inference_time"]) * 1e6
    ours = report.totals.macs, report.targets[0].latency_bound_s * 1e6
    return (
        f"| MACs | {int(row['total_original_weights']):,} | {ours[0]:,} | {theirs[0]:,} |\n"
        f"| time | | bound {ours[1]:.1f} us | {theirs[1]:.1f} us |\n"
    )


TEXT = """<!-- Written by docs/generate-coming-from.py; edit that. -->
# Coming from another tool

Which of its numbers is which of ours, with the same models by both. Names of ours are those
of [Python](Python.md) and of the JSON; [CostModel.md](CostModel.md) has every convention.

| tool | its number | ours |
|---|---|---|
| fvcore | `FlopCountAnalysis(...).total()` | `totals.macs`, with two more per element of a norm |
| torchinfo | `total_mult_adds` | `totals.macs` of modules, with biases; of linear ones for one row |
| | `total_params` | `parameters.count`, which has buffers, too |
| PyTorch | `FlopCounterMode` | twice `totals.macs` |
| XLA | `cost_analysis()["flops"]` | `totals.flops`, with loops once |
| | `cost_analysis()["bytes accessed"]` | what is left of `totals.bytes` after XLA's fusion |
| | `cost_analysis()["transcendentals"]` | `totals.transcendentals` |
| JAX | `jax.experimental.roofline` | `totals.flops`, `totals.bytes`: [JaxPrograms.md](JaxPrograms.md) |
| Vela | MACs | `totals.macs`; Vela's are more below |
| | inference time | `targets[0].latency_bound_s` is a bound of it |

## PyTorch

MACs, by fvcore {fvcore}, torchinfo {torchinfo} and `FlopCounterMode` of PyTorch {torch}, whose
FLOPs are two of each:

| model | by hand | | mlir-roofline | fvcore | torchinfo | FlopCounterMode |
|---|---|--:|--:|--:|--:|--:|
{torch_rows}
fvcore has no rule for the fused attention of PyTorch and passes over it with a warning, and
`FlopCounterMode` sees no operation inside a transformer layer that runs as one. torchinfo looks
at modules: a linear one costs its parameters, however many rows it has, and what functions
compute is nothing. Here it is what torch-mlir exports that is counted, whichever way it is
written.

## XLA

`jax.jit(f).lower(...).compile().cost_analysis()` of JAX {jax}, on a CPU:

| program | FLOPs by hand | | mlir-roofline | XLA | bytes, mlir-roofline | bytes, XLA |
|---|---|--:|--:|--:|--:|--:|
{xla_rows}
XLA counts the program that it made: bodies of loops once, padding left out, maxima and sums as
FLOPs, and bytes between its fusions. Here the program is counted as it is written, and
`--fusion` says what fusion saves ([Fusion.md](Fusion.md)).

## Vela

A wake-word network (`okay_nabu.tflite` of pymicro-wakeword {wakeword}) for an Ethos-U55 with 256
MACs, by Vela {vela}. It uses every weight once, so that the right number is that of the weights:

| | by hand | mlir-roofline | Vela |
|---|--:|--:|--:|
{vela_rows}
Vela simulates its own schedule, with a part of the operators on the CPU without a time; ours is
the least that the traffic and the work take.
"""


def main():
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    page = TEXT.format(
        fvcore=version("fvcore"),
        torchinfo=version("torchinfo"),
        torch=version("torch"),
        jax=version("jax"),
        wakeword=version("pymicro-wakeword"),
        vela=version("ethos-u-vela"),
        torch_rows=compare_torch(),
        xla_rows=compare_xla(),
        vela_rows=compare_vela(),
    )
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
