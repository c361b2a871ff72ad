"""TensorFlow Lite: a path to a .tflite file, or its content.

tosa-converter-for-tflite makes TOSA of it. Weights are constants, and so parameters.
"""

from __future__ import annotations

import os
from typing import Any

from ._lowered import Lowered
from ._tools import run_tool

_IDENTIFIER = b"TFL3"


def accepts(program: Any) -> bool:
    if isinstance(program, (str, os.PathLike)):
        return os.fspath(program).endswith(".tflite")
    return isinstance(program, (bytes, bytearray)) and program[4:8] == _IDENTIFIER


def lower(program: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Lowered:
    if args:
        raise TypeError(f"expected no arguments for a TFLite file, found {len(args)}")
    if isinstance(program, (bytes, bytearray)):
        content = bytes(program)
    else:
        with open(program, "rb") as file:
            content = file.read()
    text = run_tool(
        "tosa-converter-for-tflite",
        ["-", "--text", "--emit-debug-info"],
        packages="tosa-converter-for-tflite",
        stdin=content,
    )
    return Lowered(text)
