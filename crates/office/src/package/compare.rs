//! Compares two filings field by field: an import with the draft it updates, a version with the one before.

use serde_json::Value;

use crate::filing::{Filing, Kind, field};

/// A field in which two filings differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Dotted official path with the list indices filled in; `kind` for the kind of filing.
    pub path: String,
    /// Value in the old filing; `None` where it has none.
    pub old: Option<Value>,
    /// Value in the new filing; `None` where it has none.
    pub new: Option<Value>,
}

impl Difference {
    /// Puts the new value into `filing`, or removes the answer where the new filing has none.
    pub fn accept(&self, filing: &mut Filing) {
        match &self.new {
            _ if self.path == "kind" => {
                let kind = self.new.as_ref().and_then(Value::as_str).and_then(Kind::from_name);
                filing.set_kind(kind.unwrap_or_default());
            }
            Some(value) => filing.set(&self.path, value.clone()),
            None => filing.remove(&self.path),
        }
    }
}

/// Every known field in which `new` differs from `old`, in form order. White space around text is ignored, and an empty
/// answer counts as none. Lists are compared as a whole, free keys one by one.
pub fn compare(old: &Filing, new: &Filing) -> Vec<Difference> {
    let mut found = Vec::new();
    if old.kind() != new.kind() {
        let kind = |filing: &Filing| Some(Value::from(filing.kind().name()));
        found.push(Difference { path: "kind".to_owned(), old: kind(old), new: kind(new) });
    }
    for row in field::all() {
        if row.path.contains("[]") {
            continue;
        }
        match row.path.split_once("[*]") {
            None => push(&mut found, old, new, row.path.clone()),
            Some((base, rest)) => {
                for key in keys(old, new, base) {
                    push(&mut found, old, new, format!("{base}[{key}]{rest}"));
                }
            }
        }
    }
    found
}

fn push(found: &mut Vec<Difference>, old: &Filing, new: &Filing, path: String) {
    let (old, new) = (answer(old, &path), answer(new, &path));
    if old != new {
        found.push(Difference { path, old, new });
    }
}

/// The free keys under `base` in either filing, those of the old one first.
fn keys<'a>(old: &'a Filing, new: &'a Filing, base: &str) -> Vec<&'a String> {
    let entries = |filing: &'a Filing| filing.object(base).into_iter().flat_map(|entries| entries.keys());
    let mut keys: Vec<_> = entries(old).collect();
    keys.extend(entries(new).filter(|key| !old.object(base).is_some_and(|entries| entries.contains_key(*key))));
    keys
}

fn answer(filing: &Filing, path: &str) -> Option<Value> {
    if !filing.has(path) {
        return None;
    }
    match filing.get(path)? {
        Value::String(text) => Some(Value::from(text.trim())),
        other => Some(other.clone()),
    }
}
