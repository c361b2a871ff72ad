"""Runs what other packages have to lower programs to what we read."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Optional, Sequence

from .._errors import MissingPackageError, RooflineError
from .._executable import capture, find_script

_ROOT = Path(__file__).resolve().parents[2]


def run_tool(
    name: str, arguments: Sequence[str], *, packages: str, stdin: Optional[bytes] = None
) -> bytes:
    """What a program prints. Failures are a RooflineError with what it said."""
    path = find_script(name)
    if not path:
        raise MissingPackageError(f"expected {name} in PATH, found none: pip install {packages}")
    return _run(name, [path, *arguments], stdin=stdin)


def run_module(
    name: str,
    arguments: Sequence[str],
    *,
    needs: Sequence[str],
    packages: str,
    stdin: Optional[bytes] = None,
) -> bytes:
    """What a module of this package prints, in a process of its own."""
    for package in needs:
        if not _is_installed(package):
            raise MissingPackageError(
                f"expected the package {package}, found none: pip install {packages}"
            )
    path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", name, *arguments]
    environment = {**os.environ, "PYTHONPATH": path}
    return _run(name.rpartition(".")[2], command, stdin=stdin, environment=environment)


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:
        # Not even the package that it is a part of.
        return False


def _run(
    name: str,
    command: Sequence[str],
    *,
    stdin: Optional[bytes] = None,
    environment: Optional[dict[str, str]] = None,
) -> bytes:
    done = capture(command, stdin=stdin, environment=environment)
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        lines = said.strip().splitlines() or [f"ended with status {done.returncode}"]
        # A diagnostic, or the last line of a traceback.
        reason = next((line for line in lines if "error: " in line), lines[-1])
        raise RooflineError(
            f"{name}: {reason}", stderr=said, command=command, exit_status=done.returncode
        )
    return done.stdout
