//! Findings: what is wrong, missing or doubtful, and its message. A [`Finding`] is made from the [`Rule`] it violates.

mod rule;
mod source;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::i18n::{self, Language};

pub use crate::i18n::Argument;
pub use rule::{Declaration, Name, Reads, Rule};
pub use source::{in_english, of_source};

/// Severity of a finding, in order from heavy to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Blocks the export: WeChat itself refuses it, or the answer cannot be right.
    Error,
    /// Refused by some provinces or reviewers; shown with its source, does not block.
    Warning,
    /// Advice, or a question to be answered.
    Notice,
}

/// A material that a finding asks for: a letter, a statement or a licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemandedMaterial {
    /// Path where it belongs.
    pub place: String,
    /// Codes of the pre-approval items that it is about.
    pub about: Vec<i64>,
}

/// One finding about a filing or a picture, made by [`Rule::on`] or [`Rule::found`].
///
/// Its wording is the catalogue message `finding-<rule>`: the value says what is wrong,
/// the attribute `.why` why it matters, the attribute `.fix` what to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Name of the rule.
    pub rule: Name,
    /// Severity.
    pub level: Level,
    /// Dotted path of the field it belongs to; empty when it belongs to a picture or the whole filing.
    pub field: String,
    /// Values that the message mentions, by name.
    pub arguments: BTreeMap<String, Argument>,
    /// Ids of the documented rejections (`assets/reference/rejections.toml`) that resolving it prevents.
    pub rejections: Vec<String>,
    /// Source of the rule if it is not WeChat's own; empty otherwise.
    pub source: String,
    /// The material that it asks for.
    #[serde(default)]
    pub wants: Option<DemandedMaterial>,
    /// Path of the field that it contradicts: the mistake may be there as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rival: Option<String>,
}

impl Finding {
    /// Whether it is a finding of `rule`.
    pub fn is(&self, rule: &Rule) -> bool {
        self.rule == rule.name
    }

    /// The same finding, at most as severe as `heaviest`.
    #[must_use]
    pub fn at_most(mut self, heaviest: Level) -> Self {
        self.level = self.level.max(heaviest);
        self
    }

    /// Adds a value that the message mentions.
    #[must_use]
    pub fn with(mut self, name: &str, argument: Argument) -> Self {
        let _ = self.arguments.insert(name.to_owned(), argument);
        self
    }

    /// Asks for a paper about pre-approval items at `place`; the checklist and the letters are made from it.
    #[must_use]
    pub fn wants(mut self, place: &str, about: &[i64]) -> Self {
        self.wants = Some(DemandedMaterial { place: place.to_owned(), about: about.to_vec() });
        self
    }

    /// Names the field at `path` as the other one in which the mistake may be.
    #[must_use]
    pub fn or_at(mut self, path: &str) -> Self {
        self.rival = Some(path.to_owned());
        self
    }

    /// Adds documented rejections that the finding prevents.
    #[must_use]
    pub fn prevents(mut self, rejections: &[&str]) -> Self {
        self.rejections.extend(rejections.iter().map(|id| (*id).to_owned()));
        self
    }

    /// Names the source of a rule that is not WeChat's own.
    #[must_use]
    pub fn from_source(mut self, source: &str) -> Self {
        source.clone_into(&mut self.source);
        self
    }

    /// What is wrong, in one sentence.
    pub fn what(&self, language: Language) -> String {
        i18n::text_with(language, &self.key(), &self.arguments)
    }

    /// Why it matters; `None` if the catalogue has no text for it.
    pub fn why(&self, language: Language) -> Option<String> {
        i18n::attribute(language, &self.key(), "why", &self.arguments)
    }

    /// What to do about it; `None` if the catalogue has no text for it.
    pub fn fix(&self, language: Language) -> Option<String> {
        i18n::attribute(language, &self.key(), "fix", &self.arguments)
    }

    /// What, why and what to do, in one paragraph.
    pub fn message(&self, language: Language) -> String {
        let parts = [Some(self.what(language)), self.why(language), self.fix(language)];
        let separator = language.sentence_separator();
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(separator)
    }

    fn key(&self) -> String {
        rule::key(&self.rule)
    }
}
