//! The dialog shown while a file is imported.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::container;
use iced::{Element, Task};

use super::Message;
use super::import::import;
use crate::desktop::theme::space as gap;
use crate::desktop::widget::progress::{TICK, progress};
use crate::desktop::words::Words;
use crate::desktop::{after, background};
use crate::job::Job;
use crate::store::Library;

/// A file that is being imported.
pub struct Transfer {
    job: Job,
    /// Its name.
    name: String,
}

impl Transfer {
    /// Starts to import the file at `path`.
    pub fn begin(
        library: Arc<Library>,
        path: PathBuf,
        passphrase: Option<String>,
        words: Words,
    ) -> (Self, Task<Message>) {
        let job = Job::new();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let transfer = Self { job: job.clone(), name };
        let panicked = move || Message::Imported(Err(words.panicked()));
        let taken = background(move || import(&library, path, passphrase.as_deref(), &job, words), panicked);
        let taken = taken.map(|end| Message::TakenIn(Box::new(end)));
        (transfer, Task::batch([taken, after(TICK, Message::TakingTicked)]))
    }

    /// Cancels the import; drafts that were imported completely stay, and a message says so.
    pub fn stop(&self) {
        self.job.cancel();
    }

    /// The dialog.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let stop = ("home/moving-stop", Message::TakingStopped);
        let about = words.get("app-moving-in-about");
        let content = progress(words.get("app-moving-in"), self.name.clone(), about, &self.job, stop, words);
        container(content).padding(gap::THREE).width(560).into()
    }
}

impl Drop for Transfer {
    /// Nothing waits for the result any more.
    fn drop(&mut self) {
        self.stop();
    }
}
