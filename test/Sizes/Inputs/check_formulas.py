#!/usr/bin/env python3
"""Checks that formulas of times are what sizes with values have.

usage: check_formulas.py FILE [OPTION]... [--points=N] [--low=N] [--high=N]

The file is reported with its sizes open. Each formula that holds for all sizes is
evaluated at random values from LOW to HIGH, each order of magnitude as often, with all
sizes 1, with all 2, and with each of them 1 and all others HIGH (a size with a range:
within it), and has to give what a report with these values bound says.
"""

import json
import math
import random
import re
import subprocess
import sys

FIGURES = {
    "latency_bound": "latency_bound_s",
    "latency_floor": "latency_floor_s",
    "latency_fused": "latency_fused_s",
    "latency_estimate": "latency_estimate_s",
}



def report(options):
    run = subprocess.run(["mlir-roofline", "report", *options, "--format=json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode != 0:
        sys.exit("%s: %s" % (options, run.stderr.decode()))
    return json.loads(run.stdout)


class Reader:
    """Evaluates `max(2*batch, 3) + (batch where batch > 1)`."""

    def __init__(self, text, values):
        self.tokens = re.findall(r"\d[\d.]*(?:e[+-]?\d+)?|[A-Za-z_@][\w.@:]*|>=|[-+*/^(),>]", text)
        self.values = values
        self.place = 0

    def peek(self):
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, *wanted):
        if self.peek() in wanted:
            self.place += 1
            return self.tokens[self.place - 1]
        return None

    def expect(self, token):
        if not self.take(token):
            sys.exit("expected %s, found %s in %s" % (token, self.tokens[self.place :], "".join(self.tokens)))

    def sum(self):
        total = -self.product() if self.take("-") else self.product()
        while sign := self.take("+", "-"):
            total = total + self.product() if sign == "+" else total - self.product()
        return total

    def product(self):
        total = self.power()
        while sign := self.take("*", "/"):
            total = total * self.power() if sign == "*" else total / self.power()
        return total

    def power(self):
        base = self.atom()
        return base ** int(self.atom()) if self.take("^") else base

    def atom(self):
        token = self.peek()
        self.place += 1
        if token == "(":
            value = self.sum()
            if self.take("where"):
                left = self.sum()
                sign = self.take(">", ">=")
                right = self.sum()
                value = value if left > right or (sign == ">=" and left == right) else 0
            self.expect(")")
            return value
        if token[0].isdigit():
            return int(token) if token.isdigit() else float(token)
        if self.take("("):
            operands = [self.sum()]
            while self.take(","):
                operands.append(self.sum())
            self.expect(")")
            return self.call(token, operands)
        return self.values[token]

    def call(self, name, operands):
        if name == "floordiv":
            return operands[0] // operands[1]
        if name == "ceildiv":
            return -(-operands[0] // operands[1])
        if name == "mod":
            return operands[0] % operands[1]
        return {"max": max, "min": min, "floor": lambda x: math.floor(x[0])}[name](operands)


def evaluate(entry, key, values):
    return Reader(entry[key], values).sum()


def check(formulas, target, values, counts):
    for name, key in FIGURES.items():
        entry = formulas.get(name, {})
        if "seconds" not in entry:
            continue
        own, whole = evaluate(entry, "seconds", values), target[key]
        if not math.isclose(own, whole, rel_tol=1e-9):
            sys.exit("%s for %s: %s is %r, not %r" % (name, values, entry["seconds"], own, whole))
        counts[name] = counts.get(name, 0) + 1


def points(sizes, number):
    chance = random.Random(7)
    clamped = lambda value, ends: min(max(value, ends[0]), ends[1])
    chosen = [{name: clamped(value, ends) for name, ends in sizes} for value in (1, 2)]
    for one, _ in sizes if len(sizes) > 1 else []:
        chosen.append({name: ends[0] if name == one else ends[1] for name, ends in sizes})
    for _ in range(number):
        logarithms = [(name, ends, chance.uniform(math.log(max(ends[0], 1)), math.log(ends[1]))) for name, ends in sizes]
        chosen.append({name: clamped(round(math.exp(value)), ends) for name, ends, value in logarithms})
    return chosen


def main():
    settings = {"points": 4, "low": 1, "high": 5000}
    options = []
    for argument in sys.argv[1:]:
        match = re.match(r"--(points|low|high)=(\d+)$", argument)
        if match:
            settings[match[1]] = int(match[2])
        else:
            options.append(argument)
    opened = report(options)
    sizes = []
    for symbol in opened["symbols"]:
        low, high = symbol.get("range", [0, math.inf])
        sizes.append((symbol["name"], (max(low, settings["low"]), min(high, settings["high"]))))
    counts = {}
    for values in points(sizes, settings["points"]):
        bound = report(options + ["--bind=" + ",".join("%s=%d" % pair for pair in values.items())])
        for own, whole in zip(opened["targets"], bound["targets"]):
            check(own.get("time_formulas", {}), whole, values, counts)
    for name in sorted(counts):
        print("%s: %d" % (name, counts[name]))


main()
