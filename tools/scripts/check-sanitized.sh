#!/usr/bin/env bash
# Runs all tests in a build with sanitizers. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/check-sanitized.sh PRESET [LIT-ARGUMENT...]

Builds everything with PRESET of CMakePresets.json (asan, asan-clang) and runs all
tests, or those that arguments for lit leave. The set-up is that of check.sh.
USAGE
}

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  asan | asan-clang) preset="$1"; shift ;;
  *) usage >&2; printf "error: expected asan or asan-clang, found '%s'\n" "${1:-}" >&2; exit 1 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# Installs what is missing; its own build is without sanitizers.
ROOFLINE_WITH_TESTS=1 tools/scripts/setup.sh
mlir_dir="$(sed -n 's/^MLIR_DIR:[A-Z]*=//p' "${ROOFLINE_BUILD_DIR:-build}/CMakeCache.txt")"
cmake --preset "$preset" -DMLIR_DIR="$mlir_dir"
cmake --build --preset "$preset"
exec python3 tools/scripts/run_lit.py "build-$preset" "$@"
