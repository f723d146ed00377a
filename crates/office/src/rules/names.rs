//! The mini program's name, set in the account, from which the platform takes it, and the notation of a subject's name.

use crate::filing::path::SUBJECT_NAME;
use crate::finding::{Finding, of_source};
use crate::identifier::contact::is_han;
use crate::language::Text;
use crate::reference::regions::Region;
use crate::reference::subject::FOREIGN;
use crate::reference::words::List;

use super::rule::{FORM, number, text};
use super::{Case, Rule, Topic};

const FIELDS: &[&str] =
    &[field!("facts.applet_name"), field!("icp_applets.base_info.name"), field!("icp_subject.base_info")];
const PERSONAL: &[&str] = &[
    field!("facts.applet_name"),
    field!("icp_applets.base_info.name"),
    field!("icp_subject.base_info"),
    field!("icp_subject.principal_info.name"),
];

rules! {
    const UNKNOWN: Rule = Rule::notice("name-unknown").reads(FIELDS);
    const TAKEN: Rule = Rule::notice("name-taken").prevents(&["MI-2029"]).from_source(MINISTRY).reads(FIELDS);
    const NATION: Rule =
        Rule::warning("name-nation").prevents(&["TC-NAME-NATION", "WX-AVAILABLE-0"]).from_source(TENCENT).reads(FIELDS);
    const SENSITIVE: Rule = Rule::warning("name-sensitive")
        .prevents(&["TC-NAME-SENSITIVE", "WX-AVAILABLE-0"])
        .from_source(TENCENT)
        .reads(FIELDS);
    const DOMAIN: Rule = Rule::warning("name-domain").prevents(&["TC-NAME-DOMAIN"]).from_source(TENCENT).reads(FIELDS);
    const NOT_CHINESE: Rule =
        Rule::warning("name-not-chinese").prevents(&["TC-NAME-FORM"]).from_source(TENCENT).reads(FIELDS);
    const SIGNS: Rule = Rule::warning("name-signs").prevents(&["TC-NAME-FORM"]).from_source(TENCENT).reads(FIELDS);
    const SHORT: Rule = Rule::warning("name-short").prevents(&["TC-NAME-SHORT"]).from_source(UCLOUD).reads(FIELDS);
    const GENERIC: Rule = Rule::warning("name-generic").prevents(&["PV-NAME-GENERIC"]).from_source(LOCAL).reads(FIELDS);
    const INDIVIDUAL_WORD: Rule =
        Rule::warning("name-individual-word").prevents(&["UC-NAME-PERSONAL"]).from_source(UCLOUD).reads(PERSONAL);
    const INDIVIDUAL_BUSINESS: Rule = Rule::warning("name-individual-business")
        .prevents(&["UC-NAME-PERSONAL", "TC-PERSON-BUSINESS"])
        .from_source(UCLOUD)
        .reads(PERSONAL);
    const INDIVIDUAL_PLACE: Rule =
        Rule::warning("name-individual-place").prevents(&["UC-NAME-PERSONAL"]).from_source(UCLOUD).reads(PERSONAL);
    const INDIVIDUAL_PERSON: Rule =
        Rule::warning("name-individual-person").prevents(&["UC-NAME-PERSONAL"]).from_source(UCLOUD).reads(PERSONAL);
    const INDIVIDUAL_LENGTH: Rule = Rule::notice("name-individual-length").from_source(HUAWEI).reads(PERSONAL);
    const TITLE: Rule =
        Rule::warning("name-title").prevents(&["TC-NAME-PRODUCT", "HW-REG-NAME"]).from_source(TITLES).reads(FIELDS);
    const BRACKETS: Rule = Rule::statement("subject-name-brackets")
        .prevents(&["PV-BJ-BRACKET"])
        .from_source("腾讯云《北京管局要求》")
        .reads(&[
            field!("icp_subject.base_info.name"),
            field!("icp_subject.base_info.province"),
            field!("icp_subject.base_info.type"),
        ]);
}

const TENCENT: &str = "腾讯云《常见驳回原因及其处理》";
const MINISTRY: &str = "工信部备案系统接口规范代码表（2029）、公开案例（2024-07）";
const UCLOUD: &str = "UCloud《备案常见问题》";
const HUAWEI: &str = "华为云《备案材料咨询》";
/// Shown in the list of rules; each finding names the source of its title.
const TITLES: &str = "工信部《网站备案信息真实性核验工作方案（试行）》";
const LOCAL: &str = "腾讯云《天津管局备案要求》《山东管局备案要求》";

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

/// Minimum number of Chinese characters in a name.
const FEWEST: usize = 3;
/// Minimum and maximum number of characters in an individual's name.
const INDIVIDUAL_CHARACTERS: std::ops::RangeInclusive<usize> = 3..=10;

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let (path, name) = case.applet_name();
    if name.is_empty() {
        if case.asks(field!("icp_applets.base_info.name")) {
            found.push(UNKNOWN.on(path));
        }
    } else {
        let read = Text::read(&name);
        form(path, &name, found);
        words(case, path, &name, &read, found);
        if case.asks(field!("icp_applets.base_info.name")) {
            found.push(case.ask(&TAKEN, path).with("name", text(&name)));
        }
        if case.is_individual() {
            individual(case, path, &name, &read, found);
        }
    }
    let subject = case.filing.subject_name();
    if case.is_organisation() {
        title(case, path, &name, subject, found);
    }
    if case.concerns("PV-BJ-BRACKET") && subject.contains(['(', ')', '（', '）']) {
        found.push(case.ask(&BRACKETS, SUBJECT_NAME));
    }
}

/// Finds a title in the subject's name, or else in the mini program's, to which the subject is not entitled.
fn title(case: &Case<'_>, path: &str, name: &str, subject: &str, found: &mut Vec<Finding>) {
    let Some(nature) = case.nature().filter(|nature| *nature != FOREIGN) else { return };
    let titles = || case.reference.subject_types.titles().iter().filter(|title| !title.is_borne(nature, subject));
    let claimed = [(SUBJECT_NAME, subject), (path, name)].into_iter().find_map(|(path, name)| {
        let claimed = titles().find_map(|title| Some((title, title.of(name)?)))?;
        Some((path, name, claimed))
    });
    if let Some((path, name, (title, word))) = claimed {
        let who = if path == SUBJECT_NAME { "subject" } else { "program" };
        let finding = TITLE.on(path).or_at(field!("icp_subject.base_info.type"));
        let finding = finding.from_source(&title.source).with("source", of_source(&title.source));
        found.push(finding.with("name", text(name)).with("word", text(word)).with("who", text(who)));
    }
}

fn form(path: &str, name: &str, found: &mut Vec<Finding>) {
    if is_domain(name) {
        found.push(DOMAIN.on(path).with("name", text(name)));
        return;
    }
    let chinese = name.chars().filter(|character| is_han(*character)).count();
    if chinese == 0 {
        found.push(NOT_CHINESE.on(path).with("name", text(name)));
    } else if chinese < FEWEST {
        found.push(SHORT.on(path).with("name", text(name)).with("count", number(chinese)));
    }
    let sign = name.chars().find(|character| !character.is_alphanumeric() && !" ·-&+()（）—".contains(*character));
    if let Some(sign) = sign {
        found.push(SIGNS.on(path).with("name", text(name)).with("sign", text(sign)));
    }
}

fn words(case: &Case<'_>, path: &str, name: &str, read: &Text, found: &mut Vec<Finding>) {
    let words = &case.reference.words;
    let subject = case.value(SUBJECT_NAME);
    let nation = words.list(List::State).iter().find(|word| name.starts_with(word.as_str()));
    if let Some(word) = nation.filter(|word| !subject.starts_with(word.as_str())) {
        found.push(NATION.on(path).with("name", text(name)).with("word", text(word)));
    }
    if let Some(word) = words.found(List::Sensitive, read).first() {
        found.push(SENSITIVE.on(path).with("name", text(name)).with("word", text(*word)));
    }
    let generic = words.found(List::Generic, read);
    if case.concerns("PV-NAME-GENERIC") && !generic.is_empty() {
        found.push(GENERIC.on(path).with("name", text(name)).with("word", text(generic.join("、"))));
    }
}

fn individual(case: &Case<'_>, path: &str, name: &str, read: &Text, found: &mut Vec<Finding>) {
    let words = &case.reference.words;
    for (list, rule) in [(List::IndividualName, INDIVIDUAL_WORD), (List::Business, INDIVIDUAL_BUSINESS)] {
        let unfit = words.found(list, read);
        if !unfit.is_empty() {
            found.push(rule.on(path).with("name", text(name)).with("word", text(unfit.join("、"))));
        }
    }
    let regions = &case.reference.regions;
    let cities = regions.provinces().flat_map(|province| regions.children(&province.code));
    let places = regions.provinces().chain(cities).filter(|region| !region.is_placeholder());
    let place = places.map(Region::short_name).find(|place| place.chars().count() > 1 && name.contains(place));
    if let Some(place) = place {
        found.push(INDIVIDUAL_PLACE.on(path).with("name", text(name)).with("word", text(place)));
    }
    let person = &case.principal.name;
    if !person.is_empty() && name.contains(person.as_str()) {
        found.push(INDIVIDUAL_PERSON.on(path).with("name", text(name)).with("word", text(person)));
    }
    let count = name.chars().count();
    if !INDIVIDUAL_CHARACTERS.contains(&count) {
        found.push(INDIVIDUAL_LENGTH.on(path).with("name", text(name)).with("count", number(count)));
    }
}

/// Whether a name is a domain: labels separated by dots, the last of at least two Latin letters.
fn is_domain(name: &str) -> bool {
    let (rest, top) = name.rsplit_once('.').unwrap_or_default();
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic()) && rest.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains() {
        for domain in ["sample.com", "www.sample.com.cn", "样本.com", "SAMPLE.CN"] {
            assert!(is_domain(domain), "{domain}");
        }
        for name in ["样本V2.0", "样本", "a.b", ".com", "sample com", "Node.js学习"] {
            assert!(!is_domain(name), "{name}");
        }
    }
}
