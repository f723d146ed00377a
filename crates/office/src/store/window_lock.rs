//! One window for a library.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use super::error::{Cause, StoreError};
use super::{Library, private};

/// The file that is locked.
pub(super) const NAME: &str = "window.lock";
/// The database that is locked where the system locks no file as a whole. Databases lock parts of theirs, by another call,
/// which some disks know alone; where they cannot do that either, the library could not be opened.
const DATABASE: &str = "window.sqlite3";

/// Held while a window has the library open; given back when dropped or when the process ends. The file is empty but
/// for the time in between: whoever finds a mark in it knows that the window before did not end as it should.
#[derive(Debug)]
pub struct WindowLock {
    file: File,
    /// Nobody asks it for anything.
    _database: Option<Mutex<Connection>>,
    broke_off: bool,
}

impl WindowLock {
    /// Takes the lock in `folder`, where files are locked as `lock` does it.
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
        let broke_off = file.metadata().map_err(cannot)?.len() > 0;
        (&file).write_all(b"open").map_err(cannot)?;
        Ok(Self { file, _database: database, broke_off })
    }

    /// Whether the window before this one was killed or crashed, or the machine went down under it.
    pub fn broke_off(&self) -> bool {
        self.broke_off
    }
}

/// A database that is locked as long as the connection is there.
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
    /// Claims the library for one window. Command-line calls go on beside it.
    ///
    /// # Errors
    /// [`Cause::WindowOpen`] when another window has it, [`Cause::Unlockable`] where nothing tells.
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
            assert!(!WindowLock::take(folder.path(), lock).unwrap().broke_off(), "it ended as it should");
        }
    }

    #[test]
    fn a_window_that_broke_off_is_known_also_there() {
        for lock in [File::try_lock, refused] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join(NAME), "open").unwrap();
            assert!(WindowLock::take(folder.path(), lock).unwrap().broke_off());
        }
    }
}
