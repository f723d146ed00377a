//! All drafts of a library as a table.

use chrono::{DateTime, Local, NaiveDate};
use rayon::prelude::*;

use crate::i18n::Language;
use crate::package::{self, Line};
use crate::reference::Reference;
use crate::rules::{self, Inspections};
use crate::store::{Cause, Library, StoreError, Summary};

/// The overview of all drafts as CSV ([`package::overview_csv`]), judged as of `today` without their pictures. A draft that
/// cannot be read has a line that says so.
///
/// # Errors
/// [`StoreError`] when the library cannot be read.
pub fn overview(
    library: &Library,
    reference: &Reference,
    today: NaiveDate,
    language: Language,
) -> Result<Vec<u8>, StoreError> {
    let drafts = library.drafts()?;
    let lines: Result<Vec<Option<Line>>, StoreError> =
        drafts.into_par_iter().map(|summary| line(library, summary, reference, today)).collect();
    let lines: Vec<Line> = lines?.into_iter().flatten().collect();
    Ok(package::overview_csv(&lines, language))
}

/// The line of one draft; `None` when it is gone by now.
fn line(
    library: &Library,
    summary: Summary,
    reference: &Reference,
    today: NaiveDate,
) -> Result<Option<Line>, StoreError> {
    let modified = DateTime::from_timestamp_millis(summary.modified).unwrap_or_default();
    let modified = modified.with_timezone(&Local).date_naive();
    match library.load(&summary.id) {
        Ok(draft) => {
            let review = rules::review(&draft.filing, &Inspections::new(), reference, today);
            Ok(Some(Line::reviewed(&draft.id, &draft.filing, &review, modified)))
        }
        Err(StoreError { cause: Cause::Unusable { .. } | Cause::Altered(_), .. }) => {
            let Summary { id, kind, subject, title, .. } = summary;
            Ok(Some(Line { id, kind, subject, applet: title, verdict: None, modified }))
        }
        Err(StoreError { cause: Cause::NoDraft(_), .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
