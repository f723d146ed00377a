#!/usr/bin/env bash
# Builds the program for Linux and packs it: dist/beian-desk-VERSION-linux-x86_64.tar.xz
#
# It is linked against glibc 2.28, so that it starts on UOS 20, Kylin V10 and everything newer; the symbol versions of
# the result are checked. Needs cargo-zigbuild and zig (`pip install cargo-zigbuild ziglang`), binutils, jq.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/common.sh
glibc=2.28
target=x86_64-unknown-linux-gnu

CARGO_INCREMENTAL=0 cargo zigbuild --locked --profile dist --target "$target.$glibc" --package beian-desk --bin beian
program=$build/$target/dist/beian

newest=$(objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' | sort -uV | tail -1)
[ "$(printf '%s\n' "$newest" "$glibc" | sort -V | tail -1)" = "$glibc" ] ||
  { echo "the program asks for glibc $newest, newer than $glibc" >&2; exit 1; }
echo "asks for glibc $newest and: $(objdump -p "$program" | awk '/NEEDED/ { print $2 }' | tr '\n' ' ')"

name=beian-desk-$version-linux-x86_64
folder=$work/$name
mkdir -p "$folder"
cp "$program" "$folder/beian"
cp packaging/linux/快速上手.txt packaging/linux/beian-desk.desktop packaging/beian-desk.svg "$folder/"
papers "$folder"
settle "$folder"
tar --create --sort=name --owner=0 --group=0 --numeric-owner --directory="$work" "$name" | xz --threads=1 -9 \
  >"dist/$name.tar.xz"
ls -l "dist/$name.tar.xz"
