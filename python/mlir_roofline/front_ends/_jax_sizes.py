# mypy: disable-error-code="import-untyped, import-not-found"
"""Open sizes of functions that JAX exports.

JAX passes them from function to function as numbers: "batch" is the first argument of each.
Here the functions become one, in which a size is what it is of an argument of the program.
"""

from __future__ import annotations

from typing import Any, Iterator

_ENTRY = "main"
# Behind checks of the sizes, which are none of the program's work.
_BODY = "_wrapped_jax_export_main"
_SIZE_ATTRIBUTE = "jax.global_constant"


def merge_functions(module: Any, shapes: list[tuple[Any, ...]]) -> tuple[Any, dict[str, str]]:
    """The one function that is left, and what its open sizes are called; `shapes` are those
    of the program's arguments, with extents by name where they are open."""
    from jaxlib.mlir import ir

    functions = {function.name.value: function for function in module.body.operations}
    body = functions.get(_BODY)
    if body is None:
        return functions[_ENTRY], {}
    del functions[_BODY]
    functions.pop(_ENTRY).operation.erase()
    body.attributes["sym_visibility"] = ir.StringAttr.get("public")
    _inline_calls(body, functions)
    for function in functions.values():
        function.operation.erase()
    body.attributes["sym_name"] = ir.StringAttr.get(_ENTRY)
    return body, _define_sizes(body, shapes)


def _walk(operation: Any) -> Iterator[Any]:
    for region in operation.regions:
        for block in region:
            for inner in list(block.operations):
                yield inner.operation
                yield from _walk(inner.operation)


def _inline_calls(body: Any, functions: dict[str, Any]) -> None:
    """Until none is left: functions of JAX do not call themselves."""
    while True:
        calls = [op for op in _walk(body.operation) if op.name == "func.call"]
        if not calls:
            return
        for call in calls:
            _inline(call, functions[call.attributes["callee"].value])


def _inline(call: Any, callee: Any) -> None:
    """Copies what a function of one block does to where it is called."""
    from jaxlib.mlir import ir

    block = callee.regions[0].blocks[0]
    values = dict(zip(block.arguments, call.operands))
    for inner in block.operations:
        operation = inner.operation
        if operation.name == "func.return":
            for result, returned in zip(call.results, operation.operands):
                result.replace_all_uses_with(values.get(returned, returned))
            call.erase()
            return
        copy = operation.clone(ip=ir.InsertionPoint(call))
        for user in [copy, *_walk(copy)]:
            for position, operand in enumerate(user.operands):
                if operand in values:
                    user.operands[position] = values[operand]
        values.update(zip(operation.results, copy.results))


def _define_sizes(body: Any, shapes: list[tuple[Any, ...]]) -> dict[str, str]:
    """Makes of each number among the arguments the extent that it is, and says which extents
    have names."""
    attributes = list(body.attributes["arg_attrs"])
    sizes = [a[_SIZE_ATTRIBUTE].value for a in attributes if _SIZE_ATTRIBUTE in a]
    named = [
        (position, dimension, str(extent))
        for position, shape in enumerate(shapes)
        for dimension, extent in enumerate(shape)
        if not isinstance(extent, int) and str(extent).isidentifier()
    ]
    places = {name: (position, dimension) for position, dimension, name in reversed(named)}
    first = len(sizes)
    # A size that is no extent by itself ("2*n" alone) stays a number.
    if all(size in places for size in sizes):
        block = body.regions[0].blocks[0]
        for number, name in zip(list(block.arguments), sizes):
            position, dimension = places[name]
            _replace_by_extent(number, block.arguments[first + position], dimension, name)
        _erase_arguments(body, first)
        first = 0
    return {f"arg{first + position}.d{dimension}": name for position, dimension, name in named}


def _replace_by_extent(number: Any, argument: Any, dimension: int, name: str) -> None:
    from jaxlib.mlir import ir

    attribute = ir.IntegerAttr.get(ir.IntegerType.get_signless(64), dimension)
    size = ir.Operation.create(
        "stablehlo.get_dimension_size",
        results=[number.type],
        operands=[argument],
        attributes={"dimension": attribute},
        loc=ir.Location.name(name),
        ip=ir.InsertionPoint.at_block_begin(argument.owner),
    )
    number.replace_all_uses_with(size.result)


def _erase_arguments(function: Any, count: int) -> None:
    """The first ones of a function, which nothing uses any more."""
    from jaxlib.mlir import ir

    for position in reversed(range(count)):
        function.regions[0].blocks[0].erase_argument(position)
    old = function.type
    new = ir.FunctionType.get(old.inputs[count:], old.results)
    function.attributes["function_type"] = ir.TypeAttr.get(new)
    function.attributes["arg_attrs"] = ir.ArrayAttr.get(
        list(function.attributes["arg_attrs"])[count:]
    )
