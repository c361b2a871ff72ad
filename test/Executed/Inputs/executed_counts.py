#!/usr/bin/env python3
"""Compare what programs execute with what the analysis says of them.

Each case is a function around one operation. Upstream's own passes lower it to
loops, a plugin that shares no code with the cost models counts in them, and
mlir-runner executes the result. The counts of work must agree per class and
element type, and so must the elements read and written per operand.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

import linalg_cases
import random_cases
import tensor_cases
import tosa_cases
import tosa_control_cases
import tosa_window_cases
from comparison import compare

BUFFERIZE = (
    "eliminate-empty-tensors,one-shot-bufferize{bufferize-function-boundaries "
    "function-boundary-type-conversion=identity-layout-map},"
    "test-hide-constants,func.func(convert-linalg-to-loops)"
)
TOSA = (
    "func.func(tosa-make-broadcastable,tosa-to-linalg-named,tosa-to-linalg,"
    "tosa-to-arith{include-apply-rescale=true},tosa-to-tensor,tosa-to-scf)," + BUFFERIZE
)
LOWERINGS = {
    "tosa-windows": TOSA,
    "tosa-decomposed": "func.func(tosa-optional-decompositions,tosa-infer-shapes,"
    "tosa-make-broadcastable,tosa-to-linalg-named,tosa-to-linalg,tosa-to-arith,"
    "tosa-to-tensor)," + BUFFERIZE,
    "tosa": TOSA,
    "tosa-control": "tosa-to-mlprogram,func.func(tosa-to-scf,tosa-to-linalg,"
    "tosa-to-arith,tosa-to-tensor),"
    + BUFFERIZE.replace("{", "{allow-return-allocs-from-loops "),
    "tensor": "transform-preload-library{transform-library-paths=%s},"
    "transform-interpreter," + BUFFERIZE,
    "linalg": "test-hide-constants,func.func(convert-linalg-to-loops)",
    "random": "test-hide-constants,func.func(convert-linalg-to-loops)",
}
TO_LLVM = (
    "expand-strided-metadata,lower-affine,convert-scf-to-cf,"
    "func.func(convert-math-to-llvm),convert-math-to-libm,convert-complex-to-llvm,"
    "arith-expand,expand-strided-metadata,lower-affine,finalize-memref-to-llvm,convert-arith-to-llvm,"
    "convert-index-to-llvm,convert-func-to-llvm,convert-cf-to-llvm,"
    "reconcile-unrealized-casts"
)


class Failure(Exception):
    """Something could not be run; says what and why."""


def run(command, text=None):
    try:
        result = subprocess.run(command, input=text, text=True, capture_output=True)
    except OSError as error:
        raise Failure("%s: %s" % (command[0], error.strerror)) from error
    if result.returncode != 0:
        raise Failure("%s failed:\n%s" % (" ".join(command), result.stderr[-4000:]))
    return result.stdout


def list_ops(plugin, dialect):
    out = run(
        [
            "mlir-opt",
            "--load-pass-plugin=" + plugin,
            "--pass-pipeline=builtin.module(test-list-ops{dialect=%s})" % dialect,
            "-o",
            os.devnull,
        ],
        "module {}",
    )
    prefix = dialect + "."
    return [line[len(prefix) :] for line in out.split() if line.startswith(prefix)]


def module_of(cases):
    return "".join(case.function("c%d" % i) for i, case in enumerate(cases))


# ===-----------------------------------------------------------------------===#
# The two sides
# ===-----------------------------------------------------------------------===#


def execute(cases, lowering, options):
    """Per case: {"work mul f32": n, "read arg0": n, ...}."""
    with tempfile.TemporaryDirectory() as folder:
        if "%s" in lowering:
            script = os.path.join(folder, "decompose.mlir")
            with open(script, "w") as file:
                file.write(tensor_cases.DECOMPOSE)
            lowering %= script
        pipeline = "builtin.module(%s,test-count-executed,%s)" % (lowering, TO_LLVM)
        program = os.path.join(folder, "program.mlirbc")
        legend = run(
            [
                "mlir-opt",
                "--load-pass-plugin=" + options.plugin,
                "--pass-pipeline=" + pipeline,
                "--emit-bytecode",
                "-o",
                program,
            ],
            module_of(cases),
        )
        printed = run(
            [
                options.runner,
                program,
                "-O0",
                "-e=main",
                "-entry-point-result=void",
                "-shared-libs=" + options.runner_library,
            ]
        )
    keys = legend.splitlines()
    values = [int(line) for line in printed.split()]
    if len(keys) != len(values):
        raise Failure("%d counters printed for %d" % (len(values), len(keys)))
    counts = [{} for _ in cases]
    for key, value in zip(keys, values):
        function, meaning = key.split(" ", 1)
        counts[int(function[1:])][meaning] = value
    return counts


def analyse(cases, options):
    """Per case: the function's totals, and the operations in it."""
    report = json.loads(
        run(
            [options.roofline_opt, "--roofline-report=format=json", "-o", os.devnull],
            module_of(cases),
        )
    )
    functions = {f["name"]: f["totals"] for f in report["functions"]}
    ops = {}
    for op in report["ops"]:
        ops.setdefault(op["function"], []).append(op)
    return [
        (functions.get("c%d" % i, {}), ops.get("c%d" % i, []))
        for i, _ in enumerate(cases)
    ]


def check(cases, lowering, options):
    """Runs the cases in batches and returns the messages of those that fail."""
    failures = []
    for start in range(0, len(cases), options.batch):
        batch = cases[start : start + options.batch]
        executed = execute(batch, lowering, options)
        analysed = analyse(batch, options)
        for case, counts, (totals, ops) in zip(batch, executed, analysed):
            messages = list(compare(case, counts, totals, ops))
            if messages:
                failures.append((case, messages))
    return failures


# Operations without a case, and why.
WITHOUT_CASE = {
    "linalg.index": "a loop's own counter, inside linalg.generic's cases",
    "linalg.yield": "a terminator, inside linalg.generic's cases",
    "tosa.yield": "a terminator",
    "tosa.const": "compile time; inside other cases",
    "tosa.const_shape": "compile time; inside other cases",
    "tosa.custom": "means nothing upstream",
    "tosa.matmul_t_block_scaled": "does not lower",
    "tosa.cast_from_block_scaled": "does not lower",
    "tosa.cast_to_block_scaled": "does not lower",
    "tosa.dim": "arithmetic on shapes: compile time",
}


def reason_without_case(op):
    if op.startswith("tosa.") and op.endswith("_shape"):
        return "arithmetic on shapes: compile time"
    return WITHOUT_CASE.get(op)


def make_suites(options):
    return {
        "linalg": lambda: linalg_cases.make_cases(list_ops(options.plugin, "linalg")),
        "tensor": tensor_cases.make_cases,
        "random": lambda: random_cases.make_cases(options.seed, options.count),
        "tosa": tosa_cases.make_cases,
        "tosa-control": tosa_control_cases.make_cases,
        "tosa-windows": tosa_window_cases.make_cases,
        "tosa-decomposed": tosa_window_cases.make_decomposed_cases,
    }


def list_coverage(options):
    """Prints one operation with cases a line; fails for one that has neither
    cases nor a reason, and for a reason without need."""
    cases = [c for make in make_suites(options).values() for c in make()]
    covered = {c.op for c in cases}
    registered = {
        "%s.%s" % (dialect, name)
        for dialect in ("linalg", "tosa")
        for name in list_ops(options.plugin, dialect)
    }
    print("\n".join(sorted(covered)))
    wrong = 0
    for op in sorted(registered | covered | set(WITHOUT_CASE)):
        if op not in registered:
            message = "is not registered"
        elif (op in covered) == (reason_without_case(op) is not None):
            message = "has %s" % (
                "cases and a reason to have none"
                if op in covered
                else "no case and no reason"
            )
        else:
            continue
        print("%s %s" % (op, message), file=sys.stderr)
        wrong += 1
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("suite", choices=sorted(LOWERINGS) + ["list"])
    parser.add_argument("--plugin", required=True, help="the counting plugin")
    parser.add_argument("--roofline-opt", default="roofline-opt")
    parser.add_argument("--runner", default="mlir-runner")
    parser.add_argument(
        "--runner-library", required=True, help="libmlir_c_runner_utils"
    )
    parser.add_argument("--batch", type=int, default=120, help="functions per program")
    parser.add_argument("--count", type=int, default=200, help="random cases")
    parser.add_argument("--seed", type=int, default=22, help="of the random cases")
    parser.add_argument("--number", type=int, help="run and print this case only")
    parser.add_argument("--only", default="", help="operations whose name matches")
    options = parser.parse_args()
    if options.suite == "list":
        return list_coverage(options)
    cases = list(make_suites(options)[options.suite]())
    if options.number is not None:
        cases = [cases[options.number]]
        print(module_of(cases))
    cases = [c for c in cases if re.search(options.only, c.op)]
    failures = check(cases, LOWERINGS[options.suite], options)
    for case, messages in failures:
        print("%s (%s)" % (case.op, case.what))
        for message in messages:
            print("  " + message)
    print("%d cases, %d failed" % (len(cases), len(failures)))
    # No case is no proof: a name that matches nothing would look fine.
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print(failure, file=sys.stderr)
        sys.exit(2)
