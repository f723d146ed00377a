//! Where the pictures that a filing names come from.

use std::io;
use std::path::{Component, Path, PathBuf};

/// Gives the bytes of a picture or video by the name that stands in the filing.
pub trait Media: Sync {
    /// The whole file.
    ///
    /// # Errors
    /// As the file system or the database reports it; `NotFound` for a name that is not there,
    /// `InvalidInput` for a name that may not be followed.
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
        std::fs::read(self.0.join(relative))
    }
}
