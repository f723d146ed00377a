//! The answers of platform and bureau that a library keeps, and what it knows from them.

use serde_json::Value;

use crate::package::answer::{Assigned, PlatformAnswer};
use crate::reference::Reference;
use crate::store::{Library, StoreError};

/// Keeps what the platform answered beside the version of the draft `id` that was kept last; the present answers
/// become a version `name` where none was kept yet.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn keep_answer(library: &Library, id: &str, name: &str, answer: &Value) -> Result<(), StoreError> {
    let number = match library.versions(id)?.first() {
        Some(version) => version.number,
        None => library.keep_version(id, name, &library.load(id)?.filing)?,
    };
    library.set_answer(id, number, answer)
}

/// The reasons of every answer that the library keeps, as far as their field is known.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn earlier_reasons(library: &Library, reference: &Reference) -> Result<Vec<Assigned>, StoreError> {
    let kept = library.answers()?;
    let read = kept.iter().filter_map(|whole| PlatformAnswer::of(whole, reference, &[]).ok());
    Ok(read.flat_map(|answer| answer.assigned()).collect())
}

/// Assigns a reason of the newest answer to the draft `id` to the field at `field`, for good.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn assign_reason(library: &Library, id: &str, text: &str, field: &str) -> Result<(), StoreError> {
    change_newest(library, id, |whole| PlatformAnswer::assign(whole, text, field))
}

/// Notes that a reason of the newest answer to the draft `id` is dealt with, or is open again.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn handle_reason(library: &Library, id: &str, text: &str, handled: bool) -> Result<(), StoreError> {
    change_newest(library, id, |whole| PlatformAnswer::handle(whole, text, handled))
}

/// Takes the newest answer to the draft `id` away; the draft has none then.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn forget_answer(library: &Library, id: &str) -> Result<(), StoreError> {
    change_newest(library, id, |_| Value::Null)
}

fn change_newest(library: &Library, id: &str, change: impl FnOnce(&Value) -> Value) -> Result<(), StoreError> {
    let versions = library.versions(id)?;
    let kept = versions.into_iter().find_map(|version| Some((version.number, version.answer?)));
    let Some((number, whole)) = kept else { return Ok(()) };
    library.set_answer(id, number, &change(&whole))
}
