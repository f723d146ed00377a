//! The dialog that compares a package with the draft that it continues.

use std::sync::Arc;

use iced::widget::{Column, checkbox, column, container, row, space};
use iced::{Element, Fill, Task};

use super::Message;
use crate::desktop::attempt;
use crate::desktop::difference::Compared;
use crate::desktop::page::Context;
use crate::desktop::services::Services;
use crate::desktop::theme::{space as gap, style};
use crate::desktop::widget::dialog_body::dialog_body;
use crate::desktop::widget::{button, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::filing::Filing;
use crate::store::{Draft, Library};
use crate::workflow::{self, Update};

/// A package for which the user has to decide.
#[derive(Debug, Clone)]
pub struct Arrived {
    draft: Draft,
    filing: Filing,
    /// The differences, each with whether it is accepted.
    differences: Vec<(Compared, bool)>,
}

impl Arrived {
    /// Loads the differences. By default each is accepted, except pictures that look the same.
    pub fn new(update: Update, services: &Services, words: Words) -> Self {
        let Update { draft, filing, differences } = update;
        let differences = differences.into_iter().map(|difference| {
            let sides = [&draft.filing, &filing];
            let compared = Compared::new(difference, sides, &services.library, &services.reference, words);
            let taken = !compared.alike;
            (compared, taken)
        });
        Self { differences: differences.collect(), draft, filing }
    }

    /// Accepts or rejects the difference `index`.
    pub fn toggle(&mut self, index: usize) {
        if let Some((_, taken)) = self.differences.get_mut(index) {
            *taken = !*taken;
        }
    }

    /// Updates the draft with the accepted differences.
    pub fn update(self, library: Arc<Library>, words: Words) -> Task<Message> {
        let update = move || {
            let Self { draft, differences, .. } = self;
            let accepted: Vec<_> =
                differences.into_iter().filter_map(|(compared, taken)| taken.then_some(compared.difference)).collect();
            let updated = workflow::update(&library, &draft, &accepted, &words.get("app-update-version"));
            updated.map(|()| draft.id).map_err(|error| error.message(words.0))
        };
        attempt(update, words).map(Message::Imported)
    }

    /// Creates a separate draft.
    pub fn separate(self, library: Arc<Library>, words: Words) -> Task<Message> {
        let make = move || library.create(&self.filing).map(|draft| draft.id).map_err(|error| error.message(words.0));
        attempt(make, words).map(Message::Imported)
    }

    /// The title of the draft for the user.
    fn title(&self, words: Words) -> String {
        words.title(&self.draft.filing)
    }

    /// The dialog.
    pub fn view(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let rows = self.differences.iter().enumerate().map(|(index, (compared, taken))| {
            let path = &compared.difference.path;
            let tick =
                checkbox(*taken).size(18).style(style::tick).on_toggle(move |_| Message::DifferenceToggled(index));
            button::list_row(
                format!("update/{path}"),
                words.label(path),
                row![container(tick).padding([2.0, 0.0]), compared.view(context)].spacing(12),
                false,
                Some(Message::DifferenceToggled(index)),
            )
        });
        let list = scroll::list("home/update", Column::with_children(rows).spacing(2));
        let update = button::primary("update/update", words.get("app-update-apply"))
            .press_maybe(self.differences.iter().any(|(_, taken)| *taken).then_some(Message::UpdatePressed));
        let separate =
            button::secondary("update/separate", words.get("app-update-separate")).press(Message::SeparatePressed);
        let cancel = button::quiet("update/cancel", words.get("app-cancel")).press(Message::DialogDismissed);
        let about = hint(words.put("app-update-about", &[("title", &self.title(words))]));
        let head = column![heading(words.get("app-update")), about].spacing(gap::TWO);
        let foot = row![space().width(Fill), cancel, separate, update].spacing(12);
        container(dialog_body(head, container(list).max_height(380), foot)).padding(gap::THREE).width(620).into()
    }
}
