#!/bin/bash
# Every test: C++ (unit, store suite on SQLite and PostgreSQL, journeys, role × route), web units, browser. Each part runs
# even if one before it failed; the last line is the sum.
set -uo pipefail
build=${1:-build} jobs=${2:-$(nproc)}
passed=0 failed=0 broken=()
mkdir -p "$build"

part() {  # name, log, pattern of the counts is read by the caller
  echo "==== $1"
}

part "C++ build"
ninja -C "$build" -j"$jobs" --quiet || { echo "1 failed: the C++ build"; echo "0 passed, 1 failed"; exit 1; }

part "C++ tests (SQLite and PostgreSQL)"
tools/test_postgres.sh run ctest --test-dir "$build" --output-on-failure --no-tests=error -j"$jobs" --timeout 600 2>&1 | tee "$build/ctest.log" | grep -vE '^ *[0-9]+/[0-9]+ Test .*Passed|^ +Start '
status=${PIPESTATUS[0]}
total=$(sed -nE 's/.*tests failed out of ([0-9]+).*/\1/p' "$build/ctest.log" | tail -1)
lost=$(sed -nE 's/.*, ([0-9]+) tests? failed out of.*/\1/p' "$build/ctest.log" | tail -1)
passed=$((passed + ${total:-0} - ${lost:-0})) failed=$((failed + ${lost:-0}))
[ "$status" = 0 ] || broken+=("C++ tests")

part "web units"
(cd web && ../tools/node.sh npx vitest run) 2>&1 | tee "$build/vitest.log"
status=${PIPESTATUS[0]}
plain=$(sed -E 's/\x1b\[[0-9;]*m//g' "$build/vitest.log" | grep -E '^ *Tests ' | tail -1)
passed=$((passed + $(grep -oE '[0-9]+ passed' <<<"$plain" | grep -oE '[0-9]+' || echo 0)))
failed=$((failed + $(grep -oE '[0-9]+ failed' <<<"$plain" | grep -oE '[0-9]+' || echo 0)))
[ "$status" = 0 ] || broken+=("web units")

part "browser"
tools/browser_tests.sh "$build" 2>&1 | tee "$build/playwright.log"
status=${PIPESTATUS[0]}
plain=$(sed -E 's/\x1b\[[0-9;]*[A-Za-z]//g' "$build/playwright.log")
passed=$((passed + $(grep -oE '^ *[0-9]+ passed' <<<"$plain" | tail -1 | grep -oE '[0-9]+' || echo 0)))
failed=$((failed + $(grep -oE '^ *[0-9]+ failed' <<<"$plain" | tail -1 | grep -oE '[0-9]+' || echo 0)))
[ "$status" = 0 ] || broken+=("browser")

echo "==== sum"
for name in "${broken[@]:-}"; do [ -n "$name" ] && echo "failed part: $name"; done
[ "${#broken[@]}" -gt 0 ] && [ "$failed" = 0 ] && failed=${#broken[@]}
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
