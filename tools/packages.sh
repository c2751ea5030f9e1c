#!/bin/bash
# Installs the Debian packages of a section of packaging/packages.txt (run, build or test) and of those above it.
# Does nothing, and needs no network, when all are there.
set -euo pipefail
section=${1:?section: run, build or test}
folder=$(cd "$(dirname "$0")/.." && pwd)
packages=$(awk -v last="$section" '/^# (run|build|test)$/ { if (done) exit; if ($2 == last) done = 1; next } /^#/ || !NF { next } { print }' \
  "$folder/packaging/packages.txt")
missing=$(for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || echo "$package"
done)
# A node of another origin will do; Debian's would only stand beside it.
if command -v node >/dev/null && command -v npm >/dev/null; then missing=$(grep -vxE 'nodejs|npm' <<<"$missing" || true); fi
[ -z "$missing" ] && exit 0
sudo=$([ "$(id -u)" = 0 ] || echo sudo)
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -q
# shellcheck disable=SC2086
$sudo apt-get install -y -q --no-install-recommends $missing
