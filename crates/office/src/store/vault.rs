//! Encryption ("seal") of a library with a passphrase.
//!
//! One data key seals all personal data: answers, earlier states, their index, notes, results, scans. The key itself is
//! sealed twice, under the passphrase and under a printed recovery code; changing either does not touch the data.
//! Without them one can read only how many drafts there are, when they were changed and their states.
//!
//! Sealing uses XChaCha20-Poly1305 with a nonce of its own for every text and file, bound to the draft or picture it
//! belongs to; the key of a passphrase is derived by Argon2id (RFC 9106, second recommended choice).

mod code;
mod header;
mod key;

use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use super::error::Cause;
pub use code::RecoveryCode;
pub(super) use header::{Header, SealStage};
pub(super) use key::Key;

/// Minimum length of a passphrase in characters.
pub const MIN_PASSPHRASE_CHARS: usize = 8;

/// Table of the header.
pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS vault (id TEXT PRIMARY KEY, header TEXT NOT NULL) STRICT";

/// Prefix of a sealed file.
const MARK: &[u8] = b"beian sealed 1\n";

/// The current seal, shared by a library and its connection. Clones refer to the same seal.
#[derive(Debug, Clone, Default)]
pub(super) struct Seal(Arc<RwLock<VaultState>>);

/// Whether a library has a passphrase and is unlocked.
#[derive(Debug, Clone, Default)]
pub(super) enum VaultState {
    /// There is no passphrase.
    #[default]
    Plain,
    /// There is a passphrase, and it has not been entered.
    Locked,
    /// The passphrase was entered. The key is wiped when the last clone is dropped.
    Unlocked {
        /// Seals and opens.
        key: Arc<Key>,
        /// The passphrase is being removed: new files stay plain.
        ending: bool,
    },
}

impl Seal {
    /// An unlocked seal with `key`.
    pub(super) fn with(key: Arc<Key>) -> Self {
        Self(Arc::new(RwLock::new(VaultState::Unlocked { key, ending: false })))
    }

    pub(super) fn state(&self) -> VaultState {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set(&self, state: VaultState) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = state;
    }

    /// The key, or `None` where there is no passphrase.
    ///
    /// # Errors
    /// [`Cause::Locked`].
    pub(super) fn key(&self) -> Result<Option<Arc<Key>>, Cause> {
        match self.state() {
            VaultState::Plain => Ok(None),
            VaultState::Locked => Err(Cause::Locked),
            VaultState::Unlocked { key, .. } => Ok(Some(key)),
        }
    }

    /// Checks that the database still has the same passphrase: another process may have set or removed it.
    ///
    /// # Errors
    /// [`Cause::Locked`] when it does not, or the passphrase has not been entered.
    pub(super) fn check(&self, connection: &Connection) -> Result<(), Cause> {
        let ours = self.key()?.map(|key| key.id());
        if ours == Header::id_in(connection)? { Ok(()) } else { Err(Cause::Locked) }
    }

    /// Registers `sealed(text, about)` and `opened(text, about)` on the connection: the stored and the plain form of a
    /// text. Without a passphrase both return it unchanged; what cannot be opened is NULL. `marked(text)` is the keyed
    /// digest by which a text is found.
    pub(super) fn register(&self, connection: &Connection) -> Result<(), Cause> {
        let seal = self.clone();
        connection.create_scalar_function("sealed", 2, FunctionFlags::SQLITE_UTF8, move |context| {
            let (text, about): (Option<String>, String) = (context.get(0)?, context.get(1)?);
            let Some(text) = text else { return Ok(None) };
            let refused = |cause| rusqlite::Error::UserFunctionError(Box::new(cause));
            match seal.key().map_err(refused)? {
                None => Ok(Some(text)),
                Some(key) => Ok(Some(STANDARD.encode(key.seal(text.as_bytes(), about.as_bytes()).map_err(refused)?))),
            }
        })?;
        let seal = self.clone();
        connection.create_scalar_function("opened", 2, FunctionFlags::SQLITE_UTF8, move |context| {
            let about: String = context.get(1)?;
            let Ok(Some(text)) = context.get_raw(0).as_bytes_or_null() else { return Ok(None) };
            Ok(match seal.key() {
                Ok(None) => Some(String::from_utf8_lossy(text).into_owned()),
                Ok(Some(key)) => STANDARD
                    .decode(text)
                    .ok()
                    .and_then(|sealed| key.open(&sealed, about.as_bytes()))
                    .and_then(|plain| String::from_utf8(plain).ok()),
                Err(_) => None,
            })
        })?;
        let seal = self.clone();
        connection.create_scalar_function("marked", 1, FunctionFlags::SQLITE_UTF8, move |context| {
            let text: String = context.get(0)?;
            let key = seal.key().map_err(|cause| rusqlite::Error::UserFunctionError(Box::new(cause)))?;
            Ok(key.map_or_else(|| Key::mark_of_all(text.as_bytes()), |key| key.mark(text.as_bytes())))
        })?;
        Ok(())
    }

    /// The bytes of the file `name` as stored on the disk.
    pub(super) fn file(&self, bytes: &[u8], name: &str) -> Result<Vec<u8>, Cause> {
        match self.state() {
            VaultState::Plain | VaultState::Unlocked { ending: true, .. } => Ok(bytes.to_vec()),
            VaultState::Unlocked { key, .. } => seal_file(&key, bytes, name),
            VaultState::Locked => Err(Cause::Locked),
        }
    }

    /// The original bytes of the file `name`; unchanged where they are not sealed, and `None` where another key sealed
    /// them or they were altered.
    pub(super) fn file_opened(&self, stored: Vec<u8>, name: &str) -> Result<Option<Vec<u8>>, Cause> {
        match (stored.starts_with(MARK), self.key()?) {
            (false, _) => Ok(Some(stored)),
            (true, Some(key)) => Ok(open_file(&key, &stored, name)),
            (true, None) => Ok(None),
        }
    }
}

/// Whether a file of these bytes is sealed.
pub(super) fn is_sealed(stored: &[u8]) -> bool {
    stored.starts_with(MARK)
}

/// The bytes of the file `name`, sealed.
pub(super) fn seal_file(key: &Key, bytes: &[u8], name: &str) -> Result<Vec<u8>, Cause> {
    Ok([MARK, &key.seal(bytes, name.as_bytes())?].concat())
}

/// The plain bytes of the sealed file `name`; `None` where another key sealed it or it was altered.
pub(super) fn open_file(key: &Key, stored: &[u8], name: &str) -> Option<Vec<u8>> {
    key.open(stored.strip_prefix(MARK)?, name.as_bytes())
}
