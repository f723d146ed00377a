#!/usr/bin/env bash
# Installs the packages of packaging/linux.sh and packaging/deb.sh in an empty Debian 12 and checks that they work
# there, and that only the library is left after removing them.
#
#     sudo packaging/linux-test.sh [MIRROR]
#
# Needs debootstrap, xvfb, x11-utils and xdotool.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/common.sh
deb=dist/beian-desk_${version}_amd64.deb
name=beian-desk-$version-linux-x86_64
chroot=$work/debian
lists=$work/lists

echo "linux: an empty Debian 12"
debootstrap --variant=minbase bookworm "$chroot" ${1:+"$1"} >"$work/log" || { tail "$work/log" >&2; exit 1; }
inside() { chroot "$chroot" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DISPLAY="${DISPLAY:-}" "$@"; }
fail() { echo "linux: $1" >&2; exit 1; }
# Everything in the chroot except the files of apt and dpkg themselves.
contents() { (cd "$chroot" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./sys -o -path ./tmp -o -path ./var/lib/apt \
  -o -path ./var/lib/dpkg -o -path ./var/cache -o -path ./var/log \) -prune -o -print | LC_ALL=C sort) >"$lists.$1"; }

Xvfb -displayfd 3 -screen 0 1280x1000x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
export DISPLAY=":$(cat "$work/display")"
mount --bind /tmp/.X11-unix "$(mkdir -p "$chroot/tmp/.X11-unix" && echo "$chroot/tmp/.X11-unix")"
mount -t proc proc "$chroot/proc"
trap 'kill $server 2>/dev/null || true; umount "$chroot/proc" "$chroot/tmp/.X11-unix" || true; rm -rf "$work"' EXIT

# Opens the window of program $1 and waits until it appears.
window() {
  inside "$1" --demo --lang zh-CN >"$work/log" 2>&1 &
  for _ in $(seq 300); do
    xdotool search --class beian-desk >/dev/null 2>&1 && break
    sleep 0.1
  done
  sleep 2
  if [ -n "${SMOKE_DIR:-}" ]; then import -window root "$SMOKE_DIR/linux-$2.png"; fi
  local seen
  seen=$(xdotool search --class beian-desk | tail -1) || { cat "$work/log" >&2; fail "no window from the $2"; }
  # Asked to end, it saves open answers and exits successfully.
  kill -TERM "$(xdotool getwindowpid "$seen")"
  wait $! || fail "the window of the $2 did not end well"
}
# Creates a filing with program $1, reviews and exports it.
filing() {
  mkdir -p "$chroot/tmp/sample"
  cp assets/demo/*.jpg assets/demo/enterprise.json "$chroot/tmp/sample/"
  local id
  id=$(inside "$1" new --from /tmp/sample/enterprise.json)
  inside "$1" export "$id" -o /tmp/sample/out.zip --today 2026-11-24 >/dev/null || fail "$1 does not export"
  inside "$1" verify /tmp/sample/out.zip >/dev/null || fail "what $1 exported does not verify"
  rm -r "$chroot/tmp/sample"
}

echo "linux: the archive"
contents before
tar --extract --file="dist/$name.tar.xz" --directory="$chroot/opt"
inside "/opt/$name/beian" --version
filing "/opt/$name/beian"
rm -r "$chroot/opt/$name" "$chroot/root/.local"
contents after
diff "$lists.before" "$lists.after" || fail "the archive leaves something behind"

echo "linux: the package"
inside apt-get update -qq
cp "$deb" "$chroot/tmp/beian.deb"
# With only its dependencies, which stay when the package is removed.
depends=$(dpkg-deb --field "$deb" Depends | sed 's/([^)]*)//g; s/,//g')
inside apt-get install -y -qq --no-install-recommends $depends >/dev/null 2>&1
inside apt-get install -y -qq --no-install-recommends desktop-file-utils shared-mime-info appstream man-db >/dev/null 2>&1
contents before
inside apt-get install -y -qq --no-install-recommends /tmp/beian.deb >/dev/null 2>&1 || fail "it does not install"
inside beian --version
filing beian
window beian package
inside desktop-file-validate /usr/share/applications/beian-desk.desktop
inside appstreamcli validate --no-net /usr/share/metainfo/beian-desk.metainfo.xml || fail "the AppStream description is not valid"
inside man -w beian >/dev/null || fail "no manual page"
inside apt-get remove -y -qq beian-desk >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "it cannot be removed"; }
[ -e "$chroot/root/.local/share/beian-desk/beian.sqlite3" ] || fail "the library went with the package"
rm -r "$chroot/root/.local"
contents after
diff "$lists.before" "$lists.after" || fail "the package leaves something behind"
echo "linux: passed"
