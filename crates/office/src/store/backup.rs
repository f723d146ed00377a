//! A second copy of the database, in case the first is damaged.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::Library;
use super::error::{Cause, StoreError};

/// File name of the copy.
const BACKUP: &str = "backup.sqlite3";

/// How old the copy gets before it is made again.
const FRESH: Duration = Duration::from_hours(24);

impl Library {
    /// Copies the database to `backup.sqlite3` unless the copy is less than a day old. The scans need none: their
    /// files never change. Says whether a copy was made.
    ///
    /// # Errors
    /// [`StoreError`]; the older copy is kept then.
    pub fn back_up(&self) -> Result<bool, StoreError> {
        let path = self.folder.join(BACKUP);
        let modified = fs::metadata(&path).and_then(|data| data.modified());
        // A copy from the future is as old as it can be: the clock was wrong once.
        if modified.is_ok_and(|time| SystemTime::now().duration_since(time).is_ok_and(|age| age < FRESH)) {
            return Ok(false);
        }
        let fresh = self.folder.join("backup.new");
        self.query(|connection| {
            remove(&fresh)?;
            connection.execute("VACUUM INTO ?1", [fresh.to_string_lossy()])?;
            Ok(())
        })?;
        let placed = fs::File::open(&fresh).and_then(|file| file.sync_all()).and_then(|()| fs::rename(&fresh, &path));
        placed.map_err(|error| Cause::from(error).at(&path))?;
        Ok(true)
    }
}

/// Removes a file. One that is gone already is no error.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
