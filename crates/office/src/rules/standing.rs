//! What is left to do after a review before a filing can be submitted.

use std::collections::HashSet;

use crate::filing::Filing;
use crate::finding::{Finding, Level};
use crate::view::anchor;

use super::change::SAME;
use super::{MaterialState, Need, Review, answer_key};

/// Number of things left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Answers and pictures that must be changed.
    pub wrong: usize,
    /// Required answers and materials that are missing, and answers of a modification that are still as filed.
    pub unfilled: usize,
    /// Those of them that are still as filed.
    pub unchanged: usize,
    /// Statements that the user has denied: the bureau will demand what they are about.
    pub denied: usize,
    /// What the user still has to look at and confirm: all other warnings and questions.
    pub open: usize,
}

impl Standing {
    /// Whether nothing is left to do.
    pub fn is_clear(self) -> bool {
        self.blocking() + self.denied + self.open == 0
    }

    /// Number of answers and materials that block the export.
    pub fn blocking(self) -> usize {
        self.wrong + self.unfilled
    }
}

impl Review {
    /// Whether nothing blocks the export: the only decision about that.
    pub fn ready(&self) -> bool {
        self.blocking().is_empty()
    }

    /// What blocks the export: the errors and, for every needed material that is missing, what demands it.
    pub fn blocking(&self) -> Vec<&Finding> {
        let errors = self.findings.iter().filter(|finding| finding.level == Level::Error);
        let demand = |slot: &str| {
            let line = self.checklist.iter().find(|line| line.slot == slot)?;
            let demands = |finding: &&Finding| {
                finding.field == slot || finding.wants.as_ref().is_some_and(|wanted| wanted.place == slot)
            };
            Some(self.findings.iter().find(demands).unwrap_or(&line.why))
        };
        errors.chain(self.missing().into_iter().filter_map(demand)).collect()
    }

    /// What is left to do in `filing`, to which this review belongs.
    pub fn standing(&self, filing: &Filing) -> Standing {
        let unfilled = || self.findings.iter().filter(|finding| is_unfilled(finding, filing));
        let missing = self.missing();
        // Fields that share one answer count once.
        let places = unfilled().map(|finding| finding.field.as_str()).chain(missing.iter().copied());
        let places: HashSet<String> = places.map(|place| anchor(place, filing)).collect();
        let unchanged: HashSet<&str> =
            unfilled().filter(|finding| finding.is(&SAME)).map(|finding| finding.field.as_str()).collect();
        let errors = self.findings.iter().filter(|finding| finding.level == Level::Error).count();
        let of_missing = |it: &Finding| missing.contains(&it.field.as_str()) && !is_denied(it, filing);
        let open = self.findings.iter().filter(|it| it.level != Level::Error && !of_missing(it)).count();
        let denied = self.findings.iter().filter(|finding| is_denied(finding, filing)).count();
        let (wrong, unfilled) = (errors - unfilled().count(), places.len());
        Standing { wrong, unfilled, unchanged: unchanged.len().min(unfilled), denied, open: open - denied }
    }

    /// Places of needed materials that are missing, except those counted as unfilled answers and those that the user
    /// has confirmed as not needed.
    pub fn missing(&self) -> Vec<&str> {
        let lines =
            self.checklist.iter().filter(|line| line.needed == Need::Required && line.state == MaterialState::Missing);
        let said = |slot: &str| {
            let unfilled = self.findings.iter().filter(|finding| finding.level == Level::Error);
            unfilled.chain(&self.confirmed).any(|finding| finding.field == slot)
        };
        lines.map(|line| line.slot.as_str()).filter(|slot| !said(slot)).collect()
    }
}

/// Whether the user has denied what a finding states.
pub fn is_denied(finding: &Finding, filing: &Filing) -> bool {
    finding.level != Level::Error
        && filing.flag(&format!("facts.answers[{}]", answer_key(finding, filing))) == Some(false)
}

/// Whether a finding blocks only because an answer is missing, or because a modification changes nothing yet.
pub fn is_unfilled(finding: &Finding, filing: &Filing) -> bool {
    let open = finding.is(&SAME) || !filing.has(&finding.field);
    finding.level == Level::Error && !finding.field.is_empty() && open
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
        assert_eq!(review.standing(&filing), Standing { wrong: 1, unfilled: 2, unchanged: 0, denied: 0, open: 1 });
        filing.set("facts.answers[contact-reachable]", false);
        let standing = review.standing(&filing);
        assert_eq!((standing.denied, standing.open), (1, 0), "what was denied is no question any more");
        filing.remove("facts.answers");
        review.findings.push(found("commitment-missing", slot));
        let standing = review.standing(&filing);
        assert_eq!((standing.unfilled, standing.open), (2, 1), "a missing letter counts once, as what it is");
        assert_eq!(review.missing(), [slot]);
        let blocking: Vec<&str> = review.blocking().iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!(blocking, ["missing", "missing", "commitment-missing"]);
        review.findings.clear();
        assert_eq!(review.standing(&filing).unfilled, 1);
        assert!(!review.ready() && review.blocking()[0].field == slot, "whatever says that it is needed");
        review.confirmed.push(found("commitment-missing", slot));
        assert!(review.ready());
        assert!(review.standing(&filing).is_clear(), "nothing is open that cannot be confirmed any more");
        review.confirmed.clear();
        review.checklist.clear();
        assert!(review.standing(&filing).is_clear());
        let region = ["province", "city", "district"].map(|level| format!("icp_subject.base_info.{level}"));
        review.findings = region.iter().map(|path| found("missing", path)).collect();
        let standing = review.standing(&filing);
        assert_eq!((standing.wrong, standing.unfilled), (0, 1), "the region is one answer");
    }
}
