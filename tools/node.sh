#!/bin/bash
# Runs a command with Node 20.19 or newer in front of the PATH: the machine's own, or the one that the npm package
# `node` brings (Debian 12 has Node 18, which Vite 8 refuses).
set -euo pipefail
folder=$(cd "$(dirname "$0")/.." && pwd)/build/node
new_enough() { "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }
if ! new_enough node; then
  if ! new_enough "$folder/node_modules/node/bin/node"; then
    mkdir -p "$folder"
    npm install --silent --no-save --prefix "$folder" node@20.19.5
  fi
  PATH=$folder/node_modules/node/bin:$PATH
fi
exec "$@"
