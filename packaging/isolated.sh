#!/usr/bin/env bash
# Uses command line and window without a network, and checks after each run which system calls were made and where
# marked names, numbers and pictures are: only local sockets, nothing written except in the library and the requested
# files, no mark anywhere else, in the log, in a title or in the arguments of a process; in a library with a passphrase
# no mark at all.
#
#     packaging/isolated.sh PROGRAM
#
# Needs strace and unshare, and permission to create a network namespace.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
work=$(mktemp -d)
pictures=$work/asked
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

. packaging/window.sh

# A name, a number and a picture entered by the command line, and those entered in the window.
marks=(MARKED-NAME-7461 110101199001017461 MARKED-PICTURE-7461 MARKED-NAME-7462 MARKED-PICTURE-7462)
mkdir -p "$work"/{home,tmp,asked,traces}
export HOME="$work/home" TMPDIR="$work/tmp" XDG_DATA_HOME="$work/home/data" XDG_CONFIG_HOME="$work/home/config" XDG_CACHE_HOME="$work/home/cache"
printf '%s\n' "${marks[@]}" >"$work/asked/marks"
for number in 1 2; do
  cp assets/demo/licence.jpg "$work/asked/marked-$number.jpg"
  printf 'MARKED-PICTURE-746%s' "$number" >>"$work/asked/marked-$number.jpg"
done
cat >"$work/asked/marked.json" <<JSON
{"format":"beian-filing/1","kind":"new","icp_subject":{"base_info":{"type":5,"name":"${marks[0]}"},
 "organize_info":{"certificate_photo":"marked-1.jpg"},
 "principal_info":{"name":"${marks[0]}","certificate_type":2,"certificate_number":"${marks[1]}"}}}
JSON

# Runs the program in an empty network namespace; its sockets, the files it writes and the programs it starts, and those
# of its child processes, are recorded in $work/traces.
alone() {
  unshare -n strace -qq -ff -v -s 4096 -o "$work/traces/call" \
    -e trace=socket,connect,bind,execve,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat \
    "$program" --library "$work/library" "$@"
}
traced() { cat "$work"/traces/* | grep -E "$@" || true; }
# Checks after run $1 that nothing leaked, and that the marks $2… are in the library. Allowed are an empty folder for
# caches, and memory shared with the display.
nothing_outside() {
  local foreign written found
  foreign=$(traced '^(socket|connect|bind)\(' | grep -v -E 'AF_UNIX|AF_LOCAL' || true)
  [ -z "$foreign" ] || fail "$1: asked for a network: $foreign"
  written=$(traced '^(open|openat)\(.*O_(WRONLY|RDWR|CREAT)|^(creat|mkdir|mkdirat|rename|renameat|renameat2|link|linkat|symlink|symlinkat)\(' |
    grep -v -E "\) += -1 |\"($work/(library|asked|tmp|home/cache\")|/dev/null|/dev/shm/softbuffer-x11-|/proc/self)" || true)
  [ -z "$written" ] || fail "$1: wrote elsewhere: $written"
  [ -z "$(ls -A "$work/tmp")" ] || fail "$1: left in the folder for temporary files: $(ls -A "$work/tmp")"
  found=$(traced '^execve\(' | grep -F -f "$work/asked/marks" | head -c 400 || true)
  [ -z "$found" ] || fail "$1: a mark among what a process was started with: $found"
  found=$(grep -lF -f "$work/asked/marks" /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null || true)
  [ -z "$found" ] || fail "$1: a mark in $found"
  found=$(xwininfo -root -tree | grep -F -f "$work/asked/marks" || true)
  [ -z "$found" ] || fail "$1: a mark in a title: $found"
  found=$(grep -rlF -f "$work/asked/marks" "$work" --exclude-dir={library,asked,traces} || true)
  [ -z "$found" ] || fail "$1: a mark in $found"
  found=$(grep -rlF -f "$work/asked/marks" "$work/library/log" || true)
  [ -z "$found" ] || fail "$1: a mark in the log: $found"
  for mark in "${@:2}"; do
    grep -rqF -e "$mark" "$work/library" || fail "$1: \"$mark\" is not in the library: nothing was shown"
  done
  echo "isolated: $1"
}

draft=$(alone new --from "$work/asked/marked.json")
alone list >"$work/asked/list"
alone review "$draft" --json >"$work/asked/review" || true
alone inspect "$work/asked/marked-1.jpg" --read --json >"$work/asked/inspect" || true
alone record "$draft" --happening submitted --note accepted >/dev/null
alone overview -o "$work/asked/overview.csv" >/dev/null
alone calendar -o "$work/asked/calendar.ics" >/dev/null
alone export "$draft" --force-draft -o "$work/asked/draft.zip" >/dev/null || true
alone library export -o "$work/asked/all.zip" >/dev/null
mkdir -p "$work/library/log"
nothing_outside "command line" "${marks[@]:0:3}"

# The window in the namespace; $running is the process id of the program itself.
open_alone() {
  alone --lang zh-CN >"$work/asked/window" 2>&1 &
  opened=$!
  within 60 pgrep -f "^$program --library $work/library" >/dev/null || fail "no process"
  running=$(pgrep -f -n "^$program --library $work/library")
  await_window "$running"
}
end_with() {
  kill "-$1" "$running"
  wait "$opened" 2>/dev/null || true
  while [ -n "$(window)" ]; do sleep 0.1; done
}

open_alone
open_first
section 2
await_page subject
paste "${marks[3]}"
section 3
tabs 3
picture marked-2.jpg
for page in 4 5 6 7; do section "$page"; done
section 8
paste "$work/asked/window.zip"
tabs 3
key Return
# A filing that is not ready is exported as a draft, which its name says.
exported() { compgen -G "$work/asked/window*.zip" >/dev/null; }
within 30 exported || fail "the window exported nothing"
look isolated
sleep 2
nothing_outside "window" "${marks[@]}"
end_with TERM
nothing_outside "window that was asked to end" "${marks[@]}"

open_alone
# After a requested exit the window reopens where it was; only after being killed it starts on the list.
await_page draft
section 3
sleep 1
end_with KILL
open_alone
await_page home
end_with TERM
nothing_outside "window that was killed, and the next" "${marks[@]}"

alone passphrase set <<<"a passphrase of the script" >/dev/null
nothing_outside "passphrase"
found=$(grep -rlF -f "$work/asked/marks" "$work/library" || true)
[ -z "$found" ] || fail "a mark in a library with a passphrase: $found"
echo "isolated: $(traced -c '^socket\(') sockets, all local; the marks are in the library alone"
