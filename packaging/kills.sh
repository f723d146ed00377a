#!/usr/bin/env bash
# Kills the window while it is typed into, again and again: what was typed more than a second and a half before is there
# each time, and what is there was typed.
#
#     packaging/kills.sh PROGRAM [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
rounds=${2:-100}
pictures=$(realpath assets/demo)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

. packaging/window.sh

# Milliseconds between two keys, and the longest that a key may be unsaved: a second, and the save itself.
pace=50
unsaved=1500
now() { date +%s%3N; }
# The name in the only draft.
name() { "$program" --library "$work/library" list --json | sed -n 's/.*"title": *"\([^"]*\)".*/\1/p' | head -1; }

printf '{"format":"beian-filing/1","kind":"new","icp_subject":{"base_info":{"type":5,"name":"begun"}}}' >"$work/begun.json"
"$program" --library "$work/library" new --from "$work/begun.json" >/dev/null
start
open_first
lost=0
for round in $(seq "$rounds"); do
  before=$(name)
  section 2
  key ctrl+a
  typed="r${round}q$(head -c 400 /dev/zero | tr '\0' 'x' | sed 's/xx/xy/g')"
  begun=$(now)
  xdotool type --delay "$pace" "$typed" &
  typist=$!
  sleep "$((RANDOM % 5)).$((RANDOM % 10))"
  kill -9 "$running"
  passed=$(($(now) - begun))
  kill "$typist" 2>/dev/null || true
  wait "$typist" "$running" 2>/dev/null || true
  while [ -n "$(window)" ]; do sleep 0.1; done
  kept=$(name)
  least=$(((passed - unsaved) / (2 * pace)))
  case "$typed" in
    "$kept"*) [ "${#kept}" -ge "$least" ] || { lost=$((lost + 1)); echo "round $round: ${#kept} kept, $least at least"; } ;;
    *)
      # Nothing of this round was kept yet; then the answer is the one before.
      [ "$kept" = "$before" ] && [ "$least" -le 1 ] || { lost=$((lost + 1)); echo "round $round: \"$kept\""; }
      ;;
  esac
  start
  open_first
done
echo "kills: $rounds rounds, $lost broke the promise"
[ "$lost" -eq 0 ]
