//! The trash below the list of drafts: restoring drafts, and deleting them permanently.

use std::sync::Arc;

use iced::widget::{column, container, row, text};
use iced::{Center, Element, Fill, Task};

use super::rows::{ListView, named};
use crate::desktop::attempt;
use crate::desktop::icon;
use crate::desktop::theme::{READING, size, space as gap, style};
use crate::desktop::widget::{button, question, scroll};
use crate::desktop::words::Words;
use crate::store::{Library, StoreError, Summary};

/// State of the trash.
#[derive(Default)]
pub struct Trash {
    drafts: Vec<Summary>,
    open: bool,
    /// Id of the draft whose permanent deletion must be confirmed.
    asked: Option<String>,
}

/// Messages of the trash.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was read.
    Listed(Result<Vec<Summary>, String>),
    /// Show or hide it.
    Toggled,
    /// Restore a draft.
    RestorePressed(String),
    /// Delete a draft permanently.
    PurgePressed(String),
    /// The deletion was confirmed.
    PurgeConfirmed(String),
    /// The deletion was cancelled.
    PurgeDismissed,
    /// A draft was restored or deleted.
    Moved(Result<(), String>),
}

/// What the page has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Read all lists again.
    Reload,
    /// Show an error.
    Failed(String),
}

impl Trash {
    /// Reads the trash.
    pub fn list(library: &Arc<Library>, words: Words) -> Task<Message> {
        let library = library.clone();
        attempt(move || library.trash().map_err(|error| error.message(words.0)), words).map(Message::Listed)
    }

    /// Number of drafts in it, as far as they were read.
    pub fn count(&self) -> usize {
        self.drafts.len()
    }

    /// Shows drafts that were just moved to the trash.
    pub fn put(&mut self, drafts: impl Iterator<Item = Summary>) {
        self.drafts.splice(..0, drafts);
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, library: &Arc<Library>, words: Words) -> Action {
        match message {
            Message::Listed(Ok(drafts)) => {
                self.drafts = drafts;
                Action::None
            }
            Message::Toggled => {
                self.open = !self.open;
                self.asked = None;
                Action::None
            }
            Message::RestorePressed(id) => {
                let library = library.clone();
                Action::Run(moved(move || library.restore(&id), words))
            }
            Message::PurgePressed(id) => {
                self.asked = Some(id);
                Action::Run(question::ask())
            }
            Message::PurgeConfirmed(id) => {
                self.asked = None;
                let library = library.clone();
                Action::Run(moved(move || library.purge(&id), words))
            }
            Message::PurgeDismissed => self.dismiss(),
            Message::Moved(Ok(())) => Action::Reload,
            Message::Listed(Err(error)) | Message::Moved(Err(error)) => Action::Failed(error),
        }
    }

    /// The part of the trash in view, below a list of `before` rows; `None` if the trash is empty.
    pub fn view(&self, before: usize, view: ListView, words: Words) -> Option<Element<'_, super::Message>> {
        if self.drafts.is_empty() {
            return None;
        }
        let mark = if self.open { icon::CHEVRON_DOWN } else { icon::CHEVRON_RIGHT };
        let head = button::quiet("home/trash", words.count("app-trash", self.drafts.len())).icon(mark);
        let head = Element::from(head.press(Message::Toggled)).map(super::Message::Trash);
        if !self.open {
            return Some(head);
        }
        let list = view.list(before, self.drafts.len(), |place| {
            Some((place, entry(self.drafts.get(place)?, words).map(super::Message::Trash)))
        });
        Some(column![head, list].spacing(gap::ONE).into())
    }

    /// Whether the permanent deletion of a draft is to be confirmed.
    pub fn is_asking(&self) -> bool {
        self.asked.is_some()
    }

    /// Cancels the deletion; the focus returns to its button.
    pub fn dismiss(&mut self) -> Action {
        self.asked.take().map_or(Action::None, |id| Action::Run(scroll::focus(purge_id(&id))))
    }

    /// The confirmation before a draft is deleted permanently.
    pub fn dialog(&self, words: Words) -> Option<Element<'_, Message>> {
        let draft = self.drafts.iter().find(|draft| self.asked.as_ref() == Some(&draft.id))?;
        let (name, _) = named(draft, words);
        Some(question::question(
            words.put("app-trash-purge-what", &[("title", &name)]),
            words.get("app-trash-purge-about"),
            (words.get("app-cancel"), Message::PurgeDismissed),
            (words.get("app-trash-purge"), Message::PurgeConfirmed(draft.id.clone())),
        ))
    }
}

fn entry(draft: &Summary, words: Words) -> Element<'_, Message> {
    let (name, about) = named(draft, words);
    let name =
        column![text(name).size(size::BODY).line_height(READING), text(about).size(size::SMALL).style(style::soft)];
    let restore = button::secondary(format!("home/restore-{}", draft.id), words.get("app-trash-restore"))
        .icon(icon::UNDO_2)
        .press(Message::RestorePressed(draft.id.clone()));
    let purge = button::icon(
        purge_id(&draft.id),
        words.get("app-trash-purge"),
        icon::TRASH_2,
        Some(Message::PurgePressed(draft.id.clone())),
    );
    let row = row![name.spacing(2).width(Fill), restore, purge];
    container(row.spacing(gap::ONE).align_y(Center)).padding([8.0, 14.0]).into()
}

fn purge_id(id: &str) -> String {
    format!("home/purge-{id}")
}

fn moved(work: impl FnOnce() -> Result<(), StoreError> + Send + 'static, words: Words) -> Task<Message> {
    attempt(move || work().map_err(|error| error.message(words.0)), words).map(Message::Moved)
}
