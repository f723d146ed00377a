#!/usr/bin/env bash
# Fills the disk under the window during typing, and frees it again: typed answers are then saved without further input,
# and saved ones stay intact all the time. Needs permission to mount.
#
#     packaging/full-disk.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
pictures=$(realpath assets/demo)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; umount "$work/library" 2>/dev/null || true; rm -rf "$work"' EXIT

. packaging/window.sh

called() { case "$(name)" in "$1"*) ;; *) return 1 ;; esac; }
# Waits until the name begins with $1; otherwise fails with its content, after $2.
expect() { within 30 called "$1" || fail "$2: the library holds \"$(name | head -c 40)\" and not \"$1\""; }

mkdir "$work/library"
mount -t tmpfs -o size=1m tmpfs "$work/library"
printf '{"format":"beian-filing/1","kind":"new","icp_subject":{"base_info":{"type":5,"name":"begun"}}}' >"$work/begun.json"
"$program" --library "$work/library" new --from "$work/begun.json" >/dev/null
start
open_first
section 2
await_page subject
paste before
begun=$SECONDS
expect before "while there is room"
# Long enough for an attempted save, however busy the machine is.
tried=$((4 + 3 * (SECONDS - begun)))
for round in 1 2 3; do
  cat /dev/zero >"$work/library/filler" 2>/dev/null || true
  # Longer than the free space inside the database.
  paste "while$round$(head -c 9000 /dev/zero | tr '\0' 'x')"
  sleep "$tried"
  ! called "while$round" || fail "round $round: the disk was not full"
  look "full-$round"
  rm "$work/library/filler"
  expect "while$round" "round $round, there is room again"
  paste "after$round"
  expect "after$round" "after round $round"
done
echo "full disk: three times full and cured, nothing lost"
