//! The agency's overview: one line a draft, as a table for spreadsheet programs.

use chrono::NaiveDate;

use crate::filing::Filing;
use crate::finding::Level;
use crate::i18n::{self, Language};
use crate::rules::Review;

/// One draft of the overview.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// Its id in the library.
    pub id: &'a str,
    /// What it says.
    pub filing: &'a Filing,
    /// What is wrong with it; `None` while it was not reviewed.
    pub review: Option<&'a Review>,
    /// The day it was last changed.
    pub modified: NaiveDate,
}

/// The overview as CSV (RFC 4180) with a byte order mark, so that spreadsheet programs read it as UTF-8.
/// A value that such a program would take for a formula gets an apostrophe before it.
pub fn overview_csv(lines: &[Line<'_>], language: Language) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![0xEF, 0xBB, 0xBF]);
    let columns = ["id", "kind", "subject", "applet", "state", "errors", "warnings", "modified"];
    let head = columns.map(|column| i18n::text(language, &format!("overview-{column}")));
    // Writing to memory does not fail.
    let _ = writer.write_record(head);
    for line in lines {
        let count = |level| {
            let findings = line.review.into_iter().flat_map(|review| &review.findings);
            findings.filter(|finding| finding.level == level).count().to_string()
        };
        let state = match line.review {
            None => "overview-state-unknown",
            Some(review) => state(review, line.filing),
        };
        let _ = writer.write_record([
            harmless(line.id),
            i18n::text(language, &format!("overview-kind-{}", line.filing.kind().name())),
            harmless(line.filing.text("icp_subject.base_info.name")),
            harmless(line.filing.text("facts.applet_name")),
            i18n::text(language, state),
            count(Level::Error),
            count(Level::Warning),
            line.modified.to_string(),
        ]);
    }
    writer.into_inner().unwrap_or_default()
}

/// Key of the word for how far a reviewed filing is.
pub(super) fn state(review: &Review, filing: &Filing) -> &'static str {
    let standing = review.standing(filing);
    match (standing.blocking(), standing.open) {
        (0, 0) => "overview-state-ready",
        (0, _) => "overview-state-open",
        _ => "overview-state-blocked",
    }
}

/// Neutralises what a spreadsheet program would calculate (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.to_owned() }
}
