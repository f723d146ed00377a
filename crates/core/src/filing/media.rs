//! Access to the pictures and videos that a filing names.

use std::io;
use std::path::{Component, Path, PathBuf};

/// Size of the largest file that is read: 256 MiB, more than any limit of the platform.
const MAX_FILE_BYTES: u64 = 256 << 20;

/// Reads a picture or video by its name in the filing.
pub trait Media: Sync {
    /// The whole file.
    ///
    /// # Errors
    /// As the file system or the database reports it; `NotFound` for an unknown name,
    /// `InvalidInput` for a name that may not be followed,
    /// `FileTooLarge` above 256 MiB.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;
}

/// Pictures in a folder: names are relative to the folder and must not leave it.
#[derive(Debug, Clone)]
pub struct Folder(
    /// The folder.
    pub PathBuf,
);

impl Media for Folder {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let relative = Path::new(name);
        if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the name leads out of the folder"));
        }
        let path = self.0.join(relative);
        let data = std::fs::metadata(&path)?;
        if !data.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file"));
        }
        if data.len() > MAX_FILE_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        std::fs::read(path)
    }
}
