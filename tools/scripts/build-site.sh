#!/usr/bin/env bash
# Makes the documentation a web site. See usage() below.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: tools/scripts/build-site.sh [FOLDER]

Makes FOLDER (default: site in the build folder) a static site of the README, all that
it leads to and the reference that is written from the .td files. It needs no server
and loads nothing from elsewhere. FOLDER is replaced: it has to be empty, missing or a
site that was made before. Needs MkDocs (Debian: mkdocs), which it installs if it can;
takes the environment of setup.sh, whose build folder it uses.
USAGE
}

fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  -*) usage >&2; fail "unexpected argument '$1'" ;;
esac
(($# <= 1)) || fail "expected at most one folder, found $#"
site="${1:+$(realpath -m "$1")}"

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build_dir="${ROOFLINE_BUILD_DIR:-build}"
site="${site:-$(realpath -m "$build_dir/site")}"
# What is there would be removed.
[[ ! -e "$site" || -e "$site/sitemap.xml" || -z "$(ls -A "$site")" ]] ||
  fail "expected an empty folder or an older site, found $site"
if ! command -v mkdocs >/dev/null || [[ ! -e "$build_dir/build.ninja" ]]; then
  ROOFLINE_WITH_SITE=1 tools/scripts/setup.sh
fi
ninja -C "$build_dir" mlir-doc
pages="$(mktemp -d)"
trap 'rm -rf "$pages"' EXIT
python3 docs/site/collect.py "$pages" --reference "$build_dir/docs" --site "$site"
mkdocs build --quiet --strict --config-file "$pages/mkdocs.yml"
printf '%s\n' "$site/index.html"
