"""IREE: a program in the form that its compiler takes in, as a path, text, or an object of
its Python bindings.

What `iree-compile --compile-to=input` or `--compile-to=abi` writes is linalg inside of
functions and globals of IREE's own. Its bindings (the package iree-base-compiler) read it;
functions become functions, globals with tensors parameters.
"""

from __future__ import annotations

import mmap
import os
import re
from typing import Any

from ._lowered import Lowered
from ._mlir import is_text, print_operation
from ._tools import run_module

# `util.func public @main`, or `"util.func"() <{` in the generic form.
_FUNCTION = re.compile(rb'(^|\n)\s*("util\.func"\(|util\.func\s[\w\s]*@)')


def accepts(program: Any) -> bool:
    if isinstance(program, os.PathLike) or (isinstance(program, str) and not is_text(program)):
        return _is_iree_file(os.fspath(program))
    if isinstance(program, str):
        return bool(_FUNCTION.search(program.encode()))
    if isinstance(program, (bytes, bytearray, memoryview)):
        return bool(_FUNCTION.search(program))
    return type(program).__module__.split(".")[:2] == ["iree", "compiler"]


def _is_iree_file(path: "str | bytes") -> bool:
    if not os.path.isfile(path) or os.path.getsize(path) == 0:
        return False
    # Weights may be long.
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return bool(_FUNCTION.search(content))


def lower(program: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Lowered:
    if args:
        raise TypeError(f"expected no arguments for a program of IREE, found {len(args)}")
    path, text = "-", None
    if isinstance(program, (bytes, bytearray, memoryview)):
        text = bytes(program)
    elif isinstance(program, str) and is_text(program):
        text = program.encode()
    elif isinstance(program, (str, os.PathLike)):
        path = os.path.abspath(os.fspath(program))
    else:
        text = print_operation(getattr(program, "operation", program))
    mapped = run_module(
        "mlir_roofline.front_ends._iree_import",
        [path],
        needs=("iree.compiler",),
        packages="iree-base-compiler",
        stdin=text,
    )
    # What else is IREE's own is unknown in the report, or has a rule there.
    return Lowered(mapped, {"allow_unregistered_dialect": True})
