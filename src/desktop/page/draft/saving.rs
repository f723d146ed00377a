//! Saving in the background: one save at a time, nothing lost, no failure hidden.

use std::sync::Arc;
use std::time::Duration;

use iced::Task;

use super::answers::Answers;
use crate::desktop::{after, background};
use crate::store::{Cause, Library, Saved, StoreError};

/// Autosave delay: how long typing must rest before it is saved and judged.
pub const AUTOSAVE_DELAY: Duration = Duration::from_millis(400);

/// Maximum time until a change is saved, even if typing does not pause.
const LATEST: Duration = Duration::from_secs(1);

/// Delay before a failed save is repeated.
const AGAIN: Duration = Duration::from_secs(3);

/// Why the last save failed.
#[derive(Debug, Clone)]
pub struct Failure {
    /// Another program saved the draft meanwhile.
    pub conflict: bool,
    /// The error, for its message.
    pub error: Arc<StoreError>,
}

/// State of saving.
#[derive(Debug, Clone)]
pub struct Saving {
    /// Revision that the next save names.
    revision: i64,
    /// Number of the last change.
    changed: u64,
    /// Number of the last saved change.
    kept: u64,
    running: bool,
    /// A save was requested while one was running.
    asked: bool,
    /// The timer for the next save is running.
    waiting: bool,
    failure: Option<Failure>,
}

/// Result of a save, with the number of the last change in it.
#[derive(Debug, Clone)]
pub struct Done {
    change: u64,
    result: Result<Saved, Failure>,
}

impl Saving {
    /// The state for a loaded draft.
    pub fn new(revision: i64) -> Self {
        Self { revision, changed: 0, kept: 0, running: false, asked: false, waiting: false, failure: None }
    }

    /// Records a change and returns its number.
    pub fn touch(&mut self) -> u64 {
        self.changed += 1;
        self.changed
    }

    /// Number of the last change.
    pub fn change(&self) -> u64 {
        self.changed
    }

    /// Revision of the saved answers.
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// Whether the last change is saved.
    pub fn is_kept(&self) -> bool {
        self.kept == self.changed && !self.running
    }

    /// Why the last save failed.
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// The task after which [`Saving::save`] is due; none if one is waiting already, or if nothing may be saved
    /// automatically: after a conflict the user decides.
    pub fn wait<T: Send + 'static>(&mut self, due: T) -> Task<T> {
        let conflict = self.failure.as_ref().is_some_and(|failure| failure.conflict);
        if self.waiting || self.running || conflict || self.kept == self.changed {
            return Task::none();
        }
        self.waiting = true;
        after(if self.failure.is_some() { AGAIN } else { LATEST }, due)
    }

    /// The timer has run out.
    pub fn due(&mut self) {
        self.waiting = false;
    }

    /// The task that saves now; none if there is nothing to save. While one is running, the next follows it.
    pub fn save(&mut self, library: &Arc<Library>, id: &str, answers: &Answers) -> Task<Done> {
        self.asked = self.running;
        if self.running || self.kept == self.changed {
            return Task::none();
        }
        self.running = true;
        let (library, id, answers) = (library.clone(), id.to_owned(), answers.clone());
        let (revision, change) = (self.revision, self.changed);
        let place = library.folder().to_owned();
        let save = move || {
            let steps = answers.history().kept();
            let saved = library.save_with(&id, revision, answers.filing(), Some(&steps));
            let result = saved.map_err(|error| Failure {
                conflict: matches!(error.cause, Cause::Conflict(_)),
                error: Arc::new(error),
            });
            Done { change, result }
        };
        let panicked = move || {
            let error = Arc::new(Cause::Panicked.at(&place));
            Done { change, result: Err(Failure { conflict: false, error }) }
        };
        background(save, panicked)
    }

    /// Takes the result of a save. Returns whether another must follow at once.
    pub fn finish(&mut self, done: Done) -> bool {
        self.running = false;
        let asked = std::mem::take(&mut self.asked);
        match done.result {
            Ok(saved) => {
                self.revision = saved.revision;
                self.kept = done.change;
                self.failure = None;
                asked && !self.is_kept()
            }
            Err(failure) => {
                self.failure = Some(failure);
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::history::History;
    use super::*;
    use crate::filing::{Filing, Kind};

    #[test]
    fn a_change_during_a_save_is_not_taken_for_kept() {
        let mut saving = Saving::new(3);
        let first = saving.touch();
        saving.running = true;
        let _ = saving.touch();
        let saved = Saved { revision: 4, modified: 0 };
        assert!(!saving.finish(Done { change: first, result: Ok(saved) }), "it has its second");
        assert_eq!(saving.revision(), 4);
        assert!(!saving.is_kept());
    }

    #[test]
    fn a_save_that_panicked_is_a_failure_and_can_be_tried_again() {
        let mut saving = Saving::new(1);
        let change = saving.touch();
        saving.running = true;
        let error = Arc::new(Cause::Panicked.at("x".as_ref()));
        assert!(!saving.finish(Done { change, result: Err(Failure { conflict: false, error }) }));
        assert!(saving.failure().is_some() && !saving.is_kept() && !saving.running);
    }

    #[test]
    fn a_failure_stays_until_a_save_succeeds() {
        let mut saving = Saving::new(1);
        let change = saving.touch();
        let error = Arc::new(StoreError { cause: Cause::Full, place: "x".into() });
        let _ = saving.finish(Done { change, result: Err(Failure { conflict: false, error }) });
        assert!(saving.failure().is_some() && !saving.is_kept());
        let saved = Saved { revision: 2, modified: 0 };
        let _ = saving.finish(Done { change, result: Ok(saved) });
        assert!(saving.failure().is_none() && saving.is_kept());
    }

    #[test]
    fn what_is_asked_for_during_a_save_follows_it_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let library = Arc::new(Library::open(folder.path()).unwrap());
        let answers = Answers::new(Filing::new(Kind::New), History::default());
        let mut saving = Saving::new(1);
        let first = saving.touch();
        let _ = saving.save(&library, "", &answers);
        let _ = saving.touch();
        let _ = saving.save(&library, "", &answers);
        let saved = Saved { revision: 2, modified: 0 };
        assert!(saving.finish(Done { change: first, result: Ok(saved) }));
    }

    #[test]
    fn a_failure_is_tried_again_and_a_conflict_is_not() {
        for conflict in [false, true] {
            let mut saving = Saving::new(1);
            let change = saving.touch();
            let error = Arc::new(StoreError { cause: Cause::Full, place: "x".into() });
            let _ = saving.finish(Done { change, result: Err(Failure { conflict, error }) });
            let _ = saving.wait(());
            assert_eq!(saving.waiting, !conflict);
        }
    }
}
