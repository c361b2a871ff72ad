"""What every front end hands over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping, Union


@dataclass(frozen=True)
class Lowered:
    """A program that the executable reads."""

    program: Union[str, bytes]
    """A path, or text or bytecode."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Flags that follow from the program, such as which arguments are parameters."""
    size_names: Mapping[str, str] = field(default_factory=dict)
    """What its author calls a size that it leaves open: "arg0.d0" to "batch"."""
