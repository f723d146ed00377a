//! A message taken apart: the reasons in it, one by one, without greetings and directions.

use super::complaint;
use super::likely;
use super::meaning;
use super::shared_fault;
use super::tables::{self, folded, words};
use crate::language::is_one_word;

/// A reason of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct StatedReason {
    /// As it stands in the text.
    pub said: String,
    /// Whether it goes on the sentence of the reason before it.
    pub follows: bool,
    /// Whether it has a number of its own.
    pub numbered: bool,
}

/// The reasons in a text about what is called `key`. A text with none comes back unsplit.
pub(super) fn reasons(text: &str, key: &str) -> Vec<StatedReason> {
    let (read, key) = (folded(text), &complaint::named(key));
    let mut found: Vec<SplitReason<'_>> = Vec::new();
    for (numbered, part) in parts(after_announcement(after_sender(&read))) {
        if !found.is_empty() && explains(part) {
            continue;
        }
        for (index, clause) in clauses(part, key).into_iter().enumerate() {
            let advice = after_heading(clause);
            let clause = advice.unwrap_or(clause);
            let cure = advice.is_some() || is_cure(clause);
            let on_condition = cure && begins_with(clause, &words().conditions);
            match found.last_mut().filter(|last| last.text.len() < MAX_REASON_BYTES) {
                Some(last) if !numbered && last.is_cut_before(clause, &read) => last.push("", clause),
                // What has a number of its own is kept, whatever it says.
                _ if !numbered && is_noise(clause) => {}
                Some(last) if advice.is_some() => last.push("，", clause),
                Some(last) if cure && !numbered && (on_condition || continues(&last.text, clause)) => {
                    last.push("，", clause);
                }
                Some(last) if !numbered && begins_under(&last.text, clause) => last.push("：", clause),
                Some(last) if !numbered && complaint::is_name(&last.text) && complaint::is_name(clause) => {
                    last.push(" ", clause);
                }
                Some(last) if !numbered && is_broken(&last.text, clause) => last.push("", clause),
                _ => {
                    let several = shared_fault::parts(clause).unwrap_or_else(|| vec![vec![clause]]);
                    for (place, pieces) in several.into_iter().enumerate() {
                        let follows = index > 0 || place > 0;
                        found.push(SplitReason::of(pieces, follows, numbered && !follows));
                    }
                }
            }
        }
    }
    let unsplit = || vec![StatedReason { said: text.trim().to_owned(), follows: false, numbered: false }];
    let found: Vec<StatedReason> = found.iter().map(|reason| reason.stated(text, &read)).collect();
    if found.is_empty() && !text.trim().is_empty() { unsplit() } else { found }
}

/// Bytes from which a reason does not go on in the clauses after it.
const MAX_REASON_BYTES: usize = 1_200;

/// A reason put together of pieces of a folded text.
struct SplitReason<'a> {
    text: String,
    pieces: Vec<(&'static str, &'a str)>,
    follows: bool,
    numbered: bool,
}

impl<'a> SplitReason<'a> {
    fn of(pieces: Vec<&'a str>, follows: bool, numbered: bool) -> Self {
        let pieces: Vec<(&'static str, &'a str)> = pieces.into_iter().map(|piece| ("", piece)).collect();
        Self { text: pieces.iter().map(|(_, piece)| *piece).collect(), pieces, follows, numbered }
    }

    fn push(&mut self, join: &'static str, piece: &'a str) {
        self.text.push_str(join);
        self.text.push_str(piece);
        self.pieces.push((join, piece));
    }

    /// Whether a line ended within a word, and the rest of the word begins `clause`; both are pieces of `read`.
    fn is_cut_before(&self, clause: &str, read: &str) -> bool {
        let Some((_, piece)) = self.pieces.last() else { return false };
        let place = |piece: &str| piece.as_ptr().addr() - read.as_ptr().addr();
        let between = read.get(place(piece) + piece.len()..place(clause)).unwrap_or_default();
        between.contains('\n')
            && between.trim().is_empty()
            && (is_one_word(piece, clause) || meaning::is_one_name(piece, clause))
    }

    /// The reason as it stands in `text`, of which `read` is the folded form.
    fn stated(&self, text: &str, read: &str) -> StatedReason {
        let place = |piece: &str| piece.as_ptr().addr() - read.as_ptr().addr();
        let pieces = self.pieces.iter().map(|(join, piece)| {
            let from = place(piece);
            [join, text.get(from..from + piece.len()).unwrap_or(piece)].concat()
        });
        StatedReason { said: pieces.collect(), follows: self.follows, numbered: self.numbered }
    }
}

/// Whether `heading` names the field that `clause` is about: each on a line of its own.
fn begins_under(heading: &str, clause: &str) -> bool {
    let field = meaning::field(clause);
    let fits = || field.is_empty() || field == meaning::last_field(heading) || complaint::is_person(heading);
    complaint::is_name(heading) && fits()
}

/// Whether a reason goes on in `clause`, which a line's end cut off.
fn is_broken(last: &str, clause: &str) -> bool {
    !complaint::is_complete(last) && !complaint::is_complete(clause) && complaint::is_complete(&[last, clause].concat())
}

/// Whether a clause says what to do. 应急电话 begins with no 应.
fn is_cure(clause: &str) -> bool {
    begins_with(clause, &words().cures) && !complaint::begins_with_topic(clause)
}

/// A text without the name of its sender: 【样本云】您的备案….
pub(super) fn after_sender(text: &str) -> &str {
    let sent = text.trim_start().strip_prefix('【').and_then(|rest| rest.split_once('】'));
    let named = sent.filter(|(sender, rest)| {
        !rest.trim().is_empty() && sender.chars().count() <= MAX_SENDER_CHARS && !complaint::is_name(sender)
    });
    named.map_or(text, |(_, rest)| rest)
}

/// Characters of the longest name of a sender.
const MAX_SENDER_CHARS: usize = 20;

/// Whether a sentence explains what was said before it: 说明：…, …是指….
fn explains(sentence: &str) -> bool {
    let headed = words().explains.iter().filter_map(|word| sentence.strip_prefix(word.as_str()));
    headed.into_iter().any(|rest| rest.trim_start().starts_with([':', '：']))
        || words().defines.iter().any(|word| sentence.contains(word.as_str()))
}

/// Whether one of `words` begins `text`.
fn begins_with(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.starts_with(word.as_str()))
}

/// The places of titles in book marks in `text`, whose signs end nothing: 《样本，一》.
fn titles(text: &str) -> Vec<(usize, usize)> {
    let opened = text.match_indices('《').filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        let end = rest.find('》').filter(|end| rest[..*end].chars().count() <= MAX_TITLE_CHARS)?;
        Some((at, at + end))
    });
    opened.collect()
}

/// Whether `at` stands within one of `places`.
fn within(places: &[(usize, usize)], at: usize) -> bool {
    places.iter().any(|(from, to)| (*from..*to).contains(&at))
}

/// Characters of the longest title.
const MAX_TITLE_CHARS: usize = 40;

/// Whether JSON keeps a reason under `key`, by its name.
pub(super) fn is_reason_key(key: &str) -> bool {
    let key = key.to_lowercase();
    words().keys.iter().any(|part| key.contains(part.as_str()))
}

/// Whether `key` is the name of a reason and of nothing else.
pub(super) fn is_reason_name(key: &str) -> bool {
    words().keys.contains(&key.to_lowercase())
}

/// Whether JSON keeps under `key` what to do.
pub(super) fn is_suggest_key(key: &str) -> bool {
    let key = key.to_lowercase();
    words().suggests.iter().any(|part| key.contains(part.as_str()))
}

/// What follows the heading of a cure.
fn after_heading(clause: &str) -> Option<&str> {
    let after = words().advice.iter().filter_map(|heading| clause.strip_prefix(heading.as_str()));
    after.filter_map(|rest| rest.trim_start().strip_prefix([':', '：'])).map(str::trim).next()
}

/// The field that a message names under a heading of its own; empty where it names none.
pub(super) fn item(text: &str) -> &str {
    let mut lines = text.split(['\n', '\r', '；', ';', '，', ',', '。']).map(str::trim);
    let named = lines.find_map(|line| {
        let rest = words().items.iter().find_map(|heading| line.strip_prefix(heading.as_str()))?;
        rest.trim_start().strip_prefix([':', '：']).map(str::trim)
    });
    named.unwrap_or_default()
}

/// Whether a clause is a greeting, news or a direction, and names no fault.
pub(super) fn is_noise(clause: &str) -> bool {
    let heading = words().begins.iter().any(|word| word == clause);
    let news = words().noise.iter().any(|word| clause.contains(word.as_str()));
    let states_nothing = || !complaint::is_complete(clause) && !likely::is_clear(clause);
    heading || news && states_nothing() && (is_cure(clause) || meaning::field(clause).is_empty())
}

/// Whether a clause tells what an owner did, beside the reasons that the owner passes on: 我那天开会没接到.
pub(super) fn is_told_by_owner(clause: &str) -> bool {
    begins_with(clause, &words().tells)
}

/// Whether a clause that says what to do belongs to the reason before it.
fn continues(reason: &str, cure: &str) -> bool {
    let (of_reason, of_cure) = (meaning::field(reason), meaning::field(cure));
    !complaint::is_complete(cure) || of_cure.is_empty() || of_cure == of_reason
}

/// What follows the words that announce the reasons; the whole text where none do.
fn after_announcement(text: &str) -> &str {
    let announced = words().begins.iter().filter_map(|word| {
        let at = text.find(word.as_str())? + word.len();
        let rest = text.get(at..)?.trim_start();
        let announces = word.ends_with(['为', '是']);
        let after = rest.strip_prefix([':', '：', '，', '】']).or(announces.then_some(rest))?;
        Some((text.len() - after.len(), after))
    });
    announced.min_by_key(|(at, _)| *at).map_or(text, |(_, after)| after)
}

/// Sentences and numbered parts, each with whether it was numbered.
fn parts(text: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let (mut start, mut numbered) = (0, false);
    let (mut skip, mut count) = (0, 0);
    let mut before: Option<char> = None;
    let titles = titles(text);
    for (at, character) in text.char_indices() {
        if at < skip || within(&titles, at) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let enclosed = "（(【[①②③④⑤⑥⑦⑧⑨⑩".contains(character);
        // 1.营业执照模糊2.授权书未盖章
        let next = count > 0 && !before.is_some_and(|c| c.is_ascii_alphanumeric()) && counted(rest) == count + 1;
        let length = if enclosed || next || begins_afresh(before) { number(rest) } else { 0 };
        if length > 0 {
            parts.push((numbered, text.get(start..at).unwrap_or_default()));
            (start, numbered, skip, count) = (at + length, true, at + length, counted(rest));
        } else if "；;。！!\n\r".contains(character) || ends_english(before, rest) {
            parts.push((numbered, text.get(start..at).unwrap_or_default()));
            (start, numbered) = (at + character.len_utf8(), false);
        }
        before = Some(character);
    }
    parts.push((numbered, text.get(start..).unwrap_or_default()));
    let short = parts.into_iter().flat_map(|(numbered, part)| {
        pieces(part).into_iter().enumerate().map(move |(index, piece)| (numbered && index == 0, without_marks(piece)))
    });
    short.filter(|(_, part)| !part.is_empty()).collect()
}

/// Characters of the longest part that is read at once.
const MAX_PIECE_CHARS: usize = 300;

/// A part without end in pieces that each end with a sign, where there is one.
fn pieces(part: &str) -> Vec<&str> {
    let (mut rest, mut pieces) = (part, Vec::new());
    while let Some((end, _)) = rest.char_indices().nth(MAX_PIECE_CHARS) {
        let sign = rest[..end].char_indices().rev().find(|(_, character)| "，,、 ".contains(*character));
        let (piece, after) = rest.split_at(sign.map_or(end, |(at, sign)| at + sign.len_utf8()));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// The number that a text begins with in digits; 0 where it begins with none.
fn counted(text: &str) -> u32 {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

/// Whether an English sentence ends before `rest`.
fn ends_english(before: Option<char>, rest: &str) -> bool {
    before.is_some_and(|c| c.is_ascii_alphabetic()) && rest.starts_with(". ")
}

/// Whether a number may begin after this character.
fn begins_afresh(before: Option<char>) -> bool {
    before.is_none_or(|before| !before.is_alphanumeric() && !"-.#/（(".contains(before)) || before == Some('因')
}

/// Bytes of the number that a list's item begins with (`1、`, `2.`, `（3）`, `④`, `五、`, `第六，`); 0 where none stands there.
fn number(text: &str) -> usize {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let han = |text: &str| {
        text.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum::<usize>()
    };
    let counted = |text: &str| match digits(text) {
        0 => han(text),
        count @ 1..=2 => count,
        _ => 0,
    };
    let Some(first) = text.chars().next() else { return 0 };
    if ('\u{2460}'..='\u{2473}').contains(&first) {
        return first.len_utf8();
    }
    let opening = if matches!(first, '（' | '(' | '第' | '【' | '[') { first.len_utf8() } else { 0 };
    let count = counted(text.get(opening..).unwrap_or_default());
    let mut rest = text.get(opening + count..).unwrap_or_default().chars();
    match rest.next() {
        Some(mark) if count > 0 => {
            let closes = match first {
                '（' | '(' | '【' | '[' => "）)】]".contains(mark),
                '第' => "，,、点".contains(mark),
                _ => "、.．)）:：".contains(mark) && !rest.next().is_some_and(|next| next.is_ascii_digit()),
            };
            if closes { opening + count + mark.len_utf8() } else { 0 }
        }
        _ => 0,
    }
}

/// The parts of a sentence that state a reason each: a clause that names a topic and what is wrong with it, with the
/// clauses after it that do not.
fn clauses<'a>(part: &'a str, key: &str) -> Vec<&'a str> {
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for mark in ["，", ",", "、", " ", "　"] {
        let found = part.match_indices(mark).filter(|(at, _)| !(mark == " " && is_between_latin(part, *at)));
        ends.extend(found.map(|(at, mark)| (at, at + mark.len())));
    }
    for join in words().joins.iter().chain(&words().links) {
        ends.extend(part.match_indices(join.as_str()).map(|(at, join)| (at, at + join.len())));
    }
    ends.extend(meaning::seams(part).into_iter().map(|at| (at, at)));
    let titles = titles(part);
    let lists = shared_fault::lists(part);
    // 涉及 is one word, and no 及.
    let one_word = |next: usize| words().no_links.iter().any(|word| part[..next].ends_with(word.as_str()));
    ends.retain(|(at, next)| !within(&titles, *at) && !within(&lists, *at) && !one_word(*next));
    ends.sort_unstable();
    // 并且 is one word, and no 且.
    let (mut group, mut reached) = ((0, 0), None);
    ends.retain(|&(at, next)| {
        if at > group.0 {
            reached = reached.max(Some(group.1));
            group = (at, 0);
        }
        group.1 = group.1.max(next);
        reached.is_none_or(|to| next > to)
    });
    let (mut start, mut found) = (0, Vec::new());
    for (index, (at, next)) in ends.iter().enumerate() {
        let before = without_marks(part.get(start..*at).unwrap_or_default());
        let until = ends.get(index + 1).map_or(part.len(), |(at, _)| *at);
        let after = without_marks(part.get(*next..until).unwrap_or_default());
        // 另请补盖公章 begins a reason of its own.
        let joined = words().joins.iter().any(|join| part[..*next].ends_with(join.as_str()));
        let cure = is_cure(after) && !joined;
        // 不是法人来办的话，得补授权书 is one reason.
        let on_condition = before.ends_with("的话") || begins_with(before, &words().conditions);
        // 居住证快到期了，有效期不足一个月 is one reason.
        let goes_on = || begins_with(after, &words().goes_on) && meaning::may_go_on(before);
        // 执照反光，代码处无法辨认 says of one picture what comes of it.
        let is_result = || {
            let unreadable = words().results.iter().any(|word| after.contains(word.as_str()));
            unreadable && meaning::shows_in_picture(before) && !meaning::names_card(after)
        };
        let are_separate = || {
            !on_condition
                && !goes_on()
                && !is_result()
                && complaint::states_fault(before, key)
                && complaint::is_complete(after)
                && meaning::target(before) != meaning::target(after)
        };
        // 照片反光且缺角 says two things of one topic.
        let says_more = || {
            let words = || words().links.iter().chain(&words().besides);
            let signs = || part[*at..*next].trim().is_empty() || part[*at..].starts_with('、');
            words().any(|word| part[*at..*next].contains(word.as_str()) || after.contains(word.as_str())) || signs()
        };
        let state_two = || {
            let depends = || complaint::follows_from(after) || begins_with(after, &words().depends);
            let joined_by_word = joined;
            let joined = joined || says_more();
            let may_be_two = at < next && !on_condition && !goes_on() && (joined_by_word || !depends());
            let is_own = joined || !meaning::field(after).is_empty();
            may_be_two && !is_result() && is_own && likely::are_apart(before, after, key, joined)
        };
        // 新闻、教育、医疗等 is one topic.
        let listed = *next - *at == '、'.len_utf8()
            && part[*at..].starts_with('、')
            && after.contains('等')
            && !complaint::begins_with_topic(after);
        // What is joined so begins a reason, whether it is understood or not.
        let afresh = || {
            let is_statement = after.chars().count() >= MIN_JOINED_REASON_CHARS && !is_cure(after) && !is_noise(after);
            is_statement && joined && complaint::states_fault(before, key) && afresh_before(part, *next)
        };
        // 1011 无效手机号码，1010 无效办公电话 are two.
        let coded = || at < next && tables::begins_with_code(after) && tables::begins_with_code(before);
        if *at >= start && !cure && !listed && (coded() || are_separate() || state_two() || afresh()) {
            found.push(before);
            start = *next;
        }
    }
    found.push(without_marks(part.get(start..).unwrap_or_default()));
    found.retain(|clause| !clause.is_empty());
    found
}

/// Characters from which a clause after 另外 is a reason.
const MIN_JOINED_REASON_CHARS: usize = 6;

/// Whether a word that begins another reason stands before `at`, after a sign.
fn afresh_before(part: &str, at: usize) -> bool {
    let before = part.get(..at).unwrap_or_default();
    let rest = words().afresh.iter().find_map(|word| before.strip_suffix(word.as_str()));
    rest.is_some_and(|rest| rest.ends_with(['，', ',', '；', ';']))
}

/// Whether the blank at `at` stands between two words of Latin letters or beside a sign.
fn is_between_latin(part: &str, at: usize) -> bool {
    let (before, after) = part.split_at(at);
    before.ends_with(|c: char| c.is_ascii()) && after.trim_start().starts_with(|c: char| c.is_ascii())
}

/// A part without the punctuation around it and without a conjunction before it.
fn without_marks(part: &str) -> &str {
    let opened = part.trim_matches(|c: char| c.is_whitespace() || "，,、；;。.:：！!“”\"-—*·".contains(c));
    let joined = words().joins.iter().find_map(|join| opened.strip_prefix(join.as_str()));
    joined.map_or(opened, |rest| rest.trim_start_matches(['，', ',', '：', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(text: &str) -> Vec<String> {
        super::reasons(text, "").into_iter().map(|reason| reason.said).collect()
    }

    #[test]
    fn numbered_reasons_come_apart() {
        for text in [
            "原因：1、通讯地址不详细，请补充门牌号；2、负责人证件照片不清晰，请重新上传。请修改后重新提交。",
            "驳回原因：（1）通讯地址不详细，请补充门牌号（2）负责人证件照片不清晰，请重新上传",
            "①通讯地址不详细，请补充门牌号②负责人证件照片不清晰，请重新上传",
            "一、通讯地址不详细，请补充门牌号。二、负责人证件照片不清晰，请重新上传。",
            "通讯地址不详细，请补充门牌号，负责人证件照片不清晰，请重新上传",
            "通讯地址不详细，请补充门牌号；负责人证件照片不清晰，请重新上传",
            "1.通讯地址不详细，请补充门牌号\n2.负责人证件照片不清晰，请重新上传",
        ] {
            assert_eq!(reasons(text), ["通讯地址不详细，请补充门牌号", "负责人证件照片不清晰，请重新上传"], "{text}");
        }
    }

    #[test]
    fn reasons_come_apart_where_no_sign_stands() {
        let found = reasons("备注不详细营业执照照片不清晰负责人电话打不通");
        assert_eq!(found, ["备注不详细", "营业执照照片不清晰", "负责人电话打不通"]);
    }

    #[test]
    fn a_word_that_a_line_ends_within_is_one_word() {
        assert_eq!(reasons("驳回原因\n负责人手机号\n码与应急联系\n方式重复"), ["负责人手机号码与应急联系方式重复"]);
        assert_eq!(reasons("营业执照照片模糊\n授权书未盖章"), ["营业执照照片模糊", "授权书未盖章"]);
    }

    #[test]
    fn numbers_in_a_row_need_no_sign_before_them() {
        let found = reasons("1.营业执照非原件2.授权书无法人签字3.承诺书未填日期");
        assert_eq!(found, ["营业执照非原件", "授权书无法人签字", "承诺书未填日期"]);
        assert_eq!(reasons("1.备注写到7号楼2.5层，地址不详细").len(), 1);
    }

    #[test]
    fn lines_that_a_screen_broke_come_together() {
        let shown =
            "小程序备案\n驳回原因\n主体信息\n证件住所\n证件住所与营业执照\n不一致\n修改建议\n请与营业执照保持一致";
        let found = reasons(shown);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(reasons("营业执照模糊\n承诺书\n未签字"), ["营业执照模糊", "承诺书：未签字"]);
    }

    #[test]
    fn reasons_are_quoted_as_they_stand() {
        assert_eq!(reasons("1.小程序備註過於簡單；2.APP Name無效"), ["小程序備註過於簡單", "APP Name無效"]);
    }

    #[test]
    fn a_topic_that_begins_like_a_cure_begins_a_reason() {
        let found = reasons("身份证已过期，且应急联系方式与手机号一致，请修改后再报");
        assert_eq!(found, ["身份证已过期", "应急联系方式与手机号一致，请修改后再报"]);
    }

    #[test]
    fn english_sentences_come_apart() {
        let found = reasons("The business license is not clear. The mailing address is not detailed, please add it.");
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_seam_goes_through_no_name() {
        for text in ["所选省市区与证件住所不一致", "授权书公章与主体名称不一致", "请上传不涉及前置审批情况说明"]
        {
            assert_eq!(reasons(text), [text]);
        }
    }

    #[test]
    fn a_part_without_end_is_read_in_pieces() {
        let text = "照片、".repeat(1_000);
        assert!(parts(&text).iter().all(|(_, part)| part.chars().count() <= MAX_PIECE_CHARS));
        assert_eq!(pieces(&text).concat(), text);
        assert!(reasons(&"请修改，".repeat(1_000)).iter().all(|reason| reason.len() < 2 * MAX_REASON_BYTES));
    }

    #[test]
    fn a_corner_that_is_missing_is_a_reason_of_its_own() {
        let found = reasons("身份证反光，而且少了一个角，应急电话也打不通");
        assert_eq!(found, ["身份证反光", "少了一个角", "应急电话也打不通"]);
    }

    #[test]
    fn two_things_with_one_fault_and_a_cure_stay_one_reason() {
        for text in [
            "应急电话与手机号码不能相同",
            "服务内容涉及教育，需提供不涉及校外培训承诺书",
            "主体负责人姓名、证件号码与证件不一致",
            "备注写到7号楼3.5层即可，地址不详细",
            "小程序备注未说明是否涉及新闻、教育、医疗等前置审批内容",
        ] {
            assert_eq!(reasons(text), [text]);
        }
    }

    #[test]
    fn advice_under_its_own_heading_belongs_to_the_reason_before_it() {
        let text = "主体负责人姓名与身份证不一致；修改建议：照身份证填写";
        assert_eq!(reasons(text), ["主体负责人姓名与身份证不一致，照身份证填写"]);
    }

    #[test]
    fn a_field_under_its_own_heading_is_named() {
        assert_eq!(item("驳回字段：小程序备注\n驳回原因：太简单"), "小程序备注");
        assert_eq!(item("小程序备注太简单"), "");
    }

    #[test]
    fn a_text_without_a_reason_stays_whole() {
        assert_eq!(reasons(" 您好 "), ["您好"]);
        assert!(reasons("  ").is_empty());
    }

    #[test]
    fn names_of_refused_fields_are_understood() {
        for (name, path) in [
            ("主办单位名称", field!("icp_subject.base_info.name")),
            ("主体负责人姓名", field!("icp_subject.principal_info.name")),
            ("负责人姓名", field!("icp_subject.principal_info.name")),
            ("小程序负责人联系方式", field!("icp_applets.principal_info.mobile")),
            ("小程序管理员身份证人像面", field!("icp_applets.principal_info.certificate_photo_front")),
            ("主体负责人身份证国徽面", field!("icp_subject.principal_info.certificate_photo_back")),
            ("通信地址", field!("icp_subject.base_info.address")),
            ("证件住所", field!("icp_subject.organize_info.certificate_address")),
            ("营业执照", field!("icp_subject.organize_info.certificate_photo")),
            ("小程序备注", field!("icp_applets.base_info.comment")),
            ("服务内容", field!("icp_applets.base_info.service_content_types")),
            ("前置审批号", "icp_applets.base_info.nrlx_details[0].code"),
            ("天气", ""),
        ] {
            assert_eq!(meaning::field(name), path, "{name}");
        }
    }

    #[test]
    fn names_of_programs_name_fields() {
        for (key, field) in [
            ("principal_mobile", field!("icp_subject.principal_info.mobile")),
            ("subject.contact.emergencyPhone", field!("icp_subject.principal_info.emergency_contact")),
            ("mini_program_name", field!("facts.applet_name")),
            ("applet_base_comment", field!("icp_applets.base_info.comment")),
            ("LICENSE_PHOTO", field!("icp_subject.organize_info.certificate_photo")),
            ("legalPersonName", field!("icp_subject.legal_person_info.name")),
            ("idCardBack", field!("icp_subject.principal_info.certificate_photo_back")),
            ("adminIdcardFront", field!("icp_applets.principal_info.certificate_photo_front")),
            ("zhutiName", field!("icp_subject.base_info.name")),
            ("yingyezhizhao", field!("icp_subject.organize_info.certificate_photo")),
            ("txdz", field!("icp_subject.base_info.address")),
            ("fzrsjh", field!("icp_subject.principal_info.mobile")),
            ("beizhu", field!("icp_applets.base_info.comment")),
        ] {
            assert_eq!(meaning::last_field(key), field, "{key}");
        }
    }
}
