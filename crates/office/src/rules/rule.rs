//! What a rule is, and what a topic of rules is.

use crate::filing::Kind;
use crate::finding::{Argument, Finding, Level};
use crate::identifier::Fault;

use super::Case;

/// One rule of the review. Its wording is the catalogue message `finding-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Kebab-case name, stable: scripts and stored answers refer to it.
    pub name: &'static str,
    /// Weight of its findings; a question that was answered with no weighs more, see [`Rule::asked`].
    pub level: Level,
    /// Ids of the documented rejections that it prevents.
    pub rejections: &'static [&'static str],
    /// Where it comes from when it is not WeChat's own rule; empty otherwise.
    pub source: &'static str,
    /// Fields that its findings depend on, as paths or the beginnings of paths at a dot or bracket; empty for all fields.
    pub reads: &'static [&'static str],
}

impl Rule {
    const fn new(name: &'static str, level: Level) -> Self {
        Self { name, level, rejections: &[], source: "", reads: &[] }
    }

    /// A rule whose findings block.
    pub(crate) const fn error(name: &'static str) -> Self {
        Self::new(name, Level::Error)
    }

    /// A rule whose findings do not block.
    pub(crate) const fn warning(name: &'static str) -> Self {
        Self::new(name, Level::Warning)
    }

    /// A rule that advises or asks.
    pub(crate) const fn notice(name: &'static str) -> Self {
        Self::new(name, Level::Notice)
    }

    /// Names the documented rejections that it prevents.
    pub(crate) const fn prevents(mut self, rejections: &'static [&'static str]) -> Self {
        self.rejections = rejections;
        self
    }

    /// Names its source.
    #[allow(clippy::wrong_self_convention, reason = "named as the same step of a finding")]
    pub(crate) const fn from_source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    /// Names the fields that its findings depend on.
    pub(crate) const fn reads(mut self, fields: &'static [&'static str]) -> Self {
        self.reads = fields;
        self
    }

    /// A finding on the field at `path`. The message may mention `$field`, the field's label, and `$source`.
    pub(crate) fn on(&self, path: &str) -> Finding {
        let mut finding = Finding::new(self.name, self.level, path).prevents(self.rejections).from_source(self.source);
        if !path.is_empty() {
            finding = finding.with("field", Argument::Field(path.to_owned()));
        }
        if !self.source.is_empty() {
            finding = finding.with("source", Argument::Text(self.source.to_owned()));
        }
        finding
    }

    /// A question on the field at `path`: nothing once it was answered with yes, a warning once with no.
    pub(crate) fn asked(&self, case: &Case<'_>, path: &str) -> Option<Finding> {
        let mut finding = self.on(path);
        match case.answer(self.name) {
            Some(true) => return None,
            Some(false) => finding.level = finding.level.min(Level::Warning),
            None => {}
        }
        Some(finding)
    }

    /// Whether a change of the field at `path` may change its findings.
    pub fn depends_on(&self, path: &str) -> bool {
        let within = |outer: &str, inner: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        self.reads.is_empty() || self.reads.iter().any(|read| within(read, path) || within(path, read))
    }
}

/// The rules about one topic.
pub(crate) struct Topic {
    /// Every rule whose findings it may add.
    pub rules: &'static [&'static Rule],
    /// Kinds of filing that it looks at.
    pub kinds: &'static [Kind],
    /// Looks at the case and adds its findings.
    pub review: fn(&Case<'_>, &mut Vec<Finding>),
}

/// Filings that carry the whole form or parts of it.
pub(crate) const FORM: &[Kind] = &[Kind::New, Kind::Change];
/// First filings alone.
pub(crate) const NEW: &[Kind] = &[Kind::New];
/// Every kind of filing.
pub(crate) const EVERY: &[Kind] = &Kind::ALL;

/// Text as an argument of a message.
pub(crate) fn text(value: impl Into<String>) -> Argument {
    Argument::Text(value.into())
}

/// A count as an argument of a message.
pub(crate) fn number(value: usize) -> Argument {
    Argument::Number(value as f64)
}

/// Adds what is wrong with a number, for the catalogue message `finding-fault`.
pub(crate) fn fault(finding: Finding, fault: Fault) -> Finding {
    let (expected, was, place) = match fault {
        Fault::Length { expected, found } => (expected.to_string(), found.to_string(), 0),
        Fault::Character { place, found } => (String::new(), found.to_string(), place),
        Fault::Check { expected, found } => (expected.to_string(), found.to_string(), 0),
        Fault::Kind | Fault::Birth => (String::new(), String::new(), 0),
    };
    finding
        .with("fault", text(fault.name()))
        .with("expected", text(expected))
        .with("found", text(was))
        .with("place", number(place))
}
