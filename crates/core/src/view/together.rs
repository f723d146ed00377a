//! Answers that change together in a modification (`assets/filing/together.toml`).

use std::sync::LazyLock;

use serde::Deserialize;

use super::View;
use crate::filing::Kind;
use crate::filing::path::{MANAGER, is_below};

/// A row of the table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct TogetherRow {
    parts: Vec<String>,
    changed: Vec<String>,
    asked: Vec<String>,
    new: Vec<String>,
}

/// A row for one of its parts, with whole paths.
#[derive(Debug)]
struct Together {
    part: String,
    changed: Vec<String>,
    asked: Vec<String>,
    new: Vec<String>,
}

#[derive(Default, Deserialize)]
struct File {
    of_subject: Vec<String>,
    together: Vec<TogetherRow>,
}

static TABLE: LazyLock<File> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../assets/filing/together.toml")).unwrap_or_default());

static ROWS: LazyLock<Vec<Together>> = LazyLock::new(|| {
    let of_part = |row: &TogetherRow, part: &String| {
        let whole = |keys: &[String]| keys.iter().map(|key| format!("{part}.{key}")).collect();
        Together { part: part.clone(), changed: whole(&row.changed), asked: whole(&row.asked), new: whole(&row.new) }
    };
    TABLE.together.iter().flat_map(|row| row.parts.iter().map(|part| of_part(row, part)).collect::<Vec<_>>()).collect()
});

/// Part of a modification in which one answer changes and others that change with it are still what is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfChanged {
    /// Path of the answer that changes.
    pub changed: String,
    /// Paths of those that are still what is filed, in form order.
    pub kept: Vec<String>,
}

/// Paths of the answers that another kind of subject cannot have, besides the fields that only one kind of subject has.
pub fn of_subject() -> &'static [String] {
    &TABLE.of_subject
}

impl View<'_> {
    /// Whether a modification asks for the answer at `path`, or one in it, because another one changes.
    pub fn comes_along(&self, path: &str) -> bool {
        let asks = |row: &&Together| row.asked.iter().any(|asked| asked == path || is_below(path, asked));
        self.kind() == Kind::Change
            && ROWS.iter().filter(asks).any(|row| row.changed.iter().any(|changed| self.changes(changed)))
    }

    /// Parts of which a modification changes only half, each once: known only where it started from what is filed.
    pub fn half_changed(&self) -> Vec<HalfChanged> {
        let mut parts: Vec<(&str, HalfChanged)> = Vec::new();
        for row in ROWS.iter().filter(|row| row.part != MANAGER || !self.manager_is_principal()) {
            let edited = |path: &&String| self.changes(path) && self.is_sent(path) && self.differs_from_filed(path);
            let Some(changed) = row.changed.iter().find(edited) else { continue };
            let is_kept = |path: &&String| {
                self.is_sent(path) && self.filing.has(path) && self.filed(path) == self.filing.get(path)
            };
            let kept = row.new.iter().filter(is_kept).cloned();
            let known = parts.iter().position(|(part, _)| *part == row.part.as_str()).unwrap_or_else(|| {
                parts.push((row.part.as_str(), HalfChanged { changed: changed.clone(), kept: Vec::new() }));
                parts.len() - 1
            });
            if let Some((_, half)) = parts.get_mut(known) {
                for path in kept {
                    if !half.kept.contains(&path) {
                        half.kept.push(path);
                    }
                }
            }
        }
        parts.into_iter().map(|(_, half)| half).filter(|half| !half.kept.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::path::{CHANGED, FILED, PRINCIPAL};
    use crate::filing::{Filing, field};

    #[test]
    fn every_path_is_that_of_a_field() {
        assert!(!ROWS.is_empty());
        for path in ROWS.iter().flat_map(|row| row.changed.iter().chain(&row.asked).chain(&row.new)) {
            assert!(field::at(path).is_some_and(field::Field::may_change), "{path}");
        }
        assert!(!of_subject().is_empty() && of_subject().iter().all(|path| field::at(path).is_some()));
    }

    #[test]
    fn a_new_name_asks_for_the_whole_person_and_a_new_telephone_for_nothing() {
        let mut filing = Filing::new(Kind::Change);
        let of = |key: &str| format!("{PRINCIPAL}.{key}");
        filing.set(CHANGED, vec![of("mobile")]);
        assert!(!View::new(&filing).comes_along(&of("certificate_number")));
        filing.set(CHANGED, vec![of("name")]);
        for key in ["certificate_number", "certificate_validity_date_end", "certificate_photo_back", "mobile", "email"]
        {
            assert!(View::new(&filing).asks(&of(key)) && View::new(&filing).enters(&of(key)), "{key}");
        }
        assert!(!View::new(&filing).comes_along(&format!("{MANAGER}.mobile")));
        filing.set_kind(Kind::Cancel);
        assert!(!View::new(&filing).asks(&of("mobile")));
    }

    #[test]
    fn what_changes_with_another_answer_is_half_changed_until_it_differs_from_what_is_filed() {
        let mut filing = Filing::new(Kind::Change);
        let of = |key: &str| format!("{PRINCIPAL}.{key}");
        for (key, text) in [("name", "样本甲"), ("certificate_number", "1"), ("mobile", "2"), ("email", "3")] {
            filing.set(&of(key), text);
            filing.set(&format!("{FILED}[{}]", of(key)), text);
        }
        filing.set(CHANGED, vec![of("name")]);
        assert!(View::new(&filing).half_changed().is_empty(), "nothing differs yet");
        filing.set(&of("name"), "样本乙");
        let half = View::new(&filing).half_changed();
        assert_eq!(half, [HalfChanged { changed: of("name"), kept: vec![of("certificate_number"), of("mobile")] }]);
        filing.set(&of("certificate_number"), "4");
        assert_eq!(View::new(&filing).half_changed()[0].kept, [of("mobile")]);
        filing.set(&of("mobile"), "5");
        assert!(View::new(&filing).half_changed().is_empty());
    }
}
