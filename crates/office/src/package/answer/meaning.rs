//! What one reason of a refusal is about and what is wrong there: `assets/answer/`, then the documented rejections.

use crate::finding::{Argument, of_source};
use crate::i18n::{self, Arguments, Language};
use crate::identifier::normal::half_width_sign;
use crate::language::Text;
use crate::reference::Reference;
use crate::reference::rejection::Rejection;
use crate::rules;

use super::complaint::{
    self, CONTENT, Complaint, FACE, REMARK, asked_for, named, reason, under_heading, without_what_follows,
};
use super::index::{FoundFaults, fault_places, owner_begins, topic_begins, topic_places};
use super::likely;
use super::likeness::{ALIKE, likeness};
use super::mentions::Mentions;
use super::named::{CARD, named_topics};
use super::place::place;
use super::tables::{CODES, Code, FAULTS, FaultWords, ReasonTopic, folded, is_quoted, places, words};

/// What a reason means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ReasonMeaning {
    /// The field that it is about; empty where it is the whole filing.
    pub field: String,
    /// Why it was refused.
    pub cause: Argument,
    /// What helps.
    pub cure: Argument,
    /// The documented rejection that it is.
    pub rejection: Option<String>,
}

/// What `said` means; `key` is the name that the platform gave the entry, `code` its number. `None` where nothing is understood.
pub(super) fn of(reference: &Reference, said: &str, key: &str, code: Option<i64>) -> Option<ReasonMeaning> {
    let mentions = &Mentions::of(said);
    let unquoted = Some(without_quotes(said)).filter(|rest| rest.len() < said.len()).map(|rest| comparable(&rest));
    let said = &comparable(said);
    let key = &named(key);
    let of_key = last_field(key);
    let reason = reason(said);
    if let Some(row) = CODES.code.iter().find(|row| Some(row.number) == code || is_quoted(said, row.number)) {
        // A code of the whole filing says less than the words after it.
        let named = complaint::find(said, key).filter(|complaint| complaint.worded && row.field.is_empty());
        let named = named.and_then(|complaint| Some(complaint.fault?.meaning(reference, mentions, complaint.field)));
        return Some(named.unwrap_or_else(|| row.meaning(reference, &of_key)));
    }
    let official = CODES.code.iter().map(|row| (likeness(reason, self::reason(&row.text)), row));
    let official = official.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(alike, _)| *alike >= OFFICIAL_LIKENESS);
    if let Some((_, row)) = official {
        return Some(row.meaning(reference, &of_key));
    }
    // The seal's name in a letter is not the subject's name.
    let papers = named_topics(key, "").iter().any(|named| named.topic.is_paper());
    let fits = |found: &Rejection| code.is_some() || !papers || place(&found.field) == of_key;
    let (heading, rest) = under_heading(said);
    let asks = asked_for(rest, &named_topics(rest, &[key, heading].join(" "))).is_some();
    if let Some(rejection) = documented(reference, code, reason, &of_key).filter(|found| !asks && fits(found)) {
        let meant = place(&rejection.field);
        let field = [of_key, meant].into_iter().find(|field| !field.is_empty());
        let field = field.or_else(|| named_topics(said, key).into_iter().next().map(|topic| topic.field));
        let field = field.unwrap_or_default();
        // The tables may tell more exactly which of its faults it is.
        let fault = complaint::find(said, key).and_then(|complaint| complaint.fault);
        let fault = fault.filter(|fault| fault.rejection == rejection.id);
        return Some(match fault {
            Some(fault) => fault.meaning(reference, mentions, field),
            None => of_rejection(rejection, field),
        });
    }
    if !asks && of_key.is_empty() && heading.is_empty() && is_elsewhere(self::reason(rest)) {
        return None;
    }
    // What a text quotes at length is what was entered: 备注“为用户提供便捷服务”太空.
    let says_much = |complaint: &Complaint| complaint.worded && !complaint.fault.is_some_and(|fault| fault.general);
    let outside = unquoted.as_ref().and_then(|rest| complaint::find(rest, key)).filter(says_much);
    let said = without_what_follows(said);
    let complaint = outside.or_else(|| complaint::find(said, key));
    let unquoted = unquoted.as_deref().map(without_what_follows).filter(|rest| !rest.is_empty());
    let complaint = likely::weighed(unquoted.unwrap_or(said), key, complaint);
    let content = match &complaint {
        Some(complaint) if complaint.worded || complaint.fault.is_some_and(|fault| fault.telling) => None,
        Some(complaint) if !CONTENT.contains(&complaint.field.as_str()) => None,
        Some(complaint) => of_theme(reference, said, &complaint.field),
        None if mentions_content(said) => of_theme(reference, said, REMARK),
        None => None,
    };
    content.or_else(|| complaint.map(|complaint| complaint.meaning(reference, mentions)))
}

/// What else `said` complains of in the paper that `first` is about: 既没盖章也没签字 is two faults of one letter.
pub(super) fn further_faults(
    reference: &Reference,
    said: &str,
    key: &str,
    first: &ReasonMeaning,
) -> Vec<ReasonMeaning> {
    let mentions = &Mentions::of(said);
    let said = &comparable(said);
    let papers = || named_topics(said, "").into_iter().chain(named_topics(&named(key), ""));
    let is_sheet = |topic: &ReasonTopic| topic.is_paper() || [CARD, FACE].contains(&topic.kind.as_str());
    let Some(paper) = papers().find(|named| is_sheet(named.topic) && named.field == first.field) else {
        return Vec::new();
    };
    let weights = FoundFaults::of(said);
    let faults = || {
        let beside = FAULTS.fault.iter().filter(|fault| fault.beside && fault.is_of(&paper.topic.kind));
        beside.filter(|fault| weights.weight(fault).is_found())
    };
    // 角裁掉了，又被手指挡着 joins one fault of a card to the other.
    if paper.topic.kind == CARD && !faults().any(|fault| fault.is_joined(said)) {
        return Vec::new();
    }
    let faults = faults().filter(|fault| likely::states_too(said, &named(key), &fault.id));
    let meanings = faults.map(|fault| fault.meaning(reference, mentions, first.field.clone()));
    meanings.filter(|meaning| meaning.cause != first.cause).collect()
}

/// A reason as the tables are compared with it: “金融”字样 is 金融字样.
fn comparable(said: &str) -> String {
    let unquoted = folded(said).replace(['“', '”', '"', '「', '」', '『', '』', '‘', '’'], "");
    unquoted.chars().map(half_width_lower).collect()
}

/// A wide letter or digit as the plain one; signs stay, for the tables have them wide.
fn half_width_lower(character: char) -> char {
    let plain = half_width_sign(character);
    if plain.is_ascii_alphanumeric() { plain.to_ascii_lowercase() } else { character }
}

/// A text without what it quotes at length.
fn without_quotes(said: &str) -> String {
    let (mut rest, mut kept) = (said, String::new());
    while let Some((before, after)) = rest.split_once(['“', '「']) {
        let Some((quoted, end)) = after.split_once(['”', '」']) else { break };
        let long = quoted.chars().count() >= MIN_ENTERED_CHARS;
        kept.push_str(before);
        if !long {
            kept.push_str(rest.get(before.len()..rest.len() - end.len()).unwrap_or_default());
        }
        rest = end;
    }
    kept + rest
}

/// Characters from which a quotation is what was entered, and no word that is complained of.
const MIN_ENTERED_CHARS: usize = 7;

/// Whether a text mentions what the program contains: 订单正在审核 does not.
fn mentions_content(said: &str) -> bool {
    words().contents.iter().any(|word| said.contains(word.as_str()))
}

/// What a reason means that names nothing but what the program is about: 涉及棋牌.
fn of_theme(reference: &Reference, said: &str, field: &str) -> Option<ReasonMeaning> {
    let mention = reference.themes.mentions(&Text::read(said)).into_iter().find(|mention| !mention.hinted)?;
    let key = rules::theme_key(mention.theme.id);
    let who = if said.contains("个人") { "individual" } else { "organisation" };
    let concern = mention.theme.concerns.first().map(|concern| concern.source.clone()).unwrap_or_default();
    let words = |language: Language, part: &str| {
        let text = |text: &str| Argument::Text(text.to_owned());
        let arguments = Arguments::from([
            ("field".to_owned(), text("")),
            ("who".to_owned(), text(who)),
            ("words".to_owned(), text(&mention.words.join("、"))),
            ("source".to_owned(), of_source(&concern)),
        ]);
        i18n::attribute(language, &key, part, &arguments).unwrap_or_default()
    };
    let both = |part: &str| Argument::Words { zh: words(Language::Chinese, part), en: words(Language::English, part) };
    Some(ReasonMeaning { field: field.to_owned(), cause: both("why"), cure: both("fix"), rejection: None })
}

/// Where one reason may end and the next begin without a sign: a fault's word before a topic's or an owner's.
pub(super) fn seams(text: &str) -> Vec<usize> {
    let begins = |rest: &str| topic_begins(rest) || owner_begins(rest);
    // 证件住所 is one topic, and 公章与主体名称不一致 one reason.
    let named: Vec<(usize, usize)> = topic_places(text).map(|(from, to, _)| (from, to)).collect();
    let within = |end: usize| named.iter().any(|(from, to)| (from + 1..*to).contains(&end));
    // 请在备注注明应急电话 is one demand.
    let takes = |before: &str| words().takes.iter().any(|word| before.ends_with(word.as_str()));
    let open = |before: &str| before.ends_with(['与', '和', '跟', '同', '及', '为', '是']) || takes(before);
    let may_end = |end: &usize| !within(*end) && !text.get(..*end).is_some_and(open);
    // 请提供商标权属证明 orders one topic.
    let orders =
        |from: usize| text.get(from..).is_some_and(|word| word.starts_with(['请', '需', '须', '应', '缺', '补']));
    let faults: Vec<(usize, usize)> = fault_places(text).collect();
    // 未露正脸 is one fault.
    let goes_on = |end: &usize| faults.iter().any(|(from, to)| (from + 1..*to).contains(end));
    let ends = faults.iter().filter(|(from, _)| !orders(*from)).map(|(_, end)| *end).filter(|end| !goes_on(end));
    ends.filter(may_end).filter(|end| text.get(*end..).is_some_and(begins)).collect()
}

/// Whether a clause names a topic and says, in words that mean nothing else, what is wrong with it.
pub(super) fn is_telling(clause: &str) -> bool {
    let complaint = complaint::find(clause, "");
    complaint.is_some_and(|complaint| complaint.worded && complaint.fault.is_some_and(|fault| fault.telling))
}

/// Whether a text states a fault that is seen in a picture.
pub(super) fn shows_in_picture(text: &str) -> bool {
    complaint::find(text, "").and_then(|complaint| complaint.fault).is_some_and(|fault| fault.seen)
}

/// Whether a text names a certificate.
pub(super) fn names_card(text: &str) -> bool {
    named_topics(text, "").iter().any(|named| named.topic.kind == CARD)
}

/// Whether a text names what the next clause may go on about: a permit and its validity, a name and what its word concerns.
pub(super) fn may_go_on(text: &str) -> bool {
    const KINDS: [&str; 4] = ["residence", "approval", "approval-number", "applet-name"];
    named_topics(text, "").iter().any(|named| KINDS.contains(&named.topic.kind.as_str()))
}

/// The field that a text is about; empty where none is understood.
pub(super) fn target(text: &str) -> String {
    complaint::find(text, "").map(|complaint| complaint.field).unwrap_or_default()
}

/// Whether the name of a topic begins in `before` and ends in `after`, which follows it.
pub(super) fn is_one_name(before: &str, after: &str) -> bool {
    let (text, end) = ([before, after].concat(), before.len());
    let mut names = topic_places(&text);
    names.any(|(from, to, _)| from < end && end < to)
}

/// The field of the last topic that a text names; empty where it names none.
pub(super) fn last_field(text: &str) -> String {
    named_topics(&named(text), "").pop().map(|topic| topic.field).unwrap_or_default()
}

/// The field of the first topic that a text names; empty where it names none.
pub(super) fn field(text: &str) -> String {
    named_topics(&folded(text), "").into_iter().next().map(|topic| topic.field).unwrap_or_default()
}

/// The documented rejection that an entry means: by its code, then by its wording.
pub(super) fn documented<'a>(
    reference: &'a Reference,
    code: Option<i64>,
    said: &str,
    path: &str,
) -> Option<&'a Rejection> {
    let all = reference.rejections.all();
    let begins = code.map(|code| format!("WX-{code}"));
    let coded: Vec<&Rejection> = begins.map_or_else(Vec::new, |begins| {
        let of_code = |id: &str| id.strip_prefix(&begins).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        all.iter().filter(|rejection| of_code(&rejection.id)).collect()
    });
    let worded = |rejection: &&&Rejection| likeness(said, &rejection.official_message_zh) >= ALIKE;
    let of_field = |rejection: &&&Rejection| rejection.field == path;
    if let Some(found) = coded.iter().find(worded).or(coded.iter().find(of_field)).or(coded.first()) {
        return Some(found);
    }
    let wordings = || all.iter().filter(|rejection| !rejection.official_message_zh.is_empty());
    if let Some(filled) = wordings().find(|rejection| fills(said, &rejection.official_message_zh)) {
        return Some(filled);
    }
    let rated = wordings().map(|rejection| (likeness(said, &rejection.official_message_zh), rejection));
    // Of equals the one about the same field, then the first.
    let best = rated.filter(|(likeness, _)| *likeness >= OFFICIAL_LIKENESS).reduce(|best, next| {
        let closer = next.0 > best.0 || (next.0 >= best.0 && next.1.field == path && best.1.field != path);
        if closer { next } else { best }
    });
    best.map(|(_, rejection)| rejection)
}

/// What stands in an official text for a value that is filled in.
const BLANK: &str = "XX";

/// Whether `said` is `official` with its blank filled in, up to the cure.
fn fills(said: &str, official: &str) -> bool {
    let Some((before, after)) = reason(official).split_once(BLANK) else { return false };
    let filled = said.split_once(before).and_then(|(_, rest)| rest.find(after));
    filled.is_some_and(|value| (1..=MAX_FILLED_BYTES).contains(&value))
}

/// Bytes of the longest value that is filled in: twenty Chinese characters.
const MAX_FILLED_BYTES: usize = 60;

/// Likeness from which a text is one that the tables quote.
const OFFICIAL_LIKENESS: f32 = 0.75;

/// A documented rejection as a meaning.
pub(super) fn of_rejection(rejection: &Rejection, field: String) -> ReasonMeaning {
    let words = |of: fn(&Rejection, Language) -> String| Argument::Words {
        zh: of(rejection, Language::Chinese),
        en: of(rejection, Language::English),
    };
    ReasonMeaning {
        field,
        cause: words(Rejection::cause),
        cure: words(Rejection::fix),
        rejection: Some(rejection.id.clone()),
    }
}

/// A meaning whose words stand in the catalogue as `answer-<id>`.
pub(super) fn of_catalogue(id: &str, field: String) -> ReasonMeaning {
    in_words(id, field, &Mentions::of(""))
}

/// A meaning whose words stand in the catalogue as `answer-<id>` and repeat what the reason mentions.
fn in_words(id: &str, field: String, mentions: &Mentions) -> ReasonMeaning {
    let words = |part: &str| {
        let of = |language| {
            let arguments = mentions.arguments(language, &field);
            i18n::attribute(language, &format!("answer-{id}"), part, &arguments).unwrap_or_default()
        };
        Argument::Words { zh: of(Language::Chinese), en: of(Language::English) }
    };
    let (cause, cure) = (words("cause"), words("fix"));
    ReasonMeaning { field, cause, cure, rejection: None }
}

impl Code {
    fn meaning(&self, reference: &Reference, of_key: &str) -> ReasonMeaning {
        let field = if of_key.is_empty() { self.field.clone() } else { of_key.to_owned() };
        match reference.rejections.get(&self.says) {
            Some(rejection) => of_rejection(rejection, field),
            None => of_catalogue(&self.says, field),
        }
    }
}

/// Whether a text is about something that no form has, such as a server or the operator's terms.
fn is_elsewhere(text: &str) -> bool {
    let (mut rest, mut found) = (text.to_owned(), false);
    for word in &words().elsewhere {
        found |= rest.contains(word.as_str());
        rest = rest.replace(word.as_str(), "，");
    }
    found && named_topics(&rest, "").iter().all(|named| named.topic.general)
}

impl Complaint {
    /// The cure of what is wrong with any topic is the one of the topic itself.
    fn meaning(self, reference: &Reference, mentions: &Mentions) -> ReasonMeaning {
        let Some(fault) = self.fault else { return of_catalogue("item", self.field) };
        let said = fault.meaning(reference, mentions, self.field);
        match self.usual {
            Some(usual) => ReasonMeaning { cure: usual.meaning(reference, mentions, said.field.clone()).cure, ..said },
            None => said,
        }
    }
}

impl FaultWords {
    /// Whether `said` adds it to something else: 反光且缺角, but not 反光导致看不清.
    fn is_joined(&self, said: &str) -> bool {
        const WITHIN: [&str; 5] = ["且", "又", "也", "还", "同时"];
        const BEFORE: [&str; 3] = ["、", "和", "及"];
        let joined = |at: usize| {
            let before = said.get(..at).unwrap_or_default();
            let clause = before.rsplit(['，', ',', '。', '；', ';']).next().unwrap_or_default();
            WITHIN.iter().any(|word| clause.contains(word)) || BEFORE.iter().any(|word| clause.ends_with(word))
        };
        self.words.iter().any(|word| places(said, word).any(|(at, _)| joined(at)))
    }

    /// A documented rejection may stand for several faults: where the catalogue has words of this one, they are told.
    fn meaning(&self, reference: &Reference, mentions: &Mentions, field: String) -> ReasonMeaning {
        let rejection = reference.rejections.get(&self.rejection);
        match rejection.filter(|_| !i18n::has(Language::Chinese, &format!("answer-{}", self.id))) {
            Some(rejection) => of_rejection(rejection, field),
            None => ReasonMeaning {
                rejection: rejection.map(|rejection| rejection.id.clone()),
                ..in_words(&self.id, field, mentions)
            },
        }
    }
}
