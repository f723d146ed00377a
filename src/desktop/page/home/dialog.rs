//! The dialogs over the list of drafts; one at a time.

use std::path::PathBuf;

use iced::{Element, Task};

use super::batch::{self, BatchDialog};
use super::bulk_edit::{self, BulkEdit};
use super::labelling::Labelling;
use super::locked::Locked;
use super::transfer::Transfer;
use super::{Action, Arrived, Home, Message};
use crate::desktop::page::Context;
use crate::desktop::theme::style::Tone;
use crate::desktop::words::Words;

/// A dialog over the page.
pub(super) enum HomeDialog {
    /// The ready drafts are exported.
    Batch(BatchDialog),
    /// A file is being imported.
    Transfer(Transfer),
    /// A package continues a draft.
    Arrived(Box<Arrived>),
    /// A package needs its passphrase.
    Locked(Locked),
    /// A label is edited.
    Label(Labelling),
    /// A bulk edit is prepared.
    BulkEdit(Box<BulkEdit>),
}

impl HomeDialog {
    /// Whether packages are being built, a file is imported, or drafts are changed: the dialog stays until that is
    /// done.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Batch(batch) => batch.is_running(),
            Self::Transfer(_) => true,
            Self::BulkEdit(edit) => edit.is_saving(),
            Self::Arrived(_) | Self::Locked(_) | Self::Label(_) => false,
        }
    }

    /// Whether something was typed that would be lost with it: only its own button drops that.
    pub fn is_typed(&self) -> bool {
        match self {
            Self::Batch(batch) => batch.is_typed(),
            Self::Locked(locked) => !locked.typed.is_empty(),
            Self::Label(labelling) => labelling.is_typed(),
            Self::BulkEdit(edit) => edit.is_typed(),
            Self::Transfer(_) | Self::Arrived(_) => false,
        }
    }

    /// Whether a passphrase is there to be tried.
    pub fn is_answered(&self) -> bool {
        matches!(self, Self::Locked(locked) if !locked.typed.is_empty())
    }

    /// The view.
    pub fn view(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        match self {
            Self::Batch(batch) => batch.view(words).map(Message::Batch),
            Self::Transfer(transfer) => transfer.view(words),
            Self::Arrived(arrived) => arrived.view(context),
            Self::Locked(locked) => locked.view(words),
            Self::Label(labelling) => labelling.view(words),
            Self::BulkEdit(edit) => edit.view(words),
        }
    }
}

impl Home {
    /// The dialog of the batch export, while it is open.
    pub fn batch(&self) -> Option<&BatchDialog> {
        match &self.dialog {
            Some(HomeDialog::Batch(batch)) => Some(batch),
            _ => None,
        }
    }

    /// Whether packages of all ready drafts are being built, a file is imported, or drafts are changed.
    pub fn is_busy(&self) -> bool {
        self.dialog.as_ref().is_some_and(HomeDialog::is_busy)
    }

    pub(super) fn in_bulk_edit(&mut self, message: bulk_edit::Message, words: Words) -> Action {
        let Some(HomeDialog::BulkEdit(bulk_edit)) = &mut self.dialog else { return Action::None };
        match bulk_edit.update(message, &self.services, words) {
            bulk_edit::Action::None => Action::None,
            bulk_edit::Action::Run(task) => Action::Run(task),
            bulk_edit::Action::Edited(edited) => {
                self.dialog = None;
                Action::Edited(self.list(words), edited)
            }
            bulk_edit::Action::Failed(error) => Action::Toast(Tone::Bad, error),
        }
    }

    pub(super) fn in_batch(&mut self, message: batch::Message, context: &Context) -> Action {
        let Some(HomeDialog::Batch(batch)) = &mut self.dialog else { return Action::None };
        match batch.update(message, &self.services, context) {
            batch::Action::None => Action::None,
            batch::Action::Run(task) => Action::Run(task.map(Message::Batch)),
            batch::Action::Finished => Action::Run(self.list(context.words)),
            batch::Action::Reveal(folder) => Action::Reveal(folder),
            batch::Action::Open(id) => Action::OpenCheck(id),
            batch::Action::Close => {
                self.dialog = None;
                Action::None
            }
        }
    }

    pub(super) fn take_in(&mut self, path: PathBuf, passphrase: Option<String>, words: Words) -> Task<Message> {
        let (transfer, task) = Transfer::begin(self.services.library.clone(), path, passphrase, words);
        self.dialog = Some(HomeDialog::Transfer(transfer));
        task
    }

    /// Whether `message` has to wait for what is running, so that its dialog is not replaced.
    pub(super) fn has_to_wait(&self, message: &Message) -> bool {
        match message {
            Message::Chosen(Some(_)) | Message::Dropped(_) | Message::Compared(_) => self.is_busy(),
            _ => false,
        }
    }

    /// Cancels the running export or import.
    pub fn stop(&self) {
        match &self.dialog {
            Some(HomeDialog::Batch(batch)) => batch.stop(),
            Some(HomeDialog::Transfer(transfer)) => transfer.stop(),
            _ => {}
        }
    }

    /// Whether something was typed into the dialog that is open.
    pub fn is_typed(&self) -> bool {
        self.dialog.as_ref().is_some_and(HomeDialog::is_typed)
    }

    /// Whether a dialog is open over the page.
    pub fn is_asking(&self) -> bool {
        self.dialog.is_some() || self.asks_to_destroy()
    }

    /// Whether a package needs its passphrase.
    pub fn is_locked(&self) -> bool {
        matches!(self.dialog, Some(HomeDialog::Locked(_)))
    }

    /// Whether a package is being compared with its draft.
    pub fn has_arrived(&self) -> bool {
        matches!(self.dialog, Some(HomeDialog::Arrived(_)))
    }

    /// Whether the permanent deletion of a draft is to be confirmed: a click beside that dialog does not close it.
    pub fn asks_to_destroy(&self) -> bool {
        self.trash.is_asking()
    }
}
