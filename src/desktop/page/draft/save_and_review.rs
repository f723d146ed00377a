//! Saving and reviewing whenever typing pauses.

use std::path::Path;

use iced::Task;

use super::notes::Notes;
use super::saving;
use super::{Action, Context, DraftPage, Message, form};
use crate::desktop::save_as::SaveAs;
use crate::desktop::theme::style::Tone;
use crate::desktop::words::Words;
use crate::desktop::{background, reminders};
use crate::file;
use crate::filing::Filing;
use crate::finding::Finding;
use crate::job::Job;
use crate::package::letters;
use crate::rules::{self, Review, is_unfilled};
use crate::store::DraftState;
use crate::workflow;

impl DraftPage {
    /// Saves now, and ends the current undo step.
    pub fn flush(&mut self) -> Task<Message> {
        self.answers.seal();
        self.keep()
    }

    /// Saves now, within the current undo step.
    pub fn keep(&mut self) -> Task<Message> {
        self.saving.save(&self.services.library, &self.id, &self.answers).map(Message::Saved)
    }

    /// Stores the undo history if it changed and the answers did not.
    pub(super) fn keep_undo(&self) -> Task<Message> {
        if self.is_unsaved() {
            return Task::none();
        }
        let (library, id, revision) = (self.services.library.clone(), self.id.clone(), self.saving.revision());
        let history = self.answers.history().clone();
        background(move || library.keep_undo(&id, revision, &history.kept()).is_ok(), || false).discard()
    }

    /// Asks where to save the answers with their pictures as a package, when the library cannot store them; as a filing
    /// file without pictures if the name ends in `.json`.
    pub(super) fn save_elsewhere(&mut self, context: &Context) -> Action {
        let (words, today) = (context.words, context.today());
        let (services, filing, inspections) =
            (self.services.clone(), self.filing().clone(), self.pictures.inspections().clone());
        let name = words.put("app-save-elsewhere-name", &[("title", &self.title(words))]);
        let write = move |path: &Path, passphrase: Option<&str>, job: &Job| {
            if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
                let written = file::write_whole(path, filing.to_json().as_bytes());
                return written.map(|()| None).map_err(|error| reminders::unwritable(path, &error, words));
            }
            let review = rules::review(&filing, &inspections, &services.reference, today);
            let package = workflow::Export {
                filing: &filing,
                media: &*services.library,
                inspections: &inspections,
                review: &review,
                reference: &services.reference,
                today,
                draft: true,
                passphrase,
                language: words.0,
            };
            let written = workflow::export(&package, path, job);
            written.map(|_| None).map_err(|error| workflow::export_error(&error, words.0))
        };
        Action::SaveAs(SaveAs::written(words.get("app-save-elsewhere"), &name, "zip", write))
    }

    /// The task that reviews the answers; none while one is running: then the next follows it.
    pub(super) fn judge(&mut self, context: &Context) -> Task<Message> {
        if std::mem::replace(&mut self.judging.running, true) {
            self.judging.asked = true;
            return Task::none();
        }
        self.judging.asked = false;
        let today = context.today();
        let (filing, inspections) = (self.filing().clone(), self.pictures.inspections().clone());
        let reference = self.services.reference.clone();
        let change = self.saving.change();
        let (library, id) = (self.services.library.clone(), self.id.clone());
        let review = move || {
            let mut review = rules::review(&filing, &inspections, &reference, today);
            // An unreadable library is reported when the draft is saved; the review is valid without it.
            review.add(&filing, workflow::neighbours(&library, &id, &filing, &reference).unwrap_or_default());
            Some(Box::new(review))
        };
        background(review, || None).map(move |review| Message::Reviewed(change, review))
    }

    pub(super) fn reviewed(&mut self, change: u64, review: Option<Box<Review>>, context: &Context) -> Action {
        self.judging.running = false;
        let next = if self.judging.asked { self.judge(context) } else { Task::none() };
        let Some(review) = review else {
            self.judging.lacks_pictures = self.judging.running;
            let toast = Task::done(Message::Toast(Tone::Bad, context.words.panicked()));
            return Action::Run(Task::batch([next, toast]));
        };
        if change != self.saving.change() {
            return Action::Run(next);
        }
        let filing = self.answers.filing();
        let review = form::layout::asked(*review, filing);
        self.letters = letters::open(filing, &review, &self.services.reference);
        self.submit.compare(filing, change);
        self.judging.lacks_pictures &= self.judging.running;
        self.take_review(review);
        self.annotate(context.words);
        // Nothing is being typed yet: what the pictures show comes after the first review.
        if change == 0 {
            self.show_problems(context.words);
        }
        let placed = self.place_waiting(context.words);
        let shown = self.show_sought(context);
        Action::Run(Task::batch([next, placed, shown, self.note_state()]))
    }

    /// If the draft was opened because of a problem, shows the first one in its section, unless the user has gone
    /// elsewhere.
    fn show_sought(&mut self, context: &Context) -> Task<Message> {
        if !std::mem::take(&mut self.seeks_problem) || self.saving.change() > 0 {
            return Task::none();
        }
        let wrong = self.blocking_here().into_iter().find(|(_, finding)| !is_unfilled(finding, self.filing()));
        match wrong.map(|(path, _)| path).map(|path| self.show(&path, context)) {
            Some(Action::Run(task)) => task,
            _ => Task::none(),
        }
    }

    /// Reviews the answers at once if the review is outdated, so that a corrected answer does not block. The comparison
    /// with other drafts follows with the regular review.
    pub(super) fn judge_at_once(&mut self, context: &Context) {
        if self.review.is_none() || self.is_judged() {
            return;
        }
        let (filing, inspections) = (self.answers.filing(), self.pictures.inspections());
        let review = rules::review(filing, inspections, &self.services.reference, context.today());
        self.take_review(form::layout::asked(review, filing));
    }

    /// Takes over a review of the present answers.
    fn take_review(&mut self, review: Review) {
        let filing = self.answers.filing();
        self.judging.of = self.saving.change();
        self.judging.unanswered =
            review.findings.iter().filter(|finding| is_unanswered(finding, filing)).cloned().collect();
        self.review = Some(review);
    }

    /// Removes the finding that a field is empty as soon as it has an answer; other findings come with the next review.
    pub(super) fn forget_answered(&mut self, words: Words) {
        let Some(review) = &mut self.review else { return };
        let filing = self.answers.filing();
        let answered: Vec<Finding> =
            self.judging.unanswered.extract_if(.., |finding| !is_unanswered(finding, filing)).collect();
        if !answered.is_empty() {
            review.findings.retain(|finding| !answered.contains(finding));
            self.annotate(words);
        }
    }

    /// Whether the review is of the present answers.
    pub(super) fn is_judged(&self) -> bool {
        self.judging.of == self.saving.change()
    }

    /// Stores the state of the draft in the library, once its answers are saved and reviewed.
    pub(super) fn note_state(&mut self) -> Task<Message> {
        let Some(review) = &self.review else { return Task::none() };
        let fresh = match workflow::state_after(review, self.filing()) {
            // The package contains the present answers again.
            DraftState::Ready if self.submit.is_fresh(self.saving.change()) => DraftState::Exported,
            state => state,
        };
        // A picture that is not inspected yet may still block.
        let unseen = fresh == DraftState::Ready && self.is_inspecting();
        let stays = unseen || self.state == fresh || self.state == DraftState::Exported && fresh == DraftState::Ready;
        if stays || self.is_unsaved() || self.state == DraftState::NotStarted {
            return Task::none();
        }
        self.state = fresh;
        let (library, id, revision) = (self.services.library.clone(), self.id.clone(), self.saving.revision());
        background(move || library.set_state(&id, revision, fresh).is_ok(), || false).discard()
    }

    pub(super) fn annotate(&mut self, words: Words) {
        let reference = &self.services.reference;
        let refused = self.timeline.refused(self.filing(), reference);
        self.notes = Notes::new(self.review.as_ref(), self.filing(), &self.checked, &refused, reference, words);
    }

    pub(super) fn saved(&mut self, done: saving::Done, context: &Context) -> Action {
        let follows = self.saving.finish(done);
        if self.saving.failure().is_some() {
            self.ordered = None;
            return Action::SaveFailed(self.saving.wait(Message::SaveDue));
        }
        if self.saving.is_kept() {
            let noted = self.note_state();
            return Action::Saved(noted.chain(self.export_now(context)));
        }
        Action::Run(if follows { self.keep() } else { self.saving.wait(Message::SaveDue) })
    }
}

/// Whether a review is running, and whether another was requested meanwhile.
#[derive(Debug, Default)]
pub(super) struct Judging {
    running: bool,
    asked: bool,
    /// Whether pictures were inspected and no review since then has used what they show.
    pub(super) lacks_pictures: bool,
    /// Number of the change that was reviewed.
    of: u64,
    /// Findings of the review about fields without an answer, except those answered since.
    unanswered: Vec<Finding>,
}

/// Whether a finding is about a field without an answer.
fn is_unanswered(finding: &Finding, filing: &Filing) -> bool {
    is_unfilled(finding, filing) || !finding.field.is_empty() && !filing.has(&finding.field)
}
