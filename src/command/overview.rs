//! `beian overview`: every draft of the library as a table for a spreadsheet program.

use chrono::{DateTime, Local};

use super::arguments::Arguments;
use super::console::{self, Refusal};
use super::files;
use super::{Verdict, open_library};
use crate::desk;
use crate::package::{self, Line};
use crate::rules::{self, Inspections, Review};
use crate::store::Draft;

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Refusal> {
    let path = arguments.target()?;
    let library = open_library(arguments)?;
    let reference = desk::reference(Some(&library));
    let today = arguments.today.unwrap_or_else(desk::today);
    let drafts = library.drafts()?;
    let mut rows: Vec<(Draft, Review, i64)> = Vec::with_capacity(drafts.len());
    for summary in &drafts {
        let draft = library.load(&summary.id)?;
        let review = rules::review(&draft.filing, &Inspections::new(), &reference, today);
        rows.push((draft, review, summary.modified));
    }
    let lines: Vec<Line<'_>> = rows
        .iter()
        .map(|(draft, review, modified)| Line {
            id: &draft.id,
            filing: &draft.filing,
            review: Some(review),
            modified: DateTime::from_timestamp_millis(*modified).unwrap_or_default().with_timezone(&Local).date_naive(),
        })
        .collect();
    files::write(path, &package::overview_csv(&lines, arguments.language()))?;
    console::print(&path.display().to_string())?;
    Ok(Verdict::Clear)
}
