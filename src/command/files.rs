//! Files given on the command line: read with a size limit, written completely or not at all.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::console::Refusal;
use crate::file;
use crate::package::PackageError;

/// The first line of a text, without a byte order mark added by editors on Windows; `None` where it is empty.
pub(super) fn first_line(text: &str) -> Option<String> {
    text.trim_start_matches('\u{feff}').lines().next().filter(|line| !line.is_empty()).map(str::to_owned)
}

/// Why a given file cannot be read.
#[derive(Debug)]
pub(super) struct Unreadable {
    name: String,
    cause: io::Error,
}

impl Unreadable {
    /// Stable code for scripts.
    pub(super) fn code(&self) -> &'static str {
        match self.cause.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "missing",
            io::ErrorKind::IsADirectory => "folder",
            io::ErrorKind::PermissionDenied => "not-allowed",
            io::ErrorKind::FileTooLarge => "file-too-large",
            _ => "unreadable",
        }
    }

    /// The corresponding error of the command.
    pub(super) fn refusal(&self) -> Refusal {
        let key = match self.code() {
            "missing" => "file-missing",
            "folder" => "file-folder",
            "not-allowed" => "file-not-allowed",
            "file-too-large" => "file-too-large",
            _ => return Refusal::of_system("file-unreadable", &[("file", &self.name)], &self.cause),
        };
        Refusal::new(key, &[("file", &self.name)])
    }
}

/// Reads the whole file at `path` if it has no more than `limit` bytes.
pub(super) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let fail = |cause: io::Error| Unreadable { name: path.display().to_string(), cause };
    let file = File::open(path).map_err(fail)?;
    if file.metadata().map_err(fail)?.is_dir() {
        return Err(fail(io::ErrorKind::IsADirectory.into()));
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > limit {
        return Err(fail(io::ErrorKind::FileTooLarge.into()));
    }
    Ok(bytes)
}

/// Reads the text file at `path` if it has no more than `limit` bytes.
pub(super) fn read_text(path: &Path, limit: u64) -> Result<String, Refusal> {
    let bytes = read(path, limit).map_err(|error| error.refusal())?;
    String::from_utf8(bytes).map_err(|_| Refusal::new("file-not-utf8", &[("file", &path.display().to_string())]))
}

/// Writes a whole file, or returns why it could not.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    file::write_whole(path, bytes)
        .map_err(|source| Refusal::Export(PackageError::Write { path: path.to_owned(), source }))
}
