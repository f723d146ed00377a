//! Keeping and judging: what follows when typing rests.

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
    /// Saves now, and ends the step that undo takes back.
    pub fn flush(&mut self) -> Task<Message> {
        self.answers.seal();
        self.keep()
    }

    /// Saves now, in the middle of a step.
    pub fn keep(&mut self) -> Task<Message> {
        self.saving.save(&self.services.library, &self.id, &self.answers).map(Message::Saved)
    }

    /// Keeps what can be undone where that changed and the answers did not.
    pub(super) fn keep_undo(&self) -> Task<Message> {
        if self.is_unsaved() {
            return Task::none();
        }
        let (library, id, revision) = (self.services.library.clone(), self.id.clone(), self.saving.revision());
        let history = self.answers.history().clone();
        background(move || library.keep_undo(&id, revision, &history.kept()).is_ok(), || false).discard()
    }

    /// Asks where to save the answers with their pictures as a package, away from a library that does not keep them; as a
    /// filing file without pictures where its name ends in `.json`.
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
            // A library that cannot be read says so when the draft is saved; the review stands without it.
            review.add(&filing, workflow::neighbours(&library, &id, &filing, &reference).unwrap_or_default());
            Some(Box::new(review))
        };
        background(review, || None).map(move |review| Message::Reviewed(change, review))
    }

    pub(super) fn reviewed(&mut self, change: u64, review: Option<Box<Review>>, context: &Context) -> Action {
        self.judging.running = false;
        let next = if self.judging.asked { self.judge(context) } else { Task::none() };
        let Some(review) = review else {
            let told = Task::done(Message::Told(Tone::Bad, context.words.panicked()));
            return Action::Run(Task::batch([next, told]));
        };
        if change != self.saving.change() {
            return Action::Run(next);
        }
        let filing = self.answers.filing();
        let review = form::layout::asked(*review, filing);
        self.letters = letters::open(filing, &review, &self.services.reference);
        self.submit.compare(filing, change);
        let first = self.review.is_none();
        self.take_review(review);
        self.annotate(context.words);
        if first {
            self.show_problems(context.words);
        }
        let placed = self.place_waiting(context.words);
        let shown = self.show_sought(context);
        Action::Run(Task::batch([next, placed, shown, self.note_state()]))
    }

    /// Shows the first problem of the section that the draft was opened at because of it, unless somebody has gone elsewhere.
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

    /// Reviews the answers at once where the review is older than they are, so that nobody is stopped by what is mended.
    /// The other drafts of the library have their say when the review that follows every change is done.
    pub(super) fn judge_at_once(&mut self, context: &Context) {
        if self.review.is_none() || self.is_judged() {
            return;
        }
        let (filing, inspections) = (self.answers.filing(), self.pictures.inspections());
        let review = rules::review(filing, inspections, &self.services.reference, context.today());
        self.take_review(form::layout::asked(review, filing));
    }

    /// Takes a review of the answers as they are.
    fn take_review(&mut self, review: Review) {
        let filing = self.answers.filing();
        self.judging.of = self.saving.change();
        self.judging.unanswered =
            review.findings.iter().filter(|finding| is_unanswered(finding, filing)).cloned().collect();
        self.review = Some(review);
    }

    /// Takes back at once what was said of a field without an answer when it has one; what else there is to say comes with the
    /// next review.
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

    /// Whether the review is one of the answers as they are.
    pub(super) fn is_judged(&self) -> bool {
        self.judging.of == self.saving.change()
    }

    /// Tells the library how far the draft is, once its answers are kept and judged.
    pub(super) fn note_state(&mut self) -> Task<Message> {
        let Some(review) = &self.review else { return Task::none() };
        let fresh = match workflow::state_after(review, self.filing()) {
            // The package holds the answers as they are again.
            DraftState::Ready if self.submit.is_fresh(self.saving.change()) => DraftState::Exported,
            state => state,
        };
        // A picture that is not looked at yet may still be in the way.
        let unseen = fresh == DraftState::Ready && self.pictures.is_busy();
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

/// Whether a review is running, and whether one of newer answers was asked for meanwhile.
#[derive(Debug, Default)]
pub(super) struct Judging {
    running: bool,
    asked: bool,
    /// Number of the change that the review stands for.
    of: u64,
    /// What the review says of fields without an answer, those left out that were answered since.
    unanswered: Vec<Finding>,
}

/// Whether a finding is about a field that has no answer.
fn is_unanswered(finding: &Finding, filing: &Filing) -> bool {
    is_unfilled(finding, filing) || !finding.field.is_empty() && !filing.has(&finding.field)
}
