#!/usr/bin/env bash
# Lets apt-get find LLVM 22. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/add-llvm.sh [PACKAGE...]

Where the system's archive has no llvm-22-dev, adds LLVM's own (https://apt.llvm.org)
for this release of Debian or Ubuntu; then installs PACKAGE... Needs root or sudo.
Safe to run again.
USAGE
}

say() { printf '==> %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  -*) usage >&2; fail "unexpected argument '$1'" ;;
esac
as_root=()
[[ "$(id -u)" == 0 ]] || as_root=(sudo)
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@"
}
has_llvm() { [[ -n "$(apt-cache --names-only search '^llvm-22-dev$')" ]]; }

has_llvm || "${as_root[@]}" apt-get update -qq
if ! has_llvm; then
  codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")"
  [[ -n "$codename" ]] || fail "expected a release of Debian or Ubuntu in /etc/os-release"
  say "Adding the archive of LLVM for $codename"
  install ca-certificates curl
  key="$(mktemp)"
  curl -fsSL https://apt.llvm.org/llvm-snapshot.gpg.key -o "$key"
  "${as_root[@]}" install -m 644 "$key" /etc/apt/trusted.gpg.d/apt.llvm.org.asc
  rm -f "$key"
  echo "deb https://apt.llvm.org/$codename/ llvm-toolchain-$codename-22 main" |
    "${as_root[@]}" tee /etc/apt/sources.list.d/llvm-22.list >/dev/null
  "${as_root[@]}" apt-get update -qq
  has_llvm || fail "https://apt.llvm.org has no llvm-22-dev for $codename"
fi
(($# == 0)) || install "$@"
