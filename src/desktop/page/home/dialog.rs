//! What lies over the list of drafts and waits for an answer or an end; one at a time.

use iced::Element;

use super::batch::BatchDialog;
use super::bulk_edit::BulkEdit;
use super::labelling::Labelling;
use super::locked::Locked;
use super::transfer::Transfer;
use super::{Arrived, Message};
use crate::desktop::page::Context;
use crate::desktop::save_as::SaveAs;

/// A dialog over the page.
pub(super) enum HomeDialog {
    /// The ready drafts are exported.
    Batch(BatchDialog),
    /// A file is taken in.
    Transfer(Transfer),
    /// A file about all drafts is saved.
    Save(SaveAs),
    /// A package continues a draft.
    Arrived(Box<Arrived>),
    /// A package waits for its passphrase.
    Locked(Locked),
    /// A label is written.
    Label(Labelling),
    /// A change of several drafts is prepared.
    BulkEdit(Box<BulkEdit>),
}

impl HomeDialog {
    /// Whether packages are being built, a file is taken in or written, drafts change: it stays until that is over.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Batch(batch) => batch.is_running(),
            Self::Transfer(_) => true,
            Self::BulkEdit(edit) => edit.is_saving(),
            Self::Save(saving) => saving.is_running(),
            Self::Arrived(_) | Self::Locked(_) | Self::Label(_) => false,
        }
    }

    /// Whether nothing is left to do in it.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Save(saving) if saving.is_over())
    }

    /// Whether a passphrase is there to be tried.
    pub fn is_answered(&self) -> bool {
        matches!(self, Self::Locked(locked) if !locked.typed.is_empty())
    }

    /// As it is shown.
    pub fn view(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        match self {
            Self::Batch(batch) => batch.view(words).map(Message::Batch),
            Self::Transfer(transfer) => transfer.view(words),
            Self::Save(saving) => saving.view(words).map(Message::Save),
            Self::Arrived(arrived) => arrived.view(context),
            Self::Locked(locked) => locked.view(words),
            Self::Label(labelling) => labelling.view(words),
            Self::BulkEdit(edit) => edit.view(words),
        }
    }
}
