#!/usr/bin/env python3
"""Writes a decoder-only language model as MLIR: linalg on tensors, for any mlir-opt.

usage: decoder.py MODEL [--layers=N] [--type=bf16|f16|f32] [--bind=NAME=N,...] [-o FILE]

MODEL is one of those in MODELS below. The functions are what a server runs:

  @prefill reads prompts of `sequence` tokens and makes the caches,
  @decode  makes one more token of each sequence. The caches hold `cache` tokens, of which the
           last is this one: it is written in its place, as servers do.

Both run `batch` sequences side by side. These sizes are open unless --bind gives them numbers,
and carry their names in `roofline.size`, with learned positions also how many there are in
`roofline.range`; weights carry `roofline.param`. Norms and softmax are
computed in f32, all else has the type of the weights. Logits are those of the last token.
"""

import argparse
import sys
from dataclasses import dataclass, replace

from linalg_text import Function, Tensor


@dataclass(frozen=True)
class Model:
    layers: int
    hidden: int
    heads: int
    kv_heads: int
    ffn: int
    vocabulary: int
    # Learned positions, as GPT-2 has, with LayerNorm, biases, GELU, and the embedding for a head.
    # 0: rotary ones, as Llama has, with RMSNorm, a gate and a head of its own.
    positions: int = 0
    # Without these: biases of queries, keys and values, and the embedding for a head.
    biases: bool = False
    tied: bool = False

    @property
    def head_size(self):
        return self.hidden // self.heads


MODELS = {
    "gpt2": Model(12, 768, 12, 12, 3072, 50257, 1024),
    "gpt2-medium": Model(24, 1024, 16, 16, 4096, 50257, 1024),
    "gpt2-xl": Model(48, 1600, 25, 25, 6400, 50257, 1024),
    "llama-2-7b": Model(32, 4096, 32, 32, 11008, 32000),
    "llama-3-8b": Model(32, 4096, 32, 8, 14336, 128256),
    "llama-3-70b": Model(80, 8192, 64, 8, 28672, 128256),
    "qwen1.5-0.5b": Model(24, 1024, 16, 16, 2816, 151936, biases=True, tied=True),
}


class Decoder:
    """One of the two functions. Tensors are by sequence, token and what a token has: `b s h`."""

    def __init__(self, model, element, bindings, is_decode):
        self.model, self.element, self.is_decode = model, element, is_decode
        context = "cache" if is_decode else "sequence"
        largest = {context: model.positions} if model.positions else None
        self.f = Function("decode" if is_decode else "prefill", largest)
        self.batch = bindings.get("batch", "batch")
        # How many tokens there are to attend to, and how many of them are new.
        self.context = bindings.get(context, context)
        self.tokens = 1 if is_decode else self.context
        self.ids = self.f.argument((self.batch, self.tokens), "i64")
        half = model.head_size // 2
        # What a head has of a token, and what of it turns with the position.
        self.head = {"d": model.head_size} if model.positions else {"p": 2, "d": half}
        keys = (self.batch, self.context, model.kv_heads, *self.head.values())
        values = (self.batch, self.context, model.kv_heads, model.head_size)
        self.caches = []
        if is_decode:
            for _ in range(model.layers):
                self.caches += [self.f.argument(each, element) for each in (keys, values)]

    def weight(self, *shape):
        return self.f.argument(shape, self.element, param=True)

    def map(self, inputs, indices, compute, shape=None, element=None):
        """A new tensor, like the first input unless said."""
        out = self.f.empty(shape or inputs[0].shape, element or inputs[0].element)
        return self.f.generic(inputs, indices, out, compute)

    def reduce(self, inputs, indices, compute, start="0.0", combine="arith.addf"):
        """A sum, or another reduction, in f32, of what is computed of each element."""
        letters = indices[0].split()
        shape = tuple(inputs[0].shape[letters.index(letter)] for letter in indices[-1].split())

        def update(body, scalar, *others):
            wide = body.wide(scalar, inputs[0].element)
            return body.op(combine, others[-1], compute(body, wide, *others[:-1]))

        return self.f.generic(inputs, indices, self.f.filled(shape, "f32", start), update)

    def add(self, a, b, index, other):
        compute = lambda body, x, y, out: body.op("arith.addf", x, y, type=self.element)
        return self.map([a, b], [index, other, index], compute)

    def linear(self, x, index, inner, outer, bias=False):
        """x times a weight; `inner` and `outer`: letters and extents of its rows and columns."""
        columns = " ".join(outer)
        weight = self.weight(*inner.values(), *outer.values())
        result = " ".join([*(i for i in index.split() if i not in inner), columns])
        shape = (*x.shape[: len(x.shape) - len(inner)], *outer.values())
        indices = [index, " ".join([*inner, columns]), result]
        made = self.f.contract(x, weight, indices, shape, self.element)
        if not self.model.positions and not bias:
            return made
        return self.add(made, self.weight(*outer.values()), result, columns)

    def norm(self, x):
        """RMSNorm; with learned positions LayerNorm."""
        index, rows = "b s h", "b s"
        count = self.f.constant("%d.0" % self.model.hidden, "f32")
        epsilon = self.f.constant("1.0e-5", "f32")
        parameters = [self.weight(self.model.hidden)]
        means = []
        divide = lambda body, total, out: body.op("arith.divf", total, count)
        if self.model.positions:
            parameters.append(self.weight(self.model.hidden))
            sums = self.reduce([x], [index, rows], lambda body, scalar: scalar)
            means.append(self.map([sums], [rows, rows], divide))

        def centre(body, scalar, means):
            return body.op("arith.subf", scalar, *means) if means else scalar

        def square(body, scalar, *means):
            value = centre(body, scalar, means)
            return body.op("arith.mulf", value, value)

        rows_of_means = [rows] * len(means)
        squares = self.reduce([x, *means], [index, *rows_of_means, rows], square)

        def invert(body, total, out):
            return body.op("math.rsqrt", body.op("arith.addf", divide(body, total, out), epsilon))

        scale = self.map([squares], [rows, rows], invert)

        def normalise(body, scalar, scale, weight, *rest):
            value = centre(body, body.wide(scalar, x.element), rest[1:-1])
            value = body.narrow(body.op("arith.mulf", value, scale), x.element)
            value = body.op("arith.mulf", value, weight, type=x.element)
            return body.op("arith.addf", value, rest[0], type=x.element) if means else value

        inputs = [x, scale, *parameters, *means]
        indices = [index, rows, *["h"] * len(parameters), *rows_of_means, index]
        return self.map(inputs, indices, normalise)

    def last(self, extent):
        if isinstance(extent, int):
            return str(extent - 1)
        one = self.f.constant(1, "index")
        return self.f.op("arith.subi %s, %s : index" % (self.f.sizes[extent], one))

    def slice(self, x, offsets, shape):
        """Of unit strides."""
        made = Tensor(None, shape, x.element)
        ones = ", ".join("1" for _ in shape)
        parts = (x.name, ", ".join(offsets), self.f.extents(*shape), ones, x.type, made.type)
        text = "tensor.extract_slice %s[%s] [%s] [%s] : %s to %s" % parts
        return replace(made, name=self.f.op(text))

    def embed(self):
        model, ids = self.model, self.ids
        self.table = table = self.weight(model.vocabulary, model.hidden)

        def look_up(body, number, out):
            row = body.op("arith.index_cast", number, type="i64 to index")
            column = body.op("linalg.index", "2", type="index")
            return body.op("tensor.extract", "%s[%s, %s]" % (table.name, row, column), type=table.type)

        shape = (self.batch, self.tokens, model.hidden)
        x = self.map([ids], ["b s", "b s h"], look_up, shape, self.element)
        if not model.positions:
            half = model.head_size // 2
            self.cosines = self.f.argument((self.tokens, half), "f32")
            self.sines = self.f.argument((self.tokens, 2, half), "f32")
            return x
        positions = self.weight(model.positions, model.hidden)
        first = self.last(self.context) if self.is_decode else "0"
        rows = self.slice(positions, [first, "0"], (self.tokens, model.hidden))
        return self.add(x, rows, "b s h", "s h")

    def rotate(self, x, index):
        """By its position: (x0, x1) to (x0 cos - x1 sin, x1 cos + x0 sin). The halves are those
        of `p`; `sines` have their signs."""

        def turn(body, own, other, cosine, sine, out):
            a = body.op("arith.mulf", body.wide(own, x.element), cosine)
            b = body.op("arith.mulf", body.wide(other, x.element), sine)
            return body.narrow(body.op("arith.addf", a, b), x.element)

        inputs = [x, x, self.cosines, self.sines]
        return self.map(inputs, [index, index.replace("p", "1-p"), "s d", "s p d", index], turn)

    def keep(self, made, number):
        """What is made for new tokens, with what the cache has of those before."""
        if not self.is_decode:
            self.caches.append(made)
            return made
        cache, rest = self.caches[number], made.shape[2:]
        offsets = ["0", self.last(self.context), *["0"] * len(rest)]
        text = "tensor.insert_slice %s into %s[%s] [%s] [%s] : %s into %s"
        sizes, ones = self.f.extents(*made.shape), ", ".join("1" for _ in made.shape)
        parts = (made.name, cache.name, ", ".join(offsets), sizes, ones, made.type, cache.type)
        self.caches[number] = replace(cache, name=self.f.op(text % parts))
        return self.caches[number]

    def scale(self, scores):
        """In f32; where a token would look at a later one, minus infinity."""
        factor = self.f.constant("%r" % self.model.head_size**-0.5, "f32")
        index = "b k g s t"

        def compute(body, score, out):
            scaled = body.op("arith.mulf", body.wide(score, scores.element), factor)
            if self.is_decode:
                return scaled
            token = body.op("linalg.index", "3", type="index")
            other = body.op("linalg.index", "4", type="index")
            later = body.op("arith.cmpi ugt,", other, token, type="index")
            hidden = body.number("0xFF800000")
            return body.op("arith.select", later, hidden, scaled)

        return self.map([scores], [index, index], compute, element="f32")

    def softmax(self, scores):
        index, rows = "b k g s t", "b k g s"
        same = lambda body, scalar: scalar
        largest = self.reduce([scores], [index, rows], same, "0xFF800000", "arith.maximumf")

        def exponential(body, score, largest, out):
            return body.op("math.exp", body.op("arith.subf", score, largest))

        made = self.map([scores, largest], [index, rows, index], exponential)
        sums = self.reduce([made], [index, rows], same)

        def divide(body, scalar, total, out):
            return body.narrow(body.op("arith.divf", scalar, total), self.element)

        return self.map([made, sums], [index, rows, index], divide, element=self.element)

    def attention(self, x, layer):
        model, token = self.model, {"h": self.model.hidden}
        heads = {"k": model.kv_heads, "g": model.heads // model.kv_heads}
        own = " ".join(self.head)
        queries = self.linear(x, "b s h", token, {**heads, **self.head}, model.biases)
        keys = self.linear(x, "b s h", token, {"k": model.kv_heads, **self.head}, model.biases)
        rows = {"k": model.kv_heads, "e": model.head_size}
        values = self.linear(x, "b s h", token, rows, model.biases)
        if not model.positions:
            queries = self.rotate(queries, "b s k g " + own)
            keys = self.rotate(keys, "b s k " + own)
        keys, values = self.keep(keys, 2 * layer), self.keep(values, 2 * layer + 1)
        shape = (self.batch, *heads.values(), self.tokens, self.context)
        indices = ["b s k g " + own, "b t k " + own, "b k g s t"]
        scores = self.f.contract(queries, keys, indices, shape, self.element)
        weights = self.softmax(self.scale(scores))
        shape = (self.batch, self.tokens, *heads.values(), model.head_size)
        indices = ["b k g s t", "b t k e", "b s k g e"]
        mixed = self.f.contract(weights, values, indices, shape, self.element)
        rows = {**heads, "e": model.head_size}
        return self.linear(mixed, "b s k g e", rows, {"n": model.hidden})

    def feed_forward(self, x):
        model, index = self.model, "b s f"
        token, wide = {"h": model.hidden}, {"f": model.ffn}
        inputs = [self.linear(x, "b s h", token, wide) for _ in range(1 if model.positions else 2)]

        def gate(body, scalar, other, out):
            value = body.wide(scalar, self.element)
            power = body.op("math.exp", body.op("arith.negf", value))
            silu = body.op("arith.divf", value, body.op("arith.addf", body.number("1.0"), power))
            return body.op("arith.mulf", body.narrow(silu, self.element), other, type=self.element)

        def gelu(body, scalar, out):
            value = body.wide(scalar, self.element)
            cube = body.op("arith.mulf", body.op("arith.mulf", value, value), value)
            cube = body.op("arith.mulf", cube, body.number("0.044715"))
            inner = body.op("arith.addf", value, cube)
            inner = body.op("arith.mulf", inner, body.number("0.7978845608"))
            part = body.op("arith.addf", body.op("math.tanh", inner), body.number("1.0"))
            half = body.op("arith.mulf", value, body.number("0.5"))
            return body.narrow(body.op("arith.mulf", half, part), self.element)

        indices = [index] * (len(inputs) + 1)
        active = self.map(inputs, indices, gelu if model.positions else gate)
        return self.linear(active, index, wide, {"n": model.hidden})

    def text(self):
        model, index = self.model, "b s h"
        x = self.embed()
        for layer in range(model.layers):
            x = self.add(x, self.attention(self.norm(x), layer), index, index)
            x = self.add(x, self.feed_forward(self.norm(x)), index, index)
        first = "0" if self.is_decode else self.last(self.tokens)
        x = self.norm(self.slice(x, ["0", first, "0"], (self.batch, 1, model.hidden)))
        shape = (self.batch, 1, model.vocabulary)
        tied = model.positions != 0 or model.tied
        head = self.table if tied else self.weight(model.hidden, model.vocabulary)
        indices = [index, "v h" if tied else "h v", "b s v"]
        logits = self.f.contract(x, head, indices, shape, self.element)
        return self.f.text([logits, *self.caches])


def parse_binding(text):
    """batch=2,sequence=16"""
    bindings = {}
    for item in text.split(","):
        name, _, value = item.partition("=")
        if name not in ("batch", "sequence", "cache") or not value.isdigit() or int(value) < 1:
            raise argparse.ArgumentTypeError(
                "expected batch, sequence or cache, = and a number from 1 on, found '%s'" % item
            )
        bindings[name] = int(value)
    return bindings


def main():
    parser = argparse.ArgumentParser(description="Writes a language model as MLIR.")
    parser.add_argument("model", choices=sorted(MODELS))
    parser.add_argument("--layers", type=int, help="how many layers, not all of them")
    parser.add_argument("--type", choices=["bf16", "f16", "f32"], default="bf16")
    parser.add_argument("--bind", type=parse_binding, default={}, metavar="NAME=N,...")
    parser.add_argument("-o", dest="output", metavar="FILE", help="default: standard output")
    options = parser.parse_args()
    model = MODELS[options.model]
    if options.layers is not None:
        if options.layers < 1:
            parser.error("expected --layers from 1 on, found %d" % options.layers)
        model = replace(model, layers=options.layers)
    functions = (Decoder(model, options.type, options.bind, each).text() for each in (False, True))
    text = "\n\n".join(functions) + "\n"
    if options.output is None:
        sys.stdout.write(text)
        return
    with open(options.output, "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
