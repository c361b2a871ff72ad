#!/usr/bin/env bash
# Sets everything up, then prints a report. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/demo.sh [TARGET]

Does all set-up (see tools/scripts/setup.sh --help), then prints the roofline
report of ResNet-20, the CIFAR-10 network in docs/examples, on TARGET
(default: nvidia-h100-sxm; "build/bin/mlir-roofline targets" lists the others).
Safe to run again.
USAGE
}

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  -*) usage >&2; printf "error: unexpected argument '%s'\n" "$1" >&2; exit 1 ;;
esac
target="${1:-nvidia-h100-sxm}"

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tools/scripts/setup.sh
command=("${ROOFLINE_BUILD_DIR:-build}/bin/mlir-roofline" report
  docs/examples/resnet20.mlir "--target=$target")
printf '==> %s\n\n' "${command[*]}"
exec "${command[@]}"
