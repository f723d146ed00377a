//! A filing comes in: from a file beside its pictures, or from a package.

use std::path::Path;

use crate::filing::Filing;
use crate::filing::media::Media;
use crate::finding::Finding;
use crate::package::{self, ArchiveLimits, ImportError};
use crate::store::{Draft, Library, StoreError};

use super::examine::unreadable;

/// A draft that was made from a filing of elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The draft.
    pub draft: Draft,
    /// Pictures that could not be taken along, as findings on their fields; the fields keep the name they had.
    pub missing: Vec<Finding>,
}

/// Why a package was not taken in. The library is as it was.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The package cannot be used.
    #[error(transparent)]
    Package(#[from] ImportError),
    /// The library could not keep it.
    #[error(transparent)]
    Library(#[from] StoreError),
}

/// Makes a draft from `filing`; its pictures are read from `media` and kept in the library.
///
/// # Errors
/// [`StoreError`] when the library cannot keep it; no draft was made then.
pub fn take_in(library: &Library, filing: &Filing, media: &dyn Media) -> Result<Taken, StoreError> {
    let (filing, missing) = settle(library, filing, media)?;
    Ok(Taken { draft: library.create(&filing)?, missing })
}

/// `filing` with its pictures in the library, and a finding for each that could not be read.
pub(super) fn settle(
    library: &Library,
    filing: &Filing,
    media: &dyn Media,
) -> Result<(Filing, Vec<Finding>), StoreError> {
    let mut filing = filing.clone();
    let mut missing = Vec::new();
    for (place, name) in filing.media() {
        match media.read(&name) {
            Ok(bytes) => {
                let file = Path::new(&name).file_name().map_or(name.as_str().into(), |file| file.to_string_lossy());
                let id = library.add_scan(&bytes, &file)?;
                filing.set(&place, id);
            }
            Err(error) => {
                let mut finding = unreadable(&name, &error);
                finding.field = place;
                missing.push(finding);
            }
        }
    }
    Ok((filing, missing))
}

/// Makes a draft from the package at `path`.
///
/// # Errors
/// [`IntakeError`]: the package is damaged, too large, not a package or of a newer program, or the library cannot
/// keep it.
pub fn import(library: &Library, path: &Path, passphrase: Option<&str>) -> Result<Draft, IntakeError> {
    let imported = package::import(path, ArchiveLimits::default(), passphrase)
        .inspect_err(|error| log::warn!("package not taken in: {}", error.code()))?;
    let taken = take_in(library, &imported.filing, &imported)?;
    log::info!("draft {}: taken in, {} pictures missing", taken.draft.id, taken.missing.len());
    Ok(taken.draft)
}
