//! Imports a filing: from a file beside its pictures, or from a package.

use std::path::Path;

use crate::filing::Filing;
use crate::filing::media::Media;
use crate::finding::Finding;
use crate::job::{Cancelled, Job};
use crate::package::{self, ArchiveError, ArchiveLimits, ImportError};
use crate::store::{Draft, JobError, Library, StoreError};

use super::examine::unreadable;

/// A draft made from an imported filing.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The draft.
    pub draft: Draft,
    /// Pictures that could not be imported, as findings on their fields; the fields keep their names.
    pub missing: Vec<Finding>,
}

/// Why a package was not imported. The library is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The package cannot be used.
    #[error(transparent)]
    Package(ImportError),
    /// The library could not keep it.
    #[error(transparent)]
    Library(#[from] StoreError),
    /// It was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl From<ImportError> for IntakeError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Archive(ArchiveError::Cancelled(cancelled)) => Self::Cancelled(cancelled),
            error => Self::Package(error),
        }
    }
}

impl From<JobError> for IntakeError {
    fn from(error: JobError) -> Self {
        match error {
            JobError::Library(error) => Self::Library(error),
            JobError::Cancelled(cancelled) => Self::Cancelled(cancelled),
        }
    }
}

/// Creates a draft from `filing`; its pictures are read from `media` and stored in the library.
///
/// # Errors
/// [`JobError`] when the library cannot store it; no draft was created then, and no picture stored.
pub fn take_in(library: &Library, filing: &Filing, media: &dyn Media, job: &Job) -> Result<Taken, JobError> {
    let mut filing = filing.clone();
    let missing = settle(library, std::slice::from_mut(&mut filing), media, job)?;
    Ok(Taken { draft: library.create(&filing)?, missing })
}

/// Stores the pictures named in `filings` in the library, all or none, and puts their ids into the filings. Returns
/// those that could not be read.
pub(super) fn settle(
    library: &Library,
    filings: &mut [Filing],
    media: &dyn Media,
    job: &Job,
) -> Result<Vec<Finding>, JobError> {
    let named = filings.iter().enumerate();
    let named =
        named.flat_map(|(place, filing)| filing.media().into_iter().map(move |(field, name)| (place, field, name)));
    let named: Vec<(usize, String, String)> = named.collect();
    let mut missing = Vec::new();
    let kept = library.add_scans(&named, job, |(_, field, name)| match media.read(name) {
        Ok(bytes) => {
            let file = Path::new(name).file_name().map_or(name.as_str().into(), |file| file.to_string_lossy());
            Ok(Some((bytes, file.into_owned())))
        }
        Err(error) => {
            let mut finding = unreadable(name, &error);
            finding.field.clone_from(field);
            missing.push(finding);
            Ok(None)
        }
    })?;
    for ((place, field, _), id) in named.into_iter().zip(kept) {
        if let Some(id) = id {
            filings[place].set(&field, id);
        }
    }
    Ok(missing)
}

/// Creates a draft from the package at `path`.
///
/// # Errors
/// [`IntakeError`]: the package is damaged, too large, not a package or of a newer program, or the library cannot store
/// it.
pub fn import(library: &Library, path: &Path, passphrase: Option<&str>) -> Result<Draft, IntakeError> {
    let job = Job::new();
    let imported = package::import(path, ArchiveLimits::default(), passphrase, &job)
        .inspect_err(|error| log::warn!("package not taken in: {}", error.code()))?;
    let taken = take_in(library, &imported.filing, &imported, &job)?;
    log::info!("draft {}: taken in, {} pictures missing", taken.draft.id, taken.missing.len());
    Ok(taken.draft)
}
