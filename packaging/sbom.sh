#!/usr/bin/env bash
# Prints the software bill of materials, CycloneDX 1.5 as JSON: every linked library with its licence and, if it is from
# a registry, its checksum in Cargo.lock.
#
# Needs jq.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
sums=$(awk -F'"' '/^name = /{name=$2} /^version = /{version=$2} /^checksum = /{print name "\t" version "\t" $2}' Cargo.lock)
jq --raw-input --slurp --arg version "$version" --arg sums "$sums" '
  def rows: split("\n") | map(select(. != "") | split("\t"));
  ($sums | rows | map({key: "\(.[0]) \(.[1])", value: .[2]}) | from_entries) as $sum |
  {
    bomFormat: "CycloneDX", specVersion: "1.5", version: 1,
    metadata: {component: {type: "application", name: "beian-desk", version: $version,
      licenses: [{expression: "MIT OR Apache-2.0"}]}},
    components: [rows[] | {type: "library", name: .[0], version: .[1], purl: "pkg:cargo/\(.[0])@\(.[1])",
      licenses: [{expression: .[2]}],
      hashes: [$sum["\(.[0]) \(.[1])"] | values | {alg: "SHA-256", content: .}]}]
  }' assets/licences.txt
