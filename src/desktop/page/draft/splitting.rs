//! Splits a picture of several documents: each is cut out, straightened, and put at its place.

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

/// A document in a picture, and its place.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    place: String,
    cut: Correction,
    values: Vec<(String, String)>,
    kind: Option<(String, i64)>,
}

/// How a picture is split.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    parts: Vec<Part>,
    /// Number of documents without an empty place.
    left: usize,
}

/// The result of splitting a picture.
#[derive(Debug, Clone)]
pub struct SplitPicture {
    /// The place of the picture, and its name.
    place: String,
    whole: String,
    parts: Vec<PicturePart>,
    /// Number of documents without an empty place.
    left: usize,
}

impl Split {
    /// Distributes the documents of the picture at `place`, each to an empty place or to that one: to places of the
    /// same person, and of another one if the picture shows two of a kind. `None` if the picture shows only one, or no
    /// place is found for any.
    pub fn of(place: &str, reading: &Reading, filing: &Filing) -> Option<Self> {
        let base = place.rsplit_once('.').map_or(place, |(base, _)| base);
        let mut parts: Vec<Part> = Vec::new();
        let mut documents: Vec<&ReadDocument> = reading.documents.iter().collect();
        let places = |document: &ReadDocument| document_places::places(document.reading.certificate, filing);
        // A document that belongs here is put here, even if another could be here too.
        documents.sort_by_key(|document| places(document).iter().all(|other| other != place));
        for document in &documents {
            let mut places = places(document);
            places.sort_by_key(|other| {
                (other != place, !other.starts_with(base), Section::of(other) != Section::of(place))
            });
            // An existing picture stays, and the document is not given to another person instead.
            let free = places.into_iter().find(|other| parts.iter().all(|part| part.place != *other));
            if let Some(place) = free.filter(|other| other == place || !filing.has(other)) {
                let cut = Correction::CutOut(document.corners, document.reading.turns);
                // Reliably read values go into empty fields.
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

    /// Number of the resulting pictures.
    pub fn count(&self) -> usize {
        self.parts.len()
    }
}

impl DraftPage {
    /// Cuts the documents out of the picture at `place`, in the background. `None` if it shows only one.
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

    /// Puts the parts of a picture at their places, in one step; if the picture was replaced meanwhile, nothing
    /// changes.
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
        let mut text = words.put("app-split", &[("count", &count), ("places", &places.join(&between))]);
        if split.left > 0 {
            text.push_str(&words.count("app-split-left", split.left));
        }
        let toast = self.step().map_or_else(Task::none, |step| Task::done(Message::Undoable(step, text)));
        self.changed_and(toast)
    }
}
