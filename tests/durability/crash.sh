#!/bin/bash
# No acknowledged write is ever lost. crash.sh [KILLS] [CUTS]
#
#   kills      the writer is killed with -9 at a moment of chance
#   cuts       the file system under it is shut down as by a power cut (XFS on a loop file, log not flushed)
#   control    the same cuts with fsync disabled (eatmydata) must lose writes, or the test proves nothing
#   full disk  writes on a small tmpfs end as "unavailable", nothing is lost, and go on when it has grown
#
# Every cycle is one check. The last line is the sum.
set -uo pipefail
kills=${1:-20} cuts=${2:-3}
here=$(cd "$(dirname "$0")" && pwd)
writer=${YISHI_DURABILITY_WRITER:-$here/../../build/tests/durability/durability_writer}
[ -x "$writer" ] || { echo "no writer at $writer; build the target durability_writer"; exit 2; }
work=$(mktemp -d "${TMPDIR:-/tmp}/yishi-durability.XXXXXX")
mount_point=$work/disk
passed=0 failed=0 acknowledged=0 writer_id=

clean_up() {
  [ -n "$writer_id" ] && kill -9 "$writer_id" 2>/dev/null
  mountpoint -q "$mount_point" && umount -l "$mount_point"
  rm -rf "$work"
}
trap clean_up EXIT

check() {  # what, status, detail
  if [ "$2" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED $1: $3"; fi
}

start_writer() {  # folder, acks, [preload]
  LD_PRELOAD=${3:-} "$writer" write "sqlite:$1/yishi.db" 60 >>"$2" 2>"$work/errors" &
  writer_id=$!
}
kill_writer() {
  kill -9 "$writer_id" 2>/dev/null
  wait "$writer_id" 2>/dev/null
  writer_id=
}
pause() { sleep "0.$(printf %03d $((RANDOM % ($2 - $1) + $1)))"; }  # milliseconds
# Whole lines only: the writer may be at work on the next one.
settle() { sed -i '$!b;/^[0-9a-z]*$/!d' "$1"; }

run_kills() {
  local folder=$work/kills acks=$work/kills.acks i detail
  for ((i = 1; i <= kills; i++)); do
    if ((i % 20 == 1)); then rm -rf "$folder"; mkdir "$folder"; : >"$acks"; fi
    start_writer "$folder" "$acks"
    pause 20 250
    kill_writer
    detail=$("$writer" check "sqlite:$folder/yishi.db" "$acks" 2>&1)
    check "kill $i" $? "$detail"
    ((i % 20 == 0 || i == kills)) && acknowledged=$((acknowledged + $(grep -c '^[0-9]' "$acks")))
  done
  echo "kills: $kills, $acknowledged acknowledged writes"
}

# ---- power cuts ----

can_mount() {
  [ "$(id -u)" = 0 ] || { echo "SKIPPED $1: mounting needs root"; return 1; }
  [ "$1" = "full disk" ] && return 0
  command -v mkfs.xfs >/dev/null && command -v xfs_io >/dev/null || { echo "SKIPPED $1: xfsprogs is not installed"; return 1; }
  make_disk 2>"$work/mount.log" || { echo "SKIPPED $1: no XFS on a loop file here ($(tail -1 "$work/mount.log"))"; return 1; }
  umount "$mount_point"
}
make_disk() {
  mkdir -p "$mount_point"
  mountpoint -q "$mount_point" && umount "$mount_point"
  rm -f "$work/disk.img"
  truncate -s 320M "$work/disk.img" && mkfs.xfs -q "$work/disk.img" && mount -o loop "$work/disk.img" "$mount_point"
}
# Only what was acknowledged before the cut counts.
cut_power() {  # acks before, acks after
  local size
  size=$(stat -c %s "$1")
  xfs_io -x -c shutdown "$mount_point"
  kill_writer
  head -c "$size" "$1" | sed '$!b;/^[0-9a-z]*$/!d' >"$2"
  for _ in 1 2 3 4 5 6 7 8 9 10; do umount "$mount_point" 2>/dev/null && break; sleep 0.1; done
  mount -o loop "$work/disk.img" "$mount_point"
}
one_cut() {  # preload; prints the check's words, returns its status
  start_writer "$mount_point" "$work/cut.acks" "$1"
  pause 60 300
  cut_power "$work/cut.acks" "$work/cut.counted"
  cp "$work/cut.counted" "$work/cut.acks"
  detail=$("$writer" check "sqlite:$mount_point/yishi.db" "$work/cut.counted" 2>&1)
}

run_cuts() {
  local i total=0 detail status
  can_mount "power cuts" || return 0
  for ((i = 1; i <= cuts; i++)); do
    if ((i % 20 == 1)); then make_disk; : >"$work/cut.acks"; fi
    one_cut ""
    status=$?
    check "cut $i" "$status" "$detail"
    ((i % 20 == 0 || i == cuts)) && total=$((total + $(grep -c '^[0-9]' "$work/cut.acks")))
  done
  umount "$mount_point"
  echo "power cuts: $cuts, $total acknowledged writes"
}

run_control() {
  local i detail lost=0 library
  library=$(find /usr/lib -name 'libeatmydata.so' 2>/dev/null | head -1)
  [ -n "$library" ] || { echo "SKIPPED control: libeatmydata1 is not installed"; return 0; }
  can_mount "control" || return 0
  for ((i = 1; i <= 3; i++)); do
    make_disk
    : >"$work/cut.acks"
    one_cut "$library" || lost=$((lost + 1))
    echo "control $i (fsync disabled): $detail"
  done
  umount "$mount_point"
  [ "$lost" -gt 0 ]
  check "control" $? "with fsync disabled nothing was lost: the power cut does not bite"
}

# ---- full disk ----

wait_for() {  # pattern, file, at least so many lines; 10 s at most
  for _ in $(seq 100); do
    [ "$(grep -c "$1" "$2")" -ge "$3" ] && return 0
    sleep 0.1
  done
  return 1
}
run_full_disk() {
  local acks=$work/full.acks detail before
  can_mount "full disk" || return 0
  mkdir -p "$mount_point"
  mount -t tmpfs -o size=6m tmpfs "$mount_point" || { echo "SKIPPED full disk: no tmpfs can be mounted here"; return 0; }
  : >"$acks"
  start_writer "$mount_point" "$acks"
  wait_for '^unavailable' "$acks" 5
  check "full disk: writes are refused" $? "no write was refused: $(tail -1 "$work/errors")"
  before=$(grep -c '^[0-9]' "$acks")
  mount -o remount,size=64m "$mount_point"
  wait_for '^[0-9]' "$acks" $((before + 50))
  check "full disk: writes go on after it has grown" $? "stuck after $before: $(tail -1 "$work/errors")"
  kill_writer
  settle "$acks"
  detail=$("$writer" check "sqlite:$mount_point/yishi.db" "$acks" 2>&1)
  check "full disk: nothing was lost" $? "$detail"
  echo "full disk: $detail; $(grep -c '^unavailable' "$acks") refused"
  umount "$mount_point"
}

run_kills
run_cuts
[ "$cuts" = 0 ] || run_control
run_full_disk
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
