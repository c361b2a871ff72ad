"""A program and the options that it was analysed with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping, Optional, Union

from ._executable import format_options, run
from ._errors import parse_diagnostics


@dataclass(frozen=True)
class Invocation:
    """Enough to run `report` again, in another format."""

    program: Union[str, bytes]
    """A path, or text or bytecode, which goes through standard input."""
    options: Mapping[str, Any] = field(default_factory=dict)
    timeout: Optional[float] = None

    def run(
        self, format: str, options: Optional[Mapping[str, Any]] = None
    ) -> tuple[str, tuple[str, ...]]:
        """What it prints, and its warnings."""
        flags = format_options({**self.options, **(options or {})})
        path, stdin = (self.program, None) if isinstance(self.program, str) else ("-", self.program)
        done = run(
            ["report", path, f"--format={format}", *flags], stdin=stdin, timeout=self.timeout
        )
        said = parse_diagnostics(done.stderr.decode(errors="replace"))
        warnings = tuple(d.message for d in said if d.severity == "warning")
        return done.stdout.decode(), warnings
