#!/usr/bin/env python3
"""Lowers programs with mlir-opt, rung by rung, and compares their work.

usage: ladder.py [--jobs N] [--quiet] [--more] [--ops LIST [--write]] FILE...

The rungs are tosa, linalg's named ops, linalg.generic, buffers, loops of scf and
of affine, and blocks that branch. On each, every function has the work of the rung above, class by
class and type by type, and the same macs. Left out is what is done on `index`:
only loops show their address computation. A difference must be explained by
EXPLAINED, which derives it from the ops of the file, to the last operation.

`--more` adds what stock passes make of a rung (fusion, tiles, unrolled and peeled loops)
and compares floors and bytes, too: ladder_figures.py says what may differ, and why.

A file of several functions is taken apart, so that a function that does not
lower stops alone. Why it stops is printed, and is no failure. `--ops` compares
the ops that took a step of the ladder with a list, or writes the list.
"""

import argparse
import collections
import concurrent.futures
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

import ladder_figures
from ladder_explained import EXPLAINED, add, operations

HERE = os.path.dirname(os.path.abspath(__file__))
CHUNK = "\n// -----\n"



def transform(script):
    return (
        "transform-preload-library{transform-library-paths=%s},transform-interpreter"
        % os.path.join(HERE, script)
    )


NAMED = (
    "builtin.module(func.func(tosa-to-scf,tosa-to-linalg-named,tosa-to-linalg,"
    "tosa-to-arith{include-apply-rescale=true},tosa-to-tensor))"
)
GENERIC = "builtin.module(%s,linalg-generalize-named-ops)" % transform("ladder-generic.mlir")
BUFFERS = (
    "builtin.module(%s,one-shot-bufferize{bufferize-function-boundaries "
    "allow-return-allocs-from-loops})" % transform("ladder-buffers.mlir")
)
# (rung, the rung it is lowered from, how)
RUNGS = [
    ("named", "source", NAMED),
    ("generic", "named", GENERIC),
    ("buffers", "generic", BUFFERS),
    ("scf", "buffers", "builtin.module(func.func(convert-linalg-to-loops))"),
    ("affine", "buffers", "builtin.module(func.func(convert-linalg-to-affine-loops))"),
    ("cf", "scf", "builtin.module(convert-scf-to-cf)"),
]
# Values of the extents d0, d1, … of dynamic arguments, tried one after another.
EXTENTS = [(1, 128, 224, 224, 7), (3, 96, 160, 192, 5), (2, 64, 256, 128, 3)]
# These are programs for a sequence of 1 only, whatever their types say: a product
# of ?x?x768 and ?x?x1 goes to ?x1x768.
ONLY = {
    "gpt2_small_dyn.linalg.dynamic.mlir": [(3, 1), (7, 1)],
    "llama3_8b_layer_dyn.linalg.dynamic.mlir": [(3, 1), (7, 1)],
}


def run(command, text):
    done = subprocess.run(
        command,
        input=text.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        timeout=600,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def split(text):
    """The chunks of a printed module, one per function it defines."""
    body = re.match(r"(?s)(.*?^module[^\n]*\{\n)(.*)(^\}\n.*)\Z", text, re.M)
    if not body or re.search(r"\bcall\b|call_indirect|func\.constant", body.group(2)):
        return [text]
    items = re.split(r"(?m)^(?=  func\.func )", body.group(2))
    functions = [item for item in items[1:]]
    if len(functions) < 2:
        return [text]
    return [body.group(1) + items[0] + f + body.group(3) for f in functions]


def name_of(chunk):
    names = re.findall(r"func\.func (?:private |public )?@(\w+|\"[^\"]*\")", chunk)
    return names[0] if names else ""


def lower(chunks, pipeline):
    """({name: lowered chunk}, {name: why it does not lower})."""
    command = ["mlir-opt", "-", "--pass-pipeline=" + pipeline]
    command += ["--allow-unregistered-dialect"]
    if len(chunks) == 1:
        ((name, chunk),) = chunks.items()
        status, out, err = run(command, chunk)
        if status == 0:
            return {name: out}, {}
        error = re.search(r"error: (.*)", err)
        return {}, {name: error.group(1) if error else "exit status %d" % status}
    text = CHUNK.join(chunks.values())
    _, out, _ = run(command + ["--split-input-file"], text)
    done = {name_of(chunk): chunk for chunk in out.split("// -----") if name_of(chunk)}
    reasons = {}
    for name in chunks.keys() - done.keys():
        lowered, why = lower({name: chunks[name]}, pipeline)
        done.update(lowered)
        reasons.update(why)
    return done, reasons


def work_of(totals):
    work = {
        (element, name): count
        for element, counts in totals["work"].items()
        if element != "index"
        for name, count in counts.items()
    }
    work["macs", ""] = totals["macs"]
    work["unknown ops", ""] = totals["unknown_ops"]
    return work


def figures_of(report):
    """The floor, if it is known, and the bytes of a program."""
    figures = {ladder_figures.BYTES: report["totals"]["bytes"]}
    for target in report.get("targets", []):
        if "latency_floor_s" in target:
            figures[ladder_figures.FLOOR] = round(target["latency_floor_s"] * 1e9)
    return figures


def count(chunks, target=None):
    """{name: {(type, class): count}} of every chunk, and its other figures."""
    text = CHUNK.join(chunks.values())
    options = "format=json" + (" target=" + target if target else "")
    command = ["roofline-opt", "-", "--roofline-report=" + options, "-o", os.devnull]
    status, out, err = run(
        command + ["--split-input-file", "--allow-unregistered-dialect"], text
    )
    if status:
        raise RuntimeError("roofline-opt: " + err[:400])
    decoder, reports = json.JSONDecoder(), []
    while out.strip():
        report, end = decoder.raw_decode(out.lstrip())
        out = out.lstrip()[end:]
        reports.append(report)
    works, figures = {}, {}
    for name, report in zip(chunks, reports):
        works[name] = collections.Counter()
        figures[name] = figures_of(report)
        for function in report["functions"]:
            work = work_of(function["totals"])
            add(works[name], {(function["name"],) + key: n for key, n in work.items()})
    return works, figures


def evaluate(value, extents):
    """The value of a polynomial in the extents of arguments."""
    if isinstance(value, int):
        return value
    text = re.sub(r"\barg\d+\.d(\d+)\b", lambda m: str(extents[int(m.group(1))]), value)
    text = text.replace("^", "**")
    names = {"floordiv": lambda a, b: a // b, "ceildiv": lambda a, b: -(-a // b)}
    names.update({"max": max, "min": min, "mod": lambda a, b: a % b, "__builtins__": {}})
    return eval(text, names)


def differences(above, below, explained, tried):
    """{(type, class): below - above - explained} where that is not zero."""
    wrong = {}
    for key in sorted({*above, *below, *explained}):
        values = above.get(key, 0), below.get(key, 0), explained.get(key, 0)
        if values[0] == values[1] and not values[2]:
            continue
        for extents in tried:
            numbers = [evaluate(value, extents) for value in values]
            if numbers[1] != numbers[0] + numbers[2]:
                wrong[key] = "%s is %s, is due to be %s" % (
                    " ".join(key).strip(), numbers[1], numbers[0] + numbers[2])
    return wrong


def mutable_constants(chunks):
    """Globals that may change: the lowering to affine loops folds the loads of
    constant ones, and then what is done with their values."""
    return {
        name: re.sub(r'(memref\.global "private") constant', r"\1", chunk)
        for name, chunk in chunks.items()
    }


class File:
    """What happens to one file: lines to print, and counts of what they say."""

    def __init__(self, path, rungs, target):
        self.path, self.lines, self.ops = path, [], set()
        self.rungs, self.target = rungs, target
        self.extents = ONLY.get(os.path.basename(path), EXTENTS)
        self.tally = collections.Counter()
        self.explained = collections.Counter()
        status, text, err = run(
            ["mlir-opt", "--allow-unregistered-dialect", path], "")
        if status:
            self.lines.append("does not parse: " + err.split("\n")[0])
            return
        chunks = {}
        for number, chunk in enumerate(split(text)):
            chunks[name_of(chunk) or str(number)] = chunk
        self.climb(chunks)

    def climb(self, chunks):
        at = {"source": (dict(chunks), *count(chunks, self.target))}
        stopped = {}
        for rung, above, pipeline in self.rungs:
            programs = at[above][0]
            if not programs:
                at[rung] = {}, {}, {}
                continue
            if rung == "affine":
                programs = mutable_constants(programs)
            lowered, reasons = lower(programs, pipeline)
            stopped.update({name: (rung, why) for name, why in reasons.items()})
            at[rung] = (lowered, *(count(lowered, self.target) if lowered else ({}, {})))
            for name in list(lowered):
                self.compare(name, rung, at, above, stopped)
                if name in stopped:
                    del at[rung][0][name]
        self.tally["stop"] += len(stopped)
        self.tally["climb"] += len(chunks.keys() - stopped.keys())
        for name, (rung, why) in sorted(stopped.items()):
            self.lines.append("@%s stops before %s: %s" % (name, rung, why))

    def compare(self, name, rung, at, rung_above, stopped):
        explained, ops = collections.Counter(), set()
        for function, op in operations(at["source"][0][name]):
            for reason, change in EXPLAINED.get((rung, op.name), lambda op: ())(op):
                add(explained, {(function,) + key: n for key, n in change.items()})
                self.explained[rung, op.name, reason] += 1
        for _, op in operations(at[rung_above][0][name]):
            ops.add(op.name)
        above, below = at[rung_above][1][name], at[rung][1][name]
        try:
            wrong = differences(above, below, explained, self.extents)
        except NameError:
            stopped[name] = rung, "its sizes are read from memory"
            return
        if self.target:
            if wrong and (rung, name) in ladder_figures.OTHER_WORK:
                ladder_figures.seen.add((rung, name))
                wrong = {}
            found = ladder_figures.compare_figures(
                rung, name, at[rung_above][2][name], at[rung][2][name])
            wrong.update({(text,): text for text in found})
        if wrong:
            self.tally["differ"] += 1
            self.lines += ["@%s DIFFERS at %s: %s" % (name, rung, text) for text in wrong.values()]
        elif (rung, rung_above) in {pair[:2] for pair in RUNGS}:
            self.ops |= ops


def check_list(path, ops, write):
    """Whether the list is the ops seen."""
    ops = {op for op in ops if op.split(".")[0] not in ("builtin", "transform")}
    if write:
        with open(path, "w") as file:
            file.writelines(op + "\n" for op in sorted(ops))
        return True
    with open(path) as file:
        listed = set(file.read().split())
    for op in sorted(ops - listed):
        print("%s takes the ladder but is not listed: write the list anew" % op)
    for op in sorted(listed - ops):
        print("%s is listed but nothing takes it up the ladder" % op)
    return listed == ops


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--quiet", action="store_true", help="only differences")
    parser.add_argument("--more", action="store_true", help="more rungs and figures")
    parser.add_argument("--ops")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()

    tally, explained, ops = collections.Counter(), collections.Counter(), set()
    rungs, target = RUNGS, None
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        if arguments.more:
            target = os.path.join(folder, "target.mlir")
            with open(target, "w") as file:
                file.write(ladder_figures.TARGET)
            scf = next(pipeline for rung, _, pipeline in RUNGS if rung == "scf")
            rungs = RUNGS + ladder_figures.list_more_rungs(folder, BUFFERS, scf, transform)
        for file in pool.map(lambda path: File(path, rungs, target), arguments.files):
            for line in file.lines:
                if not arguments.quiet or "DIFFERS" in line:
                    print("%s: %s" % (os.path.basename(file.path), line), flush=True)
            tally += file.tally
            explained += file.explained
            ops |= file.ops
    for (rung, op, reason), times in sorted(explained.items()):
        print("explained at %s, %d x %s: %s" % (rung, times, op, reason))
    listed = check_list(arguments.ops, ops, arguments.write) if arguments.ops else True
    for line in ladder_figures.list_unseen() if arguments.more else ():
        print("explained, but not met:", line)
        listed = False
    print("%d functions climb, %d stop, %d differ"
          % (tally["climb"], tally["stop"], tally["differ"]))
    return 0 if listed and not tally["differ"] and tally["climb"] else 1


if __name__ == "__main__":
    sys.exit(main())
