"""ONNX: a path to an .onnx file, or an onnx.ModelProto.

torch-mlir lowers it to linalg; PyTorch is not needed. Initializers are constants, and so
parameters; sizes with a name in the file ("batch") have it in the report.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

from ._lowered import Lowered
from ._tools import run_module

_PACKAGES = "--no-deps torch-mlir && pip install onnx numpy packaging"


def accepts(program: Any) -> bool:
    if isinstance(program, (str, os.PathLike)):
        return os.fspath(program).endswith(".onnx")
    return type(program).__name__ == "ModelProto" and hasattr(program, "graph")


def lower(program: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Lowered:
    if args:
        raise TypeError(f"expected no arguments for a program in ONNX, found {len(args)}")
    with tempfile.TemporaryDirectory() as folder:
        path = program
        if not isinstance(program, (str, os.PathLike)):
            path = os.path.join(folder, "model.onnx")
            with open(path, "wb") as file:
                file.write(program.SerializeToString())
        path = os.path.abspath(path)
        if not os.path.exists(path):
            raise FileNotFoundError(f"expected a file, found '{path}'")
        # What the import writes would lie beside the model, which may be read-only.
        text = run_module(
            "mlir_roofline.front_ends._onnx_import",
            [path, os.path.dirname(path), folder],
            needs=("torch_mlir", "onnx"),
            packages=_PACKAGES,
        )
        return Lowered(text, {}, _find_size_names(path))


def _find_size_names(path: str) -> dict[str, str]:
    """Inputs that are no initializers are the arguments, in this order."""
    import onnx

    graph = onnx.load(path, load_external_data=False).graph
    constants = {initializer.name for initializer in graph.initializer}
    inputs = [value for value in graph.input if value.name not in constants]
    return {
        f"arg{position}.d{dimension}": extent.dim_param
        for position, value in enumerate(inputs)
        for dimension, extent in enumerate(value.type.tensor_type.shape.dim)
        if extent.dim_param.isidentifier()
    }
