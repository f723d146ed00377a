//! All texts of the program: the Fluent catalogues under `i18n/`.

mod system;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

pub use system::{system_error, system_term};

/// A language of the user interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文, the default.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// All languages, the default first.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// BCP 47 tag, as `--lang` takes it.
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// The language of a BCP 47 tag or POSIX locale name; `None` if the program does not support it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Picks the text in this language.
    pub fn pick<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }

    /// Separator between two sentences.
    pub fn sentence_separator(self) -> &'static str {
        self.pick("", " ")
    }

    /// The language of the system's locale; Chinese if the program does not support that.
    pub fn of_system() -> Self {
        sys_locale::get_locale().and_then(|tag| Self::from_tag(&tag)).unwrap_or_default()
    }
}

/// Title of the head of a subject. Messages say "legal representative"; [`Head::said`] replaces it with the title that
/// this subject uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Head {
    /// 法定代表人.
    #[default]
    Legal,
    /// 经营者, of a sole proprietor.
    Proprietor,
    /// 单位负责人, of bodies whose certificate names no legal representative.
    Chief,
    /// 负责人, of a branch.
    Branch,
    /// 执行事务合伙人, of a partnership.
    Partner,
    /// 投资人, of a sole proprietorship enterprise (个人独资企业).
    Investor,
    /// 首席代表, of a representative office.
    Representative,
}

impl Head {
    fn key(self) -> &'static str {
        match self {
            Self::Legal => "head-legal",
            Self::Proprietor => "head-proprietor",
            Self::Chief => "head-chief",
            Self::Branch => "head-branch",
            Self::Partner => "head-partner",
            Self::Investor => "head-investor",
            Self::Representative => "head-representative",
        }
    }

    /// `message` with this title for the head.
    pub fn said(self, language: Language, message: String) -> String {
        if self == Self::Legal { message } else { named(language, &message, &text(language, self.key())) }
    }

    /// The Chinese text of a letter with this title for the head, as printed on the certificate. Messages use a longer
    /// title for the 负责人 of a branch, to distinguish it from the responsible persons of a filing.
    pub fn written(self, letter: &str) -> String {
        let title = attribute(Language::Chinese, self.key(), "title", &Arguments::new());
        named(Language::Chinese, letter, &title.unwrap_or_else(|| text(Language::Chinese, self.key())))
    }
}

fn named(language: Language, message: &str, own: &str) -> String {
    let usual = text(language, Head::Legal.key());
    message.replace(&usual, own).replace(&capitalised(&usual), &capitalised(own))
}

fn capitalised(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// Value of a placeholder in a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Argument {
    /// Text as it is, the same in every language.
    Text(String),
    /// A number; plural rules apply to it.
    Number(f64),
    /// A day, formatted as in a sentence of the language.
    Day(NaiveDate),
    /// Dotted path of a field; shown as that field's label.
    Field(String),
    /// Key of a message in the catalogue; shown as that message.
    Term(String),
    /// Text that a table provides in both languages.
    Words {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
}

/// Arguments of a message, by name.
pub type Arguments = BTreeMap<String, Argument>;

type Bundle = FluentBundle<FluentResource>;

macro_rules! catalogue {
    ($language:literal: $($topic:literal)*) => {
        [$(($topic, include_str!(concat!("../../../i18n/", $language, "/", $topic, ".ftl")))),*]
    };
}

macro_rules! topics {
    ($language:literal) => {
        catalogue!($language: "answer" "app" "command" "field" "finding" "letter" "package" "progress" "reading" "reference" "rejection" "scan")
    };
}

static CHINESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Chinese));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));

/// The catalogue files of a language: topic and text.
pub fn files(language: Language) -> [(&'static str, &'static str); 12] {
    match language {
        Language::Chinese => topics!("zh-CN"),
        Language::English => topics!("en"),
    }
}

fn bundle(language: Language) -> Bundle {
    let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    for (_, text) in files(language) {
        // A broken or duplicate entry is ignored here; the catalogue test reports it.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

fn loaded(language: Language) -> &'static Bundle {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

/// The message `key` without arguments; the key itself if the catalogue does not have it.
pub fn text(language: Language, key: &str) -> String {
    text_with(language, key, &Arguments::new())
}

/// The message `key` with `arguments`.
pub fn text_with(language: Language, key: &str, arguments: &Arguments) -> String {
    format(language, key, None, arguments).unwrap_or_else(|| key.to_owned())
}

/// The attribute `name` of the message `key`; `None` if the catalogue does not have it.
pub fn attribute(language: Language, key: &str, name: &str, arguments: &Arguments) -> Option<String> {
    format(language, key, Some(name), arguments)
}

/// The message `key` and its attribute `.fix`, in one paragraph.
pub fn with_fix(language: Language, key: &str, arguments: &Arguments) -> String {
    let what = text_with(language, key, arguments);
    match attribute(language, key, "fix", arguments) {
        Some(fix) => [what, fix].join(language.sentence_separator()),
        None => what,
    }
}

/// Whether the catalogue has the message `key`.
pub fn has(language: Language, key: &str) -> bool {
    loaded(language).has_message(key)
}

/// Catalogue key of a field's label: `field-` and the dotted path, with hyphens for dots and without list marks.
pub fn field_key(path: &str) -> String {
    let mut key = String::from("field-");
    let mut inside = false;
    for character in path.chars() {
        match character {
            '[' => inside = true,
            ']' => inside = false,
            _ if inside => {}
            '.' => key.push('-'),
            other => key.push(other),
        }
    }
    key
}

/// A day as written in a sentence: `2026年3月7日`, `7 March 2026`. Lists and fields use `2026-03-07`.
pub fn in_sentence(language: Language, day: NaiveDate) -> String {
    day.format(language.pick("%Y年%-m月%-d日", "%-d %B %Y")).to_string()
}

/// The label of the field at a dotted path; the path itself if the field has no label.
pub fn label(language: Language, path: &str) -> String {
    format(language, &field_key(path), None, &Arguments::new()).unwrap_or_else(|| path.to_owned())
}

/// Name of a code of the field at a dotted path; `None` if the catalogue does not have it.
pub fn choice(language: Language, path: &str, code: i64) -> Option<String> {
    format(language, &choice_key(path, code), None, &Arguments::new())
}

/// What choosing `code` for the field at `path` means; `None` if its name is clear enough.
pub fn choice_about(language: Language, path: &str, code: i64) -> Option<String> {
    attribute(language, &choice_key(path, code), "about", &Arguments::new())
}

fn choice_key(path: &str, code: i64) -> String {
    format!("choice-{}-{code}", path.rsplit('.').next().unwrap_or_default())
}

fn format(language: Language, key: &str, attribute: Option<&str>, arguments: &Arguments) -> Option<String> {
    let bundle = loaded(language);
    let message = bundle.get_message(key)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    let mut values = FluentArgs::new();
    for (name, argument) in arguments {
        let value: FluentValue<'_> = match argument {
            Argument::Text(text) => text.as_str().into(),
            Argument::Number(number) => (*number).into(),
            Argument::Day(day) => in_sentence(language, *day).into(),
            Argument::Field(path) => label(language, path).into(),
            Argument::Term(key) => text(language, key).into(),
            Argument::Words { zh, en } => language.pick(zh, en).into(),
        };
        values.set(name.as_str(), value);
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_a_sentence_is_written_as_its_language_writes_days() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 7).unwrap();
        assert_eq!(in_sentence(Language::Chinese, day), "2026年3月7日");
        assert_eq!(in_sentence(Language::English, day), "7 March 2026");
    }

    #[test]
    fn the_head_of_a_subject_has_its_own_word() {
        let chinese = "主体负责人不是法定代表人".to_owned();
        assert_eq!(Head::Legal.said(Language::Chinese, chinese.clone()), chinese);
        assert_eq!(Head::Proprietor.said(Language::Chinese, chinese.clone()), "主体负责人不是经营者");
        assert_eq!(Head::Chief.said(Language::Chinese, chinese.clone()), "主体负责人不是单位负责人");
        assert_eq!(Head::Branch.said(Language::Chinese, chinese), "主体负责人不是执照负责人");
        assert_eq!(Head::Branch.written("法定代表人（签字）"), "负责人（签字）");
        assert_eq!(Head::Partner.written("法定代表人（签字）"), "执行事务合伙人（签字）");
        let english = "Legal representative: the legal representative signs".to_owned();
        assert_eq!(Head::Proprietor.said(Language::English, english), "Proprietor: the proprietor signs");
    }
}
