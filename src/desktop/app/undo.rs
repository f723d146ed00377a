//! Actions of the buttons of toasts: mostly, undoing what was just done.

use iced::Task;

use super::{App, Message, ToastAction};
use crate::desktop::page::draft;
use crate::desktop::settings::LastPage;
use crate::desktop::theme::style::Tone;
use crate::desktop::{attempt, clipboard, system};
use crate::workflow;

impl App {
    /// Removes the toasts that offer to undo a step which is no longer the last one.
    pub(super) fn withdraw_steps(&mut self) {
        let last = self.draft().and_then(draft::DraftPage::step);
        self.toasts.retain(|toast| match &toast.action {
            Some((_, ToastAction::Step(number))) => Some(*number) == last,
            _ => true,
        });
    }

    /// Reports an action on drafts and offers to undo it, which the undo shortcut does in the list too.
    pub(super) fn toast_with_undo(&mut self, tone: Tone, text: String, undo: ToastAction) -> Task<Message> {
        self.done.push(undo.clone());
        let label = self.words().get("app-undo");
        self.show_toast(tone, text, Some((label, undo)))
    }

    /// Performs the action of a toast's button.
    pub(super) fn undo(&mut self, undo: ToastAction) -> Task<Message> {
        let language = self.words().0;
        // What was undone is no longer offered.
        self.done.retain(|done| *done != undo);
        if undo.is_about_drafts() {
            self.toasts.retain(|toast| toast.action.as_ref().is_none_or(|(_, action)| *action != undo));
        }
        match undo {
            ToastAction::Restore(drafts) => {
                let Some(library) = self.library() else { return Task::none() };
                let words = self.words();
                let text = match drafts.as_slice() {
                    [(_, title)] => words.put("app-home-restored", &[("title", title)]),
                    drafts => words.count("app-home-restored-many", drafts.len()),
                };
                let restore = move || drafts.iter().try_for_each(|(id, _)| library.restore(id));
                let restore = move || restore().map(|()| text).map_err(|error| error.message(language));
                attempt(restore, words).map(Message::Moved)
            }
            ToastAction::Discard(ids) => {
                let Some(library) = self.library() else { return Task::none() };
                let words = self.words();
                let text = words.count("app-home-discarded-many", ids.len());
                let discard = move || ids.iter().try_for_each(|id| library.discard(id));
                let discard = move || discard().map(|()| text).map_err(|error| error.message(language));
                attempt(discard, words).map(Message::Moved)
            }
            ToastAction::BringBack(id) => {
                let Some(library) = self.library() else { return Task::none() };
                let bring = move || library.bring_back(&id).map(|()| id).map_err(|error| error.message(language));
                attempt(bring, self.words()).map(Message::BroughtBack)
            }
            ToastAction::Edits(edited) => {
                let Some(library) = self.library() else { return Task::none() };
                let take_back =
                    move || workflow::undo_edits(&library, &edited).map_err(|error| error.message(language));
                attempt(take_back, self.words()).map(Message::TakenBack)
            }
            ToastAction::Step(_) => self.in_draft(draft::Message::UndoPressed),
            ToastAction::Reveal(path) => {
                if system::reveal(&path).is_err() {
                    let path = path.display().to_string();
                    let text = self.words().put("app-reveal-failed", &[("path", &path)]);
                    let copy = (self.words().get("app-copy-path"), ToastAction::CopyPath(path));
                    return self.show_toast(Tone::Warn, text, Some(copy));
                }
                Task::none()
            }
            ToastAction::CopyPath(path) => clipboard::copy(path),
            ToastAction::Passphrase => self.change_passphrase(),
        }
    }

    /// Reports that a bulk edit was undone, except for drafts that changed since.
    pub(super) fn taken_back(&mut self, left: Result<usize, String>) -> Task<Message> {
        let words = self.words();
        match left {
            Ok(left) => {
                let toast = match left {
                    0 => self.show_toast(Tone::Plain, words.get("app-edit-undone"), None),
                    _ => self.show_toast(Tone::Warn, words.count("app-edit-undone-but", left), None),
                };
                Task::batch([toast, self.go(LastPage::Home)])
            }
            Err(error) => self.show_toast(Tone::Bad, error, None),
        }
    }
}
