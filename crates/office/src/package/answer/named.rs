//! The topics that a text names: where each word stands, whose the topic is, and its field.

use std::cell::LazyCell;

use crate::filing::path::{MANAGER, PRINCIPAL};

use super::index::{owner_places, topic_places};
use super::mistyped;
use super::tables::{FaultWords, ReasonTopic, Role, TOPICS, folded};

/// The kind of the pictures of certificates.
pub(super) const CARD: &str = "photo";
/// The answer for the back of a person's card.
const BACK: &str = "certificate_photo_back";
/// The answer whose owner may be named after it: 证件号码与主体证件不一致.
const NUMBER: &str = "certificate_number";
/// The same: 证件类型应选登记证书.
const TYPE: &str = "certificate_type";

/// What the name of a section ends with, before the field of it that is meant.
const SECTION: &str = "信息";
/// Bytes within which that field follows: eight Chinese characters.
const SECTION_REACH_BYTES: usize = 24;

/// Characters of a text in which topics are looked for.
const MAX_SEARCHED_CHARS: usize = 600;

/// A topic that a text names: where its word stands, and its field.
#[derive(Clone)]
pub(super) struct NamedTopic {
    pub at: usize,
    pub end: usize,
    pub field: String,
    /// Whose it is.
    pub role: Option<Role>,
    pub topic: &'static ReasonTopic,
}

impl NamedTopic {
    /// The field that is meant where `fault` is said of it: what cannot be read on a card is the picture of the card.
    pub fn field_of(&self, fault: &FaultWords) -> String {
        let printed = ["person-name", "number", "validity", "subject-name", "subject-number", "certificate-address"];
        if !fault.seen || !printed.contains(&self.topic.kind.as_str()) {
            return self.field.clone();
        }
        let subject = self.role == Some(Role::Subject) || self.topic.leaf.is_empty();
        let role = if subject { Some(Role::Subject) } else { self.role };
        // The date until which a card is valid stands on its back.
        let on_back = self.topic.kind == "validity" && !subject;
        let card = TOPICS
            .topic
            .iter()
            .find(|topic| topic.kind == CARD && if on_back { topic.leaf == BACK } else { topic.general });
        card.map(|card| card.field(role)).unwrap_or_default()
    }
}

/// The topics that `text` names, in its order; whose they are is said in it or in `context`.
pub(super) fn named_topics(text: &str, context: &str) -> Vec<NamedTopic> {
    let text = text.char_indices().nth(MAX_SEARCHED_CHARS).map_or(text, |(end, _)| &text[..end]);
    let of_one = LazyCell::new(|| names_person(text) || names_person(context));
    let meant = |topic: &ReasonTopic| {
        topic.unless.is_empty() || !*of_one && !topic.unless.iter().any(|word| text.contains(word.as_str()))
    };
    let mut words: Vec<(usize, usize, &'static ReasonTopic)> =
        topic_places(text).filter(|(.., topic)| meant(topic)).collect();
    if words.is_empty() {
        words = mistyped::mistyped_topics(text).filter(|(.., topic)| meant(topic)).collect();
    }
    words.sort_by_key(|(from, to, _)| (std::cmp::Reverse(to - from), *from));
    let mut kept: Vec<(usize, usize, &'static ReasonTopic)> = Vec::new();
    for word in words {
        if kept.iter().all(|known| word.1 <= known.0 || known.1 <= word.0) {
            kept.push(word);
        }
    }
    kept.sort_by_key(|(from, ..)| *from);
    // 居住证照片 is one topic, and 身份证上的姓名 a name.
    let ends: Vec<usize> = kept.iter().map(|(_, to, _)| *to).collect();
    kept.retain(|(from, _, topic)| !(topic.general && ends.contains(from)));
    let begins: Vec<usize> = kept.iter().map(|(from, ..)| *from).collect();
    let holds = |end: usize| {
        let rest = text.get(end..).unwrap_or_default();
        let of = ["上的", "里的", "中的", "的", ""].into_iter().find(|of| rest.starts_with(of)).unwrap_or_default();
        begins.contains(&(end + of.len()))
    };
    kept.retain(|(_, to, topic)| !(topic.silent || topic.kind == CARD && holds(*to)));
    // 主体信息中法定代表人姓名 is a name of the section's.
    let begins: Vec<usize> = kept.iter().map(|(from, ..)| *from).collect();
    let is_section = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|word| word.ends_with(SECTION))
            && begins.iter().any(|next| (to..to + SECTION_REACH_BYTES).contains(next))
    };
    kept.retain(|(from, to, _)| !is_section(*from, *to));
    // 图片（执照） is the licence.
    let specific = |kind: &str| kept.iter().any(|(.., topic)| topic.kind == kind && !topic.general);
    let bracketed = |end: usize| {
        text.get(end..).is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_numeric()).starts_with(['（', '(']))
    };
    let doubled: Vec<usize> = kept
        .iter()
        .filter(|(_, end, topic)| topic.general && bracketed(*end) && specific(&topic.kind))
        .map(|(at, ..)| *at)
        .collect();
    kept.retain(|(at, ..)| !doubled.contains(at));
    let owners = LazyCell::new(|| owner_places(text).collect::<Vec<_>>());
    let owners_around = LazyCell::new(|| owner_places(context).collect::<Vec<_>>());
    let named = kept.into_iter().map(|(at, end, topic)| {
        let after = text.get(end..).unwrap_or_default();
        let before = last_owner(owners.iter().filter(|(_, to, _)| *to <= end), topic);
        let role = before.or_else(|| owner(owned(after), topic)).or_else(|| last_owner(owners_around.iter(), topic));
        let behind = || last_owner(owners.iter().filter(|(from, ..)| *from >= end), topic);
        let named_behind = [NUMBER, TYPE].contains(&topic.leaf.as_str());
        let role = role.or_else(|| behind().filter(|role| *role == Role::Subject && named_behind));
        NamedTopic { at, end, field: topic.field(role), role, topic }
    });
    named.collect()
}

/// The words of the first topic that `text` names; empty where it names none.
pub(super) fn first_word(text: &str) -> &str {
    named_topics(text, "").first().and_then(|named| text.get(named.at..named.end)).unwrap_or_default()
}

/// The last word in `text` for a person, whose the topics after it are; `None` where it names none.
pub(super) fn person(text: &str) -> Option<String> {
    let text = folded(text);
    let persons = owner_places(&text).filter(|(.., role)| *role != Role::Subject);
    let (from, to, _) = persons.max_by_key(|(from, to, _)| (*to, to - from))?;
    text.get(from..to).map(str::to_owned)
}

/// The word for the person whose answers go on being meant after `text`: the last one, but the first where the legal
/// representative is only compared with it, as in 小程序负责人不是法人.
pub(super) fn whose(text: &str) -> Option<String> {
    let text = folded(text);
    let persons = || owner_places(&text).filter(|(.., role)| *role != Role::Subject);
    let last = persons().max_by_key(|(from, to, _)| (*to, to - from))?;
    let first = persons().min_by_key(|(from, to, _)| (*from, std::cmp::Reverse(*to)))?;
    let (from, to, _) = if (first.2, last.2) == (Role::Manager, Role::Legal) { first } else { last };
    text.get(from..to).map(str::to_owned)
}

/// Whether `text` names a person.
fn names_person(text: &str) -> bool {
    owner_places(&folded(text)).any(|(.., role)| role != Role::Subject)
}

/// `path`, which is one of the subject's responsible person if it is one of a person: the same answer of the mini program's
/// person where `said`, or else `context`, speaks of that one alone.
pub(super) fn of_person(path: &str, said: &str, context: &str) -> String {
    let moved = path.strip_prefix(PRINCIPAL).map(|leaf| [MANAGER, leaf].concat());
    let moved = moved.filter(|path| crate::filing::field::at(path).is_some());
    let whose = [said, context].map(roles).into_iter().find(|roles| !roles.is_empty()).unwrap_or_default();
    let of_manager = !whose.is_empty() && whose.iter().all(|role| *role == Role::Manager);
    moved.filter(|_| of_manager).unwrap_or_else(|| path.to_owned())
}

/// The roles of the persons that `text` names; 小程序负责人 is no 负责人, and that alone does not say which.
fn roles(text: &str) -> Vec<Role> {
    const EITHER: [&str; 3] = ["负责人", "责任人", "person in charge"];
    let found: Vec<(usize, usize, Role)> = owner_places(text).filter(|(.., role)| *role != Role::Subject).collect();
    let within = |from: usize, to: usize| found.iter().any(|(a, b, _)| *a <= from && to <= *b && to - from < b - a);
    let either = |from: usize, to: usize| text.get(from..to).is_some_and(|word| EITHER.contains(&word));
    let named = found.iter().filter(|(from, to, _)| !within(*from, *to) && !either(*from, *to));
    named.map(|(.., role)| *role).collect()
}

/// Whose a topic is in English, where it is said after it: phone number of the legal representative.
fn owned(after: &str) -> &str {
    let whose = after.strip_prefix(" of ").unwrap_or_default();
    whose.split([',', '.', ';', '，', '。']).next().unwrap_or_default()
}

/// The role that the last of the longest words in `text` names, of those that can have a `topic` of their own.
pub(super) fn owner(text: &str, topic: &ReasonTopic) -> Option<Role> {
    last_owner(owner_places(text).collect::<Vec<_>>().iter(), topic)
}

/// The role of the last of the longest of `places`, of those that can have a `topic` of their own.
fn last_owner<'a>(places: impl Iterator<Item = &'a (usize, usize, Role)>, topic: &ReasonTopic) -> Option<Role> {
    let has = |role: Role| match role {
        Role::Legal => !topic.legal.is_empty(),
        Role::Subject => !topic.subject.is_empty(),
        Role::Manager | Role::Principal => true,
    };
    let found = places.filter(|(.., role)| has(*role));
    found.max_by_key(|(from, to, _)| (*to, to - from)).map(|(.., role)| *role)
}
