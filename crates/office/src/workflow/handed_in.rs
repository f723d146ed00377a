//! The answers of a draft as they were submitted, and what was edited in it since.

use chrono::{NaiveDateTime, TimeDelta};
use serde_json::{Value, json};

use super::{answers, in_china};
use crate::clock;
use crate::filing::path::CHANGED;
use crate::filing::{Filing, Kind, field};
use crate::identifier::normal;
use crate::package::{self, Difference};
use crate::progress::{Happening, Stage};
use crate::reference::Reference;
use crate::store::{Cause, Draft, Library, LibraryEvent, StoreError};
use crate::view::anchor;

/// Key in a submission's data for the version with its answers: the time at which that was stored, in milliseconds since
/// 1970. Its number may be another one in another library.
const VERSION: &str = "version";

/// Times of events are given to the minute, and the last keystrokes are saved a moment later.
const MINUTE: TimeDelta = TimeDelta::minutes(1);

/// The data of a submission of the draft `id` at `time`, whose answers are `present` now: its answers are stored as a
/// version `name`, unless the newest version has the same.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn submission_data(
    library: &Library,
    id: &str,
    name: &str,
    present: &Filing,
    time: NaiveDateTime,
) -> Result<Value, StoreError> {
    let answers = if in_china(clock::now()) <= time + MINUTE {
        present.clone()
    } else {
        at(library, library.load(id)?, time)?.unwrap_or_else(|| present.clone())
    };
    let newest = library.versions(id)?.into_iter().next();
    let same = newest.filter(|newest| library.version(id, newest.number).is_ok_and(|filing| filing == answers));
    let made = if let Some(version) = same {
        Some(version.made)
    } else {
        let number = library.keep_version(id, name, &answers)?;
        library.versions(id)?.into_iter().find(|version| version.number == number).map(|version| version.made)
    };
    Ok(made.map_or(Value::Null, |made| json!({ VERSION: made })))
}

/// The answers of the draft at its last submission; the present ones if it was not submitted, or nothing better is
/// known.
pub(super) fn handed_in(library: &Library, draft: Draft, events: &[LibraryEvent]) -> Result<Filing, StoreError> {
    let submissions = events.iter().filter(|event| event.kind == Happening::Submitted.name());
    let Some(last) = submissions.max_by_key(|event| event.time) else { return Ok(draft.filing) };
    if let Some(made) = last.data.get(VERSION).and_then(Value::as_i64) {
        let version = library.versions(&draft.id)?.into_iter().find(|version| version.made == made);
        let kept = version.map(|version| library.version(&draft.id, version.number));
        if let Some(filing) = kept.map_or(Ok(None), readable)? {
            return Ok(filing);
        }
    }
    let present = draft.filing.clone();
    Ok(at(library, draft, last.time)?.unwrap_or(present))
}

/// The answers of the draft at `time`, from its kept states. `None` if no package had been exported by then: the answers
/// may have been incomplete, and the present ones are the best guess; likewise where the state cannot be read.
fn at(library: &Library, draft: Draft, time: NaiveDateTime) -> Result<Option<Filing>, StoreError> {
    let end = time + MINUTE;
    let before = |millis: i64| clock::at(millis).is_some_and(|moment| in_china(moment) <= end);
    if before(draft.modified) {
        return Ok(Some(draft.filing));
    }
    if !library.versions(&draft.id)?.iter().any(|version| before(version.made)) {
        return Ok(None);
    }
    // Newest first: the last state that ended after that time is the one it had.
    let past = library.past(&draft.id)?.into_iter().take_while(|past| !before(past.until)).last();
    past.map(|past| library.past_filing(&draft.id, past.revision)).map_or(Ok(None), readable)
}

/// `None` for answers that are lost or altered.
fn readable(read: Result<Filing, StoreError>) -> Result<Option<Filing>, StoreError> {
    match read {
        Ok(filing) => Ok(Some(filing)),
        Err(StoreError { cause: Cause::Unusable { .. } | Cause::Altered(_) | Cause::NoDraft(_), .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The answers of the draft `id` that are under review or on file; `None` before its submission and after a rejection.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn submitted(library: &Library, id: &str, reference: &Reference) -> Result<Option<Filing>, StoreError> {
    let draft = library.load(id)?;
    if answers::stage_of(library, id, &draft.filing, reference)?.is_in_hand() {
        return Ok(None);
    }
    handed_in(library, draft, &library.events(id)?).map(Some)
}

/// Number of answers of a `draft` with these `events` that were edited since they were submitted; none before its submission
/// and after a rejection, or where the submitted ones cannot be read.
pub fn edited_since(library: &Library, draft: Draft, events: &[LibraryEvent], stage: Stage) -> usize {
    if stage.is_in_hand() {
        return 0;
    }
    let present = draft.filing.clone();
    handed_in(library, draft, events)
        .map_or(0, |submitted| fields_of(&edits_since(&submitted, &present), &present).len())
}

/// The fields where these edits are answered, each once: what one person answers for two roles is one edit.
pub fn fields_of(edits: &[Difference], filing: &Filing) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for field in edits.iter().map(|edit| anchor(&edit.path, filing)) {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}

/// Where the answers that are sent differ from those that were `submitted`; notation makes no difference.
pub fn edits_since(submitted: &Filing, present: &Filing) -> Vec<Difference> {
    let cancels = present.kind() == Kind::Cancel;
    let counts = |row: &field::Field| row.sent || row.path == CHANGED || cancels && !row.console.is_empty();
    let mut edits = package::compare(&normal::filing(submitted), &normal::filing(present));
    edits.retain(|edit| edit.path == "kind" || field::at(&edit.path).is_some_and(counts));
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOBILE: &str = field!("icp_subject.principal_info.mobile");

    fn answers(mobile: &str) -> Filing {
        let mut filing = Filing::new(Kind::New);
        filing.set(MOBILE, mobile);
        filing
    }

    /// Records a submission as both front ends do.
    fn submit(library: &Library, id: &str, present: &Filing, time: NaiveDateTime) {
        let data = submission_data(library, id, "样本提交", present, time).unwrap();
        let _ = library.add_event(id, Happening::Submitted.name(), time, "", &data).unwrap();
    }

    #[test]
    fn what_was_submitted_is_known_however_much_is_edited_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let mut present = answers("13800000000");
        let draft = library.create(&present).unwrap();
        let lies_there = || submitted(&library, &draft.id, Reference::built_in()).unwrap();
        assert_eq!(lies_there(), None, "nothing was submitted");
        submit(&library, &draft.id, &present, super::super::china_now());
        let mut revision = draft.revision;
        for number in 1..5 {
            present.set(MOBILE, format!("1380000000{number}"));
            revision = library.save(&draft.id, revision, &present).unwrap().revision;
        }
        assert_eq!(lies_there(), Some(answers("13800000000")));
        let edits = edits_since(&lies_there().unwrap(), &present);
        assert_eq!(edits.iter().map(|edit| edit.path.as_str()).collect::<Vec<_>>(), [MOBILE]);
        present.set("facts.business_scope", "样本");
        present.set(MOBILE, "138 0000 0000");
        assert_eq!(edits_since(&lies_there().unwrap(), &present), [], "neither notes nor notation are submitted");

        submit(&library, &draft.id, &present, super::super::china_now());
        assert_eq!(library.versions(&draft.id).unwrap().len(), 2, "each submission has its version");
        assert_eq!(lies_there(), Some(present.clone()));
        submit(&library, &draft.id, &present, super::super::china_now());
        assert_eq!(library.versions(&draft.id).unwrap().len(), 2, "the same answers are stored once");
        let refused = Happening::PlatformRefused.name();
        let _ = library.add_event(&draft.id, refused, super::super::china_now(), "", &Value::Null).unwrap();
        assert_eq!(lies_there(), None, "it is in hand again");
    }
}
