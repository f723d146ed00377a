#!/usr/bin/env bash
# Works with the program where there is no network, command line and window, and looks what it asked the system for and
# where a marked name, number and picture are afterwards: no socket but local ones, nothing of the marks in a file outside
# the library and what was asked for, nor among the arguments of a process.
#
#     packaging/isolated.sh PROGRAM
#
# Needs strace and unshare, and the right to make a network namespace.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
pictures=$(realpath assets/demo)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

. packaging/window.sh

marks=(MARKED-NAME-7461 110101199001017461 MARKED-PICTURE-7461)
mkdir -p "$work"/{home,tmp,asked}
export HOME="$work/home" TMPDIR="$work/tmp" XDG_DATA_HOME="$work/home/data" XDG_CONFIG_HOME="$work/home/config" XDG_CACHE_HOME="$work/home/cache"
cp "$pictures/licence.jpg" "$work/asked/marked.jpg"
printf '%s' "${marks[2]}" >>"$work/asked/marked.jpg"
cat >"$work/asked/marked.json" <<JSON
{"format":"beian-filing/1","kind":"new","icp_subject":{"base_info":{"type":5,"name":"${marks[0]}"},
 "organize_info":{"certificate_photo":"marked.jpg"},
 "principal_info":{"name":"${marks[0]}","certificate_type":2,"certificate_number":"${marks[1]}"}}}
JSON

# A call in an empty network namespace, its sockets noted in $work/trace.*.
alone() { unshare -n strace -qq -ff -e trace=socket,connect,bind -o "$work/trace" "$program" --library "$work/library" "$@"; }

draft=$(alone new --from "$work/asked/marked.json")
alone list >"$work/asked/list"
alone review "$draft" --json >"$work/asked/review" || true
alone inspect "$work/asked/marked.jpg" --json >"$work/asked/inspect" || true
alone overview -o "$work/asked/overview.csv" >/dev/null
alone export "$draft" --force-draft -o "$work/asked/draft.zip" >/dev/null || true
alone library export -o "$work/asked/all.zip" >/dev/null

alone --lang zh-CN >"$work/asked/window" 2>&1 &
for _ in $(seq 300); do [ -n "$(window)" ] && break; sleep 0.1; done
running=$(pgrep -f -n "^$program --library $work/library")
settle
xdotool windowsize "$(window)" 1280 2000 windowfocus "$(window)"
settle
open_first
sleep 3
section 2
paste "${marks[0]}-2"
sleep 3
for page in 3 4 5 6 7 8; do section "$page"; done
look isolated
printf '%s\n' "${marks[@]}" >"$work/asked/marks"
! grep -lF -f "$work/asked/marks" /proc/[0-9]*/cmdline 2>/dev/null || fail "a mark among the arguments of a process"
kill -TERM "$running"
wait %2 2>/dev/null || true
sleep 1

foreign=$(cat "$work"/trace.* | grep -E '^(socket|connect|bind)\(' | grep -v -E 'AF_UNIX|AF_LOCAL' || true)
[ -z "$foreign" ] || fail "asked for a network: $foreign"
for mark in "${marks[@]}"; do
  found=$(grep -rlF -e "$mark" "$work" --exclude-dir=library --exclude-dir=asked || true)
  [ -z "$found" ] || fail "\"$mark\" in $found"
  grep -rqF -e "$mark" "$work/library" || fail "\"$mark\" is not in the library: nothing was shown"
done
[ -z "$(ls -A "$work/tmp")" ] || fail "left in the folder for temporary files: $(ls -A "$work/tmp")"
echo "isolated: $(cat "$work"/trace.* | grep -c '^socket(') sockets, all local; the marks are in the library alone"
