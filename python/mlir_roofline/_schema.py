"""What a report consists of: the schema mlir-roofline/report/v1 as types.

Names are those of the JSON, which docs/report-v1.schema.json explains. What a report
does not say is None and never 0; a count is a number, or a formula in the sizes that
the program leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Union

Count = Union[int, str]
"""An exact count, or a polynomial such as "64*arg0.d0"."""


@dataclass(frozen=True)
class Symbol:
    """A size that the program leaves open."""

    name: str
    meaning: str
    value: Optional[Count] = None
    range: Optional[list[int]] = None


@dataclass(frozen=True)
class Counts:
    status: str
    bytes_status: str
    macs: Optional[Count] = None
    effective_macs: Optional[Count] = None
    flops: Optional[Count] = None
    effective_flops: Optional[Count] = None
    int_ops: Optional[Count] = None
    effective_int_ops: Optional[Count] = None
    transcendentals: Optional[Count] = None
    work: Optional[dict[str, dict[str, Count]]] = None
    bytes_read: Optional[Count] = None
    bytes_written: Optional[Count] = None
    bytes: Optional[Count] = None
    intensity: Optional[float] = None
    range: Optional[dict[str, Any]] = None


@dataclass(frozen=True)
class Totals(Counts):
    ops: int = 0
    unknown_ops: int = 0


@dataclass(frozen=True)
class Parameters:
    count: Count
    bytes: Count
    types: Optional[dict[str, Any]] = None


@dataclass(frozen=True)
class Activations:
    peak_bytes: Count
    status: str
    inputs: str
    order_free_bytes: Count
    sum_bytes: Count
    peak_at: Optional[str] = None
    peak_place: Optional[str] = None
    peak_op: Optional[str] = None
    input_bytes: Optional[Count] = None
    cache_bytes: Optional[Count] = None
    plan_bytes: Optional[Count] = None
    training_bytes: Optional[Count] = None
    live: Optional[list[dict[str, Any]]] = None
    timeline: Optional[list[Any]] = None


@dataclass(frozen=True)
class Coverage:
    """Shares from 0 to 1; `unknown` lists op, count and reason."""

    unknown: list[dict[str, Any]]
    ops: Optional[float] = None
    bytes: Optional[float] = None


@dataclass(frozen=True)
class OpTime:
    """An operation or a group of them on one target."""

    target: str
    bound_by: Optional[str] = None
    kind: Optional[str] = None
    time_s: Optional[float] = None
    estimate_s: Optional[float] = None
    status: Optional[str] = None
    energy_j: Optional[float] = None
    energy_status: Optional[str] = None
    next_bound_by: Optional[str] = None
    time_if_lifted_s: Optional[float] = None
    slack: Optional[float] = None
    share: Optional[float] = None
    levels: Optional[list[dict[str, Any]]] = None
    hierarchy_bound_by: Optional[str] = None
    time_formulas: Optional[dict[str, Any]] = None
    energy_formula: Optional[dict[str, Any]] = None
    hierarchy_lower_s: Optional[float] = None
    hierarchy_attainable_s: Optional[float] = None
    measured_s: Optional[float] = None
    lost_s: Optional[float] = None
    efficiency: Optional[float] = None
    over_estimate_s: Optional[float] = None
    achieved_ops_per_s: Optional[float] = None
    achieved_bytes_per_s: Optional[float] = None
    measured_bound_s: Optional[float] = None
    measured_in_part: Optional[bool] = None
    bound_beaten: Optional[bool] = None


@dataclass(frozen=True)
class Target:
    """The program on one target."""

    name: str
    attribute: Optional[str] = None
    latency_bound_s: Optional[float] = None
    untimed_s: Optional[float] = None
    latency_critical_path_s: Optional[float] = None
    latency_floor_s: Optional[float] = None
    floor_bound_by: Optional[str] = None
    latency_fused_s: Optional[float] = None
    fused_bound_by: Optional[str] = None
    fusion: Optional[dict[str, Any]] = None
    latency_estimate_s: Optional[float] = None
    calibrated_share: Optional[float] = None
    throughput_per_s: Optional[float] = None
    throughput_floor_per_s: Optional[float] = None
    throughput_estimate_per_s: Optional[float] = None
    slowdown: Optional[float] = None
    energy_j: Optional[float] = None
    energy_estimate_j: Optional[float] = None
    power_limit_j: Optional[float] = None
    energy: Optional[dict[str, Any]] = None
    carbon_g: Optional[float] = None
    items_per_s: Optional[float] = None
    time_formulas: Optional[dict[str, Any]] = None
    energy_formula: Optional[dict[str, Any]] = None
    rows_fastest: Optional[int] = None
    stand_ins: Optional[list[Any]] = None
    levels: Optional[list[dict[str, Any]]] = None
    measured_s: Optional[float] = None
    lost_s: Optional[float] = None
    efficiency: Optional[float] = None
    over_estimate_s: Optional[float] = None
    achieved_ops_per_s: Optional[float] = None
    achieved_bytes_per_s: Optional[float] = None
    measured_bound_s: Optional[float] = None
    measured_in_part: Optional[bool] = None
    bound_beaten: Optional[bool] = None
    status: Optional[str] = None
    bound_by: Optional[str] = None
    kind: Optional[str] = None
    fits: Optional[list[dict[str, Any]]] = None
    calibration: Optional[list[dict[str, Any]]] = None
    ridge: Optional[list[dict[str, Any]]] = None
    roofs: Optional[list[dict[str, Any]]] = None
    resident_bytes: Optional[float] = None


@dataclass(frozen=True)
class Op(Counts):
    """One operation; the counts are of one execution."""

    id: int = 0
    op: str = ""
    function: str = ""
    location: str = ""
    multiplicity: Count = 1
    layer: Optional[str] = None
    place: Optional[str] = None
    types: Optional[str] = None
    parameters: Optional[Parameters] = None
    live_bytes: Optional[Count] = None
    saved_bytes: Optional[Count] = None
    executed: Optional[Counts] = None
    necessary: Optional[dict[str, Count]] = None
    sizes: Optional[dict[str, Count]] = None
    reason: Optional[str] = None
    operands: Optional[list[dict[str, Any]]] = None
    targets: Optional[list[OpTime]] = None
    fastest: Optional[str] = None


@dataclass(frozen=True)
class Group:
    """Rows of group_by, and layers, which also have a path."""

    name: str
    ops: list[int]
    totals: Totals
    parameters: Optional[Parameters] = None
    live_bytes: Optional[Count] = None
    targets: Optional[list[OpTime]] = None
    fastest: Optional[str] = None
    path: Optional[list[str]] = None
    depth: Optional[int] = None
    parent: Optional[int] = None


@dataclass(frozen=True)
class Function:
    name: str
    multiplicity: Count
    totals: Totals
    entry: Optional[bool] = None
    sizes: Optional[dict[str, Count]] = None
    range: Optional[dict[str, Any]] = None
    activations: Optional[Activations] = None
    targets: Optional[list[Target]] = None
