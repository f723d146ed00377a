//! The backups of a library: when each was made, its content, and restoring it.

use chrono::{DateTime, Local};
use iced::widget::{Column, column, container, row, text};
use iced::{Center, Element, Fill};

use super::theme::{size, space as gap, style, style::Tone};
use super::widget::{button, caption, hairline, heading};
use super::words::Words;
use crate::store::{Backup, DraftName};
use crate::workflow;

/// Most drafts of a copy that are named.
pub const NAMED: usize = 50;

/// The backups, and which of them is expanded.
#[derive(Debug, Default)]
pub struct Copies {
    list: Vec<Backup>,
    open: Option<usize>,
}

/// Messages of the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// They were read.
    Listed(Vec<Backup>),
    /// Expand a backup, or collapse it.
    LookPressed(usize),
    /// Restore a backup.
    RestorePressed(usize),
}

impl Copies {
    /// Handles a message; returns the backup that the user wants to restore.
    pub fn update(&mut self, message: Message) -> Option<Backup> {
        match message {
            Message::Listed(list) => *self = Self { list, open: None },
            Message::LookPressed(place) => self.open = Some(place).filter(|_| self.open != Some(place)),
            Message::RestorePressed(place) => return self.list.get(place).cloned(),
        }
        None
    }

    /// The list, with ids starting with `id`; `None` where there is no backup. While something else is running it is
    /// not `free`. Restoring the newest is the main action of the page if it is to `lead`.
    pub fn view(&self, id: &str, free: bool, lead: bool, words: Words) -> Option<Element<'_, Message>> {
        if self.list.is_empty() {
            return None;
        }
        let mut list = Column::new();
        for (place, copy) in self.list.iter().enumerate() {
            let about = words.count("app-broken-drafts", copy.drafts.len());
            let by_user = copy.by_user.then(|| caption(words.get("app-copies-by-user")));
            let aside = copy.aside.then(|| caption(words.get("app-copies-aside")));
            let lacking = (copy.lacking > 0)
                .then(|| caption(words.count("app-copies-lacking", copy.lacking)).style(style::ink(Tone::Warn)));
            let lines = column![text(moment(copy.made)).size(size::BODY), caption(about)];
            let lines = lines.push(lacking).push(by_user).push(aside).spacing(2).width(Fill);
            let look = button::quiet(format!("{id}/{place}/look"), words.get("app-broken-look"))
                .press(Message::LookPressed(place));
            let restore = if lead && place == 0 { button::primary } else { button::secondary };
            let restore = restore(format!("{id}/{place}/restore"), words.get("app-broken-restore"))
                .press_maybe(free.then_some(Message::RestorePressed(place)));
            let line = row![lines, look, restore].spacing(gap::ONE).align_y(Center);
            let inside = (self.open == Some(place)).then(|| inside(copy, words));
            list =
                list.push((place > 0).then(hairline)).push(container(column![line].push(inside)).padding([8.0, 12.0]));
        }
        let list = container(list).padding(6).width(Fill).style(style::card);
        Some(column![heading(words.get("app-broken-copies")), list].spacing(gap::ONE).into())
    }
}

/// Titles of the drafts in a backup, and its path.
fn inside(copy: &Backup, words: Words) -> Element<'_, Message> {
    if copy.sealed {
        return container(caption(words.get("app-copies-sealed"))).padding([4.0, 12.0]).into();
    }
    let titles = copy.drafts.iter().take(NAMED).map(|DraftName { title, .. }| {
        caption(if title.is_empty() { words.get("app-untitled") } else { title.clone() }).into()
    });
    let more = copy.drafts.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| caption(words.count("app-copies-more", more)));
    let place = caption(copy.path.display().to_string());
    Column::with_children(titles).push(more).push(place).spacing(2).padding([4.0, 12.0]).into()
}

/// When a copy was made, by the clocks of China as in the list.
pub fn moment(made: DateTime<Local>) -> String {
    workflow::in_china(made.to_utc()).format(workflow::MOMENT).to_string()
}
