//! The things that a text names: where each word stands, whose the thing is, and its field.

use super::index::thing_places;
use super::mistyped;
use super::tables::{FaultWords, Role, THINGS, Thing, folded, places};

/// The kind of the pictures of certificates.
pub(super) const CARD: &str = "photo";
/// The answer for the back of a person's card.
const BACK: &str = "certificate_photo_back";
/// The answer whose owner may be named after it: 证件号码与主体证件不一致.
const NUMBER: &str = "certificate_number";

/// What the name of a section ends with, before the field of it that is meant.
const SECTION: &str = "信息";
/// Bytes within which that field follows: eight Chinese characters.
const REACH: usize = 24;

/// Characters of a text in which things are looked for.
const LONGEST: usize = 600;

/// A thing that a text names: where its word stands, and its field.
#[derive(Clone)]
pub(super) struct NamedThing {
    pub at: usize,
    pub end: usize,
    pub field: String,
    /// Whose it is.
    pub role: Option<Role>,
    pub thing: &'static Thing,
}

impl NamedThing {
    /// The field that is meant where `fault` is said of it: what cannot be read on a card is the picture of the card.
    pub fn field_of(&self, fault: &FaultWords) -> String {
        let printed = ["person-name", "number", "validity", "subject-name", "subject-number", "certificate-address"];
        if !fault.seen || !printed.contains(&self.thing.kind.as_str()) {
            return self.field.clone();
        }
        let subject = self.role == Some(Role::Subject) || self.thing.leaf.is_empty();
        let role = if subject { Some(Role::Subject) } else { self.role };
        // The date until which a card is valid stands on its back.
        let on_back = self.thing.kind == "validity" && !subject;
        let card = THINGS
            .thing
            .iter()
            .find(|thing| thing.kind == CARD && if on_back { thing.leaf == BACK } else { thing.general });
        card.map(|card| card.field(role)).unwrap_or_default()
    }
}

/// The things that `text` names, in its order; whose they are is said in it or in `context`.
pub(super) fn things(text: &str, context: &str) -> Vec<NamedThing> {
    let text = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
    let of_one = person(text).or_else(|| person(context)).is_some();
    let meant = |thing: &Thing| {
        thing.unless.is_empty() || !of_one && !thing.unless.iter().any(|word| text.contains(word.as_str()))
    };
    let mut words: Vec<(usize, usize, &'static Thing)> =
        thing_places(text).filter(|(.., thing)| meant(thing)).collect();
    if words.is_empty() {
        words = mistyped::things(text).filter(|(.., thing)| meant(thing)).collect();
    }
    words.sort_by_key(|(from, to, _)| (std::cmp::Reverse(to - from), *from));
    let mut kept: Vec<(usize, usize, &'static Thing)> = Vec::new();
    for word in words {
        if kept.iter().all(|known| word.1 <= known.0 || known.1 <= word.0) {
            kept.push(word);
        }
    }
    kept.sort_by_key(|(from, ..)| *from);
    // 居住证照片 is one thing, and 身份证上的姓名 a name.
    let ends: Vec<usize> = kept.iter().map(|(_, to, _)| *to).collect();
    kept.retain(|(from, _, thing)| !(thing.general && ends.contains(from)));
    let begins: Vec<usize> = kept.iter().map(|(from, ..)| *from).collect();
    let holds = |end: usize| {
        let rest = text.get(end..).unwrap_or_default();
        let of = ["上的", "里的", "中的", "的", ""].into_iter().find(|of| rest.starts_with(of)).unwrap_or_default();
        begins.contains(&(end + of.len()))
    };
    kept.retain(|(_, to, thing)| !(thing.silent || thing.kind == CARD && holds(*to)));
    // 主体信息中法定代表人姓名 is a name of the section's.
    let begins: Vec<usize> = kept.iter().map(|(from, ..)| *from).collect();
    let is_section = |from: usize, to: usize| {
        text.get(from..to).is_some_and(|word| word.ends_with(SECTION))
            && begins.iter().any(|next| (to..to + REACH).contains(next))
    };
    kept.retain(|(from, to, _)| !is_section(*from, *to));
    // 图片（执照） is the licence.
    let own = |kind: &str| kept.iter().any(|(.., thing)| thing.kind == kind && !thing.general);
    let bracketed = |end: usize| {
        text.get(end..).is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_numeric()).starts_with(['（', '(']))
    };
    let doubled: Vec<usize> = kept
        .iter()
        .filter(|(_, end, thing)| thing.general && bracketed(*end) && own(&thing.kind))
        .map(|(at, ..)| *at)
        .collect();
    kept.retain(|(at, ..)| !doubled.contains(at));
    let named = kept.into_iter().map(|(at, end, thing)| {
        let (before, after) = text.split_at(end);
        let owner = |text: &str| owner(text, thing);
        let role = owner(before).or_else(|| owner(owned(after))).or_else(|| owner(context));
        let role = role.or_else(|| owner(after).filter(|role| *role == Role::Subject && thing.leaf == NUMBER));
        NamedThing { at, end, field: thing.field(role), role, thing }
    });
    named.collect()
}

/// The last word in `text` for a person, whose the things after it are; `None` where it names none.
pub(super) fn person(text: &str) -> Option<&'static str> {
    let text = folded(text);
    let persons = THINGS.owner.iter().filter(|owner| owner.role != Role::Subject);
    let found =
        persons.flat_map(|owner| &owner.words).filter_map(|word| Some((places(&text, word).last()?.1, word.as_str())));
    found.max_by_key(|(end, word)| (*end, word.len())).map(|(_, word)| word)
}

/// Whose a thing is in English, where it is said after it: phone number of the legal representative.
fn owned(after: &str) -> &str {
    let whose = after.strip_prefix(" of ").unwrap_or_default();
    whose.split([',', '.', ';', '，', '。']).next().unwrap_or_default()
}

/// The role that the last of the longest words in `text` names, of those that can have a `thing` of their own.
pub(super) fn owner(text: &str, thing: &Thing) -> Option<Role> {
    let has = |role: Role| match role {
        Role::Legal => !thing.legal.is_empty(),
        Role::Subject => !thing.subject.is_empty(),
        Role::Manager | Role::Principal => true,
    };
    let words = THINGS
        .owner
        .iter()
        .filter(|owner| has(owner.role))
        .flat_map(|owner| owner.words.iter().map(move |word| (owner.role, word)));
    let found = words.filter_map(|(role, word)| places(text, word).last().map(|(_, end)| (end, word.len(), role)));
    found.max_by_key(|(end, length, _)| (*end, *length)).map(|(.., role)| role)
}
