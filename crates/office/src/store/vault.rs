//! The seal on a library with a passphrase.
//!
//! One data key seals everything that names somebody: answers, what they were, their index, notes, results, scans. The key
//! itself is sealed twice, under the passphrase and under a code to print; changing either touches no data. Whoever has
//! neither reads how many drafts there are, when they were changed and in which state they are, and nothing else.
//!
//! Sealing is XChaCha20-Poly1305 with a nonce of its own for every text and file, bound to the draft or picture that it
//! belongs to; a passphrase becomes a key by Argon2id (RFC 9106, second recommended choice).

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

/// Fewest characters of a passphrase.
pub const SHORTEST: usize = 8;

/// Where a database keeps its header.
pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS vault (id TEXT PRIMARY KEY, header TEXT NOT NULL) STRICT";

/// What a sealed file begins with.
const MARK: &[u8] = b"beian sealed 1\n";

/// What seals and opens at this moment, shared by a library and its connection. Clones refer to the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Seal(Arc<RwLock<VaultState>>);

/// How a library stands to its passphrase.
#[derive(Debug, Clone, Default)]
pub(super) enum VaultState {
    /// There is none.
    #[default]
    Plain,
    /// There is one, and nobody has said it.
    Locked,
    /// It was said. The key is wiped when the last clone goes.
    Unlocked {
        /// Seals and opens.
        key: Arc<Key>,
        /// The passphrase is being removed: new files stay plain.
        ending: bool,
    },
}

impl Seal {
    /// One that seals with `key`.
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

    /// Whether the database still stands to its passphrase as it did: another process may have set or removed it.
    ///
    /// # Errors
    /// [`Cause::Locked`] when it does not, or nobody has said the passphrase.
    pub(super) fn check(&self, connection: &Connection) -> Result<(), Cause> {
        let ours = self.key()?.map(|key| key.id());
        if ours == Header::id_in(connection)? { Ok(()) } else { Err(Cause::Locked) }
    }

    /// Gives the connection `sealed(text, about)` and `opened(text, about)`: the text as it is written and as it was.
    /// Without a passphrase both leave it as it is; what cannot be opened is NULL. `marked(text)` is what a text is found by.
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

    /// The bytes of the file `name` as they go to the disk.
    pub(super) fn file(&self, bytes: &[u8], name: &str) -> Result<Vec<u8>, Cause> {
        match self.state() {
            VaultState::Plain | VaultState::Unlocked { ending: true, .. } => Ok(bytes.to_vec()),
            VaultState::Unlocked { key, .. } => seal_file(&key, bytes, name),
            VaultState::Locked => Err(Cause::Locked),
        }
    }

    /// The bytes of the file `name` as they were; as they are where they are not sealed, and `None` where another key
    /// sealed them or they were changed.
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

/// What was sealed as the file `name`; `None` where another key sealed it or it was changed.
pub(super) fn open_file(key: &Key, stored: &[u8], name: &str) -> Option<Vec<u8>> {
    key.open(stored.strip_prefix(MARK)?, name.as_bytes())
}
