"""MLIR: a path, text, bytecode, or an object of anybody's Python bindings."""

from __future__ import annotations

import io
import os
import re
from typing import Any, Optional

from .._errors import RooflineError
from ._lowered import Lowered

# How MLIR text starts: an operation, an alias, a comment, or the generic form.
_START = re.compile(r'\s*(//|[#!]\w+\s*=|\{-#|"?[A-Za-z_][\w$.]*"?\s*[({@]|module\b|func\.func\b)')
LARGE = 64
"""More elements of a constant are not handed over: no count depends on them."""


def is_text(program: str) -> bool:
    """Whether a string is MLIR and not a path to it."""
    if "\n" in program:
        return True
    return not os.path.exists(program) and "{" in program and bool(_START.match(program))


def accepts(program: Any) -> bool:
    return (
        isinstance(program, (str, bytes, bytearray, memoryview, os.PathLike))
        or _find_operation(program) is not None
        or _print(program) is not None
    )


def lower(program: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Lowered:
    if args:
        raise TypeError(f"expected no arguments for a program in MLIR, found {len(args)}")
    return Lowered(_read(program))


def _read(program: Any) -> "str | bytes":
    if isinstance(program, os.PathLike):
        program = os.fspath(program)
        if isinstance(program, bytes):
            program = os.fsdecode(program)
        return _check_path(program)
    if isinstance(program, str):
        return program.encode() if is_text(program) else _check_path(program)
    if isinstance(program, (bytes, bytearray, memoryview)):
        return bytes(program)
    operation = _find_operation(program)
    if operation is not None:
        return print_operation(operation)
    text = _print(program)
    assert text is not None, "accepted"
    return text.encode()


def _check_path(path: str) -> str:
    # "-" would wait for a standard input that is not there, and a leading dash is a flag.
    if path.startswith("-"):
        path = os.path.join(".", path)
    if not os.path.exists(path):
        raise FileNotFoundError(f"expected a file or MLIR, found '{path}'")
    return path


def _find_operation(program: Any) -> Optional[Any]:
    """Of MLIR's bindings, of which there may be many in one process: a module has an
    operation, which can print itself."""
    operation = getattr(program, "operation", program)
    return operation if callable(getattr(operation, "get_asm", None)) else None


def print_operation(operation: Any) -> bytes:
    """With places, in the generic form: dialects that only its own process knows can be
    read like this, too. Large constants are left out: nothing depends on them."""
    text = io.StringIO()
    operation.print(
        file=text,
        print_generic_op_form=True,
        enable_debug_info=True,
        large_elements_limit=LARGE,
    )
    return text.getvalue().encode()


def _has_own_text(cls: type) -> bool:
    return any("__str__" in vars(base) for base in cls.__mro__ if base is not object)


def _print(program: Any) -> Optional[str]:
    """What str() says, if that is MLIR and not the default of every object."""
    if isinstance(program, type) or not _has_own_text(type(program)):
        return None
    text = str(program)
    return text if "{" in text and _START.match(text) else None

