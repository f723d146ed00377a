//! Where the pictures that a filing names come from.

use std::io;
use std::path::{Component, Path, PathBuf};

/// Bytes of the largest file that is read: 256 MiB, more than any limit of the platform.
const LARGEST: u64 = 256 << 20;

/// Gives the bytes of a picture or video by the name that stands in the filing.
pub trait Media: Sync {
    /// The whole file.
    ///
    /// # Errors
    /// As the file system or the database reports it; `NotFound` for a name that is not there,
    /// `InvalidInput` for a name that may not be followed,
    /// `FileTooLarge` above 256 MiB.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;
}

/// Pictures in a folder: names are relative to it and never lead out of it.
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
        if data.len() > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        std::fs::read(path)
    }
}
