"""A report: typed data (see `_schema.py`) and what can be made of it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Optional, Union, get_args, get_origin, get_type_hints

from ._invocation import Invocation
from ._schema import (
    Activations,
    Coverage,
    Function,
    Group,
    Op,
    Parameters,
    Symbol,
    Target,
    Totals,
)

@dataclass(frozen=True, repr=False)
class Report:
    """What `analyze` returns. `json` has everything, also what newer executables add."""

    totals: Totals
    parameters: Parameters
    coverage: Coverage
    symbols: list[Symbol]
    functions: list[Function]
    ops: list[Op]
    activations: Optional[Activations] = None
    group_by: Optional[str] = None
    groups: Optional[list[Group]] = None
    layers: Optional[list[Group]] = None
    targets: Optional[list[Target]] = None
    machine: Optional[dict[str, Any]] = None
    training: Optional[dict[str, Any]] = None
    fusion: Optional[dict[str, Any]] = None
    program: Optional[dict[str, Any]] = None
    loops: Optional[list[dict[str, Any]]] = None
    measured: Optional[dict[str, Any]] = None
    what_if: Optional[Any] = None
    input: Optional[Any] = None
    tool: Optional[Any] = None
    json: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    warnings: tuple[str, ...] = field(default=(), compare=False)
    invocation: Optional[Invocation] = field(default=None, repr=False, compare=False)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Report":
        """From what --format=json prints."""
        schema = value.get("schema")
        if schema != "mlir-roofline/report/v1":
            raise ValueError(f"expected the schema mlir-roofline/report/v1, found {schema!r}")
        known = _get_fields(cls)
        arguments = {
            name: _decode(known[name], item)
            for name, item in value.items()
            if name in known and name not in ("json", "warnings", "invocation")
        }
        return cls(**arguments, json=value)

    @classmethod
    def load(cls, path: "Union[str, os.PathLike[str]]") -> "Report":
        """From a file that --format=json or `save` wrote."""
        with open(path, encoding="utf-8") as file:
            return cls.from_json(json.load(file))

    def save(self, path: "Union[str, os.PathLike[str]]") -> None:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.json, file, indent=2)
            file.write("\n")

    def rows(self, of: str = "ops") -> list[dict[str, Any]]:
        """Flat rows, for a table: of "ops", "groups" or "layers"; see `_rows.py`."""
        from ._rows import make_rows

        return make_rows(self, of)

    def to_pandas(self, of: str = "ops") -> Any:
        """The rows as a pandas.DataFrame."""
        from ._rows import to_pandas

        return to_pandas(self, of)

    def to_polars(self, of: str = "ops") -> Any:
        """The rows as a polars.DataFrame."""
        from ._rows import to_polars

        return to_polars(self, of)

    def to_html(self, path: "Union[str, os.PathLike[str], None]" = None) -> str:
        """The page of --format=html, which needs nothing else; written to a file, too,
        if one is named."""
        text = self.render("html")
        if path is not None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return text

    def render(self, format: str = "table", **options: Any) -> str:
        """The report in another format: table, md, csv, svg, trace. The options are
        those of `analyze`, with these besides; None takes one away."""
        if self.invocation is None:
            raise ValueError(
                "expected a report that analyze made; one from a file has no program "
                "to render again"
            )
        return self.invocation.run(format, options)[0]

    def __repr__(self) -> str:
        return f"<Report of {len(self.ops)} operations>"

    def __str__(self) -> str:
        from ._display import to_text

        return to_text(self)

    def _repr_html_(self) -> str:
        from ._display import to_notebook

        return to_notebook(self)


_FIELDS: dict[type, dict[str, Any]] = {}


def _get_fields(cls: type) -> dict[str, Any]:
    if cls not in _FIELDS:
        hints = get_type_hints(cls)
        _FIELDS[cls] = {item.name: hints[item.name] for item in fields(cls)}
    return _FIELDS[cls]


def _decode(hint: Any, value: Any) -> Any:
    """JSON as what a field is declared to be; keys that no field has are left out."""
    if value is None:
        return None
    origin = get_origin(hint)
    if origin is Union:
        inner = [part for part in get_args(hint) if part is not type(None)]
        return _decode(inner[0], value) if len(inner) == 1 else value
    if origin is list:
        (inner_hint,) = get_args(hint)
        return [_decode(inner_hint, item) for item in value]
    if is_dataclass(hint) and isinstance(hint, type):
        known = _get_fields(hint)
        return hint(**{k: _decode(known[k], v) for k, v in value.items() if k in known})
    return value
