//! Navigation in a draft: from section to section, from a finding to its field, and to the export.

use iced::Task;
use serde_json::Value;

use super::export::{self, ExportOrder};
use super::form::choice::Ask;
use super::history::{REPLY, Record};
use super::section::{Progress, Section, progress};
use super::{Action, Context, DraftCover, DraftPage, Message, check, form, frame, submit, summary, timeline, versions};
use crate::desktop::attempt;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::field::row_id;
use crate::desktop::widget::scroll;
use crate::desktop::words::Words;
use crate::filing::{Filing, field};
use crate::finding::{Finding, Level};
use crate::identifier::normal;
use crate::package::answer::{PlatformAnswer, UNREAD};
use crate::progress::Happening;
use crate::rules::{Review, is_unfilled};
use crate::store::DraftState;
use crate::view::anchor;

impl DraftPage {
    pub(super) fn open(&mut self, section: Section, context: &Context) -> Action {
        self.halted = self.halted.filter(|halted| *halted == section);
        if self.section != section {
            self.form.enter();
        }
        self.section = section;
        self.seeks_problem = false;
        self.cover = None;
        let back = self.returning == Some(section);
        self.returning = self.returning.filter(|from| *from != section);
        match section {
            Section::Check => self.check.enter(),
            Section::Progress => self.timeline.enter(),
            _ => {}
        }
        self.arrive(context);
        let scrolled = match section {
            _ if section.is_form() => scroll::enter(frame::PAGE),
            Section::Export => scroll::to_top(frame::PAGE).chain(scroll::focus(export::TARGET)),
            // Coming back from a finding, continue with the next.
            Section::Check | Section::Progress if back => self.settle(),
            _ => scroll::to_top(frame::PAGE),
        };
        Action::Run(Task::batch([scrolled, scroll::reveal(frame::task_id(section))]))
    }

    /// Prepares a section for display.
    pub(super) fn arrive(&mut self, context: &Context) {
        self.stay_inside();
        if matches!(self.section, Section::Check | Section::Export) {
            self.checked.extend(Section::ALL);
            self.annotate(context.words);
        }
        self.show_problems(context.words);
        if self.section == Section::Export {
            let unnamed = context.words.get("app-export-unnamed");
            let title = if self.filing().title().is_empty() { unnamed } else { self.title(context.words) };
            self.export.propose(&title, self.submit.package(), context.words, context.today());
        }
    }

    /// Shows at the fields why the task list marks the section as having problems, or something to look over.
    pub(super) fn show_problems(&mut self, words: Words) {
        let filing = self.filing();
        let wrong = |(_, finding): &(String, &Finding)| !is_unfilled(finding, filing);
        let in_doubt = |review: &Review| {
            let warnings = review.findings.iter().filter(|finding| finding.level == Level::Warning);
            warnings.into_iter().any(|finding| Section::showing(&finding.field, filing) == self.section)
                && progress(self.section, filing, Some(review), true) == Progress::Unconfirmed
        };
        let in_doubt = self.section.is_form() && self.review.as_ref().is_some_and(in_doubt);
        if (in_doubt || self.blocking_here().iter().any(wrong)) && self.checked.insert(self.section) {
            self.annotate(words);
        }
    }

    /// Leaves a section that does not apply to the filing.
    pub(super) fn stay_inside(&mut self) {
        if !Section::of_filing(self.filing()).any(|section| section == self.section) {
            self.section = Section::Type;
        }
    }

    /// Shows the field at `path`, wherever it is answered.
    pub(super) fn show(&mut self, path: &str, context: &Context) -> Action {
        let path = anchor(path, self.filing());
        if !form::layout::is_shown(&path, self.filing()) {
            self.form.show_whole();
        }
        let opened = self.open(Section::of(&path), context);
        let place = field::places(self.filing(), &path).into_iter().next().unwrap_or(path);
        match opened {
            // The field shows its findings and their cures.
            Action::Run(task) => {
                let whole = scroll::reveal(row_id(&place));
                Action::Run(task.chain(scroll::focus(place)).chain(whole))
            }
            other => other,
        }
    }

    /// Shows the row of the check page with this id.
    pub(super) fn show_row(&mut self, row: String, context: &Context) -> Action {
        match self.open(Section::Check, context) {
            Action::Run(opened) => Action::Run(opened.chain(scroll::focus(row))),
            other => other,
        }
    }

    /// Shows the field at `path`; the next button then leads back to `from`.
    fn show_from(&mut self, from: Section, path: &str, context: &Context) -> Action {
        let shown = self.show(path, context);
        self.returning = Some(from).filter(|_| self.section.is_form() || self.section == Section::Materials);
        shown
    }

    pub(super) fn in_check(&mut self, message: check::Message, context: &Context) -> Action {
        match self.check.update(message) {
            check::Action::None => Action::None,
            check::Action::Show(path) if path.is_empty() => self.open(Section::Progress, context),
            check::Action::Show(path) => self.show_from(Section::Check, &path, context),
            check::Action::LookOver => {
                if self.answers.look_over(None) {
                    let toast = self.toast_step("app-all-looked-over", "looked-over", context.words);
                    self.changed_and(toast)
                } else {
                    Action::None
                }
            }
            check::Action::ConfirmAll => {
                let Some(review) = &self.review else { return Action::None };
                let keys = check::statements(review, self.answers.filing());
                self.check.stay(keys.iter().cloned());
                let answers = keys.into_iter().map(|key| (format!("facts.answers[{key}]"), true.into()));
                let changed = self.answers.set_all("confirmed", answers);
                if changed { self.settled(context) } else { Action::None }
            }
            check::Action::Cure(values) => self.in_form(form::Message::Cured(values), context),
            check::Action::Export => self.open(Section::Export, context),
            check::Action::Answer(key, answer) => {
                let path = format!("facts.answers[{key}]");
                let changed = self.answers.set(&path, answer.map_or(serde_json::Value::Null, Into::into));
                if changed { self.settled(context) } else { Action::None }
            }
        }
    }

    /// Applies an answer of the check page to the review at once, without waiting for the next review.
    fn settled(&mut self, context: &Context) -> Action {
        if let Some(review) = &mut self.review {
            review.settle(self.answers.filing());
            self.annotate(context.words);
        }
        self.changed()
    }

    pub(super) fn in_versions(&mut self, message: versions::Message, words: Words) -> Action {
        let Some(DraftCover::Versions(versions)) = &mut self.cover else { return Action::None };
        let subject = versions::OpenedDraft { id: &self.id, present: self.answers.filing(), services: &self.services };
        match versions.update(message, &subject, words) {
            versions::Action::None => Action::None,
            versions::Action::Run(task) => Action::Run(task.map(Message::Versions)),
            versions::Action::Close => self.uncover(),
            versions::Action::Keep => {
                let (library, id, filing) =
                    (self.services.library.clone(), self.id.clone(), self.answers.filing().clone());
                let name = words.get("app-versions-kept");
                let keep = move || library.keep_version(&id, &name, &filing).map_err(|error| error.message(words.0));
                let listed = versions.list(&self.services, &self.id, words).map(Message::Versions);
                let kept = attempt(keep, words).then(move |kept| match kept {
                    Ok(_) => Task::none(),
                    Err(error) => Task::done(Message::Toast(Tone::Bad, error)),
                });
                Action::Run(kept.chain(listed))
            }
            versions::Action::Restore(which) => {
                let (library, id, present) = (self.services.library.clone(), self.id.clone(), self.filing().clone());
                let text = which.restored(words);
                let put_back = move || {
                    let filing = versions::put_back(&library, &id, which, &present, words);
                    filing.map(Box::new).map_err(|error| error.message(words.0))
                };
                Action::Run(attempt(put_back, words).map(move |filing| Message::Restored(text.clone(), filing)))
            }
        }
    }

    /// Restores earlier answers and reports it; this can be undone.
    pub(super) fn restored(&mut self, text: String, result: Result<Box<Filing>, String>) -> Action {
        let filing = match result {
            Ok(filing) => *filing,
            Err(error) => return Action::Toast(Tone::Bad, error),
        };
        self.cover = None;
        self.answers.seal();
        let changed = self.answers.change("version", |present| *present = filing);
        self.answers.seal();
        self.form.sync(self.answers.filing());
        self.stay_inside();
        if changed {
            self.changed_and(Task::done(Message::Toast(Tone::Good, text)))
        } else {
            Action::Toast(Tone::Good, text)
        }
    }

    /// Closes the form for an event, unless something was typed into it; elsewhere only the field is left, not the page.
    pub(super) fn leave_form(&mut self, context: &Context) -> Action {
        match self.timeline.is_adding().filter(|_| self.section == Section::Progress) {
            Some(true) => Action::Toast(Tone::Warn, context.words.get("app-dialog-typed")),
            Some(false) => self.in_days(timeline::Message::CancelPressed, context),
            None => Action::Run(scroll::unfocus()),
        }
    }

    pub(super) fn in_days(&mut self, message: timeline::Message, context: &Context) -> Action {
        let (title, stale) = (self.title(context.words), self.submit.is_stale(self.saving.change()));
        let (filing, services, state) = (self.answers.filing(), &self.services, self.state);
        let wrong = self.notes.wrong();
        let subject = timeline::OpenDraft { id: &self.id, title, filing, services, state, stale, wrong };
        let listed = matches!(message, timeline::Message::Listed(Ok(_)));
        let done = self.timeline.update(message, &subject, context);
        self.annotate(context.words);
        // The events say what was submitted, and whether that still counts.
        let read = if listed { self.read_handed_in() } else { Task::none() };
        match done {
            timeline::Action::None => Action::Run(read),
            timeline::Action::Run(task) => Action::Run(Task::batch([task.map(Message::Timeline), read])),
            timeline::Action::Noted(noted, task) => {
                let said = match noted.as_slice() {
                    [(Record::Event(event), false)] => Some(("app-removed", event.kind.clone())),
                    [(Record::Event(event), true)] if self.timeline.is_again(event) => {
                        Some(("app-event-noted", "submitted-again".to_owned()))
                    }
                    [(Record::Event(event), true)] => Some(("app-event-noted", event.kind.clone())),
                    // For an answer, the message says how much of it was understood.
                    _ => None,
                };
                let answer = match noted.first() {
                    Some((Record::Reply(answer), true)) => Some(answer.clone()),
                    _ => None,
                };
                self.answers.noted(noted);
                if let Some(answer) = answer {
                    let toast = self.toast_about_answer(&answer, context.words);
                    return Action::Run(Task::batch([task.map(Message::Timeline), toast, self.keep_undo()]));
                }
                let toast = said.map_or_else(Task::none, |(key, name)| self.toast_step(key, &name, context.words));
                Action::Run(Task::batch([task.map(Message::Timeline), toast, self.keep_undo()]))
            }
            timeline::Action::Toast(tone, text) => Action::Toast(tone, text),
            timeline::Action::Save(saving) => Action::SaveAs(saving),
            timeline::Action::Show(path) => self.show_from(Section::Progress, &path, context),
            timeline::Action::Assign(reason, opener) => {
                self.in_form(form::Message::Asked(Ask::Reason(reason, opener)), context)
            }
            timeline::Action::Begin(kind) => Action::Begin(self.id.clone(), kind),
        }
    }

    /// Reports how much of an answer of the platform was understood, with a button to undo.
    fn toast_about_answer(&self, answer: &Value, words: Words) -> Task<Message> {
        let read = PlatformAnswer::of(answer, &self.services.reference, &[]);
        let findings = read.map(|answer| answer.findings).unwrap_or_default();
        let unread = findings.iter().filter(|finding| finding.is(&UNREAD)).count();
        if findings.is_empty() {
            return self.toast_step("app-added", REPLY, words);
        }
        let key = if unread > 0 { "app-reply-read-not-all" } else { "app-reply-read" };
        let counts = [("read", findings.len() - unread), ("unread", unread)];
        let text = words.counts(key, &counts);
        self.step().map_or_else(Task::none, |step| Task::done(Message::Undoable(step, text)))
    }

    pub(super) fn in_export(&mut self, message: export::Message, context: &Context) -> Action {
        match self.export.update(message, context.words) {
            export::Action::None => Action::None,
            export::Action::Run(task) => Action::Run(task.map(Message::Export)),
            export::Action::Reveal(path) => Action::Reveal(path),
            export::Action::Check => self.open(Section::Check, context),
            export::Action::Exported => {
                // Input during the export is not in the package.
                if self.exported == self.saving.change() {
                    self.state = DraftState::Exported;
                }
                Action::Run(submit::Submit::load(&self.services, &self.id, context.words).map(Message::Submit))
            }
            export::Action::Submit => self.open(Section::Submit, context),
            export::Action::Export(path, draft) => {
                self.ordered = Some((path, draft));
                Action::Run(if self.is_unsaved() { self.flush() } else { self.export_now(context) })
            }
        }
    }

    pub(super) fn in_submit(&mut self, message: submit::Message, context: &Context) -> Action {
        let subject = submit::SubmittedDraft {
            id: &self.id,
            filing: self.answers.filing(),
            change: self.saving.change(),
            inspections: self.pictures.inspections(),
            services: &self.services,
        };
        match self.submit.update(message, &subject, context.words) {
            submit::Action::None => Action::None,
            submit::Action::Loaded => {
                self.arrive(context);
                Action::None
            }
            submit::Action::Run(task) => Action::Run(task.map(Message::Submit)),
            submit::Action::Reveal(path) => Action::Reveal(path),
            submit::Action::Export => self.open(Section::Export, context),
            submit::Action::Materials => self.open(Section::Materials, context),
            submit::Action::Check => self.open(Section::Check, context),
            submit::Action::Submitted => {
                let opened = self.open(Section::Progress, context);
                let (title, stale) = (self.title(context.words), self.submit.is_stale(self.saving.change()));
                let (filing, services, state) = (self.answers.filing(), &self.services, self.state);
                let wrong = self.notes.wrong();
                let draft = timeline::OpenDraft { id: &self.id, title, filing, services, state, stale, wrong };
                let noted = if self.timeline.is_unfinished(context.now, &draft, context.words) {
                    // The form for recording the submission lists the doubts.
                    Task::done(Message::Timeline(timeline::Message::HappeningPressed(Happening::Submitted)))
                } else {
                    self.timeline.submitted(&draft, context).map(Message::Timeline)
                };
                match opened {
                    Action::Run(opened) => Action::Run(opened.chain(noted)),
                    _ => Action::Run(noted),
                }
            }
            submit::Action::Failed(error) => Action::Toast(Tone::Bad, error),
        }
    }

    /// Starts the export that waited for the save; none if none was requested.
    pub(super) fn export_now(&mut self, context: &Context) -> Task<Message> {
        let Some((path, draft)) = self.ordered.take() else { return Task::none() };
        self.exported = self.saving.change();
        let order = ExportOrder {
            services: self.services.clone(),
            id: self.id.clone(),
            inspections: self.pictures.inspections().clone(),
            today: context.today(),
            draft,
            words: context.words,
        };
        self.export.start(order, path).map(Message::Export)
    }

    /// The previous or next section; those that do not concern the filing are skipped.
    pub(super) fn neighbour(&self, after: bool) -> Option<Section> {
        let concerned =
            |section: &Section| *section == self.section || form::layout::is_concerned(*section, self.filing());
        let sections: Vec<Section> = Section::of_filing(self.filing()).filter(concerned).collect();
        let at = sections.iter().position(|section| *section == self.section)?;
        if after { sections.get(at + 1) } else { at.checked_sub(1).and_then(|at| sections.get(at)) }.copied()
    }

    /// Normalises the typed answers, then checks this section; continues if nothing on it blocks, else lists the
    /// blocking findings at its top.
    pub(super) fn go_on(&mut self, context: &Context) -> Action {
        self.answers.seal();
        let tidied = self.answers.change("normal", |filing| *filing = normal::filing(filing));
        self.answers.seal();
        if tidied {
            self.form.sync(self.answers.filing());
        }
        let gone = self.go_to_next(context);
        match (tidied, gone) {
            (false, gone) => gone,
            (true, Action::Run(task)) => self.changed_and(task),
            (true, _) => self.changed(),
        }
    }

    fn go_to_next(&mut self, context: &Context) -> Action {
        let _ = self.checked.insert(self.section);
        self.judge_at_once(context);
        self.annotate(context.words);
        if !self.blocking_here().is_empty() {
            self.halted = Some(self.section);
            return Action::Run(scroll::to_top(frame::PAGE).chain(scroll::focus(summary::FIRST)));
        }
        let next = self.returning.or_else(|| self.neighbour(true));
        next.map_or(Action::None, |section| self.open(section, context))
    }
}
