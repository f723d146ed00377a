//! The dialog while drafts of another library come in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::widget::container;
use iced::{Element, Task};

use super::Message;
use crate::desktop::theme::{space as gap, style::Tone};
use crate::desktop::widget::progress::{TICK, progress};
use crate::desktop::words::Words;
use crate::desktop::{after, background};
use crate::job::Job;
use crate::package::ArchiveError;
use crate::store::Library;
use crate::workflow::{self, TransferError};

/// Drafts that are coming in.
pub struct Transfer {
    job: Job,
    /// Name of their file.
    name: String,
    about: String,
}

impl Transfer {
    /// Begins to take the drafts of the file at `path` in.
    pub fn begin(
        library: Arc<Library>,
        path: PathBuf,
        passphrase: Option<String>,
        words: Words,
    ) -> (Self, Task<Message>) {
        let job = Job::new();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let transfer = Self { job: job.clone(), name, about: words.get("app-moving-in-about") };
        let panicked = move || Message::MovedIn(Tone::Bad, words.panicked());
        let taken = background(move || take_in(&library, &path, passphrase.as_deref(), &job, words), panicked);
        (transfer, Task::batch([taken, after(TICK, Message::MovingTicked)]))
    }

    /// Stops; what came in until then stays, and a message says so.
    pub fn stop(&self) {
        self.job.cancel();
    }

    /// The dialog.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let stop = ("home/moving-stop", Message::MovingStopped);
        let content = progress(words.get("app-moving-in"), self.name.clone(), &self.about, &self.job, stop, words);
        container(content).padding(gap::THREE).width(560).into()
    }
}

impl Drop for Transfer {
    /// Nobody waits any more.
    fn drop(&mut self) {
        self.stop();
    }
}

fn take_in(library: &Library, path: &Path, passphrase: Option<&str>, job: &Job, words: Words) -> Message {
    match workflow::move_in(library, path, passphrase, job) {
        Ok(merged) => Message::MovedIn(Tone::Good, workflow::told_merged(&merged, words.0)),
        Err(TransferError::Archive(ArchiveError::Encrypted)) => Message::Locked(path.to_owned(), false),
        Err(TransferError::Archive(ArchiveError::WrongPassphrase)) => Message::Locked(path.to_owned(), true),
        Err(error) => {
            let tone = if matches!(error, TransferError::Cancelled) { Tone::Plain } else { Tone::Bad };
            Message::MovedIn(tone, workflow::transfer_error(&error, words.0))
        }
    }
}
