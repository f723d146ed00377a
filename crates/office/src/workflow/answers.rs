//! The answers of platform and bureau in a library, and what is learnt from them.

use std::cell::OnceCell;

use serde_json::Value;

use super::timeline::timeline;
use crate::filing::Filing;
use crate::finding::Finding;
use crate::package::answer::{self, Assigned, PlatformAnswer};
use crate::progress::Stage;
use crate::reference::Reference;
use crate::store::{Library, StoreError};

/// Stores the platform's answer with the latest version of the draft `id`, after the answers stored before; if there is
/// no version yet, the present answers become a version `name`. Returns whether the answer is new.
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn keep_answer(library: &Library, id: &str, name: &str, answer: &Value) -> Result<bool, StoreError> {
    let (number, kept) = match library.versions(id)?.into_iter().next() {
        Some(version) => (version.number, version.answer.unwrap_or_default()),
        None => (library.keep_version(id, name, &library.load(id)?.filing)?, Value::Null),
    };
    let Some(kept) = answer::added(&kept, answer) else { return Ok(false) };
    library.set_answer(id, number, &kept).map(|()| true)
}

/// Stores the text of a rejection as an answer to the draft `id`, as [`keep_answer`] does. Returns the stored answer,
/// or `None` if nothing of it is understood, so that it stays a remark, or if it was stored before.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn keep_refusal(
    library: &Library,
    reference: &Reference,
    id: &str,
    name: &str,
    text: &str,
) -> Result<Option<Value>, StoreError> {
    let Ok(answer) = PlatformAnswer::read(text, reference, &[]) else { return Ok(None) };
    if answer.findings.iter().all(|reason| reason.is(&answer::UNREAD)) && answer.findings.len() < 2 {
        return Ok(None);
    }
    Ok(keep_answer(library, id, name, &answer.stored)?.then_some(answer.stored))
}

/// The reasons of all stored answers whose field is known.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn earlier_reasons(library: &Library, reference: &Reference) -> Result<Vec<Assigned>, StoreError> {
    let kept = library.answers()?;
    let read = kept.iter().flat_map(answer::each).filter_map(|stored| PlatformAnswer::of(stored, reference, &[]).ok());
    Ok(read.flat_map(|answer| answer.assigned()).collect())
}

/// The answers to the version of the draft `id` that was answered last, the newest first, with that version; `None`
/// where there are none, or they were removed.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn newest_answers(
    library: &Library,
    reference: &Reference,
    id: &str,
) -> Result<Option<(Filing, Vec<PlatformAnswer>)>, StoreError> {
    newest_among(library, reference, id, &OnceCell::new())
}

/// The same; `earlier` caches the result of [`earlier_reasons`] for the next draft.
fn newest_among(
    library: &Library,
    reference: &Reference,
    id: &str,
    earlier: &OnceCell<Vec<Assigned>>,
) -> Result<Option<(Filing, Vec<PlatformAnswer>)>, StoreError> {
    for version in library.versions(id)? {
        let Some(kept) = version.answer else { continue };
        if kept.is_null() {
            break;
        }
        if earlier.get().is_none() {
            let _ = earlier.set(earlier_reasons(library, reference)?);
        }
        let earlier = earlier.get().map_or(&[][..], Vec::as_slice);
        let read = answer::each(&kept).into_iter().rev();
        let read: Vec<PlatformAnswer> =
            read.filter_map(|stored| PlatformAnswer::of(stored, reference, earlier).ok()).collect();
        if !read.is_empty() {
            return Ok(Some((library.version(id, version.number)?, read)));
        }
    }
    Ok(None)
}

/// Whether the field of a reason is unchanged in `filing` since it was `submitted`, and so is the other side of a
/// certificate if it leaves open which one it means. A reason without a field counts as unchanged.
pub fn is_unchanged(reason: &Finding, submitted: &Filing, filing: &Filing) -> bool {
    let same = |path: &str| submitted.get(path) == filing.get(path);
    reason.field.is_empty() || same(&reason.field) && answer::other_side(reason).is_none_or(same)
}

/// The reasons for the rejection of the draft `id` that have not been dealt with; none while it is under review or
/// filed.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn open_reasons(
    library: &Library,
    reference: &Reference,
    id: &str,
    filing: &Filing,
) -> Result<Vec<Finding>, StoreError> {
    if !stage_of(library, id, filing, reference)?.is_in_hand() {
        return Ok(Vec::new());
    }
    open_among(library, reference, id, filing, &OnceCell::new())
}

/// The stage of the draft `id`.
pub(super) fn stage_of(
    library: &Library,
    id: &str,
    filing: &Filing,
    reference: &Reference,
) -> Result<Stage, StoreError> {
    Ok(timeline(&library.events(id)?, filing, reference).stage)
}

/// The reasons in the newest answers to the draft `id` that have not been dealt with, each once. `earlier` caches the
/// result of [`earlier_reasons`] for the next draft.
pub(super) fn open_among(
    library: &Library,
    reference: &Reference,
    id: &str,
    filing: &Filing,
    earlier: &OnceCell<Vec<Assigned>>,
) -> Result<Vec<Finding>, StoreError> {
    let Some((submitted, answers)) = newest_among(library, reference, id, earlier)? else { return Ok(Vec::new()) };
    let reasons = answers.iter().flat_map(|answer| {
        let open = |reason: &&Finding| !answer.is_handled(reason) && is_unchanged(reason, &submitted, filing);
        answer.findings.iter().filter(open)
    });
    let mut open: Vec<Finding> = Vec::new();
    for reason in reasons {
        if !open.contains(reason) {
            open.push(reason.clone());
        }
    }
    Ok(open)
}

/// Assigns a reason in the newest answers to the draft `id` permanently to the field at `field`.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn assign_reason(library: &Library, id: &str, text: &str, field: &str) -> Result<(), StoreError> {
    change_newest(library, id, |kept| answer::changed(kept, |stored| PlatformAnswer::assign(stored, text, field)))
}

/// Marks a reason in the newest answers to the draft `id` as dealt with, or as open again.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn handle_reason(library: &Library, id: &str, text: &str, handled: bool) -> Result<(), StoreError> {
    change_newest(library, id, |kept| answer::changed(kept, |stored| PlatformAnswer::handle(stored, text, handled)))
}

/// Removes `answer` from the newest answers to the draft `id`; the others stay.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn forget_answer(library: &Library, id: &str, answer: &Value) -> Result<(), StoreError> {
    change_newest(library, id, |kept| answer::without(kept, answer))
}

fn change_newest(library: &Library, id: &str, change: impl FnOnce(&Value) -> Value) -> Result<(), StoreError> {
    let versions = library.versions(id)?;
    let kept = versions.into_iter().find_map(|version| Some((version.number, version.answer?)));
    let Some((number, stored)) = kept else { return Ok(()) };
    library.set_answer(id, number, &change(&stored))
}
