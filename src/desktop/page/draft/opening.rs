//! A draft as it is read for its page, and the section that it opens at.

use chrono::NaiveDate;

use super::history::{self, History};
use super::section::Section;
use crate::desktop::services::Services;
use crate::filing::Filing;
use crate::finding::Level;
use crate::progress::Stage;
use crate::rules::{self, Inspections};
use crate::store::{Draft, DraftState, StoreError};
use crate::workflow;

/// A draft as it was read for the page.
#[derive(Debug, Clone)]
pub struct LoadedDraft {
    pub(super) draft: Draft,
    pub(super) history: History,
    pub(super) section: Section,
    /// It goes on at what is wrong.
    pub(super) seeks_problem: bool,
}

impl LoadedDraft {
    /// Reads the draft `id`, to be opened at the section of this name; where it names none, at the one that is to be
    /// worked on as of `today`.
    ///
    /// # Errors
    /// As [`crate::store::Library::load`].
    pub fn read(services: &Services, id: &str, section: &str, today: NaiveDate) -> Result<Self, StoreError> {
        let library = &services.library;
        let draft = library.load(id)?;
        // Answers without their past are answers all the same.
        let kept = library.kept_undo(id).unwrap_or_default();
        let history = kept.as_deref().and_then(History::read).unwrap_or_else(|| {
            let past = library.steps_back(id, history::STEPS).unwrap_or_default();
            History::after(&past, &draft.filing)
        });
        let named = Section::from_name(section);
        let seeks_problem = named.is_none() && draft.state == DraftState::Problems;
        let section = named.unwrap_or_else(|| open_section(&draft, services, today));
        Ok(Self { draft, history, section, seeks_problem })
    }
}

/// Where a draft of the list goes on: at what became of a filing that was handed in, else at the first section in which
/// something is wrong or not filled in, else at what follows the answers.
fn open_section(draft: &Draft, services: &Services, today: NaiveDate) -> Section {
    let (filing, reference) = (&draft.filing, &services.reference);
    let events = services.library.events(&draft.id).unwrap_or_default();
    if workflow::timeline(&events, filing, reference).stage != Stage::Preparation {
        return Section::Progress;
    }
    let open = || first_open(filing, services, today);
    match draft.state {
        DraftState::Exported => Section::Submit,
        DraftState::Ready => Section::Check,
        DraftState::NotStarted | DraftState::Filling | DraftState::Problems => open().unwrap_or(Section::Check),
    }
}

/// The first section that blocks the filing; what its pictures show is not known yet.
fn first_open(filing: &Filing, services: &Services, today: NaiveDate) -> Option<Section> {
    let review = rules::review(filing, &Inspections::default(), &services.reference, today);
    let open: Vec<Section> = review
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .map(|finding| Section::showing(&finding.field, filing))
        .collect();
    Section::of_filing(filing).find(|section| open.contains(section))
}
