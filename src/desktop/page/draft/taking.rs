//! Taking answers over from certificates: by itself where there is none yet, and by one press where others are.

use iced::Task;

use super::notes::Notes;
use super::pictures::Pictures;
use super::prefill::{Offer, certificate_type, offers};
use super::{Action, DraftPage, Message, answers};
use crate::desktop::words::Words;
use crate::filing::Filing;
use crate::reading::Reading;
use crate::rules::{Evidence, is_of_another_holder};
use crate::view::{View, anchor};

/// The values of the certificate at `place`, of both its sides, that were read reliably and are others than the answers:
/// at the first of its pictures with any, if the review finds one of them to contradict.
pub fn differing(place: &str, filing: &Filing, pictures: &Pictures, notes: &Notes) -> Vec<Offer> {
    let sides = sides(place);
    let mut contradicts = false;
    let mut found: Vec<(&String, Offer)> = Vec::new();
    for side in &sides {
        let evidence = pictures.evidence(side, filing.text(side));
        let Some(reading) = evidence.and_then(reading) else { continue };
        let against = notes.against(side, evidence, filing);
        for offer in offers(side, reading, filing) {
            let other = offer.sure && !offer.current.is_empty() && !offer.is_same();
            if other && !found.iter().any(|(_, known)| known.path == offer.path) {
                let place = anchor(&offer.path, filing);
                contradicts |= against.iter().any(|finding| anchor(&finding.field, filing) == place);
                found.push((side, offer));
            }
        }
    }
    let here = found.first().is_some_and(|(side, _)| *side == place);
    // A single value has a button of its own, unless it is the number of somebody else.
    let alone = found.len() == 1 && !found.iter().any(|(_, offer)| offer.path.ends_with(".certificate_number"));
    if here && contradicts && !alone { found.into_iter().map(|(_, offer)| offer).collect() } else { Vec::new() }
}

/// The places of the pictures of one certificate.
fn sides(place: &str) -> Vec<String> {
    match place.strip_suffix("_front").or_else(|| place.strip_suffix("_back")) {
        Some(photo) => ["front", "back"].map(|side| format!("{photo}_{side}")).into(),
        None => vec![place.to_owned()],
    }
}

fn reading(evidence: &Evidence) -> Option<&Reading> {
    match evidence {
        Evidence::Seen { reading, .. } => reading.as_ref(),
        _ => None,
    }
}

impl DraftPage {
    /// Fills empty fields, and in a modification those that are still what is filed although it changes them, with the
    /// reliably read values of new pictures, renews those read from an earlier picture, and reports it; nothing is taken
    /// from somebody else's certificate. `None` if there was nothing to fill in.
    pub(super) fn take_what_was_read(&mut self, places: &[String], words: Words) -> Option<Task<Message>> {
        let mut taken = 0;
        for place in places {
            let evidence = self.pictures.evidence(place, self.answers.filing().text(place));
            let Some(reading) = evidence.and_then(reading) else { continue };
            let filing = self.answers.filing();
            if self.pictures.instead(place, filing).is_some() || is_of_another_holder(place, reading, filing) {
                continue;
            }
            let view = View::new(filing);
            let open = |offer: &Offer| {
                offer.current.is_empty() || answers::is_read(filing, &offer.path) || view.is_outdated(&offer.path)
            };
            let offers = offers(place, reading, filing).into_iter();
            let sure = offers.filter(|offer| offer.sure && !offer.is_same() && open(offer));
            let values: Vec<(String, String)> = sure.map(|offer| (offer.path, offer.value)).collect();
            let kind = certificate_type(place, reading.certificate);
            if self.answers.take_read(&values, kind, &self.services.reference.regions) {
                taken += values.len();
            }
        }
        if taken == 0 {
            return None;
        }
        self.form.sync(self.answers.filing());
        let text = words.count("app-viewer-filled", taken);
        Some(self.step().map_or_else(Task::none, |step| Task::done(Message::Undoable(step, text))))
    }

    /// Replaces the answers that contradict the certificate at `place` by what it says, in one step.
    pub(super) fn take_differing(&mut self, place: &str, words: Words) -> Action {
        let place = anchor(place, self.filing());
        let offers = differing(&place, self.filing(), &self.pictures, &self.notes);
        let values: Vec<(String, String)> = offers.into_iter().map(|offer| (offer.path, offer.value)).collect();
        if !self.answers.take_read(&values, None, &self.services.reference.regions) {
            return Action::None;
        }
        self.form.sync(self.answers.filing());
        let text = words.count("app-viewer-filled", values.len());
        let told = self.step().map_or_else(Task::none, |step| Task::done(Message::Undoable(step, text)));
        self.changed_and(told)
    }
}
