//! Hands over drafts with their history and pictures in one file.

use std::path::Path;
use std::sync::Arc;

use super::words::Words;
use crate::job::Job;
use crate::store::Library;
use crate::workflow;

/// The dialog that saves the drafts `chosen`, or all, to a file.
pub fn out(
    library: &Arc<Library>,
    chosen: Option<Vec<String>>,
    words: Words,
) -> impl Fn(&Path, Option<&str>, &Job) -> Result<Option<String>, String> + Send + Sync + 'static {
    let library = library.clone();
    move |path, passphrase, job| {
        let moved = workflow::move_out(&library, chosen.as_deref(), path, passphrase, job);
        moved.map(|moved| moved.left_behind(words.0)).map_err(|error| workflow::transfer_error(&error, words.0))
    }
}
