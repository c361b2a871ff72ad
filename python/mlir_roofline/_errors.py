"""Errors as exceptions, with the diagnostic of the executable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional, Sequence

# "model.mlir:3:5: error: ..." or "mlir-roofline: error: ..."
_DIAGNOSTIC = re.compile(
    r"^(?:(?P<file>.+?):(?P<line>\d+):(?P<column>\d+)|mlir-roofline): "
    r"(?P<severity>error|warning|note|remark): (?P<message>.*)$"
)


@dataclass(frozen=True)
class Diagnostic:
    """One message. The place is None if it is about the command line."""

    severity: str
    message: str
    file: Optional[str] = None
    line: Optional[int] = None
    column: Optional[int] = None


def parse_diagnostics(text: str) -> list[Diagnostic]:
    found = []
    for line in text.splitlines():
        match = _DIAGNOSTIC.match(line)
        if match:
            number = match["line"]
            found.append(
                Diagnostic(
                    match["severity"],
                    match["message"],
                    match["file"],
                    int(number) if number else None,
                    int(match["column"]) if number else None,
                )
            )
    return found


class RooflineError(Exception):
    """The executable, or a tool that lowers a program for it, failed.

    `diagnostics` are its messages, `stderr` is all that it said.
    """

    def __init__(
        self,
        message: str,
        *,
        stderr: str = "",
        command: Sequence[str] = (),
        exit_status: Optional[int] = None,
    ):
        super().__init__(message)
        self.diagnostics = parse_diagnostics(stderr)
        self.stderr = stderr
        self.command = list(command)
        self.exit_status = exit_status


class MissingPackageError(RooflineError, ImportError):
    """A kind of program needs a package that is not installed."""
