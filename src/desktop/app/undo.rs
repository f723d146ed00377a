//! Toasts, and the actions of their buttons: mostly, undoing what was just done.

use std::path::Path;

use iced::Task;

use super::{App, Message, ToastAction};
use crate::desktop::page::draft;
use crate::desktop::settings::LastPage;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::toast::{self, Toast};
use crate::desktop::{after, attempt, clipboard, system};
use crate::workflow;

impl App {
    /// Shows a toast.
    pub(super) fn show_toast(
        &mut self,
        tone: Tone,
        text: String,
        action: Option<(String, ToastAction)>,
    ) -> Task<Message> {
        self.show_toast_with(tone, text, action, None)
    }

    /// Shows a toast with up to two buttons.
    fn show_toast_with(
        &mut self,
        tone: Tone,
        text: String,
        action: Option<(String, ToastAction)>,
        second: Option<(String, ToastAction)>,
    ) -> Task<Message> {
        self.toasts_made += 1;
        let id = self.toasts_made;
        // The same text is not shown twice.
        self.toasts.retain(|toast| toast.action != action || toast.text != text);
        self.toasts.push(Toast { id, tone, text, action, second });
        if self.toasts.len() > 3 {
            let _ = self.toasts.remove(0);
        }
        after(toast::stays(tone), Message::ToastClosed(id))
    }

    /// Removes the toasts that offer to undo a step which is no longer the last one.
    pub(super) fn withdraw_steps(&mut self) {
        let last = self.draft().and_then(draft::DraftPage::step);
        self.toasts.retain(|toast| match &toast.action {
            Some((_, ToastAction::Step(number))) => Some(*number) == last,
            _ => true,
        });
    }

    /// Says where a file is that the system could not open.
    pub(super) fn file_opened(&mut self, path: &Path, opened: bool) -> Task<Message> {
        if opened {
            return Task::none();
        }
        let (words, shown) = (self.words(), path.display().to_string());
        let text = words.put("app-open-failed", &[("path", &shown)]);
        let reveal = (words.get("app-export-reveal"), ToastAction::Reveal(path.to_owned()));
        let copy = (words.get("app-copy-path"), ToastAction::CopyPath(shown));
        self.show_toast_with(Tone::Warn, text, Some(reveal), Some(copy))
    }

    /// Removes the toasts that say where a file is: they belong to the page on which it was made.
    pub(super) fn withdraw_paths(&mut self) {
        self.toasts.retain(|toast| !matches!(toast.second, Some((_, ToastAction::CopyPath(_)))));
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
