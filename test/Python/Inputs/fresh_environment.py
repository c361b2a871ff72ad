"""Installs the wheel into a new virtual environment, and tests it there."""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

import same_reports

HERE = pathlib.Path(__file__).parent


def make_environment(folder, wheels):
    """A virtual environment with the wheel and nothing else; its Python."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin/python"
    install = [python, "-m", "pip", "install", "--quiet", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*install, "--find-links", wheels, "mlir-roofline"], check=True)
    subprocess.run([python, "-m", "pip", "check", "--disable-pip-version-check"], check=True)
    return python


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheels", type=pathlib.Path, required=True)
    parser.add_argument("--environment", type=pathlib.Path, required=True)
    parser.add_argument("--shared-tool", required=True)
    parser.add_argument("--schema", type=pathlib.Path, required=True)
    parser.add_argument("models", nargs="+")
    options = parser.parse_args()

    python = make_environment(options.environment.resolve(), options.wheels.resolve())
    # Nothing of the machine's own is to be found: no PATH, no variables.
    bare = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    tests = HERE / "test_package.py"
    subprocess.run([python, "-B", tests, options.schema], check=True, env=bare, cwd="/")
    tool = options.environment / "bin/mlir-roofline"
    same_reports.main([options.shared_tool, tool], options.models)
    libraries = subprocess.run(["ldd", tool], stdout=subprocess.PIPE, check=True, text=True).stdout
    uses = "uses" if "MLIR" in libraries or "LLVM" in libraries else "does not use"
    print(f"{os.path.basename(tool)} {uses} libMLIR")


if __name__ == "__main__":
    main()
