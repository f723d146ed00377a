//! Imports a package: everything is checked before any of it is returned.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

use crate::filing::media::Media;
use crate::filing::{Filing, FilingError};
use crate::job::Job;

use super::FILING;
use super::archive::{Archive, ArchiveError, ArchiveLimits};
use super::manifest::Manifest;
use super::materials::{FOLDER, MediaKind};
use super::verify::{Deviation, PackageProblem, check};

/// A package that was read and found intact. It is the [`Media`] of its own filing.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The filing; its media names are paths inside the package.
    pub filing: Filing,
    /// Pictures and videos by those names.
    pub media: BTreeMap<String, Vec<u8>>,
    /// What the package says about itself.
    pub manifest: Manifest,
}

impl Media for Imported {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.media.get(name).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// Why a package is rejected. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The archive cannot be read.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// A zip archive without the manifest of a package.
    #[error("not a package of this program")]
    NotAPackage,
    /// Files have been changed since the package was made.
    #[error("{} files are damaged", .0.len())]
    Damaged(Vec<Deviation>),
    /// Its filing cannot be used.
    #[error("filing.json: {0}")]
    Filing(#[from] FilingError),
    /// The filing names a picture that the package does not hold.
    #[error("{name}: named by the filing and not in the package")]
    MediaMissing {
        /// Name in the filing.
        name: String,
    },
    /// A material whose content does not match its file name.
    #[error("{name}: not the kind of file that its name says")]
    NotMedia {
        /// Path inside the package.
        name: String,
    },
}

impl ImportError {
    /// Code for the log, without any content of the package.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Archive(_) => "archive",
            Self::NotAPackage => "not-a-package",
            Self::Damaged(_) => "damaged",
            Self::Filing(_) => "filing",
            Self::MediaMissing { .. } => "media-missing",
            Self::NotMedia { .. } => "not-media",
        }
    }
}

/// Reads the package at `path`, whole or not at all. Nothing is written.
///
/// # Errors
/// [`ImportError`] names what is wrong with it.
pub fn import(
    path: &Path,
    limits: ArchiveLimits,
    passphrase: Option<&str>,
    job: &Job,
) -> Result<Imported, ImportError> {
    let file = File::open(path).map_err(ArchiveError::from)?;
    read(BufReader::new(file), limits, passphrase, job)
}

/// Reads a package from any reader; see [`import`].
///
/// # Errors
/// As [`import`].
pub fn read(
    reader: impl Read + Seek,
    limits: ArchiveLimits,
    passphrase: Option<&str>,
    job: &Job,
) -> Result<Imported, ImportError> {
    let mut archive = Archive::open(reader, limits, passphrase)?;
    let (problems, manifest, mut kept) = check(&mut archive, |path| path == FILING || path.starts_with(FOLDER), job)?;
    let Some(manifest) = manifest else { return Err(ImportError::NotAPackage) };
    if !problems.is_empty() {
        return Err(ImportError::Damaged(problems));
    }
    let missing =
        || ImportError::Damaged(vec![Deviation { path: FILING.to_owned(), problem: PackageProblem::Missing }]);
    let text = String::from_utf8(kept.remove(FILING).ok_or_else(missing)?).map_err(|_| {
        ImportError::Damaged(vec![Deviation { path: FILING.to_owned(), problem: PackageProblem::Unreadable }])
    })?;
    let filing = Filing::from_json(&text)?;
    for (_, name) in filing.media() {
        if !kept.contains_key(&name) {
            return Err(ImportError::MediaMissing { name });
        }
    }
    for (name, bytes) in &kept {
        if MediaKind::of(bytes).is_none_or(|kind| !name.ends_with(kind.extension())) {
            return Err(ImportError::NotMedia { name: name.clone() });
        }
    }
    Ok(Imported { filing, media: kept, manifest })
}
