#!/usr/bin/env bash
# Builds the program for Windows on Debian and packs it twice:
#   dist/beian-desk-VERSION-windows-x86_64.zip          to unpack anywhere
#   dist/beian-desk-VERSION-windows-x86_64-setup.exe    installs for one user
#
# Needs `rustup target add x86_64-pc-windows-gnu`, gcc-mingw-w64-x86-64, nsis, zip, jq.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/common.sh
target=x86_64-pc-windows-gnu

CARGO_INCREMENTAL=0 cargo build --locked --profile dist --target $target --package beian-desk --package beian-console --bins
programs=$build/$target/dist

name=beian-desk-$version-windows-x86_64
folder=$work/$name
mkdir -p "$folder"
cp "$programs/beian.exe" "$folder/beian.exe"
# A command prompt takes .com before .exe.
cp "$programs/beian-console.exe" "$folder/beian.com"
cp assets/icon.png "$folder/beian.png"
cp packaging/windows/快速上手.txt "$folder/"
papers "$folder"
for text in LICENSE-MIT LICENSE-APACHE NOTICE; do mv "$folder/$text" "$folder/$text.txt"; done
for text in PRIVACY CHANGELOG; do mv "$folder/$text.md" "$folder/$text.txt"; done
# Editors on Windows before 10 need CR LF line endings, and a byte order mark to recognise UTF-8.
for text in "$folder"/*.txt; do sed -i '1s/^/\xEF\xBB\xBF/; s/$/\r/' "$text"; done
settle "$folder"

rm -f "dist/$name.zip"
archive=$PWD/dist/$name.zip
(cd "$work" && find "$name" -type f | LC_ALL=C sort | TZ=UTC zip -X -9 -q "$archive" -@)
makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DFOLDER="$folder" -DOUTPUT="$PWD/dist/$name-setup.exe" \
  packaging/windows/setup.nsi
ls -l "dist/$name.zip" "dist/$name-setup.exe"
