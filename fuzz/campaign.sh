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
RUSTC_WRAPPER=$PWD/fuzz/compiler.sh cargo build --quiet --manifest-path fuzz/Cargo.toml --bins --example seeds
fuzz/target/debug/examples/seeds fuzz/seeds
found_any=0
for target; do
  mkdir -p "fuzz/corpus/$target" "fuzz/seeds/$target" "fuzz/artifacts/$target"
  words=fuzz/dictionaries/$target.dict
  [ -f "$words" ] && words=-dict=$words || words=
  log=fuzz/artifacts/$target.log
  found=nothing
  # Time is that of the clock, and a busy machine leaves little of it to the lowest priority.
  nice -n 19 "fuzz/target/debug/$target" "fuzz/corpus/$target" "fuzz/seeds/$target" $words \
    -artifact_prefix="fuzz/artifacts/$target/" -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=100 \
    -max_len=65536 -print_final_stats=1 >"$log" 2>&1 ||
    { found_any=1; found=$(grep -m 1 -E '^thread .* panicked|ERROR: |Test unit written' "$log" || echo failed); }
  told() { sed -n "s/^stat::$1: *//p" "$log"; }
  echo "$target: $(told number_of_executed_units) files, $(told peak_rss_mb) MB, $(told slowest_unit_time_sec) s for the" \
    "slowest, panics caught at $(grep -c '^caught: ' "$log" || true) places, found $found"
done
exit $found_any
