//! The history of a draft: stored versions with the platform's answers, and progress events.

use chrono::{Datelike, NaiveDateTime};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::body::Body;
use super::error::{Cause, StoreError};
use super::{Library, body, now};
use crate::clock;
use crate::filing::Filing;

/// Answers stored as they were at one moment, for instance when they were submitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Number within the draft, from 1.
    pub number: i64,
    /// Name given by the user or the program.
    pub name: String,
    /// Milliseconds since 1970.
    pub made: i64,
    /// The platform's answer to it; `None` while there is none.
    pub answer: Option<Value>,
}

/// An event in the progress of a filing after its export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LibraryEvent {
    /// Number, unique in the library; assigned by [`Library::add_event`].
    pub id: i64,
    /// Kind of event, as named by the module that reads events.
    pub kind: String,
    /// Local time of the event.
    pub time: NaiveDateTime,
    /// The user's remark.
    pub note: String,
    /// Further data.
    pub data: Value,
}

/// Format of times in the database; sorts as text.
pub(super) const TIME: &str = "%Y-%m-%dT%H:%M:%S";

impl Library {
    /// Stores `filing` as a version `name` of the draft `id` and returns its number. The stored answers are those that
    /// were exported or shown, not those that the draft has meanwhile.
    ///
    /// # Errors
    /// [`Cause::NoDraft`].
    pub fn keep_version(&self, id: &str, name: &str, filing: &Filing) -> Result<i64, StoreError> {
        self.change(|transaction| {
            let number: i64 = transaction.query_row(
                "SELECT coalesce(max(number), 0) + 1 FROM version WHERE draft = ?1",
                [id],
                |row| row.get(0),
            )?;
            let Body { text, digest, .. } = body::write(transaction, id, filing)?;
            let kept = transaction.execute(
                "INSERT INTO version (draft, number, name, made, body, digest)
                 SELECT id, ?2, sealed(?3, id), ?4, ?5, ?6 FROM draft WHERE id = ?1",
                params![id, number, name, now(), text, digest],
            )?;
            if kept == 0 { Err(Cause::NoDraft(id.to_owned())) } else { Ok(number) }
        })
    }

    /// The stored versions of the draft `id`, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn versions(&self, id: &str) -> Result<Vec<Version>, StoreError> {
        self.query(|connection| {
            let mut statement = connection.prepare(
                "SELECT number, coalesce(opened(name, draft), ''), made, opened(answer, draft) FROM version
                 WHERE draft = ?1 ORDER BY number DESC",
            )?;
            let rows = statement.query_map([id], |row| {
                let answer: Option<String> = row.get(3)?;
                Ok(Version {
                    number: row.get(0)?,
                    name: row.get(1)?,
                    made: row.get(2)?,
                    answer: answer.and_then(|text| serde_json::from_str(&text).ok()),
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The answers of version `number` of the draft `id`.
    ///
    /// # Errors
    /// [`Cause::NoDraft`] when there is no such version, [`Cause::Unusable`] as [`Library::load`].
    pub fn version(&self, id: &str, number: i64) -> Result<Filing, StoreError> {
        self.query(|connection| {
            let found = connection
                .query_row(
                    "SELECT body, digest, opened(body, draft) AS answers FROM version WHERE draft = ?1 AND number = ?2",
                    params![id, number],
                    |row| body::read(id, row),
                )
                .optional()?;
            found.ok_or_else(|| Cause::NoDraft(format!("{id}/{number}")))?
        })
    }

    /// All answers of platforms to the drafts of the library, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn answers(&self) -> Result<Vec<Value>, StoreError> {
        self.query(|connection| {
            let mut statement = connection
                .prepare("SELECT opened(answer, draft) FROM version WHERE answer IS NOT NULL ORDER BY made DESC")?;
            let texts = statement.query_map([], |row| row.get::<_, Option<String>>(0))?;
            let texts: Vec<Option<String>> = texts.collect::<Result<_, _>>()?;
            Ok(texts.iter().flatten().filter_map(|text| serde_json::from_str(text).ok()).collect())
        })
    }

    /// Stores the platform's answer to version `number` of the draft `id`.
    ///
    /// # Errors
    /// [`Cause::NoDraft`] when there is no such version.
    pub fn set_answer(&self, id: &str, number: i64, answer: &Value) -> Result<(), StoreError> {
        self.change(|transaction| {
            let changed = transaction.execute(
                "UPDATE version SET answer = sealed(?3, draft) WHERE draft = ?1 AND number = ?2",
                params![id, number, answer.to_string()],
            )?;
            if changed == 0 { Err(Cause::NoDraft(format!("{id}/{number}"))) } else { Ok(()) }
        })
    }

    /// Adds an event to the draft `id` and returns its number.
    ///
    /// # Errors
    /// [`Cause::NoDraft`].
    pub fn add_event(
        &self,
        id: &str,
        kind: &str,
        time: NaiveDateTime,
        note: &str,
        data: &Value,
    ) -> Result<i64, StoreError> {
        self.change(|transaction| {
            let added = transaction.execute(
                "INSERT INTO event (draft, kind, time, note, data)
                 SELECT id, ?2, ?3, sealed(?4, id), sealed(?5, id) FROM draft WHERE id = ?1",
                params![id, kind, time.format(TIME).to_string(), note, data.to_string()],
            )?;
            if added == 0 { Err(Cause::NoDraft(id.to_owned())) } else { Ok(transaction.last_insert_rowid()) }
        })
    }

    /// The events of the draft `id`, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn events(&self, id: &str) -> Result<Vec<LibraryEvent>, StoreError> {
        self.query(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, kind, time, coalesce(opened(note, draft), ''), coalesce(opened(data, draft), '') FROM event
                 WHERE draft = ?1 ORDER BY time, id",
            )?;
            let rows = statement.query_map([id], |row| {
                let time: String = row.get(2)?;
                let data: String = row.get(4)?;
                Ok(LibraryEvent {
                    id: row.get(0)?,
                    kind: row.get(1)?,
                    time: moment(&time).unwrap_or_default(),
                    note: row.get(3)?,
                    data: serde_json::from_str(&data).unwrap_or_default(),
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Puts a removed event back into the draft `id`, unchanged and with its old number.
    ///
    /// # Errors
    /// [`Cause::NoDraft`].
    pub fn restore_event(&self, id: &str, event: &LibraryEvent) -> Result<(), StoreError> {
        self.change(|transaction| {
            let added = transaction.execute(
                "INSERT OR REPLACE INTO event (id, draft, kind, time, note, data)
                 SELECT ?2, id, ?3, ?4, sealed(?5, id), sealed(?6, id) FROM draft WHERE id = ?1",
                params![
                    id,
                    event.id,
                    event.kind,
                    event.time.format(TIME).to_string(),
                    event.note,
                    event.data.to_string()
                ],
            )?;
            if added == 0 { Err(Cause::NoDraft(id.to_owned())) } else { Ok(()) }
        })
    }

    /// Removes event number `event`. A missing event is no error.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn remove_event(&self, event: i64) -> Result<(), StoreError> {
        self.change(|transaction| {
            transaction.execute("DELETE FROM event WHERE id = ?1", [event])?;
            Ok(())
        })
    }
}

/// The time of an event as stored; `None` for a value that another program wrote there.
fn moment(stored: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(stored, TIME).ok().filter(|time| clock::YEARS.contains(&time.year()))
}
