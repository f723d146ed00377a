//! What is wrong or missing in a filing: pure functions, no clock, no files.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::filing::Filing;
use crate::finding::{Finding, Level};
use crate::reading::Reading;
use crate::reference::Reference;
use crate::scan::Inspection;

/// What is known about one picture that a filing names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Evidence {
    /// It was looked at.
    Seen {
        /// What it shows.
        inspection: Inspection,
        /// What it says; `None` where nothing was to be read.
        reading: Option<Reading>,
    },
    /// A video; only its container was looked at.
    Video {
        /// Whether the file is an MP4.
        mp4: bool,
        /// Size in bytes.
        file_size: usize,
    },
    /// There is no such file, or it cannot be used.
    Unusable {
        /// Finding that says why.
        finding: Finding,
    },
}

/// Evidence by the path of the place where the picture stands (`icp_subject.organize_info.certificate_photo`).
/// The rules that judge pictures are silent about a picture without evidence.
pub type Inspections = HashMap<String, Evidence>;

/// Whether a material must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The filing is refused without it.
    Required,
    /// Often asked for.
    Recommended,
    /// Not for this filing.
    NotNeeded,
}

/// How a material stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not there.
    Missing,
    /// There, with a finding on it.
    Attention,
    /// There, nothing against it.
    Ok,
}

/// One line of the checklist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Material {
    /// Path of the place.
    pub slot: String,
    /// Whether it must be there.
    pub needed: Need,
    /// How it stands.
    pub state: State,
    /// The reason as a finding: its message is the sentence that is shown.
    pub why: Finding,
}

/// The result of a review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The day it was made for.
    pub today: NaiveDate,
    /// Findings, errors first, then in form order; stable.
    pub findings: Vec<Finding>,
    /// Materials in form order.
    pub checklist: Vec<Material>,
}

impl Review {
    /// Whether nothing blocks the export.
    pub fn ready(&self) -> bool {
        self.findings.iter().all(|finding| finding.level != Level::Error)
    }
}

/// Everything a rule may look at.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub filing: &'a Filing,
    pub inspections: &'a Inspections,
    pub reference: &'a Reference,
    pub today: NaiveDate,
}

/// A group of rules about one topic: looks at the case and adds its findings.
type Topic = fn(&Case<'_>, &mut Vec<Finding>);

/// Every topic. A new rule goes into the file of its topic; a new topic gets a file and a line here.
const TOPICS: &[Topic] = &[];

/// Reviews a filing as of `today`.
pub fn review(filing: &Filing, inspections: &Inspections, reference: &Reference, today: NaiveDate) -> Review {
    let case = Case { filing, inspections, reference, today };
    let mut findings = Vec::new();
    for topic in TOPICS {
        topic(&case, &mut findings);
    }
    findings.sort_by_key(|finding| finding.level);
    Review { today: case.today, findings, checklist: Vec::new() }
}
