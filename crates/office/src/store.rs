//! The library on disk: drafts, original scans, their history, and cached inspections.
//!
//! A library is one folder:
//!
//! ```text
//! beian.sqlite3            drafts, earlier states, versions, events, settings, cached inspections
//! backup.sqlite3           backup of it, made and verified when a window opens, at most once a day
//! backups/                 older backups: seven days, four weeks
//! scans/ab/abcdef…         every picture once, named by the SHA-256 of its bytes
//! inbox/                   files that a second start of the program hands over to the window
//! printed/                 letters shown by another program, kept until the library is locked or opened next
//! set-aside/               replaced databases, and answers that could not be read
//! window.lock              locked by the one window that has the library open
//! window.sqlite3           the same, where databases can be locked but other files cannot
//! ```
//!
//! A picture is on the disk, file and folder synced, before a row refers to it; the database uses a rollback journal
//! that is synced, folder included, before a call returns. A power cut loses at most the running call. Everything is
//! readable only by its owner; these permissions are repaired whenever the library is opened. With a passphrase
//! everything that contains personal data is also encrypted ([`vault`]).

mod backup;
mod body;
mod bring_back;
mod cache;
mod claim;
mod disk;
mod draft;
mod earlier_subjects;
mod error;
mod history;
mod id;
mod index;
#[cfg(test)]
mod interrupted;
mod label;
mod layout;
mod merge;
#[cfg(test)]
mod model;
mod place;
mod previous_versions;
mod printed;
mod recovery;
mod replica;
mod scan_id;
mod scans;
mod schema;
mod sealing;
mod undo;
mod vault;
mod window_lock;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::clock;
use vault::{Header, Seal, VaultState as SealState};

pub use backup::{Backup, DraftName, copies};
pub use draft::{Draft, DraftState, Saved, Summary};
pub use earlier_subjects::{KnownPerson, KnownSubject, filing_of_same_subject};
pub use error::{Cause, JobError, StoreError};
pub use history::{LibraryEvent, Version};
pub use index::Profiled;
pub use label::Label;
pub use layout::DATABASE;
pub use merge::Merged;
pub use place::{Elsewhere, elsewhere};
pub use previous_versions::Past;
pub use printed::forget_printed;
pub use recovery::{Recovered, begin_anew, recover, restore};
pub use replica::replicate;
pub use scan_id::{hash, scan_in_words};
pub use vault::{MIN_PASSPHRASE_CHARS, RecoveryCode};
pub use window_lock::WindowLock;

/// Rows per query when all are read, so that a concurrent save waits for no more than one such piece.
const PIECE: u32 = 400;

/// The folder that holds all data. Calls may come from any thread; they run one at a time.
#[derive(Debug)]
pub struct Library {
    folder: PathBuf,
    connection: Mutex<Connection>,
    seal: Seal,
    profiles: Mutex<index::ReadDrafts>,
    persons: Mutex<earlier_subjects::ReadPersons>,
    /// Held while backups are made or re-encrypted: a backup made before a change of the passphrase must not be stored
    /// after it.
    copying: Mutex<()>,
}

impl Library {
    /// The folder of the user's own library, where the system stores local application data: on Windows not the roaming
    /// profile, which is copied to servers.
    ///
    /// # Errors
    /// [`Cause::NoHome`] when the system knows no home folder.
    pub fn default_folder() -> Result<PathBuf, StoreError> {
        directories::ProjectDirs::from("", "", "beian-desk")
            .map(|places| places.data_local_dir().to_owned())
            .ok_or_else(|| Cause::NoHome.at(Path::new("")))
    }

    /// Opens the library in `folder`, creating both where they do not exist yet. A library with a passphrase is locked
    /// at first.
    ///
    /// # Errors
    /// [`StoreError`]: the folder cannot be created or written, or the database is damaged, busy or of a newer program.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        make_private(folder).map_err(|error| Cause::from(error).at(folder))?;
        let folder = dunce::canonicalize(folder).map_err(|error| Cause::from(error).at(folder))?;
        let path = folder.join(DATABASE);
        let (connection, seal) = Self::connect(&path).map_err(|cause| cause.at(&path))?;
        for name in ["scans", layout::OLDER, layout::ASIDE, window_lock::NAME, layout::NEWEST] {
            private(&folder.join(name));
        }
        Ok(Self {
            folder,
            connection: Mutex::new(connection),
            seal,
            profiles: Mutex::default(),
            persons: Mutex::default(),
            copying: Mutex::default(),
        })
    }

    fn connect(path: &Path) -> Result<(Connection, Seal), Cause> {
        let mut connection = schema::open(path)?;
        let seal = Seal::default();
        seal.register(&connection)?;
        match Header::of(&connection)? {
            Some(_) => seal.set(SealState::Locked),
            None => index::renew(&mut connection)?,
        }
        Ok((connection, seal))
    }

    /// A connection to another database under the seal of this library.
    fn reconnected(&self, path: &Path) -> Result<Connection, Cause> {
        let mut connection = schema::open(path)?;
        self.seal.register(&connection)?;
        index::renew(&mut connection)?;
        Ok(connection)
    }

    /// Whether there is a library in `folder`, complete or without its database.
    pub fn is_at(folder: &Path) -> bool {
        folder.join(DATABASE).exists() || !layout::backups(folder).is_empty() || folder.join("scans").is_dir()
    }

    /// The folder of this library.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs `work` on the parts of the database that are never sealed.
    fn query_unsealed<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Cause>) -> Result<T, StoreError> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        work(&connection).map_err(|cause| self.said(cause))
    }

    /// Runs `work` on the database.
    fn query<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Cause>) -> Result<T, StoreError> {
        self.query_unsealed(|connection| {
            self.seal.check(connection)?;
            work(connection)
        })
    }

    /// Runs `work` in one transaction: either all of it is kept or nothing.
    fn change<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Cause>) -> Result<T, StoreError> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let run = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            self.seal.check(&transaction)?;
            let result = work(&transaction)?;
            disk::commit(transaction)?;
            Ok(result)
        };
        run().map_err(|cause| self.said(cause))
    }

    /// The error of the database; if the file is gone, this is the cause, whatever the database reports.
    fn said(&self, cause: Cause) -> StoreError {
        let path = self.folder.join(DATABASE);
        if path.exists() { cause.at(&path) } else { Cause::Moved.at(&path) }
    }
}

/// Removes the library just created in `folder` if nothing is in it; one with a draft or picture stays. Returns whether
/// it was removed.
pub fn remove_unused(folder: &Path) -> bool {
    let path = folder.join(DATABASE);
    let kept = "SELECT EXISTS (SELECT 1 FROM draft) OR EXISTS (SELECT 1 FROM scan)";
    let is_kept = || Ok::<bool, Cause>(schema::look_into(&path)?.query_row(kept, [], |row| row.get(0))?);
    let unused = !is_kept().unwrap_or(true) && layout::backups(folder).is_empty();
    unused && fs::remove_file(&path).is_ok()
}

/// Creates the folder if it is missing, accessible only to the user: it will hold certificates.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    // An existing folder with other content that is not a library keeps its mode.
    let empty = folder.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    let ours = !folder.exists() || empty || folder.join(DATABASE).exists();
    builder.recursive(true).create(folder)?;
    if ours {
        private(folder);
    }
    Ok(())
}

/// Makes an existing file or folder private. Only its owner can do this, and no other user needs to.
fn private(path: &Path) {
    #[cfg(unix)]
    if let Ok(data) = fs::metadata(path) {
        use std::os::unix::fs::PermissionsExt;
        let mut permissions = data.permissions();
        let shared = permissions.mode() & 0o1000 != 0;
        if permissions.mode() & 0o077 != 0 && !shared {
            permissions.set_mode(if data.is_dir() { 0o700 } else { 0o600 });
            let _ = fs::set_permissions(path, permissions);
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Milliseconds since 1970 by the machine's clock; only displayed, never relied on.
fn now() -> i64 {
    clock::now().timestamp_millis()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Filing, Kind};

    #[test]
    fn a_full_disk_is_named_and_the_last_save_stands() -> Result<(), StoreError> {
        let folder = tempfile::tempdir().map_err(|error| Cause::from(error).at(Path::new("")))?;
        let library = Library::open(folder.path())?;
        let mut filing = Filing::new(Kind::New);
        filing.set(field!("facts.business_scope"), "短");
        let draft = library.create(&filing)?;
        library.query(|connection| Ok(connection.pragma_update(None, "max_page_count", 1)?))?;
        filing.set(field!("facts.business_scope"), "长".repeat(100_000));
        let refused = library.save(&draft.id, draft.revision, &filing);
        assert!(matches!(refused, Err(StoreError { cause: Cause::Full, .. })));
        assert_eq!(library.load(&draft.id)?, draft);
        Ok(())
    }
}
