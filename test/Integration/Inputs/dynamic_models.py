#!/usr/bin/env python3
"""Binds the sizes of dynamic models and compares what is counted then.

usage: dynamic_models.py FOLDER

Bound to sizes, a dynamic model has the macs that torch counted when it traced the
model at these sizes, the work of the static model, and the macs of the program
that upstream makes of it when the arguments get static types. In two models the
exporter set a sequence's extent to 1 (the result of a product of `?x?x768` and
`?x?x1` is `?x1x768`): these are programs for a sequence of 1 only.
"""

import json
import os
import random
import re
import subprocess
import sys

# What a dynamic model does and the static one does not, beside sizes on i64.
ADAPTIVE = {("f32", "convert"): 512}  # the divisor of the average of 512 channels

# (model, extents of its dynamic arguments, static model or None, what it does
# more, flops of contractions as torch or
# the comment counts them, or None)
CASES = [
    ("mlp_dynbatch", {0: (32, 784)}, "mlp", {}, 42795008),
    ("mlp_dynbatch", {0: (4, 784)}, None, {}, 5349376),
    ("resnet18_dynhw", {0: (1, 3, 224, 224)}, "resnet18", ADAPTIVE, 3628146688),
    ("resnet18_dynhw", {0: (2, 3, 256, 320)}, None, {}, 11845713920),
    ("resnet50_dynbatch", {0: (1, 3, 224, 224)}, "resnet50", {}, 8178368512),
    ("resnet50_dynbatch", {0: (4, 3, 224, 224)}, None, {}, 32713474048),
    ("nanogpt_dynseq", {0: (1, 64)}, None, {}, 15963095040),
    ("nanogpt_dynseq", {0: (1, 97)}, None, {}, None),
    # Per token 12 layers of 12*768^2 and 2*768 of attention, and the head.
    ("gpt2_small_dyn", {0: (3, 1), 1: (3, 1)}, None, {},
     2 * 3 * (12 * (12 * 768**2 + 2 * 768) + 768 * 50257)),
    # 218,103,808 weights and 2*4096 of attention.
    ("llama3_8b_layer_dyn", {0: (5, 1, 4096)}, None, {}, 2 * 5 * (218103808 + 2 * 4096)),
]


# Models and what their open extents may be; those of a sequence of 1 at other batches.
RANDOM = [
    ("mlp_dynbatch", lambda n: {0: (n(1, 512), 784)}),
    ("resnet18_dynhw", lambda n: {0: (n(1, 8), 3, n(64, 512), n(64, 512))}),
    ("resnet50_dynbatch", lambda n: {0: (n(1, 64), 3, 224, 224)}),
    ("nanogpt_dynseq", lambda n: {0: (1, n(1, 1024))}),
    ("gpt2_small_dyn", lambda n: dict.fromkeys((0, 1), (n(1, 512), 1))),
    ("llama3_8b_layer_dyn", lambda n: {0: (n(1, 512), 1, 4096)}),
]
POINTS = 3


def totals(text, bindings=""):
    command = ["mlir-roofline", "report", "-", "--format=json"]
    if bindings:
        command += ["--bind", bindings]
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)["totals"]


def work(totals):
    """Without what computes sizes."""
    return {
        (element, name): count
        for element, counts in totals["work"].items()
        if element not in ("index", "i64")
        for name, count in counts.items()
    }


def bindings(text, arguments):
    """For each extent that is `?` in the signature."""
    words = []
    for number, extents in arguments.items():
        dims = re.search(r"%%arg%d: tensor<([^>]*)>" % number, text).group(1).split("x")
        words += [
            "arg%d.d%d=%d" % (number, dim, extent)
            for dim, extent in enumerate(extents)
            if dims[dim] == "?"
        ]
    return ",".join(words)


def specialise(text, arguments):
    """The program with arguments of static types, as upstream simplifies it."""
    casts = []
    for number, extents in arguments.items():
        old = re.search(r"%%arg%d: (tensor<[^>]*>)" % number, text)
        element = old.group(1)[:-1].split("x")[-1]
        new = "tensor<%sx%s>" % ("x".join(map(str, extents)), element)
        text = text.replace(old.group(0), "%%static%d: %s" % (number, new), 1)
        casts.append("  %%arg%d = tensor.cast %%static%d : %s to %s\n"
                     % (number, number, new, old.group(1)))
    body = text.index("{\n", text.index("func.func")) + 2
    text = text[:body] + "".join(casts) + text[body:]
    return subprocess.run(["mlir-opt", "-", "--canonicalize"], input=text.encode(),
                          stdout=subprocess.PIPE, check=True).stdout


def check(folder, model, arguments, static, more, flops):
    """What is wrong, as text."""
    with open(os.path.join(folder, model + ".linalg.dynamic.mlir")) as file:
        text = file.read()
    bound = totals(text.encode(), bindings(text, arguments))
    if not isinstance(bound["macs"], int):
        yield "%s macs are left" % bound["macs"]
    if flops and 2 * bound["macs"] != flops:
        yield "%d macs, due is half of %d" % (bound["macs"], flops)
    special = totals(specialise(text, arguments))
    if special["macs"] != bound["macs"]:
        yield "%s macs, the static program has %s" % (bound["macs"], special["macs"])
    # Bytes may be fewer where upstream finds out more about a mask.
    for count in ("flops", "transcendentals"):
        if special[count] != bound[count] and not more:
            yield "%s %s, the static program has %s" % (
                bound[count], count, special[count])
    if static:
        with open(os.path.join(folder, static + ".linalg.args.mlir"), "rb") as file:
            expected = work(totals(file.read()))
        for key, count in more.items():
            expected[key] = expected.get(key, 0) + count
        for key in sorted({*expected, *work(bound)}):
            if work(bound).get(key, 0) != expected.get(key, 0):
                yield "%s %s is %s, due is %s" % (
                    *key, work(bound).get(key, 0), expected.get(key, 0))


def main(folder):
    wrong = 0
    number = random.Random(21)
    cases = CASES + [
        (model, choose(number.randint), None, {}, None)
        for model, choose in RANDOM
        for _ in range(POINTS)
    ]
    for case in cases:
        for problem in check(folder, *case):
            wrong += 1
            print("%s at %s: %s" % (case[0], case[1], problem))
    print("%d bindings, %d wrong" % (len(cases), wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
