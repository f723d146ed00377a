//! Explains a rule or a documented rejection without a filing.

use crate::filing;
use crate::i18n::{self, Arguments, Language};
use crate::package::answer;
use crate::reference::Reference;
use crate::reference::rejection::Rejection;
use crate::rules::{self, Rule};

/// One paragraph: catalogue key of its heading, and the text.
pub type Explained = (&'static str, String);

/// The explanation of a rule or a rejection, given the name of the rule or the id of the rejection in any case; `None`
/// for an unknown name.
pub fn explain(name: &str, reference: &Reference, language: Language) -> Option<Vec<Explained>> {
    let rule = name.to_ascii_lowercase();
    let variants: Vec<&Rule> = every_rule().filter(|known| known.name == rule).collect();
    if variants.is_empty() {
        let rejection = reference.rejections.get(&name.to_ascii_uppercase())?;
        return Some(of_rejection(rejection, reference, language));
    }
    Some(of_rule(&variants, reference, language))
}

/// Every rule of the program.
fn every_rule() -> impl Iterator<Item = &'static Rule> {
    rules::all().chain(answer::RULES.iter().copied())
}

fn of_rule(variants: &[&Rule], reference: &Reference, language: Language) -> Vec<Explained> {
    let said =
        |name: &str| variants.first().and_then(|rule| unfilled(language, &format!("finding-{}", rule.name), name));
    let level = variants.iter().map(|rule| rule.level).min();
    let level = level.map(|level| i18n::text(language, &format!("explain-{level:?}").to_ascii_lowercase()));
    let ids = joined(variants.iter().flat_map(|rule| rules::prevented(rule)).map(str::to_owned), "\n");
    let titled = ids.lines().map(|id| {
        let title = reference.rejections.get(id).map(|rejection| rejection.title(language)).unwrap_or_default();
        format!("{id} {title}")
    });
    let own = variants.iter().map(|rule| rule.source.to_owned());
    let documented =
        ids.lines().filter_map(|id| reference.rejections.get(id)).map(|rejection| rejection.source.clone());
    let dated = variants.first().map(|rule| rules::content_sources(rule.name, reference)).unwrap_or_default();
    let sources = dated.iter().map(|(source, _)| (*source).to_owned());
    let source = joined(own.chain(documented).chain(sources), "\n");
    let days = dated.iter().map(|(source, day)| format!("{day} {source}"));
    let documented = || ids.lines().filter_map(|id| reference.rejections.get(id)).map(|row| since(row, reference));
    let since = match (dated.is_empty(), ids.is_empty()) {
        (false, _) => joined(days, "\n"),
        (true, false) => joined(documented(), "\n"),
        (true, true) => of_table(reference),
    };
    vec![
        ("explain-what", said("").unwrap_or_default()),
        ("explain-level", level.unwrap_or_default()),
        ("explain-why", said("why").unwrap_or_default()),
        ("explain-fix", said("fix").unwrap_or_default()),
        ("explain-prevents", joined(titled, "\n")),
        ("explain-source", source),
        ("explain-since", since),
    ]
}

fn of_rejection(rejection: &Rejection, reference: &Reference, language: Language) -> Vec<Explained> {
    let finds = every_rule().filter(|rule| rules::prevented(rule).contains(&rejection.id.as_str()));
    vec![
        ("explain-what", rejection.title(language)),
        ("explain-official", rejection.official_message_zh.clone()),
        ("explain-why", rejection.cause(language)),
        ("explain-fix", rejection.fix(language)),
        ("explain-found-by", joined(finds.map(|rule| rule.name.to_owned()), ", ")),
        ("explain-source", rejection.source.clone()),
        ("explain-since", since(rejection, reference)),
    ]
}

/// Date of a rejection: the last one in its source, else that of the table.
fn since(rejection: &Rejection, reference: &Reference) -> String {
    let source = &rejection.source;
    let day = |at: usize| source.get(at..at + DAY).filter(|day| filing::parse_date(&day.replace('-', "")).is_some());
    let days = source.char_indices().filter_map(|(at, _)| day(at)).filter(|day| day.matches('-').count() == 2);
    days.max().map_or_else(|| of_table(reference), str::to_owned)
}

/// Length in bytes of a date, `YYYY-MM-DD`.
const DAY: usize = 10;

/// Date of the table of rejections.
fn of_table(reference: &Reference) -> String {
    let table = reference.files().iter().find(|file| file.name == "rejections.toml");
    table.map(|table| table.origin.date.clone()).unwrap_or_default()
}

/// A message, or an attribute of it, without a filing: its values are shown as ellipses.
fn unfilled(language: Language, key: &str, attribute: &str) -> Option<String> {
    let none = Arguments::new();
    let text = match attribute {
        "" => i18n::text(language, key),
        name => i18n::attribute(language, key, name, &none)?,
    };
    let mut shortened = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("{$") {
        shortened.push_str(before);
        shortened.push('…');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    shortened.push_str(rest);
    Some(shortened)
}

/// Joins the distinct non-empty texts, in their order.
fn joined(texts: impl Iterator<Item = String>, between: &str) -> String {
    let mut different: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !different.contains(&text) {
            different.push(text);
        }
    }
    different.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_and_rejection_can_be_explained() {
        let reference = Reference::built_in();
        let rejections = reference.rejections.all().iter().map(|rejection| rejection.id.as_str());
        for name in every_rule().map(|rule| rule.name).chain(rejections) {
            for language in Language::ALL {
                let explained = explain(name, reference, language).unwrap_or_default();
                assert!(explained.iter().any(|(key, text)| *key == "explain-fix" && !text.is_empty()), "{name}");
                for (key, text) in explained {
                    assert!(i18n::has(language, key), "{key}");
                    assert!(!text.contains("{$") && !text.contains("finding-"), "{name}: {text}");
                }
            }
        }
        assert_eq!(explain("no-such-rule", reference, Language::Chinese), None);
    }

    #[test]
    fn a_rule_names_its_source_and_the_rejection_its_rules() {
        let reference = Reference::built_in();
        let of = |name: &str, wanted: &str| {
            let explained = explain(name, reference, Language::Chinese).unwrap_or_default();
            explained.into_iter().find(|(key, _)| *key == wanted).map(|(_, text)| text).unwrap_or_default()
        };
        assert!(of("phones-two", "explain-source").contains("腾讯云"));
        assert!(of("wxd-comment-len", "explain-found-by").contains("remark-length"));
        assert_eq!(of("mi-2029", "explain-since"), "2026-11-28", "the day of the fact and not of the table");
        assert!(of("name-taken", "explain-since").contains("2026-11-28"));
        assert!(of("content-ai", "explain-since").contains("2026-09-30"), "the day of each source");
    }
}
