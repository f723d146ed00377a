//! The header of a sealed database: the data key, sealed under the passphrase and under the recovery code.

use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::code::RecoveryCode;
use super::key::{Key, random};
use crate::store::error::Cause;

/// Cost of a guess: 64 MiB of memory, three passes, four lanes (RFC 9106, section 4, second recommended choice).
const COST: Cost = Cost { memory: 64 * 1024, passes: 3, lanes: 4 };

/// Cost in tests of other things.
const CHEAP: Cost = Cost { memory: 64, passes: 1, lanes: 1 };

/// Maximum cost accepted from a header: a manipulated one must not exhaust the machine.
const DEAREST: Cost = Cost { memory: 1024 * 1024, passes: 16, lanes: 16 };

/// The seal of a database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Header {
    /// Id of the key.
    pub id: String,
    /// How far backups and files have followed it.
    pub stage: SealStage,
    passphrase: Wrap,
    recovery: Wrap,
}

/// How far backups and files have followed the seal of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum SealStage {
    /// All of them have followed.
    Settled,
    /// The passphrase was set or changed; some may still have the old seal.
    Spreading,
    /// The passphrase is being removed; some may be plain text already.
    Ending,
}

/// The data key, sealed under a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Wrap {
    salt: String,
    #[serde(flatten)]
    cost: Cost,
    sealed: String,
}

/// Cost of trying a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Cost {
    /// Memory in KiB.
    memory: u32,
    passes: u32,
    lanes: u32,
}

impl Header {
    /// The same at another stage.
    pub(in crate::store) fn at(self, stage: SealStage) -> Self {
        Self { stage, ..self }
    }

    /// A new data key under `passphrase`, with a new recovery code.
    pub(in crate::store) fn new(passphrase: &str) -> Result<(Self, Arc<Key>, RecoveryCode), Cause> {
        let key = Key::random()?;
        let (header, code) = Self::under(passphrase, &key)?;
        Ok((header, Arc::new(key), code))
    }

    /// `key` under a new passphrase and a new recovery code.
    pub(in crate::store) fn under(passphrase: &str, key: &Key) -> Result<(Self, RecoveryCode), Cause> {
        let code = RecoveryCode::random()?;
        let (passphrase, recovery) = (Wrap::new(&normal(passphrase), key)?, Wrap::new(code.as_str(), key)?);
        Ok((Self { id: key.id(), stage: SealStage::Spreading, passphrase, recovery }, code))
    }

    /// The data key, opened by the passphrase or the recovery code.
    ///
    /// # Errors
    /// [`Cause::WrongPassphrase`], after the time of one guess.
    pub(in crate::store) fn unlock(&self, secret: &str) -> Result<Arc<Key>, Cause> {
        let key = match RecoveryCode::parse(secret) {
            Some(code) => self.recovery.open(code.as_str(), &self.id)?,
            None => None,
        };
        let key = match key {
            Some(key) => Some(key),
            None => self.passphrase.open(&normal(secret), &self.id)?,
        };
        key.filter(|key| key.id() == self.id).map(Arc::new).ok_or(Cause::WrongPassphrase)
    }

    /// The header of a database; `None` where it is not sealed.
    pub(in crate::store) fn of(connection: &Connection) -> Result<Option<Self>, Cause> {
        if !has_table(connection)? {
            return Ok(None);
        }
        let text: Option<String> = connection.query_row("SELECT header FROM vault", [], |row| row.get(0)).optional()?;
        text.map(|text| serde_json::from_str(&text).map_err(|error| Cause::Damaged(error.to_string()))).transpose()
    }

    /// Id of the key with which a database of the current version is sealed.
    pub(super) fn id_in(connection: &Connection) -> Result<Option<String>, Cause> {
        Ok(connection.prepare_cached("SELECT id FROM vault")?.query_row([], |row| row.get(0)).optional()?)
    }

    /// Writes the header, or `None`, into a database.
    pub(in crate::store) fn put(connection: &Connection, header: Option<&Self>) -> Result<(), Cause> {
        connection.execute_batch(super::TABLE)?;
        connection.execute("DELETE FROM vault", [])?;
        if let Some(header) = header {
            let text = serde_json::to_string(header).unwrap_or_default();
            connection.execute("INSERT INTO vault (id, header) VALUES (?1, ?2)", params![header.id, text])?;
        }
        Ok(())
    }
}

impl Wrap {
    fn new(secret: &str, key: &Key) -> Result<Self, Cause> {
        let salt: [u8; 16] = random()?;
        let cost = if cfg!(test) { CHEAP } else { COST };
        let sealed = cost.spend(secret, &salt)?.seal(key.bytes(), key.id().as_bytes())?;
        Ok(Self { salt: STANDARD.encode(salt), cost, sealed: STANDARD.encode(sealed) })
    }

    /// The key with this id, or `None` if the secret is wrong.
    fn open(&self, secret: &str, id: &str) -> Result<Option<Key>, Cause> {
        let damaged = |_| Cause::Damaged("vault".to_owned());
        let (salt, sealed) = (STANDARD.decode(&self.salt), STANDARD.decode(&self.sealed));
        let under = self.cost.spend(secret, &salt.map_err(damaged)?)?;
        let bytes = under.open(&sealed.map_err(damaged)?, id.as_bytes()).map(Zeroizing::new);
        Ok(bytes.and_then(|bytes| bytes.as_slice().try_into().ok()).map(Key::from_bytes))
    }
}

impl Cost {
    /// The key derived from `secret`.
    fn spend(self, secret: &str, salt: &[u8]) -> Result<Key, Cause> {
        let Self { memory, passes, lanes } = self;
        let bearable = memory <= DEAREST.memory && passes <= DEAREST.passes && lanes <= DEAREST.lanes;
        let damaged = |error: argon2::Error| Cause::Damaged(format!("vault: {error}"));
        if !bearable {
            return Err(damaged(argon2::Error::MemoryTooMuch));
        }
        let parameters = Params::new(memory, passes, lanes, None).map_err(damaged)?;
        let mut bytes = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(secret.as_bytes(), salt, bytes.as_mut())
            .map_err(damaged)?;
        Ok(Key::from_bytes(*bytes))
    }
}

/// A passphrase in the same Unicode form for every keyboard and input method.
fn normal(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(passphrase.nfc().collect())
}

/// Whether the database was written by a program that supports sealing.
fn has_table(connection: &Connection) -> Result<bool, Cause> {
    Ok(connection.query_row("SELECT count(*) > 0 FROM sqlite_schema WHERE name = 'vault'", [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSPHRASE: &str = "样本口令 卡片 1";

    #[test]
    fn passphrase_and_code_open_it_and_nothing_else_does() {
        let (header, key, code) = Header::new(PASSPHRASE).unwrap();
        for secret in [PASSPHRASE, code.as_str(), &code.as_str().to_ascii_lowercase()] {
            assert_eq!(header.unlock(secret).unwrap().id(), key.id());
        }
        let other = RecoveryCode::random().unwrap();
        for wrong in ["", "样本口令 卡片 2", other.as_str()] {
            assert!(matches!(header.unlock(wrong), Err(Cause::WrongPassphrase)), "{wrong}");
        }
    }

    #[test]
    fn the_same_letters_are_the_same_passphrase() {
        let (header, ..) = Header::new("caf\u{e9} zwei").unwrap();
        assert!(header.unlock("cafe\u{301} zwei").is_ok());
    }

    #[test]
    fn a_header_that_asks_for_too_much_is_refused() {
        let (mut header, ..) = Header::new(PASSPHRASE).unwrap();
        header.passphrase.cost.memory = u32::MAX;
        assert!(matches!(header.unlock(PASSPHRASE), Err(Cause::Damaged(_))));
        header.passphrase.cost.memory = 0;
        assert!(matches!(header.unlock(PASSPHRASE), Err(Cause::Damaged(_))));
    }

    #[test]
    fn a_guess_costs_time_and_memory() {
        assert_eq!(COST, Cost { memory: 65_536, passes: 3, lanes: 4 });
        let started = std::time::Instant::now();
        COST.spend(PASSPHRASE, &[7; 16]).unwrap();
        assert!(started.elapsed() > std::time::Duration::from_millis(20), "{:?}", started.elapsed());
    }
}
