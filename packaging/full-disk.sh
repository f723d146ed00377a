#!/usr/bin/env bash
# Fills the disk under the window while it is typed into, and makes room again: what was typed is kept then without
# another touch, and what was kept before stands all the time. Needs the right to mount.
#
#     packaging/full-disk.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
pictures=$(realpath assets/demo)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; umount "$work/library" 2>/dev/null || true; rm -rf "$work"' EXIT

. packaging/window.sh

name() { "$program" --library "$work/library" list --json | sed -n 's/.*"title": *"\([^"]*\)".*/\1/p' | head -1; }
expect() { [ "$(name)" = "$1" ] || fail "the library holds \"$(name)\" and not \"$1\" $2"; }

mkdir "$work/library"
mount -t tmpfs -o size=1m tmpfs "$work/library"
printf '{"format":"beian-filing/1","kind":"new","icp_subject":{"base_info":{"type":5,"name":"begun"}}}' >"$work/begun.json"
"$program" --library "$work/library" new --from "$work/begun.json" >/dev/null
start
open_first
section 2
paste before
sleep 2
expect before "while there is room"
for round in 1 2 3; do
  cat /dev/zero >"$work/library/filler" 2>/dev/null || true
  # Longer than what is free inside the database.
  paste "while$round$(head -c 9000 /dev/zero | tr '\0' 'x')"
  sleep 4
  case "$(name)" in while$round*) fail "the disk was not full" ;; esac
  look "full-$round"
  rm "$work/library/filler"
  sleep 5
  case "$(name)" in while$round*) ;; *) fail "round $round: \"$(name | head -c 40)\" after there is room again" ;; esac
  paste "after$round"
  sleep 2
  expect "after$round" "after round $round"
done
echo "full disk: three times full and cured, nothing lost"
