//! Content of the library folder.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// File name of the database.
pub const DATABASE: &str = "beian.sqlite3";

/// File name of the newest backup.
pub(super) const NEWEST: &str = "backup.sqlite3";

/// Folder of the older backups.
pub(super) const OLDER: &str = "backups";

/// Folder of files that were set aside.
pub(super) const ASIDE: &str = "set-aside";

/// Files of the backups in the library folder `folder`.
pub(super) fn backups(folder: &Path) -> Vec<PathBuf> {
    let older = folder.join(OLDER).read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = older.filter(|path| path.extension() == Some(OsStr::new("sqlite3"))).collect();
    paths.extend(Some(folder.join(NEWEST)).filter(|path| path.exists()));
    paths
}
