"""From programs of any kind to what the executable reads.

Each module here knows one kind. `accepts` says whether a program is of its kind,
without importing a package that the program does not come from itself; `lower` makes
MLIR of it, and takes out of the options what is its own.
"""

from __future__ import annotations

from typing import Any, Protocol

from . import _iree, _jax, _mlir, _onnx, _tflite, _torch
from ._lowered import Lowered

class _FrontEnd(Protocol):
    def accepts(self, program: Any) -> bool: ...

    def lower(self, program: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Lowered: ...


# The first that accepts a program lowers it.
_FRONT_ENDS: "tuple[_FrontEnd, ...]" = (_onnx, _tflite, _torch, _iree, _mlir, _jax)


def lower(program: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Lowered:
    for front_end in _FRONT_ENDS:
        if front_end.accepts(program):
            return front_end.lower(program, args, options)
    raise TypeError(
        "expected a path, MLIR as text or bytecode, an object whose `operation` or str() "
        f"is MLIR, or a program of a framework; found a value of type {_name(type(program))}"
    )


def _name(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"
