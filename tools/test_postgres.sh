#!/bin/bash
# A throw-away PostgreSQL 15 for tests, with fsync on, reachable on loopback and by a socket in its folder.
#
#   tools/test_postgres.sh run ctest --test-dir build     starts it, sets YISHI_TEST_POSTGRES, runs, stops it
#   url=$(tools/test_postgres.sh start)                   starts it and prints its URL
#   tools/test_postgres.sh stop "$url"                    stops it and removes its folder
set -euo pipefail

bin=${YISHI_POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
base=${TMPDIR:-/tmp}/yishi-test-postgres

# PostgreSQL does not run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

free_port() {
  for _ in $(seq 100); do
    local port=$((20000 + RANDOM % 20000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && [ ! -e "$base-$port" ]; then
      echo "$port"
      return
    fi
  done
  echo "no free port found" >&2
  exit 1
}

start() {
  if [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL 15 is not installed ($bin); apt-get install postgresql-15" >&2
    exit 1
  fi
  local port folder
  port=$(free_port)
  folder=$base-$port
  mkdir "$folder"
  if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
  as_postgres "$bin/initdb" -D "$folder/data" -U postgres -A trust --locale=C.UTF-8 --encoding=UTF8 >/dev/null
  as_postgres "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 \
    -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=on -c max_connections=100" start >/dev/null
  as_postgres "$bin/createdb" -h "$folder" -p "$port" -U postgres yishi
  echo "postgresql://postgres@127.0.0.1:$port/yishi"
}

stop() {
  local port=${1##*:}
  port=${port%%/*}
  local folder=$base-$port
  [ -d "$folder/data" ] || { echo "no test server at '$1'" >&2; exit 1; }
  as_postgres "$bin/pg_ctl" -D "$folder/data" -m immediate -t 60 stop >/dev/null || true
  rm -rf "$folder"
}

run() {
  local url status=0
  url=$(start)
  trap 'stop "$url"' EXIT
  YISHI_TEST_POSTGRES=$url "$@" || status=$?
  exit "$status"
}

case ${1:-} in
  start) start ;;
  stop) stop "${2:?the URL that start printed}" ;;
  run) shift; run "$@" ;;
  *) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
