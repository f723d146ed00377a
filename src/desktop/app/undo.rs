//! What the buttons of toasts do: mostly, take back what was just done.

use iced::Task;

use super::{App, Message, Undo};
use crate::desktop::page::draft;
use crate::desktop::settings::LastPage;
use crate::desktop::theme::style::Tone;
use crate::desktop::{attempt, clipboard, system};
use crate::workflow;

impl App {
    /// Takes away the toasts that offer to take a step back which is no longer the last one.
    pub(super) fn withdraw_steps(&mut self) {
        let last = self.draft().and_then(draft::DraftPage::step);
        self.toasts.retain(|toast| match &toast.action {
            Some((_, Undo::Step(number))) => Some(*number) == last,
            _ => true,
        });
    }

    /// Does what the button of a toast offers.
    pub(super) fn undo(&mut self, undo: Undo) -> Task<Message> {
        let language = self.words().0;
        match undo {
            Undo::Restore(id) => {
                let Some(library) = self.library() else { return Task::none() };
                self.toasts.retain(|toast| {
                    toast.action.as_ref().is_none_or(|(_, action)| *action != Undo::Restore(id.clone()))
                });
                let title = self.thrown.extract_if(.., |(thrown, _)| *thrown == id).map(|(_, title)| title).last();
                let restore = move || library.restore(&id).map_err(|error| error.message(language));
                attempt(move || restore().map(|()| title.unwrap_or_default()), self.words()).map(Message::Restored)
            }
            Undo::BringBack(id) => {
                let Some(library) = self.library() else { return Task::none() };
                let bring = move || library.bring_back(&id).map(|()| id).map_err(|error| error.message(language));
                attempt(bring, self.words()).map(Message::BroughtBack)
            }
            Undo::Edits(edited) => {
                let Some(library) = self.library() else { return Task::none() };
                self.edited = None;
                self.toasts.retain(|toast| !matches!(toast.action, Some((_, Undo::Edits(_)))));
                let take_back =
                    move || workflow::undo_edits(&library, &edited).map_err(|error| error.message(language));
                attempt(take_back, self.words()).map(Message::TakenBack)
            }
            Undo::Step(_) => self.in_draft(draft::Message::UndoPressed),
            Undo::Reveal(path) => {
                if system::reveal(&path).is_err() {
                    let path = path.display().to_string();
                    let text = self.words().put("app-reveal-failed", &[("path", &path)]);
                    let copy = (self.words().get("app-copy-path"), Undo::CopyPath(path));
                    return self.tell(Tone::Warn, text, Some(copy));
                }
                Task::none()
            }
            Undo::CopyPath(path) => clipboard::copy(path),
            Undo::Passphrase => self.change_passphrase(),
        }
    }

    /// Says that drafts which were changed together are as before, but for those that went on since.
    pub(super) fn taken_back(&mut self, left: Result<usize, String>) -> Task<Message> {
        let words = self.words();
        match left {
            Ok(left) => {
                let told = match left {
                    0 => self.tell(Tone::Plain, words.get("app-edit-undone"), None),
                    _ => self.tell(Tone::Warn, words.count("app-edit-undone-but", left), None),
                };
                Task::batch([told, self.go(LastPage::Home)])
            }
            Err(error) => self.tell(Tone::Bad, error, None),
        }
    }
}
