//! A clerk's label on a draft for internal use: owner, tags, a note. It is not part of the filing and is in no package
//! and no handover.

use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};

use super::Library;
use super::error::{Cause, StoreError};

/// Table of the labels.
pub(super) const TABLE: &str = "CREATE TABLE label (
        draft TEXT PRIMARY KEY REFERENCES draft(id) ON DELETE CASCADE,
        body TEXT NOT NULL
    ) STRICT";

/// Maximum length of an owner or a tag in characters.
const MAX_LABEL_CHARS: usize = 40;
/// Maximum length of a note in characters.
const MAX_NOTE_CHARS: usize = 2_000;
/// Maximum number of tags of a draft.
const MAX_TAGS: usize = 12;

/// A clerk's label on a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Label {
    /// The clerk responsible for the draft; empty where there is none.
    pub owner: String,
    /// Tags for sorting drafts, each once.
    pub tags: Vec<String>,
    /// Free text.
    pub note: String,
}

impl Label {
    /// The label as typed: tags separated by spaces or commas. Texts that are too long are cut.
    pub fn typed(owner: &str, tags: &str, note: &str) -> Self {
        let cut = |text: &str, most: usize| text.trim().chars().take(most).collect::<String>();
        let mut label = Self { owner: cut(owner, MAX_LABEL_CHARS), tags: Vec::new(), note: cut(note, MAX_NOTE_CHARS) };
        let signs =
            |character: char| character.is_whitespace() || [',', '，', '、', ';', '；', '#'].contains(&character);
        for tag in tags.split(signs).map(|tag| cut(tag, MAX_LABEL_CHARS)).filter(|tag| !tag.is_empty()) {
            if !label.tags.contains(&tag) && label.tags.len() < MAX_TAGS {
                label.tags.push(tag);
            }
        }
        label
    }

    /// Whether the label is empty.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The label as stored in the database; an empty one where it cannot be read.
    pub(super) fn of(body: Option<String>) -> Self {
        body.and_then(|body| serde_json::from_str(&body).ok()).unwrap_or_default()
    }
}

impl Library {
    /// Sets the label of the draft `id`; an empty one removes it.
    ///
    /// # Errors
    /// [`Cause::NoDraft`].
    pub fn set_label(&self, id: &str, label: &Label) -> Result<(), StoreError> {
        self.change(|transaction| {
            let there = "SELECT EXISTS (SELECT 1 FROM draft WHERE id = ?1)";
            if !transaction.query_row(there, [id], |row| row.get(0))? {
                return Err(Cause::NoDraft(id.to_owned()));
            }
            put(transaction, id, label)
        })
    }
}

/// The label of the draft `id`.
pub(super) fn get(connection: &Connection, id: &str) -> Result<Label, Cause> {
    let mut statement = connection.prepare_cached("SELECT opened(body, draft) FROM label WHERE draft = ?1")?;
    let bodies = statement.query_map([id], |row| row.get(0))?;
    Ok(Label::of(bodies.flatten().next()))
}

/// Writes the label of the draft `id`.
pub(super) fn put(transaction: &Transaction<'_>, id: &str, label: &Label) -> Result<(), Cause> {
    if label.is_empty() {
        transaction.execute("DELETE FROM label WHERE draft = ?1", [id])?;
        return Ok(());
    }
    transaction.execute(
        "INSERT INTO label (draft, body) VALUES (?1, sealed(?2, ?1)) ON CONFLICT (draft) DO UPDATE
         SET body = excluded.body",
        (id, serde_json::to_string(label).unwrap_or_default()),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_cut_and_tags_stand_once() {
        let label = Label::typed(" 王样本 ", "加急，#年检 加急、 ", "客户周五来取\n");
        assert_eq!(label.tags, ["加急", "年检"]);
        assert_eq!((label.owner.as_str(), label.note.as_str()), ("王样本", "客户周五来取"));
        let long = Label::typed(&"长".repeat(99), &"标 ".repeat(99), &"长".repeat(9_999));
        assert_eq!((long.owner.chars().count(), long.tags.len(), long.note.chars().count()), (40, 1, 2_000));
        assert!(Label::typed(" ", "，", "").is_empty());
    }
}
