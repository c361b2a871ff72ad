#!/usr/bin/env bash
# Makes the documentation a web site. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/build-site.sh [FOLDER]

Makes FOLDER (default: build/site) a static site of the README, all that it leads to
and the reference that is written from the .td files. It needs no server and loads
nothing from elsewhere. Needs MkDocs (Debian: mkdocs), which it installs if it can;
takes the environment of setup.sh, whose build folder it uses.
USAGE
}

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  -*) usage >&2; printf "error: unexpected argument '%s'\n" "$1" >&2; exit 1 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build_dir="${ROOFLINE_BUILD_DIR:-build}"
site="$(realpath -m "${1:-$build_dir/site}")"
if ! command -v mkdocs >/dev/null || [[ ! -e "$build_dir/build.ninja" ]]; then
  ROOFLINE_WITH_SITE=1 tools/scripts/setup.sh
fi
ninja -C "$build_dir" mlir-doc
pages="$(mktemp -d)"
trap 'rm -rf "$pages"' EXIT
python3 docs/site/collect.py "$pages" --reference "$build_dir/docs" --site "$site"
mkdocs build --quiet --strict --config-file "$pages/mkdocs.yml"
printf '%s\n' "$site/index.html"
