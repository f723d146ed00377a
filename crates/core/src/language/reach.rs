//! Scope of denials, notes and services in a text.

use std::collections::HashSet;
use std::ops::Range;

use super::Text;
use super::cues::{CueWords, Cues};

/// Number of words in the scope of a near denial.
const NEAR: usize = 3;
/// Number of words before a removal in which a cue may show that it is only an option: 用户可以随时取消.
const MAY: usize = 4;
/// Number of words from a denial up to 的 in which it may negate a trait of the thing that follows.
const TRAIT: usize = 5;
/// Number of light words that may follow a denial at the end of its clause, so that it applies to the words before it.
const MOST_LIGHT: usize = 6;
/// Maximum length in characters of a clause that continues a closed enumeration.
const MEMBER: usize = 8;
/// Maximum length in characters of a clause that continues an enumeration without a closing word.
const BARE_MEMBER: usize = 4;
/// Number of clauses through which a closed enumeration is followed.
const MEMBERS: usize = 5;
/// Number of clauses through which an enumeration without a closing word is followed.
const BARE_MEMBERS: usize = 20;

/// Marks the words that the text denies, the words that it notes and the customers it makes something for, and the
/// sentences about an organisation's own people or about equipment.
pub(super) fn mark(text: &mut Text) {
    let cues = Cues::built_in();
    let clauses = clauses(text);
    let mut denied: Vec<Range<usize>> = Vec::new();
    let mut noted: Vec<Range<usize>> = Vec::new();
    let mut served: Vec<Range<usize>> = Vec::new();
    for (number, clause) in clauses.iter().enumerate() {
        for at in clause.clone() {
            denied.extend(denial(text, cues, clause, at, &clauses[number + 1..]));
            denied.extend(denial_behind(text, cues, clause, at, number.checked_sub(1).map(|before| &clauses[before])));
            denied.extend(elsewhere(text, cues, clause, at));
            noted.extend(note(text, cues, clause, at));
            served.extend(service(text, cues, clause, at));
        }
    }
    for at in denied.into_iter().flatten() {
        text.words[at].denied = true;
    }
    for at in noted.into_iter().flatten() {
        text.words[at].noted = true;
    }
    for at in served.into_iter().flatten() {
        text.words[at].served = true;
    }
    let among = |cues: &CueWords| -> HashSet<usize> {
        text.words().zip(&text.words).filter(|(word, _)| cues.contains(*word)).map(|(_, word)| word.sentence).collect()
    };
    let equipment = among(&cues.equipment);
    let internal = if among(&cues.public).is_empty() { among(&cues.staff) } else { HashSet::new() };
    (text.internal, text.equipment) = (internal, equipment);
}

/// Maximum number of words in a clause. A longer one is not a sentence and is split, so that the time taken stays
/// proportional to the length of the text.
const MAX_CLAUSE_WORDS: usize = 100;

/// The words of each clause that is not empty.
fn clauses(text: &Text) -> Vec<Range<usize>> {
    let mut clauses: Vec<Range<usize>> = Vec::new();
    for (at, word) in text.words.iter().enumerate() {
        match clauses.last_mut() {
            Some(clause) if text.words[clause.start].clause == word.clause && clause.len() < MAX_CLAUSE_WORDS => {
                clause.end = at + 1;
            }
            _ => clauses.push(at..at + 1),
        }
    }
    clauses
}

fn word(text: &Text, at: usize) -> &str {
    text.words.get(at).map_or("", |word| &text.characters[word.range.clone()])
}

/// Whether the word at `at` denies the words after it.
pub(super) fn is_denial(text: &Text, at: usize) -> bool {
    let (cues, cue) = (Cues::built_in(), word(text, at));
    cues.denials.contains(cue) || cues.near_denials.contains(cue) || cues.removals.contains(cue)
}

/// Whether the word at `at` says that something was removed.
fn is_removed(text: &Text, cues: &Cues, clause: &Range<usize>, at: usize) -> bool {
    let before = clause.start.max(at.saturating_sub(MAY))..at;
    cues.removals.contains(word(text, at)) && !before.into_iter().any(|before| cues.may.contains(word(text, before)))
}

/// Whether the removal at `at` has already happened: 已下线, 拆了.
fn is_done(text: &Text, cues: &Cues, clause: &Range<usize>, at: usize) -> bool {
    let (cue, is_past) = (word(text, at), at + 1 < clause.end && word(text, at + 1) == "了");
    let already = || (clause.start..at).any(|before| cues.done.contains(word(text, before)));
    cues.back_removals.contains(cue) && is_past
        || is_removed(text, cues, clause, at) && (is_past || cue.ends_with('掉') || already())
}

/// Whether the denial at `at` is about a reader's knowledge, who can do what follows anyway: 不懂股票也能跟着买.
fn concedes(text: &Text, cues: &Cues, clause: &Range<usize>, at: usize, following: &[Range<usize>]) -> bool {
    let knows =
        cues.knowing.contains(word(text, at)) || at + 1 < clause.end && cues.knowing.contains(word(text, at + 1));
    let mut then = (at + 2..clause.end).chain(following.first().map(|next| next.start));
    knows && then.any(|then| cues.concedes.contains(word(text, then)) && !is_denial(text, then + 1))
}

/// The words after the denial at `at` in its scope; `None` if there is no denial.
fn denial(
    text: &Text,
    cues: &Cues,
    clause: &Range<usize>,
    at: usize,
    following: &[Range<usize>],
) -> Option<Range<usize>> {
    let cue = word(text, at);
    let full = cues.denials.contains(cue) || is_removed(text, cues, clause, at);
    let near = cues.near_denials.contains(cue);
    if !(full || near) || asks(text, cues, clause, at) || concedes(text, cues, clause, at, following) {
        return None;
    }
    let farthest = if full { clause.end } else { clause.end.min(at + 1 + NEAR) };
    let stop = (at + 1..farthest).find(|next| ends(text, cues, *next, at)).unwrap_or(farthest);
    // In 里面不卖，… the denial does not apply to the next clause.
    let ends_clause = at > clause.start && is_light(text, cues, at + 1..clause.end);
    let goes_on = full && stop == clause.end && !ends_clause;
    Some(at + 1..if goes_on { enumeration(text, cues, clause, following) } else { stop })
}

/// The words before the denial at `at` in its scope, if it ends its clause: 评论功能不开放. A clause that consists only of
/// a denial applies to the clause before it: 定做、批发：均无.
fn denial_behind(
    text: &Text,
    cues: &Cues,
    clause: &Range<usize>,
    at: usize,
    before: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let cue = word(text, at);
    let denies = [&cues.denials, &cues.near_denials, &cues.back_denials].iter().any(|cues| cues.contains(cue));
    if !(denies || is_done(text, cues, clause, at))
        || !is_light(text, cues, at + 1..clause.end)
        || asks(text, cues, clause, at)
    {
        return None;
    }
    let sentence = text.words[clause.start].sentence;
    let before = before.filter(|before| text.words[before.start].sentence == sentence);
    let taken_back = before.filter(|_| is_light(text, cues, clause.start..at));
    let turn = (clause.start..at).rfind(|before| cues.turns.contains(word(text, *before)));
    Some(turn.map_or(taken_back.unwrap_or(clause).start, |turn| turn + 1)..at)
}

/// The words about something that others do, or that is done elsewhere, by the cue at `at`: 比赛归协会办, 打针还得去门诊.
fn elsewhere(text: &Text, cues: &Cues, clause: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let goes = cues.must.contains(word(text, at)) && at + 1 < clause.end && cues.goes.contains(word(text, at + 1));
    let left_to = word(text, at) == "归" && cues.sees_to.contains(word(text, clause.end - 1));
    let whom = if goes { at + 2 } else { at + 1 };
    let others = (goes || left_to) && !cues.ours.contains(word(text, whom));
    others.then(|| if left_to { clause.clone() } else { whom..clause.end })
}

/// Whether these are at most [`MOST_LIGHT`] words, all of them light.
fn is_light(text: &Text, cues: &Cues, words: Range<usize>) -> bool {
    // In 不上架、不展示 the second denial continues the first.
    let light = |at: usize| cues.light.contains(word(text, at)) || is_denial(text, at);
    words.len() <= MOST_LIGHT && words.into_iter().all(light)
}

/// Whether the denial at `at` is part of a question or of another word: 能不能, 有没有, 不仅.
fn asks(text: &Text, cues: &Cues, clause: &Range<usize>, at: usize) -> bool {
    let (cue, next) = (word(text, at), word(text, at + 1));
    let before = at.checked_sub(1).filter(|before| clause.contains(before)).map(|before| word(text, before));
    let half = before
        .is_some_and(|before| before == next || ['不', '没'].iter().any(|no| cue.strip_prefix(*no) == Some(before)));
    half || at + 1 < clause.end && cues.no_denials.contains(next)
}

/// Whether the scope of the cue at `from` ends before the word at `at`.
fn ends(text: &Text, cues: &Cues, at: usize, from: usize) -> bool {
    let attribute =
        word(text, at - 1) == "的" && (cues.persons.contains(word(text, at)) || is_state(text, cues, from, at - 1));
    at > from + 1 && (attribute || cues.ends.contains(word(text, at)))
}

/// Whether the cue at `from` only describes a state or trait of the thing that follows the 的 at `of`: with at most one
/// word in between, or with a trait whose absence is an advantage.
fn is_state(text: &Text, cues: &Cues, from: usize, of: usize) -> bool {
    let (cue, denied) = (word(text, from), word(text, from + 1));
    let state = of <= from + 2 && cues.states.contains(cue) && !cues.offers.contains(denied);
    state || of <= from + TRAIT && (from + 1..of).any(|at| cues.traits.contains(word(text, at)))
}

/// Where an enumeration ends that begins in `clause` and may continue over commas.
fn enumeration(text: &Text, cues: &Cues, clause: &Range<usize>, following: &[Range<usize>]) -> usize {
    let sentence = text.words[clause.start].sentence;
    let member = |next: &Range<usize>, most: usize| {
        let begins = word(text, next.start);
        let free = !cues.ends.contains(begins) && !cues.light.contains(begins) && !cues.persons.contains(begins);
        let characters: usize = next.clone().map(|at| word(text, at).chars().count()).sum();
        text.words[next.start].sentence == sentence && free && characters <= most
    };
    let closes = |next: &Range<usize>| next.clone().any(|at| cues.closers.contains(word(text, at)));
    let members = following.iter().take(MEMBERS).take_while(|next| member(next, MEMBER));
    let closed = members.clone().filter(|next| closes(next)).last();
    let bare = following.iter().take(BARE_MEMBERS).take_while(|next| member(next, BARE_MEMBER)).last();
    closed.or(bare).map_or(clause.end, |last| last.end)
}

/// The words in the scope of the note at `at`; `None` if there is no note.
fn note(text: &Text, cues: &Cues, clause: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let cue = word(text, at);
    if at + 1 == clause.end && cues.note_nouns.contains(cue) {
        let turn = (clause.start..at).rfind(|before| cues.ends.contains(word(text, *before)));
        return Some(turn.unwrap_or(clause.start)..at);
    }
    if !cues.notes.contains(cue) {
        return None;
    }
    let stop = (at + 1..clause.end).find(|next| ends(text, cues, *next, at));
    Some(at + 1..stop.unwrap_or(clause.end))
}

/// The customers of a service that begins at `at`: the words between 给 and 做 in one clause.
fn service(text: &Text, cues: &Cues, clause: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !cues.served.contains(word(text, at)) {
        return None;
    }
    let made = (at + 1..clause.end).find(|next| cues.makes.contains(word(text, *next)))?;
    Some(at + 1..made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(text: &str) -> String {
        let text = Text::read(text);
        let denied = text.words.iter().filter(|word| word.denied).map(|word| &text.characters[word.range.clone()]);
        denied.collect()
    }

    #[test]
    fn a_denial_reaches_over_its_enumeration() {
        assert_eq!(denied("提供查询，不提供下单、支付和聊天。可以打印"), "提供下单支付和聊天");
        assert_eq!(denied("不含支付，下单，聊天等功能，支持打印"), "含支付下单聊天等功能");
        assert_eq!(denied("不能下单也不能付款"), "下单付款");
        assert_eq!(denied("非商城"), "商城");
    }

    #[test]
    fn a_denial_at_the_end_takes_back_what_stands_before_it() {
        assert_eq!(denied("可以看菜单，付款功能不开放"), "付款功能开放");
        assert_eq!(denied("内容与商品销售无关"), "内容与商品销售");
        assert_eq!(denied("销售预包装食品，药品除外"), "药品");
        assert_eq!(denied("不能导出也不能卖"), "不能导出也卖");
        assert_eq!(denied("小说可以看但不卖"), "卖");
        assert_eq!(denied("里面不卖，想买的打电话"), "里面卖");
        assert_eq!(denied("布料定做、批发：均无"), "布料定做批发均");
        assert_eq!(denied("评论、打赏，这版都没有"), "评论打赏这版都");
        assert_eq!(denied("在线下单。没有"), "");
        assert_eq!(denied("在线下单，没有广告"), "广告");
    }

    #[test]
    fn what_is_done_elsewhere_or_by_others_is_denied() {
        assert_eq!(denied("打针还得去门诊"), "门诊");
        assert_eq!(denied("比赛归协会办，可以看照片"), "比赛归协会办");
        assert_eq!(denied("归类整理新闻，随时能去门诊预约"), "");
        assert_eq!(denied("上课得找我报名，教室归我们管"), "");
    }

    #[test]
    fn a_reach_ends_where_the_text_turns() {
        assert_eq!(denied("不收费但可以打赏"), "收费");
        assert_eq!(denied("无需注册即可下单"), "注册");
        assert_eq!(denied("不会做饭的用户在线订购"), "会做饭的".trim_start_matches('会'));
        assert_eq!(denied("不收费，支持在线付款"), "收费");
    }

    #[test]
    fn a_denied_state_leaves_what_is_in_it() {
        for (text, state) in [
            ("没到期的应收账款可以转让", "到期的"),
            ("不收费的小说，在线看", "收费的"),
            ("不用的旧手机出售", "的"),
            ("没有广告的小说", "广告的"),
            ("未拆封的药品转让", "拆封的"),
            ("不提供付费的小说", "提供付费的小说"),
            ("不涉及国家规定的药品", "涉及国家规定的药品"),
            ("没有收费的课程", "收费的课程"),
        ] {
            assert_eq!(denied(text), state, "{text}");
        }
    }

    #[test]
    fn what_was_removed_is_denied_and_what_can_be_removed_is_not() {
        assert_eq!(denied("去掉了聊天功能，可以打印"), "了聊天功能");
        assert_eq!(denied("已删除评论区、商城"), "评论区商城");
        assert_eq!(denied("商城已下线"), "商城已");
        assert_eq!(denied("把聊天室拆了，留下日历"), "把聊天室");
        assert_eq!(denied("付费内容全部撤掉"), "付费内容全部");
        for text in ["用户可以随时取消订单", "支持删除评论", "订单取消", "自动下架过期商品"]
        {
            assert_eq!(denied(text), "", "{text}");
        }
    }

    #[test]
    fn who_does_not_know_a_thing_can_still_be_offered_it() {
        assert_eq!(denied("不懂股票也能跟着买"), "");
        assert_eq!(denied("不会炒股，跟着老师买"), "");
        assert_eq!(denied("不会聊天，也不会交友"), "聊天交友");
        assert_eq!(denied("不含任何暴力内容的小游戏"), "含任何暴力内容的");
        assert_eq!(denied("不花一分钱抽大奖"), "");
    }

    #[test]
    fn words_that_only_begin_like_a_denial_deny_nothing() {
        for text in [
            "不仅可以下单，还能付款",
            "不断更新新闻",
            "不同药品",
            "未来的商城",
            "非常好看的小说",
            "有没有药品",
            "能不能下单",
        ] {
            assert_eq!(denied(text), "", "{text}");
        }
    }

    #[test]
    fn those_for_whom_a_thing_is_made_stand_before_its_making() {
        let served = |text: &str| {
            let text = Text::read(text);
            let served = text.words.iter().filter(|word| word.served).map(|word| &text.characters[word.range.clone()]);
            served.collect::<String>()
        };
        assert_eq!(served("给医院、药店做门头，卖药"), "医院药店");
        assert_eq!(served("给患者开药"), "");
    }

    #[test]
    fn notes_reach_what_they_record() {
        let noted = |text: &str| {
            let text = Text::read(text);
            let noted = text.words.iter().filter(|word| word.noted).map(|word| &text.characters[word.range.clone()]);
            noted.collect::<String>()
        };
        assert_eq!(noted("记录看过的电影，在线播放音乐"), "看过的电影");
        assert_eq!(noted("追剧清单，在线播放"), "追剧");
    }
}
