#!/usr/bin/env bash
# Installs the setup of packaging/windows.sh under Wine, creates one filing by command line and one in the window,
# exports, verifies, uninstalls. Only the library may be left, and it is removed too if requested.
#
#     packaging/windows-test.sh
#
# Needs wine64, xvfb, xdotool and gcc-mingw-w64-x86-64. Screenshots are kept in SMOKE_DIR if it is set.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/common.sh
setup=dist/beian-desk-$version-windows-x86_64-setup.exe
export WINEPREFIX=$work/wine WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
drive=$WINEPREFIX/drive_c
fail() { echo "windows: $1" >&2; look failed; exit 1; }
look() { if [ -n "${SMOKE_DIR:-}" ]; then mkdir -p "$SMOKE_DIR" && import -window root "$SMOKE_DIR/windows-$1.png"; fi; }
# On Debian `wine64` is in the folder of its libraries.
wine=$(command -v wine64 || ls /usr/lib/wine/wine64)
server=$(command -v wineserver || ls /usr/lib/wine/wineserver*64 | head -1)
windows() { "$wine" "$@"; }

Xvfb -displayfd 3 -screen 0 1280x1000x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
display=$!
trap '"$server" -k 2>/dev/null || true; kill $display 2>/dev/null || true; sleep 1; rm -rf "$work"' EXIT
for _ in $(seq 300); do [ -s "$work/display" ] && break; sleep 0.1; done
export DISPLAY=":$(cat "$work/display")"

echo "windows: Wine begins"
windows wineboot --init >/dev/null 2>&1
# Wine before 9 lacks the only function that Rust's standard library imports from this DLL.
if [ ! -e "$drive/windows/system32/bcryptprimitives.dll" ]; then
  cat >"$work/random.c" <<'C'
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T size) { return RtlGenRandom(bytes, (ULONG)size); }
C
  x86_64-w64-mingw32-gcc -shared -o "$drive/windows/system32/bcryptprimitives.dll" "$work/random.c" -ladvapi32
fi
mkdir -p "$drive/work"
cp assets/demo/*.jpg assets/demo/*.json "$drive/work/"

echo "windows: install"
windows "$setup" /S
users=$drive/users/$(ls "$drive/users" | grep -v Public | head -1)
local=$users/AppData/Local
folder=$local/Programs/BeianDesk
for _ in $(seq 300); do [ -e "$folder/uninstall.exe" ] && break; sleep 0.2; done
[ -e "$folder/beian.exe" ] && [ -e "$folder/beian.com" ] || fail "the programs are not installed"
shortcut=$(find "$users" -name '备案台.lnk')
[ -n "$shortcut" ] || fail "no entry in the start menu"
windows reg query 'HKCU\Software\Classes\Applications\beian.exe\SupportedTypes' /v .zip >/dev/null || fail "not offered for packages"
beian() { windows "$folder/beian.com" "$@"; }

echo "windows: a filing by command"
beian --version | grep -q "$version" || fail "a command prints nothing"
id=$(beian new --from 'C:\work\enterprise.json' | tr -d '\r')
beian list --json --lang zh-CN | grep -q 样本记账 || fail "Chinese does not come through"
beian export "$id" -o 'C:\work\command.zip' --today 2026-11-24 >/dev/null || fail "no package by command"
beian verify 'C:\work\command.zip' >/dev/null || fail "the package does not verify"
if beian review 'C:\work\problems.json' --no-pictures >/dev/null; then fail "the exit status is lost"; fi
[ -e "$local/beian-desk/data/beian.sqlite3" ] || fail "the library is not in the local application data"

echo "windows: the same in the window"
windows "$folder/beian.exe" --lang zh-CN 'C:\work\enterprise.json' &
for _ in $(seq 600); do xdotool search --class beian.exe >/dev/null 2>&1 && break; sleep 0.2; done
id=$(xdotool search --class beian.exe | tail -1) || fail "no window"
xdotool windowsize "$id" 1280 1000 windowmove "$id" 0 0 windowfocus "$id" || true
# The title contains the name of the open draft.
opened() { xwininfo -root -tree | grep -q 样本记账; }
for _ in $(seq 300); do opened && break; sleep 0.2; done
opened || fail "the filing is not opened"
look opened
for _ in $(seq 60); do
  xdotool key ctrl+8; sleep 1
  xdotool key ctrl+a type --delay 30 'C:\work\window.zip'; sleep 1
  xdotool key Tab Tab Tab; sleep 1
  xdotool key Return
  for _ in $(seq 10); do [ -s "$drive/work/window.zip" ] && break 2; sleep 1; done
done
look exported
[ -s "$drive/work/window.zip" ] || fail "no package from the window"
beian verify 'C:\work\window.zip' >/dev/null || fail "the package of the window does not verify"
[ -e "$local/beian-desk/data/backup.sqlite3" ] || fail "no backup was made"
kill "$(xdotool getwindowpid "$id")"

echo "windows: remove"
remove() {
  windows "$folder/uninstall.exe" "$@"
  for _ in $(seq 300); do [ -e "$folder" ] || break; sleep 0.2; done
  [ ! -e "$folder" ] || fail "the programs stay: $(ls "$folder")"
}
remove /S
[ ! -e "$shortcut" ] || fail "the entry in the start menu stays"
for key in 'Classes\BeianDesk.File' 'Classes\Applications\beian.exe' 'Classes\AppUserModelId\BeianDesk' 'Classes\.heic' \
  'Microsoft\Windows\CurrentVersion\Uninstall\BeianDesk'; do
  if windows reg query "HKCU\\Software\\$key" >/dev/null 2>&1; then fail "in the registry stays $key"; fi
done
[ -e "$local/beian-desk/data/beian.sqlite3" ] || fail "the library went with the program"
windows "$setup" /S
for _ in $(seq 300); do [ -e "$folder/uninstall.exe" ] && break; sleep 0.2; done
remove /S /LIBRARY
for _ in $(seq 100); do [ -e "$local/beian-desk" ] || break; sleep 0.2; done
[ ! -e "$local/beian-desk" ] || fail "the library stays although it was to go"
echo "windows: passed"
