#!/bin/bash
# Formats all C++ sources, or with --check fails on the first that differs.
set -euo pipefail
cd "$(dirname "$0")/.."
files=$(git ls-files '*.cpp' '*.hpp')
if [ "${1:-}" = --check ]; then
  # shellcheck disable=SC2086
  clang-format-14 --dry-run --Werror $files
else
  # shellcheck disable=SC2086
  clang-format-14 -i $files
fi
