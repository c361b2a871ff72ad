"""usage: python -m mlir_roofline.front_ends._onnx_import MODEL DATA_FOLDER TEMPORARY_FOLDER

Prints a model in ONNX as linalg. A process of its own, because it loads another MLIR, and
because torch-mlir's command for it does not print the names of nodes.
"""

# mypy: disable-error-code="import-untyped, import-not-found"

from __future__ import annotations

import sys

_PIPELINES = (
    "torch-onnx-to-torch-backend-pipeline",
    "torch-backend-to-linalg-on-tensors-backend-pipeline",
)
# Weights are long, and no count depends on them.
_LARGE = 64


def main(model: str, data_folder: str, temporary_folder: str) -> None:
    from torch_mlir import ir, passmanager
    from torch_mlir.dialects import torch
    from torch_mlir.extras import onnx_importer
    from torch_mlir.tools.import_onnx import __main__ as tool

    arguments = [model, "--temp-dir", temporary_folder, "--data-dir", data_folder]
    proto = tool.load_onnx_model(tool.parse_arguments(arguments))
    with ir.Context() as context:
        torch.register_dialect(context)
        info = onnx_importer.ModelInfo(proto, config=onnx_importer.Config())
        module = info.create_module(context=context).operation
        onnx_importer.NodeImporter.define_function(info.main_graph, module).import_all()
        pipeline = f"builtin.module({','.join(_PIPELINES)})"
        passmanager.PassManager.parse(pipeline).run(module)
        module.print(
            enable_debug_info=True, large_elements_limit=_LARGE, large_resource_limit=_LARGE
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
