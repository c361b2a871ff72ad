#!/usr/bin/env bash
# Holds the sources against .clang-tidy. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/check-tidy.sh [REVISION]

Runs clang-tidy 22 over every source of the libraries and tools, or over those that
differ from REVISION, and prints what it finds. Exit status 1 if that is anything. The
set-up is that of setup.sh; needs clang-tidy-22, which it installs where it can.
USAGE
}

fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac
(($# <= 1)) || { usage >&2; fail "expected one revision, found $#"; }

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build_dir="${ROOFLINE_BUILD_DIR:-build}"
ROOFLINE_WITH_TIDY=1 tools/scripts/setup.sh
command -v clang-tidy-22 >/dev/null || fail "missing: clang-tidy-22 (Debian's name)"
if (($#)); then
  mapfile -t sources < <(git diff --name-only --diff-filter=d "$1" -- 'lib/*.cpp' 'tools/*.cpp')
else
  mapfile -t sources < <(git ls-files 'lib/*.cpp' 'tools/*.cpp')
fi
((${#sources[@]})) || { printf 'No source differs from %s\n' "$1"; exit 0; }
printf '==> Reading %d sources\n' "${#sources[@]}"
printf '%s\0' "${sources[@]}" |
  xargs -0 -P "$(nproc)" -n 4 clang-tidy-22 -p "$build_dir" --quiet --warnings-as-errors='*'
