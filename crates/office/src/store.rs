//! The library on disk: drafts, original scans, their history, and cached results about pictures.
//!
//! A library is one folder:
//!
//! ```text
//! beian.sqlite3            drafts, what they were, versions, events, settings, cached inspections
//! backup.sqlite3           copy of it, made and verified when a window opens, at most once a day
//! backups/                 older copies: seven days, four weeks
//! scans/ab/abcdef…         every picture once, named by the SHA-256 of its bytes
//! inbox/                   what a second start of the program hands to the window
//! printed/                 letters that another program shows, until the library is opened next
//! set-aside/               databases that were replaced, and answers that could not be read
//! window.lock              held by the one window that has the library open
//! window.sqlite3           the same, where files cannot be locked and databases can
//! ```
//!
//! A picture is on the disk, file and folder synced, before a row names it; the database runs with a rollback
//! journal that is synced, folder included, before a call returns. A power cut loses at most the call that was running.
//! Everything is readable for its owner alone; that is mended whenever the library is opened. With a passphrase
//! everything that names somebody is sealed besides ([`vault`]).

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

pub use backup::{Backup, copies};
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
pub use recovery::{Recovered, begin_anew, recover, restore};
pub use replica::replicate;
pub use scan_id::{hash, scan_in_words};
pub use vault::{RecoveryCode, SHORTEST as SHORTEST_PASSPHRASE};
pub use window_lock::WindowLock;

/// Rows per query when all are read, so that a concurrent save waits for no more than these.
const PIECE: u32 = 400;

/// One folder with everything that is kept. Calls may come from any thread; they take turns.
#[derive(Debug)]
pub struct Library {
    folder: PathBuf,
    connection: Mutex<Connection>,
    seal: Seal,
    profiles: Mutex<index::ReadDrafts>,
    persons: Mutex<earlier_subjects::ReadPersons>,
    /// Held while copies are made, or made to follow the passphrase: a copy of before must not come after.
    copying: Mutex<()>,
}

impl Library {
    /// The folder of the user's own library, as the system places data of a program that stays on this machine: on
    /// Windows not the roaming profile, which goes to servers.
    ///
    /// # Errors
    /// [`Cause::NoHome`] when the system knows no home folder.
    pub fn default_folder() -> Result<PathBuf, StoreError> {
        directories::ProjectDirs::from("", "", "beian-desk")
            .map(|places| places.data_local_dir().to_owned())
            .ok_or_else(|| Cause::NoHome.at(Path::new("")))
    }

    /// Opens the library in `folder`, making both where they do not exist yet. One with a passphrase is locked then.
    ///
    /// # Errors
    /// [`StoreError`]: the folder cannot be made or written, the database is damaged, busy or of a newer program.
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

    /// Whether there is a library in `folder`, whole or with its database gone.
    pub fn is_at(folder: &Path) -> bool {
        folder.join(DATABASE).exists() || !layout::backups(folder).is_empty() || folder.join("scans").is_dir()
    }

    /// The folder of this library.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs `work` on what is never sealed in the database.
    fn look<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Cause>) -> Result<T, StoreError> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        work(&connection).map_err(|cause| self.said(cause))
    }

    /// Runs `work` on the database.
    fn query<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Cause>) -> Result<T, StoreError> {
        self.look(|connection| {
            self.seal.check(connection)?;
            work(connection)
        })
    }

    /// Runs `work` in one transaction: all of it is kept, or nothing.
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

    /// The error of the database; whatever it reports, a file that is gone is the cause.
    fn said(&self, cause: Cause) -> StoreError {
        let path = self.folder.join(DATABASE);
        if path.exists() { cause.at(&path) } else { Cause::Moved.at(&path) }
    }
}

/// Takes a library away again that was just made in `folder` and in which nothing was kept; one in which there is a draft or
/// picture stays. Says whether it is gone.
pub fn remove_unused(folder: &Path) -> bool {
    let path = folder.join(DATABASE);
    let kept = "SELECT EXISTS (SELECT 1 FROM draft) OR EXISTS (SELECT 1 FROM scan)";
    let is_kept = || Ok::<bool, Cause>(schema::look_into(&path)?.query_row(kept, [], |row| row.get(0))?);
    let unused = !is_kept().unwrap_or(true) && layout::backups(folder).is_empty();
    unused && fs::remove_file(&path).is_ok()
}

/// Makes the folder, where it is missing, for the user alone: it will hold certificates.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    // A folder with other things in it that is not a library yet keeps its mode.
    let empty = folder.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    let ours = !folder.exists() || empty || folder.join(DATABASE).exists();
    builder.recursive(true).create(folder)?;
    if ours {
        private(folder);
    }
    Ok(())
}

/// Makes an existing file or folder private. Only its owner can do this, and nobody else needs to.
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

/// Milliseconds since 1970, as the machine's clock says; only ever shown, never relied on.
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
