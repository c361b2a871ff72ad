#!/usr/bin/env bash
# Runs what takes a night. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/check-nightly.sh [tests|mutants]

tests: all tests in their long form, with 5,000 random programs and 200,000 mutants of
their texts. mutants: whether tests notice mutants of the sources. Both unless one is
named. The set-up is that of check.sh.
USAGE
}

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  '') targets=(check-roofline-nightly check-roofline-mutants) ;;
  tests) targets=(check-roofline-nightly) ;;
  mutants) targets=(check-roofline-mutants) ;;
  *) usage >&2; printf "error: expected tests or mutants, found '%s'\n" "$1" >&2; exit 1 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
ROOFLINE_WITH_TESTS=1 tools/scripts/setup.sh
for target in "${targets[@]}"; do
  ninja -C "${ROOFLINE_BUILD_DIR:-build}" "$target"
done
