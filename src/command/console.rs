//! Standard output and standard error, and the messages of errors.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::filing::FilingError;
use crate::finding::{Argument, Finding, Level};
use crate::i18n::{self, Arguments, Head, Language};
use crate::package::answer::AnswerError;
use crate::package::{ArchiveError, ImportError, PackageError};
use crate::store::{JobError, StoreError};
use crate::workflow::{self, FromTableError, TransferError};

/// Why a command cannot be carried out.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Catalogue message `command-<key>` with its arguments.
    Said {
        key: &'static str,
        arguments: Arguments,
    },
    Library(JobError),
    /// A filing file with this name.
    Filing(String, FilingError),
    /// A package with this name.
    Package(String, ImportError),
    Archive(String, ArchiveError),
    Export(PackageError),
    /// A handover file.
    Transfer(TransferError),
    /// A platform's answer with this name.
    Answer(String, AnswerError),
    /// A table with this name.
    Table(String, Box<FromTableError>),
}

impl Refusal {
    /// The error with catalogue key `command-<key>`, with texts by name.
    pub(super) fn new(key: &'static str, texts: &[(&str, &str)]) -> Self {
        let arguments = texts.iter().map(|(name, text)| ((*name).to_owned(), Argument::Text((*text).to_owned())));
        Self::Said { key, arguments: arguments.collect() }
    }

    /// The same with the system's error as `$detail`.
    pub(super) fn of_system(key: &'static str, texts: &[(&str, &str)], error: &io::Error) -> Self {
        let mut refusal = Self::new(key, texts);
        if let Self::Said { arguments, .. } = &mut refusal {
            let _ = arguments.insert("detail".to_owned(), Argument::Term(i18n::system_term(error).to_owned()));
        }
        refusal
    }

    /// Cause and remedy.
    pub(super) fn message(&self, language: Language) -> String {
        let named = |name: &str, message: String| format!("{name}: {message}");
        match self {
            Self::Said { key, arguments } => i18n::with_fix(language, &format!("command-{key}"), arguments),
            Self::Library(error) => error.message(language),
            Self::Filing(name, error) => named(name, workflow::filing_error(error, language)),
            Self::Package(name, error) => named(name, workflow::import_error(error, language)),
            Self::Archive(name, error) => named(name, workflow::archive_error(error, language)),
            Self::Answer(name, error) => named(name, workflow::answer_error(error, language)),
            Self::Table(name, error) => named(name, workflow::table_error(error, language)),
            Self::Export(error) => workflow::export_error(error, language),
            Self::Transfer(error) => workflow::transfer_error(error, language),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Library(error.into())
    }
}

impl From<JobError> for Refusal {
    fn from(error: JobError) -> Self {
        Self::Library(error)
    }
}

/// Writes `text` and a line break to standard output. A closed pipe is not an error: the work is done.
pub(super) fn print(text: &str) -> Result<(), Refusal> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Refusal::of_system("output", &[], &error)),
        _ => Ok(()),
    }
}

/// Reports why a result could not be stored in the library; the work itself is done.
pub(super) fn noted(kept: Result<(), StoreError>, language: Language) {
    if let Err(error) = kept {
        complain(&error.message(language));
    }
}

/// Writes one JSON document to standard output.
pub(super) fn print_json(value: &impl Serialize) -> Result<(), Refusal> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Refusal::of_system("output", &[], &error.into()))?;
    print(&text)
}

/// Writes a line to standard error, ignoring failures.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "beian: {text}");
}

/// A finding as in the documents of `review` and `answer`, worded for a subject with this head.
pub(super) fn document(finding: &Finding, head: Head, language: Language) -> Value {
    json!({
        "rule": finding.rule,
        "level": finding.level,
        "field": finding.field,
        "message": head.said(language, finding.message(language)),
        "rejections": finding.rejections,
    })
}

/// One finding on one line: sign, field, message, worded for a subject with this head.
pub(super) fn line(finding: &Finding, head: Head, language: Language) -> String {
    let sign = match finding.level {
        Level::Error => "✗",
        Level::Warning => "!",
        Level::Notice => "·",
    };
    let message = finding.message(language);
    if finding.field.is_empty() {
        return head.said(language, format!("{sign} {message}"));
    }
    head.said(language, format!("{sign} {}: {message}", i18n::label(language, &finding.field)))
}
