"""Which tests reach a mutant, and whether one of them notices it."""

import concurrent.futures
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

# A test that the unmutated code passes in a second, but not in this multiple, hangs.
SLOWER = 10
# Unit tests, each suite of which is a test: Unit/FormulaProof.
UNIT = "Unit/"


def cache_entry(build_dir, name):
    """The value of a CMake cache entry, or None."""
    with open(os.path.join(build_dir, "CMakeCache.txt")) as cache:
        for line in cache:
            if line.startswith(name + ":"):
                return line.split("=", 1)[1].strip()
    return None


class Tests:
    """The tests of a build folder that `chosen`, a regular expression, matches: those of
    lit, and suites of unit tests, each by its name.

    A test that needs more than `limit_s` of processor time in one of its programs is
    stopped and fails, so that a mutant that makes it hang is noticed.
    """

    def __init__(self, folder, chosen, limit_s, jobs):
        self.folder, self.chosen, self.limit_s, self.jobs = folder, chosen, limit_s, jobs
        self.lit = [sys.executable, cache_entry(folder, "ROOFLINE_LIT")]
        self.unit = os.path.join(folder, "test", "Unit", "RooflineUnitTests")

    def list(self):
        command = self.lit + ["--show-tests", os.path.join(self.folder, "test")]
        out = subprocess.run(command, stdout=subprocess.PIPE, check=True,
                             universal_newlines=True).stdout
        names = re.findall(r"^  [\w-]+ :: (.*)$", out, re.M)
        names = [name for name in names if os.path.splitext(name)[1] in (".mlir", ".test")]
        names += self.list_suites()
        return [name for name in names if re.search(self.chosen, name)]

    def list_suites(self):
        if not os.path.exists(self.unit):
            return []
        out = subprocess.run([self.unit, "--gtest_list_tests"], stdout=subprocess.PIPE,
                             check=True, universal_newlines=True).stdout
        return [UNIT + suite for suite in re.findall(r"^(\S+)\.(?:\s|$)", out, re.M)]

    def limit(self):
        resource.setrlimit(resource.RLIMIT_CPU, (self.limit_s, self.limit_s + 1))
        # What grows without end fails instead of taking the machine down.
        resource.setrlimit(resource.RLIMIT_AS, (16 << 30, 16 << 30))

    def execute(self, command, environment, timeout_s):
        """The exit status, or None after the time is up; nothing is left running."""
        process = subprocess.Popen(
            command, env=dict(os.environ, **environment), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, preexec_fn=self.limit)
        try:
            return process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()

    def failing(self, names, environment, timeout_s, jobs=None):
        """One of the tests that fails, or None; of those that were skipped, nothing is
        known."""
        for name in names:
            if name.startswith(UNIT):
                command = [self.unit, "--gtest_fail_fast", "--gtest_brief=1",
                           "--gtest_filter=%s.*" % name[len(UNIT):]]
                if self.execute(command, environment, timeout_s) != 0:
                    return name
        names = [name for name in names if not name.startswith(UNIT)]
        if not names:
            return None
        with tempfile.TemporaryDirectory() as folder:
            results = os.path.join(folder, "results.json")
            command = self.lit + ["-q", "-j%d" % (jobs or self.jobs), "--max-failures=1",
                                  "-o", results, "--skip-test-time-recording"]
            command += [os.path.join(self.folder, "test", name) for name in names]
            status = self.execute(command, environment, timeout_s)
            if status is None:
                return names[0]
            if status == 0:
                return None
            with open(results) as file:
                tests = json.load(file)["tests"]
        failed = [test["name"] for test in tests
                  if test["code"] in ("FAIL", "TIMEOUT", "UNRESOLVED", "XPASS")]
        if not failed:
            sys.exit("error: lit ended with status %d and no failure" % status)
        return failed[0].split(" :: ")[-1]


def cover(tests, path):
    """{test: (seconds, numbers of the mutants it reaches)} of the tests that pass without
    any mutant, kept in a file."""
    known = {}
    if os.path.exists(path):
        with open(path) as file:
            known = json.load(file)
    names = tests.list()

    def measure(name):
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, "reached")
            begin = time.monotonic()
            failing = tests.failing([name], {"ROOFLINE_MUTANTS_REACHED": log}, 1800, jobs=1)
            seconds = time.monotonic() - begin
            reached = []
            if os.path.exists(log):
                with open(log) as file:
                    reached = sorted({int(number) for number in file.read().split()})
        return name, None if failing else (seconds, reached)

    missing = [name for name in names if name not in known]
    with concurrent.futures.ThreadPoolExecutor(tests.jobs) as pool:
        for name, measured in pool.map(measure, missing):
            known[name] = measured
            if measured is None:
                print("%s fails without any mutant" % name, flush=True)
            with open(path, "w") as file:
                json.dump(known, file)
    return {name: known[name] for name in names if known[name]}


def batches(names):
    """Short lists first, so that little is run after a failure."""
    size, names = 4, list(names)
    while names:
        yield names[:size]
        names, size = names[size:], 2 * size


def notice(tests, covered, number, area, budget_s):
    """(a test that fails with the mutant on or None, how many reach it, how many of
    those were too expensive to run). Cheap ones run first, those of its area a while
    earlier."""
    reaching = [name for name, (_, reached) in covered.items() if number in reached]

    def order(name):
        seconds = covered[name][0]
        return seconds if name.startswith(area + "/") else 3 * seconds

    reaching.sort(key=order)
    chosen, spent = [], 0
    for name in reaching:
        if chosen and spent + covered[name][0] > budget_s:
            break
        spent += covered[name][0]
        chosen.append(name)
    for names in batches(chosen):
        timeout_s = 60 + SLOWER * sum(covered[name][0] for name in names)
        failing = tests.failing(names, {"ROOFLINE_MUTANT": str(number)}, timeout_s)
        if failing:
            return failing, len(reaching), 0
    return None, len(reaching), len(reaching) - len(chosen)
