#!/usr/bin/env sh
# Fuzzes one target after the other, each for a given time within limits of memory and of time a file:
#   fuzz/campaign.sh SECONDS [TARGET…]
# Prints a line for each; what was found stays in fuzz/artifacts. Ends with 1 where something was found.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
shift
[ $# -gt 0 ] || set -- pdf heic tiff webp jpeg decode import table draft review answer reference
# The versions that the program is built with.
[ fuzz/Cargo.lock -nt Cargo.lock ] || cp Cargo.lock fuzz/Cargo.lock
host=$(rustc -vV | sed -n 's/^host: //p')
cargo run --quiet --manifest-path fuzz/Cargo.toml --example seeds -- fuzz/seeds
# What libFuzzer looks at: which edges of the program a file reached, and what was compared with what.
coverage='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares'
# With a target of its own, build scripts and macros are not looked at.
RUSTFLAGS="$coverage" cargo build --quiet --manifest-path fuzz/Cargo.toml --bins --target "$host"
found_any=0
for target; do
  mkdir -p "fuzz/corpus/$target" "fuzz/seeds/$target" "fuzz/artifacts/$target"
  words=fuzz/dictionaries/$target.dict
  [ -f "$words" ] && words=-dict=$words || words=
  log=$(mktemp)
  found=nothing
  nice -n 19 "fuzz/target/$host/debug/$target" "fuzz/corpus/$target" "fuzz/seeds/$target" $words \
    -artifact_prefix="fuzz/artifacts/$target/" -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=25 \
    -max_len=65536 -print_final_stats=1 >"$log" 2>&1 ||
    { found_any=1; found=$(grep -m 1 -E 'panicked|ERROR|Test unit written' "$log" || echo failed); }
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  memory=$(sed -n 's/^stat::peak_rss_mb: *//p' "$log")
  echo "$target: ${runs:-?} files, ${memory:-?} MB, found $found"
  rm -f "$log"
done
exit $found_any
