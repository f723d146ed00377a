//! `manifest.json`: every file of a package with its checksum, and the program that made it.

use serde::{Deserialize, Serialize};

use super::archive::ArchiveEntry;
use super::checksum::sha256;

/// Path of the manifest inside a package.
pub const PATH: &str = "manifest.json";

/// What `manifest.json` holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`](super::FORMAT).
    pub format: String,
    /// Name and version of the program that made it.
    pub program: String,
    /// Version of the reference tables used for the review.
    pub reference: String,
    /// The day it was reviewed for, `YYYY-MM-DD`.
    pub today: String,
    /// Whether it was exported although something blocks.
    pub draft: bool,
    /// Whether nothing blocked.
    pub ready: bool,
    /// Every file but the manifest itself, in the order of the archive.
    pub files: Vec<ManifestFile>,
}

/// One file of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Path inside the archive, ASCII.
    pub path: String,
    /// What it is, in Chinese.
    #[serde(default)]
    pub title: String,
    /// SHA-256 of the content, lower-case hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
}

impl ManifestFile {
    /// The line of an entry.
    pub(super) fn of(entry: &ArchiveEntry) -> Self {
        Self {
            path: entry.path.clone(),
            title: entry.title.clone(),
            sha256: sha256(&entry.bytes),
            size: entry.bytes.len() as u64,
        }
    }
}
