//! Operations that both front ends share: examining a filing's pictures, reviewing, exporting and importing it.
//!
//! Window and command line call the same functions here; neither has rules of its own.

mod answers;
mod batch;
mod bulk_edit;
mod demo;
mod doubts;
mod earlier_filings;
mod examine;
mod explain;
mod export;
mod follow_up;
mod from_table;
mod handed_in;
mod inspect;
mod intake;
mod linked_answers;
mod message;
mod other_drafts;
mod overview;
mod set_aside;
mod submission;
mod timeline;
mod transfer;
mod unjudged;
mod update;
mod whereabouts;

pub use crate::package::answer::prepare as prepare_answers;
pub use answers::{
    assign_reason, earlier_reasons, forget_answer, handle_reason, is_unchanged, keep_answer, keep_refusal,
    newest_answers, open_reasons,
};
pub use batch::{Batch, BatchEnd, Outcome, Report, export_all, is_exportable, package_name};
pub use bulk_edit::{
    EDITABLE, Edit, Editable, Edited, Sameness, Somebody, edit_all, edit_problems, edits, people, read_for_edit,
    undo_edits,
};
pub use demo::fill_with_samples;
pub use doubts::{Doubt, Readiness, doubts};
pub use earlier_filings::{EarlierFiling, begin_from, earlier_filings, modify_as_edited};
pub use examine::{examine, slot_of};
pub use explain::{Explained, explain};
pub use export::{Export, ExportError, build, export};
pub use follow_up::follow_up;
pub use from_table::{
    FromTableError, Prospect, TablePreview, Twin, cell_problem, column_problem, make_drafts, preview_table,
    recognise_table, table_error, twin_problem,
};
pub use handed_in::{edited_since, edits_since, fields_of, submission_data, submitted};
pub use inspect::{Inspected, InspectionError, Milliseconds, inspect};
pub use intake::{IntakeError, Taken, import, take_in};
pub use linked_answers::{follow, list_edits, unmark_read};
pub use message::{answer_error, archive_error, export_error, filing_error, import_error, intake_error};
pub use other_drafts::neighbours;
pub use overview::{overview, prepare_overview};
pub use set_aside::{aside_of_manager, aside_of_natures, count_aside, set_aside};
pub use submission::{Left, Submission, clear_away, lay_out};
pub use transfer::{
    HandedOver, TransferError, clear_workshops, hand_over, is_transfer, merge_summary, take_over, transfer_error,
};

pub use timeline::{
    KeptTimeline, WrongTime, event_data, keep_timelines, kept_timelines, refusal_data, timeline, wrong_time,
};
pub use unjudged::{JUDGED_AT_ONCE, Judged, judge, unjudged};
pub use update::{Arrival, Update, arrive, recognise_archive, update};
pub use whereabouts::{Whereabouts, whereabouts};

use std::borrow::Cow;
use std::path::Path;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};

use crate::clock;
use crate::filing::Filing;
use crate::reference::Reference;
use crate::rules::Review;
use crate::store::{Draft, DraftState, Library, StoreError};

/// Name and version of the program, as written in packages.
pub const PROGRAM: &str = concat!("beian-desk ", env!("CARGO_PKG_VERSION"));

/// The rules and tables behind a result: another program version with the same ones gets the same result.
fn engine(reference: &Reference) -> String {
    format!("{} {} {}", env!("BEIAN_RULES_FINGERPRINT"), beian_vision::FINGERPRINT, reference.date())
}

/// The day in China, where the filing is judged, whatever the time zone of the machine.
pub fn today() -> NaiveDate {
    in_china(clock::now()).date()
}

/// The time in China, to the minute, as events are recorded: two in the same minute keep their order.
pub fn china_now() -> NaiveDateTime {
    let now = in_china(clock::now());
    now - TimeDelta::seconds(i64::from(now.second())) - TimeDelta::nanoseconds(i64::from(now.nanosecond()))
}

/// A moment in China's local time, which has no daylight saving time.
pub fn in_china(moment: DateTime<Utc>) -> NaiveDateTime {
    (moment + TimeDelta::hours(8)).naive_utc()
}

/// Maximum size in bytes of a filing or answer file: more than a thousand times what one needs.
pub const LARGEST_TEXT: u64 = 16 << 20;

/// Format in which the time of an event is typed and shown, to the minute.
pub const MOMENT: &str = "%Y-%m-%d %H:%M";

/// The time typed for an event; `None` for any other text and for a year without four digits: no event is that far
/// away, and no deadline can be calculated near the end of the calendar.
pub fn moment(text: &str) -> Option<NaiveDateTime> {
    let moment = NaiveDateTime::parse_from_str(text.trim(), MOMENT).ok()?;
    clock::YEARS.contains(&moment.year()).then_some(moment)
}

/// The tables in use: those built in, replaced by newer files from the folder `reference` of the library.
/// [`Reference::refused`] lists the files that were rejected there.
pub fn reference(library: Option<&Library>) -> Cow<'static, Reference> {
    match library.map(|library| library.folder().join("reference")).filter(|folder| folder.is_dir()) {
        Some(folder) => Cow::Owned(Reference::load(&folder)),
        None => Cow::Borrowed(Reference::built_in()),
    }
}

/// The state of `filing` after its `review`; answers that are merely missing are not problems yet.
pub fn state_after(review: &Review, filing: &Filing) -> DraftState {
    match review.standing(filing).wrong {
        0 if review.ready() => DraftState::Ready,
        0 => DraftState::Filling,
        _ => DraftState::Problems,
    }
}

/// Stores the result of a `review` with its draft.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn mark_reviewed(library: &Library, draft: &Draft, review: &Review) -> Result<(), StoreError> {
    let state = state_after(review, &draft.filing);
    // An exported, unchanged draft stays exported, and one without answers stays unstarted.
    if matches!(
        (state, draft.state),
        (DraftState::Ready, DraftState::Exported) | (DraftState::Filling, DraftState::NotStarted)
    ) {
        return Ok(());
    }
    library.set_state(&draft.id, draft.revision, state)
}

/// Stores the answers of a draft that was exported to `path` as a version, and records the export and its path.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn mark_exported(library: &Library, draft: &Draft, path: &Path) -> Result<(), StoreError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    library.keep_version(&draft.id, &name, &draft.filing)?;
    let submission = Submission::load(library, &draft.id)?;
    let package = Some(Left::new(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()), &draft.filing));
    Submission { package, ..submission }.keep(library, &draft.id)?;
    library.set_state(&draft.id, draft.revision, DraftState::Exported)
}
