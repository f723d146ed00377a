#!/usr/bin/env bash
# Kills the window during typing, again and again: text typed more than a second and a half before is there each time,
# and all text that is there was typed.
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

# Seconds between two keys, and the milliseconds for which a key may be unsaved: a second, and the save itself. Waiting
# of window and display for the processor on a busy machine comes on top.
pace=0.05
unsaved=1500
now() { date +%s%3N; }
waited() { { cat /proc/{"$running","$server"}/task/*/schedstat 2>/dev/null || true; } | awk '{ waited += $2 } END { printf "%d", waited / 1e6 }'; }
# Types the text $1 and notes in $work/keys when each key was pressed.
type_slowly() {
  local steps=()
  for ((at = 0; at < ${#1}; at++)); do steps+=(key "${1:at:1}" exec --sync --args 2 date +%s%3N sleep "$pace"); done
  exec xdotool "${steps[@]}" >"$work/keys"
}

printf '{"format":"beian-filing/1","kind":"new","icp_subject":{"base_info":{"type":5,"name":"begun"}}}' >"$work/begun.json"
"$program" --library "$work/library" new --from "$work/begun.json" >/dev/null
start
open_first
lost=0 typed_into=0 busiest=0
for round in $(seq "$rounds"); do
  before=$(name)
  section 2
  await_page subject
  key ctrl+a
  typed="r${round}q$(head -c 150 /dev/zero | tr '\0' 'x' | sed 's/xx/xy/g')"
  before_typing=$(waited)
  type_slowly "$typed" &
  typist=$!
  sleep "$((RANDOM % 5)).$((RANDOM % 10))"
  busy=$(($(waited) - before_typing)) killed=$(now)
  kill -9 "$running"
  kill "$typist" 2>/dev/null || true
  wait "$typist" "$running" 2>/dev/null || true
  # A key held down when xdotool was killed would stay down, repeat, and swallow its next press.
  xdotool keyup x keyup y keyup q keyup r
  while [ -n "$(window)" ]; do sleep 0.1; done
  kept=$(name)
  [ "$busy" -le "$busiest" ] || busiest=$busy
  least=$(awk -v before="$((killed - unsaved - busy))" '$1 <= before' "$work/keys" | wc -l)
  case "$typed" in
    "$kept"*)
      typed_into=$((typed_into + 1))
      [ -n "$kept" ] && [ "${#kept}" -ge "$least" ] || { lost=$((lost + 1)); echo "round $round: ${#kept} kept, $least at least"; }
      ;;
    *)
      # Nothing of this round was saved yet; then the answer is the previous one.
      [ "$kept" = "$before" ] && [ "$least" -le 1 ] || { lost=$((lost + 1)); echo "round $round: \"$kept\""; }
      ;;
  esac
  start
  open_first
done
echo "kills: $rounds rounds, something typed was kept in $typed_into, $lost broke the promise; $busiest ms of waiting at most"
[ $((typed_into * 2)) -ge "$rounds" ] || fail "the window was hardly typed into: nothing was shown"
[ "$lost" -eq 0 ]
