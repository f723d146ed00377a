//! What one reason of a refusal is about and what is wrong there: `assets/answer/`, then the documented rejections.

use crate::finding::{Argument, of_source};
use crate::i18n::{self, Arguments, Language};
use crate::identifier::contact::is_han;
use crate::identifier::normal::half_width_sign;
use crate::language::Text;
use crate::reference::Reference;
use crate::reference::rejection::Rejection;
use crate::rules;

use super::index::{FoundFaults, fault_places, topic_begins, topic_places};
use super::key::words_of_key;
use super::likeness::{ALIKE, likeness};
use super::mentions::Mentions;
use super::named::{CARD, NamedTopic, named_topics, owner, person};
use super::place::place;
use super::tables::{CODES, Code, FAULTS, FaultWords, ReasonTopic, TOPICS, folded, is_quoted, places, words};

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
        let named = find_complaint(said, key).filter(|complaint| complaint.worded && row.field.is_empty());
        let named = named.and_then(|complaint| Some(complaint.fault?.meaning(reference, mentions, complaint.field)));
        return Some(named.unwrap_or_else(|| row.meaning(reference, &of_key)));
    }
    let official = CODES.code.iter().map(|row| (likeness(reason, self::reason(&row.text)), row));
    let official = official.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(alike, _)| *alike >= OFFICIAL_LIKENESS);
    if let Some((_, row)) = official {
        return Some(row.meaning(reference, &of_key));
    }
    let (heading, rest) = under_heading(said);
    if let Some(paper) = asked_for(rest, &named_topics(rest, &[key, heading].join(" "))) {
        return Some(paper.meaning(reference, mentions));
    }
    if let Some(rejection) = documented(reference, code, reason, &of_key) {
        let meant = place(&rejection.field);
        let field = [of_key, meant].into_iter().find(|field| !field.is_empty());
        let field = field.or_else(|| named_topics(said, key).into_iter().next().map(|topic| topic.field));
        let field = field.unwrap_or_default();
        // The tables may tell more exactly which of its faults it is.
        let fault = find_complaint(said, key).and_then(|complaint| complaint.fault);
        let fault = fault.filter(|fault| fault.rejection == rejection.id);
        return Some(match fault {
            Some(fault) => fault.meaning(reference, mentions, field),
            None => of_rejection(rejection, field),
        });
    }
    if of_key.is_empty() && heading.is_empty() && is_elsewhere(self::reason(rest)) {
        return None;
    }
    // What a text quotes at length is what was entered: 备注“为用户提供便捷服务”太空.
    let says_much = |complaint: &Complaint| complaint.worded && !complaint.fault.is_some_and(|fault| fault.general);
    let outside = unquoted.and_then(|rest| find_complaint(&rest, key)).filter(says_much);
    let complaint = outside.or_else(|| find_complaint(said, key));
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
    let faults = faults();
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

const REMARK: &str = field!("icp_applets.base_info.comment");
/// Fields that say what the program is about.
const CONTENT: [&str; 3] = [REMARK, field!("icp_applets.base_info.service_content_types"), field!("facts.applet_name")];

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
    let owners = || TOPICS.owner.iter().flat_map(|owner| &owner.words);
    let begins = |rest: &str| topic_begins(rest) || owners().any(|word| rest.starts_with(word.as_str()));
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
    let ends = fault_places(text).filter(|(from, _)| !orders(*from)).map(|(_, end)| end);
    ends.filter(may_end).filter(|end| text.get(*end..).is_some_and(begins)).collect()
}

/// Whether a clause says by itself what is wrong with what.
pub(super) fn is_complete(clause: &str) -> bool {
    find_complaint(clause, "").is_some_and(|complaint| complaint.worded)
}

/// Whether a clause names a topic and says, in words that mean nothing else, what is wrong with it.
pub(super) fn is_telling(clause: &str) -> bool {
    let complaint = find_complaint(clause, "");
    complaint.is_some_and(|complaint| complaint.worded && complaint.fault.is_some_and(|fault| fault.telling))
}

/// Whether a text names what the next clause may go on about: a permit and its validity, a name and what its word concerns.
pub(super) fn may_go_on(text: &str) -> bool {
    const KINDS: [&str; 4] = ["residence", "approval", "approval-number", "applet-name"];
    named_topics(text, "").iter().any(|named| KINDS.contains(&named.topic.kind.as_str()))
}

/// The field that a text is about; empty where none is understood.
pub(super) fn target(text: &str) -> String {
    find_complaint(text, "").map(|complaint| complaint.field).unwrap_or_default()
}

/// Whether the name of a topic begins in `before` and ends in `after`, which follows it.
pub(super) fn is_one_name(before: &str, after: &str) -> bool {
    let (text, end) = ([before, after].concat(), before.len());
    let mut names = topic_places(&text);
    names.any(|(from, to, _)| from < end && end < to)
}

/// The name of a field or an entry in the words of the tables.
fn named(key: &str) -> String {
    let parts = key
        .split(' ')
        .map(|part| Some(words_of_key(part)).filter(|words| !words.is_empty()).unwrap_or_else(|| folded(part)));
    parts.collect::<Vec<_>>().join(" ")
}

/// The field of the last topic that a text names; empty where it names none.
pub(super) fn last_field(text: &str) -> String {
    named_topics(&named(text), "").pop().map(|topic| topic.field).unwrap_or_default()
}

/// Whether a text begins with the name of a topic.
pub(super) fn begins_with_topic(text: &str) -> bool {
    named_topics(text, "").first().is_some_and(|topic| topic.at == 0)
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

/// Characters in a row from which words that no table has are taken for what a reason is about.
const MIN_UNKNOWN_CHARS: usize = 4;

/// Whether a text holds words that no table has: what it says is then only guessed.
fn is_unknown(text: &str) -> bool {
    let owners = TOPICS.owner.iter().flat_map(|owner| &owner.words);
    let around = words().around.iter().chain(&words().cures).chain(&words().asks).chain(&words().joins);
    let others = owners.chain(around).flat_map(|word| places(text, word));
    let mut known = vec![false; text.len()];
    for (from, to) in topic_places(text).map(|(from, to, _)| (from, to)).chain(fault_places(text)).chain(others) {
        known[from..to].fill(true);
    }
    let mut row = 0;
    text.char_indices().any(|(at, character)| {
        row = if is_han(character) && !known[at] { row + 1 } else { 0 };
        row >= MIN_UNKNOWN_CHARS
    })
}

/// What a text complains of, by its words.
struct Complaint {
    field: String,
    fault: Option<&'static FaultWords>,
    /// What is said of the topic when nothing else is understood, where the fault can be said of any.
    usual: Option<&'static FaultWords>,
    /// Whether the fault stands in the words, and not only the topic.
    worded: bool,
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

/// The heading that a text begins with, and the rest: 主体信息 - 通讯地址：写了两次.
fn under_heading(said: &str) -> (&str, &str) {
    let parts = said.split_once(['：', ':']).map(|(heading, rest)| (heading.trim(), rest.trim()));
    parts.filter(|(heading, rest)| is_name(heading) && !rest.is_empty()).unwrap_or(("", said))
}

/// Characters of the longest name of a field with its section.
const MAX_NAME_CHARS: usize = 24;

/// Whether a text names a field and says nothing of it.
pub(super) fn is_name(text: &str) -> bool {
    let text = &named(text);
    let short = text.chars().count() <= MAX_NAME_CHARS && !text.contains(['：', ':', '，', '。', '；']);
    short && (is_person(text) || !named_topics(text, "").is_empty() && !is_complete(text))
}

/// Whether a text names a person and no more.
pub(super) fn is_person(text: &str) -> bool {
    person(text).is_some_and(|word| word.len() == text.trim().len())
}

/// What a text complains of, by what it names and what it says of it: first in the reason, then in the cure after it.
fn find_complaint(said: &str, key: &str) -> Option<Complaint> {
    let faults = || FAULTS.fault.iter();
    let (heading, said) = under_heading(said);
    let key = &[key, heading].join(" ");
    let reason = reason(said);
    let here = named_topics(said, key);
    if let Some(complaint) = asked_for(said, &here) {
        return Some(complaint);
    }
    let in_reason = named_topics(reason, key);
    // The reason names the side of the card that the entry is about.
    let closer =
        |named: &NamedTopic| in_reason.iter().any(|other| other.topic.kind == named.topic.kind && !other.topic.general);
    // Of a section and its field the field counts.
    let entry = named_topics(key, "").pop();
    let of_key = entry.iter().filter(|topic| !closer(topic));
    let named: Vec<&NamedTopic> = of_key.chain(compared_first(&in_reason)).chain(compared_first(&here)).collect();
    let begun = !here.is_empty() || !heading.is_empty();
    let [in_first, in_all] = [reason, said].map(|text| by_words(text, &named, entry.as_ref(), begun));
    // What says little counts where the text says nothing else: 名称含“学堂”，需附说明.
    let says_little = |complaint: &Complaint| complaint.fault.is_some_and(|fault| fault.general);
    let clear = in_first.filter(|complaint| !says_little(complaint) || in_all.as_ref().is_none_or(says_little));
    if let Some(complaint) = clear.or(in_all) {
        return Some(complaint);
    }
    let found = FoundFaults::of(said);
    let general = said_missing(said);
    let usual = |named: &NamedTopic| usual(named.topic);
    // 没有写住址，请与身份证一致 is about the address.
    let meant = in_reason.last().or(here.last()).or(named.first().copied());
    if let (Some(fault), Some(topic)) = (general, meant) {
        return Some(Complaint { field: topic.field.clone(), fault: Some(fault), usual: usual(topic), worded: true });
    }
    // 贵单位天气不佳，请补充说明 says what is wrong before the cure, and that is not understood.
    let news = || words().noise.iter().any(|word| reason.contains(word.as_str()));
    let (unread, unknown) = (reason.len() < said.len() && !news(), is_unknown(reason));
    let found_in_reason = FoundFaults::of(reason);
    let of_reason = |fault: &&FaultWords| {
        let guessed = unread && !fault.always && !found_in_reason.weight(fault).is_found();
        !(guessed || named.is_empty() && unknown)
    };
    let placed = |fault: &&FaultWords| !fault.at.is_empty() && (named.is_empty() || fault.kinds.is_empty());
    if let Some(fault) = found.heaviest(faults().filter(placed).filter(of_reason)) {
        return Some(Complaint { field: fault.at.clone(), fault: Some(fault), usual: None, worded: false });
    }
    if let Some(topic) = named.first() {
        return Some(Complaint {
            field: topic.field.clone(),
            fault: usual(topic).filter(|_| !unknown),
            usual: None,
            worded: false,
        });
    }
    if unknown {
        return None;
    }
    // 同名 is said of names alone.
    let with_own_word = FAULTS.fault.iter().filter(|fault| !fault.kinds.is_empty() && fault.has_own_word_in(said));
    let fault = found.heaviest(with_own_word).filter(of_reason)?;
    let topic = TOPICS.topic.iter().find(|topic| fault.kinds.first() == Some(&topic.kind))?;
    let role = [said, key].into_iter().find_map(|text| owner(text, topic));
    Some(Complaint { field: topic.field(role), fault: Some(fault), usual: None, worded: false })
}

/// What is wrong by the words of `text`: a fault that stands by itself, or one of a topic that is named, whichever is
/// said in more words. `begun` where the text names something; without it may go on from what was said before.
fn by_words(text: &str, named: &[&NamedTopic], entry: Option<&NamedTopic>, begun: bool) -> Option<Complaint> {
    let faults = || FAULTS.fault.iter();
    let any = |fault: &&FaultWords| {
        let of_named = || named.iter().any(|named| fault.is_of(&named.topic.kind));
        fault.always && (fault.kinds.is_empty() || named.is_empty() || of_named())
    };
    let found = FoundFaults::of(text);
    let of_its_kind = |named: &NamedTopic| found.heaviest(faults().filter(|fault| fault.is_of(&named.topic.kind)));
    let of_named_topic = named.iter().find_map(|named| Some((named, of_its_kind(named)?)));
    let alone = found.heaviest(faults().filter(any));
    // 承诺书落款不是法人签的 is about the letter.
    let topic = named.first().filter(|named| named.at == 0 || entry.is_some());
    let of_topic = of_named_topic.filter(|(named, _)| topic.is_some_and(|topic| topic.topic.kind == named.topic.kind));
    let weight = of_named_topic.map(|(_, fault)| found.weight(fault)).unwrap_or_default();
    let outweighs = |alone: &&FaultWords| match of_topic {
        Some((named, fault)) if !alone.is_of(&named.topic.kind) => {
            !named.topic.is_paper() && found.weight(alone) > found.weight(fault)
        }
        _ => found.weight(alone) >= weight,
    };
    if let Some(fault) = alone.filter(outweighs) {
        // The entry names the field where the fault can be said of it, and so does a word for what the program is about.
        let meant = entry.filter(|entry| fault.is_of(&entry.topic.kind));
        let content = |named: &&&NamedTopic| {
            fault.at == REMARK && fault.is_of(&named.topic.kind) && CONTENT.contains(&named.field.as_str())
        };
        let meant = meant.or_else(|| named.iter().find(content).copied());
        let field = meant.map_or(&fault.at, |named| &named.field);
        let worded = fault.kinds.is_empty() || begun;
        return Some(Complaint { field: field.clone(), fault: Some(fault), usual: None, worded });
    }
    let (named, fault) = of_named_topic?;
    let validity = || TOPICS.topic.iter().find(|topic| topic.kind == VALIDITY).map(|topic| topic.field(named.role));
    let dated = fault.dated && entry.is_none() && named.topic.kind == CARD && !named.topic.leaf.is_empty();
    let field = if dated { validity() } else { None };
    Some(Complaint {
        field: field.unwrap_or_else(|| named.field_of(fault)),
        fault: Some(fault),
        usual: None,
        worded: true,
    })
}

/// What is said of a topic when nothing else is understood.
fn usual(topic: &ReasonTopic) -> Option<&'static FaultWords> {
    FAULTS.fault.iter().find(|fault| fault.words.is_empty() && fault.is_of(&topic.kind))
}

/// Things in their order, those first that a comparison with others is about: the district that does not fit the address.
fn compared_first(topics: &[NamedTopic]) -> impl Iterator<Item = &NamedTopic> {
    let of = |narrow: bool| topics.iter().filter(move |named| named.topic.narrow == narrow);
    of(true).chain(of(false))
}

/// A paper that a text asks for or misses: whatever else it says is why.
fn asked_for(said: &str, named: &[NamedTopic]) -> Option<Complaint> {
    let signs = ['，', ',', '。', '；', ';', '：', ':'];
    let asks = |named: &&NamedTopic| {
        let before = said.get(..named.at).unwrap_or_default().rsplit(signs).next().unwrap_or_default();
        let after = said.get(named.end..).unwrap_or_default();
        words().asks.iter().any(|word| before.contains(word.as_str()))
            || words().lacks.iter().any(|word| after.starts_with(word.as_str()))
    };
    let paper = named.iter().filter(|named| named.topic.document).find(asks)?;
    let of_paper = FAULTS.fault.iter().filter(|fault| fault.is_of(&paper.topic.kind));
    let fault = FoundFaults::of(said).heaviest(of_paper);
    // A letter that is not there is no letter that was filled in wrongly.
    let missed = || said_missing(said).filter(|_| paper.topic.kind == "letter");
    let fault = fault.or_else(missed).or_else(|| usual(paper.topic));
    Some(Complaint { field: paper.field.clone(), fault, usual: None, worded: true })
}

/// The fault of what is not there, where a text says it of anything.
fn said_missing(said: &str) -> Option<&'static FaultWords> {
    FoundFaults::of(said).heaviest(FAULTS.fault.iter().filter(|fault| fault.kinds.is_empty() && fault.at.is_empty()))
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

/// The kind of the face check.
const FACE: &str = "face";

/// The kind of the date until which a person's certificate is valid.
const VALIDITY: &str = "validity";

/// The part of a text before the words that say what to do.
fn reason(said: &str) -> &str {
    let after = |mark: char| move |at: usize| at + mark.len_utf8();
    let marks = ['，', ',', '。', '；'];
    let cures = &words().cures;
    let ends = marks.into_iter().flat_map(|mark| said.match_indices(mark).map(move |(at, _)| (at, after(mark)(at))));
    let cured = ends.filter(|(_, next)| {
        let rest = said.get(*next..).unwrap_or_default().trim_start();
        cures.iter().any(|word| rest.starts_with(word.as_str())) && !begins_with_topic(rest)
    });
    let end = cured.map(|(at, _)| at).min().unwrap_or(said.len());
    said.get(..end).unwrap_or(said)
}
