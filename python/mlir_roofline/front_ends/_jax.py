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
from typing import Any, Sequence

from .._errors import MissingPackageError
from ._jax_sizes import merge_functions
from ._lowered import Lowered
from ._mlir import print_operation

_USUAL_PARAMETERS = ("params", "parameters", "weights", "variables")


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
    module = made.compiler_ir("stablehlo")
    main = next(f for f in module.body.operations if f.name.value == "main")
    return _describe(module, main, parameters)


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
        shapes = [exported.in_avals[i].shape for i in exported.module_kept_var_idx]
        function, names = merge_functions(module, shapes)
        lowered = _describe(module, function, parameters)
    return Lowered(lowered.program, lowered.options, names)


def _describe(module: Any, function: Any, parameters: Sequence[str]) -> Lowered:
    """The program, and which arguments are parameters: JAX calls them "params['w']"."""
    roots = [_get_root(str(argument.location)) for argument in function.arguments]
    positions = [str(i) for i, root in enumerate(roots) if root in parameters]
    options = {"params": ",".join(positions)} if positions else {}
    return Lowered(print_operation(module.operation), options)


def _get_root(location: str) -> str:
    """loc("params['w']") to params."""
    match = re.match(r'loc\("(\w+)', location)
    return match[1] if match else ""
