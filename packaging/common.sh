# Shared by the packaging scripts. Source it from the top folder of the repository.

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
build=${CARGO_TARGET_DIR:-target}
# Files in packages have the time of the commit, so that the same sources give the same package.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
# Fixed sort order of names, and UTF-8 for Chinese texts in X, regardless of the caller.
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p dist

# Copies the documents that every package contains into folder $1.
papers() {
  cp LICENSE-MIT LICENSE-APACHE NOTICE PRIVACY.md CHANGELOG.md assets/licences.txt "$1/"
  packaging/sbom.sh >"$1/sbom.cdx.json"
  packaging/licence-texts.sh >"$1/LICENSES-OTHERS.txt"
}

# Sets the time of everything in folder $1 to that of the commit.
settle() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }
