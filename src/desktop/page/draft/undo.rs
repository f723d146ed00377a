//! Undo and redo in a draft: what changes is shown and reported.

use iced::Task;

use super::form::layout::is_shown;
use super::history::{EARLIER, Record, Turned};
use super::section::Section;
use super::{Action, Context, DraftPage, Message};
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::scroll;
use crate::desktop::words::Words;
use crate::filing::{Filing, Shape, field};
use crate::package;
use crate::progress::Happening;
use crate::view::anchor;

impl DraftPage {
    /// Undoes the last step, or redoes the last undone one, in whichever section it was done.
    pub(super) fn turn_back(&mut self, undo: bool, context: &Context) -> Action {
        if self.viewer().is_some() {
            return self.turn_picture(undo, context.words);
        }
        if self.cover.is_some() {
            return Action::None;
        }
        let before = self.filing().clone();
        let Some(mut turned) = self.answers.turn(undo) else { return Action::None };
        if turned.name == EARLIER {
            turned.name = only_change(&before, self.filing()).unwrap_or(turned.name);
        }
        self.form.sync(self.answers.filing());
        self.stay_inside();
        let shown = match section_of(&turned) {
            Some(_) if self.shows(&turned.name) => Action::None,
            Some(section) if field::at(&turned.name).is_some() && section == self.section => {
                Action::Run(self.focus_field(&turned.name))
            }
            Some(_) if field::at(&turned.name).is_some() => self.show(&turned.name, context),
            Some(section) if section != self.section => self.open(section, context),
            _ => Action::None,
        };
        let shown = match shown {
            Action::Run(task) => task,
            _ => Task::none(),
        };
        let with_reply =
            turned.records.len() > 1 && turned.records.iter().any(|(record, _)| matches!(record, Record::Reply(_)));
        let all = |kept: bool| !turned.records.is_empty() && turned.records.iter().all(|(_, it)| *it == kept);
        let key = match (all(true), all(false)) {
            // If a removed event is restored, the message says so instead of "undone".
            (true, _) if with_reply => "app-event-back-reply",
            (_, true) if with_reply => "app-event-out-reply",
            (true, _) => "app-event-back",
            (_, true) => "app-event-out",
            _ if undo => "app-undone",
            _ => "app-redone",
        };
        let said = context.words.put(key, &[("what", &step(&turned.name, context.words))]);
        let said = Task::done(Message::Toast(Tone::Plain, said));
        if turned.records.is_empty() {
            return self.changed_and(Task::batch([shown, said]));
        }
        let kept = self.timeline.put(&self.services.library, &self.id, turned.records, context.words);
        Action::Run(Task::batch([shown, said, kept.map(Message::Timeline), self.keep_undo()]))
    }

    /// Focuses the field at `path` on the page that is open, where it may be out of sight.
    fn focus_field(&mut self, path: &str) -> Task<Message> {
        let path = anchor(path, self.filing());
        // What a modification leaves as it is would not be seen.
        if !is_shown(&path, self.filing()) {
            self.form.show_whole();
        }
        scroll::focus(field::places(self.filing(), &path).into_iter().next().unwrap_or(path))
    }

    /// Whether the section that is open shows the answer at `path` though it is asked elsewhere: the check shows all,
    /// the materials every picture.
    fn shows(&self, path: &str) -> bool {
        let picture = field::at(path).is_some_and(|row| matches!(row.value, Shape::Media | Shape::MediaList));
        self.section == Section::Check || self.section == Section::Materials && picture
    }

    /// Number of the step that undo would undo.
    pub fn step(&self) -> Option<u64> {
        self.answers.history().last()
    }

    /// Reports that something was removed, with a button to undo.
    pub(super) fn toast_removed(&self, name: &str, words: Words) -> Task<Message> {
        self.toast_step("app-removed", name, words)
    }

    /// Reports the last step by the message `key`, with a button to undo.
    pub(super) fn toast_step(&self, key: &str, name: &str, words: Words) -> Task<Message> {
        let Some(number) = self.step() else { return Task::none() };
        let text = words.put(key, &[("what", &step(name, words))]);
        Task::done(Message::Undoable(number, text))
    }
}

/// Name of a step: the answered field, the recorded event, or several answers at once.
pub(super) fn step(name: &str, words: Words) -> String {
    let key = format!("app-step-{name}");
    if words.has(&key) {
        words.get(&key)
    } else if let Some(happening) = Happening::from_name(name) {
        words.get(&happening.key())
    } else {
        words.label(name)
    }
}

/// The path of the only answer in which two filings differ; `None` if there is not exactly one.
fn only_change(one: &Filing, other: &Filing) -> Option<String> {
    match <[_; 1]>::try_from(package::compare(one, other)) {
        Ok([change]) => Some(change.path),
        Err(_) => None,
    }
}

/// The section of a step; `None` if it concerns several.
fn section_of(turned: &Turned) -> Option<Section> {
    if !turned.records.is_empty() {
        return Some(Section::Progress);
    }
    let path = if turned.name == "region" { field!("icp_subject.base_info.province") } else { turned.name.as_str() };
    (path == "kind" || field::at(path).is_some()).then(|| Section::of(path))
}
