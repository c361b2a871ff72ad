"""What a neural network costs on a machine, counted from its MLIR.

    import mlir_roofline as roofline

    report = roofline.analyze("model.mlir", target="nvidia-h100-sxm")
    report.totals.flops, report.targets[0].latency_bound_s

Programs may also be PyTorch modules, JAX functions, ONNX and TFLite files: see
`analyze`. The counting is done by the executable `mlir-roofline`.
"""

from ._analyze import analyze
from ._compare import CheckResult, Diff, check, diff
from ._errors import Diagnostic, MissingPackageError, RooflineError
from ._executable import find_executable, version
from ._report import Report
from ._schema import (
    Activations,
    Count,
    Counts,
    Coverage,
    Function,
    Group,
    Op,
    OpTime,
    Parameters,
    Symbol,
    Target,
    Totals,
)

__version__ = "0.1.0"

__all__ = [
    "Activations",
    "CheckResult",
    "Count",
    "Counts",
    "Coverage",
    "Diagnostic",
    "Diff",
    "Function",
    "Group",
    "MissingPackageError",
    "Op",
    "OpTime",
    "Parameters",
    "Report",
    "RooflineError",
    "Symbol",
    "Target",
    "Totals",
    "analyze",
    "check",
    "diff",
    "find_executable",
    "version",
]
