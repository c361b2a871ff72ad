#!/usr/bin/env python3
"""Reports on programs that were changed at random, which must end well or be refused.

usage: fuzz.py [--tool mlir-roofline] [--mlir-opt mlir-opt] [--count 2000] [--seed 0]
               [--jobs 2] [--schema FILE] [--number N] [--known FILE] FOLDER...

The programs are the .mlir files in the folders, parted at `// -----`. A mutant passes if
the report ends with exit status 0, or 2 with a diagnostic and nothing on standard
output; if JSON is valid and follows the schema; if no figure is negative, infinite or
no number, in any format; and if it takes at most ten seconds. What mlir-opt itself
crashes on is left out. --number shows one mutant and what is wrong with it.
FILE has a regular expression a line, for failures that are known. The last line says how many
mutants there were, and how many of them were programs.
"""

import argparse
import csv
import functools
import glob
import io
import json
import multiprocessing
import os
import random
import re
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mutate import choose_flags, mutate

try:
    import jsonschema
except ImportError:
    jsonschema = None

LIMIT_S = 10
MAX_BYTES = 16 << 10
# lit.cfg.py sets the options of a sanitized build.
IS_SANITIZED = "ASAN_OPTIONS" in os.environ
# Of each program.
MUTANTS = 16
# What is no count: places of a program, and values that the user chose.
NOT_COUNTS = {"sizes", "location", "value", "symbols", "meaning", "attribute"}


def read_programs(folders):
    """The parts of all files, in a stable order."""
    parts = []
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "**/*.mlir"), recursive=True)):
            if os.path.getsize(path) > MAX_BYTES:
                continue
            with open(path, encoding="utf-8", errors="replace") as file:
                for part in re.split(r"^// -----.*$", file.read(), flags=re.MULTILINE):
                    # Comments are half of a test, and no program.
                    part = re.sub(r"^\s*//.*\n", "", part, flags=re.MULTILINE)
                    if part.strip():
                        parts.append(part)
    return parts


def limit_resources():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A sanitized tool reserves address space without end, and is slow.
    factor = 5 if IS_SANITIZED else 1
    resource.setrlimit(resource.RLIMIT_CPU, (factor * LIMIT_S, factor * LIMIT_S + 1))
    if not IS_SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


def run(command):
    result = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, preexec_fn=limit_resources
    )
    return result.returncode, result.stdout.decode(errors="replace"), result.stderr.decode(errors="replace")


def reject_constant(text):
    raise ValueError("%s is no JSON" % text)


def find_negative(value, path="report"):
    """The place of a number below 0, or None."""
    if isinstance(value, dict):
        items = ((key, part) for key, part in value.items() if key not in NOT_COUNTS)
    elif isinstance(value, list):
        items = enumerate(value)
    else:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return path if is_number and value < 0 else None
    return next(filter(None, (find_negative(part, "%s.%s" % (path, key)) for key, part in items)), None)


def check_json(text, schema):
    try:
        report = json.loads(text, parse_constant=reject_constant)
    except ValueError as error:
        return "JSON: %s" % error
    if schema and jsonschema:
        error = next(iter(schema.iter_errors(report)), None)
        if error:
            return "schema: %s at %s" % (error.message[:100], "/".join(map(str, error.absolute_path)))
    place = find_negative(report)
    return "negative: %s" % place if place else None


def check_text(text, format):
    """Figures stand alone between spaces, or in cells; names may hold anything."""
    if format == "csv":
        cells = (cell for row in csv.reader(io.StringIO(text)) for cell in row)
        wrong = [cell for cell in cells if re.fullmatch(r"-\d[\d.e+-]*|-?(inf|nan)", cell)]
        return "figure: %s" % wrong[0] if wrong else None
    figures = re.findall(r"(?<![\w.%@\"(*+/-])(?:-\d[\d.,]*|-?(?:inf|nan)\b)(?![\w@\"(*])", text)
    if format == "table":
        text = text.split("Legend")[0]
        figures = re.findall(r"(?:^|\s\s)(-\d[\d.]*|-?inf|-?nan)(?=\s|$)", text)
    return "figure: %s" % figures[0] if figures else None


def judge(tool, mlir_opt, file, format, flags, schema):
    """(whether it is a program, what is wrong or None)."""
    status, out, err = run([tool, "report", file, "--format=" + format] + flags)
    if status == 0:
        wrong = check_json(out, schema) if format == "json" else check_text(out, format)
        return True, wrong
    if status == 2:
        if out:
            return False, "output: something on standard output with exit status 2"
        return False, None if "error" in err else "silent: exit status 2 without a diagnostic"
    if status > 0:
        return False, "exit status %d: %s" % (status, err[:200])
    stock, _, _ = run([mlir_opt, file, "-o", os.devnull])
    if stock < 0:
        return False, None
    what = "time: over %d s" % LIMIT_S if status in (-24, -9) else "signal %d: %s" % (-status, err[:300])
    return True, what


class Fuzzer:
    def __init__(self, arguments):
        self.arguments = arguments
        self.programs = read_programs(arguments.folders)
        self.schema = None
        if arguments.schema and jsonschema:
            with open(arguments.schema, encoding="utf-8") as file:
                self.schema = jsonschema.Draft202012Validator(json.load(file))

    @functools.lru_cache(maxsize=4)
    def choose(self, group):
        """A program that is accepted as it is; several mutants are made of one."""
        source = random.Random("%s-%s" % (self.arguments.seed, group))
        for _ in range(20):
            program = source.choice(self.programs)
            with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
                file.write(program)
                file.flush()
                if run([self.arguments.tool, "report", file.name])[0] == 0:
                    break
        return program

    def make(self, number):
        """(text, format, flags) of a mutant."""
        source = random.Random("%s-mutant-%s" % (self.arguments.seed, number))
        text = mutate(self.choose(number // MUTANTS), source)
        return (text, *choose_flags(source))

    def check(self, number):
        text, format, flags = self.make(number)
        with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
            file.write(text)
            file.flush()
            return judge(
                self.arguments.tool, self.arguments.mlir_opt, file.name, format, flags, self.schema
            )


fuzzer = None


def work(number):
    return (number, *fuzzer.check(number))


def read_known(file):
    if not file:
        return []
    with open(file, encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines if line.strip() and line[0] != "#"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--tool", default="mlir-roofline")
    parser.add_argument("--mlir-opt", default="mlir-opt")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--schema")
    parser.add_argument("--known", metavar="FILE")
    parser.add_argument("--number", type=int)
    arguments = parser.parse_args()
    global fuzzer
    fuzzer = Fuzzer(arguments)
    if not fuzzer.programs:
        parser.error("no program in %s" % ", ".join(arguments.folders))
    if arguments.number is not None:
        text, format, flags = fuzzer.make(arguments.number)
        print(text)
        print("--format=%s %s: %s" % (format, " ".join(flags), fuzzer.check(arguments.number)[1]))
        return 0
    known = read_known(arguments.known)
    programs = failed = failed_as_known = 0
    # The workers are copies of this process, with all programs read.
    with multiprocessing.get_context("fork").Pool(arguments.jobs) as pool:
        for number, is_program, wrong in pool.imap_unordered(work, range(arguments.count), chunksize=MUTANTS):
            programs += is_program
            if wrong and any(re.match(pattern, wrong) for pattern in known):
                failed_as_known += 1
            elif wrong:
                failed += 1
                print("mutant %d: %s" % (number, wrong), flush=True)
    print(
        "%d mutants of %d programs, %d accepted; %d failed, %d known to fail"
        % (arguments.count, len(fuzzer.programs), programs, failed, failed_as_known)
    )
    return 1 if failed or programs < arguments.count // 10 else 0


if __name__ == "__main__":
    sys.exit(main())
