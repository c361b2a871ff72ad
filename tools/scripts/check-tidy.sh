#!/usr/bin/env bash
# Holds the sources against .clang-tidy. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/check-tidy.sh [REVISION]

Runs clang-tidy 22 over every source of the libraries and tools, or over those of the
folders in which one differs from REVISION, and prints what it finds. Exit status 1 if
that is anything. The set-up is that of setup.sh; needs clang-tidy-22, which it installs
where it can.
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
# What is compiled: a folder is one source (ROOFLINE_UNITY_BUILD), which is read once.
list_units() {
  python3 - "$build_dir/compile_commands.json" "$@" <<'PYTHON'
import json
import os
import re
import sys

changed = {os.path.realpath(path) for path in sys.argv[2:]}
for command in json.load(open(sys.argv[1])):
    unit = os.path.realpath(os.path.join(command["directory"], command["file"]))
    if not unit.endswith((".cpp", ".cxx")):
        continue
    sources = {unit}
    if "/Unity/" in unit:
        sources.update(map(os.path.realpath, re.findall('#include "(.*)"', open(unit).read())))
    sources = {s for s in sources if re.match("(lib|tools)/", os.path.relpath(s))}
    if sources and (not changed or sources & changed):
        print(unit)
PYTHON
}

changed=()
if (($#)); then
  mapfile -t changed < <(git diff --name-only --diff-filter=d "$1" -- 'lib/*.cpp' 'tools/*.cpp')
  ((${#changed[@]})) || { printf 'No source differs from %s\n' "$1"; exit 0; }
fi
mapfile -t units < <(list_units "${changed[@]}" | sort -u)
((${#units[@]})) || fail "expected sources in $build_dir/compile_commands.json, found none"
printf '==> Reading %d units\n' "${#units[@]}"
printf '%s\0' "${units[@]}" |
  xargs -0 -P "$(nproc)" -n 1 clang-tidy-22 -p "$build_dir" --quiet --warnings-as-errors='*'
