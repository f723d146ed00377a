#!/usr/bin/env bash
# Starts the program a second time while its window is open, and uses the command line on the open draft: there is still
# one window, it comes to the front and opens the files of the second start; nothing typed or recorded is lost.
#
#     packaging/second-start.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
pictures=$(realpath assets/demo)
work=$(mktemp -d)
# A stopped process ends only after it is continued.
trap 'kill $(jobs -p) 2>/dev/null || true; kill -CONT $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

. packaging/window.sh

windows() { xwininfo -root -tree | grep -c '"beian-desk" "beian-desk"'; }
drafts() { ask "SELECT count(*) FROM draft"; }
# Starts the program again with files $@: it exits by itself, and the first window stays the only one.
again() {
  timeout 20 "$program" --library "$work/library" --lang zh-CN "$@" >"$work/second" 2>&1 ||
    fail "the second start ended with $?: $(cat "$work/second")"
  kill -0 "$running" || fail "the first window is gone"
  [ "$(windows)" = 1 ] || fail "$(windows) windows after a second start"
}
# Requests of the window to the window manager.
stdbuf -oL xev -root -event substructure >"$work/asked" 2>&1 &
raised() { grep -q _NET_ACTIVE_WINDOW "$work/asked"; }

printf '{"format":"beian-filing/1","kind":"new","icp_subject":{"base_info":{"type":5,"name":"begun"}}}' >"$work/begun.json"
sed s/begun/brought/ "$work/begun.json" >"$work/brought.json"
draft=$("$program" --library "$work/library" new --from "$work/begun.json")
start
open_first

! raised || fail "the window came to the front by itself"
again
within 10 raised || fail "the first window does not come to the front"
await_page draft

# The command line uses the draft while it is being edited.
section 2
await_page subject
for round in 1 2 3; do
  paste "typed$round"
  "$program" --library "$work/library" record "$draft" --happening submitted --note "recorded$round" >/dev/null
  sleep 2
  [ "$(name)" = "typed$round" ] || fail "the library holds \"$(name)\" and not \"typed$round\""
done
for round in 1 2 3; do
  ask "SELECT note FROM event" | grep -x "recorded$round" >/dev/null || fail "what was recorded in round $round is lost"
done

again "$work/brought.json"
two() { [ "$(drafts)" = 2 ]; }
within 20 two || fail "the filing that a second start brought is not opened: $(drafts) drafts"
look second-start

# A window that does not respond is reported, and keeps everything it has.
kill -STOP "$running"
if timeout 10 "$program" --library "$work/library" --lang zh-CN >"$work/second" 2>&1; then
  fail "a second start ended well although the window does not answer"
fi
kill -CONT "$running"
sleep 2
kill -TERM "$running"
wait "$running" || fail "the window did not end well"
two || fail "a draft is lost"

# A locked window is reached too: it opens the files once it is unlocked, and keeps listening after that.
secret="a passphrase of the script"
"$program" --library "$work/library" passphrase set <<<"$secret" >/dev/null
start
for name in locked unlocked; do
  sed "s/begun/$name/" "$work/begun.json" >"$work/$name.json"
done
again "$work/locked.json"
paste "$secret"
key Return
three() { [ "$(drafts)" = 3 ]; }
within 20 three || fail "what a second start brought to the locked window is not opened: $(drafts) drafts"
again "$work/unlocked.json"
four() { [ "$(drafts)" = 4 ]; }
within 20 four || fail "the window that was unlocked takes no files: $(drafts) drafts"
kill -TERM "$running"
wait "$running" || fail "the window did not end well"
echo "second start: one window, locked or not, raised, with the files; command line and window on one draft lost nothing"
