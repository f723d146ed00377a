//! Converts cells to answers: words become codes of the reference tables, dates and numbers their normal form.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::cell_error::Trouble;
use super::{Cell, Flaw, LONGEST_CELL};
use crate::filing::field::Field;
use crate::filing::{Kind, Shape};
use crate::i18n::{self, Language};
use crate::identifier::normal::normal;
use crate::reference::Reference;
use crate::reference::regions::{Region, Regions};

/// Separators between several answers in one cell; the first group never occurs in a name.
const BETWEEN: [&[char]; 2] = [&['\n', ';', '；', ',', '，', '|'], &['、', '/']];

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownNames {
    kinds: HashMap<Kind, Vec<String>>,
    flags: Flags,
    choice: Vec<Choice>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Flags {
    yes: Vec<String>,
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    table: String,
    code: i64,
    words: Vec<String>,
}

static KNOWN: LazyLock<KnownNames> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../assets/table/answers.toml")).unwrap_or_default());

/// The answer in a cell of the column of `field`.
pub(super) fn answer(field: &Field, cell: &Cell, reference: &Reference) -> Result<Value, Trouble> {
    let text = usable(cell)?;
    match field.value {
        Shape::Flag => flag(text).map(Value::from).ok_or(Trouble::NoFlag),
        Shape::Number if field.table.is_none() && field.choices.is_empty() => {
            text.parse::<i64>().map(Value::from).map_err(|_| Trouble::NoNumber)
        }
        Shape::Number => code(field, text, reference).map(Value::from),
        Shape::NumberList => codes(field, text, reference).map(Value::from),
        Shape::MediaList | Shape::TextList => Ok(text.split(BETWEEN[0]).map(str::trim).collect()),
        _ => Ok(field.format.map_or_else(|| text.to_owned(), |format| normal(format, text)).into()),
    }
}

/// The text of a cell, unless a spreadsheet program damaged it.
pub(super) fn usable(cell: &Cell) -> Result<&str, Trouble> {
    match cell.flaw {
        Some(Flaw::DigitsLost) => Err(Trouble::DigitsLost),
        Some(Flaw::NoResult) => Err(Trouble::NoResult),
        None if cell.text.chars().count() > LONGEST_CELL => Err(Trouble::TooLong),
        None => Ok(cell.text.trim()),
    }
}

/// The kind of filing that a text names.
pub(super) fn kind(text: &str) -> Option<Kind> {
    let wanted = comparable(text);
    let named = |kind: &Kind| {
        let titles = Language::ALL.map(|language| i18n::text(language, &format!("overview-kind-{}", kind.name())));
        let words = KNOWN.kinds.get(kind).into_iter().flatten();
        comparable(kind.name()) == wanted || titles.iter().chain(words).any(|word| comparable(word) == wanted)
    };
    Kind::ALL.into_iter().find(named)
}

fn flag(text: &str) -> Option<bool> {
    let wanted = text.trim().to_lowercase();
    let among = |words: &[String]| words.contains(&wanted);
    if among(&KNOWN.flags.yes) { Some(true) } else { among(&KNOWN.flags.no).then_some(false) }
}

/// The codes of several names in one cell.
fn codes(field: &Field, text: &str, reference: &Reference) -> Result<Vec<i64>, Trouble> {
    let mut found = Vec::new();
    for part in text.split(BETWEEN[0]).map(str::trim).filter(|part| !part.is_empty()) {
        match code(field, part, reference) {
            Ok(code) => found.push(code),
            // The second group of separators may also be part of a name.
            Err(trouble) if !part.contains(BETWEEN[1]) => return Err(trouble),
            Err(_) => {
                let parts = part.split(BETWEEN[1]).map(str::trim).filter(|part| !part.is_empty());
                found.extend(parts.map(|part| code(field, part, reference)).collect::<Result<Vec<_>, _>>()?);
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|code| seen.insert(*code));
    Ok(found)
}

/// The code that a text contains or names.
fn code(field: &Field, text: &str, reference: &Reference) -> Result<i64, Trouble> {
    let wanted = comparable(text);
    let offered = offered(field, reference);
    if let Ok(number) = wanted.parse::<i64>()
        && offered.iter().any(|(code, _)| *code == number)
    {
        return Ok(number);
    }
    let mut named = offered.iter().filter(|(_, names)| names.iter().any(|name| comparable(name) == wanted));
    match (named.next(), named.next()) {
        (Some((code, _)), None) => Ok(*code),
        (Some(_), Some(_)) => Err(Trouble::Ambiguous),
        (None, _) => Err(Trouble::NoChoice),
    }
}

/// The codes that the field accepts, each with its names.
fn offered(field: &Field, reference: &Reference) -> Vec<(i64, Vec<String>)> {
    let both = |zh: &str, en: &str| vec![zh.to_owned(), en.to_owned()];
    let Some(table) = field.table.as_deref() else {
        let named = |code: &i64| {
            let names = Language::ALL.iter().filter_map(|language| i18n::choice(*language, &field.path, *code));
            (*code, names.collect())
        };
        return field.choices.iter().map(named).collect();
    };
    let mut offered: Vec<(i64, Vec<String>)> = match table {
        "subject_types" => {
            reference.subject_types.all().iter().map(|row| (row.code, both(&row.name, &row.name_en))).collect()
        }
        "certificate_types" => {
            reference.certificate_types.all().iter().map(|row| (row.code, both(&row.name, &row.name_en))).collect()
        }
        "pre_approvals" => {
            let rows = reference.pre_approvals.all().iter();
            rows.map(|row| {
                let names = both(&row.name, &row.name_en).into_iter();
                (row.code, names.chain(reference.synonyms.of_approval(row.code).iter().cloned()).collect())
            })
            .collect()
        }
        "service_contents" => {
            let groups = reference.service_contents.groups().iter();
            groups
                .flat_map(|group| group.services.iter().map(move |service| (group, service)))
                .map(|(group, service)| {
                    let whole = [Language::Chinese, Language::English]
                        .map(|language| format!("{}{}", group.name(language), service.name(language)));
                    let names = both(&service.name, &service.name_en).into_iter().chain(whole);
                    (service.id, names.chain(reference.synonyms.of_service(service.id).iter().cloned()).collect())
                })
                .collect()
        }
        _ => Vec::new(),
    };
    for Choice { code, words, .. } in KNOWN.choice.iter().filter(|choice| choice.table == table) {
        if let Some((_, names)) = offered.iter_mut().find(|(offered, _)| offered == code) {
            names.extend(words.iter().cloned());
        }
    }
    offered
}

/// A text normalised for comparing names: without spaces, punctuation, width and case.
fn comparable(text: &str) -> String {
    text.nfkc().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The codes of the region whose province, city and district have these names or codes, in full or short, whether in
/// separate texts or in one.
pub(super) fn region(names: [&str; 3], regions: &Regions) -> Result<[String; 3], Trouble> {
    let texts = names.map(str::trim);
    let whole = texts.concat();
    if let Some((codes, rest)) = regions.split(&whole)
        && rest.is_empty()
    {
        return Ok(codes.map(str::to_owned));
    }
    let split = |text: &str| text.split(|sign: char| !sign.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    let parts: Vec<String> = texts.into_iter().flat_map(split).filter(|part| !part.is_empty()).collect();
    step_down(&parts, regions).or_else(|| run_together(&parts.concat(), regions)).ok_or(Trouble::NoRegion)
}

/// The only region that a text without separators names, in full or short, with or without the levels above it (杭州西湖).
fn run_together(text: &str, regions: &Regions) -> Option<[String; 3]> {
    let mut found: Option<[&str; 3]> = None;
    for province in regions.children("") {
        for below in [text].into_iter().chain(after_name(text, province)) {
            for city in regions.children(&province.code) {
                let is_leaf = regions.children(&city.code).next().is_none();
                for rest in [below].into_iter().chain(after_name(below, city)) {
                    let leaf = (is_leaf && rest.is_empty() && below.len() > rest.len()).then_some(city);
                    let named = |district: &&Region| !district.is_placeholder() && is_called(district, rest);
                    let district = leaf.or_else(|| regions.children(&city.code).find(named));
                    let Some(district) = district else { continue };
                    let codes = [&province.code, &city.code, &district.code].map(String::as_str);
                    if found.is_some_and(|found| found != codes) {
                        return None;
                    }
                    found = Some(codes);
                }
            }
        }
    }
    found.map(|codes| codes.map(str::to_owned))
}

/// What follows the name of a region at the beginning of a text, after its full and after its short name.
fn after_name<'a>(text: &'a str, region: &Region) -> impl Iterator<Item = &'a str> {
    let named = !region.is_placeholder();
    let full = text.strip_prefix(region.name.as_str()).filter(|_| named);
    let short = text.strip_prefix(region.short_name()).filter(|rest| named && full != Some(*rest));
    full.into_iter().chain(short)
}

/// Follows names or codes from the province down. At the second level a municipality is repeated or left out.
fn step_down(parts: &[String], regions: &Regions) -> Option<[String; 3]> {
    let below = |code: &str, name: &String| regions.children(code).find(|region| is_called(region, name));
    let (first, rest) = parts.split_first()?;
    let province = below("", first)?;
    let named = rest.split_first().and_then(|(name, rest)| Some((below(&province.code, name)?, rest)));
    let unnamed = || {
        let rest = rest.strip_prefix(std::slice::from_ref(first)).unwrap_or(rest);
        let district = rest.first()?;
        let mut cities = regions.children(&province.code).filter(|city| city.is_placeholder());
        Some((cities.find(|city| below(&city.code, district).is_some())?, rest))
    };
    let (city, rest) = named.or_else(unnamed)?;
    let is_leaf = regions.children(&city.code).next().is_none();
    let district = match rest {
        [] => Some(city).filter(|_| is_leaf),
        [name] if is_leaf => Some(city).filter(|city| is_called(city, name)),
        [name] => below(&city.code, name),
        _ => None,
    }?;
    Some([&province.code, &city.code, &district.code].map(Clone::clone))
}

fn is_called(region: &Region, name: &str) -> bool {
    region.code == name || region.name == name || region.short_name() == name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::field;

    fn built_in() -> &'static Reference {
        Reference::built_in()
    }

    fn at(path: &str, text: &str) -> Result<Value, Trouble> {
        field::at(path).ok_or(Trouble::NoChoice).and_then(|field| answer(field, &Cell::text(text), built_in()))
    }

    #[test]
    fn words_and_codes_choose_the_same() {
        for text in ["4", "企业", " 个体工商户 ", "Enterprise"] {
            assert_eq!(at(field!("icp_subject.base_info.type"), text), Ok(4.into()), "{text}");
        }
        for text in ["营业执照", "营业执照（个人或企业）", "1"] {
            assert_eq!(at(field!("icp_subject.organize_info.certificate_type"), text), Ok(1.into()), "{text}");
        }
        assert_eq!(at(field!("icp_subject.base_info.type"), "外星人"), Err(Trouble::NoChoice));
        assert_eq!(at("icp_applets.base_info.nrlx_details[].type", "不涉及"), Ok(24.into()));
        assert_eq!(at(field!("cancel.cancel_type"), "注销小程序"), Ok(2.into()));
    }

    #[test]
    fn services_are_split_where_no_name_is() {
        let services = field!("icp_applets.base_info.service_content_types");
        assert_eq!(at(services, "招聘、工具"), Ok(vec![2, 3].into()));
        assert_eq!(at(services, "招聘；2，工具\n3"), Ok(vec![2, 3].into()));
        assert_eq!(at(services, "其他"), Err(Trouble::Ambiguous));
        let whole = built_in().service_contents.groups().iter().flat_map(|group| &group.services);
        for service in whole.filter(|service| service.name != "其他") {
            let read = at(services, &service.name);
            assert!(
                read == Ok(vec![service.id].into()) || read == Err(Trouble::Ambiguous),
                "{}: {read:?}",
                service.name
            );
        }
        assert_eq!(at(services, "招聘、飞碟"), Err(Trouble::NoChoice));
    }

    #[test]
    fn flags_dates_and_kinds_are_read_as_people_write_them() {
        for (text, wanted) in [("是", true), (" YES", true), ("√", true), ("否", false), ("×", false)] {
            assert_eq!(at(field!("facts.manager_is_principal"), text), Ok(wanted.into()));
        }
        assert_eq!(at(field!("facts.manager_is_principal"), "也许"), Err(Trouble::NoFlag));
        let start = field!("icp_subject.principal_info.certificate_validity_date_start");
        for text in ["2020-01-02", "2020/1/2", "2020年1月2日", "20200102", "2020.01.02"] {
            assert_eq!(at(start, text), Ok("20200102".into()), "{text}");
        }
        for (text, wanted) in [("变更", Kind::Change), ("首次备案", Kind::New), ("cancel", Kind::Cancel)] {
            assert_eq!(kind(text), Some(wanted));
        }
        assert_eq!(kind("搬家"), None);
        assert_eq!(at(field!("facts.applets_already_filed"), "三"), Err(Trouble::NoNumber));
    }

    #[test]
    fn regions_are_read_whole_split_short_and_by_code() {
        let nanshan = Ok(["440000", "440300", "440305"].map(str::to_owned));
        for names in [
            ["广东省深圳市南山区", "", ""],
            ["广东省", "深圳市", "南山区"],
            ["广东", "深圳", "南山"],
            ["广东-深圳-南山", "", ""],
            ["440000", "440300", "440305"],
            ["深圳市南山区", "", ""],
            ["深圳南山", "", ""],
            ["广东深圳南山", "", ""],
            ["深圳", "南山", ""],
        ] {
            assert_eq!(region(names, &built_in().regions), nanshan, "{names:?}");
        }
        let chaoyang = Ok(["110000", "110100", "110105"].map(str::to_owned));
        for names in
            [["北京", "朝阳", ""], ["北京市", "北京市", "朝阳区"], ["北京", "市辖区", "朝阳"], ["北京市朝阳区", "", ""]]
        {
            assert_eq!(region(names, &built_in().regions), chaoyang, "{names:?}");
        }
        assert_eq!(
            region(["广东", "东莞", ""], &built_in().regions),
            Ok(["440000", "441900", "441900"].map(str::to_owned))
        );
        for (name, codes) in [
            ("杭州西湖", ["330000", "330100", "330106"]),
            ("北京朝阳", ["110000", "110100", "110105"]),
            ("天河区", ["440000", "440100", "440106"]),
            ("东莞", ["440000", "441900", "441900"]),
        ] {
            assert_eq!(region([name, "", ""], &built_in().regions), Ok(codes.map(str::to_owned)), "{name}");
        }
        for names in [
            ["西湖", "", ""],
            ["杭州", "", ""],
            ["南山区", "", ""],
            ["广东省", "杭州市", "西湖区"],
            ["广东省深圳市南山区科技路1号", "", ""],
        ] {
            assert_eq!(region(names, &built_in().regions), Err(Trouble::NoRegion), "{names:?}");
        }
    }

    #[test]
    fn what_a_spreadsheet_lost_is_no_answer() {
        let lost = Cell { text: "110105194912310000".to_owned(), flaw: Some(Flaw::DigitsLost) };
        let number = field::at(field!("icp_subject.principal_info.certificate_number"));
        assert_eq!(number.map(|field| answer(field, &lost, built_in())), Some(Err(Trouble::DigitsLost)));
        assert_eq!(at(field!("icp_applets.base_info.comment"), &"长".repeat(LONGEST_CELL + 1)), Err(Trouble::TooLong));
    }

    #[test]
    fn every_word_belongs_to_a_code_that_exists() {
        assert!(KNOWN.kinds.len() == Kind::ALL.len() && !KNOWN.flags.yes.is_empty());
        for choice in &KNOWN.choice {
            let field = field::all().iter().find(|field| field.table.as_deref() == Some(choice.table.as_str()));
            let codes = field.map(|field| offered(field, built_in())).unwrap_or_default();
            assert!(codes.iter().any(|(code, _)| *code == choice.code), "{} {}", choice.table, choice.code);
        }
    }
}
