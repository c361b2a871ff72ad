# mypy: disable-error-code="import-untyped, import-not-found"
"""PyTorch: a torch.nn.Module with example inputs, or a torch.export.ExportedProgram.

torch-mlir lowers it to linalg. Parameters and buffers are constants, which the report
counts as parameters; places are the paths of modules, as in "layers.0/aten.addmm.default".

- Nothing runs, and values of large tensors are not looked at: module and inputs may be on the
  device "meta", which takes no memory. The module is exported as it is: call its eval()
  before, if it is for inference.
- `dynamic_shapes`: that of torch.export. The names of its dimensions are those in the report.
"""

from __future__ import annotations

import sys
from typing import Any, Iterable

from .._errors import MissingPackageError, RooflineError
from ._lowered import Lowered
from ._mlir import LARGE


def accepts(program: Any) -> bool:
    torch = sys.modules.get("torch")
    if torch is None:
        return False
    return isinstance(program, torch.nn.Module) or _is_exported(program)


def _is_exported(program: Any) -> bool:
    return type(program).__name__ == "ExportedProgram" and hasattr(program, "graph_signature")


def lower(program: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Lowered:
    shapes = options.pop("dynamic_shapes", None)
    if _is_exported(program) and (args or shapes):
        raise TypeError("expected neither inputs nor dynamic_shapes for an exported program")
    try:
        from torch_mlir import fx, ir
        from torch_mlir.dialects import torch as torch_dialect
        from torch_mlir.extras.fx_importer import FxImporter
    except ImportError as error:
        raise MissingPackageError(
            "expected the package torch-mlir for a module of PyTorch, found none: "
            "pip install torch-mlir"
        ) from error
    context = ir.Context()
    torch_dialect.register_dialect(context)
    importer = FxImporter(context=context, hooks=_make_hooks())
    _use_names_of_modules(importer)
    try:
        module = fx.export_and_import(
            program,
            *args,
            output_type="linalg-on-tensors",
            fx_importer=importer,
            dynamic_shapes=shapes,
        )
    except Exception as error:
        raise RooflineError(f"torch-mlir: {error}") from error
    text = module.operation.get_asm(
        enable_debug_info=True, large_elements_limit=LARGE, large_resource_limit=LARGE
    )
    return Lowered(text.encode(), {}, dict(_find_size_names(shapes)))


def _make_hooks() -> Any:
    """Makes large tensors constants without values. torch-mlir itself makes a list of all of
    them."""
    import torch
    from torch_mlir import ir
    from torch_mlir.extras import fx_importer

    class Hooks(fx_importer.FxImporterHooks):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            # A tensor that is used twice is one constant.
            self.attributes: dict[int, tuple[Any, Any]] = {}

        def resolve_literal(self, gni: Any, literal: Any, info: Any) -> Any:
            if not isinstance(literal, torch.Tensor):
                return None
            if literal.numel() <= LARGE and not literal.is_meta:
                return None
            known = self.attributes.get(id(literal))
            if known is None:
                cls = fx_importer.create_mlir_tensor_type(literal)
                text = f"dense_resource<tensor{len(self.attributes)}> : {cls}"
                known = literal, ir.Attribute.parse(text)
                self.attributes[id(literal)] = known
            return ir.Operation.create(
                name="torch.vtensor.literal",
                results=[gni._cc.tensor_to_vtensor_type(literal)],
                attributes={"value": known[1]},
            ).result

    return Hooks()


def _use_names_of_modules(importer: Any) -> None:
    """Instead of the Python stack, which is the same for all turns of a loop. Without an
    interface for that in torch-mlir, places stay what they are where it has changed."""
    try:
        from torch_mlir.extras.fx_importer import ContextCache
        from torch_mlir.ir import Location

        class NamingCache(ContextCache):  # type: ignore[misc, unused-ignore]
            __slots__ = ()

            def get_node_location(self, node: Any) -> Any:
                name = _get_name(node)
                return Location.name(name, super().get_node_location(node), context=self._c)

        importer._cc.__class__ = NamingCache
    except (AttributeError, ImportError, TypeError):
        pass


def _get_name(node: Any) -> str:
    """The innermost module around a node, and what it computes."""
    modules = list((node.meta.get("nn_module_stack") or {}).values())
    path = modules[-1][0] if modules else ""
    what = str(node.target)
    return f"{path}/{what}" if path else what


def _find_size_names(shapes: Any) -> Iterable[tuple[str, str]]:
    """Of inputs that are tensors themselves, in the order of the arguments."""
    inputs = shapes.values() if isinstance(shapes, dict) else shapes or ()
    for position, extents in enumerate(inputs):
        pairs = extents.items() if isinstance(extents, dict) else enumerate(extents or ())
        for dimension, extent in pairs:
            name = getattr(extent, "__name__", "")
            if isinstance(dimension, int) and name.isidentifier():
                yield f"arg{position}.d{dimension}", name
