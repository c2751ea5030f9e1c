#!/bin/bash
# Sends malformed HTTP to a listener: no crash, no hang.
set -euo pipefail
cd "$(dirname "$0")/.."
ninja -C "${1:-build}" --quiet malformed
"${1:-build}/tests/core/http/malformed/malformed" "${2:-1000000}" 7
