"""Lets pip build the wheel from the source tree (PEP 517)."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, Optional

_ROOT = Path(__file__).resolve().parents[2]


def build_wheel(
    wheel_directory: str,
    config_settings: Optional[dict[str, Any]] = None,
    metadata_directory: Optional[str] = None,
) -> str:
    folder = Path(wheel_directory).resolve()
    before = set(folder.glob("*.whl"))
    subprocess.run([_ROOT / "tools/scripts/build-wheel.sh", folder], check=True)
    (made,) = set(folder.glob("*.whl")) - before
    return made.name


def build_sdist(
    sdist_directory: str, config_settings: Optional[dict[str, Any]] = None
) -> str:
    raise NotImplementedError("expected a wheel to be asked for: the source is the Git repository")
