//! Filling in a form page of a draft.

use super::{Action, Context, DraftPage, Message, form, timeline};
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::paste::MAX_PASTED_CHARS;
use crate::desktop::widget::scroll;
use iced::Task;

impl DraftPage {
    /// Handles a message of a form page or of one of its dialogs.
    pub(super) fn in_form(&mut self, message: form::Message, context: &Context) -> Action {
        self.form.hold(&message, self.section, self.answers.filing(), |path| self.notes.is_wrong(path));
        match self.form.update(message, &mut self.answers, context.words, &self.services.reference) {
            form::Action::None => Action::None,
            form::Action::Changed => self.changed(),
            form::Action::Cut => {
                let text = context.words.put("app-paste-cut", &[("most", &MAX_PASTED_CHARS.to_string())]);
                self.changed_and(Task::done(Message::Toast(Tone::Warn, text)))
            }
            form::Action::Removed(path) => {
                let toast = self.toast_removed(&path, context.words);
                self.changed_and(toast)
            }
            form::Action::Chosen(place) => self.changed_and(scroll::focus(place)),
            form::Action::Run(task) => Action::Run(task.map(Message::Form)),
            form::Action::Slot(message) => self.in_slot(message, context),
            form::Action::Show(path) => self.show(&path, context),
            form::Action::Confirm(row) => self.show_row(row, context),
            form::Action::Assigned(reason, path) => {
                let assigned = timeline::reply::Message::Assigned(reason, path);
                self.in_days(timeline::Message::Reply(assigned), context)
            }
        }
    }
}
