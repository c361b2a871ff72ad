"""Numbers and names as people read them, by the rules of the command line: those of
Support/NumberFormat.h, `markStatus` of Report/Metric.h and Support/ProgramText.h."""

from __future__ import annotations

import math
import unicodedata
from typing import Any, Optional, Sequence

_LARGE = ("", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q")
_SMALL = ("m", "u", "n", "p", "f")
_BINARY = ("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi")


def _format_mantissa(value: float) -> str:
    """Three significant digits of 0.995 <= |value| < 1024; four from 1000 on."""
    magnitude = abs(value)
    return f"{value:.{2 if magnitude < 9.995 else 1 if magnitude < 99.95 else 0}f}"


def _format_scaled(
    value: float, base: int, large: Sequence[str], small: Sequence[str], unit: str
) -> str:
    if not math.isfinite(value):
        return "-"
    # What would round to a whole step takes the next prefix.
    limit = base - 0.5
    scaled, prefix = value, ""
    if abs(value) >= limit:
        for prefix in large:
            if abs(scaled) < limit or prefix == large[-1]:
                break
            scaled /= base
    elif value != 0 and abs(value) < 0.995:
        for prefix in small:
            scaled *= base
            if abs(scaled) >= 0.995:
                break
    if abs(scaled) >= limit or (scaled != 0 and abs(scaled) < 0.995):
        text = f"{scaled:.2e}"
    elif not prefix and scaled == math.floor(scaled):
        text = f"{scaled:.0f}"
    else:
        text = _format_mantissa(scaled)
    return f"{text} {prefix}{unit}".rstrip()


def _format(value: Any, base: int, large: Sequence[str], small: Sequence[str], unit: str) -> str:
    if value is None:
        return "-"
    if isinstance(value, str):
        return f"{value} {unit}".rstrip()
    try:
        return _format_scaled(float(value), base, large, small, unit)
    except OverflowError:
        # An integer that no double holds, in powers of ten.
        digits = str(value)
        return f"{digits[0]}.{digits[1:3]}e+{len(digits) - 1} {unit}".rstrip()


def format_count(value: Any, unit: str = "") -> str:
    """1234567 as "1.23 M", 0.000676 s as "676 us"; a formula as it is."""
    return _format(value, 1000, _LARGE, _SMALL, unit)


def format_bytes(value: Any) -> str:
    """1664 as "1.62 KiB"."""
    return _format(value, 1024, _BINARY, (), "B")


def format_time(value: Optional[float]) -> str:
    return format_count(value, "s")


def mark(text: str, status: Optional[str]) -> str:
    """With the sign that says how far a number can be trusted."""
    if status == "declared":
        return text + "*"
    if status == "unknown":
        return "-"
    return {"lower": ">= ", "upper": "<= ", "estimate": "~ "}.get(status or "", "") + text


def to_visible(text: str) -> str:
    """Names come from the program: what would turn around what stands beside it, forge a
    line or hide is written as its bytes, `\\E2\\80\\AE`."""
    return "".join(
        "".join(f"\\{byte:02X}" for byte in each.encode("utf-8", "surrogatepass"))
        if each != "\u00ad" and unicodedata.category(each) in _HIDDEN
        else each
        for each in text
    )


_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
