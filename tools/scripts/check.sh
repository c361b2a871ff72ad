#!/usr/bin/env bash
# Sets everything up, then runs all tests. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/check.sh [LIT-ARGUMENT...]

Does all set-up (see tools/scripts/setup.sh --help), then runs every test, and a part
of them once more in a build with sanitizers (build-asan). Arguments go to lit, and
then there is no such build: "--filter Dialect" runs a part, "-a" shows the commands.
Exit status 0: at least one test ran and none failed. Safe to run again.

environment, besides that of setup.sh
  ROOFLINE_SHARED  folder of third-party models and test inputs; the tests that
                   need it are reported as unsupported where it is absent
                   (default: ../shared)
  ROOFLINE_NO_SANITIZERS  when set, no build with sanitizers
USAGE
}

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build_dir="${ROOFLINE_BUILD_DIR:-build}"
ROOFLINE_WITH_TESTS=1 tools/scripts/setup.sh
# The Python wheel's executable, where what it needs is there.
if ninja -C "$build_dir" -t query mlir-roofline-static >/dev/null 2>&1; then
  ninja -C "$build_dir" mlir-roofline-static
fi
sanitized=()
if (($# == 0)) && [[ -z "${ROOFLINE_NO_SANITIZERS:-}" ]]; then
  printf '==> Building with sanitizers\n'
  mlir_dir="$(sed -n 's/^MLIR_DIR:[A-Z]*=//p' "$build_dir/CMakeCache.txt")"
  cmake --preset asan -DMLIR_DIR="$mlir_dir" >/dev/null
  targets=(mlir-roofline roofline-opt roofline-print-flow roofline-capi-test roofline-fuzz)
  [[ -e build-asan/test/Unit/lit.site.cfg.py ]] && targets+=(RooflineUnitTests)
  ninja -C build-asan "${targets[@]}"
  # What needs no other program of the build, and a sample of the corpus.
  sanitized=(--and build-asan --filter
    'Unit|(CAPI|IR|Models|Sizes|Program|Flow|Machine|Movement|Report)/|open-extents|Fuzz/targets')
fi
printf '==> Running the tests\n'
exec python3 tools/scripts/run_lit.py "$build_dir" "$@" "${sanitized[@]}"
