"""JAX: a function with example arguments, or what JAX has lowered or exported.

It becomes StableHLO in the generic form, which the executable counts as it is.

- Arguments that are arrays, numbers or jax.ShapeDtypeStruct, in any trees of these; keyword
  arguments by functools.partial. With extents of jax.export.symbolic_shape, the function is
  exported, and these extents have their names in the report.
- `parameters`: which of the function's arguments hold the model's parameters, by name. By
  default those called params, parameters, weights or variables, as is usual.
"""

from __future__ import annotations

import re
from typing import Any, Iterable, Sequence, Union

from .._errors import MissingPackageError
from ._lowered import Lowered
from ._mlir import print_operation

_USUAL_PARAMETERS = ("params", "parameters", "weights", "variables")
# The body of an export, behind checks of shapes; its first arguments are the sizes.
_EXPORTED_BODY = "_wrapped_jax_export_main"
_SIZE_ATTRIBUTE = "jax.global_constant"


def accepts(program: Any) -> bool:
    if _is_exported(program) or _is_lowered(program):
        return True
    # A class is callable, too, and so is a module of PyTorch.
    return callable(program) and not isinstance(program, type)


def lower(program: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Lowered:
    parameters = options.pop("parameters", _USUAL_PARAMETERS)
    if isinstance(parameters, str):
        parameters = (parameters,)
    if _is_lowered(program) or _is_exported(program):
        if args:
            raise TypeError(f"expected no arguments for a lowered function, found {len(args)}")
        made = program
    else:
        made = _trace(program, args)
    if _is_exported(made):
        return _lower_exported(made, parameters)
    return _describe(made.compiler_ir("stablehlo"), "main", parameters)


def _is_lowered(program: Any) -> bool:
    """What jax.jit(f).lower returns."""
    return type(program).__module__.startswith("jax") and hasattr(program, "compiler_ir")


def _is_exported(program: Any) -> bool:
    """What jax.export.export(f) returns."""
    return type(program).__module__.startswith("jax") and hasattr(program, "mlir_module_serialized")


def _trace(function: Any, args: tuple[Any, ...]) -> Any:
    try:
        import jax
        from jax import export
    except ImportError as error:
        raise MissingPackageError(
            "expected the package jax for a function, found none: pip install jax"
        ) from error
    jitted = function if hasattr(function, "lower") else jax.jit(function)
    extents = [e for leaf in jax.tree_util.tree_leaves(args) for e in getattr(leaf, "shape", ())]
    if any(not isinstance(extent, int) for extent in extents):
        return export.export(jitted)(*args)
    return jitted.lower(*args)


def _lower_exported(exported: Any, parameters: Sequence[str]) -> Lowered:
    from jax.interpreters import mlir
    from jaxlib.mlir import ir

    with mlir.make_ir_context():
        module = ir.Module.parse(exported.mlir_module())
        name = _strip_checks(module)
    lowered = _describe(module, name, parameters)
    sizes = _find_sizes(exported, _get_function(module, name))
    return Lowered(lowered.program, lowered.options, sizes)


def _strip_checks(module: Any) -> str:
    """Leaves what computes, where checks of the sizes stand before it; its name."""
    from jaxlib.mlir import ir

    functions = {function.name.value: function for function in module.body.operations}
    body = functions.get(_EXPORTED_BODY)
    if body is None:
        return "main"
    functions["main"].operation.erase()
    body.attributes["sym_visibility"] = ir.StringAttr.get("public")
    return _EXPORTED_BODY


def _get_function(module: Any, name: str) -> Any:
    return next(f for f in module.body.operations if f.name.value == name)


def _describe(module: Any, name: str, parameters: Sequence[str]) -> Lowered:
    """The program, and which arguments are parameters: JAX calls them "params['w']"."""
    arguments = _get_function(module, name).arguments
    roots = [_get_root(str(argument.location)) for argument in arguments]
    positions = [str(i) for i, root in enumerate(roots) if root in parameters]
    options = {"params": ",".join(positions)} if positions else {}
    return Lowered(print_operation(module.operation), options)


def _get_root(location: str) -> str:
    """loc("params['w']") to params."""
    match = re.match(r'loc\("(\w+)', location)
    return match[1] if match else ""


def _find_sizes(exported: Any, function: Any) -> dict[str, str]:
    """What the sizes of the body are called: values of its first arguments, and extents
    of the others that are one size alone."""
    sizes = {}
    attributes = list(_get_attributes(function))
    for position, name in enumerate(attributes):
        if name:
            sizes[f"arg{position}"] = name
    first = sum(1 for name in attributes if name)
    shapes: Iterable[Union[Any]] = (
        exported.in_avals[i].shape for i in exported.module_kept_var_idx
    )
    for position, shape in enumerate(shapes, first):
        for dimension, extent in enumerate(shape):
            if not isinstance(extent, int) and str(extent).isidentifier():
                sizes[f"arg{position}.d{dimension}"] = str(extent)
    return sizes


def _get_attributes(function: Any) -> Iterable[str]:
    """The size that each argument is, or nothing."""
    count = len(function.arguments)
    if "arg_attrs" not in function.attributes:
        return [""] * count
    dictionaries = function.attributes["arg_attrs"]
    return [
        dictionary[_SIZE_ATTRIBUTE].value if _SIZE_ATTRIBUTE in dictionary else ""
        for dictionary in dictionaries
    ]
