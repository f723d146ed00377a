//! The review of a filing: finds what is wrong or missing with pure functions, without clock or files.
//!
//! Each topic is a file below `rules/`: its rules as constants and one function that adds findings. Answers are
//! compared after normalisation, so that a space or a lower-case `x` is not a finding.
//!
//! The user's answers on the check page are stored in `facts.answers` under an [`answer_key`]. `true` silences a rule's
//! warnings and notices, `false` keeps a question as a warning; errors cannot be confirmed. Code that changes a filing
//! calls [`forget_answers`], so that such an answer holds only until the facts change.

mod account;
mod address;
mod age;
mod agreement;
mod cancel;
mod case;
mod certificate_picture;
mod certification;
mod change;
mod checklist;
mod contact;
mod content;
pub mod cure;
mod day;
mod face_check;
mod letter_made;
mod letter_title;
mod letters;
pub mod library;
mod limits;
mod names;
mod outdated;
mod person;
mod picture;
mod pre_approval;
mod province;
pub mod reason;
mod record_number;
mod remark;
mod request;
mod required;
mod residence;
mod residence_proof;
mod rule;
mod service_content;
mod spelling;
mod standing;
mod subject;
pub mod unseen;
mod vague;
mod validity;
mod zone;

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::filing::path::{self, LETTERS_MADE, ORIGINALS, PRINCIPAL, PathStep, READ_FROM_SCAN, SET_ASIDE};
use crate::filing::{Filing, field};
use crate::finding::{Argument, Finding, Level, Reads};
use crate::identifier::normal;
use crate::reading::{Certificate, Reading};
use crate::reference::Reference;
use crate::scan::Inspection;
use crate::view::View;

pub use crate::finding::Rule;
pub use agreement::is_of_another_holder;
pub use cancel::ends_unconfirmed;
pub use certificate_picture::{picture_against, picture_of};
pub use content::sources as content_sources;
pub(crate) use content::theme_key;
pub use letter_made::{is_stale, note_letter};
pub use letter_title::{LetterTitle, letter_title};
pub use letters::OWN as LETTER_OWN;
pub use remark::REMARK_CHARACTERS;
pub use required::MISSING;
pub use standing::{Standing, is_denied, is_unfilled};

pub(crate) use case::Case;
pub(crate) use rule::Topic;

/// The evidence about one picture of a filing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Evidence {
    /// It was inspected.
    Seen {
        /// Result of the inspection.
        inspection: Inspection,
        /// Its text; `None` where nothing was to be read.
        reading: Option<Reading>,
    },
    /// A video; only its container was checked.
    Video {
        /// Whether the file is an MP4.
        mp4: bool,
        /// Size in bytes.
        file_size: usize,
    },
    /// There is no such file, or it cannot be used.
    Unusable {
        /// The finding that says why.
        finding: Finding,
    },
}

impl Evidence {
    /// Quarter turns clockwise that turn the recognised text upright; 0 where it is upright or was not read.
    pub fn turns(&self) -> u8 {
        match self {
            Self::Seen { reading: Some(reading), .. } => reading.turns,
            _ => 0,
        }
    }

    /// Findings about the picture alone.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let (seen, read, unusable) = match self {
            Self::Seen { inspection, reading } => (Some(&inspection.findings), reading.as_ref(), None),
            Self::Unusable { finding } => (None, None, Some(finding)),
            Self::Video { .. } => (None, None, None),
        };
        seen.into_iter().flatten().chain(read.into_iter().flat_map(|reading| &reading.findings)).chain(unusable)
    }

    /// The recognised kind of certificate; `None` where it was not read.
    pub fn certificate(&self) -> Option<Certificate> {
        match self {
            Self::Seen { reading, .. } => reading.as_ref().map(|reading| reading.certificate),
            _ => None,
        }
    }
}

/// Evidence by the path of the picture's field (`icp_subject.organize_info.certificate_photo`). Without evidence the
/// rules about pictures find nothing.
pub type Inspections = HashMap<String, Evidence>;

/// Whether a material is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The filing is rejected without it.
    Required,
    /// Often asked for.
    Recommended,
    /// Depends on an answer that is not given yet. In the output for scripts, which know only three values, it is not
    /// needed.
    #[serde(rename(serialize = "not_needed"))]
    Open,
    /// Not needed for this filing.
    NotNeeded,
}

impl Need {
    /// Whether it is asked for.
    pub fn is_asked(self) -> bool {
        matches!(self, Self::Required | Self::Recommended)
    }
}

/// The state of a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaterialState {
    /// It is missing.
    Missing,
    /// It is provided, but has a finding.
    Attention,
    /// It is provided and has no finding.
    Ok,
}

/// One line of the checklist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Material {
    /// Path of its place.
    pub slot: String,
    /// Whether it is needed.
    pub needed: Need,
    /// Its state.
    pub state: MaterialState,
    /// The reason as a finding: its message is the sentence shown.
    pub why: Finding,
}

/// The result of a review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The day it was made for.
    pub today: NaiveDate,
    /// Findings in stable order: errors first, then in form order.
    pub findings: Vec<Finding>,
    /// Materials in form order.
    pub checklist: Vec<Material>,
    /// Findings that the user has confirmed, in the order of the findings.
    #[serde(skip)]
    pub confirmed: Vec<Finding>,
}

impl Review {
    /// Adds findings about `filing` from outside the review, keeping its order.
    pub fn add(&mut self, filing: &Filing, findings: Vec<Finding>) {
        self.findings.extend(findings);
        self.settle(filing);
        self.say_once(filing);
    }

    /// Removes findings on answers that the program derives from another answer if the same finding is on that answer:
    /// a person in several roles gets each finding once.
    fn say_once(&mut self, filing: &Filing) {
        let shared = View::new(filing).shared_answers();
        for findings in [&mut self.findings, &mut self.confirmed] {
            let all = findings.clone();
            // The place may be the only difference between the two findings.
            let values = |finding: &Finding| {
                finding.arguments.iter().filter(|(name, _)| *name != "field").map(|(_, value)| value.clone()).collect()
            };
            let said = |finding: &Finding, place: &str| {
                let same = |other: &&Finding| other.field == place && other.rule == finding.rule;
                let mine: Vec<Argument> = values(finding);
                all.iter().filter(same).any(|other| values(other) == mine)
            };
            findings.retain(|finding| {
                let answered = |places: &Vec<String>| places.contains(&finding.field);
                let typed = shared.iter().find(|places| answered(places)).map(|places| typed_at(places));
                typed.is_none_or(|typed| typed == finding.field || !said(finding, typed))
            });
        }
    }

    /// The findings together with those confirmed ones for which `stay` is true: errors first, then in form order, so
    /// that a finding keeps its position when it is confirmed or denied.
    pub fn findings_and(&self, stay: impl Fn(&Finding) -> bool) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.findings.iter().chain(self.confirmed.iter().filter(|it| stay(it))).collect();
        all.sort_by_cached_key(|it| (it.level != Level::Error, place(&it.field), it.rule.clone()));
        all
    }

    /// Separates the findings confirmed in `filing` from the open ones.
    pub fn settle(&mut self, filing: &Filing) {
        let mut all = std::mem::take(&mut self.findings);
        all.append(&mut self.confirmed);
        sort(&mut all);
        (self.confirmed, self.findings) = all.into_iter().partition(|finding| is_confirmed(finding, filing));
    }
}

/// The key in `facts.answers` under which a finding is confirmed: its rule and, for a finding about a picture, the
/// picture, as confirming it for one picture does not confirm it for another.
pub fn answer_key(finding: &Finding, filing: &Filing) -> String {
    let picture = filing.text(&finding.field);
    let seen = !picture.is_empty() && named(&finding.rule).all(|rule| rule.reads == Reads::Picture);
    if seen { format!("{}{}", finding.rule, of_picture(picture)) } else { finding.rule.to_string() }
}

/// The suffix of the answer keys that belong to a picture.
fn of_picture(name: &str) -> String {
    // A bracket would end the key in a path.
    format!("@{}", name.replace(['[', ']'], "-"))
}

/// Whether the user has confirmed a finding. Errors cannot be confirmed.
pub fn is_confirmed(finding: &Finding, filing: &Filing) -> bool {
    let answers = || filing.object(field!("facts.answers"))?.get(&answer_key(finding, filing))?.as_bool();
    finding.level != Level::Error && answers() == Some(true)
}

/// All topics. A new rule goes into the file of its topic; a new topic gets a file and a line here.
const TOPICS: &[&Topic] = &[
    &required::TOPIC,
    &checklist::TOPIC,
    &limits::TOPIC,
    &subject::TOPIC,
    &address::TOPIC,
    &zone::TOPIC,
    &person::TOPIC,
    &age::TOPIC,
    &validity::TOPIC,
    &picture::TOPIC,
    &agreement::TOPIC,
    &names::TOPIC,
    &remark::TOPIC,
    &content::TOPIC,
    &service_content::TOPIC,
    &pre_approval::TOPIC,
    &residence_proof::TOPIC,
    &province::TOPIC,
    &contact::TOPIC,
    &letters::TOPIC,
    &letter_made::TOPIC,
    &account::TOPIC,
    &face_check::TOPIC,
    &request::TOPIC,
    &certification::TOPIC,
    &record_number::TOPIC,
    &change::TOPIC,
    &cancel::TOPIC,
    &outdated::TOPIC,
];

/// Every rule about a filing itself, topic by topic.
pub fn of_filing() -> impl Iterator<Item = &'static Rule> {
    TOPICS.iter().flat_map(|topic| topic.rules).copied()
}

/// Every rule whose findings a review may contain: about the filing, its pictures and other drafts.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    of_filing().chain(beian_vision::rules()).chain(unseen::RULES.iter().copied()).chain(library::RULES.iter().copied())
}

/// Ids of the documented rejections that `rule` prevents in a filing.
pub fn prevented(rule: &Rule) -> Vec<&'static str> {
    picture::prevented(rule)
}

/// The rule called `name`, with all its variants.
pub fn named(name: &str) -> impl Iterator<Item = &'static Rule> {
    all().filter(move |rule| rule.name == name)
}

/// Reviews a filing as of `today`: every finding once, errors first, then in the order of the form, then by rule.
pub fn review(filing: &Filing, inspections: &Inspections, reference: &Reference, today: NaiveDate) -> Review {
    review_until(filing, inspections, reference, today).0
}

/// Reviews as [`review`] does, and returns the last day on which the review has the same findings and the same
/// checklist, apart from ages and numbers of days in the messages.
pub fn review_until(
    filing: &Filing,
    inspections: &Inspections,
    reference: &Reference,
    today: NaiveDate,
) -> (Review, NaiveDate) {
    let case = Case::new(filing, inspections, reference, today);
    let mut findings = Vec::new();
    for topic in TOPICS.iter().filter(|topic| topic.kinds.contains(&case.kind())) {
        (topic.review)(&case, &mut findings);
    }
    findings.retain(|finding| finding.level < Level::Notice || !case.leaves(&finding.field));
    for finding in &mut findings {
        finding.rejections.retain(|id| case.may_concern(id));
    }
    sort(&mut findings);
    findings.dedup_by(|a, b| a.rule == b.rule && a.field == b.field);
    let mut review = Review { today, findings, checklist: Vec::new(), confirmed: Vec::new() };
    review.settle(filing);
    review.checklist = checklist::checklist(&case, &review.findings);
    review.say_once(filing);
    (review, case.day.holds_until())
}

/// The place where an answer shared by several places is typed: with the subject's responsible person.
fn typed_at(places: &[String]) -> &str {
    let typed = places.iter().find(|place| place.starts_with(PRINCIPAL));
    typed.or(places.first()).map_or("", String::as_str)
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by_cached_key(order);
}

/// Errors first, then in the order of the form, then by rule.
fn order(finding: &Finding) -> impl Ord + use<> {
    (finding.level, place(&finding.field), finding.rule.clone())
}

/// Removes those answers of the check page that may no longer hold after `before` was changed to `filing`: those to
/// rules that read a changed fact. A change of notation alone is not a change.
pub fn forget_answers(before: &Filing, filing: &mut Filing) {
    let Some(answers) = filing.object(field!("facts.answers")) else { return };
    let (old, new) = (facts(before), facts(filing));
    let pictures: Vec<String> = filing.media().iter().map(|(_, name)| of_picture(name)).collect();
    let stale = |key: &&String| match key.find('@') {
        Some(at) => !pictures.iter().any(|picture| *picture == key[at..]),
        None => named(key).any(|rule| rule.reads_change(&old, &new)),
    };
    let stale: Vec<String> = answers.keys().filter(stale).cloned().collect();
    for name in stale {
        filing.remove(&format!("facts.answers[{name}]"));
    }
}

/// The answers of a filing without the notes about them: confirming, looking over and correcting changes no fact.
fn facts(filing: &Filing) -> Filing {
    let mut facts = filing.clone();
    for notes in [field!("facts.answers"), READ_FROM_SCAN, ORIGINALS, LETTERS_MADE, SET_ASIDE] {
        facts.remove(notes);
    }
    // Normalised only now: the notation of an answer may depend on what was confirmed.
    normal::filing(&facts)
}

/// The position of a path in the form: the row of its field, or the first row below it, then the list indices. A path
/// of the whole filing comes last.
fn place(path: &str) -> (usize, Vec<usize>, String) {
    let row = PLACES.get(path).or_else(|| PLACES.get(path::pattern(path).as_str()));
    let row = row.or_else(|| path.rsplit_once('[').and_then(|(list, _)| PLACES.get(list)));
    let indices =
        path::steps(path).filter_map(|step| if let PathStep::Index(index) = step { Some(index) } else { None });
    (row.copied().unwrap_or(usize::MAX), indices.collect(), path.to_owned())
}

/// Whether the field table has a row at `pattern` or below it.
fn is_place(pattern: &str) -> bool {
    PLACES.contains_key(pattern)
}

/// Rows of the field table by path and by every prefix of a path.
static PLACES: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut places = HashMap::new();
    for (row, field) in field::all().iter().enumerate() {
        let path = field.path.as_str();
        places.insert(path, row);
        for end in path.match_indices(['.', '[', ']']).map(|(at, mark)| if mark == "]" { at + 1 } else { at }) {
            places.entry(&path[..end]).or_insert(row);
        }
    }
    places
});
