//! Locking and unlocking the library.

use std::sync::Arc;
use std::time::Duration;

use iced::Task;

use super::{AfterSave, App, Message, Screen, ToastAction};
use crate::desktop::page::draft::DraftPage;
use crate::desktop::page::{home, passphrase, unlock};
use crate::desktop::save_as::SaveAs;
use crate::desktop::services::Services;
use crate::desktop::settings::LastPage;
use crate::desktop::theme::style::Tone;
use crate::desktop::{self, idle};
use crate::store::Library;

impl App {
    /// Shows the page that asks for the passphrase of a locked library.
    pub(super) fn show_unlock(&mut self, library: Arc<Library>) -> Task<Message> {
        // Search terms must not be shown without the passphrase.
        self.list = home::ListPlace::default();
        let (unlock, task) = unlock::Unlock::new(library);
        self.screen = Screen::Locked(Box::new(unlock));
        task.map(Message::Unlock)
    }

    pub(super) fn in_unlock(&mut self, message: unlock::Message) -> Task<Message> {
        let words = self.words();
        let Screen::Locked(unlock) = &mut self.screen else { return Task::none() };
        match unlock.update(message, words) {
            unlock::Action::None => Task::none(),
            unlock::Action::Run(task) => task.map(Message::Unlock),
            unlock::Action::Unlocked(library, by_code) => {
                idle::touch();
                desktop::tidy(library.clone());
                self.services = Some(Services::new(library));
                let gone = self.go(self.settings.place.clone());
                let opened = Task::batch([gone.chain(self.let_in()), self.look_after()]);
                if !by_code {
                    return opened;
                }
                // A user who needed the recovery code has forgotten the passphrase.
                let anew = (words.get("app-vault-anew"), ToastAction::Passphrase);
                Task::batch([opened, self.show_toast(Tone::Warn, words.get("app-vault-by-code"), Some(anew))])
            }
        }
    }

    /// Shows the page for managing the passphrase.
    pub(super) fn show_passphrase(&mut self) -> Task<Message> {
        if let Some(library) = self.library() {
            self.suspend(&LastPage::Settings);
            self.screen = Screen::Passphrase(Box::new(passphrase::Passphrase::new(library)));
        }
        Task::none()
    }

    /// Shows it with the fields for a new passphrase.
    pub(super) fn change_passphrase(&mut self) -> Task<Message> {
        let shown = self.show_passphrase();
        let change = passphrase::Message::StepChosen(Some(passphrase::PassphraseStep::Change));
        Task::batch([shown, self.in_passphrase(change)])
    }

    pub(super) fn in_passphrase(&mut self, message: passphrase::Message) -> Task<Message> {
        let context = self.context();
        let Screen::Passphrase(page) = &mut self.screen else { return Task::none() };
        match page.update(message, &mut self.settings, &context) {
            passphrase::Action::None => Task::none(),
            passphrase::Action::Run(task) => task.map(Message::Passphrase),
            passphrase::Action::Toast(tone, text, task) => {
                let toast = self.show_toast(tone, text, None);
                Task::batch([toast, task.map(Message::Passphrase)])
            }
            passphrase::Action::Changed => self.remember(),
            passphrase::Action::Lock => self.lock(),
            passphrase::Action::Close => self.go(LastPage::Settings),
            passphrase::Action::Save(saving) => self.save_as(saving),
        }
    }

    /// Locks the library once everything is saved; does nothing if it has no passphrase or an operation on it is
    /// running.
    pub(super) fn lock(&mut self) -> Task<Message> {
        let Some(library) = self.library().filter(|library| library.has_passphrase()) else { return Task::none() };
        if self.is_held() {
            return Task::none();
        }
        if self.draft().is_some_and(DraftPage::is_unsaved) {
            self.after_save = Some(AfterSave::Lock);
            return self.flush();
        }
        // Settings that could not be saved are reset at the next start.
        let _ = self.keeper.write(library.clone(), self.settings.clone())();
        library.lock();
        self.services = None;
        self.suspended_draft = None;
        self.saving = None;
        self.done.clear();
        self.brought.clear();
        self.toasts.clear();
        self.show_unlock(library)
    }

    /// Deletes what another program was given to print, if a passphrase protects the library.
    pub(super) fn hide_printed(&self) {
        if let Some(library) = self.library().filter(|library| library.has_passphrase()) {
            library.forget_printed();
        }
    }

    /// Locks the library if the window has been idle for as long as the settings allow.
    pub(super) fn lock_when_idle(&mut self) -> Task<Message> {
        let minutes = self.settings.lock_after.map(|minutes| Duration::from_secs(60 * u64::from(minutes)));
        if minutes.is_some_and(|minutes| idle::since() >= minutes) { self.lock() } else { Task::none() }
    }

    /// Cancels running imports and exports: the window closes.
    pub(super) fn stop(&self) {
        self.saving.iter().for_each(SaveAs::stop);
        match &self.screen {
            Screen::Home(home) => home.stop(),
            Screen::Table(page) => page.stop(),
            _ => {}
        }
    }

    /// Whether the current page must not be left yet.
    pub(super) fn is_held(&self) -> bool {
        let saving = self.saving.as_ref().is_some_and(SaveAs::is_running);
        saving
            || match &self.screen {
                // The progress dialog stays until its report was read.
                Screen::Home(home) => home.is_busy(),
                Screen::Table(page) => page.is_busy(),
                // A recovery code is shown once.
                Screen::Passphrase(page) => page.is_busy(),
                _ => false,
            }
    }
}
