//! The answers of platform and bureau that a library keeps, and what it knows from them.

use std::cell::OnceCell;

use serde_json::Value;

use super::timeline::timeline;
use crate::filing::Filing;
use crate::finding::Finding;
use crate::package::answer::{self, Assigned, PlatformAnswer};
use crate::progress::Stage;
use crate::reference::Reference;
use crate::store::{Library, StoreError};

/// Keeps what the platform answered beside the version of the draft `id` that was kept last, after what it answered
/// before; the present answers become a version `name` where none was kept yet. Says whether it is new.
///
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

/// Keeps the text of a refusal as an answer to the draft `id`, as [`keep_answer`] does. Says as what, and `None` where
/// nothing of it is understood, so that it stays a remark, or it was kept before.
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
    Ok(keep_answer(library, id, name, &answer.whole)?.then_some(answer.whole))
}

/// The reasons of every answer that the library keeps, as far as their field is known.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn earlier_reasons(library: &Library, reference: &Reference) -> Result<Vec<Assigned>, StoreError> {
    let kept = library.answers()?;
    let read = kept.iter().flat_map(answer::each).filter_map(|whole| PlatformAnswer::of(whole, reference, &[]).ok());
    Ok(read.flat_map(|answer| answer.assigned()).collect())
}

/// The answers to the version of the draft `id` that was answered last, the newest first, beside that version; `None` where
/// none is kept, or it was taken away.
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

/// The same; `earlier` keeps what [`earlier_reasons`] says, for the next draft.
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
            read.filter_map(|whole| PlatformAnswer::of(whole, reference, earlier).ok()).collect();
        if !read.is_empty() {
            return Ok(Some((library.version(id, version.number)?, read)));
        }
    }
    Ok(None)
}

/// Whether what a reason is about stands in `filing` as it was `submitted`. One without a field does.
pub fn is_unchanged(reason: &Finding, submitted: &Filing, filing: &Filing) -> bool {
    reason.field.is_empty() || submitted.get(&reason.field) == filing.get(&reason.field)
}

/// What the draft `id` was refused for and nothing was done about since; nothing while it is under review or filed.
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

/// What the newest answers to the draft `id` refuse and nothing was done about since; said twice, it stands once. `earlier`
/// keeps what [`earlier_reasons`] says, for the next draft.
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

/// Assigns a reason of the newest answers to the draft `id` to the field at `field`, for good.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn assign_reason(library: &Library, id: &str, text: &str, field: &str) -> Result<(), StoreError> {
    change_newest(library, id, |kept| answer::changed(kept, |whole| PlatformAnswer::assign(whole, text, field)))
}

/// Notes that a reason of the newest answers to the draft `id` is dealt with, or is open again.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn handle_reason(library: &Library, id: &str, text: &str, handled: bool) -> Result<(), StoreError> {
    change_newest(library, id, |kept| answer::changed(kept, |whole| PlatformAnswer::handle(whole, text, handled)))
}

/// Takes `answer` away from the newest answers to the draft `id`; the others stay.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn forget_answer(library: &Library, id: &str, answer: &Value) -> Result<(), StoreError> {
    change_newest(library, id, |kept| answer::without(kept, answer))
}

fn change_newest(library: &Library, id: &str, change: impl FnOnce(&Value) -> Value) -> Result<(), StoreError> {
    let versions = library.versions(id)?;
    let kept = versions.into_iter().find_map(|version| Some((version.number, version.answer?)));
    let Some((number, whole)) = kept else { return Ok(()) };
    library.set_answer(id, number, &change(&whole))
}
