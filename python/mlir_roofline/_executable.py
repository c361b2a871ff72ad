"""Finds and runs `mlir-roofline`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from functools import lru_cache
from typing import Any, Iterable, Mapping, Optional, Sequence

from ._errors import MissingPackageError, RooflineError, parse_diagnostics

_VARIABLE = "MLIR_ROOFLINE_EXECUTABLE"
_NAME = "mlir-roofline"


def find_executable() -> str:
    """The executable: what the environment variable MLIR_ROOFLINE_EXECUTABLE names,
    or what was installed beside this package, or what is in PATH."""
    named = os.environ.get(_VARIABLE)
    if named:
        if not os.access(named, os.X_OK):
            raise RooflineError(f"{_VARIABLE}: expected an executable, found '{named}'")
        return named
    found = find_script(_NAME)
    if not found:
        raise MissingPackageError(
            f"expected {_NAME} beside this package or in PATH, found none; install a "
            f"wheel that contains it, or set {_VARIABLE}"
        )
    return found


def find_script(name: str) -> Optional[str]:
    """A program that a package brought along, or that is in PATH."""
    folders = [sysconfig.get_path("scripts"), sysconfig.get_path("scripts", f"{os.name}_user")]
    for folder in folders:
        path = shutil.which(name, path=folder)
        if path:
            return path
    return shutil.which(name)


def capture(
    command: Sequence[str],
    *,
    stdin: Optional[bytes] = None,
    timeout: Optional[float] = None,
    environment: Optional[dict[str, str]] = None,
) -> "subprocess.CompletedProcess[bytes]":
    """What a program prints, and its exit status. Without `stdin` it has nothing to read."""
    return subprocess.run(
        command,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        timeout=timeout,
        env=environment,
    )


def run(
    arguments: Sequence[str],
    *,
    stdin: Optional[bytes] = None,
    accepts: Iterable[int] = (0,),
    timeout: Optional[float] = None,
) -> "subprocess.CompletedProcess[bytes]":
    """Runs it. Any other exit status than the accepted ones is a RooflineError."""
    command = [find_executable(), *arguments]
    try:
        done = capture(command, stdin=stdin, timeout=timeout)
    except subprocess.TimeoutExpired as expired:
        raise RooflineError(
            f"expected an answer within {timeout} s, found none", command=command
        ) from expired
    if done.returncode not in accepts:
        raise _make_error(command, done)
    return done


def _make_error(
    command: Sequence[str], done: "subprocess.CompletedProcess[bytes]"
) -> RooflineError:
    stderr = done.stderr.decode(errors="replace")
    messages = []
    for diagnostic in parse_diagnostics(stderr):
        if diagnostic.severity in ("error", "note"):
            place = ""
            if diagnostic.file:
                place = f"{diagnostic.file}:{diagnostic.line}:{diagnostic.column}: "
            messages.append(place + diagnostic.message)
    text = "\n".join(messages) or stderr.strip()
    return RooflineError(
        text or f"{_NAME} ended with status {done.returncode}",
        stderr=stderr,
        command=command,
        exit_status=done.returncode,
    )


@lru_cache(maxsize=None)
def _get_help(executable: str, subcommand: str) -> str:
    done = subprocess.run(
        [executable, subcommand, "--help-all"], stdout=subprocess.PIPE, check=False
    )
    return done.stdout.decode(errors="replace")


def has_option(subcommand: str, option: str) -> bool:
    """Whether the executable, which may be older than this package, knows it."""
    return re.search(rf"^  --{option}\b", _get_help(find_executable(), subcommand), re.M) is not None


def version() -> str:
    """As in "mlir-roofline 0.1.0 (MLIR 22.1.8)"."""
    return run(["--version"]).stdout.decode().strip()


def format_options(options: Mapping[str, Any]) -> list[str]:
    """Python's keywords as flags: `group_by="layer"` is --group-by=layer, True is the
    flag alone, False and None are nothing, a list repeats the flag, and a dict is a list
    of NAME=VALUE behind commas."""
    flags = []
    for name, value in options.items():
        flag = "--" + name.replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            flags.append(flag)
        elif isinstance(value, Mapping):
            flags.append(f"{flag}=" + ",".join(f"{k}={v}" for k, v in value.items()))
        elif isinstance(value, (list, tuple, set, frozenset)):
            flags += [f"{flag}={item}" for item in value]
        else:
            flags.append(f"{flag}={os.fspath(value) if isinstance(value, os.PathLike) else value}")
    return flags
