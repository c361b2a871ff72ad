#!/usr/bin/env bash
# Lets libFuzzer look for texts that the readers cannot bear. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/fuzz.sh SECONDS [TARGET...]

Builds roofline-fuzz with Clang (preset fuzz, build-fuzz) and runs each target that long:
attribute, budget, costs, polynomial, report, times. Exit status 1 where something was
found: the input is in build-fuzz/finds/TARGET, and belongs into test/Fuzz/Seeds/TARGET
with the fix. The corpus in build-fuzz/corpus grows from run to run. Needs clang-22,
libclang-rt-22-dev and what setup.sh installs.
USAGE
}

fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac
[[ "${1:-}" =~ ^[1-9][0-9]*$ ]] || { usage >&2; fail "expected seconds, found '${1:-}'"; }
seconds="$1"
shift
targets=("$@")
((${#targets[@]})) || targets=(attribute budget costs polynomial report times)

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
command -v clang++-22 >/dev/null || fail "missing: clang-22, libclang-rt-22-dev (Debian's names)"
mlir_dir="${MLIR_DIR:-/usr/lib/llvm-22/lib/cmake/mlir}"
cmake --preset fuzz -DMLIR_DIR="$mlir_dir" >/dev/null
cmake --build --preset fuzz
# MLIR's library has no sanitizers, and keeps what it has made until the end.
export ASAN_OPTIONS=detect_container_overflow=0:allow_user_poisoning=0:detect_leaks=0
status=0
for target in "${targets[@]}"; do
  seeds=("test/Fuzz/Seeds/$target")
  case "$target" in
    attribute) seeds+=(lib/Targets/Data lib/Targets/Energy) ;;
    costs) seeds+=(lib/Models/Foreign/Data) ;;
  esac
  mkdir -p "build-fuzz/corpus/$target" "build-fuzz/finds/$target"
  printf '==> %s for %s s\n' "$target" "$seconds"
  build-fuzz/test/Fuzz/roofline-fuzz "--target=$target" "-max_total_time=$seconds" \
    -timeout=20 -rss_limit_mb=4096 -max_len=65536 -print_final_stats=1 -verbosity=0 \
    "-artifact_prefix=build-fuzz/finds/$target/" "build-fuzz/corpus/$target" "${seeds[@]}" ||
    status=1
done
exit "$status"
