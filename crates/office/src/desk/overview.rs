//! All drafts of a library as a table.

use chrono::{DateTime, Local, NaiveDate};

use crate::i18n::Language;
use crate::package::{self, Line};
use crate::reference::Reference;
use crate::rules::{self, Inspections, Review};
use crate::store::{Draft, Library, StoreError};

/// The overview of all drafts as CSV ([`package::overview_csv`]), judged as of `today` without their pictures.
///
/// # Errors
/// [`StoreError`] when a draft cannot be read.
pub fn overview(
    library: &Library,
    reference: &Reference,
    today: NaiveDate,
    language: Language,
) -> Result<Vec<u8>, StoreError> {
    let mut rows: Vec<(Draft, Review)> = Vec::new();
    for summary in library.drafts()? {
        let draft = library.load(&summary.id)?;
        let review = rules::review(&draft.filing, &Inspections::new(), reference, today);
        rows.push((draft, review));
    }
    let day =
        |millis: i64| DateTime::from_timestamp_millis(millis).unwrap_or_default().with_timezone(&Local).date_naive();
    let line = |(draft, review)| {
        let Draft { id, filing, modified, .. }: &Draft = draft;
        Line { id, filing, review: Some(review), modified: day(*modified) }
    };
    let lines: Vec<Line<'_>> = rows.iter().map(|(draft, review)| line((draft, review))).collect();
    Ok(package::overview_csv(&lines, language))
}
