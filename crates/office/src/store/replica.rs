//! Copies a whole library to another folder, file by file: a database that is read-only or damaged cannot be queried.

use std::path::Path;

use super::error::{Cause, StoreError};
use super::layout::{ASIDE, DATABASE, NEWEST, OLDER};
use super::{disk, make_private, private};

/// What is copied. The database comes last, after its journal: without it there is no library to open.
const COPIED: [&str; 6] = ["scans", OLDER, ASIDE, NEWEST, JOURNAL, DATABASE];

/// The journal of the database, left behind if its program ended while writing.
const JOURNAL: &str = "beian.sqlite3-journal";

/// Copies the library in `folder`, with its backups and what was set aside, into `target`, which is created if missing.
///
/// # Errors
/// [`Cause::Occupied`] when `target` is not empty; otherwise the [`StoreError`] of what cannot be read or written.
/// Nothing is left in `target` then.
pub fn replicate(folder: &Path, target: &Path) -> Result<(), StoreError> {
    make_private(target).map_err(|error| Cause::from(error).at(target))?;
    let mut there = target.read_dir().map_err(|error| Cause::from(error).at(target))?;
    if there.next().is_some() {
        return Err(Cause::Occupied.at(target));
    }
    private(target);
    let copied = COPIED.iter().try_for_each(|name| copy(&folder.join(name), &target.join(name)));
    if copied.is_err() {
        let _ = disk::remove_folder(target);
    }
    copied
}

/// Copies a file or a folder with its content; does nothing if there is none.
fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    if from.is_dir() {
        make_private(to).map_err(|error| Cause::from(error).at(to))?;
        let inside = from.read_dir().map_err(|error| Cause::from(error).at(from))?;
        return inside.flatten().try_for_each(|entry| copy(&entry.path(), &to.join(entry.file_name())));
    }
    if from.exists() {
        std::fs::File::open(from).map_err(|error| Cause::from(error).at(from))?;
        disk::copy(from, to).map_err(|error| Cause::from(error).at(to))?;
        private(to);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Filing, Kind};
    use crate::store::Library;
    use crate::store::disk::fault::{Way, injected};

    #[test]
    fn a_library_is_copied_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let (here, there) = (folder.path().join("here"), folder.path().join("there"));
        let library = Library::open(&here).unwrap();
        let scan = library.add_scan(b"picture", "a.jpg").unwrap();
        let draft = library.create(&Filing::new(Kind::New)).unwrap();
        library.back_up().unwrap();
        let _lock = library.lock_window().unwrap();
        // As on a read-only disk.
        let mut mode = std::fs::metadata(here.join(DATABASE)).unwrap().permissions();
        mode.set_readonly(true);
        std::fs::set_permissions(here.join(DATABASE), mode).unwrap();
        let ((), turns) = injected(None, || replicate(&here, &there).unwrap());
        let copy = Library::open(&there).unwrap();
        assert_eq!(copy.load(&draft.id).unwrap(), draft);
        assert_eq!(copy.scan(&scan).unwrap(), b"picture");
        assert_eq!(copy.copies().unwrap().len(), 1);
        assert!(copy.create(&Filing::new(Kind::New)).is_ok() && !there.join("window.lock").exists());
        assert!(matches!(replicate(&here, &there), Err(StoreError { cause: Cause::Occupied, .. })));
        assert_eq!(copy.drafts().unwrap().len(), 2, "what is there stays");
        for turn in 0..turns {
            let elsewhere = folder.path().join("elsewhere");
            let (copied, _) = injected(Some((turn, Way::Once)), || replicate(&here, &elsewhere));
            assert!(copied.is_err() && !elsewhere.exists(), "{turn}");
        }
    }
}
