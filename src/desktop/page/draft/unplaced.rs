//! Recognised pictures without a place: they are placed automatically once it appears, and are listed until then.

use iced::{Element, Task};

use super::auto_placement::{Recognised, RecognisedFiles};
use super::{Action, DraftPage, Message, document_places};
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::button;
use crate::desktop::words::Words;
use crate::filing::field;
use crate::rules::{LetterTitle, letter_title};
use crate::view::anchor;

impl DraftPage {
    /// The places of a recognised document, the likeliest first: for a letter the one according to its title, if that
    /// letter is needed.
    pub(super) fn places_of(&self, found: &Recognised) -> Vec<String> {
        let filing = self.filing();
        let places = document_places::places(found.certificate, filing);
        let Some(title) = found.title.as_ref().filter(|_| places.is_empty()) else { return places };
        let lines = self.review.iter().flat_map(|review| &review.checklist);
        let named = named(title);
        lines
            .filter(|line| line.needed.is_asked() && Some(line.slot.as_str()) == named)
            .flat_map(|line| field::places(filing, &line.slot))
            .filter(|place| anchor(place, filing) == *place)
            .collect()
    }

    /// Puts waiting pictures at places that have appeared since.
    pub(super) fn place_waiting(&mut self, words: Words) -> Task<Message> {
        let waiting = std::mem::take(&mut self.unplaced);
        let filing = self.filing();
        let has_place = |found: &Recognised| self.places_of(found).iter().any(|place| !filing.has(place));
        let (ready, left): (Vec<_>, Vec<_>) = waiting.into_iter().partition(has_place);
        self.unplaced = left;
        if ready.is_empty() {
            return Task::none();
        }
        match self.sorted(RecognisedFiles { found: ready, ..RecognisedFiles::default() }, None, words) {
            Action::Run(task) => task,
            _ => Task::none(),
        }
    }

    /// Asks for the places of the waiting pictures.
    pub(super) fn place_by_hand(&mut self) -> Action {
        let waiting = std::mem::take(&mut self.unplaced);
        self.ask_where(waiting.into_iter().map(|found| found.source).collect());
        Action::None
    }

    /// Lists the waiting pictures, with a button to place them if this page has a place for them.
    pub(super) fn waiting(&self, words: Words) -> Option<Element<'_, Message>> {
        let names: Vec<String> = self.unplaced.iter().map(|found| found.source.name(words)).collect();
        let names = names.join(&words.get("app-check-and"));
        let choose = button::secondary("unplaced/choose", words.get("app-unplaced-choose"))
            .press_maybe((!self.offered_places().is_empty()).then_some(Message::PlacePressed));
        let leave = button::quiet("unplaced/leave", words.get("app-unplaced-leave")).press(Message::LeaveOutPressed);
        (!self.unplaced.is_empty()).then(|| {
            let what = words.put("app-unplaced", &[("names", &names)]);
            banner(Tone::Warn, what, Some(words.get("app-unplaced-about")), vec![choose.into(), leave.into()])
        })
    }

    /// The message about running work on pictures.
    pub(super) fn under_way(&self, words: Words) -> Option<String> {
        let files: usize = self.placing.sorting.iter().sum();
        match files {
            0 => self.pictures.is_busy().then(|| words.get("app-looking-now")),
            _ => Some(words.count("app-sorting-now", files)),
        }
    }
}

/// The slot of the letter according to its title.
fn named(title: &str) -> Option<&'static str> {
    // At a place where the letter belongs, the title indicates no other slot; so one of these two indicates it.
    let probes =
        [field!("icp_materials.party_building_confirmation_letter"), field!("icp_materials.commitment_letter")];
    probes.into_iter().find_map(|place| match letter_title(place, title) {
        LetterTitle::Of(slot) => Some(slot),
        LetterTitle::Right | LetterTitle::Other => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_known_by_its_title() {
        assert_eq!(named("互联网信息服务承诺书"), Some("icp_materials.commitment_letter"));
        assert_eq!(named("党建确认函"), Some("icp_materials.party_building_confirmation_letter"));
        assert_eq!(named("主体负责人授权书"), Some("icp_subject.principal_info.authorization_letter"));
        assert_eq!(named("样本"), None);
    }
}
