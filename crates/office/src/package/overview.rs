//! The agency's overview: one line per draft, as a table for spreadsheet programs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::filing::{Filing, Kind};
use crate::finding::Level;
use crate::i18n::{self, Language};
use crate::rules::Review;

/// One draft of the overview.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OverviewLine {
    /// Its id in the library.
    pub id: String,
    /// Kind of filing.
    pub kind: Kind,
    /// Name of the subject.
    pub subject: String,
    /// Name of the mini program.
    pub applet: String,
    /// Result of its review; `None` where its answers cannot be read.
    pub verdict: Option<ReviewCounts>,
    /// The day it was last changed.
    pub modified: NaiveDate,
    /// Catalogue key of its stage once it was submitted.
    #[serde(skip)]
    pub stage: Option<&'static str>,
    /// Number of reasons for its rejection that have not been dealt with.
    #[serde(skip)]
    pub open_points: usize,
}

/// Numbers of a review.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct ReviewCounts {
    /// Number of findings and unanswered questions that block.
    pub blocking: usize,
    /// Number of open confirmations.
    pub open: usize,
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
}

impl ReviewCounts {
    /// The numbers of a review of `filing`.
    pub fn of(review: &Review, filing: &Filing) -> Self {
        let standing = review.standing(filing);
        let count = |level| review.findings.iter().filter(|finding| finding.level == level).count();
        Self {
            blocking: standing.blocking(),
            open: standing.denied + standing.open,
            errors: count(Level::Error),
            warnings: count(Level::Warning),
        }
    }

    /// Catalogue key of the word for the progress of the filing.
    pub(super) fn word(self) -> &'static str {
        match (self.blocking, self.open) {
            (0, 0) => "overview-state-ready",
            (0, _) => "overview-state-open",
            _ => "overview-state-blocked",
        }
    }
}

impl OverviewLine {
    /// The line of a draft that was reviewed.
    pub fn reviewed(id: &str, filing: &Filing, review: &Review, modified: NaiveDate) -> Self {
        Self {
            id: id.to_owned(),
            kind: filing.kind(),
            subject: filing.subject_name().to_owned(),
            applet: filing.applet_name().to_owned(),
            verdict: Some(ReviewCounts::of(review, filing)),
            modified,
            stage: None,
            open_points: 0,
        }
    }
}

/// The overview as CSV (RFC 4180) with a byte order mark, so that spreadsheet programs read it as UTF-8. A value that
/// such a program would take for a formula is prefixed with an apostrophe.
pub fn overview_csv(lines: &[OverviewLine], language: Language) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![0xEF, 0xBB, 0xBF]);
    let columns = ["id", "kind", "subject", "applet", "state", "errors", "warnings", "modified", "points"];
    let head = columns.map(|column| i18n::text(language, &format!("overview-{column}")));
    // Writing to memory does not fail.
    let _ = writer.write_record(head);
    for line in lines {
        let state = match (line.stage, line.verdict) {
            (Some(stage), _) => stage,
            (None, None) => "overview-state-unreadable",
            (None, Some(_)) if line.open_points > 0 => "overview-state-blocked",
            (None, Some(verdict)) => verdict.word(),
        };
        let number = |of: fn(ReviewCounts) -> usize| line.verdict.map(of).map_or_else(String::new, |n| n.to_string());
        let _ = writer.write_record([
            harmless(&line.id),
            i18n::text(language, &format!("overview-kind-{}", line.kind.name())),
            harmless(&line.subject),
            harmless(&line.applet),
            i18n::text(language, state),
            number(|verdict| verdict.errors),
            number(|verdict| verdict.warnings),
            line.modified.to_string(),
            line.open_points.to_string(),
        ]);
    }
    writer.into_inner().unwrap_or_default()
}

/// Neutralises formulas that a spreadsheet program would calculate (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.to_owned() }
}
