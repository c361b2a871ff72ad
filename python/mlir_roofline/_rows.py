"""Reports as tables: flat rows, and data frames where pandas or polars is installed.

A row has what the report says of one operation, group or layer by the same names. Of
operations that is one execution; "total_macs" and the like are of all of them. With
several targets a target's columns are behind its name, as in "nvidia-h100-sxm.time_s".
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Optional, Union

from ._errors import MissingPackageError
from ._report import Report
from ._schema import Count, Counts, Group, Op, OpTime

_COUNTS = [item.name for item in fields(Counts) if item.name not in ("work", "range")]
_TIMES = [item.name for item in fields(OpTime) if item.name not in ("target", "levels")]
_OP = ["id", "op", "function", "location", "layer", "types", "multiplicity", "reason"]
_SUMMED = ["macs", "flops", "int_ops", "transcendentals", "bytes"]
_I64 = range(-(2**63), 2**63)


def make_rows(report: Report, of: str = "ops") -> list[dict[str, Any]]:
    if of not in ("ops", "groups", "layers"):
        raise ValueError(f"expected 'ops', 'groups' or 'layers', found {of!r}")
    items: Optional[list[Any]] = getattr(report, of)
    if items is None:
        raise ValueError(
            f"expected a report with {of}, found none; analyze with "
            + ("depth=N" if of == "layers" else "group_by=...")
        )
    return [_make_op(report, i) if of == "ops" else _make_group(report, i) for i in items]


def _make_op(report: Report, op: Op) -> dict[str, Any]:
    row = {name: getattr(op, name) for name in _OP}
    row.update({name: getattr(op, name) for name in _COUNTS})
    row.update({f"total_{name}": _total(op, name) for name in _SUMMED})
    return {**row, **_make_rest(report, op)}


def _total(op: Op, name: str) -> Optional[Count]:
    """Of all executions; None where that is a formula that the report does not have."""
    if op.executed is not None:
        executed: Optional[Count] = getattr(op.executed, name)
        return executed
    value: Optional[Count] = getattr(op, name)
    if op.multiplicity == 1 or value is None:
        return value
    if isinstance(op.multiplicity, int) and isinstance(value, int):
        return op.multiplicity * value
    return None


def _make_group(report: Report, group: Group) -> dict[str, Any]:
    row: dict[str, Any] = {"name": group.name, "ops": len(group.ops), "depth": group.depth}
    row.update({name: getattr(group.totals, name) for name in _COUNTS})
    return {**row, **_make_rest(report, group)}


def _make_rest(report: Report, item: Union[Op, Group]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "parameters": item.parameters.count if item.parameters else None,
        "parameter_bytes": item.parameters.bytes if item.parameters else None,
        "live_bytes": item.live_bytes,
    }
    names = [target.name for target in report.targets or []]
    times = {time.target: time for time in item.targets or []}
    for name in names:
        prefix = f"{name}." if len(names) > 1 else ""
        time = times.get(name)
        row.update({prefix + key: getattr(time, key) if time else None for key in _TIMES})
    if len(names) > 1:
        row["fastest"] = item.fastest
    return row


def _make_columns(report: Report, of: str) -> dict[str, list[Any]]:
    """By column, without those that are empty."""
    rows = make_rows(report, of)
    names = rows[0].keys() if rows else ()
    columns = {name: [row[name] for row in rows] for name in names}
    return {name: column for name, column in columns.items() if any(x is not None for x in column)}


def to_pandas(report: Report, of: str = "ops") -> Any:
    try:
        import pandas  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        raise MissingPackageError("expected the package pandas, found none") from error
    return pandas.DataFrame(_make_columns(report, of))


def to_polars(report: Report, of: str = "ops") -> Any:
    try:
        import polars
    except ImportError as error:
        raise MissingPackageError("expected the package polars, found none") from error
    # A column has one type: with a formula all of it is text, and what is too large
    # for 64 bits makes numbers of it that are rounded.
    columns = {}
    for name, column in _make_columns(report, of).items():
        present = [x for x in column if x is not None]
        if any(isinstance(x, str) for x in present):
            column = [None if x is None else str(x) for x in column]
        elif any(isinstance(x, float) or x not in _I64 for x in present):
            column = [None if x is None else float(x) for x in column]
        columns[name] = column
    return polars.DataFrame(columns)
