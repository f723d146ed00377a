//! What a review leaves to be done before a filing can be submitted.

use crate::filing::Filing;
use crate::finding::{Finding, Level};

use super::{MaterialState, Need, Review};

/// How much is left to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Answers and pictures that must be changed.
    pub wrong: usize,
    /// Answers and pictures that are required and not there yet.
    pub unfilled: usize,
    /// What the user has to look at and has not confirmed: warnings, questions, and materials that are asked for
    /// although nothing blocks without them.
    pub open: usize,
}

impl Standing {
    /// Whether nothing is left to be done.
    pub fn is_clear(self) -> bool {
        self.blocking() + self.open == 0
    }

    /// Number of what blocks the export.
    pub fn blocking(self) -> usize {
        self.wrong + self.unfilled
    }
}

impl Review {
    /// How much is left to be done in `filing`, which was reviewed.
    pub fn standing(&self, filing: &Filing) -> Standing {
        let unfilled = self.findings.iter().filter(|finding| is_unfilled(finding, filing)).count();
        let errors = self.findings.iter().filter(|finding| finding.level == Level::Error).count();
        let said = |slot: &str| self.findings.iter().chain(&self.confirmed).any(|finding| finding.field == slot);
        let lines =
            self.checklist.iter().filter(|line| line.needed == Need::Required && line.state == MaterialState::Missing);
        let missing = lines.filter(|line| !said(&line.slot)).count();
        Standing { wrong: errors - unfilled, unfilled, open: self.findings.len() - errors + missing }
    }
}

/// Whether a finding blocks only because nothing is answered yet.
pub fn is_unfilled(finding: &Finding, filing: &Filing) -> bool {
    finding.level == Level::Error && !finding.field.is_empty() && !filing.has(&finding.field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Kind;
    use crate::rules::{Material, named};

    #[test]
    fn an_empty_answer_is_unfilled_and_another_one_is_wrong() {
        let (name, mobile) = (field!("icp_subject.base_info.name"), field!("icp_subject.principal_info.mobile"));
        let slot = field!("icp_materials.commitment_letter");
        let found = |rule: &str, path: &str| named(rule).next().unwrap().on(path);
        let mut filing = Filing::new(Kind::New);
        filing.set(mobile, "1");
        let why = found("contact-reachable", slot);
        let missing = Material { slot: slot.to_owned(), needed: Need::Required, state: MaterialState::Missing, why };
        let mut review = Review {
            today: chrono::NaiveDate::default(),
            findings: vec![found("missing", name), found("missing", mobile), found("contact-reachable", mobile)],
            checklist: vec![missing],
            confirmed: Vec::new(),
        };
        assert_eq!(review.standing(&filing), Standing { wrong: 1, unfilled: 1, open: 2 });
        review.findings.push(found("commitment-missing", slot));
        assert_eq!(review.standing(&filing).open, 2, "a missing letter counts once");
        review.findings.clear();
        assert_eq!(review.standing(&filing).open, 1);
        review.confirmed.push(found("commitment-missing", slot));
        assert!(review.standing(&filing).is_clear(), "nothing is open that cannot be confirmed any more");
        review.confirmed.clear();
        review.checklist.clear();
        assert!(review.standing(&filing).is_clear());
    }
}
