//! Both languages have the same topics, keys, attributes and arguments; every catalogue parses.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

use std::collections::{BTreeMap, BTreeSet};

use beian_desk::filing::field;
use beian_desk::i18n::{Language, field_key, files, has};
use beian_desk::reading::Certificate;
use fluent_bundle::FluentResource;

/// Key or `key.attribute`, with the arguments that its text mentions.
fn entries(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut entries = BTreeMap::new();
    for (topic, text) in files(language) {
        let resource = FluentResource::try_new(text.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{}/{topic}.ftl: {errors:?}", language.tag()));
        assert!(resource.entries().count() < 5000);
        let mut key = String::new();
        let mut place = String::new();
        for line in text.lines() {
            if line.starts_with('#') {
                continue;
            }
            if let Some((name, _)) =
                line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            {
                name.trim().clone_into(&mut key);
                key.clone_into(&mut place);
                let doubled = entries.insert(place.clone(), BTreeSet::new()).is_some();
                assert!(!doubled, "{}/{topic}.ftl: {key} stands twice", language.tag());
            } else if let Some((name, _)) = line.trim().strip_prefix('.').and_then(|rest| rest.split_once('=')) {
                place = format!("{key}.{}", name.trim());
                let _ = entries.insert(place.clone(), BTreeSet::new());
            }
            for argument in line.split('$').skip(1) {
                let end = argument.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
                let name = argument[..end.unwrap_or(argument.len())].to_owned();
                if let Some(arguments) = entries.get_mut(&place) {
                    let _ = arguments.insert(name);
                }
            }
        }
    }
    entries
}

/// A certificate missing from the list would fit no place and prove no type.
#[test]
fn every_certificate_that_has_a_name_is_listed() {
    let entries = entries(Language::Chinese);
    let is_name = |key: &&String| key.starts_with("certificate-") && !key.contains('.');
    let named: BTreeSet<&str> = entries.keys().filter(is_name).map(String::as_str).collect();
    assert_eq!(Certificate::ALL.map(Certificate::term).into_iter().collect::<BTreeSet<&str>>(), named);
}

#[test]
fn languages_agree() {
    let [first, others @ ..] = Language::ALL;
    let first = entries(first);
    for language in others {
        let other = entries(language);
        let missing: Vec<_> = first.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !first.contains_key(*key)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{language:?} misses {missing:?}\nand has besides {extra:?}");
        for (key, arguments) in &first {
            assert_eq!(Some(arguments), other.get(key), "arguments of {key}");
        }
    }
}

/// The font draws curly quotes as wide as a Chinese character.
#[test]
fn english_quotes_are_straight() {
    for (topic, text) in files(Language::English) {
        let curly = text.lines().find(|line| !line.starts_with('#') && line.contains(['“', '”', '‘', '’']));
        assert_eq!(curly, None, "en/{topic}.ftl");
    }
}

/// The texts of a catalogue by key, without letters to the authorities, which follow the style of letters.
fn texts(language: Language) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (topic, text) in files(language).into_iter().filter(|(topic, _)| *topic != "letter") {
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, said)) = line.split_once('=') else { continue };
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                name.trim().clone_into(&mut key);
            }
            let place = if line.starts_with(' ') { format!("{key}{}", name.trim()) } else { key.clone() };
            texts.push((format!("{topic}: {place}"), said.trim().to_owned()));
        }
    }
    texts
}

#[test]
fn nobody_is_begged_and_nothing_is_only_wrong() {
    for (key, text) in texts(Language::Chinese) {
        let bare = ["申请", "请求", "邀请", "提请"].iter().fold(text.clone(), |text, word| text.replace(word, ""));
        // The title of a rejection quotes the platform.
        let quoted = key.starts_with("rejection") && !key.contains('.');
        assert!(quoted || !bare.contains('请'), "{key}: {text}");
        let alone = ["无效。", "格式错误。", "格式不对。", "按证件改正。", "必填。"];
        let ours = key.starts_with("finding") || key.starts_with("app");
        assert!(!ours || !alone.iter().any(|word| text.ends_with(word) && text.chars().count() < 16), "{key}: {text}");
    }
    for (key, text) in texts(Language::English) {
        assert!(!text.to_lowercase().split(' ').any(|word| word == "please"), "{key}: {text}");
    }
}

/// Form rule 44: a cure says what can be done. What is forbidden, and why, is in the sentence before it.
#[test]
fn a_cure_commands_nobody() {
    for (key, text) in texts(Language::Chinese).into_iter().filter(|(key, _)| key.rsplit('.').next() == Some("fix")) {
        let found = ["须", "不要", "不得", "不准", "请勿", "切勿", "禁止"].iter().find(|word| text.contains(**word));
        assert_eq!(found, None, "{key}: {text}");
    }
}

#[test]
fn a_hint_has_no_full_stop() {
    for (language, stop) in [(Language::Chinese, '。'), (Language::English, '.')] {
        for (key, text) in texts(language) {
            let hint = key.contains(".hint")
                || key.contains(".example")
                || key.ends_with("-about") && !key.ends_with(": app-about");
            assert!(!hint || !text.ends_with(stop), "{key}: {text}");
        }
    }
}

#[test]
fn a_hint_of_a_field_is_one_sentence() {
    for language in Language::ALL {
        let hints = texts(language).into_iter().filter(|(key, _)| key.contains(".hint") && key.contains("field-"));
        for (key, text) in hints {
            let several = ["。", "；", ";", ". "].into_iter().any(|end| text.contains(end));
            assert!(!several, "{key}: {text}");
        }
    }
}

#[test]
fn every_field_has_a_label() {
    for row in field::all() {
        for language in Language::ALL {
            assert!(has(language, &field_key(&row.path)), "{} has no label in {}", row.path, language.tag());
        }
    }
}
