//! Fields as the platform writes their paths.

use crate::filing::path::{self, PathStep, steps};
use crate::filing::{Shape, field};

/// A path of the form as the platform writes it (`a.b.0.c` for places in lists); empty where there is no such place.
pub(super) fn place(written_there: &str) -> String {
    let mut written = String::new();
    for step in steps(written_there.trim()) {
        let index = match step {
            PathStep::Index(index) => Some(index),
            PathStep::Key(key) => key.parse().ok(),
        };
        written = match (index, step) {
            (Some(index), _) => path::item(&written, index),
            (None, PathStep::Key(key)) if !written.is_empty() => format!("{written}.{key}"),
            (None, PathStep::Key(key)) => key.to_owned(),
            (None, PathStep::Index(_)) => written,
        };
    }
    let pattern = path::pattern(&written);
    let begins = format!("{pattern}.");
    let list = pattern.strip_suffix("[]").and_then(field::at).is_some_and(|field| field.value == Shape::MediaList);
    let is_place = list || field::all().iter().any(|field| field.path == pattern || field.path.starts_with(&begins));
    if is_place { written } else { String::new() }
}
