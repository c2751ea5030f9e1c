#!/bin/bash
# Serves a fresh demo on a free port and drives the three faces in Debian's Chromium.
set -euo pipefail
build=${1:-build}
folder=$(cd "$(dirname "$0")/.." && pwd)
data=$(mktemp -d)
trap 'kill "${server:-0}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$data"' EXIT
"$folder/$build/yishi" demo --data "$data" --seed 7 >"$data/accounts.txt"
printf 'requests_per_minute = 0\n' >"$data/yishi.toml"
"$folder/$build/yishi" serve --data "$data" --port 0 >"$data/serve.log" 2>&1 &
server=$!
for _ in $(seq 100); do
  base=$(grep -oE 'http://[0-9.]+:[0-9]+' "$data/serve.log" | head -1 || true)
  [ -n "$base" ] && curl -fsS -o /dev/null "$base/healthz" && break
  kill -0 "$server" || { cat "$data/serve.log"; exit 1; }
  sleep 0.1
done
cd "$folder/web"
YISHI_URL=$base YISHI_DEMO_PASSWORD=yunxi-2026-demo ../tools/node.sh npx playwright test "${@:2}"
