//! Saving beside the typing: one save at a time, nothing lost, nothing silent.

use std::sync::Arc;
use std::time::Duration;

use iced::Task;

use crate::desktop::background;
use crate::filing::Filing;
use crate::store::{Cause, Library, Saved, StoreError};

/// Autosave delay: how long typing must rest before it is saved.
pub const AUTOSAVE_DELAY: Duration = Duration::from_millis(400);

/// Why the last save did not happen.
#[derive(Debug, Clone)]
pub struct Failure {
    /// Another program saved the draft meanwhile.
    pub conflict: bool,
    /// The error, for its message.
    pub error: Arc<StoreError>,
}

/// Where saving stands.
#[derive(Debug, Clone)]
pub struct Saving {
    /// Revision that the next save names.
    revision: i64,
    /// Number of the last change.
    changed: u64,
    /// Number of the last change that is kept.
    kept: u64,
    running: bool,
    failure: Option<Failure>,
}

/// What a save came to: number of the change that it holds, and the result.
#[derive(Debug, Clone)]
pub struct Done {
    change: u64,
    result: Result<Saved, Failure>,
}

impl Saving {
    /// A draft as it was loaded.
    pub fn new(revision: i64) -> Self {
        Self { revision, changed: 0, kept: 0, running: false, failure: None }
    }

    /// Notes a change and says its number.
    pub fn touch(&mut self) -> u64 {
        self.changed += 1;
        self.changed
    }

    /// Number of the last change.
    pub fn change(&self) -> u64 {
        self.changed
    }

    /// Revision of what is kept.
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// Whether the last change is kept.
    pub fn is_kept(&self) -> bool {
        self.kept == self.changed && !self.running
    }

    /// Why the last save did not happen.
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// The task that saves now; none while one is running or nothing is to be saved.
    pub fn save(&mut self, library: &Arc<Library>, id: &str, filing: &Filing) -> Task<Done> {
        if self.running || self.kept == self.changed {
            return Task::none();
        }
        self.running = true;
        let (library, id, filing) = (library.clone(), id.to_owned(), filing.clone());
        let (revision, change) = (self.revision, self.changed);
        let place = library.folder().to_owned();
        let save = move || {
            let result = library.save(&id, revision, &filing).map_err(|error| Failure {
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

    /// Takes the result of a save. Says whether everything is kept now.
    pub fn finish(&mut self, done: Done) -> bool {
        self.running = false;
        match done.result {
            Ok(saved) => {
                self.revision = saved.revision;
                self.kept = done.change;
                self.failure = None;
                self.is_kept()
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
    use super::*;

    #[test]
    fn a_change_during_a_save_is_not_taken_for_kept() {
        let mut saving = Saving::new(3);
        let first = saving.touch();
        saving.running = true;
        let _ = saving.touch();
        let saved = Saved { revision: 4, modified: 0 };
        assert!(!saving.finish(Done { change: first, result: Ok(saved) }));
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
        assert!(saving.finish(Done { change, result: Ok(saved) }));
        assert!(saving.failure().is_none());
    }
}
