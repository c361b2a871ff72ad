#!/usr/bin/env python3
"""How far estimates for Arm Ethos-U NPUs are off from what Arm's compiler says.

usage: ethos_accuracy.py [--tool build/bin/mlir-roofline] [--python PYTHON]
                         [--target NAME]... [--fit] [--check]

PYTHON (default: the one that runs this) has the packages pymicro-wakeword (four wake-word
networks as TFLite files), tosa-converter-for-tflite (makes TOSA of them) and ethos-u-vela
(compiles them and prints the cycles that they take), as
    pip install pymicro-wakeword==2.5.0 tosa-converter-for-tflite ethos-u-vela==5.2.0
Vela runs in the configuration that each target describes, which is its default.

Prints, per target and network, Vela's time, the bound and the estimate as Markdown. --fit:
prints instead, per target, the overhead of a kernel with which the estimates of two of
the networks are right, and the error on the other two, as an entry for the target's file.
With --check, exit status 1 if a bound exceeds Vela's time, or an estimate of a network that
no overhead was fitted to is off by more than 20 %.
"""

import argparse
import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SYSTEMS = {"u55": ("Ethos_U55_High_End_Embedded", "Shared_Sram"),
           "u65": ("Ethos_U65_Client_Server", "Dedicated_Sram_384KB"),
           "u85": ("Ethos_U85_SYS_DRAM_Mid", "Dedicated_Sram_384KB")}
FITTED = ("hey_jarvis", "okay_nabu")
MAX_ERROR = 0.2


def run(command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit("error: %s\n%s" % (" ".join(command), result.stderr))
    return result.stdout


class Vela:
    """Arm's compiler, its converter and the networks."""

    def __init__(self, python, folder):
        self.programs, self.folder = os.path.dirname(os.path.abspath(python)), folder
        where = run([python, "-c", "import ethosu, pymicro_wakeword as w; "
                                   "print(w.__file__); print(ethosu.__path__[0])"])
        package, vela = where.split("\n")[:2]
        self.config = os.path.join(vela, "config_files", "Arm", "vela.ini")
        files = sorted(glob.glob(os.path.join(os.path.dirname(package), "models", "*.tflite")))
        self.files = {os.path.splitext(os.path.basename(file))[0]: file for file in files}

    def convert(self, network):
        program = os.path.join(self.folder, network + ".mlir")
        run([os.path.join(self.programs, "tosa-converter-for-tflite"), self.files[network],
             "-o", program, "--text"])
        return program

    def get_seconds(self, network, target):
        core = target[len("arm-"):]
        system, memory = SYSTEMS[core.split("-")[1]]
        output = os.path.join(self.folder, core)
        run([os.path.join(self.programs, "vela"), self.files[network], "--config", self.config,
             "--accelerator-config", core, "--system-config", system, "--memory-mode", memory,
             "--output-dir", output])
        with open(os.path.join(output, "%s_summary_%s.csv" % (network, system))) as text:
            return float(next(csv.DictReader(text))["inference_time"])


class Target:
    """A target of the registry, whose efficiencies can be replaced."""

    def __init__(self, tool, name, folder):
        self.tool, self.name = tool, name
        self.file = os.path.join(folder, name + ".target.mlir")
        text = run([tool, "targets", name])
        self.text = re.sub(r",\s*efficiency = \[.*?>\](?=[,>])", "", text, flags=re.S)

    def get_times(self, program, overhead=None):
        """Bound and estimate; with an overhead of every kernel, instead of the target's own."""
        target = self.name
        if overhead is not None:
            entries = ", efficiency = [%s]" % ", ".join(
                "<%s, overhead_s = %.9e>" % (each, overhead) for each in ("contraction", "elementwise"))
            end = self.text.rindex(">")
            with open(self.file, "w") as file:
                file.write(self.text[:end] + entries + self.text[end:])
            target = self.file
        report = json.loads(run([self.tool, "report", program, "--target=" + target, "--format=json"]))
        times = report["targets"][0]
        return times["latency_bound_s"], times.get("latency_estimate_s")

    def fit(self, programs, seconds):
        """The overhead with the least error on these programs: it falls, then rises."""
        def get_error(overhead):
            return sum(abs(self.get_times(programs[each], overhead)[1] / seconds[each] - 1)
                       for each in seconds) / len(seconds)
        low, high = 1e-9, 2 * max(seconds.values())
        while high / low > 1.002:
            ratio = (high / low) ** (1 / 3)
            if get_error(low * ratio) <= get_error(high / ratio):
                high /= ratio
            else:
                low *= ratio
        return float("%.3g" % ((low * high) ** 0.5))


def print_fit(target, programs, seconds):
    overhead = target.fit(programs, {each: seconds[each] for each in FITTED})
    errors = [target.get_times(programs[each], overhead)[1] / seconds[each] - 1
              for each in seconds if each not in FITTED]
    print("%s: overhead_s = %.3g, error = %.3f, rows = %d (%s)" % (
        target.name, overhead, sum(map(abs, errors)) / len(errors), len(errors),
        ", ".join("%+.1f %%" % (100 * error) for error in errors)), flush=True)


def print_times(target, programs, seconds):
    """Returns whether the figures are within their limits."""
    is_good = True
    for network in programs:
        bound, estimate = target.get_times(programs[network])
        error = estimate / seconds[network] - 1 if estimate else None
        print("| %s | %s | %.1f us | %.1f us | %s | %s |" % (
            target.name, network + (" (fitted)" if network in FITTED else ""),
            1e6 * seconds[network], 1e6 * bound, "%.1f us" % (1e6 * estimate) if estimate else "-",
            "%+.1f %%" % (100 * error) if estimate else "-"), flush=True)
        is_good &= bound <= seconds[network]
        is_good &= network in FITTED or (error is not None and abs(error) <= MAX_ERROR)
    return is_good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tool", default=os.path.join(REPOSITORY, "build", "bin", "mlir-roofline"))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--target", action="append")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    is_good = True
    with tempfile.TemporaryDirectory() as folder:
        vela = Vela(arguments.python, folder)
        programs = {network: vela.convert(network) for network in vela.files}
        names = arguments.target or [
            name for name in re.findall(r"arm-ethos-\S+", run([arguments.tool, "targets"]))]
        if not arguments.fit:
            print("| target | network | Vela | bound | estimate | error |\n|---|---|---|---|---|---|")
        for name in names:
            target = Target(arguments.tool, name, folder)
            seconds = {network: vela.get_seconds(network, name) for network in programs}
            if arguments.fit:
                print_fit(target, programs, seconds)
            else:
                is_good &= print_times(target, programs, seconds)
    if arguments.check and not is_good:
        sys.exit("error: a bound exceeds Vela's time, or an estimate is more than 20 % off")


if __name__ == "__main__":
    main()
