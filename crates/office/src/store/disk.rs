//! All changes that the store makes on the disk: tests make each of them fail in turn.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction};

use super::error::Cause;
use crate::file;

/// Commits a transaction.
pub(super) fn commit(transaction: Transaction<'_>) -> Result<(), Cause> {
    fault::turn()?;
    Ok(transaction.commit()?)
}

/// Writes a copy of a database to `copy`.
pub(super) fn copy_database(connection: &Connection, copy: &Path) -> Result<(), Cause> {
    fault::turn()?;
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(())
}

/// Rewrites a database so that nothing of deleted or overwritten rows stays in it: overwriting rows on deletion misses
/// content that was moved between pages before. In memory, as a temporary file would hold the answers too.
pub(super) fn rewrite_database(connection: &Connection) -> Result<(), Cause> {
    fault::turn()?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.execute_batch("VACUUM")?;
    Ok(())
}

/// Every file in `folder` and its subfolders.
pub(super) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// Writes a file as [`file::write_whole`] does.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fault::turn()?;
    file::write_whole(path, bytes)
}

/// Copies the content of a file; it is on the disk when this returns. The copy of a read-only file is writable.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fault::turn()?;
    io::copy(&mut File::open(from)?, &mut File::create(to)?)?;
    sync(to)
}

/// Syncs a file.
pub(super) fn sync(path: &Path) -> io::Result<()> {
    fault::turn()?;
    file::sync(path)
}

/// Moves a file or folder; its new place is on the disk when this returns.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fault::turn()?;
    fs::rename(from, to)?;
    fault::turn()?;
    to.parent().map_or(Ok(()), file::sync_folder)
}

/// Removes a file. A missing file is no error.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    fault::turn()?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Removes a folder and everything in it. A missing folder is no error.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    fault::turn()?;
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(not(test))]
mod fault {
    use std::io;

    /// Nothing fails on purpose.
    #[expect(clippy::unnecessary_wraps, reason = "tests let it fail")]
    pub(super) fn turn() -> io::Result<()> {
        Ok(())
    }
}

/// Makes the changes of this thread fail as a test requests.
#[cfg(test)]
pub(super) mod fault {
    use std::cell::Cell;
    use std::io;

    /// How long operations keep failing.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Way {
        /// Only this operation fails.
        Once,
        /// This operation and all later ones fail.
        ForEver,
    }

    thread_local! {
        static PLAN: Cell<(usize, Option<(usize, Way)>)> = const { Cell::new((0, None)) };
    }

    /// Runs `work` with operation number `at` (from 0) failing; returns its result and the number of operations.
    pub fn injected<T>(plan: Option<(usize, Way)>, work: impl FnOnce() -> T) -> (T, usize) {
        PLAN.set((0, plan));
        let result = work();
        let (turns, _) = PLAN.replace((0, None));
        (result, turns)
    }

    pub(in super::super) fn turn() -> io::Result<()> {
        let (turns, plan) = PLAN.get();
        PLAN.set((turns + 1, plan));
        let fails = plan.is_some_and(|(at, way)| at == turns || (way == Way::ForEver && turns > at));
        if fails { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}
