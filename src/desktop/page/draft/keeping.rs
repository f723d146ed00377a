//! Keeping and judging: what follows when typing rests.

use iced::Task;

use super::notes::Notes;
use super::saving;
use super::{Action, Context, Draft, Message};
use crate::desk;
use crate::desktop::background;
use crate::desktop::theme::style::Tone;
use crate::desktop::words::Words;
use crate::rules::{self, Review};
use crate::store::State;

impl Draft {
    /// Saves now.
    pub fn flush(&mut self) -> Task<Message> {
        self.answers.seal();
        self.saving.save(&self.tools.library, &self.id, self.answers.filing()).map(Message::Saved)
    }

    pub(super) fn judge(&self, context: &Context) -> Task<Message> {
        let (words, today) = (context.words, context.today());
        let (filing, inspections) = (self.filing().clone(), self.pictures.inspections().clone());
        let reference = self.tools.reference.clone();
        let change = self.saving.change();
        let (library, id) = (self.tools.library.clone(), self.id.clone());
        let review = move || {
            let mut review = rules::review(&filing, &inspections, &reference, today);
            // A library that cannot be read says so when the draft is saved; the review stands without it.
            review.add(&filing, desk::neighbours(&library, &id, &filing).unwrap_or_default());
            Some(Box::new(review))
        };
        background(review, || None).then(move |review| match review {
            Some(review) => Task::done(Message::Reviewed(change, review)),
            None => Task::done(Message::Told(Tone::Bad, words.panicked())),
        })
    }

    pub(super) fn reviewed(&mut self, change: u64, review: Review, words: Words) -> Action {
        if change != self.saving.change() {
            return Action::None;
        }
        self.review = Some(review);
        self.annotate(words);
        Action::Run(self.note_state())
    }

    /// Tells the library how far the draft is, once its answers are kept and judged.
    pub(super) fn note_state(&mut self) -> Task<Message> {
        let Some(review) = &self.review else { return Task::none() };
        let fresh = if review.ready() { State::Ready } else { State::Problems };
        let stays = self.state == fresh || self.state == State::Exported && fresh == State::Ready;
        if stays || self.is_unsaved() || self.state == State::NotStarted {
            return Task::none();
        }
        self.state = fresh;
        let (library, id, revision) = (self.tools.library.clone(), self.id.clone(), self.saving.revision());
        background(move || library.set_state(&id, revision, fresh).is_ok(), || false).discard()
    }

    pub(super) fn annotate(&mut self, words: Words) {
        self.notes = Notes::new(self.review.as_ref(), &self.checked, &self.refused(), words);
    }

    pub(super) fn saved(&mut self, done: saving::Done, context: &Context) -> Action {
        if self.saving.finish(done) {
            let noted = self.note_state();
            return Action::Saved(noted.chain(self.export_now(context)));
        }
        match self.saving.failure() {
            Some(_) => {
                self.ordered = None;
                Action::SaveFailed
            }
            None => Action::Run(self.flush()),
        }
    }
}
