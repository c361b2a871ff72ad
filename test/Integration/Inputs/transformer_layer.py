#!/usr/bin/env python3
"""Prints a transformer layer in f16 as linalg, forward only: layer norm, attention with
dropout, projection with dropout, layer norm, MLP with GELU and dropout, residuals.

usage: transformer_layer.py SEQUENCE BATCH HIDDEN HEADS

As Megatron computes it (Korthikanti et al., arXiv 2205.05198). Masks of dropouts are
arguments of a byte per element; weights and biases are marked as parameters. The
norms are without scale and shift, whose products would need the normalised tensors, too.
"""

import sys

S, B, H, A = map(int, sys.argv[1:5])
D = H // A
T = S * B
lines = []
args = []
count = 0


def arg(kind, shape, attr=""):
    args.append(f"%arg{len(args)}: {tensor(kind, shape)}{attr}")
    return f"%arg{len(args) - 1}"


def tensor(kind, shape):
    return f"tensor<{'x'.join(map(str, shape))}x{kind}>"


def new():
    global count
    count += 1
    return f"%v{count}"


def emit(text):
    name = new()
    lines.append(f"  {name} = {text}")
    return name


def empty(kind, shape):
    return emit(f"tensor.empty() : {tensor(kind, shape)}")


def zeros(shape):
    e = empty("f16", shape)
    return emit(f"linalg.fill ins(%zero : f16) outs({e} : {tensor('f16', shape)}) -> {tensor('f16', shape)}")


def param(*shape):
    return arg("f16", shape, " {roofline.param}")


def generic(ins, out_shape, maps, body, iterators=None, init=None, kind="f16"):
    """`ins`: (value, kind, shape); `body`: lines with %in0... and %out that define %y."""
    rank = len(maps[-1][0])
    dims = ", ".join(f"d{i}" for i in range(rank))
    iterators = iterators or ["parallel"] * rank
    spell = lambda m: f"affine_map<({dims}) -> ({', '.join(f'd{i}' for i in m)})>"
    out = init or empty(kind, out_shape)
    types = ", ".join(tensor(k, s) for _, k, s in ins)
    block = ", ".join([f"%in{i}: {k}" for i, (_, k, _) in enumerate(ins)] + [f"%out: {kind}"])
    text = (
        f"linalg.generic {{indexing_maps = [{', '.join(spell(m) for m in [*maps[:-1], maps[-1][1]])}], "
        f"iterator_types = [{', '.join(chr(34) + i + chr(34) for i in iterators)}]}} "
        f"ins({', '.join(v for v, _, _ in ins)} : {types}) outs({out} : {tensor(kind, out_shape)}) {{\n"
        f"  ^bb0({block}):\n" + "".join(f"    {line}\n" for line in body) +
        f"    linalg.yield %y : {kind}\n  }} -> {tensor(kind, out_shape)}")
    return emit(text)


def rows(shape, ins_shapes, ins, body):
    """Elementwise over `shape`; operands with fewer dimensions are broadcast."""
    rank = len(shape)
    full = list(range(rank))
    maps = []
    for s in ins_shapes:
        if len(s) == rank:
            maps.append(full)
        elif list(s) == list(shape[:len(s)]):
            maps.append(full[:len(s)])
        else:
            maps.append(full[rank - len(s):])
    kinds = [k for _, k in ins]
    return generic([(v, k, s) for (v, k), s in zip(ins, ins_shapes)], shape,
                   [*maps, (full, full)], body)


def row_sum(value, shape, body):
    out = zeros(shape[:-1])
    rank = len(shape)
    return generic([(value, "f16", shape)], shape[:-1],
                   [list(range(rank)), (list(range(rank)), list(range(rank - 1)))], body,
                   ["parallel"] * (rank - 1) + ["reduction"], out)


def layer_norm(x):
    total = row_sum(x, [T, H], ["%y = arith.addf %in0, %out : f16"])
    centred = rows([T, H], [[T, H], [T]], [(x, "f16"), (total, "f16")],
                   ["%m = arith.mulf %in1, %inverse : f16", "%y = arith.subf %in0, %m : f16"])
    squares = row_sum(centred, [T, H], ["%q = arith.mulf %in0, %in0 : f16", "%y = arith.addf %q, %out : f16"])
    rstd = rows([T], [[T]], [(squares, "f16")],
                ["%m = arith.mulf %in0, %inverse : f16", "%e = arith.addf %m, %epsilon : f16",
                 "%y = math.rsqrt %e : f16"])
    return rows([T, H], [[T, H], [T]], [(centred, "f16"), (rstd, "f16")],
                ["%y = arith.mulf %in0, %in1 : f16"])


def linear(x, n_in, n_out):
    weight, bias = param(n_in, n_out), param(n_out)
    y = emit(f"linalg.matmul ins({x}, {weight} : {tensor('f16', [T, n_in])}, {tensor('f16', [n_in, n_out])}) "
             f"outs({zeros([T, n_out])} : {tensor('f16', [T, n_out])}) -> {tensor('f16', [T, n_out])}")
    return rows([T, n_out], [[T, n_out], [n_out]], [(y, "f16"), (bias, "f16")],
                ["%y = arith.addf %in0, %in1 : f16"])


def dropout(x, shape):
    mask = arg("i8", shape)
    return rows(shape, [shape, shape], [(x, "f16"), (mask, "i8")],
                ["%c = arith.cmpi ne, %in1, %none : i8", "%s = arith.mulf %in0, %scale : f16",
                 "%y = arith.select %c, %s, %zero : f16"])


def add(x, y):
    return rows([T, H], [[T, H], [T, H]], [(x, "f16"), (y, "f16")], ["%y = arith.addf %in0, %in1 : f16"])


def heads(qkv, part):
    """T x 3H to (A*B) x S x D: the same elements in another order."""
    flat = [T, H]
    s = emit(f"tensor.extract_slice {qkv}[0, {part * H}] [{T}, {H}] [1, 1] : {tensor('f16', [T, 3 * H])} to {tensor('f16', flat)}")
    e = emit(f"tensor.expand_shape {s} [[0, 1], [2, 3]] output_shape [{B}, {S}, {A}, {D}] : "
             f"{tensor('f16', flat)} into {tensor('f16', [B, S, A, D])}")
    t = emit(f"linalg.transpose ins({e} : {tensor('f16', [B, S, A, D])}) outs({empty('f16', [B, A, S, D])} : "
             f"{tensor('f16', [B, A, S, D])}) permutation = [0, 2, 1, 3]")
    return emit(f"tensor.collapse_shape {t} [[0, 1], [2], [3]] : {tensor('f16', [B, A, S, D])} into {tensor('f16', [B * A, S, D])}")


def batch_matmul(a, b, m, n, k, transposed=False):
    b_map = [0, 2, 3] if transposed else [0, 3, 2]
    return generic([(a, "f16", [B * A, m, k]), (b, "f16", [B * A, n, k] if transposed else [B * A, k, n])],
                   [B * A, m, n], [[0, 1, 3], b_map, ([0, 1, 2, 3], [0, 1, 2])],
                   ["%p = arith.mulf %in0, %in1 : f16", "%y = arith.addf %out, %p : f16"],
                   ["parallel"] * 3 + ["reduction"], zeros([B * A, m, n]))


def attention(x):
    qkv = linear(x, H, 3 * H)
    q, k, v = (heads(qkv, i) for i in range(3))
    shape = [B * A, S, S]
    scores = batch_matmul(q, k, S, S, D, transposed=True)
    scaled = rows(shape, [shape], [(scores, "f16")], ["%y = arith.mulf %in0, %scale : f16"])
    soft = emit(f"linalg.softmax dimension(2) ins({scaled} : {tensor('f16', shape)}) "
                f"outs({empty('f16', shape)} : {tensor('f16', shape)}) -> {tensor('f16', shape)}")
    dropped = dropout(soft, shape)
    y = batch_matmul(dropped, v, S, D, S)
    e = emit(f"tensor.expand_shape {y} [[0, 1], [2], [3]] output_shape [{B}, {A}, {S}, {D}] : "
             f"{tensor('f16', [B * A, S, D])} into {tensor('f16', [B, A, S, D])}")
    t = emit(f"linalg.transpose ins({e} : {tensor('f16', [B, A, S, D])}) outs({empty('f16', [B, S, A, D])} : "
             f"{tensor('f16', [B, S, A, D])}) permutation = [0, 2, 1, 3]")
    c = emit(f"tensor.collapse_shape {t} [[0, 1], [2, 3]] : {tensor('f16', [B, S, A, D])} into {tensor('f16', [T, H])}")
    return dropout(linear(c, H, H), [T, H])


def mlp(x):
    h = linear(x, H, 4 * H)
    g = rows([T, 4 * H], [[T, 4 * H]], [(h, "f16")],
             ["%s = arith.mulf %in0, %scale : f16", "%f = math.erf %s : f16",
              "%o = arith.addf %f, %scale : f16", "%y = arith.mulf %in0, %o : f16"])
    return dropout(linear(g, 4 * H, H), [T, H])


x = arg("f16", [T, H])
y = add(x, attention(layer_norm(x)))
z = add(y, mlp(layer_norm(y)))
print(f"func.func @layer({', '.join(args)}) -> {tensor('f16', [T, H])} {{")
for name, value in (("zero", "0.0"), ("scale", "0.5"), ("epsilon", "1.0e-3"), ("inverse", "0.25")):
    print(f"  %{name} = arith.constant {value} : f16")
print("  %none = arith.constant 0 : i8")
print("\n".join(lines))
print(f"  return {z} : {tensor('f16', [T, H])}\n}}")
