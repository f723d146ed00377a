#!/usr/bin/env sh
# The compiler for fuzzing, as cargo calls it: RUSTC_WRAPPER=fuzz/compiler.sh. Crates that foreign bytes reach are built so
# that libFuzzer sees which edges of the program a file reached, and what was compared with what. The others are built as
# ever: what does not look at bytes is fast and guides nobody, and build scripts and macros need no second build.
set -eu
name=
before=
for argument; do
  [ "$before" = --crate-name ] && name=$argument
  before=$argument
done
case $name in
  beian_core | beian_office | beian_vision | calamine | csv_core | gif | hayro | hayro_* | heifer | heifer_hevc_dec | image | \
    image_webp | jpeg_decoder | moxcms | png | quick_xml | tiff | zip | zune_jpeg)
    exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
      -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
      -Cllvm-args=-sanitizer-coverage-trace-compares
    ;;
esac
exec "$@"
