//! The mini program's remark (备注): its length, its content, and what some bureaus require in it.

use crate::filing::path::{APPLET_REMARK as REMARK, SUBJECT_NAME};
use crate::finding::Finding;
use crate::identifier::normal::dash;
use crate::language::Text;
use crate::reference::province::LocalPractice;
use crate::reference::words::List;

use super::pre_approval::scope;
use super::rule::{FORM, number, text};
use super::service_content::chosen;
use super::vague::is_vague;
use super::{Case, Rule, Topic};

const FIELDS: &[&str] = &[
    field!("icp_applets.base_info"),
    field!("icp_subject.base_info"),
    field!("facts.applet_name"),
    field!("facts.business_scope"),
];

rules! {
    const LENGTH: Rule = Rule::error("remark-length").prevents(&["WXD-COMMENT-LEN"]);
    const VAGUE: Rule = Rule::notice("remark-vague").prevents(&["WXD-COMMENT-LEN"]).reads(FIELDS);
    const VAGUE_LOCAL: Rule = Rule::warning("remark-vague")
        .prevents(&["PV-REMARK-CONTENT"])
        .from_source("腾讯云《各省管局要求》")
        .reads(FIELDS);
    const DECLARATION: Rule = Rule::warning("remark-declaration")
        .prevents(&["PV-PERSON-REMARK"])
        .from_source("腾讯云《各省管局要求》")
        .reads(FIELDS);
    const DECLARATION_ELSEWHERE: Rule =
        Rule::warning("remark-declaration").from_source("腾讯云《各省管局要求》").reads(FIELDS);
    const SHORT_LOCAL: Rule =
        Rule::warning("remark-short-mongolia").from_source("腾讯云《内蒙古管局备案要求》").reads(FIELDS);
    const RELATION: Rule =
        Rule::warning("remark-relation").prevents(&["WXR-NAME-SCOPE", "TC-NAME-PRODUCT"]).reads(FIELDS);
    const GAME: Rule = Rule::warning("remark-game")
        .prevents(&["PV-GD-GAME"])
        .from_source("腾讯云《广东省管局要求》《上海管局备案要求》")
        .reads(FIELDS);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

/// Length of the remark in characters, as published by WeChat.
pub const REMARK_CHARACTERS: std::ops::RangeInclusive<usize> = 20..=200;
/// Service content 游戏.
const GAMES: i64 = 37;

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let remark = case.value(REMARK);
    if remark.is_empty() || !case.asks(REMARK) {
        return;
    }
    let count = remark.chars().count();
    if !REMARK_CHARACTERS.contains(&count) {
        let finding = LENGTH.on(REMARK).with("count", number(count));
        found.push(
            finding.with("least", number(*REMARK_CHARACTERS.start())).with("most", number(*REMARK_CHARACTERS.end())),
        );
    } else if is_vague(&case.reference.words, &remark, &scope(case)) {
        let rule = if case.concerns("PV-REMARK-CONTENT") { VAGUE_LOCAL } else { VAGUE };
        let who = if case.is_individual() { "individual" } else { "organisation" };
        found.push(rule.on(REMARK).with("who", text(who)));
    }
    if case.is_individual() {
        individual(case, count, found);
    }
    if case.is_organisation() {
        relation(case, &remark, found);
    }
    let game = chosen(case).any(|service| service.id == GAMES);
    if game && case.concerns("PV-GD-GAME") && !names_publication_number(&remark) {
        found.push(GAME.on(REMARK));
    }
}

fn individual(case: &Case<'_>, count: usize, found: &mut Vec<Finding>) {
    let rule = if case.concerns("PV-PERSON-REMARK") {
        Some(DECLARATION)
    } else {
        Some(DECLARATION_ELSEWHERE).filter(|_| case.practises(LocalPractice::PersonalDeclaration))
    };
    found.extend(rule.filter(|_| !declares(&case.remarks())).map(|rule| rule.on(REMARK)));
    let least =
        case.reference.provinces.get(case.province()).map_or(0, |province| province.remark_characters_individual);
    if count < least && REMARK_CHARACTERS.contains(&count) {
        found.push(SHORT_LOCAL.on(REMARK).with("count", number(count)).with("least", number(least)));
    }
}

/// Whether the remarks contain the bureaus' declaration: personal use, no business of an enterprise, deregistration
/// accepted.
fn declares(remarks: &str) -> bool {
    let text = Text::read(remarks);
    text.contains("个人") && text.contains("注销") && text.contains("企业") && !text.asserts("企业")
}

fn relation(case: &Case<'_>, remark: &str, found: &mut Vec<Finding>) {
    let (_, name) = case.applet_name();
    let subject = case.value(SUBJECT_NAME);
    if name.is_empty() || subject.is_empty() {
        return;
    }
    let known = format!("{}|{}", own_words(case, &subject), scope(case));
    let related = pairs(&name).iter().any(|pair| known.contains(pair.as_str()));
    let explained = case.reference.words.list(List::Relation).iter().any(|word| remark.contains(word.as_str()))
        || remark.contains(&name)
        || remark.contains(&subject);
    if !related && !explained {
        found.push(RELATION.on(REMARK).with("name", text(name)).with("subject", text(subject)));
    }
}

/// A subject's name without place names and words common in company names.
fn own_words(case: &Case<'_>, subject: &str) -> String {
    const COMMON: [&str; 16] = [
        "有限责任公司",
        "股份有限公司",
        "有限公司",
        "分公司",
        "公司",
        "集团",
        "科技",
        "技术",
        "网络",
        "信息",
        "商贸",
        "贸易",
        "实业",
        "发展",
        "服务",
        "管理",
    ];
    let begin = case.reference.regions.locate(subject).length;
    let own = subject.get(begin..).unwrap_or_default().to_owned();
    COMMON.iter().fold(own, |own, word| own.replace(word, "|"))
}

/// Pairs of neighbouring letters and Chinese characters in a text, in one case, without words that any name may
/// contain.
fn pairs(text: &str) -> Vec<String> {
    const EMPTY: [&str; 8] = ["小程", "程序", "助手", "服务", "平台", "中心", "商城", "官方"];
    let characters: Vec<char> = text.chars().collect();
    let letters = |pair: &&[char]| pair.iter().all(|character| character.is_alphanumeric());
    let found = characters.windows(2).filter(letters).map(|pair| pair.iter().collect::<String>());
    found.filter(|pair| !EMPTY.contains(&pair.as_str())).collect()
}

/// Whether a remark gives a game's publication number (版号): an ISBN, or the wording of an approval.
fn names_publication_number(remark: &str) -> bool {
    let compact: String = remark.chars().map(|sign| if sign == ' ' { '-' } else { dash(sign) }).collect();
    compact.contains("978-7") || compact.contains("9787") || remark.contains("新广出审") || remark.contains("国新出审")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publication_numbers() {
        assert!(names_publication_number("版号 ISBN 978-7-000-00000-0"));
        assert!(names_publication_number("国新出审〔2026〕1号"));
        assert!(!names_publication_number("休闲游戏，版号办理中"));
    }

    #[test]
    fn pairs_skip_signs_and_common_words() {
        assert_eq!(pairs("样本小程序"), ["样本", "本小"]);
        assert_eq!(pairs("A·B"), Vec::<String>::new());
    }
}
