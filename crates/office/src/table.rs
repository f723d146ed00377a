//! Imports a table of filings, one filing per row, from a spreadsheet (XLSX) or delimited text (CSV).
//!
//! [`read`] parses untrusted bytes into sheets of text under limits; [`entries`] finds the heading row in one of them
//! and returns the answers of each row, with a [`CellProblem`] for every cell that could not be understood. Nothing is
//! stored here.

mod answer;
mod cell_error;
mod columns;
mod delimited;
mod entry;
mod template;
mod workbook;

use std::path::Path;

pub use cell_error::Trouble;
pub use columns::{AssignedColumn, Column, HeadingMeaning, assignable, label};
pub use entry::{CellProblem, Entries, EntryLabel, TableEntry, entries};
pub use template::{template, template_text};

/// Extensions of files that may be tables; old and password-protected workbooks too, which are rejected with a reason.
pub const EXTENSIONS: [&str; 5] = ["xlsx", "xlsm", "csv", "tsv", "xls"];
/// Maximum size of a file in bytes: some ten thousand filings.
pub const MAX_TABLE_BYTES: u64 = 16 << 20;
/// Maximum number of non-empty rows of a sheet.
pub const MOST_ROWS: usize = 1000;
/// Maximum number of columns of a sheet.
pub const MOST_COLUMNS: usize = 256;
/// Maximum length of an answer in a cell, in characters.
const LONGEST_CELL: usize = 5000;

/// Why a file is not a table of filings. Nothing of it was used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// More than [`MAX_TABLE_BYTES`] bytes, or more than a hundred times that when unpacked.
    #[error("more than {} MB", MAX_TABLE_BYTES >> 20)]
    TooLarge,
    /// More than [`MOST_ROWS`] non-empty rows.
    #[error("more than {MOST_ROWS} rows")]
    TooManyRows,
    /// More than [`MOST_COLUMNS`] columns.
    #[error("more than {MOST_COLUMNS} columns")]
    TooManyColumns,
    /// The binary format of older spreadsheet programs, or a workbook protected by a password.
    #[error("an old or locked workbook")]
    OldOrLocked,
    /// A workbook that is cut off or malformed.
    #[error("a damaged workbook")]
    Damaged,
    /// Nothing at all.
    #[error("an empty file")]
    Empty,
    /// Neither a workbook nor a text.
    #[error("no table")]
    NotATable,
    /// No row with known headings.
    #[error("no headings")]
    NoHeadings,
    /// Headings without a row below them.
    #[error("no rows")]
    NoRows,
}

impl TableError {
    /// Catalogue key of its message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooLarge => "table-error-too-large",
            Self::TooManyRows => "table-error-too-many-rows",
            Self::TooManyColumns => "table-error-too-many-columns",
            Self::OldOrLocked => "table-error-old-or-locked",
            Self::Damaged => "table-error-damaged",
            Self::Empty => "table-error-empty",
            Self::NotATable => "table-error-not-a-table",
            Self::NoHeadings => "table-error-no-headings",
            Self::NoRows => "table-error-no-rows",
        }
    }
}

/// One sheet of a workbook, or a delimited text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The non-empty rows, in order.
    pub rows: Vec<Row>,
}

/// A row as in the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Number of the row as a spreadsheet program shows it, from 1.
    pub number: usize,
    /// Its cells from the left, without trailing empty ones.
    pub cells: Vec<Cell>,
}

/// The content of a cell, as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Whole numbers without exponent, dates as `YYYY-MM-DD`.
    pub text: String,
    /// Damage that a spreadsheet program did to it.
    pub flaw: Option<Flaw>,
}

/// What a spreadsheet program did to a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It was stored as a number, which keeps no more than 15 digits.
    DigitsLost,
    /// Its formula has no result.
    NoResult,
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), flaw: None }
    }

    fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Row {
    fn is_empty(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

/// Whether the file at `path` may be a table, judged by its name.
pub fn is_table(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| EXTENSIONS.contains(&ending.as_str()))
}

/// Reads the sheets of a file from its bytes.
///
/// # Errors
/// [`TableError`]; for too large files, as soon as that is known.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, TableError> {
    if bytes.len() as u64 > MAX_TABLE_BYTES {
        return Err(TableError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(TableError::Empty);
    }
    if workbook::is_workbook(bytes) {
        workbook::read(bytes)
    } else if workbook::is_compound(bytes) {
        Err(TableError::OldOrLocked)
    } else {
        delimited::read(bytes).map(|sheet| vec![sheet])
    }
}
