#!/usr/bin/env bash
# Makes the Python wheel. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/build-wheel.sh [FOLDER]

Makes FOLDER/mlir_roofline-*.whl (default: dist/), which runs on any Linux of this
kind of processor with glibc 2.34 or newer, without LLVM:
  1. sets the build up (see tools/scripts/setup.sh --help), and installs what linking
     statically needs besides (lld, the static libz and libzstd, libdeflate);
  2. links mlir-roofline with MLIR's static libraries;
  3. packs it with the Python package in python/, after a check of what it needs.
Safe to run again. Takes the environment of setup.sh.
USAGE
}

say() { printf '==> %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  -*) usage >&2; fail "unexpected argument '$1'" ;;
esac
output="$(realpath -m "${1:-dist}")"

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build_dir="${ROOFLINE_BUILD_DIR:-build}"

ROOFLINE_WITH_WHEEL=1 tools/scripts/setup.sh
ninja -C "$build_dir" -t query mlir-roofline-static >/dev/null 2>&1 ||
  fail "the build has no static executable: what it needs is in the output above, at \
'Left out'"
say "Linking statically"
ninja -C "$build_dir" mlir-roofline-static
say "Packing"
python3 python/packaging/pack_wheel.py \
  --executable "$build_dir/bin/mlir-roofline-static" --output "$output"
