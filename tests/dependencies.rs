//! The dependency tree keeps to `deny.toml`: allowed licences only, nothing that opens a network connection.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn policy() -> toml::Table {
    std::fs::read_to_string(root().join("deny.toml")).unwrap().parse().unwrap()
}

/// Packages that are linked into the program: name and licence expression.
fn packages() -> Vec<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().map(|package| (text(package, "name"), text(package, "license"))).collect()
}

/// Whether an SPDX expression can be met with `allowed` licences alone.
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

/// Splits at `separator` where no bracket is open.
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
