"""Reports as people see them: in a terminal and in a notebook."""

from __future__ import annotations

import html
from typing import Any, Callable, Iterable, Optional, Sequence

from ._counts import Known, get_executed, get_known
from ._report import Report
from ._schema import Op, OpTime, Target
from ._text import format_bytes, format_count, format_time, mark, to_visible

_MOST_ROWS = 15
_STYLE = "text-align:left;font-variant-numeric:tabular-nums"


def _format_known(known: Optional[Known], write: Callable[[Any], str]) -> str:
    return "-" if known is None else mark(write(known[0]), known[1])


def _get_formula(formulas: Optional[dict[str, Any]]) -> dict[str, str]:
    """What is known of a time while sizes are open."""
    return formulas if formulas and formulas.get("text") else {}


def _describe_bound(report: Report, target: Target) -> str:
    """The latency bound, and by what."""
    if target.latency_bound_s is not None:
        text = mark(format_time(target.latency_bound_s), target.status)
        return text + (f", bound by {target.bound_by}" if target.bound_by else "")
    formula = _get_formula((target.time_formulas or {}).get("latency_bound"))
    if formula:
        limits = formula.get("limits")
        return formula["text"] + (f", bound by {limits}" if limits else "")
    if any(symbol.value is None for symbol in report.symbols):
        return "- (sizes are open; bind fills them in)"
    return "-"


def _summarise(report: Report) -> Iterable[tuple[str, str]]:
    totals = report.totals
    for name, key in (
        ("MACs", "macs"),
        ("FLOPs", "flops"),
        ("integer ops", "int_ops"),
        ("transcendentals", "transcendentals"),
    ):
        if getattr(totals, key) or totals.status == "lower":
            yield name, _format_known(get_known(totals, key), format_count)
    if totals.bytes is not None:
        yield "memory traffic", _format_known(get_known(totals, "bytes"), format_bytes)
    count = format_count(report.parameters.count)
    yield "parameters", f"{count} ({format_bytes(report.parameters.bytes)})"
    if report.activations is not None:
        peak = format_bytes(report.activations.peak_bytes)
        yield "peak of memory", mark(peak, report.activations.status)
    if totals.unknown_ops:
        yield "unknown", f"{totals.unknown_ops} of {_count_noun(totals.ops, 'operation')}"
    for target in report.targets or []:
        yield to_visible(target.name), _describe_bound(report, target)


def _count_noun(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def to_text(report: Report) -> str:
    lines = [(name, to_visible(value)) for name, value in _summarise(report)]
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
    """By time on the first target, or by bytes; in program order where sizes are open, so
    that nobody knows which is the largest."""
    pairs = [(op, _time_on_first(report, op)) for op in report.ops]
    if _is_open(report):
        return pairs[:_MOST_ROWS]

    def weigh(pair: tuple[Op, Optional[OpTime]]) -> float:
        op, time = pair
        return _multiply(op, time.time_s if time else None if report.targets else op.bytes)

    return sorted(pairs, key=weigh, reverse=True)[:_MOST_ROWS]


def _is_open(report: Report) -> bool:
    if report.targets:
        return report.targets[0].latency_bound_s is None
    return isinstance(report.totals.bytes, str)


def _format_op_count(op: Op, key: str, write: Callable[[Any], str]) -> str:
    """Of all executions; a formula of one."""
    if isinstance(getattr(op, key), str):
        return write(getattr(op, key))
    return _format_known(get_executed(op, key), write)


def _format_op_time(op: Op, time: OpTime) -> list[str]:
    """Of all executions."""
    if time.time_s is None:
        formula = _get_formula(time.time_formulas)
        return [formula.get("text", "-"), formula.get("limits", "-")]
    seconds = _multiply(op, time.time_s)
    known = format_time(seconds) if seconds >= 0 else f"{format_time(time.time_s)} each"
    # Executions that may not happen are at most so many.
    is_bound = "multiplicity" in (op.range or {}) and time.status == "exact"
    return [mark(known, "upper" if is_bound else time.status), time.bound_by or "-"]


def _make_row(report: Report, op: Op, time: Optional[OpTime]) -> list[str]:
    is_bound = "multiplicity" in (op.range or {})
    row = [
        op.op,
        op.layer or op.location,
        "" if op.multiplicity == 1 else mark(
            format_count(op.multiplicity), "upper" if is_bound else None
        ),
        _format_op_count(op, "flops" if op.flops else "int_ops", format_count),
        _format_op_count(op, "bytes", format_bytes),
    ]
    if report.targets:
        row += _format_op_time(op, time) if time else ["-", "-"]
    return row


def _escape(text: str) -> str:
    return html.escape(to_visible(text))


def _make_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def make_cells(tag: str, cells: Sequence[str]) -> str:
        return "".join(f'<{tag} style="{_STYLE}">{_escape(x)}</{tag}>' for x in cells)

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
    notes = []
    if _is_open(report):
        notes.append("In program order: sizes are open, so that no part of the whole is known.")
    if left_out:
        notes.append(f"and {_count_noun(left_out, 'operation')} more; to_html() has all")
    texts = [f"<p>{_escape(text)}</p>" for text in (*report.warnings, *notes)]
    warnings, note = texts[: len(report.warnings)], texts[len(report.warnings) :]
    tables = _make_table([], _summarise(report)) + _make_table(head, rows)
    return f"<div>{''.join(warnings)}{tables}{''.join(note)}</div>"
