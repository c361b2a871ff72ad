#!/usr/bin/env bash
# Sets everything up, then runs all tests. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/check.sh [LIT-ARGUMENT...]

Does all set-up (see tools/scripts/setup.sh --help), then runs every test.
Arguments go to lit: "--filter Dialect" runs a part, "-a" shows the commands.
Exit status 0: at least one test ran and none failed. Safe to run again.

environment, besides that of setup.sh
  ROOFLINE_SHARED  folder of third-party models and test inputs; the tests that
                   need it are reported as unsupported where it is absent
                   (default: ../shared)
USAGE
}

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build_dir="${ROOFLINE_BUILD_DIR:-build}"
ROOFLINE_WITH_TESTS=1 tools/scripts/setup.sh
printf '==> Running the tests\n'
exec python3 tools/scripts/run_lit.py "$build_dir" "$@"
