//! Documented rejections: what a platform or a bureau has refused, and whether it can be foreseen.

use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::subject::{ENTERPRISE, INDIVIDUAL};
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};
use crate::filing::{Filing, Kind};
use crate::i18n::{self, Arguments, Language};

/// Whether a rejection can be foreseen without the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offline {
    /// Can be determined from the answers and files.
    Full,
    /// By a heuristic, or with an answer from the user.
    Partial,
    /// Only the server or the authority knows.
    No,
}

/// Where a rejection is documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// WeChat's own documents and reports about it.
    Wechat,
    /// Cloud providers' descriptions of the same bureaus.
    GeneralIcp,
    /// Another platform.
    OtherPlatform,
}

/// Nature of the text in `official_message_zh`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// Text shown by the platform.
    Verbatim,
    /// The source's heading for the reason.
    Heading,
    /// Derived from a stated rule.
    Rule,
}

/// Which subjects a rejection concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// All subjects.
    Any,
    /// Individuals.
    Individual,
    /// All other subjects.
    Organisation,
}

/// When to show the advice about a rejection that cannot be foreseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// While the filing is prepared.
    Preparation,
    /// Before the face check (人脸核身).
    Face,
    /// When it is submitted.
    Submission,
    /// During the platform review.
    Platform,
    /// While the ministry's SMS has to be answered.
    Sms,
}

impl Due {
    /// All, in the order of the process.
    pub const ALL: [Self; 5] = [Self::Preparation, Self::Face, Self::Submission, Self::Platform, Self::Sms];

    /// Catalogue key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Preparation => "advice-preparation",
            Self::Face => "advice-face",
            Self::Submission => "advice-submission",
            Self::Platform => "advice-platform",
            Self::Sms => "advice-sms",
        }
    }
}

/// One documented rejection.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rejection {
    /// Stable id (`WXD-COMMENT-LEN`).
    pub id: String,
    /// Short label in Chinese.
    pub title_zh: String,
    /// Page that documents it.
    pub source: String,
    /// Dotted path, API call or place that it is about.
    pub field: String,
    /// The platform's own short text; may be empty.
    pub official_message_zh: String,
    /// Nature of that text.
    pub message_kind: MessageKind,
    /// Whether it can be foreseen.
    pub offline: Offline,
    /// When to show its advice; only if it cannot be foreseen.
    #[serde(default, rename = "stage")]
    pub due: Option<Due>,
    /// Whether it concerns only filings through the API.
    #[serde(default)]
    pub interface: bool,
    /// The only kind of filing that it concerns; `None` for all.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// How it can be foreseen, or why not.
    pub how: String,
    /// Where it is documented.
    pub scope: Scope,
    /// Which subjects it concerns.
    pub subject: Whom,
    /// Codes of the provinces where it applies; empty for all.
    pub provinces: Vec<String>,
    /// Cause, if the message catalogue does not have the entry.
    #[serde(default)]
    pub cause: String,
    /// Remedy, if the message catalogue does not have the entry.
    #[serde(default)]
    pub fix: String,
}

impl Rejection {
    /// Short label in `language`.
    pub fn title(&self, language: Language) -> String {
        let key = self.key();
        if i18n::has(language, &key) { i18n::text(language, &key) } else { self.title_zh.clone() }
    }

    /// Why it happens, in `language`.
    pub fn cause(&self, language: Language) -> String {
        i18n::attribute(language, &self.key(), "cause", &Arguments::new()).unwrap_or_else(|| self.cause.clone())
    }

    /// What to do about it, in `language`.
    pub fn fix(&self, language: Language) -> String {
        i18n::attribute(language, &self.key(), "fix", &Arguments::new()).unwrap_or_else(|| self.fix.clone())
    }

    /// Whether it concerns a subject of this nature that files in `province`. While the nature is unanswered, only
    /// rejections that concern every subject do.
    pub fn concerns(&self, nature: Option<i64>, province: &str) -> bool {
        let whom = match self.subject {
            Whom::Any => true,
            Whom::Individual => nature == Some(INDIVIDUAL),
            Whom::Organisation => nature.is_some_and(|nature| nature != INDIVIDUAL),
        };
        whom && (self.provinces.is_empty() || self.provinces.iter().any(|code| code == province))
    }

    /// As [`Rejection::concerns`], but while the nature is unanswered, rejections that concern some subjects count too.
    pub fn may_concern(&self, nature: Option<i64>, province: &str) -> bool {
        let some = || [ENTERPRISE, INDIVIDUAL].iter().any(|nature| self.concerns(Some(*nature), province));
        self.concerns(nature, province) || nature.is_none() && some()
    }

    /// Key of its message in the message catalogue.
    pub fn key(&self) -> String {
        format!("rejection-{}", self.id.to_ascii_lowercase())
    }
}

/// The rejections of `rejections.toml`.
#[derive(Debug, Clone, Default)]
pub struct Rejections {
    rows: Vec<Rejection>,
    by_id: HashMap<String, usize>,
}

impl Rejections {
    /// All rejections, in the order of the file.
    pub fn all(&self) -> &[Rejection] {
        &self.rows
    }

    /// The rejection with this id.
    pub fn get(&self, id: &str) -> Option<&Rejection> {
        self.by_id.get(id).and_then(|place| self.rows.get(*place))
    }

    /// Rejections that cannot be foreseen but may concern `filing`: their `fix` is advice for `due`. Those of other
    /// platforms are left out.
    pub fn advice<'a>(&'a self, due: Due, filing: &'a Filing) -> impl Iterator<Item = &'a Rejection> + 'a {
        let nature = filing.number(field!("icp_subject.base_info.type"));
        let province = filing.text(field!("icp_subject.base_info.province"));
        let interface = filing.flag(field!("facts.through_interface")) == Some(true);
        let here = move |row: &&Rejection| row.due == Some(due) && row.scope != Scope::OtherPlatform;
        let meant =
            move |row: &&Rejection| (interface || !row.interface) && row.kind.is_none_or(|kind| kind == filing.kind());
        self.rows.iter().filter(here).filter(meant).filter(move |row| row.may_concern(nature, province))
    }

    pub(super) fn parse(text: &str, so_far: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            rejection: Vec<Spanned<Rejection>>,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        check_unique(file.rejection.iter().map(|row| (start(row), &row.as_ref().id)))?;
        for row in &file.rejection {
            let rejection = row.as_ref();
            let well_formed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
            if rejection.id.is_empty() || !rejection.id.bytes().all(well_formed) {
                return Err(At::new(start(row), DataProblem::Form(rejection.id.clone())));
            }
            if (rejection.offline == Offline::No) != rejection.due.is_some() {
                return Err(At::new(start(row), DataProblem::Missing(format!("stage {}", rejection.id))));
            }
            if let Some(code) = rejection.provinces.iter().find(|code| so_far.provinces.get(code).is_none()) {
                return Err(At::new(start(row), DataProblem::Unknown(code.clone())));
            }
        }
        let rows: Vec<Rejection> = file.rejection.into_iter().map(Spanned::into_inner).collect();
        let by_id = rows.iter().enumerate().map(|(place, row)| (row.id.clone(), place)).collect();
        Ok((file.meta, Self { rows, by_id }))
    }
}
