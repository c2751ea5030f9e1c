#!/bin/bash
# Runs every libFuzzer target for some seconds each; fails on the first crash.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
cmake -S . -B build-fuzz -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 -DCMAKE_CXX_COMPILER=clang++-19 -DYISHI_FUZZ=ON >/dev/null
ninja -C build-fuzz --quiet fuzzers
failed=0 passed=0
for target in build-fuzz/tests/fuzz/fuzz_*; do
  [ -x "$target" ] && [ -f "$target" ] || continue
  name=$(basename "$target")
  mkdir -p "build-fuzz/corpus/$name"
  if "$target" -max_total_time="$seconds" -rss_limit_mb=2048 -print_final_stats=1 "build-fuzz/corpus/$name" >"build-fuzz/$name.log" 2>&1; then
    echo "$name: $(grep -oE 'number_of_executed_units: [0-9]+' "build-fuzz/$name.log")"
    passed=$((passed + 1))
  else
    tail -30 "build-fuzz/$name.log"
    failed=$((failed + 1))
  fi
done
echo "fuzzers: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
