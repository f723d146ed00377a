//! The findings of a review by field, for the form pages.

use std::collections::{HashMap, HashSet};

use super::answers::original;
use super::at_once::{is_against_picture, is_shown_at_once};
use super::section::Section;
use super::timeline::reply::Mending;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::evidence::{tone, way_out};
use crate::desktop::widget::field::FieldNote;
use crate::desktop::words::Words;
use crate::filing::{Filing, field};
use crate::finding::{Finding, Level};
use crate::package::answer::other_side;
use crate::reference::Reference;
use crate::rules::cure::{Cure, cure};
use crate::rules::{Evidence, MISSING, Review, is_confirmed, is_unfilled, picture_against};
use crate::view::anchor;

/// Findings as shown in the form. Sections that were not checked yet show none, except for faults of existing pictures,
/// letters that are too old or may be somebody else's, and consequences of a choice.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    by_field: HashMap<String, Vec<FieldNote>>,
    /// Findings against the pictures, by place.
    of_pictures: HashMap<String, Vec<Finding>>,
    /// Cures of the findings, by field.
    cures: HashMap<String, Vec<Cure>>,
    /// The rows of the check page where findings can be confirmed, the first one of each field.
    asks: HashMap<String, String>,
    /// The fields on other pages in which the mistake may be as well, the first one of each field.
    rivals: HashMap<String, String>,
    /// Fields with wrong answers, shown already or not.
    wrong: HashSet<String>,
}

impl Notes {
    /// The notes of the sections in `checked` and, in all sections, the reasons `refused`, each at the field where it
    /// is answered and as far as it is shown. An empty field has one note that it is empty.
    pub fn new(
        review: Option<&Review>,
        filing: &Filing,
        checked: &HashSet<Section>,
        refused: &[(&Finding, Mending)],
        reference: &Reference,
        words: Words,
    ) -> Self {
        let mut notes: HashMap<String, Vec<FieldNote>> = HashMap::new();
        let mut of_pictures: HashMap<String, Vec<Finding>> = HashMap::new();
        for (finding, mending) in refused.iter().filter(|(finding, _)| !finding.field.is_empty()) {
            // The reason stays readable while it is being dealt with.
            let (tone, key) = match mending {
                Mending::Open => (Tone::Bad, "app-refused"),
                Mending::Changed => (Tone::Plain, "app-refused-and-changed"),
                Mending::Handled => (Tone::Plain, "app-refused-and-handled"),
            };
            let places = [Some(finding.field.as_str()), other_side(finding)];
            for place in places.into_iter().flatten() {
                notes.entry(anchor(place, filing)).or_default().push(FieldNote {
                    tone,
                    text: words.put(key, &[("what", &words.what(finding))]),
                    fix: words.fix(finding),
                });
                let here = Finding { field: place.to_owned(), ..(*finding).clone() };
                if *mending == Mending::Open && is_against_picture(&here, filing) {
                    of_pictures.entry(place.to_owned()).or_default().push(here);
                }
            }
        }
        let findings = review.into_iter().flat_map(|review| &review.findings);
        let (mut empty, mut said, mut wrong) = (HashSet::new(), HashSet::new(), HashSet::new());
        let mut cures: HashMap<String, Vec<Cure>> = HashMap::new();
        let mut asks: HashMap<String, String> = HashMap::new();
        let mut rivals: HashMap<String, String> = HashMap::new();
        for finding in findings {
            let against = is_against_picture(finding, filing);
            if against {
                of_pictures.entry(finding.field.clone()).or_default().push(finding.clone());
            }
            if let Some(picture) = picture_against(finding, filing).filter(|_| finding.level <= Level::Warning) {
                of_pictures.entry(picture).or_default().push(finding.clone());
            }
            let place = anchor(&finding.field, filing);
            let unfilled = is_unfilled(finding, filing);
            if finding.level == Level::Error && !unfilled {
                let _ = wrong.insert(place.clone());
            }
            if !is_shown_at_once(finding, filing) && !checked.contains(&Section::of(&place)) {
                continue;
            }
            if unfilled && !empty.insert(place.clone()) {
                continue;
            }
            // A finding on an answer shared by two roles is shown once.
            if !said.insert((finding.rule.clone(), place.clone())) {
                continue;
            }
            if finding.level > Level::Error && !unfilled {
                let _ = asks.entry(place.clone()).or_insert_with(|| row_id(finding));
            }
            if let Some(rival) = rival_elsewhere(finding, filing) {
                let _ = rivals.entry(place.clone()).or_insert(rival);
            }
            if let Some(cure) = cure(finding, filing, reference) {
                cures.entry(place.clone()).or_default().push(cure);
            }
            notes.entry(place).or_default().push(FieldNote {
                tone: if unfilled { Tone::Warn } else { tone(finding.level) },
                text: words.what(finding),
                // That an empty field is to be filled in goes without saying.
                fix: way_out(finding, original(filing, filing.text(&finding.field)).is_some(), words)
                    .filter(|_| !finding.is(&MISSING)),
            });
        }
        Self { by_field: notes, of_pictures, cures, asks, rivals, wrong }
    }

    /// The cures of the findings at the field at `path`.
    pub fn cures(&self, path: &str) -> &[Cure] {
        self.cures.get(path).map_or(&[], Vec::as_slice)
    }

    /// The row of the check page where a finding on the field at `path` can be confirmed; `None` where there is none.
    pub fn asks(&self, path: &str) -> Option<&str> {
        self.asks.get(path).map(String::as_str)
    }

    /// The field on another page in which the mistake at the field at `path` may be as well.
    pub fn rival(&self, path: &str) -> Option<&str> {
        self.rivals.get(path).map(String::as_str)
    }

    /// All unconfirmed findings against the picture at `place`: those in its `evidence`, and those of the review.
    pub fn against<'a>(&'a self, place: &str, evidence: Option<&'a Evidence>, filing: &Filing) -> Vec<&'a Finding> {
        let seen = evidence.into_iter().flat_map(Evidence::findings);
        let confirmed =
            |finding: &Finding| is_confirmed(&Finding { field: place.to_owned(), ..finding.clone() }, filing);
        let mut found: Vec<&Finding> = seen.filter(|finding| !confirmed(finding)).collect();
        for finding in self.of_pictures.get(place).into_iter().flatten() {
            if found.iter().all(|other| other.rule != finding.rule) {
                found.push(finding);
            }
        }
        found.sort_by_key(|finding| finding.level);
        found
    }

    /// The notes below the field at `path`.
    pub fn at(&self, path: &str) -> Vec<FieldNote> {
        self.by_field.get(path).cloned().unwrap_or_default()
    }

    /// Whether a note at `path` blocks.
    pub fn blocks(&self, path: &str) -> bool {
        self.by_field.get(path).is_some_and(|notes| notes.iter().any(|note| note.tone == Tone::Bad))
    }

    /// Whether the answer at `path` is wrong, even if no note is shown yet.
    pub fn is_wrong(&self, path: &str) -> bool {
        self.wrong.contains(path)
    }

    /// Where an answer is wrong.
    pub fn wrong(&self) -> &HashSet<String> {
        &self.wrong
    }

    /// Whether an answer at `path` may be left out.
    pub fn is_optional(path: &str) -> bool {
        field::at(path).is_some_and(|row| row.optional)
    }
}

/// What must be fixed among `findings`, in the order of the sections; empty fields are listed by themselves.
pub fn errors<'a>(findings: impl Iterator<Item = &'a Finding>, filing: &Filing) -> Vec<&'a Finding> {
    let section = |finding: &&Finding| Section::showing(&finding.field, filing);
    let mut errors: Vec<&Finding> =
        findings.filter(|finding| finding.level == Level::Error && !is_unfilled(finding, filing)).collect();
    errors.sort_by_key(|finding| Section::ALL.iter().position(|other| *other == section(finding)));
    errors
}

/// Id of the row of a finding on the check page.
pub fn row_id(finding: &Finding) -> String {
    format!("check/{}/{}", finding.rule, finding.field)
}

/// The field on another page than that of the finding in which the mistake may be as well.
pub fn rival_elsewhere(finding: &Finding, filing: &Filing) -> Option<String> {
    let rival = anchor(finding.rival.as_ref()?, filing);
    (Section::of(&rival) != Section::showing(&finding.field, filing)).then_some(rival)
}
