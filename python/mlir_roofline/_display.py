"""Reports as people see them: in a terminal and in a notebook."""

from __future__ import annotations

import html
from typing import Any, Iterable, Optional, Sequence

from ._report import Report
from ._schema import Op, OpTime

_MOST_ROWS = 15
_SIGNS = {"lower": ">= ", "upper": "<= ", "estimate": "~"}
_STYLE = "text-align:left;font-variant-numeric:tabular-nums"


def format_count(value: Any, unit: str = "") -> str:
    """1234567 as "1.23 M"; a formula as it is."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"{value} {unit}".rstrip()
    scaled, prefix = float(value), ""
    for prefix in ("", "k", "M", "G", "T", "P", "E"):
        if abs(scaled) < 999.5:
            break
        scaled /= 1000
    number = str(value) if not prefix and isinstance(value, int) else f"{scaled:.3g}"
    return f"{number} {prefix}{unit}".rstrip()


def format_bytes(value: Any) -> str:
    if not isinstance(value, (int, float)):
        return format_count(value, "B")
    scaled, unit = float(value), "B"
    for unit in ("B", "KiB", "MiB", "GiB", "TiB", "PiB"):
        if abs(scaled) < 1000:
            break
        scaled /= 1024
    return f"{scaled:.3g} {unit}" if unit != "B" else f"{value} B"


def format_time(value: Optional[float]) -> str:
    if not value:
        return "" if value is None else "0 s"
    for factor, unit in ((1, "s"), (1e3, "ms"), (1e6, "µs"), (1e9, "ns"), (1e12, "ps")):
        if value * factor >= 0.9995:
            break
    return f"{value * factor:.3g} {unit}"


def _summarise(report: Report) -> Iterable[tuple[str, str]]:
    totals = report.totals
    sign = _SIGNS.get(totals.status, "")
    for name, value in (
        ("MACs", totals.macs),
        ("FLOPs", totals.flops),
        ("integer ops", totals.int_ops),
        ("transcendentals", totals.transcendentals),
    ):
        if value:
            yield name, sign + format_count(value)
    if totals.bytes is not None:
        sign = _SIGNS.get(totals.bytes_status, "")
        yield "memory traffic", sign + format_bytes(totals.bytes)
    count = format_count(report.parameters.count)
    yield "parameters", f"{count} ({format_bytes(report.parameters.bytes)})"
    if report.activations is not None:
        yield "peak of memory", format_bytes(report.activations.peak_bytes)
    if totals.unknown_ops:
        yield "unknown", f"{totals.unknown_ops} of {totals.ops} operations"
    for target in report.targets or []:
        bound = format_time(target.latency_bound_s) or "no bound"
        if target.bound_by:
            bound += f", bound by {target.bound_by}"
        yield target.name, bound


def to_text(report: Report) -> str:
    lines = list(_summarise(report))
    width = max(len(name) for name, _ in lines)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in lines)


def _time_on_first(report: Report, op: Op) -> Optional[OpTime]:
    name = report.targets[0].name if report.targets else None
    return next((time for time in op.targets or [] if time.target == name), None)


def _multiply(op: Op, value: Any) -> float:
    """In all executions; -1 if that is open."""
    if isinstance(value, (int, float)) and isinstance(op.multiplicity, int):
        return value * op.multiplicity
    return -1


def _find_largest(report: Report) -> list[tuple[Op, Optional[OpTime]]]:
    """By time on the first target, or by bytes."""
    pairs = [(op, _time_on_first(report, op)) for op in report.ops]

    def weigh(pair: tuple[Op, Optional[OpTime]]) -> float:
        op, time = pair
        return _multiply(op, time.time_s if time else None if report.targets else op.bytes)

    return sorted(pairs, key=weigh, reverse=True)[:_MOST_ROWS]


def _make_row(report: Report, op: Op, time: Optional[OpTime]) -> list[str]:
    row = [
        op.op,
        op.layer or op.location,
        "" if op.multiplicity == 1 else format_count(op.multiplicity),
        format_count(op.flops or op.int_ops),
        format_bytes(op.bytes),
    ]
    if report.targets:
        row += [format_time(time.time_s), time.bound_by or ""] if time else ["", ""]
    return row


def _make_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def make_cells(tag: str, cells: Sequence[str]) -> str:
        return "".join(f'<{tag} style="{_STYLE}">{html.escape(x)}</{tag}>' for x in cells)

    body = "".join(f"<tr>{make_cells('td', row)}</tr>" for row in rows)
    top = f"<thead><tr>{make_cells('th', head)}</tr></thead>" if head else ""
    return f"<table>{top}<tbody>{body}</tbody></table>"


def to_notebook(report: Report) -> str:
    """Totals, and the operations that matter most."""
    head = ["operation", "where", "runs", "work", "bytes"]
    if report.targets:
        head += ["time", "bound by"]
    largest = _find_largest(report)
    rows = [_make_row(report, op, time) for op, time in largest]
    left_out = len(report.ops) - len(rows)
    note = f"<p>and {left_out} operations more; to_html() has all</p>" if left_out else ""
    warnings = "".join(f"<p>{html.escape(text)}</p>" for text in report.warnings)
    return f"<div>{warnings}{_make_table([], _summarise(report))}{_make_table(head, rows)}{note}</div>"
