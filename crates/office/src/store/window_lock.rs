//! Allows only one window per library.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use super::error::{Cause, StoreError};
use super::{Library, private};

/// Name of the locked file.
pub(super) const NAME: &str = "window.lock";
/// The database that is locked where the system cannot lock whole files. SQLite locks ranges of its file by another
/// call, the only one that some disks support; where that fails too, the library could not be opened at all.
const DATABASE: &str = "window.sqlite3";

/// Held while a window has the library open; released when dropped or when the process ends. Meanwhile the file
/// contains a mark, otherwise it is empty: a window that finds the mark knows that the previous one did not end
/// properly.
#[derive(Debug)]
pub struct WindowLock {
    file: File,
    /// Only kept open for its lock.
    _database: Option<Mutex<Connection>>,
    interrupted: bool,
}

impl WindowLock {
    /// Takes the lock in `folder`, locking the file with `lock`.
    fn take(folder: &Path, lock: impl Fn(&File) -> Result<(), TryLockError>) -> Result<Self, StoreError> {
        let path = folder.join(NAME);
        let cannot = |error: io::Error| Cause::from(error).at(folder);
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(cannot)?;
        private(&path);
        let database = match lock(&file) {
            Ok(()) => None,
            Err(TryLockError::WouldBlock) => return Err(Cause::WindowOpen.at(folder)),
            Err(TryLockError::Error(_)) => {
                Some(by_database(&folder.join(DATABASE)).map_err(|cause| cause.at(folder))?.into())
            }
        };
        let interrupted = file.metadata().map_err(cannot)?.len() > 0;
        (&file).write_all(b"open").map_err(cannot)?;
        Ok(Self { file, _database: database, interrupted })
    }

    /// Whether the previous window was killed or crashed, or the machine went down.
    pub fn was_interrupted(&self) -> bool {
        self.interrupted
    }
}

/// A database that stays locked as long as the connection exists.
fn by_database(path: &Path) -> Result<Connection, Cause> {
    let connection = Connection::open(path)?;
    private(path);
    connection.busy_timeout(Duration::ZERO)?;
    match connection.execute_batch("BEGIN EXCLUSIVE") {
        Ok(()) => Ok(connection),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Err(Cause::WindowOpen),
        Err(error) => Err(match error.into() {
            Cause::System(_) => Cause::Unlockable,
            cause => cause,
        }),
    }
}

impl Drop for WindowLock {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = self.file.set_len(0);
        }
    }
}

impl Library {
    /// Locks the library for one window. Commands can still use it.
    ///
    /// # Errors
    /// [`Cause::WindowOpen`] when another window has it, [`Cause::Unlockable`] where no kind of lock is supported.
    pub fn lock_window(&self) -> Result<WindowLock, StoreError> {
        WindowLock::take(&self.folder, File::try_lock)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(_: &File) -> Result<(), TryLockError> {
        Err(TryLockError::Error(io::ErrorKind::Unsupported.into()))
    }

    #[test]
    fn a_second_window_is_noticed_also_where_files_cannot_be_locked() {
        for lock in [File::try_lock, refused] {
            let folder = tempfile::tempdir().unwrap();
            let first = WindowLock::take(folder.path(), lock).unwrap();
            let second = WindowLock::take(folder.path(), lock);
            assert!(matches!(second, Err(StoreError { cause: Cause::WindowOpen, .. })));
            drop(first);
            assert!(!WindowLock::take(folder.path(), lock).unwrap().was_interrupted(), "it ended as it should");
        }
    }

    #[test]
    fn a_window_that_was_interrupted_is_known_also_there() {
        for lock in [File::try_lock, refused] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join(NAME), "open").unwrap();
            assert!(WindowLock::take(folder.path(), lock).unwrap().was_interrupted());
        }
    }
}
