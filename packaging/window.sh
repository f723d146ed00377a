# Drives the real window under Xvfb by pointer and keyboard, for other scripts. Source it with `program` and `work` set.
# Needs xvfb, xdotool, x11-utils, xclip and python3. Screenshots are kept in SMOKE_DIR if it is set.

# -noreset: a server that resets after its last client rejects new ones meanwhile. On a very busy machine keys may
# repeat, as xdotool releases Ctrl before the letter: then a script fails although the program is right.
Xvfb -displayfd 3 -screen 0 1280x2000x24 -nolisten tcp -noreset 3>"$work/display" >/dev/null 2>&1 &
server=$!
# Waits until the command $2… succeeds, $1 seconds at most.
within() {
  local end=$((SECONDS + $1))
  until "${@:2}"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}
within 60 test -s "$work/display"
export DISPLAY=":$(cat "$work/display")"

look() { if [ -n "${SMOKE_DIR:-}" ]; then mkdir -p "$SMOKE_DIR" && import -window root "$SMOKE_DIR/$1.png"; fi; }
fail() { echo "${0##*/}: $1" >&2; look failed; [ ! -e "$work/log" ] || cat "$work/log" >&2; exit 1; }
window() { xwininfo -root -tree | awk '/"beian-desk" "beian-desk"/ { print $1; exit }'; }
ticks() { awk '{ print $14 + $15 }' "/proc/$running/stat" 2>/dev/null || echo 0; }
# Waits until the program is idle, two seconds at most: it may be inspecting pictures.
settle() {
  sleep 0.2
  local before after=$(ticks)
  for _ in $(seq 12); do
    before=$after
    sleep 0.15
    after=$(ticks)
    [ $((after - before)) -gt 1 ] || return 0
  done
}
key() { for name in "$@"; do xdotool key "$name"; settle; done; }
tabs() { for _ in $(seq "$1"); do key Tab; done; }
click() { xdotool mousemove "$1" "$2" click 1; settle; }
# Replaces the content of the focused field.
paste() { printf '%s' "$1" | xclip -selection clipboard -loops 0 2>/dev/null; key ctrl+a ctrl+v; }
section() { key "ctrl+$1"; }
# Fills in the next field on the page.
next() { key Tab; paste "$1"; }
# Chooses the first match of a word in the picker that Enter opens.
pick() { key Return; paste "$1"; key Return; }
# Enters the path of a picture in the open dialog, and waits until the library has stored it.
name_picture() {
  paste "$pictures/$1"
  key Return
  within 20 holds "$1" || fail "$1 did not come in"
  settle
}
holds() { [ "$(ask "SELECT count(*) FROM scan WHERE name = '$1'")" -gt 0 ]; }
# The same after Enter, which opens the dialog.
picture() { key Return; name_picture "$1"; }
type_at() { click "$1" "$2"; paste "$3"; }
pick_at() { click "$1" "$2"; paste "$3"; key Return; }
picture_at() { click "$1" "$2"; name_picture "$3"; }

viewable() { local id; id=$(window) && [ -n "$id" ] && xwininfo -id "$id" | grep IsViewable >/dev/null; }
# Waits for the window of process $1, sets its size and focuses it.
await_window() {
  for _ in $(seq 600); do
    viewable && break
    kill -0 "$1" || fail "the program ended"
    sleep 0.1
  done
  viewable || fail "no window"
  settle
  xdotool windowsize "$(window)" 1280 2000 windowfocus "$(window)"
  settle
}
start() {
  "$program" --library "$work/library" --lang zh-CN >"$work/log" 2>&1 &
  running=$!
  await_window "$running"
}
# The first column of the result of an SQL query to the database.
ask() {
  python3 -c 'import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print(row[0])' "$work/library/beian.sqlite3" "$1"
}
# The page shown in the window, as stored in the library.
page() { ask "SELECT json_extract(value, '$.place') FROM setting WHERE key = 'window'"; }
on_page() { case "$(page)" in *"$1"*) ;; *) return 1 ;; esac; }
await_page() { within 20 on_page "$1" || fail "the window shows $(page) and not $1"; }
# Opens the first draft of the list by keyboard: the window starts on the list, even after it was killed.
open_first() { await_page home; key ctrl+f; tabs 5; key Return; await_page draft; }
# The name in the only draft.
name() { "$program" --library "$work/library" list --json | sed -n 's/.*"title": *"\([^"]*\)".*/\1/p' | head -1; }
