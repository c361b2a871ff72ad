#!/usr/bin/env bash
# Makes the archives. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/build-packages.sh [FOLDER]

Makes in FOLDER (default: dist/) a tarball that may be unpacked anywhere and the Debian
packages mlir-roofline and libmlir-roofline-dev, of a build that setup.sh has made or
makes. Takes the environment of setup.sh.
USAGE
}

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  -*) usage >&2; printf "error: unexpected argument '%s'\n" "$1" >&2; exit 1 ;;
esac
output="$(realpath -m "${1:-dist}")"

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tools/scripts/setup.sh
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for generator in TGZ DEB; do
  cpack -G "$generator" -B "$work" --config "${ROOFLINE_BUILD_DIR:-build}/CPackConfig.cmake"
done
mkdir -p "$output"
mv "$work"/*.tar.gz "$work"/*.deb "$output"
printf '==> The archives are in %s\n' "$output"
