//! The dialog for saving a file, the same above every page.

use std::path::PathBuf;

use iced::Task;

use super::{App, Message, ToastAction};
use crate::desktop::save_as::{self, SaveAs};
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::scroll;

impl App {
    /// Asks for the path of a file to save.
    pub(super) fn save_as(&mut self, saving: SaveAs) -> Task<Message> {
        self.saving = Some(saving);
        scroll::focus(save_as::PATH)
    }

    pub(super) fn in_save_as(&mut self, message: save_as::Message) -> Task<Message> {
        let words = self.words();
        let Some(saving) = &mut self.saving else { return Task::none() };
        let action = saving.update(message, words);
        let _ = self.saving.take_if(|saving| saving.is_over());
        match action {
            save_as::Action::None => Task::none(),
            save_as::Action::Run(task) => task.map(Message::SaveAs),
            save_as::Action::Saved(save_as::SavedFile { path, left_out }) => {
                let toast = self.toast_saved(path);
                match left_out {
                    Some(left_out) => Task::batch([toast, self.show_toast(Tone::Warn, left_out, None)]),
                    None => toast,
                }
            }
        }
    }

    /// Shows where a file was saved, with a button to reveal it.
    pub(super) fn toast_saved(&mut self, path: PathBuf) -> Task<Message> {
        let words = self.words();
        let text = words.put("app-scans-saved", &[("path", &path.display().to_string())]);
        self.show_toast(Tone::Good, text, Some((words.get("app-export-reveal"), ToastAction::Reveal(path))))
    }
}
