//! The dialog that compares a package with the draft it continues.

use std::sync::Arc;

use iced::widget::{Column, checkbox, column, container, row, space, text};
use iced::{Center, Element, Fill, Task};
use serde_json::Value;

use super::Message;
use crate::desk::{self, Update};
use crate::desktop::background;
use crate::desktop::theme::{size, space as gap, style};
use crate::desktop::widget::{button, caption, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::filing::Filing;
use crate::package::in_words;
use crate::reference::Reference;
use crate::store::Library;

/// A package that waits for a decision.
pub struct Arrived {
    update: Update,
    /// One for each difference: whether it is taken.
    taken: Vec<bool>,
}

impl Arrived {
    /// Every difference is taken until it is left.
    pub fn new(update: Update) -> Self {
        Self { taken: vec![true; update.differences.len()], update }
    }

    /// Takes the difference `index`, or leaves it.
    pub fn toggle(&mut self, index: usize) {
        if let Some(taken) = self.taken.get_mut(index) {
            *taken = !*taken;
        }
    }

    /// Updates the draft with what is taken.
    pub fn update(self, library: Arc<Library>, words: Words) -> Task<Message> {
        background(move || {
            let Update { draft, differences, .. } = self.update;
            let accepted: Vec<_> =
                differences.into_iter().zip(self.taken).filter_map(|(item, taken)| taken.then_some(item)).collect();
            let updated = desk::update(&library, &draft, &accepted, &words.get("app-update-version"));
            Message::Imported(updated.map(|()| draft.id).map_err(|error| error.message(words.0)))
        })
    }

    /// Makes a draft of its own.
    pub fn separate(self, library: Arc<Library>, words: Words) -> Task<Message> {
        background(move || {
            let made = library.create(&self.update.filing);
            Message::Imported(made.map(|draft| draft.id).map_err(|error| error.message(words.0)))
        })
    }

    /// The dialog.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let reference = Reference::built_in();
        let Update { draft, filing, differences } = &self.update;
        let rows = differences.iter().zip(&self.taken).enumerate().map(|(index, (difference, taken))| {
            let path = &difference.path;
            let said =
                |filing: &Filing, value: Option<&Value>| match (value, in_words(filing, path, reference, words.0)) {
                    (None, _) => words.get("app-update-none"),
                    (Some(Value::Bool(flag)), _) => words.get(if *flag { "app-yes" } else { "app-no" }),
                    (_, said) if said.is_empty() => words.get("app-update-other"),
                    (_, said) => said,
                };
            let old = said(&draft.filing, difference.old.as_ref());
            let new = said(filing, difference.new.as_ref());
            let tick =
                checkbox(*taken).size(18).style(style::tick).on_toggle(move |_| Message::DifferenceToggled(index));
            let lines = column![
                caption(words.label(path)),
                text(old).size(size::SMALL).style(style::soft),
                text(format!("→ {new}")).size(size::BODY)
            ]
            .spacing(2)
            .width(Fill);
            button::list_row(
                format!("update/{path}"),
                words.label(path),
                row![tick, lines].spacing(12).align_y(Center),
                false,
                Some(Message::DifferenceToggled(index)),
            )
        });
        let list = scroll::bare("home/update", Column::with_children(rows).spacing(2));
        let update = button::primary("update/update", words.get("app-update-apply"))
            .press_maybe(self.taken.contains(&true).then_some(Message::UpdatePressed));
        let separate =
            button::secondary("update/separate", words.get("app-update-separate")).press(Message::SeparatePressed);
        let cancel = button::quiet("update/cancel", words.get("app-cancel")).press(Message::DialogDismissed);
        let content = column![
            heading(words.get("app-update")),
            hint(words.get("app-update-about")),
            container(list).max_height(380),
            row![space().width(Fill), cancel, separate, update].spacing(12)
        ]
        .spacing(gap::TWO);
        container(content).padding(gap::THREE).width(620).into()
    }
}
