//! One clause that says the same of two topics, taken apart.

use super::index::owner_places;
use super::named::{CARD, NamedTopic, named_topics};
use super::tables::words;

/// A clause that says the same of an e-mail address and a telephone number, or of two papers, cut after the first of them,
/// before the second and after it: 应急电话和邮箱都填错了. Two numbers are compared rather, and stay one reason. Of two that
/// are asked for, the words that ask come last: 未提交承诺视频和告知书. What a letter bears may be more than two: 承诺书缺少日期、
/// 签名和公章. The pieces of each reason are returned.
pub(super) fn parts(clause: &str) -> Option<Vec<Vec<&str>>> {
    if let Some(list) = letter_list(clause) {
        return Some(list.parts.into_iter().map(|part| vec![list.before, part, list.after]).collect());
    }
    let [first, second, rest] = two(clause)?;
    Some(vec![vec![first, rest], vec![second, rest]])
}

/// The places in `text` of lists of what a letter bears, with what is said of each.
pub(super) fn lists(text: &str) -> Vec<(usize, usize)> {
    letter_list(text).map(|list| list.place).into_iter().collect()
}

/// A list of what a letter bears.
struct LetterList<'a> {
    before: &'a str,
    parts: Vec<&'a str>,
    after: &'a str,
    place: (usize, usize),
}

/// The list of what a letter bears in `text`, if the same is said of each: that it is lacking, or what follows 均.
fn letter_list(text: &str) -> Option<LetterList<'_>> {
    let row = text.char_indices().find_map(|(at, _)| letter_parts(text, at))?;
    let (from, to) = (row.first()?.0, row.last()?.1);
    let (before, after) = (&text[..from], &text[to..]);
    let lacking = words().lacking.iter().filter(|word| before.ends_with(word.as_str())).map(String::len).max();
    let each = words().each.iter().find(|word| after.starts_with(word.as_str())).map_or(0, String::len);
    let after = &after[each..];
    if lacking.is_none() && (each == 0 || after.trim().is_empty()) {
        return None;
    }
    let parts = row.iter().map(|(from, to)| &text[*from..*to]).collect();
    Some(LetterList { before, parts, after, place: (from - lacking.unwrap_or_default(), to + each) })
}

/// The places of two or more names of what a letter bears that stand in a row from `at`.
fn letter_parts(text: &str, at: usize) -> Option<Vec<(usize, usize)>> {
    let named = |at: usize| {
        let rest = text.get(at..)?;
        let names = words().letter_parts.iter().filter(|name| rest.starts_with(name.as_str()));
        names.map(|name| (at, at + name.len())).max()
    };
    let mut row = vec![named(at)?];
    while let Some(next) = row.last().and_then(|(_, end)| {
        let rest = text.get(*end..)?;
        let link = LINKS.iter().find(|link| rest.starts_with(**link))?;
        named(end + link.len())
    }) {
        row.push(next);
    }
    (row.len() > 1).then_some(row)
}

/// Words between two topics of which the same is said.
const LINKS: [&str; 8] = ["和", "跟", "与", "及", "、", "同", "以及", "and"];

/// A clause that says the same of two topics: each of them, and what is said.
fn two(clause: &str) -> Option<[&str; 3]> {
    const ALL: [&str; 6] = ["都", "均", "全", "皆", "也都", " are both"];
    let topics = named_topics(clause, "");
    if let Some(both) = split_owners(clause, &topics, &LINKS) {
        return Some(both);
    }
    if let Some(asked) = split_demand(clause, &topics, &LINKS) {
        return Some(asked);
    }
    let [first, second] = topics.windows(2).find_map(|pair| {
        <&[NamedTopic; 2]>::try_from(pair).ok().filter(|pair| {
            let email = pair.iter().filter(|named| named.topic.kind == "email").count() == 1;
            let number = pair.iter().any(|named| ["phone", "emergency"].contains(&named.topic.kind.as_str()));
            // 执照和身份证都不清楚
            let seen = pair.iter().all(|named| named.topic.kind == CARD || named.topic.is_paper());
            let two_sheets = seen && pair[0].field != pair[1].field;
            let after = clause.get(pair[1].end..).unwrap_or_default();
            let each = || ALL.iter().any(|word| after.starts_with(word));
            // 营业执照及法人身份证
            let between = before_owner(clause.get(pair[0].end..pair[1].at).unwrap_or_default());
            (email && number || two_sheets && each()) && LINKS.contains(&between)
        })
    })?;
    let between = clause.get(first.end..second.at)?;
    let joint = before_owner(between);
    let next = first.end + between.find(joint)? + joint.len();
    let cut = [clause.get(..first.end)?, clause.get(next..second.end)?.trim(), clause.get(second.end..)?];
    (!cut[2].trim().is_empty()).then_some(cut)
}

/// What stands before the word for somebody with which a text ends; all of it where it ends with none.
fn before_owner(text: &str) -> &str {
    let last = owner_places(text).filter(|(_, to, _)| *to == text.trim_end().len()).min_by_key(|(from, ..)| *from);
    last.and_then(|(from, ..)| text.get(..from)).unwrap_or(text).trim()
}

/// A clause that says the same of a topic of two persons joined by one of `links`: each person, and the rest with the
/// topic. 主体负责人及小程序负责人手机号均无法接通
fn split_owners<'a>(clause: &'a str, topics: &[NamedTopic], links: &[&str]) -> Option<[&'a str; 3]> {
    const ALL: [&str; 5] = ["都", "均", "全", "皆", "也都"];
    let [topic] = topics else { return None };
    let rest = clause.get(topic.end..)?;
    let owners: Vec<(usize, usize)> = owner_places(clause).map(|(from, to, _)| (from, to)).collect();
    let longest =
        owners.iter().filter(|(from, to)| !owners.iter().any(|(a, b)| a <= from && to <= b && b - a > to - from));
    let mut before = longest.filter(|(_, to)| *to <= topic.at);
    let (first, second) = (before.next()?, before.next()?);
    let between = clause.get(first.1..second.0)?.trim();
    let owned = ["", "的"].contains(&clause.get(second.1..topic.at)?.trim());
    let each = ALL.iter().any(|word| rest.starts_with(word));
    let two = links.contains(&between) && owned && each;
    two.then_some([clause.get(..first.1)?, clause.get(second.0..second.1)?, clause.get(second.1..)?])
}

/// A clause that asks for two papers joined by one of `links`: both, and the words that ask.
fn split_demand<'a>(clause: &'a str, topics: &[NamedTopic], links: &[&str]) -> Option<[&'a str; 3]> {
    let [first, second] = topics else { return None };
    let handed_in = |named: &NamedTopic| named.topic.is_paper() || named.field.starts_with(MATERIALS);
    let between = clause.get(first.end..second.at)?.trim();
    let asks = clause.get(..first.at)?.rsplit(['：', ':', '，']).next()?;
    let asked = words().asks.iter().any(|word| asks.ends_with(word.as_str()));
    let two = first.field != second.field && handed_in(first) && handed_in(second) && links.contains(&between);
    let ends = clause.get(second.end..)?.trim().is_empty();
    (two && asked && ends).then_some([clause.get(first.at..first.end)?, clause.get(second.at..second.end)?, asks])
}

/// Where the materials that are handed in beside the form stand.
const MATERIALS: &str = "icp_materials.";

#[cfg(test)]
mod tests {
    use super::super::split;

    #[test]
    fn what_a_letter_lacks_comes_apart_part_by_part() {
        for (text, parts) in [
            ("承诺书缺少日期、签名和公章", ["承诺书缺少日期", "承诺书缺少签名", "承诺书缺少公章"]),
            ("授权书上日期、签字、公章均缺失", ["授权书上日期缺失", "授权书上签字缺失", "授权书上公章缺失"]),
            ("授权书未签字、盖章，另外备注过于简单", ["授权书未签字", "授权书未盖章", "备注过于简单"]),
        ] {
            assert_eq!(reasons(text), parts, "{text}");
        }
    }

    fn reasons(text: &str) -> Vec<String> {
        split::reasons(text, "").into_iter().map(|reason| reason.said).collect()
    }
}
