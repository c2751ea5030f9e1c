#!/bin/bash
# The API document is sound (Redocly), and the web client's types are those of this very program.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build}
"$build/yishi" openapi >"$build/openapi.json"
cd web
../tools/node.sh npx --yes @redocly/cli@2.77.0 lint "../$build/openapi.json"
../tools/node.sh npx openapi-typescript "../$build/openapi.json" -o "../$build/schema.d.ts" >/dev/null
if ! cmp -s "../$build/schema.d.ts" src/shared/api/schema.d.ts; then
  echo "web/src/shared/api/schema.d.ts is not what this program serves: run 'make api' and commit it" >&2
  exit 1
fi
