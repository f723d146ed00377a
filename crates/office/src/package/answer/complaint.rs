//! What a text complains of, by its words: the topics that it names and the faults of `assets/answer/faults.toml` that it states.

use crate::identifier::contact::is_han;

use super::index::{FoundFaults, fault_places, owner_places, side_places, topic_places};
use super::key::words_of_key;
use super::named::{CARD, NamedTopic, named_topics, of_person, owner, person};
use super::tables::{FAULTS, FaultWords, ReasonTopic, TOPICS, folded, words};

/// The remark of the mini program.
pub(super) const REMARK: &str = field!("icp_applets.base_info.comment");
/// Fields that say what the program is about.
pub(super) const CONTENT: [&str; 3] =
    [REMARK, field!("icp_applets.base_info.service_content_types"), field!("facts.applet_name")];

/// What a text complains of, by its words.
pub(super) struct Complaint {
    pub field: String,
    pub fault: Option<&'static FaultWords>,
    /// What is said of the topic when nothing else is understood, where the fault can be said of any.
    pub usual: Option<&'static FaultWords>,
    /// Whether the fault stands in the words, and not only the topic.
    pub worded: bool,
}

/// The name of a field or an entry in the words of the tables.
pub(super) fn named(key: &str) -> String {
    let parts = key
        .split(' ')
        .map(|part| Some(words_of_key(part)).filter(|words| !words.is_empty()).unwrap_or_else(|| folded(part)));
    parts.collect::<Vec<_>>().join(" ")
}

/// Whether a text begins with the name of a topic.
pub(super) fn begins_with_topic(text: &str) -> bool {
    named_topics(text, "").first().is_some_and(|topic| topic.at == 0)
}

/// Whether a clause says by itself what is wrong with what.
pub(super) fn is_complete(clause: &str) -> bool {
    find(clause, "").is_some_and(|complaint| complaint.worded)
}

/// Whether a clause about what is called `key` says what is wrong, or what is wrong with a thing that it does not name.
pub(super) fn states_fault(clause: &str, key: &str) -> bool {
    let states = |fault: &FaultWords| fault.seen || fault.telling;
    find(clause, key).is_some_and(|complaint| complaint.worded || complaint.fault.is_some_and(states))
}

/// Characters in a row from which words that no table has are taken for what a reason is about.
const MIN_UNKNOWN_CHARS: usize = 4;

/// Whether a text holds words that no table has: what it says is then only guessed.
fn is_unknown(text: &str) -> bool {
    let owners = owner_places(text).map(|(from, to, _)| (from, to));
    let others = side_places(text).chain(owners);
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

/// The heading that a text begins with, and the rest: 主体信息 - 通讯地址：写了两次.
pub(super) fn under_heading(said: &str) -> (&str, &str) {
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
pub(super) fn find(said: &str, key: &str) -> Option<Complaint> {
    let (heading, said) = under_heading(said);
    let key = &[key, heading].join(" ");
    let reason = reason(said);
    let here = named_topics(said, key);
    if let Some(complaint) = asked_for(said, &here) {
        return Some(complaint);
    }
    let is_whole = reason.len() == said.len();
    // 证件类型错误，应选登记证书 says after the reason whose the type is.
    let in_reason: Vec<NamedTopic> = here.iter().filter(|named| named.end <= reason.len()).cloned().collect();
    // The reason names the side of the card that the entry is about.
    let closer =
        |named: &NamedTopic| in_reason.iter().any(|other| other.topic.kind == named.topic.kind && !other.topic.general);
    // Of a section and its field the field counts.
    let entry = named_topics(key, "").pop();
    let of_key = entry.iter().filter(|topic| !closer(topic));
    let named: Vec<&NamedTopic> = of_key.chain(compared_first(&in_reason)).chain(compared_first(&here)).collect();
    let begun = !here.is_empty() || !heading.is_empty();
    let found_in_reason = FoundFaults::of(reason);
    let in_first = by_words(reason, &found_in_reason, key, &named, entry.as_ref(), begun);
    // What says little counts where the text says nothing else: 名称含“学堂”，需附说明.
    let says_little = |complaint: &Complaint| complaint.fault.is_some_and(|fault| fault.general);
    if in_first.as_ref().is_some_and(|complaint| is_whole || !says_little(complaint)) {
        return in_first;
    }
    let found = if is_whole { found_in_reason.clone() } else { FoundFaults::of(said) };
    let in_all = if is_whole { None } else { by_words(said, &found, key, &named, entry.as_ref(), begun) };
    let clear = in_first.filter(|_| in_all.as_ref().is_none_or(says_little));
    if let Some(complaint) = clear.or(in_all) {
        return Some(complaint);
    }
    let general = missing_of(&found);
    let usual = |named: &NamedTopic| usual(named.topic);
    // 没有写住址，请与身份证一致 is about the address.
    let meant = in_reason.last().or(here.last()).or(named.first().copied());
    if let (Some(fault), Some(topic)) = (general, meant) {
        return Some(Complaint { field: topic.field.clone(), fault: Some(fault), usual: usual(topic), worded: true });
    }
    // 贵单位天气不佳，请补充说明 says what is wrong before the cure, and that is not understood.
    let news = || words().noise.iter().any(|word| reason.contains(word.as_str()));
    let (unread, unknown) = (reason.len() < said.len() && !news(), is_unknown(reason));
    let of_reason = |fault: &FaultWords| {
        let guessed = unread && !fault.always && !found_in_reason.weight(fault).is_found();
        !(guessed || named.is_empty() && unknown)
    };
    let placed = |fault: &FaultWords| !fault.at.is_empty() && (named.is_empty() || fault.kinds.is_empty());
    if let Some(fault) = found.heaviest(|fault| placed(fault) && of_reason(fault)) {
        let field = of_person(&fault.at, said, key);
        return Some(Complaint { field, fault: Some(fault), usual: None, worded: false });
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
    let with_own_word = |fault: &FaultWords| !fault.kinds.is_empty() && fault.has_own_word_in(said);
    let fault = found.heaviest(with_own_word).filter(|fault| of_reason(fault))?;
    let topic = TOPICS.topic.iter().find(|topic| fault.kinds.first() == Some(&topic.kind))?;
    let role = [said, key].into_iter().find_map(|text| owner(text, topic));
    Some(Complaint { field: topic.field(role), fault: Some(fault), usual: None, worded: false })
}

/// What is wrong by the words of `text`: a fault that stands by itself, or one of a topic that is named, whichever is
/// said in more words. `begun` where the text names something; without it may go on from what was said before.
fn by_words(
    text: &str,
    found: &FoundFaults,
    key: &str,
    named: &[&NamedTopic],
    entry: Option<&NamedTopic>,
    begun: bool,
) -> Option<Complaint> {
    let any = |fault: &FaultWords| {
        let of_named = || named.iter().any(|named| fault.is_of(&named.topic.kind));
        fault.always && (fault.kinds.is_empty() || named.is_empty() || of_named())
    };
    let of_its_kind = |named: &NamedTopic| found.heaviest(|fault| fault.is_of(&named.topic.kind));
    let of_named_topic = named.iter().find_map(|named| Some((named, of_its_kind(named)?)));
    let alone = found.heaviest(any);
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
        let field = meant.map_or_else(|| of_person(&fault.at, text, key), |named| named.field.clone());
        let worded = fault.kinds.is_empty() || begun;
        return Some(Complaint { field, fault: Some(fault), usual: None, worded });
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
pub(super) fn usual(topic: &ReasonTopic) -> Option<&'static FaultWords> {
    FAULTS.fault.iter().find(|fault| fault.words.is_empty() && fault.is_of(&topic.kind))
}

/// Things in their order, those first that a comparison with others is about: the district that does not fit the address.
pub(super) fn compared_first(topics: &[NamedTopic]) -> impl Iterator<Item = &NamedTopic> {
    let of = |narrow: bool| topics.iter().filter(move |named| named.topic.narrow == narrow);
    of(true).chain(of(false))
}

/// A paper that a text asks for or misses: whatever else it says is why.
pub(super) fn asked_for(said: &str, named: &[NamedTopic]) -> Option<Complaint> {
    let signs = ['，', ',', '。', '；', ';', '：', ':'];
    let asks = |named: &&NamedTopic| {
        let before = said.get(..named.at).unwrap_or_default().rsplit(signs).next().unwrap_or_default();
        let after = said.get(named.end..).unwrap_or_default();
        words().asks.iter().any(|word| before.contains(word.as_str()))
            || words().lacks.iter().any(|word| after.starts_with(word.as_str()))
    };
    let paper = named.iter().filter(|named| named.topic.document).find(asks)?;
    let fault = FoundFaults::of(said).heaviest(|fault| fault.is_of(&paper.topic.kind));
    // A letter that is not there is no letter that was filled in wrongly.
    let missed = || said_missing(said).filter(|_| paper.topic.kind == "letter");
    let fault = fault.or_else(missed).or_else(|| usual(paper.topic));
    Some(Complaint { field: paper.field.clone(), fault, usual: None, worded: true })
}

/// The fault of what is not there, where a text says it of anything.
fn said_missing(said: &str) -> Option<&'static FaultWords> {
    missing_of(&FoundFaults::of(said))
}

/// The same of the faults that a text states.
fn missing_of(found: &FoundFaults) -> Option<&'static FaultWords> {
    found.heaviest(|fault| fault.kinds.is_empty() && fault.at.is_empty())
}

/// The kind of the face check.
pub(super) const FACE: &str = "face";

/// The kind of the date until which a person's certificate is valid.
const VALIDITY: &str = "validity";

/// Whether a clause says what comes of the one before it: 反光，导致号码看不清.
pub(super) fn follows_from(clause: &str) -> bool {
    words().follows.iter().any(|word| clause.starts_with(word.as_str()))
}

/// The part of a text before a clause that says what comes of it, if that states something by itself.
pub(super) fn without_what_follows(said: &str) -> &str {
    let signs = said.match_indices(['，', ',']).map(|(at, sign)| (at, at + sign.len()));
    let first = signs.filter(|(_, next)| follows_from(said[*next..].trim_start())).map(|(at, _)| &said[..at]).next();
    first.filter(|before| is_complete(before)).unwrap_or(said)
}

/// The part of a text before the words that say what to do.
pub(super) fn reason(said: &str) -> &str {
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
