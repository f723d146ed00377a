//! Creates many drafts from one table: first a preview with the problems of every row, then drafts from the chosen
//! rows.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::follow;
use super::intake::settle;
use crate::filing::media::Folder;
use crate::filing::{Filing, field};
use crate::finding::{Argument, Finding};
use crate::i18n::system_error;
use crate::i18n::{self, Arguments, Language};
use crate::job::Job;
use crate::reference::Reference;
use crate::rules::{self, Inspections, Review, is_unfilled};
use crate::store::{JobError, Label, Library, StoreError};
use crate::table::{self, AssignedColumn, CellProblem, Column, Entries, HeadingMeaning, Sheet, TableError, label};

/// Maximum length in characters of an invalid cell's content shown in a message.
const MAX_SHOWN_CHARS: usize = 40;

/// Why a table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FromTableError {
    /// The file cannot be read from the disk.
    #[error(transparent)]
    Unreadable(#[from] std::io::Error),
    /// It is not a table of filings.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The library cannot be read or written.
    #[error(transparent)]
    Library(#[from] StoreError),
}

/// A table before drafts are created from it.
#[derive(Debug, Clone)]
pub struct TablePreview {
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// Its rows, in order.
    pub rows: Vec<Prospect>,
}

/// The result that one row would have.
#[derive(Debug, Clone)]
pub struct Prospect {
    /// Number of the row as a spreadsheet program shows it.
    pub number: usize,
    /// The filing made from it.
    pub filing: Filing,
    /// The label of its draft.
    pub label: Label,
    /// Cells that are not valid answers.
    pub problems: Vec<CellProblem>,
    /// The review of the filing, without its pictures.
    pub review: Review,
    /// An existing row or draft with the same subject and mini program.
    pub twin: Option<Twin>,
}

/// Another filing of the same subject for the same mini program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Twin {
    /// The row with this number, further up.
    Row(usize),
    /// The draft with this title.
    Draft(String),
}

impl Prospect {
    /// Name of its subject; empty where it is not given.
    pub fn subject(&self) -> &str {
        self.filing.subject_name()
    }

    /// Name of its mini program; empty where it is not given.
    pub fn applet(&self) -> &str {
        self.filing.applet_name()
    }

    /// Number of cells and answers that must be changed.
    pub fn faults(&self) -> usize {
        self.problems.len() + self.review.standing(&self.filing).wrong
    }

    /// Findings about given answers: what is wrong or to be confirmed.
    pub fn wrong(&self) -> impl Iterator<Item = &Finding> {
        self.review.findings.iter().filter(|finding| !is_unfilled(finding, &self.filing))
    }
}

/// Checks that the file at `path` can be read as a table, regardless of its content.
///
/// # Errors
/// [`FromTableError`].
pub fn recognise_table(path: &Path) -> Result<(), FromTableError> {
    sheets(path).map(|_| ())
}

fn sheets(path: &Path) -> Result<Vec<Sheet>, FromTableError> {
    let size = std::fs::metadata(path)?.len();
    if size > table::MAX_TABLE_BYTES {
        return Err(TableError::TooLarge.into());
    }
    Ok(table::read(&std::fs::read(path)?)?)
}

/// Previews the table at `path`, as of `today`.
///
/// # Errors
/// [`FromTableError`].
pub fn preview_table(
    path: &Path,
    assigned: &AssignedColumn,
    library: &Library,
    reference: &Reference,
    today: NaiveDate,
) -> Result<TablePreview, FromTableError> {
    let Entries { columns, entries } = table::entries(&sheets(path)?, assigned, reference)?;
    let mut known: HashMap<String, Twin> = HashMap::new();
    for draft in library.drafts()? {
        known.entry(identity(&draft.subject, &draft.title)).or_insert(Twin::Draft(draft.title));
    }
    let mut rows: Vec<Prospect> = entries
        .into_par_iter()
        .map(|entry| {
            let mut filing = entry.filing;
            let answered = field::all().iter().filter(|field| filing.has(&field.path));
            for path in answered.map(|field| field.path.as_str()).collect::<Vec<_>>() {
                follow(&mut filing, path);
            }
            let review = rules::review(&filing, &Inspections::new(), reference, today);
            let label = Label::typed(&entry.label.owner, &entry.label.tags, &entry.label.note);
            Prospect { number: entry.number, filing, label, problems: entry.problems, review, twin: None }
        })
        .collect();
    for row in &mut rows {
        if row.applet().is_empty() {
            continue;
        }
        let identity = identity(row.subject(), row.applet());
        row.twin = known.get(&identity).cloned();
        known.entry(identity).or_insert(Twin::Row(row.number));
    }
    Ok(TablePreview { columns, rows })
}

fn identity(subject: &str, applet: &str) -> String {
    format!("{}\n{}", subject.trim(), applet.trim())
}

/// Creates a draft from each of these rows, all or none, with its label. Their pictures are read from the folder of the table at
/// `path`; the review of the drafts reports those that could not be read. Returns the ids, in order.
///
/// # Errors
/// [`JobError`] when the library cannot store them; no draft was created then.
pub fn make_drafts<'a>(
    library: &Library,
    rows: impl Iterator<Item = &'a Prospect>,
    path: &Path,
    job: &Job,
) -> Result<Vec<String>, JobError> {
    let folder = Folder(path.parent().map_or_else(Default::default, Path::to_owned));
    let (mut filings, labels): (Vec<Filing>, Vec<&Label>) = rows.map(|row| (row.filing.clone(), &row.label)).unzip();
    let _ = settle(library, &mut filings, &folder, job)?;
    job.checkpoint()?;
    let made = library.create_all(&filings)?;
    for (draft, label) in made.iter().zip(labels).filter(|(_, label)| !label.is_empty()) {
        library.set_label(&draft.id, label)?;
    }
    log::info!("{} drafts made from a table", made.len());
    Ok(made.into_iter().map(|draft| draft.id).collect())
}

/// Why a table cannot be used, and what helps.
pub fn table_error(error: &FromTableError, language: Language) -> String {
    match error {
        FromTableError::Unreadable(error) => {
            i18n::with_fix(language, "archive-error-unreadable", &texts([("detail", system_error(error, language))]))
        }
        FromTableError::Table(error) => {
            let number = |number: usize| Argument::Number(number as f64);
            let limits = Arguments::from([
                ("megabytes".to_owned(), number((table::MAX_TABLE_BYTES >> 20) as usize)),
                ("rows".to_owned(), number(table::MOST_ROWS)),
                ("columns".to_owned(), number(table::MOST_COLUMNS)),
            ]);
            i18n::with_fix(language, error.key(), &limits)
        }
        FromTableError::Library(error) => error.message(language),
    }
}

/// Why a cell is not a valid answer, and what helps.
pub fn cell_problem(problem: &CellProblem, language: Language) -> String {
    let shown = problem.text.chars().take(MAX_SHOWN_CHARS).collect();
    i18n::with_fix(
        language,
        problem.trouble.key(),
        &texts([("column", label(problem.path, language)), ("text", shown)]),
    )
}

/// The message about a column that is not used; `None` for one that is.
pub fn column_problem(column: &Column, language: Language) -> Option<String> {
    let heading = ("heading", column.heading.clone());
    match column.meaning {
        HeadingMeaning::Answer(_) | HeadingMeaning::Left => None,
        HeadingMeaning::Unknown => Some(i18n::text_with(language, "table-column-unknown", &texts([heading]))),
        HeadingMeaning::Twice(path) => {
            let twice = texts([heading, ("field", label(path, language))]);
            Some(i18n::text_with(language, "table-column-twice", &twice))
        }
    }
}

/// The message about a row whose filing exists already.
pub fn twin_problem(twin: &Twin, language: Language) -> String {
    match twin {
        Twin::Row(number) => i18n::text_with(language, "table-twin-row", &texts([("number", number.to_string())])),
        Twin::Draft(title) => i18n::text_with(language, "table-twin-draft", &texts([("title", title.clone())])),
    }
}

fn texts<const N: usize>(values: [(&str, String); N]) -> Arguments {
    values.into_iter().map(|(name, value)| (name.to_owned(), Argument::Text(value))).collect()
}
