//! Hands over drafts with their history and pictures in one file.

use std::path::Path;
use std::sync::Arc;

use super::words::Words;
use crate::job::Job;
use crate::store::Library;
use crate::workflow;

/// The dialog that saves the drafts `chosen`, or all, to a file.
pub fn writer(
    library: &Arc<Library>,
    chosen: Option<Vec<String>>,
    words: Words,
) -> impl Fn(&Path, Option<&str>, &Job) -> Result<Option<String>, String> + Send + Sync + 'static {
    let library = library.clone();
    move |path, passphrase, job| {
        let handed_over = workflow::hand_over(&library, chosen.as_deref(), path, passphrase, job);
        handed_over
            .map(|handed_over| handed_over.left_behind(words.0))
            .map_err(|error| workflow::transfer_error(&error, words.0))
    }
}
