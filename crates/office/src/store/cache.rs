//! What was found out before, and the program's settings.

use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::StoreError;
use super::{Library, now};

/// Milliseconds after which the result of an inspection is forgotten: 180 days.
const FORGET_AFTER: i64 = 180 * 24 * 3_600_000;

impl Library {
    /// What an inspection of the picture of hash `picture` for `slot` by `engine` came to.
    /// `None` where there is none or a newer program wrote it in another form.
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
            let body: Option<String> = connection
                .query_row(
                    "SELECT body FROM cache WHERE picture = ?1 AND slot = ?2 AND engine = ?3",
                    [picture, slot, engine],
                    |row| row.get(0),
                )
                .optional()?;
            Ok(body.and_then(|text| serde_json::from_str(&text).ok()))
        })
    }

    /// Keeps results of inspections by `engine`: hash of the picture, slot, result. Older ones of the same picture and
    /// slot make room, and so do results of more than 180 days ago.
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
            for (picture, slot, result) in results {
                let Ok(body) = serde_json::to_string(result) else { continue };
                transaction.execute("DELETE FROM cache WHERE picture = ?1 AND slot = ?2", [picture, slot])?;
                transaction.execute(
                    "INSERT INTO cache (picture, slot, engine, body, made) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![picture, slot, engine, body, now],
                )?;
            }
            Ok(())
        })
    }

    /// The setting `key`; `None` where it was never set or no longer fits `T`.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        self.query(|connection| {
            let value: Option<String> =
                connection.query_row("SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0)).optional()?;
            Ok(value.and_then(|text| serde_json::from_str(&text).ok()))
        })
    }

    /// Sets the setting `key`.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn set_setting<T: Serialize>(&self, key: &str, value: &T) -> Result<(), StoreError> {
        let text = serde_json::to_string(value).unwrap_or_default();
        self.change(|transaction| {
            transaction.execute(
                "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                params![key, text],
            )?;
            Ok(())
        })
    }
}
