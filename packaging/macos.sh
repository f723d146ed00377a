#!/usr/bin/env bash
# Builds the bundle for macOS, on macOS: dist/beian-desk-VERSION-macos.zip with 备案台.app.
#
# NEVER RUN by its authors, who had no such machine. The program is not signed, so the first start needs "Open" from the
# context menu. Needs Rust, librsvg (`rsvg-convert`), jq and the tools of the system.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(uname)" = Darwin ] || { echo "this runs on macOS alone" >&2; exit 2; }
. packaging/common.sh
target=$(rustc -vV | sed -n 's/^host: //p')

CARGO_INCREMENTAL=0 cargo build --locked --profile dist --target "$target" --package beian-desk --bin beian
contents=$work/备案台.app/Contents
mkdir -p "$contents/MacOS" "$contents/Resources" "$work/beian-desk.iconset"
cp "$build/$target/dist/beian" "$contents/MacOS/beian"
sed "s/@VERSION@/$version/" packaging/macos/Info.plist >"$contents/Info.plist"
for size in 16 32 128 256 512; do
  for scale in 1 2; do
    suffix=$([ $scale = 1 ] || echo "@2x")
    rsvg-convert --width=$((size * scale)) --height=$((size * scale)) packaging/beian-desk.svg \
      --output="$work/beian-desk.iconset/icon_${size}x$size$suffix.png"
  done
done
iconutil --convert icns --output "$contents/Resources/beian-desk.icns" "$work/beian-desk.iconset"
papers "$contents/Resources"
ditto -c -k --keepParent "$work/备案台.app" "dist/beian-desk-$version-macos.zip"
ls -l "dist/beian-desk-$version-macos.zip"
