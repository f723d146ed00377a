#!/usr/bin/env bash
# Measures what compiling costs: everything once, and again after one file was touched, as `cargo check`, as a
# development and as a release build. Prints the processor seconds and the elapsed seconds of each; the former hardly
# depend on what else the machine does.
#
#     packaging/build-times.sh FILE...
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR=$PWD/target/times
unset CARGO_INCREMENTAL RUSTC_WORKSPACE_WRAPPER
rm -rf "$CARGO_TARGET_DIR"
TIMEFORMAT='%U %S %R'

measure() {
  local of=$1 spent
  shift
  spent=$({ time cargo "$@" --locked --quiet >/dev/null 2>&1; } 2>&1)
  awk -v of="$of" -v how="$*" '{ printf "%-50s %-16s %7.1f %7.1f\n", of, how, $1 + $2, $3 }' <<<"$spent"
}

printf '%-50s %-16s %7s %7s\n' compiled how processor elapsed
for how in check build "build --release"; do
  measure everything $how
  for file in "$@"; do
    touch "$file"
    measure "$file" $how
  done
done
