#!/usr/bin/env python3
"""Writes docs/JaxPrograms.md: small JAX programs, what they do by hand, by mlir-roofline and
by jax.experimental.roofline.

usage: PYTHONPATH=python python3 docs/generate-jax-programs.py [--check]

Needs jax and absl-py. Fails where mlir-roofline does not say what is worked out by hand;
--check writes nothing, and fails where the page would change with the same JAX.
"""

import sys
from pathlib import Path

import jax
import jax.numpy as jnp
from jax import lax
from jax.experimental import roofline as jax_roofline

import mlir_roofline

PAGE = Path(__file__).with_name("JaxPrograms.md")
PROGRAMS = []


def tensor(*shape, dtype=jnp.float32):
    return jax.ShapeDtypeStruct(shape, dtype)


def program(measure, formula, by_hand, *arguments, also=()):
    """A program whose `measure` is `by_hand`; `also` are right by other conventions."""

    def add(function):
        PROGRAMS.append((function, arguments, measure, formula, by_hand, also))
        return function

    return add


@program("FLOPs", "2·64·32·128", 524288, tensor(64, 32), tensor(32, 128))
def matmul(a, b):
    return a @ b


BF16 = jnp.bfloat16


@program("FLOPs", "2·64·32·128", 524288, tensor(64, 32, dtype=BF16), tensor(32, 128, dtype=BF16))
def matmul_bf16(a, b):
    return a @ b


INT8 = jnp.int8


@program("int ops", "2·64·32·128", 524288, tensor(64, 32, dtype=INT8), tensor(32, 128, dtype=INT8))
def matmul_int8(a, b):
    return lax.dot(a, b, preferred_element_type=jnp.int32)


@program("FLOPs", "8·2·64·32·128", 4194304, tensor(8, 64, 32), tensor(8, 32, 128))
def batched_matmul(a, b):
    return jnp.einsum("bij,bjk->bik", a, b)


HEADS = tensor(2, 4, 16, 8)


# With the exponential as one FLOP, 2048 more.
@program("FLOPs", "8·(2·2·16·16·8 + 3·16·16)", 71680, HEADS, HEADS, HEADS, also=(73728,))
def attention(q, k, v):
    scores = jnp.einsum("bhqd,bhkd->bhqk", q, k)
    return jnp.einsum("bhqk,bhkd->bhqd", jax.nn.softmax(scores, axis=-1), v)


NHWC = ("NHWC", "HWIO", "NHWC")


# Of 256 x 9 taps 2116 meet no padding: 2 * 2116 * 64.
@program("FLOPs", "2·16·16·8·8·3·3", 294912, tensor(1, 16, 16, 8), tensor(3, 3, 8, 8), also=(270848,))
def convolution(x, w):
    return lax.conv_general_dilated(x, w, (1, 1), "SAME", dimension_numbers=NHWC)


@program("FLOPs", "2·7·7·8·3·3", 7056, tensor(1, 16, 16, 8), tensor(3, 3, 1, 8))
def depthwise(x, w):
    return lax.conv_general_dilated(
        x, w, (2, 2), "VALID", dimension_numbers=NHWC, feature_group_count=8
    )


@program("FLOPs", "10·2·64·64·64", 5242880, tensor(64, 64), tensor(10, 64, 64))
def scan(x, ws):
    return lax.scan(lambda y, w: (y @ w, None), x, ws)[0]


@program("FLOPs", "10·2·64·64·64", 5242880, tensor(64, 64), tensor(64, 64))
def fori(x, w):
    return lax.fori_loop(0, 10, lambda _, y: y @ w, x)


@program("FLOPs", "10·2·64·64·64", 5242880, tensor(64, 64), tensor(64, 64))
def while_loop(x, w):
    def step(state):
        return state[0] + 1, state[1] @ w

    return lax.while_loop(lambda state: state[0] < 10, step, (0, x))[1]


@program("FLOPs", "at most 2·64·64·64", 524288, tensor(dtype=jnp.bool_), tensor(64, 64), tensor(64, 64))
def cond(p, x, w):
    return lax.cond(p, lambda: x @ w, lambda: x)


INDICES = tensor(64, dtype=jnp.int32)


# Rows and their indices; before that, negative indices are made positive: a comparison
# (256 + 8), an addition (512), a choice (8 + 768) and a reshape (512).
@program("bytes", "64·(256 + 256 + 4) + 2064", 35088, tensor(4096, 64), INDICES, also=(34184,))
def gather(table, indices):
    return table[indices]


# A row, and its place, made positive: a comparison (5), an addition (8), a choice (13), and
# the place itself (4).
@program("bytes", "256 + 256 + 30", 542, tensor(1024, 64), tensor(1, 64), tensor(dtype=jnp.int32))
def kv_update(cache, new, position):
    return lax.dynamic_update_slice(cache, new, (position, 0))


# With arithmetic on the indices as FLOPs, 96 more.
@program("FLOPs", "32·64", 2048, tensor(256, 64), tensor(32, dtype=jnp.int32), tensor(32, 64), also=(2144,))
def scatter_add(table, indices, rows):
    return table.at[indices].add(rows)


# With the exponential as one FLOP, 16384 more.
@program("FLOPs", "16·1024·3", 49152, tensor(16, 1024), also=(65536,))
def softmax(x):
    return jax.nn.softmax(x, axis=-1)


# With n - 1 additions in a sum of n, and the root as one FLOP: 32 less and 16 more.
@program("FLOPs", "16·256·6 + 16·3", 24624, tensor(16, 256), also=(24608,))
def layer_norm(x):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) * lax.rsqrt(variance + 1e-5)


@program("comparisons", "8·8·8·2·2", 2048, tensor(1, 16, 16, 8))
def max_pool(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


# Of values, three comparisons and a choice; of places, one and a choice.
@program("comparisons", "16·1024·(4 + 2)", 98304, tensor(16, 1024))
def argmax(x):
    return jnp.argmax(x, -1)


# The comparator of JAX takes four comparisons and choices for zeros and what is no number
# among two values each, and one to compare.
@program("comparisons", "at most 9·1024·log2(1024)", 92160, tensor(1024))
def sort(x):
    return jnp.sort(x)


@program("FLOPs", "about 5·1024·log2(1024)", 51200, tensor(1024, dtype=jnp.complex64))
def fft(x):
    return jnp.fft.fft(x)


# What JAX gives to XLA is a window of 1024 for every element. One after the other, 16 * 1023
# would do.
@program("FLOPs", "16·1024·1024, as written", 16777216, tensor(16, 1024))
def cumsum(x):
    return jnp.cumsum(x, axis=1)


def count(function, arguments, measure):
    """By mlir-roofline, and by JAX without and with fusion."""
    totals = mlir_roofline.analyze(function, *arguments).totals
    _, theirs = jax_roofline.roofline(function)(*arguments)
    if measure == "bytes":
        return totals.bytes, theirs.unfused_hbm_bytes, theirs.hbm_bytes
    ours = {
        "FLOPs": totals.flops,
        "int ops": totals.int_ops,
        "comparisons": sum(kinds.get("compare", 0) for kinds in totals.work.values()),
    }[measure]
    return ours, theirs.unfused_flops, theirs.flops


HEAD = """<!-- Written by docs/generate-jax-programs.py; edit that. -->
# Small JAX programs by two analyses

`jax.experimental.roofline` (JAX {version}) adds up rules of JAX's primitives, without fusion
and with all of it. `mlir_roofline.analyze` counts the StableHLO of the same functions. What is
right was worked out by hand; a figure in brackets is not, by the conventions of either (an
exponential may be a FLOP, and taps in the padding none). Of JAX, comparisons are FLOPs. It is
right on {right} of {all} programs without fusion: what a loop repeats is counted once or not at
all, and of branches, windows, sorts and transforms nothing is counted.

| program | measure | by hand | | mlir-roofline | JAX, unfused | JAX, fused |
|---|---|---|--:|--:|--:|--:|
"""


def make_page():
    rows = []
    right = 0
    for function, arguments, measure, formula, by_hand, also in PROGRAMS:
        ours, unfused, fused = count(function, arguments, measure)
        if ours != by_hand:
            sys.exit(f"error: {function.__name__}: expected {by_hand} {measure}, found {ours}")
        accepted = {by_hand, *also}
        right += unfused in accepted
        theirs = [f"{x:,}" if x in accepted else f"({x:,})" for x in (unfused, fused)]
        rows.append(
            f"| {function.__name__} | {measure} | {formula} | {by_hand:,} | {ours:,} "
            f"| {theirs[0]} | {theirs[1]} |\n"
        )
    head = HEAD.format(version=jax.__version__, right=right, all=len(PROGRAMS))
    return f"{head}{''.join(rows)}\n"


def main():
    page = make_page()
    if "--check" in sys.argv:
        written = PAGE.read_text(encoding="utf-8")
        # Another JAX may have other counts of its own.
        if page != written and f"(JAX {jax.__version__})" in written:
            sys.exit("error: docs/JaxPrograms.md is not what this script writes")
        print(f"{len(PROGRAMS)} programs, all as worked out by hand")
    else:
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
