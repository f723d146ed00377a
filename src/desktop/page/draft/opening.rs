//! Loads a draft for its page, and chooses the section to open.

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

/// A draft loaded for its page.
#[derive(Debug, Clone)]
pub struct LoadedDraft {
    pub(super) draft: Draft,
    pub(super) history: History,
    pub(super) section: Section,
    /// It is opened at the first problem.
    pub(super) seeks_problem: bool,
}

impl LoadedDraft {
    /// Reads the draft `id`, to be opened at the section with this name; without a name, at the one that needs work as
    /// of `today`.
    ///
    /// # Errors
    /// As [`crate::store::Library::load`].
    pub fn read(services: &Services, id: &str, section: &str, today: NaiveDate) -> Result<Self, StoreError> {
        let library = &services.library;
        let draft = library.load(id)?;
        // Answers without their history are still usable.
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

/// The section at which a draft of the list opens: the timeline for a submitted filing, else the first section with
/// something wrong or missing, else the step after the form.
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

/// The first section with a blocking finding; the evidence about its pictures is not loaded yet.
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
