//! Documented rejections: what a platform or a bureau has refused, and whether it can be known beforehand.

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
    /// Decidable from the answers and the files.
    Full,
    /// By a heuristic, or with an answer of the user.
    Partial,
    /// Only the server or the authority knows.
    No,
}

/// Who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// WeChat's own documents and reports about it.
    Wechat,
    /// The same bureaus, described by cloud providers.
    GeneralIcp,
    /// Another platform.
    OtherPlatform,
}

/// What `official_message_zh` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// Text shown by the platform.
    Verbatim,
    /// The source's name of the reason.
    Heading,
    /// Derived from a stated rule.
    Rule,
}

/// Whom a rejection meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// Anybody.
    Any,
    /// Individuals.
    Individual,
    /// Everybody else.
    Organisation,
}

/// When the advice about a rejection is due that nobody can foresee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// While the filing is prepared.
    Preparation,
    /// Before the face verification (人脸核身).
    Face,
    /// When it is submitted.
    Submission,
    /// While the platform reviews.
    Platform,
    /// While the ministry's message is to be answered.
    Sms,
}

impl Due {
    /// All, in the order of a filing.
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
    /// Dotted path, call or place that it is about.
    pub field: String,
    /// The platform's own short text; may be empty.
    pub official_message_zh: String,
    /// What that text is.
    pub message_kind: MessageKind,
    /// Whether it can be foreseen.
    pub offline: Offline,
    /// When its advice is due; only where it cannot be foreseen.
    #[serde(default, rename = "stage")]
    pub due: Option<Due>,
    /// Whether it meets only those who file through the interface.
    #[serde(default)]
    pub interface: bool,
    /// The one kind of filing that it meets; `None` for all.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// How it can be foreseen, or why not.
    pub how: String,
    /// Who says so.
    pub scope: Scope,
    /// Whom it meets.
    pub subject: Whom,
    /// Codes of the provinces it holds for; empty: everywhere.
    pub provinces: Vec<String>,
    /// Cause, where the catalogue does not know the entry.
    #[serde(default)]
    pub cause: String,
    /// Cure, where the catalogue does not know the entry.
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

    /// Whether it meets a subject of this nature that files in `province`. While the nature is open only what meets
    /// every subject does.
    pub fn concerns(&self, nature: Option<i64>, province: &str) -> bool {
        let whom = match self.subject {
            Whom::Any => true,
            Whom::Individual => nature == Some(INDIVIDUAL),
            Whom::Organisation => nature.is_some_and(|nature| nature != INDIVIDUAL),
        };
        whom && (self.provinces.is_empty() || self.provinces.iter().any(|code| code == province))
    }

    /// Whether it may meet the subject: as [`Rejection::concerns`], and while the nature is open also what meets some.
    pub fn may_concern(&self, nature: Option<i64>, province: &str) -> bool {
        let some = || [ENTERPRISE, INDIVIDUAL].iter().any(|nature| self.concerns(Some(*nature), province));
        self.concerns(nature, province) || nature.is_none() && some()
    }

    /// Key of its message in the catalogue.
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

    /// The rejection of an id.
    pub fn get(&self, id: &str) -> Option<&Rejection> {
        self.by_id.get(id).and_then(|place| self.rows.get(*place))
    }

    /// What cannot be foreseen but can meet `filing`: its `fix` is advice, due at `due`. Other platforms are left out.
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
