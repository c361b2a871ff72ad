"""The entry: any program to a report."""

from __future__ import annotations

import json
import os
from typing import Any, Mapping, Optional

from ._errors import RooflineError
from ._executable import has_option
from ._invocation import Invocation
from ._report import Report
from .front_ends import lower

# What only makes sense on a command line.
_NOT_HERE = {"format", "o", "help", "help_all", "split_input_file", "csv"}


def prepare(
    subcommand: str,
    program: Any,
    arguments: tuple[Any, ...],
    options: dict[str, Any],
    timeout: Optional[float],
) -> Invocation:
    """Lowers a program, and joins what its front end knows with what was asked for,
    which wins."""
    wrong = _NOT_HERE & options.keys()
    if wrong:
        raise TypeError(f"unexpected option '{sorted(wrong)[0]}'")
    lowered = lower(program, arguments, options)
    joined: dict[str, Any] = dict(lowered.options)
    joined.update(options)
    if lowered.size_names:
        if has_option(subcommand, "name"):
            named = [f"{size}={name}" for size, name in lowered.size_names.items()]
            joined["name"] = named + _as_list(joined.get("name"))
        elif isinstance(joined.get("bind"), Mapping):
            joined["bind"] = _resolve_names(joined["bind"], lowered.size_names)
    return Invocation(lowered.program, joined, timeout)


def _refuse_folder(program: Any) -> None:
    """The executable takes one, and makes a table of its models, which is no report."""
    if isinstance(program, (str, os.PathLike)) and os.path.isdir(program):
        raise IsADirectoryError(
            f"expected one program, found the folder '{os.fspath(program)}'; call analyze "
            "for each of its files, or run 'mlir-roofline report' on it for a table of them"
        )


def _as_list(value: Any) -> list[Any]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def _resolve_names(bind: Mapping[str, Any], size_names: Mapping[str, str]) -> dict[str, Any]:
    """Values by the author's names as values of the sizes that have them: for an
    executable that does not know names."""
    resolved = {}
    for key, value in bind.items():
        for size in [size for size, name in size_names.items() if name == key] or [key]:
            resolved[size] = value
    return resolved


def analyze(
    program: Any, *args: Any, timeout: Optional[float] = None, **options: Any
) -> Report:
    """What a program costs, and what bounds it on each target.

    `program` is one of

    - a path to MLIR text or bytecode (linalg, TOSA, and the dialects around them), to an
      .onnx or a .tflite file; or MLIR itself, as str or bytes;
    - an object of MLIR's Python bindings, or any other whose `operation` or `str()` is MLIR;
    - a torch.nn.Module or torch.export.ExportedProgram, with example inputs as `args`
      (needs torch and torch-mlir);
    - a JAX function, jitted or not, with example arguments or jax.ShapeDtypeStruct as
      `args`, or what `jax.jit(f).lower` returns (needs jax);
    - an onnx.ModelProto (needs torch-mlir and onnx);
    - a program in IREE's input form, as a path, text or a module of its bindings (needs
      iree-base-compiler).

    `options` are the flags of `mlir-roofline report`, with underscores: `target` (a name,
    a file, or a list of them), `bind={"arg0.d0": 8}`, `group_by="layer"`, `params="1-"`.
    Some front ends take options of their own; see their modules in `front_ends`.
    Failures are a RooflineError with the diagnostic; `timeout` is in seconds.
    """
    _refuse_folder(program)
    invocation = prepare("report", program, args, options, timeout)
    try:
        text, warnings = invocation.run("json")
    except RooflineError as error:
        # A front end's name may be of a size that the program does not leave open.
        if "name" in options or "in --name" not in str(error):
            raise
        invocation = Invocation(
            invocation.program, {**invocation.options, "name": None}, timeout
        )
        text, warnings = invocation.run("json")
    report = Report.from_json(json.loads(text))
    object.__setattr__(report, "invocation", invocation)
    object.__setattr__(report, "warnings", warnings)
    return report
