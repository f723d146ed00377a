//! Drafts with their history and pictures leave the library in one file, and come in from one.

use std::path::Path;
use std::sync::Arc;

use super::words::Words;
use crate::desk::{self, HouseError};
use crate::job::Job;
use crate::store::Library;

/// What writes the drafts `chosen`, or all, to a file.
pub fn out(
    library: &Arc<Library>,
    chosen: Option<Vec<String>>,
    words: Words,
) -> impl Fn(&Path, Option<&str>) -> Result<(), String> + Send + Sync + 'static {
    let library = library.clone();
    move |path, passphrase| {
        let written = desk::move_out(&library, chosen.as_deref(), path, passphrase, &Job::new());
        written.map(drop).map_err(|error| desk::house_error(&error, words.0))
    }
}

/// Takes the drafts of the file at `path` in and says what came of it.
///
/// # Errors
/// As [`desk::move_in`].
pub fn take_in(library: &Library, path: &Path, passphrase: Option<&str>, words: Words) -> Result<String, HouseError> {
    let merged = desk::move_in(library, path, passphrase, &Job::new())?;
    Ok(desk::told_merged(&merged, words.0))
}
