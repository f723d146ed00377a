//! Earlier states of a draft: one per minute of changes, and one whenever a change removed something.
//!
//! Every state of the last day is kept, one per hour of the last week, and one per day before that; a state that was
//! followed by the removal of an answer or picture is also kept for 30 days.

use std::collections::HashSet;
use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde_json::Value;

use super::error::{Cause, StoreError};
use super::{Library, body, scan_id};
use crate::filing::Filing;
use crate::filing::path::READ_FROM_SCAN;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// An earlier state of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// Revision whose answers it holds.
    pub revision: i64,
    /// Time of the save that replaced it, in milliseconds since 1970.
    pub until: i64,
    /// Whether that save removed an answer or a picture.
    pub lost: bool,
}

/// A draft as stored before a save.
pub(super) struct Before {
    pub revision: i64,
    pub modified: i64,
    answers: Option<String>,
    body: String,
    digest: Vec<u8>,
}

impl Before {
    pub(super) fn of(transaction: &Transaction<'_>, id: &str) -> Result<Self, Cause> {
        let found = transaction
            .prepare_cached("SELECT revision, modified, opened(body, id), body, digest FROM draft WHERE id = ?1")?
            .query_row([id], |row| {
                Ok(Self {
                    revision: row.get(0)?,
                    modified: row.get(1)?,
                    answers: row.get(2)?,
                    body: row.get(3)?,
                    digest: row.get(4)?,
                })
            })
            .optional()?;
        found.ok_or_else(|| Cause::NoDraft(id.to_owned()))
    }
}

/// Keeps the state `before` a save of the answers `after` if there is a reason to, and marks the scans that the save
/// removes as freed.
pub(super) fn keep(
    transaction: &Transaction<'_>,
    id: &str,
    before: &Before,
    after: &str,
    now: i64,
) -> Result<(), Cause> {
    // Answers that were altered on the disk are not a state that the user made.
    if body::digest(before.body.as_bytes()) != before.digest {
        return Ok(());
    }
    let answers = before.answers.as_deref().unwrap_or_default();
    let gone = gone(answers, after);
    for scan in scan_id::ids(answers).filter(|scan| !after.contains(scan)) {
        transaction.execute("UPDATE scan SET freed = ?2 WHERE id = ?1", params![scan, now])?;
    }
    let last: Option<i64> = transaction
        .prepare_cached("SELECT max(until) FROM past WHERE draft = ?1")?
        .query_row([id], |row| row.get(0))?;
    // If the clock was set back, the minute counts as over.
    let rested = last.is_none_or(|last| !(last..last + MINUTE).contains(&now));
    if !gone && !rested {
        return Ok(());
    }
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO past (draft, revision, until, lost, body, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![id, before.revision, now, gone, before.body, before.digest])?;
    thin(transaction, id, now)
}

/// Whether an answer of `before` is missing in `after`, or a picture was replaced.
fn gone(before: &str, after: &str) -> bool {
    let leaves = |text: &str| {
        let mut found = HashSet::new();
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            collect(&value, &mut String::new(), &mut found);
        }
        found
    };
    let (before, after) = (leaves(before), leaves(after));
    before.difference(&after).next().is_some()
}

/// The path of every answer below `value`, for a picture with its id.
fn collect(value: &Value, path: &mut String, found: &mut HashSet<String>) {
    let length = path.len();
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                path.push('.');
                path.push_str(key);
                // Removal of the program's own mark is not a loss.
                if path.get(1..) != Some(READ_FROM_SCAN) {
                    collect(value, path, found);
                }
                path.truncate(length);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let _ = write!(path, "[{index}]");
                collect(item, path, found);
                path.truncate(length);
            }
        }
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(text) if scan_id::is_id(text) => {
            found.insert(format!("{path} {text}"));
        }
        _ => {
            found.insert(path.clone());
        }
    }
}

fn thin(transaction: &Transaction<'_>, id: &str, now: i64) -> Result<(), Cause> {
    transaction
        .prepare_cached(
            "DELETE FROM past WHERE draft = ?1 AND until < ?2 AND NOT (lost AND until > ?4) AND revision NOT IN (
                 SELECT max(revision) FROM past WHERE draft = ?1 AND until < ?2
                 GROUP BY CASE WHEN until > ?3 THEN 'h' || (until / 3600000) ELSE 'd' || (until / 86400000) END)",
        )?
        .execute(params![id, now - DAY, now - 7 * DAY, now - 30 * DAY])?;
    Ok(())
}

impl Library {
    /// The earlier states of the draft `id`, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn past(&self, id: &str) -> Result<Vec<Past>, StoreError> {
        self.query(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT revision, until, lost FROM past WHERE draft = ?1 ORDER BY revision DESC")?;
            let rows = statement
                .query_map([id], |row| Ok(Past { revision: row.get(0)?, until: row.get(1)?, lost: row.get(2)? }))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The answers of the draft `id` at `revision`, from a kept state.
    ///
    /// # Errors
    /// [`Cause::NoDraft`] when that state was not kept, [`Cause::Unusable`] and [`Cause::Altered`] as
    /// [`Library::load`].
    pub fn past_filing(&self, id: &str, revision: i64) -> Result<Filing, StoreError> {
        self.query(|connection| read(connection, id, revision))
    }

    /// The answers of the last `most` readable earlier states, the oldest first: the undo steps after a restart.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn steps_back(&self, id: &str, most: usize) -> Result<Vec<Filing>, StoreError> {
        let past = self.past(id)?;
        let mut steps = Vec::new();
        for state in past.iter().take(most).rev() {
            match self.past_filing(id, state.revision) {
                Ok(filing) => steps.push(filing),
                Err(StoreError { cause: Cause::Unusable { .. } | Cause::Altered(_) | Cause::NoDraft(_), .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(steps)
    }
}

fn read(connection: &Connection, id: &str, revision: i64) -> Result<Filing, Cause> {
    let found = connection
        .query_row(
            "SELECT body, digest, opened(body, draft) AS answers FROM past WHERE draft = ?1 AND revision = ?2",
            params![id, revision],
            |row| body::read(id, row),
        )
        .optional()?;
    found.ok_or_else(|| Cause::NoDraft(format!("{id}/{revision}")))?
}
