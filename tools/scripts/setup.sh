#!/usr/bin/env bash
# Installs what is missing, configures and builds. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/setup.sh [--help]

Makes everything that is needed to run mlir-roofline from this source tree:
  1. finds an LLVM/MLIR 22.1 (MLIR_DIR, then /usr/lib/llvm-22), or installs the
     Debian packages (as root, or through sudo), Node.js and npm among them,
     without which the build leaves --format=html out;
  2. configures with CMake and builds with Ninja, into build/.
Safe to run again: what is already there is not touched.

environment
  MLIR_DIR            lib/cmake/mlir of an LLVM/MLIR 22.1 to use
  ROOFLINE_BUILD_DIR  the build folder (default: build)
  ROOFLINE_NO_INSTALL when set, never install anything: fail and say what to do
  ROOFLINE_WITH_TESTS when set, install what only the tests need, too
  ROOFLINE_WITH_WHEEL when set, install what only the Python wheel needs, too
  ROOFLINE_WITH_SITE  when set, install what only the site of the docs needs, too
  ROOFLINE_WITH_TIDY  when set, install clang-tidy, too
  ROOFLINE_WERROR     when set, a warning ends the build
USAGE
}

say() { printf '==> %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

case "${1:-}" in
  '') ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; fail "unexpected argument '$1'" ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build_dir="${ROOFLINE_BUILD_DIR:-build}"

# True where $1 is the CMake folder of an MLIR 22.1. Its version is that of the
# LLVM installed beside it.
is_mlir_22() {
  local version_file="$1/../llvm/LLVMConfigVersion.cmake"
  [[ -f "$1/MLIRConfig.cmake" && -f "$version_file" ]] &&
    grep -q 'PACKAGE_VERSION "22\.1\.' "$version_file"
}

# Prints the packages whose program is missing.
missing_packages() {
  local pair
  for pair in cmake:cmake ninja:ninja-build python3:python3 c++:g++; do
    command -v "${pair%%:*}" >/dev/null || echo "${pair##*:}"
  done
  [[ -n "$mlir_dir" ]] ||
    printf '%s\n' llvm-22-dev llvm-22-tools libmlir-22-dev mlir-22-tools
}

# Prints what only --format=html needs; npm fetches packages at configure time.
missing_html_packages() {
  command -v node >/dev/null || command -v nodejs >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
}

# Prints the packages that only some tests need; they are skipped without.
missing_test_packages() {
  [[ -e /usr/include/gtest/gtest.h ]] || echo libgtest-dev
  command -v clang-format-22 >/dev/null || echo clang-format-22
  python3 -c 'import jsonschema' 2>/dev/null ||
    [[ -e /usr/lib/python3/dist-packages/jsonschema ]] ||
    echo python3-jsonschema
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
    echo chromium
  missing_site_packages
}

# Prints the packages that only the site of the documentation needs.
missing_site_packages() {
  command -v mkdocs >/dev/null || echo mkdocs
}

# Prints the packages that only tools/scripts/check-tidy.sh needs.
missing_tidy_packages() {
  command -v clang-tidy-22 >/dev/null || echo clang-tidy-22
}

# Prints the packages that only the Python wheel's executable needs.
missing_wheel_packages() {
  command -v ld.lld >/dev/null || command -v ld.lld-22 >/dev/null ||
    [[ -x "$mlir_dir/../../../bin/ld.lld" ]] || echo lld-22
  command -v libdeflate-gzip >/dev/null || echo libdeflate-tools
  local library
  for library in z:zlib1g-dev zstd:libzstd-dev; do
    [[ "$(c++ -print-file-name="lib${library%%:*}.a")" == /* ]] || echo "${library##*:}"
  done
}

# Sets as_root to the prefix of commands that install, if there is one.
can_install() {
  as_root=()
  [[ -z "${ROOFLINE_NO_INSTALL:-}" ]] && command -v apt-get >/dev/null || return
  [[ "$(id -u)" == 0 ]] || { command -v sudo >/dev/null && as_root=(sudo); }
}

apt_install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@"
}

# Once is enough.
is_updated=''
update_packages() {
  [[ -z "$is_updated" ]] || return 0
  "${as_root[@]}" apt-get update -qq || say "apt-get update failed, going on"
  is_updated=1
}

install_packages() {
  say "Installing $*"
  update_packages
  apt_install "$@" ||
    fail "apt-get could not install $*; where the archive has no LLVM 22, set \
MLIR_DIR to an LLVM/MLIR 22.1 of your own"
}

# One by one: what cannot be installed stops nothing else.
install_optional() {
  local without="$1" package
  shift
  for package in "$@"; do
    if can_install; then
      say "Installing $package"
      update_packages
      apt_install "$package" && continue
    fi
    say "Not installed, so $without: $package"
  done
}

mlir_dir=''
if [[ -n "${MLIR_DIR:-}" ]]; then
  is_mlir_22 "$MLIR_DIR" ||
    fail "MLIR_DIR=$MLIR_DIR holds no MLIRConfig.cmake of MLIR 22.1"
  mlir_dir="$MLIR_DIR"
elif is_mlir_22 /usr/lib/llvm-22/lib/cmake/mlir &&
     [[ -e /usr/lib/llvm-22/bin/mlir-tblgen &&
        -e /usr/lib/llvm-22/bin/FileCheck ]]; then
  mlir_dir=/usr/lib/llvm-22/lib/cmake/mlir
fi

mapfile -t packages < <(missing_packages)
if ((${#packages[@]})) && ! can_install; then
  fail "missing: ${packages[*]} (Debian's names). Install them as root, or run \
this as root or with sudo at hand; MLIR_DIR names an MLIR 22.1 elsewhere"
fi
((${#packages[@]} == 0)) || install_packages "${packages[@]}"
mapfile -t html_packages < <(missing_html_packages)
install_optional 'the build leaves --format=html out' "${html_packages[@]}"
if [[ -n "${ROOFLINE_WITH_TESTS:-}" ]]; then
  mapfile -t test_packages < <(missing_test_packages)
  install_optional 'some tests are skipped' "${test_packages[@]}"
fi
if [[ -n "${ROOFLINE_WITH_TESTS:-}${ROOFLINE_WITH_WHEEL:-}" ]]; then
  mapfile -t wheel_packages < <(missing_wheel_packages)
  install_optional 'no Python wheel can be made' "${wheel_packages[@]}"
fi
if [[ -n "${ROOFLINE_WITH_SITE:-}" ]]; then
  mapfile -t site_packages < <(missing_site_packages)
  install_optional 'no site can be made' "${site_packages[@]}"
fi
if [[ -n "${ROOFLINE_WITH_TIDY:-}" ]]; then
  mapfile -t tidy_packages < <(missing_tidy_packages)
  install_optional 'the sources are not checked' "${tidy_packages[@]}"
fi
: "${mlir_dir:=/usr/lib/llvm-22/lib/cmake/mlir}"
is_mlir_22 "$mlir_dir" ||
  fail "no MLIR 22.1 in $mlir_dir after the installation; set MLIR_DIR"

say "Configuring $build_dir with the MLIR in $mlir_dir"
cmake -S . -B "$build_dir" -G Ninja -DMLIR_DIR="$mlir_dir" \
  ${ROOFLINE_WERROR:+-DROOFLINE_WERROR=ON}
say "Building (the first time takes a few minutes)"
ninja -C "$build_dir"
say "The tools are in $build_dir/bin"
