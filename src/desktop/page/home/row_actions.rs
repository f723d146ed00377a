//! Copies drafts in the list and moves them to the trash, both undoable.

use std::time::{Duration, Instant};

use iced::Task;

use super::{Action, Home, Message};
use crate::desktop::attempt;
use crate::desktop::theme::style::Tone;
use crate::desktop::words::Words;
use crate::store::Label;

/// Maximum time between the two presses of a double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(600);

/// A button in the rows for which a double click counts once: the second press would hit another row.
#[derive(Debug, Default)]
pub(super) struct OncePressed(Option<Instant>);

impl OncePressed {
    /// Whether a press counts.
    fn press(&mut self) -> bool {
        let counts = self.0.is_none_or(|at| at.elapsed() >= DOUBLE_CLICK);
        if counts {
            self.0 = Some(Instant::now());
        }
        counts
    }
}

impl Home {
    /// Copies the draft `id`; the copy gets a tag that marks it as a copy.
    pub(super) fn copy(&mut self, id: String, words: Words) -> Action {
        if !self.copied.press() {
            return Action::None;
        }
        let library = self.services.library.clone();
        let copy = move || {
            let copy = library.duplicate(&id).map_err(|error| error.message(words.0))?;
            let label = Label { tags: vec![words.get("app-home-copy-tag")], ..Label::default() };
            library.set_label(&copy.id, &label).map_err(|error| error.message(words.0))?;
            Ok((copy.id, words.title(&copy.filing)))
        };
        Action::Run(attempt(copy, words).map(Message::Copied))
    }

    /// Moves the chosen drafts to the trash.
    pub(super) fn discard_chosen(&mut self, words: Words) -> Action {
        let Some(Ok(drafts)) = &self.drafts else { return Action::None };
        let chosen = drafts.iter().filter(|draft| self.choice.is_chosen(draft));
        let chosen = chosen.map(|draft| (draft.id.clone(), super::rows::named(draft, words).0)).collect();
        self.discard(chosen, words)
    }

    /// Moves drafts to the trash: ids and titles.
    pub(super) fn discard(&mut self, drafts: Vec<(String, String)>, words: Words) -> Action {
        if drafts.is_empty() || !self.discarded.press() {
            return Action::None;
        }
        let library = self.services.library.clone();
        let discard = move || {
            let gone = drafts.iter().try_for_each(|(id, _)| library.discard(id));
            gone.map(|()| drafts).map_err(|error| error.message(words.0))
        };
        Action::Run(attempt(discard, words).map(Message::Discarded))
    }

    /// Shows drafts in the trash, and reports that they are there.
    pub(super) fn were_discarded(&mut self, gone: Vec<(String, String)>, words: Words) -> Action {
        let is_gone = |id: &str| gone.iter().any(|(thrown, _)| thrown == id);
        if let Some(Ok(drafts)) = &mut self.drafts {
            self.trash.put(drafts.extract_if(.., |draft| is_gone(&draft.id)));
            self.choice.keep(drafts);
        }
        for (id, _) in &gone {
            self.standings = self.standings.without(id);
        }
        self.texts = None;
        let found = match self.find(words) {
            Action::Run(task) => task,
            _ => Task::none(),
        };
        Action::Discarded(found, gone)
    }

    /// Reads the list again after an error, as part of the action may have been done.
    pub(super) fn failed(&mut self, error: String, words: Words) -> Action {
        Action::RunAndToast(self.list(words), Tone::Bad, error)
    }
}
