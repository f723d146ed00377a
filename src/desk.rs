//! What both faces do with a filing: examine its pictures, review it, export it, take one in.
//!
//! The window and the command line call the same functions here; neither holds a rule.

mod examine;
mod export;
mod intake;
mod look;

pub use examine::{examine, slot_of};
pub use export::{Export, ExportError, export};
pub use intake::{IntakeError, Taken, import, take_in};
pub use look::{Looked, Milliseconds, look};

use chrono::NaiveDate;

use crate::filing::{Filing, FilingError};
use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};
use crate::reference::Reference;
use crate::rules::{self, Inspections, Review};
use crate::store::{Draft, Library, State, StoreError};

/// Name and version of the program, as packages carry it.
pub const PROGRAM: &str = concat!("beian-desk ", env!("CARGO_PKG_VERSION"));

/// The day on this machine.
pub fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// Reviews a filing as of `today` with the tables that are in use.
pub fn review(filing: &Filing, inspections: &Inspections, today: NaiveDate) -> Review {
    rules::review(filing, inspections, Reference::built_in(), today)
}

/// Reviews a draft and notes what it came to.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn review_draft(
    library: &Library,
    draft: &Draft,
    inspections: &Inspections,
    today: NaiveDate,
) -> Result<Review, StoreError> {
    let review = review(&draft.filing, inspections, today);
    let state = if review.ready() { State::Ready } else { State::Problems };
    // A ready draft that was exported as it is stays exported.
    if !(state == State::Ready && draft.state == State::Exported) {
        library.set_state(&draft.id, draft.revision, state)?;
    }
    Ok(review)
}

/// Why a filing file cannot be used, and what helps, in `language`.
pub fn filing_error(error: &FilingError, language: Language) -> String {
    let text = |text: &str| Argument::Text(text.to_owned());
    let number = |number: usize| Argument::Text(number.to_string());
    let (key, arguments) = match error {
        FilingError::Syntax { line, column, message } => (
            "filing-error-syntax",
            vec![("line", number(*line)), ("column", number(*column)), ("detail", text(message))],
        ),
        FilingError::NotAFiling { found } => ("filing-error-not-a-filing", vec![("found", text(found))]),
        FilingError::Newer { found } => ("filing-error-newer", vec![("found", text(found))]),
        FilingError::WrongType { path, expected, found } => (
            "filing-error-wrong-type",
            vec![
                ("path", text(if path.is_empty() { "$" } else { path })),
                ("expected", json_type(expected)),
                ("found", json_type(found)),
            ],
        ),
    };
    let arguments: Arguments = arguments.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    with_fix(language, key, &arguments)
}

fn json_type(word: &str) -> Argument {
    let key = format!("json-{}", word.replace(' ', "-"));
    if i18n::has(Language::Chinese, &key) { Argument::Term(key) } else { Argument::Text(word.to_owned()) }
}

/// The message `key` and its attribute `.fix`, in one paragraph.
fn with_fix(language: Language, key: &str, arguments: &Arguments) -> String {
    let what = i18n::text_with(language, key, arguments);
    let separator = if language == Language::Chinese { "" } else { " " };
    match i18n::attribute(language, key, "fix", arguments) {
        Some(fix) => format!("{what}{separator}{fix}"),
        None => what,
    }
}
