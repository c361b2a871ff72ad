"""usage: python -m mlir_roofline.front_ends._iree_import FILE

Prints a program in IREE's input form (- is the standard input) with functions, globals and
tensors of MLIR itself, in the generic form. A process of its own, because it loads another
MLIR.
"""

# mypy: disable-error-code="import-untyped, import-not-found"

from __future__ import annotations

import sys
from typing import Any, Iterator

_RENAMED = {"util.return": "func.return", "util.call": "func.call"}
# They say where something runs or what it is near to, and hand on their operands.
_FORWARDED = {
    "flow.tensor.transfer",
    "hal.tensor.barrier",
    "iree_tensor_ext.compute_barrier.end",
    "iree_tensor_ext.compute_barrier.start",
    "util.assume.int",
    "util.optimization_barrier",
}
# What has been cut into pieces for a device is no program of tensors any more.
_LATER = (
    "flow.dispatch",
    "flow.executable",
    "stream.",
    "hal.executable",
    "hal.command_buffer",
    "vm.",
)
_ASYNC = "$async"
_LARGE = 64


class Mapping:
    """Changes a module in place, from callees' signatures to bodies."""

    def __init__(self, ir: Any, module: Any) -> None:
        self.ir = ir
        self.module = module
        self.is_mutable: dict[str, bool] = {}

    def run(self) -> None:
        for op in _walk(self.module):
            if op.name.startswith(_LATER):
                raise SystemExit(
                    f"error: expected a program from before IREE cuts it up, found {op.name}: "
                    "iree-compile --compile-to=input writes one"
                )
        for name in list(self.module.attributes):
            del self.module.attributes[_get_name(name)]
        self.drop_waiting_twins()
        for op in list(self.module.regions[0].blocks[0].operations):
            name = op.operation.name
            if name == "util.func":
                self.map_function(op.operation)
            elif name == "util.global":
                self.map_global(op.operation)
            # They run when a program is loaded.
            elif name == "util.initializer":
                op.operation.erase()
        for op in list(_walk(self.module)):
            self.map_operation(op)

    def create(
        self, name: str, old: Any, results: Any, operands: Any, attributes: Any, regions: int = 0
    ) -> Any:
        """In the place of another."""
        with self.ir.InsertionPoint(old), old.location:
            return self.ir.Operation.create(
                name, results=results, operands=operands, attributes=attributes, regions=regions
            )

    def replace(self, old: Any, values: Any) -> None:
        for result, value in zip(old.results, values):
            result.replace_all_uses_with(value)
        old.erase()

    # ---- Functions

    def drop_waiting_twins(self) -> None:
        """`@f` beside `@f$async` calls that and waits for it: one of them is the program."""
        functions = {
            _text(op.attributes["sym_name"]): op.operation
            for op in self.module.regions[0].blocks[0].operations
            if op.operation.name == "util.func"
        }
        for name, function in functions.items():
            own = name[: -len(_ASYNC)] if name.endswith(_ASYNC) else ""
            twin = functions.get(own)
            if twin is None:
                continue
            calls = [op for op in _walk(twin) if op.name == "util.call"]
            if any(_get_symbol(call.attributes["callee"]) == name for call in calls):
                twin.erase()
                function.attributes["sym_name"] = self.ir.StringAttr.get(own)

    def map_function(self, old: Any) -> None:
        kept = ("sym_name", "sym_visibility", "function_type")
        attributes = {name: old.attributes[name] for name in kept if name in old.attributes}
        if "sym_visibility" in attributes and _text(attributes["sym_visibility"]) == "public":
            del attributes["sym_visibility"]
        self.keep_own(old, "arg_attrs", attributes)
        self.keep_own(old, "res_attrs", attributes)
        new = self.create("func.func", old, [], [], attributes, regions=1)
        for block in list(old.regions[0].blocks):
            block.append_to(new.regions[0])
        old.erase()
        if len(new.regions[0].blocks):
            self.map_views(new)

    def keep_own(self, old: Any, name: str, attributes: Any) -> None:
        """Of what is said of arguments and results, what we say."""
        if name not in old.attributes:
            return
        kept = []
        for item in self.ir.ArrayAttr(old.attributes[name]):
            said = {each.name: each.attr for each in self.ir.DictAttr(item)}
            own = {key: said[key] for key in said if key.startswith("roofline.")}
            kept.append(self.ir.DictAttr.get(own))
        attributes[name] = self.ir.ArrayAttr.get(kept)

    def map_views(self, function: Any) -> None:
        """Arguments that are buffers of a device become the tensors that they are imported
        as; results, those that are exported."""
        entry = function.regions[0].blocks[0]
        overwritten = []
        for op in list(_walk(function)):
            if op.name == "hal.tensor.alias" and op.parent == function:
                overwritten.append(op.operands[0])
            if op.name in ("hal.tensor.export", "hal.tensor.alias"):
                self.replace(op, [op.operands[0]])
        kept = []
        for position, argument in enumerate(list(entry.arguments)):
            if not str(argument.type).startswith("!hal."):
                kept.append(position)
                continue
            uses = [use.owner.operation for use in argument.uses]
            imports = [op for op in uses if op.name == "hal.tensor.import"]
            if imports and imports[0].operands[0] == argument:
                self.import_as(argument, imports[0].results[0].type, uses)
                kept.append(position)
        self.drop_arguments(function, entry, kept)
        results = self.map_results(function, overwritten)
        inputs = [argument.type for argument in entry.arguments]
        function.attributes["function_type"] = self.ir.TypeAttr.get(
            self.ir.FunctionType.get(inputs, results)
        )
        if "res_attrs" in function.attributes:
            del function.attributes["res_attrs"]

    def map_results(self, function: Any, overwritten: Any) -> Any:
        """The types of what is returned, and of what has been written over an argument,
        which is returned, too."""
        returned = [op for op in _walk(function) if op.name == "util.return"]
        if len(returned) != 1 or len(function.regions[0].blocks) != 1:
            return [value.type for op in returned[:1] for value in op.operands]
        values = [*returned[0].operands, *overwritten]
        self.create("util.return", returned[0], [], values, {})
        returned[0].erase()
        return [value.type for value in values]

    def import_as(self, argument: Any, cls: Any, uses: Any) -> None:
        argument.set_type(cls)
        for op in uses:
            if op.name == "hal.tensor.import" and op.results[0].type == cls:
                self.replace(op, [argument])
            elif op.name == "hal.buffer_view.dim":
                integer = self.ir.IndexType.get()
                number = self.ir.IntegerAttr(op.attributes["index"]).value
                value = {"value": self.ir.IntegerAttr.get(integer, number)}
                index = self.create("arith.constant", op, [integer], [], value)
                dim = self.create("tensor.dim", op, [integer], [argument, index.result], {})
                self.replace(op, [dim.result])

    def drop_arguments(self, function: Any, entry: Any, kept: list[int]) -> None:
        """Fences, with which devices and hosts wait for each other."""
        if "arg_attrs" in function.attributes:
            attributes = list(self.ir.ArrayAttr(function.attributes["arg_attrs"]))
            function.attributes["arg_attrs"] = self.ir.ArrayAttr.get([attributes[i] for i in kept])
        for position in reversed(range(len(entry.arguments))):
            if position in kept:
                continue
            for op in [use.owner.operation for use in entry.arguments[position].uses]:
                # A tensor that waits is the tensor.
                if op.name == "hal.tensor.barrier":
                    self.replace(op, list(op.operands)[: len(op.results)])
                elif not op.results:
                    op.erase()
            entry.erase_argument(position)

    # ---- Globals

    def map_global(self, old: Any) -> None:
        cls = self.ir.TypeAttr(old.attributes["type"]).value
        name = _text(old.attributes["sym_name"])
        # Devices, and what else is no data.
        if "x" not in str(cls) or not str(cls).startswith("tensor<"):
            old.erase()
            return
        is_mutable = "is_mutable" in old.attributes
        self.is_mutable[name] = is_mutable
        attributes = {
            "sym_name": old.attributes["sym_name"],
            "sym_visibility": self.ir.StringAttr.get("private"),
            "type": old.attributes["type"],
            "value": self.ir.Attribute.parse(f'dense_resource<"{name}"> : {cls}'),
        }
        if is_mutable:
            attributes["is_mutable"] = self.ir.UnitAttr.get()
        self.create("ml_program.global", old, [], [], attributes)
        old.erase()

    def map_access(self, op: Any) -> None:
        symbol = op.attributes["global"]
        name = _get_symbol(symbol)
        if name not in self.is_mutable:
            return
        if op.name == "util.global.store":
            self.create("ml_program.global_store", op, [], [op.operands[0]], {"global": symbol})
            op.erase()
            return
        kind = "global_load" if self.is_mutable[name] else "global_load_const"
        new = self.create(f"ml_program.{kind}", op, [op.results[0].type], [], {"global": symbol})
        self.replace(op, [new.result])

    # ---- Everything else

    def map_operation(self, op: Any) -> None:
        if op.name in ("util.global.load", "util.global.store"):
            self.map_access(op)
        elif op.name in _FORWARDED and [v.type for v in op.results] == [
            v.type for v in list(op.operands)[: len(op.results)]
        ]:
            self.replace(op, list(op.operands)[: len(op.results)])
        elif op.name in _RENAMED:
            attributes = {}
            if op.name == "util.call":
                attributes["callee"] = op.attributes["callee"]
            new = self.create(
                _RENAMED[op.name], op, [v.type for v in op.results], list(op.operands), attributes
            )
            self.replace(op, list(new.results))


def _get_name(attribute: Any) -> str:
    return attribute if isinstance(attribute, str) else attribute.name


def _text(attribute: Any) -> str:
    return str(attribute.value)


def _get_symbol(attribute: Any) -> str:
    return str(attribute).lstrip("@").strip('"')


def _walk(root: Any) -> Iterator[Any]:
    """Each operation inside of one, in program order."""
    stack = [iter([op.operation for region in root.regions for block in region for op in block])]
    while stack:
        op = next(stack[-1], None)
        if op is None:
            stack.pop()
            continue
        yield op
        stack.append(
            iter([inner.operation for region in op.regions for block in region for inner in block])
        )


def main(path: str) -> None:
    from iree.compiler import ir

    if path == "-":
        text = sys.stdin.buffer.read()
    else:
        with open(path, "rb") as file:
            text = file.read()
    with ir.Context() as context:
        context.allow_unregistered_dialects = True
        try:
            module = ir.Module.parse(text)
        except ir.MLIRError as error:
            raise SystemExit(f"error: {error.error_diagnostics[0].message}") from error
        Mapping(ir, module.operation).run()
        module.operation.print(
            print_generic_op_form=True,
            enable_debug_info=True,
            large_elements_limit=_LARGE,
            large_resource_limit=_LARGE,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
