#!/usr/bin/env python3
"""Packs the executable and the Python package into a wheel for this machine.

usage: pack_wheel.py --executable FILE --output FOLDER [--fast]

The wheel's name says with which C library it runs (PEP 600): the newest version of
glibc that the executable asks for. Anything else that it would need of a machine is
an error. The same input gives the same wheel, byte for byte.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import platform
import re
import subprocess
import sys
from pathlib import Path

from wheel_file import Entry, write_zip

ROOT = Path(__file__).resolve().parents[2]
# What every Linux with glibc has.
SYSTEM_LIBRARIES = re.compile(r"(libc|libm|libdl|libpthread|librt)\.so\.\d+|ld-linux.*")


class PackingError(Exception):
    pass


def find_platform_tag(executable: Path) -> str:
    """As in manylinux_2_34_x86_64."""
    text = subprocess.run(
        ["readelf", "--wide", "--dynamic", "--version-info", executable],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin:/usr/local/bin"},
    ).stdout
    for library in re.findall(r"\(NEEDED\).*\[(.*)\]", text):
        if not SYSTEM_LIBRARIES.fullmatch(library):
            raise PackingError(
                f"{executable}: expected to need the C library alone, found {library}"
            )
    for version in re.findall(r"Name: (\S+)", text):
        if not version.startswith("GLIBC_2."):
            raise PackingError(
                f"{executable}: expected versions of glibc's symbols alone, found {version}"
            )
    minors = [int(minor) for minor in re.findall(r"Name: GLIBC_2\.(\d+)", text)]
    if not minors:
        raise PackingError(f"{executable}: expected versions of glibc's symbols, found none")
    return f"manylinux_2_{max(minors)}_{platform.machine()}"


def read_version() -> str:
    """That of CMakeLists.txt, which the package has to repeat."""
    cmake = (ROOT / "CMakeLists.txt").read_text()
    version = re.search(r"project\(mlir-roofline VERSION (\S+)", cmake)[1]
    package = (ROOT / "python/mlir_roofline/__init__.py").read_text()
    found = re.search(r'^__version__ = "(.*)"', package, re.M)[1]
    if found != version:
        raise PackingError(
            f"python/mlir_roofline/__init__.py: expected the version {version} of "
            f"CMakeLists.txt, found {found}"
        )
    return version


def make_metadata(version: str) -> str:
    try:
        import tomllib
    except ImportError as error:
        raise PackingError("expected Python 3.11 or newer, which reads TOML") from error
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {version}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        "License-File: LICENSE",
        "License-File: NOTICES.txt",
        f"Requires-Python: {project['requires-python']}",
        f"Keywords: {','.join(project['keywords'])}",
    ]
    lines += [f"Classifier: {name}" for name in project["classifiers"]]
    for extra, packages in project["optional-dependencies"].items():
        lines.append(f"Provides-Extra: {extra}")
        lines += [f"Requires-Dist: {package}; extra == '{extra}'" for package in packages]
    lines.append("Description-Content-Type: text/markdown")
    return "\n".join(lines) + "\n\n" + (ROOT / project["readme"]).read_text()


def make_record(entries: list[Entry], record: str) -> str:
    lines = []
    for entry in entries:
        digest = base64.urlsafe_b64encode(hashlib.sha256(entry.content).digest())
        lines.append(f"{entry.name},sha256={digest.decode().rstrip('=')},{len(entry.content)}")
    return "\n".join([*lines, f"{record},,"]) + "\n"


def pack(executable: Path, output: Path, is_fast: bool) -> Path:
    tag = f"py3-none-{find_platform_tag(executable)}"
    version = read_version()
    stem = f"mlir_roofline-{version}"
    info = f"{stem}.dist-info"
    entries = [
        Entry(str(path.relative_to(ROOT / "python")), path.read_bytes())
        for path in sorted((ROOT / "python/mlir_roofline").rglob("*"))
        if path.suffix in (".py", ".typed")
    ]
    entries += [
        Entry(f"{stem}.data/scripts/mlir-roofline", executable.read_bytes(), is_executable=True),
        Entry(f"{info}/licenses/LICENSE", (ROOT / "LICENSE").read_bytes()),
        Entry(
            f"{info}/licenses/NOTICES.txt",
            (ROOT / "python/packaging/NOTICES.txt").read_bytes(),
        ),
        Entry(f"{info}/METADATA", make_metadata(version).encode()),
        Entry(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: mlir-roofline\nRoot-Is-Purelib: false\n"
            f"Tag: {tag}\n".encode(),
        ),
    ]
    record = f"{info}/RECORD"
    entries.append(Entry(record, make_record(entries, record).encode()))
    output.mkdir(parents=True, exist_ok=True)
    wheel = output / f"{stem}-{tag}.whl"
    write_zip(wheel, entries, is_fast)
    return wheel


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--executable", type=Path, required=True, help="linked statically")
    parser.add_argument("--output", type=Path, required=True, help="the wheel's folder")
    parser.add_argument("--fast", action="store_true", help="compress less")
    options = parser.parse_args()
    try:
        wheel = pack(options.executable, options.output, options.fast)
    except (PackingError, OSError, subprocess.CalledProcessError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"{wheel}: {wheel.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
