#!/usr/bin/env sh
# Fuzzes one target after the other, each for a given time within limits of memory and of time a file:
#   fuzz/campaign.sh SECONDS [TARGET…]
# Prints a line for each; what was found stays in fuzz/artifacts.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
shift
[ $# -gt 0 ] || set -- pdf heic tiff webp jpeg decode import table draft review answer reference
cargo run --quiet --manifest-path fuzz/Cargo.toml --example seeds -- fuzz/seeds
for target; do
  mkdir -p "fuzz/corpus/$target" "fuzz/seeds/$target"
  words=fuzz/dictionaries/$target.dict
  [ -f "$words" ] && words=-dict=$words || words=
  log=$(mktemp)
  nice -n 19 cargo +nightly fuzz run --sanitizer none "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" -- \
    $words -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=25 -max_len=65536 -print_final_stats=1 \
    >"$log" 2>&1 && found=nothing || found=$(grep -m 1 -E 'panicked|ERROR|Test unit written' "$log" || echo failed)
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  memory=$(sed -n 's/^stat::peak_rss_mb: *//p' "$log")
  echo "$target: ${runs:-?} files, ${memory:-?} MB, found $found"
  rm -f "$log"
done
