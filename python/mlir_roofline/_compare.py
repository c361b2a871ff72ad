"""Limits and differences: `mlir-roofline check` and `mlir-roofline diff`."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, Optional, Union

from ._analyze import prepare
from ._executable import format_options, run
from ._report import Report


@dataclass(frozen=True)
class CheckResult:
    """True if nothing is worse than allowed; `text` has a line per limit."""

    passed: bool
    text: str

    def __bool__(self) -> bool:
        return self.passed


@dataclass(frozen=True)
class Diff:
    """`json` is the schema mlir-roofline/diff/v1."""

    regressed: bool
    json: dict[str, Any] = field(repr=False)


def check(program: Any, *args: Any, timeout: Optional[float] = None, **limits: Any) -> CheckResult:
    """Holds a program (as for `analyze`) or a Report against limits: the flags of
    `mlir-roofline check`, as in `max_flops="4.1G", min_coverage="99%"`."""
    with ExitStack() as stack:
        path, stdin, flags = _place("check", program, args, limits, stack, timeout)
        done = run(["check", path, *flags], stdin=stdin, accepts=(0, 1), timeout=timeout)
    return CheckResult(done.returncode == 0, done.stdout.decode())


def diff(old: Any, new: Any, *, timeout: Optional[float] = None, **options: Any) -> Diff:
    """What changes from one program or Report to another; `options` are the flags of
    `mlir-roofline diff`."""
    with ExitStack() as stack:
        paths = []
        for program in (old, new):
            path, stdin, flags = _place("diff", program, (), options, stack, timeout)
            paths.append(path if stdin is None else _write(stdin, ".mlir", stack))
        done = run(
            ["diff", *paths, "--format=json", *flags], accepts=(0, 1), timeout=timeout
        )
    return Diff(done.returncode == 1, json.loads(done.stdout))


def _write(content: bytes, suffix: str, stack: ExitStack) -> str:
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    path = os.path.join(folder, "program" + suffix)
    with open(path, "wb") as file:
        file.write(content)
    return path


def _place(
    subcommand: str,
    program: Any,
    args: tuple[Any, ...],
    options: dict[str, Any],
    stack: ExitStack,
    timeout: Optional[float],
) -> tuple[str, Optional[bytes], list[str]]:
    """Where the executable finds a program: a path, or `-` and what goes through
    standard input; and the flags."""
    if isinstance(program, Report):
        path = _write(json.dumps(program.json).encode(), ".json", stack)
        return path, None, format_options(options)
    invocation = prepare(subcommand, program, args, dict(options), timeout)
    flags = format_options(invocation.options)
    content: Union[str, bytes] = invocation.program
    if isinstance(content, str):
        return content, None, flags
    return "-", content, flags
