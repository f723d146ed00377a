# The real window under Xvfb, for scripts that work with it by pointer and keyboard. Source it with `program` and `work` set.
# Needs xvfb, xdotool, x11-utils and xclip. Pictures of what was seen stay in SMOKE_DIR when it is set.

Xvfb -displayfd 3 -screen 0 1280x2000x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
for _ in $(seq 300); do [ -s "$work/display" ] && break; sleep 0.1; done
export DISPLAY=":$(cat "$work/display")"

look() { if [ -n "${SMOKE_DIR:-}" ]; then mkdir -p "$SMOKE_DIR" && import -window root "$SMOKE_DIR/$1.png"; fi; }
fail() { echo "${0##*/}: $1" >&2; look failed; cat "$work/log" >&2; exit 1; }
window() { xwininfo -root -tree | awk '/"beian-desk" "beian-desk"/ { print $1; exit }'; }
ticks() { awk '{ print $14 + $15 }' "/proc/$running/stat" 2>/dev/null || echo 0; }
# Waits until the program rests, two seconds at most: it may be looking at pictures.
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
# Replaces what stands in the field that has the focus.
paste() { printf '%s' "$1" | xclip -selection clipboard -loops 0 2>/dev/null; key ctrl+a ctrl+v; }
section() { key "ctrl+$1"; }
# Answers the next field on the page.
next() { key Tab; paste "$1"; }
# Chooses the first match of a word in the picker that Enter opens.
pick() { key Return; paste "$1"; key Return; }
# Names a picture by its path in the dialog that Enter opens, and waits until it is in the library.
picture() { key Return; paste "$pictures/$1"; key Return; settle; }
type_at() { click "$1" "$2"; paste "$3"; }
pick_at() { click "$1" "$2"; paste "$3"; key Return; }
picture_at() { click "$1" "$2"; paste "$pictures/$3"; key Return; settle; }

start() {
  "$program" --library "$work/library" --lang zh-CN >"$work/log" 2>&1 &
  running=$!
  for _ in $(seq 300); do [ -n "$(window)" ] && break; sleep 0.1; done
  [ -n "$(window)" ] || fail "no window"
  settle
  xdotool windowsize "$(window)" 1280 2000 windowfocus "$(window)"
  settle
}
# Opens the first draft of the list by keyboard: the window begins there, also after it was killed.
open_first() { key ctrl+f; tabs 5; key Return; }
