# What the scripts that make packages share. Sourced from the top folder of the sources.

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
build=${CARGO_TARGET_DIR:-target}
# Files in packages carry the time of the commit, so that the same sources make the same package.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
# Order of names, and Chinese in what X tells, whoever calls.
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p dist

# Puts into folder $1 what every package carries beside the program.
papers() {
  cp LICENSE-MIT LICENSE-APACHE NOTICE PRIVACY.md CHANGELOG.md assets/licences.txt "$1/"
  packaging/sbom.sh >"$1/sbom.cdx.json"
  packaging/licence-texts.sh >"$1/LICENSES-OTHERS.txt"
}

# Gives everything in folder $1 the time of the commit.
settle() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }
