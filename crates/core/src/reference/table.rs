//! Reading a data file: its date and source, its rows, and errors with their line.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};

/// Where a data file comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct DataOrigin {
    /// Date of the data, `YYYY-MM-DD`.
    pub date: String,
    /// Pages, standards or repositories that the data was taken from.
    pub source: String,
}

/// Why a data file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {problem}")]
pub struct DataError {
    /// Name of the file.
    pub file: String,
    /// Line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub problem: DataProblem,
}

/// What is wrong with a data file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DataProblem {
    /// The file cannot be read from the disk.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// Invalid syntax, or a column is missing or has the wrong type.
    #[error("{0}")]
    Syntax(String),
    /// Date or source is missing or malformed.
    #[error("the date (YYYY-MM-DD) and the source are missing")]
    Origin,
    /// The file has no rows.
    #[error("there is no entry")]
    Empty,
    /// A key occurs twice.
    #[error("{0} stands twice")]
    Twice(String),
    /// A code or name is malformed.
    #[error("{0} has the wrong form")]
    Form(String),
    /// An entry refers to another that does not exist.
    #[error("{0} is not known")]
    Unknown(String),
    /// An entry that the program needs is missing.
    #[error("{0} is missing")]
    Missing(String),
    /// The file is valid by itself but does not fit the other files.
    #[error("does not fit the other data files")]
    Unfit,
}

impl DataError {
    /// The error in the user's language, naming file, line and cause.
    pub fn text(&self, language: Language) -> String {
        let (key, value) = match &self.problem {
            DataProblem::Unreadable(value) => ("unreadable", value.as_str()),
            DataProblem::Syntax(value) => ("syntax", value.as_str()),
            DataProblem::Origin => ("origin", ""),
            DataProblem::Empty => ("empty", ""),
            DataProblem::Twice(value) => ("twice", value.as_str()),
            DataProblem::Form(value) => ("form", value.as_str()),
            DataProblem::Unknown(value) => ("unknown", value.as_str()),
            DataProblem::Missing(value) => ("missing", value.as_str()),
            DataProblem::Unfit => ("unfit", ""),
        };
        let arguments = Arguments::from([
            ("file".to_owned(), Argument::Text(self.file.clone())),
            ("line".to_owned(), Argument::Text(self.line.to_string())),
            ("value".to_owned(), Argument::Text(value.to_owned())),
        ]);
        i18n::text_with(language, &format!("reference-error-{key}"), &arguments)
    }
}

/// A problem and its position in the text.
pub(super) struct At {
    pub offset: Option<usize>,
    pub problem: DataProblem,
}

impl At {
    pub fn new(offset: usize, problem: DataProblem) -> Self {
        Self { offset: Some(offset), problem }
    }

    pub fn of_file(problem: DataProblem) -> Self {
        Self { offset: None, problem }
    }

    pub fn in_file(self, file: &str, text: &str) -> DataError {
        let line = self.offset.map_or(0, |offset| 1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count());
        DataError { file: file.to_owned(), line, problem: self.problem }
    }
}

/// Byte offset at which a row begins.
pub(super) fn start<T>(row: &Spanned<T>) -> usize {
    row.span().start
}

/// Reads a TOML document of the shape `T`.
pub(super) fn read_toml<T: DeserializeOwned>(text: &str) -> Result<T, At> {
    toml::from_str(text).map_err(|error| At {
        offset: error.span().map(|span| span.start),
        problem: DataProblem::Syntax(error.message().to_owned()),
    })
}

/// Refuses an origin without a source or with a malformed date.
pub(super) fn check_origin(origin: &DataOrigin) -> Result<(), At> {
    let dated = chrono::NaiveDate::parse_from_str(&origin.date, "%Y-%m-%d").is_ok();
    if dated && !origin.source.trim().is_empty() { Ok(()) } else { Err(At::of_file(DataProblem::Origin)) }
}

/// Refuses a key that an earlier row already has.
pub(super) fn check_unique<'a, K: Ord + ToString + 'a>(keys: impl Iterator<Item = (usize, &'a K)>) -> Result<(), At> {
    let mut seen = std::collections::BTreeSet::new();
    for (offset, key) in keys {
        if !seen.insert(key) {
            return Err(At::new(offset, DataProblem::Twice(key.to_string())));
        }
    }
    if seen.is_empty() { Err(At::of_file(DataProblem::Empty)) } else { Ok(()) }
}

/// The origin given by a CSV file's comment lines `# Date: …` and `# Source: …`.
pub(super) fn origin_of_csv(text: &str) -> Result<DataOrigin, At> {
    let line = |key: &str| {
        text.lines().take_while(|line| line.starts_with('#')).find_map(|line| line.strip_prefix(key)).map(str::trim)
    };
    let origin = DataOrigin {
        date: line("# Date:").unwrap_or_default().to_owned(),
        source: line("# Source:").unwrap_or_default().to_owned(),
    };
    check_origin(&origin)?;
    Ok(origin)
}

/// The rows of a CSV file with comment lines, each with its position in the text.
pub(super) fn read_csv<T: DeserializeOwned>(text: &str) -> Result<Vec<(usize, T)>, At> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let headers = reader.headers().cloned().map_err(|error| At::of_file(DataProblem::Syntax(error.to_string())))?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let offset = error.position().map(|place| usize::try_from(place.byte()).unwrap_or_default());
            At { offset, problem: DataProblem::Syntax(error.to_string()) }
        })?;
        let offset = record.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or_default());
        let row = record
            .deserialize(Some(&headers))
            .map_err(|error| At::new(offset, DataProblem::Syntax(error.to_string())))?;
        rows.push((offset, row));
    }
    Ok(rows)
}
