//! The dependency tree obeys `deny.toml`: only allowed licences, nothing that opens a network connection.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn policy() -> toml::Table {
    std::fs::read_to_string(root().join("deny.toml")).unwrap().parse().unwrap()
}

/// The dependency tree, restricted to these systems if any are given.
fn metadata(systems: &[&str]) -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(systems.iter().flat_map(|system| ["--filter-platform", system]))
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text(package: &Value, key: &str) -> String {
    package[key].as_str().unwrap_or_default().to_owned()
}

/// Packages of the whole tree, including those for tests and builds: name and licence expression.
fn packages() -> Vec<(String, String)> {
    let metadata = metadata(&[]);
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().map(|package| (text(package, "name"), text(package, "license"))).collect()
}

/// The third-party libraries linked into the program on any of its systems, one row each: name, version, licence, home
/// page.
fn linked() -> Vec<String> {
    let metadata = metadata(&["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu", "aarch64-apple-darwin"]);
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        list.as_array().unwrap().iter().map(|entry| (text(entry, "id"), entry.clone())).collect()
    };
    let (packages, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let is_linked = |id: &str| {
        let targets = packages[id]["targets"].as_array().unwrap();
        !targets.iter().any(|target| target["kind"][0] == "proc-macro")
    };
    let mut rows = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![text(&metadata["resolve"], "root")];
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let package = &packages[&id];
        if !package["source"].is_null() {
            let licence = text(package, "license").replace('/', " OR ");
            rows.insert(
                [&text(package, "name"), &text(package, "version"), &licence, &text(package, "repository")]
                    .map(String::as_str)
                    .join("\t"),
            );
        }
        let needed = nodes[&id]["deps"].as_array().unwrap().iter();
        // A kind that is null is an ordinary dependency, for neither tests nor builds.
        let needed =
            needed.filter(|needed| needed["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null()));
        open.extend(needed.map(|needed| text(needed, "pkg")).filter(|id| is_linked(id)));
    }
    rows.into_iter().collect()
}

#[test]
fn the_list_of_libraries_that_the_program_shows_is_true() {
    let rows = linked();
    let path = root().join("assets/licences.txt");
    let list = rows.join("\n") + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &list).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(kept == list, "run BLESS=1 cargo test --test dependencies");
    assert!(rows.iter().any(|row| row.starts_with("iced\t")) && !rows.iter().any(|row| row.starts_with("proptest\t")));
}

#[test]
fn what_reads_hostile_bytes_and_is_young_is_pinned_exactly() {
    let manifest: toml::Table = std::fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let heifer = &manifest["workspace"]["dependencies"]["heifer"];
    assert!(heifer.as_str().unwrap_or_default().starts_with('='), "{heifer:?}");
}

/// Whether `allowed` licences alone satisfy an SPDX expression.
fn permitted(expression: &str, allowed: &[&str]) -> bool {
    let expression = expression.replace('/', " OR ");
    let conjunctions = split_outside(&expression, " AND ");
    if conjunctions.len() > 1 {
        return conjunctions.iter().all(|part| permitted(part, allowed));
    }
    let inner = expression.trim();
    if let Some(inside) = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return permitted(inside, allowed);
    }
    let choices = split_outside(inner, " OR ");
    if choices.len() > 1 {
        return choices.iter().any(|part| permitted(part, allowed));
    }
    allowed.contains(&inner)
}

/// Splits at `separator` outside brackets.
fn split_outside<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(separator) {
        let before = &text[..at];
        if before.matches('(').count() == before.matches(')').count() {
            parts.push(&text[start..at]);
            start = at + separator.len();
        }
    }
    parts.push(&text[start..]);
    parts
}

#[test]
fn licences_are_allowed() {
    let policy = policy();
    let allowed: Vec<_> =
        policy["licenses"]["allow"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
    let refused: Vec<_> = packages().into_iter().filter(|(_, licence)| !permitted(licence, &allowed)).collect();
    assert!(refused.is_empty(), "{refused:?}");
}

#[test]
fn nothing_opens_a_network_connection() {
    let policy = policy();
    let banned: Vec<_> =
        policy["bans"]["deny"].as_array().unwrap().iter().filter_map(|entry| entry["name"].as_str()).collect();
    assert!(banned.len() > 10);
    let found: Vec<_> =
        packages().into_iter().map(|(name, _)| name).filter(|name| banned.contains(&name.as_str())).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn expressions_are_understood() {
    assert!(permitted("(MIT OR GPL-3.0) AND ISC", &["MIT", "ISC"]));
    assert!(permitted("MIT/Apache-2.0", &["Apache-2.0"]));
    assert!(!permitted("MIT AND GPL-3.0", &["MIT"]));
    assert!(!permitted("", &["MIT"]));
}
