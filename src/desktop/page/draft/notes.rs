//! What a review says, by field, for the form pages.

use std::collections::{HashMap, HashSet};

use super::section::Section;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::evidence::tone;
use crate::desktop::widget::field::Note;
use crate::desktop::words::Words;
use crate::filing::Filing;
use crate::finding::Finding;
use crate::rules::{Review, is_unfilled};

/// Findings as the form shows them. Sections that were not checked yet show none.
#[derive(Debug, Clone, Default)]
pub struct Notes(HashMap<String, Vec<Note>>);

impl Notes {
    /// The notes of the sections in `checked`, and everywhere what was `refused`. An empty field has one note that it is
    /// empty.
    pub fn new(
        review: Option<&Review>,
        filing: &Filing,
        checked: &HashSet<Section>,
        refused: &[&Finding],
        words: Words,
    ) -> Self {
        let mut notes: HashMap<String, Vec<Note>> = HashMap::new();
        for finding in refused {
            notes.entry(of_object(&finding.field).to_owned()).or_default().push(Note {
                tone: Tone::Bad,
                text: words.put("app-refused", &[("what", &finding.what(words.0))]),
                fix: finding.fix(words.0),
            });
        }
        let findings = review.into_iter().flat_map(|review| &review.findings);
        let mut empty = HashSet::new();
        for finding in findings.filter(|finding| checked.contains(&Section::of(&finding.field))) {
            let unfilled = is_unfilled(finding, filing);
            if unfilled && !empty.insert(of_object(&finding.field)) {
                continue;
            }
            notes.entry(of_object(&finding.field).to_owned()).or_default().push(Note {
                tone: if unfilled { Tone::Warn } else { tone(finding.level) },
                text: finding.what(words.0),
                fix: finding.fix(words.0),
            });
        }
        Self(notes)
    }

    /// What stands under the field at `path`.
    pub fn at(&self, path: &str) -> Vec<Note> {
        self.0.get(path).cloned().unwrap_or_default()
    }

    /// Whether something at `path` blocks.
    pub fn blocks(&self, path: &str) -> bool {
        self.0.get(path).is_some_and(|notes| notes.iter().any(|note| note.tone == Tone::Bad))
    }

    /// Whether an answer at `path` may be left out.
    pub fn is_optional(path: &str) -> bool {
        const OPTIONAL: [&str; 9] = [
            field!("icp_subject.base_info.comment"),
            field!("icp_subject.personal_info.residence_permit"),
            field!("cancel.reason_type"),
            field!("auth_data.taskid"),
            field!("auth_data.qualification_other"),
            field!("auth_data.account_supplemental"),
            field!("auth_data.auth_identification"),
            field!("auth_data.invoice_info.electronic.desc"),
            field!("auth_data.invoice_info.vat.desc"),
        ];
        const ASKED: [&str; 3] = [
            field!("facts.principal_is_legal_representative"),
            field!("facts.manager_is_principal"),
            field!("facts.manager_is_legal_representative"),
        ];
        OPTIONAL.contains(&path) || (path.starts_with("facts.") && !ASKED.contains(&path))
    }
}

/// The field that stands for an object on the page.
fn of_object(path: &str) -> &str {
    if path == field!("auth_data.invoice_info") { field!("auth_data.invoice_info.invoice_type") } else { path }
}
