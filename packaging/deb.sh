#!/usr/bin/env bash
# Packs the program that packaging/linux.sh built for Debian, Ubuntu, UOS and Kylin: dist/beian-desk_VERSION_amd64.deb
#
# Needs dpkg-dev and librsvg2-bin.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/common.sh
program=$build/x86_64-unknown-linux-gnu/dist/beian
root=$work/root
share=$root/usr/share

install -D -m 755 "$program" "$root/usr/bin/beian"
install -D -m 644 packaging/linux/beian-desk.desktop "$share/applications/beian-desk.desktop"
install -D -m 644 packaging/linux/beian-desk.metainfo.xml "$share/metainfo/beian-desk.metainfo.xml"
install -D -m 644 packaging/linux/beian-desk.mime.xml "$share/mime/packages/beian-desk.xml"
install -D -m 644 packaging/beian-desk.svg "$share/icons/hicolor/scalable/apps/beian-desk.svg"
for size in 16 24 32 48 64 128 256 512; do
  mkdir -p "$share/icons/hicolor/${size}x$size/apps"
  rsvg-convert --width=$size --height=$size packaging/beian-desk.svg \
    --output="$share/icons/hicolor/${size}x$size/apps/beian-desk.png"
done

mkdir -p "$share/bash-completion/completions" "$share/fish/vendor_completions.d" "$share/zsh/vendor-completions"
"$program" completions bash >"$share/bash-completion/completions/beian"
"$program" completions fish >"$share/fish/vendor_completions.d/beian.fish"
"$program" completions zsh >"$share/zsh/vendor-completions/_beian"
mkdir -p "$share/man/man1" "$share/man/zh_CN/man1" "$share/doc/beian-desk"
"$program" manual --lang en | gzip --no-name -9 >"$share/man/man1/beian.1.gz"
"$program" manual --lang zh-CN | gzip --no-name -9 >"$share/man/zh_CN/man1/beian.1.gz"
papers "$share/doc/beian-desk"
cp packaging/linux/copyright "$share/doc/beian-desk/copyright"

mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<CONTROL
Package: beian-desk
Version: $version
Architecture: amd64
Maintainer: Beian Desk <beian-desk@localhost>
Section: misc
Priority: optional
Installed-Size: $(du --summarize --apparent-size --block-size=1K "$root" | cut -f1)
Depends: libc6 (>= 2.28), libx11-6, libx11-xcb1, libxcursor1, libxi6, libxkbcommon-x11-0
Recommends: libnotify-bin, xdg-desktop-portal, xdg-utils
Description: prepares the ICP filing of a WeChat mini program, offline
 Forms, photographs of certificates, checklist and the package to submit, on
 this machine alone: what a reviewer would refuse, you are told before.
 .
 备案台：离线准备微信小程序备案，提交之前告诉你哪里会被退回、怎么改。
CONTROL
settle "$root"
dpkg-deb --root-owner-group -Zxz --build "$root" "dist/beian-desk_${version}_amd64.deb"
ls -l "dist/beian-desk_${version}_amd64.deb"
