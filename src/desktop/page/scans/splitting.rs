//! Splits a picture of several documents into one picture each; the whole stays on the desk.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use super::{Action, Card, Message, Scans, read, view};
use crate::desktop::attempt;
use crate::desktop::correction::{self, Correction};
use crate::desktop::opened_files::{self, PictureSource};
use crate::desktop::reminders;
use crate::desktop::widget::{evidence, scroll};
use crate::desktop::words::Words;

impl Scans {
    /// Cuts the documents out of the picture in the viewer.
    pub(super) fn split(&mut self, words: Words) -> Action {
        let Some(open) = self.open.as_mut().filter(|open| !open.busy) else { return Action::None };
        let Some(card) = self.cards.get(open.index) else { return Action::None };
        let documents = evidence::documents(card.evidence.as_ref()).to_vec();
        if documents.is_empty() || self.cards.len() + documents.len() > opened_files::MAX_FOLDER_PICTURES {
            return Action::None;
        }
        open.busy = true;
        let (source, bytes, wanted) = (card.source.clone(), card.bytes.clone(), self.slot);
        let original = source.clone();
        let cut = move || {
            let whole = read(&source, bytes, words)?;
            let cut = |(index, document): (usize, &crate::reading::ReadDocument)| {
                let cut = Correction::CutOut(document.corners, document.reading.turns);
                let slot = wanted.filter(|slot| document.reading.certificate.fits(*slot));
                let jpeg = correction::correct(&whole, &cut, slot).map_err(|error| error.message(words))?;
                Ok::<_, String>(PictureSource::Page(path(&source, words), index + 1, Arc::from(jpeg)))
            };
            documents.iter().enumerate().map(cut).collect::<Result<Vec<_>, String>>()
        };
        Action::Run(attempt(cut, words).map(move |parts| Message::Split(original.clone(), parts)))
    }

    /// Puts the parts of a picture on the desk, and shows them.
    pub(super) fn was_split(&mut self, whole: &PictureSource, parts: Vec<PictureSource>, words: Words) -> Action {
        let index = self.cards.iter().position(|card| card.source == *whole);
        let open = self.open.take_if(|open| Some(open.index) == index);
        let first = self.cards.len();
        for part in parts {
            self.waiting.push_back(self.cards.len());
            self.cards.push(Card::new(part));
        }
        let inspected = self.inspect_next(words);
        let shown = open.map_or_else(Task::none, |_| scroll::focus(view::card_id(first)));
        Action::Run(Task::batch([inspected, shown]))
    }
}

/// The path beside which a picture and its parts are saved, and after which they are named.
pub(super) fn path(source: &PictureSource, words: Words) -> PathBuf {
    match source {
        PictureSource::File(path) => path.clone(),
        PictureSource::Page(document, ..) => document.with_file_name(source.name(words)),
        PictureSource::Pasted(_) => reminders::documents().join(source.name(words)),
    }
}
