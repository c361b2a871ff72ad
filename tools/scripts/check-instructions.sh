#!/usr/bin/env bash
# Compares counts of instructions with recorded ones. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/check-instructions.sh [ARGUMENT...]

Builds the tools (see tools/scripts/setup.sh --help) and counts the instructions of a
few commands under valgrind; fails where one takes over 3 % more than recorded. The
arguments are those of benchmarks/instructions.py: --record takes the counts over.
USAGE
}

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
command -v valgrind >/dev/null || {
  printf 'error: valgrind is missing (Debian: valgrind)\n' >&2
  exit 1
}
tools/scripts/setup.sh
exec python3 benchmarks/instructions.py \
  --tool "${ROOFLINE_BUILD_DIR:-build}/bin/mlir-roofline" "$@"
