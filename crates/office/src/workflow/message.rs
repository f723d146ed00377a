//! Messages for errors of the lower layers in the user's language: cause and remedy.

use std::io;
use std::path::Path;

use crate::filing::FilingError;
use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language, system_error};
use crate::package::answer::AnswerError;
use crate::package::{ArchiveError, ImportError, PackageError};

use super::IntakeError;

/// Why a filing file cannot be used, and what helps.
pub fn filing_error(error: &FilingError, language: Language) -> String {
    let (key, arguments) = match error {
        FilingError::Syntax { line, column, cut_short } => {
            ("syntax", vec![("line", text(line)), ("column", text(column)), ("detail", malformed(*cut_short))])
        }
        FilingError::NotAFiling { found } => ("not-a-filing", vec![("found", text(found))]),
        FilingError::Newer { found } => ("newer", vec![("found", text(found))]),
        FilingError::TooLong { path, most } => ("too-long", vec![("path", text(path)), ("most", text(most))]),
        FilingError::TooMany { path, most } => ("too-many", vec![("path", text(path)), ("most", text(most))]),
        FilingError::WrongType { path, expected, found } => {
            let path = if path.is_empty() { "$" } else { path };
            ("wrong-type", vec![("path", text(path)), ("expected", json_type(expected)), ("found", json_type(found))])
        }
    };
    said(language, &format!("filing-error-{key}"), arguments)
}

/// Why an archive cannot be read, and what helps.
pub fn archive_error(error: &ArchiveError, language: Language) -> String {
    let (key, arguments) = match error {
        ArchiveError::Io(error) if error.kind() == io::ErrorKind::NotFound => ("absent", vec![]),
        ArchiveError::Io(error) => ("unreadable", vec![("detail", text(&system_error(error, language)))]),
        ArchiveError::NotAnArchive => ("not-an-archive", vec![]),
        ArchiveError::Encrypted => ("encrypted", vec![]),
        ArchiveError::WrongPassphrase => ("wrong-passphrase", vec![]),
        ArchiveError::TooManyFiles { found, most } => {
            ("too-many-files", vec![("found", text(found)), ("most", text(most))])
        }
        ArchiveError::TooLarge { path, most } if path.is_empty() => {
            ("too-large-whole", vec![("most", text(&(most >> 20)))])
        }
        ArchiveError::TooLarge { path, most } => {
            ("too-large", vec![("path", text(path)), ("most", text(&(most >> 20)))])
        }
        ArchiveError::BadName { path } => ("bad-name", vec![("path", text(path))]),
        ArchiveError::Duplicate => ("duplicate", vec![]),
        ArchiveError::Link { path } => ("link", vec![("path", text(path))]),
        ArchiveError::Inconsistent => ("inconsistent", vec![]),
        ArchiveError::Cancelled(_) => return i18n::text(language, "job-cancelled"),
        ArchiveError::Newer { found } => ("newer", vec![("found", text(found))]),
    };
    said(language, &format!("archive-error-{key}"), arguments)
}

/// Why a package was rejected, and what helps.
pub fn import_error(error: &ImportError, language: Language) -> String {
    let (key, arguments) = match error {
        ImportError::Archive(error) => return archive_error(error, language),
        ImportError::Filing(error) => return format!("filing.json: {}", filing_error(error, language)),
        ImportError::NotAPackage => ("not-a-package", vec![]),
        ImportError::Damaged(problems) => {
            let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
            ("damaged", vec![("paths", text(&paths.join(", ")))])
        }
        ImportError::MediaMissing { name } => ("media-missing", vec![("name", text(name))]),
        ImportError::NotMedia { name } => ("not-media", vec![("name", text(name))]),
    };
    said(language, &format!("import-error-{key}"), arguments)
}

/// Why a package was not imported, and what helps.
pub fn intake_error(error: &IntakeError, language: Language) -> String {
    match error {
        IntakeError::Package(error) => import_error(error, language),
        IntakeError::Library(error) => error.message(language),
        IntakeError::Cancelled(_) => i18n::text(language, "job-cancelled"),
    }
}

/// Why a package was not made, and what helps.
pub fn export_error(error: &PackageError, language: Language) -> String {
    let (key, arguments) = match error {
        PackageError::Blocked(findings) => ("blocked", vec![("count", Argument::Number(findings.len() as f64))]),
        PackageError::Medium { place, name, cause } => {
            ("medium", vec![("place", Argument::Field(place.clone())), ("name", text(name)), ("detail", text(cause))])
        }
        PackageError::Document { path, cause } => {
            log::warn!("document not made: {cause}");
            ("document", vec![("path", text(path))])
        }
        PackageError::Archive(cause) => {
            log::warn!("archive not made: {cause}");
            ("archive", vec![])
        }
        PackageError::Write { path, source } => return write_error(path, source, language),
        PackageError::Cancelled => ("cancelled", vec![]),
    };
    said(language, &format!("export-error-{key}"), arguments)
}

/// Why a file cannot be written at `path`, and what helps.
pub(super) fn write_error(path: &Path, source: &io::Error, language: Language) -> String {
    let arguments = vec![("path", text(&path.display())), ("detail", text(&system_error(source, language)))];
    said(language, "export-error-write", arguments)
}

/// Why a text is not an answer of the platform, and what helps.
pub fn answer_error(error: &AnswerError, language: Language) -> String {
    let (key, arguments) = match error {
        AnswerError::Syntax { line, column, cut_short } => {
            ("syntax", vec![("line", text(line)), ("column", text(column)), ("detail", malformed(*cut_short))])
        }
        AnswerError::NotAnAnswer => ("not-an-answer", vec![]),
        AnswerError::TooLong { most } => ("too-long", vec![("most", text(most))]),
    };
    said(language, &format!("answer-error-{key}"), arguments)
}

fn text(value: &(impl ToString + ?Sized)) -> Argument {
    Argument::Text(value.to_string())
}

fn malformed(cut_short: bool) -> Argument {
    Argument::Term(if cut_short { "json-cut-short" } else { "json-malformed" }.to_owned())
}

fn json_type(word: &str) -> Argument {
    let key = format!("json-{}", word.replace(' ', "-"));
    if i18n::has(Language::Chinese, &key) { Argument::Term(key) } else { text(word) }
}

fn said(language: Language, key: &str, arguments: Vec<(&str, Argument)>) -> String {
    let arguments: Arguments = arguments.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    i18n::with_fix(language, key, &arguments)
}
