//! Limits on the size of a filing file: far above what any answer needs, low enough to keep every page fast.

use serde_json::Value;

use super::FilingError;

/// Maximum number of characters in a text.
const CHARACTERS: usize = 100_000;
/// Maximum number of entries in a list or object.
const ENTRIES: usize = 2_000;

/// Refuses a text that is too long or a list that has too many entries, at `path` or below it.
pub(super) fn check(value: &Value, path: &str) -> Result<(), FilingError> {
    let counted = |count: usize| {
        let many = || FilingError::TooMany { path: path.to_owned(), most: ENTRIES };
        if count > ENTRIES { Err(many()) } else { Ok(()) }
    };
    match value {
        // A character takes at least one byte.
        Value::String(text) if text.len() > CHARACTERS && text.chars().count() > CHARACTERS => {
            Err(FilingError::TooLong { path: path.to_owned(), most: CHARACTERS })
        }
        Value::Array(items) => {
            counted(items.len())?;
            let mut items = items.iter().enumerate();
            items.try_for_each(|(index, item)| check(item, &super::path::item(path, index)))
        }
        Value::Object(entries) => {
            counted(entries.len())?;
            entries.iter().try_for_each(|(key, value)| check(value, &format!("{path}.{key}")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_is_taken_and_one_more_refused_by_its_path() {
        let text = |count: usize| serde_json::json!({"a": ["长".repeat(count)]});
        assert_eq!(check(&text(CHARACTERS), "facts"), Ok(()));
        let path = "facts.a[0]".to_owned();
        assert_eq!(check(&text(CHARACTERS + 1), "facts"), Err(FilingError::TooLong { path, most: CHARACTERS }));
        let list = |count: usize| serde_json::json!({"list": vec![0; count]});
        assert_eq!(check(&list(ENTRIES), "facts"), Ok(()));
        let path = "facts.list".to_owned();
        assert_eq!(check(&list(ENTRIES + 1), "facts"), Err(FilingError::TooMany { path, most: ENTRIES }));
    }
}
