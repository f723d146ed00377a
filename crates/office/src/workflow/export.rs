//! Exports a filing as a package.

use std::path::Path;

use chrono::NaiveDate;

use super::PROGRAM;
use crate::filing::Filing;
use crate::filing::media::Media;
use crate::i18n::Language;
use crate::job::Job;
use crate::package::{self, Built, PackageError};
use crate::reference::Reference;
use crate::rules::{Inspections, Review};

/// What is exported and how.
#[derive(Clone, Copy)]
pub struct Export<'a> {
    /// The filing.
    pub filing: &'a Filing,
    /// Where its pictures come from.
    pub media: &'a dyn Media,
    /// The evidence about them.
    pub inspections: &'a Inspections,
    /// Result of its review.
    pub review: &'a Review,
    /// The tables in use.
    pub reference: &'a Reference,
    /// The day for which it is made.
    pub today: NaiveDate,
    /// Make it even if something blocks.
    pub draft: bool,
    /// Encrypt every file with this passphrase.
    pub passphrase: Option<&'a str>,
    /// Language of the summary.
    pub language: Language,
}

/// Builds the package and writes it to `path`, completely or not at all.
///
/// # Errors
/// [`ExportError`]: something blocks, a picture cannot be used, or the file cannot be written.
pub fn export(what: &Export<'_>, path: &Path, job: &Job) -> Result<Built, ExportError> {
    let built = build(what, job)?;
    built.write(path).inspect_err(|error| log::warn!("package not written: {}", error.code()))?;
    Ok(built)
}

/// Builds the package in memory.
///
/// # Errors
/// As [`export`], except for writing.
pub fn build(what: &Export<'_>, job: &Job) -> Result<Built, ExportError> {
    let options = package::PackageOptions {
        today: what.today,
        draft: what.draft,
        passphrase: what.passphrase,
        language: what.language,
        program: PROGRAM,
    };
    package::build(what.filing, what.review, what.media, what.inspections, what.reference, &options, job)
        .inspect(|built| log::info!("package of {} files", built.manifest.files.len()))
        .inspect_err(|error| log::warn!("no package: {}", error.code()))
}

/// Why nothing was exported.
pub type ExportError = PackageError;
