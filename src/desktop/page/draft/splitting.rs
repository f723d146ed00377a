//! A picture of several documents becomes several pictures: each is cut out of it, straightened, and put at its place.

use iced::Task;

use super::answers::PicturePart;
use super::prefill::{certificate_type, offers};
use super::section::Section;
use super::{Action, DraftPage, Message, document_places};
use crate::desktop::attempt;
use crate::desktop::correction::{self, Correction};
use crate::desktop::words::Words;
use crate::filing::Filing;
use crate::reading::{ReadDocument, Reading};
use crate::workflow;

/// A document of a picture, and where it goes.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    place: String,
    cut: Correction,
    values: Vec<(String, String)>,
    kind: Option<(String, i64)>,
}

/// What is to be done with a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    parts: Vec<Part>,
    /// Documents that have no empty place.
    left: usize,
}

/// What became of a picture.
#[derive(Debug, Clone)]
pub struct SplitPicture {
    /// The place where it stood, and its name.
    place: String,
    whole: String,
    parts: Vec<PicturePart>,
    /// Documents that have no empty place.
    left: usize,
}

impl Split {
    /// Where the documents of the picture at `place` go, each to an empty place or to that one: those of the same person,
    /// and of another one where the picture shows two of a kind. `None` where the picture shows one, or no place is found for any.
    pub fn of(place: &str, reading: &Reading, filing: &Filing) -> Option<Self> {
        let base = place.rsplit_once('.').map_or(place, |(base, _)| base);
        let mut parts: Vec<Part> = Vec::new();
        let mut documents: Vec<&ReadDocument> = reading.documents.iter().collect();
        let places = |document: &ReadDocument| document_places::places(document.reading.certificate, filing);
        // What belongs here is put here, whatever else could stand here too.
        documents.sort_by_key(|document| places(document).iter().all(|other| other != place));
        for document in &documents {
            let mut places = places(document);
            places.sort_by_key(|other| {
                (other != place, !other.starts_with(base), Section::of(other) != Section::of(place))
            });
            // Where a picture stands already it stays, and the document does not become another person's.
            let free = places.into_iter().find(|other| parts.iter().all(|part| part.place != *other));
            if let Some(place) = free.filter(|other| other == place || !filing.has(other)) {
                let cut = Correction::CutOut(document.corners, document.reading.turns);
                // What was read for sure goes into fields that are empty.
                let offers = offers(&place, &document.reading, filing).into_iter();
                let sure = offers.filter(|offer| offer.sure && offer.current.is_empty());
                let values = sure.map(|offer| (offer.path, offer.value)).collect();
                let kind = certificate_type(&place, document.reading.certificate);
                parts.push(Part { place, cut, values, kind });
            }
        }
        let left = documents.len() - parts.len();
        (!parts.is_empty() && documents.len() > 1).then_some(Self { parts, left })
    }

    /// Number of the pictures that come of it.
    pub fn count(&self) -> usize {
        self.parts.len()
    }
}

impl DraftPage {
    /// Cuts the documents of the picture at `place` out of it, beside the window. `None` where it shows one.
    pub(super) fn split(&self, place: &str, words: Words) -> Option<Task<Message>> {
        let (library, filing) = (self.services.library.clone(), self.answers.filing());
        let split = self.pictures.split(place, filing)?;
        let (place, whole) = (place.to_owned(), filing.text(place).to_owned());
        let slots = split.parts.iter().map(|part| workflow::slot_of(filing, &part.place)).collect::<Vec<_>>();
        let cut = move || {
            let cut = |(part, slot): (Part, _)| {
                let name = correction::corrected(&library, &whole, &part.cut, slot, words)?;
                let Part { place, values, kind, .. } = part;
                Ok::<_, String>(PicturePart { place, name, values, kind })
            };
            let parts = split.parts.into_iter().zip(slots).map(cut).collect::<Result<_, _>>()?;
            Ok(SplitPicture { place, whole, parts, left: split.left })
        };
        Some(attempt(cut, words).map(Message::Split))
    }

    /// Puts what was cut out of a picture at its places, in one step; a picture that was replaced meanwhile stays.
    pub(super) fn was_split(&mut self, split: &SplitPicture, words: Words) -> Action {
        let filing = self.answers.filing();
        let filled = |part: &PicturePart| part.place != split.place && filing.has(&part.place);
        if filing.text(&split.place) != split.whole || split.parts.iter().any(filled) {
            return Action::None;
        }
        if !self.answers.split(&split.place, &split.parts, &self.services.reference.regions) {
            return Action::None;
        }
        self.form.sync(self.answers.filing());
        let between = words.get("app-check-and");
        let places: Vec<String> = split.parts.iter().map(|part| words.label(&part.place)).collect();
        let count = (split.parts.len() + split.left).to_string();
        let mut told = words.put("app-split", &[("count", &count), ("places", &places.join(&between))]);
        if split.left > 0 {
            told.push_str(&words.count("app-split-left", split.left));
        }
        let told = self.step().map_or_else(Task::none, |step| Task::done(Message::Undoable(step, told)));
        self.changed_and(told)
    }
}
