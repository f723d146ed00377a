//! What the members of another maker's JSON are: names of fields, reasons, codes.

use serde_json::Value;

use super::place::place;
use super::{complaint, meaning, split, tables};
use crate::identifier::contact::is_han;

/// Every text in JSON, in its order.
pub(super) fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text.trim()],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// Whether JSON keeps codes under a name.
pub(super) fn names_codes(name: &str) -> bool {
    let name = name.to_lowercase();
    ["code", "码"].iter().any(|part| name.contains(part))
}

/// Whether a text of another maker's JSON names a field, by its name or its path.
pub(super) fn is_field(text: &str) -> bool {
    !place(text).is_empty() || complaint::is_name(text)
}

/// Whether a text of another maker's JSON may be a reason: Chinese words or English ones of a field, and no mere news.
pub(super) fn says_something(text: &str) -> bool {
    let worded = text.chars().filter(|character| is_han(*character)).count() >= 2;
    let english = || text.contains(' ') && !meaning::field(text).is_empty();
    !tables::codes(text).is_empty() || (worded || english()) && !split::is_noise(text)
}
