#!/usr/bin/env bash
# Prints the licence texts that the linked libraries (assets/licences.txt) carry in their sources, each text once.
#
# Needs jq.
set -euo pipefail
cd "$(dirname "$0")/.."
declare -A places carriers texts
while IFS=$'\t' read -r library manifest; do
  places[$library]=$(dirname "$manifest")
done < <(cargo metadata --format-version 1 --locked |
  jq --raw-output '.packages[] | select(.source != null) | ["\(.name) \(.version)", .manifest_path] | @tsv')

while IFS=$'\t' read -r name version _; do
  while read -r text; do
    sum=$(tr -d '[:space:]' <"$text" | sha256sum | cut -c 1-64)
    carriers[$sum]+="${carriers[$sum]:+, }$name $version"
    texts[$sum]=$text
  done < <(find "${places[$name $version]}" -maxdepth 1 -type f \
    '(' -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'copyright*' -o -iname 'notice*' ')' | LC_ALL=C sort)
done <assets/licences.txt

for sum in "${!carriers[@]}"; do printf '%s\t%s\n' "${carriers[$sum]}" "$sum"; done | LC_ALL=C sort |
  while IFS=$'\t' read -r libraries sum; do
    printf '==== %s\n\n' "$libraries"
    cat "${texts[$sum]}"
    printf '\n\n'
  done
