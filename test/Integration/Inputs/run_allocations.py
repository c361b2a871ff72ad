#!/usr/bin/env python3
"""Runs the allocations of a bufferised program in the order of its text.

usage: run_allocations.py FILE.mlir

An interpreter of memref.alloc, alloca and dealloc and of what hands buffers on: a loop
runs its body once (what it allocates it frees), and there are two runs, of which one
takes the first side of every scf.if and one the second. It shares no code with
the analysis and knows nothing of liveness. What is in the buffers at the peak it tells
afterwards from the lines that mention them.
"""

import re
import sys
from collections import namedtuple

Peak = namedtuple("Peak", "held in_use splat unwritten dead")
TYPE = re.compile(r"memref<((?:\d+x)*)([a-z]+[a-z0-9]*)")
VIEW = re.compile(r"(%[\w$.]+)(?:, .*)? = memref\.(?:cast|collapse_shape|expand_shape|reinterpret_cast|"
                  r"subview|view|memory_space_cast|extract_strided_metadata) (%[\w$.]+)")
NAME = re.compile(r"%[\w$.]+")


def size(text):
    shape, element = TYPE.search(text).groups()
    elements = 1
    for extent in shape.split("x"):
        elements *= int(extent) if extent else 1
    bits = 64 if element == "index" else int(re.search(r"\d+", element).group())
    return (elements * bits + 7) // 8


class Program:
    def __init__(self, lines, side):
        self.lines = lines
        self.side = side
        self.base = {}
        # Constants of one element.
        self.scalars = {match.group(1) for text in lines if (match := re.match(
            r"(%[\w$.]+) = memref\.get_global @\S+ : memref<[a-z]+\d+>", text))}
        self.live, self.held, self.peak = {}, 0, 0
        self.scopes = [[]]
        # By open brace, the result of the loop or branch, if it has one, and which side it is.
        self.regions = []
        self.at_peak, self.where = {}, 0

    def root(self, name):
        while name in self.base:
            name = self.base[name]
        return name

    def is_skipped(self):
        return any(side not in (None, self.side) for _, side in self.regions)

    def enter(self, text):
        result = NAME.match(text)
        if "scf.if" in text:
            self.regions.append((result and result.group(), 0))
        elif text == "} else {":
            self.regions.append((self.left, 1))
        else:
            self.regions.append((result and result.group(), None))
            for argument, init in re.findall(r"(%[\w$.]+) = (%[\w$.]+)", text.partition("iter_args(")[2]):
                self.base[argument] = init
        self.scopes.append([])

    def leave(self):
        for name in self.scopes.pop():
            self.held -= self.live.pop(name)
        self.left, _ = self.regions.pop()

    def execute(self):
        for number, text in enumerate(self.lines):
            if text.startswith("}") and self.regions:
                self.leave()
            if not self.is_skipped():
                self.step(number, text)
            if text.endswith("{"):
                self.enter(text)

    def step(self, number, text):
        if match := VIEW.match(text):
            self.base[match.group(1)] = match.group(2)
        if match := re.match(r"scf\.yield (%[\w$.]+)", text):
            result = next((result for result, _ in reversed(self.regions)), None)
            if result:
                self.base[result] = self.root(match.group(1))
        if match := re.match(r"(%[\w$.]+) = memref\.(alloca?)\(", text):
            name, kind = match.groups()
            self.live[name] = size(text[text.rindex(": memref<"):])
            self.held += self.live[name]
            if kind == "alloca":
                self.scopes[-1].append(name)
            if self.held > self.peak:
                self.peak, self.at_peak, self.where = self.held, dict(self.live), number
        if match := re.match(r"memref\.dealloc (%[\w$.]+)", text):
            self.held -= self.live.pop(self.root(match.group(1)))

    @staticmethod
    def get_read(text):
        """The part of a line that names what it reads. Sums also read their destination."""
        if text.startswith("linalg.fill"):
            return ""
        if text.startswith("memref.copy"):
            return text.partition(",")[0]
        only_writes = (text.startswith(("linalg.transpose", "linalg.broadcast")) or
                       text.startswith("linalg.generic") and '"reduction"' not in text)
        return text.partition("outs(")[0] if only_writes else text

    def is_splat(self, text, splat):
        """Whether a line writes one value everywhere: a fill, a copy of such a buffer, or what is
        made of constants of one element alone."""
        if text.startswith("linalg.fill"):
            return True
        if match := re.match(r"memref\.copy (%[\w$.]+), ", text):
            return self.root(match.group(1)) in splat
        read = text.partition("ins(")[2].partition("outs(")[0]
        return text.startswith("linalg.generic") and bool(read) and all(
            name in self.scalars for name in NAME.findall(read))

    def explain(self):
        """What the buffers hold at the peak: the line that allocates is not over."""
        written, splat, read_later, overwritten = set(), set(), set(), set()
        for number, text in enumerate(self.lines):
            if text.startswith("memref.dealloc") or VIEW.match(text):
                continue
            names = {self.root(name) for name in NAME.findall(text)} & self.at_peak.keys()
            if not names:
                continue
            if number > self.where:
                # The next that mentions a buffer reads it, or writes over it.
                kept = {self.root(name) for name in NAME.findall(self.get_read(text))}
                overwritten |= names - kept - read_later
                read_later |= names & kept - overwritten
                continue
            if self.is_splat(text, splat):
                last = text.split("outs(")[-1] if "outs(" in text else text.partition(",")[2]
                target = self.root(NAME.findall(last)[0])
                splat.add(target)
                written.discard(target)
            elif "memref.alloc" not in text:
                outs = text.split("outs(")[1] if "outs(" in text else text
                targets = {self.root(name) for name in NAME.findall(outs)} & names
                splat -= targets
                written |= targets
        total = lambda names: sum(self.at_peak[name] for name in names)
        live = set(self.at_peak)
        unwritten = live - written - splat
        splat &= live
        dead = written - read_later
        return Peak(self.peak, total(written & read_later), total(splat), total(unwritten), total(dead))


def run(lines):
    lines = [line.strip() for line in lines]
    programs = [Program(lines, side) for side in (0, 1)]
    for program in programs:
        program.execute()
    return max(programs, key=lambda program: program.peak).explain()


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        print(run(file))
