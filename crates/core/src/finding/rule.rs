//! Rules: every finding is made from one. [`rules!`](crate::rules) lists every rule of a module.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::source::of_source;
use super::{Argument, Finding, Level};
use crate::filing::Filing;

/// Name of a rule: kebab-case and stable, as scripts and stored answers refer to it. Only a [`Rule`] provides one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Name(Cow<'static, str>);

impl Name {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl From<&Rule> for Name {
    fn from(rule: &Rule) -> Self {
        Self(Cow::Borrowed(rule.name))
    }
}

/// What the findings of a rule depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Any answer.
    Everything,
    /// No answer.
    Nothing,
    /// The answers at these paths and below them.
    Fields(&'static [&'static str]),
    /// The picture they belong to, and no other answer.
    Picture,
}

/// A rule and its properties. Its wording is the catalogue message `finding-<name>`.
///
/// Variants of a rule may share its name: an answer to one of them answers all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// See [`Name`].
    pub name: &'static str,
    /// Severity of its findings. A question answered with no is more severe; a check meant for certificates is less
    /// severe on other pictures.
    pub level: Level,
    /// Ids of the documented rejections that it prevents.
    pub rejections: &'static [&'static str],
    /// Source if it is not WeChat's own rule; empty otherwise.
    pub source: &'static str,
    /// What its findings depend on.
    pub reads: Reads,
    /// Whether it is about the picture's file alone and the export cures it, because the package contains the picture
    /// re-encoded.
    pub cured_by_export: bool,
    /// Whether it presents a statement that the user confirms or denies.
    pub is_statement: bool,
    module: &'static str,
}

/// A rule being declared. [`rules!`](crate::rules) turns it into a [`Rule`].
#[derive(Debug, Clone, Copy)]
pub struct Declaration(Rule);

impl Rule {
    const fn declare(name: &'static str, level: Level) -> Declaration {
        Declaration(Self {
            name,
            level,
            rejections: &[],
            source: "",
            reads: Reads::Everything,
            cured_by_export: false,
            is_statement: false,
            module: "",
        })
    }

    /// A rule whose findings block the export.
    pub const fn error(name: &'static str) -> Declaration {
        Self::declare(name, Level::Error)
    }

    /// A rule whose findings do not block the export.
    pub const fn warning(name: &'static str) -> Declaration {
        Self::declare(name, Level::Warning)
    }

    /// A rule that presents a statement to the user to confirm or deny.
    pub const fn statement(name: &'static str) -> Declaration {
        let mut declaration = Self::declare(name, Level::Notice);
        declaration.0.is_statement = true;
        declaration
    }

    /// A rule that advises or asks.
    pub const fn notice(name: &'static str) -> Declaration {
        Self::declare(name, Level::Notice)
    }
}

impl Declaration {
    /// Names the documented rejections that the rule prevents.
    #[must_use]
    pub const fn prevents(mut self, rejections: &'static [&'static str]) -> Self {
        self.0.rejections = rejections;
        self
    }

    /// Names the rule's source.
    #[must_use]
    #[allow(clippy::wrong_self_convention, reason = "named as the same step of a finding")]
    pub const fn from_source(mut self, source: &'static str) -> Self {
        self.0.source = source;
        self
    }

    /// Names the fields that the rule's findings depend on.
    #[must_use]
    pub const fn reads(mut self, fields: &'static [&'static str]) -> Self {
        self.0.reads = Reads::Fields(fields);
        self
    }

    /// Declares that the rule's findings depend on no answer.
    #[must_use]
    pub const fn reads_nothing(mut self) -> Self {
        self.0.reads = Reads::Nothing;
        self
    }

    /// Declares that the rule's findings depend on a picture alone.
    #[must_use]
    pub const fn reads_picture(mut self) -> Self {
        self.0.reads = Reads::Picture;
        self
    }

    /// See [`Rule::cured_by_export`].
    #[must_use]
    pub const fn cured_by_export(mut self) -> Self {
        self.0.cured_by_export = true;
        self
    }

    /// The rule as declared in `module`; only for [`rules!`](crate::rules).
    #[doc(hidden)]
    pub const fn of_module(mut self, module: &'static str) -> Rule {
        self.0.module = module;
        self.0
    }
}

impl Rule {
    /// Topic of the rule: the name of the module that declares it.
    pub fn topic(&self) -> &'static str {
        self.module.rsplit("::").find(|part| *part != "rules").unwrap_or_default()
    }

    /// A finding on a picture or on the whole filing.
    pub fn found(&self) -> Finding {
        let finding = Finding {
            rule: self.into(),
            level: self.level,
            field: String::new(),
            arguments: BTreeMap::new(),
            rejections: Vec::new(),
            source: String::new(),
            wants: None,
            rival: None,
        };
        let finding = finding.prevents(self.rejections).from_source(self.source);
        if self.source.is_empty() {
            return finding;
        }
        finding.with("source", of_source(self.source))
    }

    /// A finding on the field at `path`. The message may use `$field`, the field's label, and `$source`.
    pub fn on(&self, path: &str) -> Finding {
        let mut finding = self.found();
        if !path.is_empty() {
            path.clone_into(&mut finding.field);
            finding = finding.with("field", Argument::Field(path.to_owned()));
        }
        finding
    }

    /// A question on the field at `path`; if `answer` is no, it is a warning.
    pub fn asked(&self, answer: Option<bool>, path: &str) -> Finding {
        let finding = self.on(path);
        let level = if answer == Some(false) { finding.level.min(Level::Warning) } else { finding.level };
        Finding { level, ..finding }
    }

    /// Whether the rule reads a field that differs between two states of a filing.
    pub fn reads_change(&self, old: &Filing, new: &Filing) -> bool {
        match self.reads {
            Reads::Nothing => false,
            Reads::Everything => old != new,
            Reads::Fields(fields) => fields.iter().any(|path| old.get(path) != new.get(path)),
            Reads::Picture => old.media() != new.media(),
        }
    }
}

/// Catalogue key of a rule's message.
pub(super) fn key(name: &str) -> String {
    format!("finding-{name}")
}

/// Declares rules, and `RULES`, the list of all rules of the module, so that the registry is always complete.
#[macro_export]
macro_rules! rules {
    ($($(#[$note:meta])* $visibility:vis const $name:ident: Rule = $rule:expr;)+) => {
        $($(#[$note])* $visibility const $name: $crate::finding::Rule = $rule.of_module(module_path!());)+

        /// Every rule that this module declares.
        pub const RULES: &[&$crate::finding::Rule] = &[$(&$name),+];
    };
}
