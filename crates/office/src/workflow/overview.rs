//! All drafts of a library as a table.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::engine;
use super::whereabouts::{Whereabouts, whereabouts};
use crate::clock;
use crate::i18n::Language;
use crate::job::Job;
use crate::package::{self, OverviewLine};
use crate::reference::Reference;
use crate::rules::{self, Inspections};
use crate::scan::Pace;
use crate::store::{Cause, JobError, Library, StoreError, Summary};

/// Slot of the cached lines.
const SLOT: &str = "overview";

/// Number of lines cached at once.
const KEPT: usize = 200;

/// A line with the draft's stamp: it is valid until the draft is saved again, and as long as the review has the same
/// result.
#[derive(Clone, Serialize, Deserialize)]
struct Made {
    stamp: (i64, i64),
    line: OverviewLine,
    /// First and last day on which the review has this result.
    days: (NaiveDate, NaiveDate),
}

impl Made {
    fn holds(&self, summary: &Summary, today: NaiveDate) -> bool {
        let (first, last) = self.days;
        self.stamp == summary.stamp && first <= today && today <= last
    }
}

/// The overview of all drafts as CSV ([`package::overview_csv`]), reviewed as of `today` without their pictures. A
/// draft that cannot be read has a line that says so. Drafts that were not saved since their last review are reviewed
/// again only if a date has been reached or has passed.
///
/// # Errors
/// [`JobError`] when the library cannot be read.
pub fn overview(
    library: &Library,
    reference: &Reference,
    today: NaiveDate,
    language: Language,
    job: &Job,
) -> Result<Vec<u8>, JobError> {
    let drafts = library.drafts()?;
    let known: HashMap<&str, (&Summary, Whereabouts)> = drafts
        .iter()
        .zip(whereabouts(library, reference, &drafts)?)
        .map(|(it, known)| (&*it.id, (it, known)))
        .collect();
    let judged = judge_all(library, reference, today, Pace::AllCores, job)?.into_iter();
    let lines: Vec<OverviewLine> = judged
        .map(|made| match known.get(&*made.line.id) {
            Some((draft, known)) => {
                OverviewLine { stage: known.key(draft), open_points: known.open_points, ..made.line }
            }
            None => made.line,
        })
        .collect();
    Ok(package::overview_csv(&lines, language))
}

/// Prepares the cached lines for [`overview`], one draft after the other, working at most half of the time: after an
/// update of the program or its tables all have to be reviewed. While it runs, a second call does nothing.
/// # Errors
/// [`JobError`] when the library cannot be read.
pub fn prepare_overview(library: &Library, reference: &Reference, today: NaiveDate, job: &Job) -> Result<(), JobError> {
    static RUNNING: Mutex<()> = Mutex::new(());
    let Ok(_alone) = RUNNING.try_lock() else { return Ok(()) };
    judge_all(library, reference, today, Pace::InTurn, job).map(drop)
}

/// The lines of all drafts. Results are cached after every [`KEPT`] of them.
fn judge_all(
    library: &Library,
    reference: &Reference,
    today: NaiveDate,
    pace: Pace,
    job: &Job,
) -> Result<Vec<Made>, JobError> {
    let engine = engine(reference);
    let altered = library.altered()?;
    let drafts = library.drafts()?;
    let known = library.all_cached::<Made>(SLOT, &engine)?;
    let (count, done) = (drafts.len(), AtomicUsize::new(0));
    let made = |summary: &Summary| -> Result<Option<(Made, bool)>, JobError> {
        job.checkpoint()?;
        job.advance(done.fetch_add(1, Ordering::Relaxed), count);
        match known.get(&summary.id) {
            Some(made) if made.holds(summary, today) && !altered.contains(&summary.id) => {
                Ok(Some((made.clone(), false)))
            }
            _ => Ok(judge(library, summary, reference, today)?.map(|made| (made, true))),
        }
    };
    let mut all = Vec::with_capacity(count);
    for some in drafts.chunks(KEPT) {
        let begun = Instant::now();
        let lines: Result<Vec<Option<(Made, bool)>>, JobError> = match pace {
            Pace::AllCores => some.par_iter().map(made).collect(),
            Pace::InTurn => some.iter().map(made).collect(),
        };
        let lines: Vec<(Made, bool)> = lines?.into_iter().flatten().collect();
        let fresh: Vec<&Made> =
            lines.iter().filter(|(made, fresh)| *fresh && made.line.verdict.is_some()).map(|(made, _)| made).collect();
        if !fresh.is_empty() {
            // Lines that cannot be cached are made again.
            let _ = library.cache(&engine, fresh.into_iter().map(|made| (made.line.id.as_str(), SLOT, made)));
            if pace == Pace::InTurn {
                thread::sleep(begun.elapsed());
            }
        }
        all.extend(lines.into_iter().map(|(made, _)| made));
    }
    Ok(all)
}

/// The line of one draft; `None` if it no longer exists.
fn judge(
    library: &Library,
    summary: &Summary,
    reference: &Reference,
    today: NaiveDate,
) -> Result<Option<Made>, StoreError> {
    let modified = clock::at(summary.modified).unwrap_or_default();
    let modified = super::in_china(modified).date();
    let made = |line: OverviewLine, last: NaiveDate| Made { stamp: summary.stamp, line, days: (today, last) };
    match library.load(&summary.id) {
        Ok(draft) => {
            let (review, last) = rules::review_until(&draft.filing, &Inspections::new(), reference, today);
            Ok(Some(made(OverviewLine::reviewed(&draft.id, &draft.filing, &review, modified), last)))
        }
        Err(StoreError { cause: Cause::Unusable { .. } | Cause::Altered(_), .. }) => {
            let Summary { id, kind, subject, title, .. } = summary.clone();
            Ok(Some(made(
                OverviewLine { id, kind, subject, applet: title, verdict: None, modified, stage: None, open_points: 0 },
                today,
            )))
        }
        Err(StoreError { cause: Cause::NoDraft(_), .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Filing, Kind};

    #[test]
    fn on_another_day_only_what_a_date_changes_is_judged_again() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let reference = Reference::built_in();
        let until = |end: &str| {
            let mut filing = Filing::new(Kind::New);
            filing.set(field!("icp_subject.principal_info.certificate_validity_date_end"), end);
            library.create(&filing).unwrap().id
        };
        let (ends, lasts) = (until("20261202"), until("20400101"));
        let on = |day: u32| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        let judged = |id: &str| library.cached::<Made>(id, SLOT, &engine(reference)).unwrap().unwrap().days.0;
        for (today, days) in [(1, [1, 1]), (2, [1, 1]), (3, [3, 1]), (4, [3, 1]), (1, [1, 1])] {
            overview(&library, reference, on(today), Language::Chinese, &Job::new()).unwrap();
            assert_eq!([&ends, &lasts].map(|id| judged(id)), days.map(on), "on the {today}");
        }
    }
}
