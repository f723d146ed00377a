//! Cached results, and the program's settings.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::StoreError;
use super::{Library, PIECE, backup, now};

/// Milliseconds after which the result of an inspection is forgotten: 180 days.
const FORGET_AFTER: i64 = 180 * 24 * 3_600_000;

/// Settings that are read before unlocking, so they are never sealed: appearance and language of the window, the second
/// backup folder, and what a backup records about itself.
pub(super) const BEFORE_UNLOCKING: [&str; 5] =
    ["window", backup::SECOND, backup::LACKS, backup::MADE, backup::MADE_BY_USER];

impl Library {
    /// The cached result of inspecting the picture with hash `picture` for `slot` by `engine`, or the cached state of
    /// the draft with that id. `None` where there is none, or a newer program wrote it in another format.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn cached<T: DeserializeOwned>(
        &self,
        picture: &str,
        slot: &str,
        engine: &str,
    ) -> Result<Option<T>, StoreError> {
        self.query(|connection| {
            let body: Option<Option<String>> = connection
                .prepare_cached(
                    "SELECT opened(body, picture) FROM cache WHERE picture = ?1 AND slot = ?2 AND engine = ?3",
                )?
                .query_row([picture, slot, engine], |row| row.get(0))
                .optional()?;
            Ok(body.flatten().and_then(|text| serde_json::from_str(&text).ok()))
        })
    }

    /// All cached results of `engine` for `slot`, by hash or id.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn all_cached<T: DeserializeOwned>(&self, slot: &str, engine: &str) -> Result<HashMap<String, T>, StoreError> {
        let mut all = HashMap::new();
        let mut last = String::new();
        loop {
            // Read in pieces, so that a concurrent save does not wait for all of them.
            let piece: Vec<(String, Option<String>)> = self.query(|connection| {
                let mut statement = connection.prepare_cached(
                    "SELECT picture, opened(body, picture) FROM cache
                     WHERE picture > ?1 AND slot = ?2 AND engine = ?3 ORDER BY picture LIMIT ?4",
                )?;
                let rows =
                    statement.query_map(params![last, slot, engine, PIECE], |row| Ok((row.get(0)?, row.get(1)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })?;
            let Some((end, _)) = piece.last() else { return Ok(all) };
            last.clone_from(end);
            let read = |(key, text): (String, Option<String>)| Some((key, serde_json::from_str(&text?).ok()?));
            all.extend(piece.into_iter().filter_map(read));
        }
    }

    /// Caches results of inspections by `engine`: hash of the picture or id of the draft, slot, result. Older results
    /// for the same picture and slot are deleted, as are those older than 180 days.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn cache<'a, T: Serialize + 'a>(
        &self,
        engine: &str,
        results: impl IntoIterator<Item = (&'a str, &'a str, &'a T)>,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let now = now();
            transaction.execute("DELETE FROM cache WHERE made < ?1", [now - FORGET_AFTER])?;
            let mut forget = transaction.prepare_cached("DELETE FROM cache WHERE picture = ?1 AND slot = ?2")?;
            let mut keep = transaction.prepare_cached(
                "INSERT INTO cache (picture, slot, engine, body, made) VALUES (?1, ?2, ?3, sealed(?4, ?1), ?5)",
            )?;
            for (picture, slot, result) in results {
                let Ok(body) = serde_json::to_string(result) else { continue };
                forget.execute([picture, slot])?;
                keep.execute(params![picture, slot, engine, body, now])?;
            }
            Ok(())
        })
    }

    /// The setting `key`; `None` where it was never set or no longer fits `T`.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        let read = |connection: &Connection| {
            let column = if BEFORE_UNLOCKING.contains(&key) { "value" } else { "opened(value, key)" };
            let value: Option<Option<String>> = connection
                .query_row(&format!("SELECT {column} FROM setting WHERE key = ?1"), [key], |row| row.get(0))
                .optional()?;
            Ok(value.flatten().and_then(|text| serde_json::from_str(&text).ok()))
        };
        if BEFORE_UNLOCKING.contains(&key) { self.query_unsealed(read) } else { self.query(read) }
    }

    /// Sets the setting `key`.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn set_setting<T: Serialize>(&self, key: &str, value: &T) -> Result<(), StoreError> {
        let text = serde_json::to_string(value).unwrap_or_default();
        self.change(|transaction| {
            let value = if BEFORE_UNLOCKING.contains(&key) { "?2" } else { "sealed(?2, ?1)" };
            transaction.execute(
                &format!(
                    "INSERT INTO setting (key, value) VALUES (?1, {value})
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                ),
                params![key, text],
            )?;
            Ok(())
        })
    }
}
