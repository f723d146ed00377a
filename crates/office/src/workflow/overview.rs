//! All drafts of a library as a table.

use std::collections::HashMap;

use chrono::{DateTime, Local, NaiveDate};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::PROGRAM;
use crate::i18n::Language;
use crate::package::{self, Line};
use crate::reference::Reference;
use crate::rules::{self, Inspections};
use crate::store::{Cause, Library, StoreError, Summary};

/// What the result is kept as.
const SLOT: &str = "overview";

/// A line as it was made, and the stamp that the draft had: it holds until the draft is saved again.
#[derive(Clone, Serialize, Deserialize)]
struct Made {
    stamp: (i64, i64),
    line: Line,
}

/// The overview of all drafts as CSV ([`package::overview_csv`]), judged as of `today` without their pictures. A draft that
/// cannot be read has a line that says so. Drafts that were judged that day and not saved since are not judged again.
///
/// # Errors
/// [`StoreError`] when the library cannot be read.
pub fn overview(
    library: &Library,
    reference: &Reference,
    today: NaiveDate,
    language: Language,
) -> Result<Vec<u8>, StoreError> {
    let engine = format!("{PROGRAM} {} {today}", reference.date());
    let altered = library.altered()?;
    let made = |summary: Summary| -> Result<Option<(Line, bool)>, StoreError> {
        match library.cached::<Made>(&summary.id, SLOT, &engine)? {
            Some(made) if made.stamp == summary.stamp && !altered.contains(&summary.id) => Ok(Some((made.line, false))),
            _ => Ok(line(library, &summary, reference, today)?.map(|line| (line, true))),
        }
    };
    let drafts = library.drafts()?;
    let stamps: HashMap<String, (i64, i64)> = drafts.iter().map(|draft| (draft.id.clone(), draft.stamp)).collect();
    let lines: Result<Vec<Option<(Line, bool)>>, StoreError> = drafts.into_par_iter().map(made).collect();
    let lines: Vec<(Line, bool)> = lines?.into_iter().flatten().collect();
    let fresh = lines.iter().filter(|(line, fresh)| *fresh && line.verdict.is_some());
    let fresh: Vec<Made> =
        fresh.filter_map(|(line, _)| Some(Made { stamp: *stamps.get(&line.id)?, line: line.clone() })).collect();
    // What cannot be kept is made again.
    let _ = library.cache(&engine, fresh.iter().map(|made| (made.line.id.as_str(), SLOT, made)));
    let lines: Vec<Line> = lines.into_iter().map(|(line, _)| line).collect();
    Ok(package::overview_csv(&lines, language))
}

/// The line of one draft; `None` when it is gone by now.
fn line(
    library: &Library,
    summary: &Summary,
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
            let Summary { id, kind, subject, title, .. } = summary.clone();
            Ok(Some(Line { id, kind, subject, applet: title, verdict: None, modified }))
        }
        Err(StoreError { cause: Cause::NoDraft(_), .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
