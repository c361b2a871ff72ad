#!/usr/bin/env python3
"""Makes block-loss.mlir and block-step.mlir by JAX: a transformer block, forward to a loss, and
with its gradient and a step of gradient descent.

usage: transformer_block.py FOLDER      (needs jax; 0.10.2 made the files here)
"""

import os
import sys

import jax
import jax.numpy as jnp
from jaxlib.mlir import passmanager
from jaxlib.mlir.dialects import stablehlo

# Rows, width, heads, inner width.
S, D, H, F = 8, 16, 2, 32
LOWERING = ("builtin.module(inline,func.func(chlo-legalize-to-stablehlo),"
            "stablehlo-legalize-to-linalg,canonicalize,cse,symbol-dce)")


def normalise(x, scale, shift):
    deviation = x - x.mean(-1, keepdims=True)
    variance = (deviation ** 2).mean(-1, keepdims=True)
    return deviation * jax.lax.rsqrt(variance + 1e-5) * scale + shift


def attend(p, x):
    heads = [(x @ p[name]).reshape(S, H, D // H).transpose(1, 0, 2) for name in ("wq", "wk", "wv")]
    query, key, value = heads
    weights = jax.nn.softmax(query @ key.transpose(0, 2, 1) / jnp.sqrt(D / H), axis=-1)
    return (weights @ value).transpose(1, 0, 2).reshape(S, D) @ p["wo"]


def loss(p, x, y):
    x = x + attend(p, normalise(x, p["g1"], p["b1"]))
    made = x + jax.nn.gelu(normalise(x, p["g2"], p["b2"]) @ p["w1"]) @ p["w2"]
    return ((made - y) ** 2).mean()


def step(p, x, y):
    return jax.tree.map(lambda w, d: w - 0.01 * d, p, jax.grad(loss)(p, x, y))


def lower(function, arguments, file):
    module = jax.jit(function).lower(*arguments).compiler_ir("stablehlo")
    with module.context:
        passmanager.PassManager.parse(LOWERING).run(module.operation)
    with open(file, "w") as text:
        text.write(module.operation.get_asm())


def main():
    for name in dir(stablehlo):
        if name.startswith("register") and "pass" in name:
            getattr(stablehlo, name)()
    shape = lambda *extents: jax.ShapeDtypeStruct(extents, jnp.float32)
    vectors = {name: shape(D) for name in ("b1", "b2", "g1", "g2")}
    squares = {name: shape(D, D) for name in ("wq", "wk", "wv", "wo")}
    arguments = ({**vectors, **squares, "w1": shape(D, F), "w2": shape(F, D)}, shape(S, D), shape(S, D))
    lower(loss, arguments, os.path.join(sys.argv[1], "block-loss.mlir"))
    lower(step, arguments, os.path.join(sys.argv[1], "block-step.mlir"))


main()
