//! The texts of the window in the current language.

use std::borrow::Cow;

use crate::filing::Filing;
use crate::finding::{Argument, Finding};
use crate::i18n::{self, Arguments, Head, Language};
use crate::package::answer::other_side;
use crate::store::Elsewhere;
use crate::view::View;

/// Looks up messages in one language, worded for one kind of subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words(
    /// The language.
    pub Language,
    Head,
);

impl Words {
    /// The texts of a language.
    pub fn of(language: Language) -> Self {
        Self(language, Head::default())
    }

    /// The texts worded for the subject of a filing.
    #[must_use]
    pub fn about(self, filing: &Filing) -> Self {
        Self(self.0, View::new(filing).head())
    }

    /// The title of a filing, even if it has no name yet.
    pub fn title(self, filing: &Filing) -> String {
        match filing.title() {
            "" => self.get("app-untitled"),
            title => title.to_owned(),
        }
    }

    /// A message with the subject's word for its head.
    pub fn said(self, message: String) -> String {
        self.1.said(self.0, message)
    }

    /// The message `key`.
    pub fn get(self, key: &str) -> String {
        self.said(i18n::text(self.0, key))
    }

    /// What is wrong, as [`Finding::what`] words it.
    pub fn what(self, finding: &Finding) -> String {
        self.said(quoting_little(finding).what(self.0))
    }

    /// Why it matters.
    pub fn why(self, finding: &Finding) -> Option<String> {
        quoting_little(finding).why(self.0).map(|why| self.said(why))
    }

    /// What to do about it.
    pub fn fix(self, finding: &Finding) -> Option<String> {
        quoting_little(finding).fix(self.0).map(|fix| self.said(fix))
    }

    /// Whether there is a message `key`.
    pub fn has(self, key: &str) -> bool {
        i18n::has(self.0, key)
    }

    /// The message `key` with text arguments.
    pub fn put(self, key: &str, values: &[(&str, &str)]) -> String {
        let arguments: Arguments =
            values.iter().map(|(name, value)| ((*name).to_owned(), Argument::Text((*value).to_owned()))).collect();
        self.said(i18n::text_with(self.0, key, &arguments))
    }

    /// The message `key` with one number as argument, for plural forms.
    pub fn count(self, key: &str, number: usize) -> String {
        self.counts(key, &[("count", number)])
    }

    /// The message `key` with numbers as arguments, for plural forms.
    pub fn counts(self, key: &str, numbers: &[(&str, usize)]) -> String {
        let arguments: Arguments =
            numbers.iter().map(|(name, number)| ((*name).to_owned(), Argument::Number(*number as f64))).collect();
        self.said(i18n::text_with(self.0, key, &arguments))
    }

    /// The error for work that panicked.
    pub fn panicked(self) -> String {
        self.get("app-panicked")
    }

    /// The warning about a library in a place that other machines write to.
    pub fn elsewhere(self, place: &Elsewhere) -> String {
        place.message(self.0)
    }

    /// The label of a field.
    pub fn label(self, path: &str) -> String {
        self.said(i18n::label(self.0, path))
    }

    /// Where a finding belongs: its field, and whether it may mean the other side of a certificate as well.
    pub fn place_of(self, finding: &Finding) -> String {
        let field = self.label(&finding.field);
        if other_side(finding).is_some() { self.put("app-side-unsaid", &[("field", &field)]) } else { field }
    }

    /// An attribute of a field's label: `hint` or `example`, and either with `-individual`.
    pub fn of_field(self, path: &str, attribute: &str) -> Option<String> {
        i18n::attribute(self.0, &i18n::field_key(path), attribute, &Arguments::new()).map(|text| self.said(text))
    }
}

/// `text` in one line of at most `columns`, where a Chinese character takes two; longer text ends with "…".
pub fn shortened(text: &str, columns: usize) -> String {
    let width = |sign: char| if sign.is_ascii() { 1 } else { 2 };
    let mut taken = 0;
    let past = text.char_indices().find(|(_, sign)| {
        taken += width(*sign);
        taken > columns
    });
    match past {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Maximum width of a quoted answer, in columns.
const QUOTED: usize = 240;

/// A finding that quotes no more of an answer than fits in two lines. Texts of the platform are quoted in full.
fn quoting_little(finding: &Finding) -> Cow<'_, Finding> {
    let is_long = |argument: &Argument| matches!(argument, Argument::Text(text) if shortened(text, QUOTED) != *text);
    if finding.rule.starts_with("platform-") || !finding.arguments.values().any(is_long) {
        return Cow::Borrowed(finding);
    }
    let mut quoting = finding.clone();
    for argument in quoting.arguments.values_mut() {
        if let Argument::Text(text) = argument {
            *text = shortened(text, QUOTED);
        }
    }
    Cow::Owned(quoting)
}

/// The part of a label that its heading does not repeat: below 主体负责人信息, 主体负责人姓名 becomes 姓名.
pub fn under<'a>(label: &'a str, heading: &str) -> &'a str {
    let common: usize = label.chars().zip(heading.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (person, rest) = label.split_at(common);
    if person.ends_with('人') && !rest.is_empty() { rest } else { label }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_ends_with_dots_and_a_short_one_as_it_does() {
        assert_eq!(shortened("样本公司", 8), "样本公司");
        assert_eq!(shortened("样本公司", 7), "样本公…");
        assert_eq!(shortened("sample company", 7), "sample…");
    }

    #[test]
    fn a_label_says_nothing_that_stands_above_it() {
        for (label, heading, said) in [
            ("主体负责人姓名", "主体负责人信息", "姓名"),
            ("小程序负责人证件有效期起始日", "小程序负责人（管理员）信息", "证件有效期起始日"),
            ("小程序名称", "小程序信息", "小程序名称"),
            ("主体负责人", "主体负责人信息", "主体负责人"),
            ("Name", "Responsible person", "Name"),
        ] {
            assert_eq!(under(label, heading), said);
        }
    }
}
