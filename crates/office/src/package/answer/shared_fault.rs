//! One clause that says the same of two topics, taken apart.

use super::named::{CARD, NamedTopic, named_topics};
use super::tables::words;

/// A clause that says the same of an e-mail address and a telephone number, or of two papers, cut after the first of them,
/// before the second and after it: 应急电话和邮箱都填错了. Two numbers are compared rather, and stay one reason. Of two that
/// are asked for, the words that ask come last: 未提交承诺视频和告知书.
pub(super) fn parts(clause: &str) -> Option<[&str; 3]> {
    const LINKS: [&str; 8] = ["和", "跟", "与", "及", "、", "同", "以及", "and"];
    const ALL: [&str; 6] = ["都", "均", "全", "皆", "也都", " are both"];
    let topics = named_topics(clause, "");
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
            let between = clause.get(pair[0].end..pair[1].at).unwrap_or_default().trim();
            (email && number || two_sheets && each()) && LINKS.contains(&between)
        })
    })?;
    let cut = [clause.get(..first.end)?, clause.get(second.at..second.end)?, clause.get(second.end..)?];
    (!cut[2].trim().is_empty()).then_some(cut)
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
