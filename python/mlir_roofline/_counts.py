"""How far counts can be trusted: what `resolveBounds` of Report/Metric.h is for the
command line."""

from __future__ import annotations

from typing import Any, Optional

from ._schema import Counts, Op

Known = tuple[Any, str]
"""A count and its status."""


def _resolve(value: Any, lower: Any, status: str, has_unknown: bool) -> Known:
    """`value` is all that may happen, `lower` what does in any case. A sum that misses
    operations (`has_unknown`) is a lower bound whatever else it is."""
    if status == "lower" or (status == "estimate" and has_unknown):
        return lower, "lower"
    if status in ("estimate", "unknown"):
        return value, status
    if value != lower:
        return value, "upper"
    # Alternatives may agree in one of their counts.
    return value, "exact" if status == "upper" else status


def _get_status(counts: Counts, key: str) -> str:
    return counts.bytes_status if key.startswith("bytes") else counts.status


def get_known(counts: Counts, key: str) -> Optional[Known]:
    """One of the counts; None if it is not known."""
    value = getattr(counts, key)
    if value is None:
        return None
    lower = (counts.range or {}).get(key, [value])[0]
    # Of nothing but unknown operations a guess is all there is.
    has_unknown = bool(getattr(counts, "unknown_ops", 0)) and counts.status != "unknown"
    return _resolve(value, lower, _get_status(counts, key), has_unknown)


def get_executed(op: Op, key: str) -> Optional[Known]:
    """One of the counts of all executions; None if it is not known or a formula."""
    status = _get_status(op, key)
    whole = op.executed and getattr(op.executed, key)
    if whole is not None:
        # Some executions may not happen, or not be alike: no lower bound is given.
        is_bound = status == "exact" and op.range is not None
        return (whole, "upper" if is_bound else status) if isinstance(whole, int) else None
    one, runs, limits = getattr(op, key), op.multiplicity, op.range or {}
    if not isinstance(one, int) or not isinstance(runs, int):
        return None
    lower = limits.get(key, [one])[0] * limits.get("multiplicity", [runs])[0]
    return _resolve(one * runs, lower, status, False)
