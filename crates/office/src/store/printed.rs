//! Letters that another program shows and prints: they hold names and numbers in plain text.

use std::fs;
use std::path::{Path, PathBuf};

use super::Library;

const FOLDER: &str = "printed";

impl Library {
    /// Folder for letters that another program is to show. It need not exist.
    pub fn printed(&self) -> PathBuf {
        self.folder.join(FOLDER)
    }

    /// Deletes these letters. One that is still open is deleted another time.
    pub fn forget_printed(&self) {
        forget_printed(&self.folder);
    }
}

/// Deletes the letters of the library in `folder`, as [`Library::forget_printed`] does.
pub fn forget_printed(folder: &Path) {
    let _ = fs::remove_dir_all(folder.join(FOLDER));
}
