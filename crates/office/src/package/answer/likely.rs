//! Which fault a reason states where its words may not decide: what they say, weighed against the examples that it is like.

use super::complaint::{Complaint, compared_first, find, reason};
use super::examples::{NEWS, NOTHING, kinds, ratings, texts};
use super::likeness::{ALIKE, likeness};
use super::named::{self, NamedTopic, named_topics, of_person, owner};
use super::tables::{FAULTS, FaultWords, TOPICS};

/// How much it counts against a fault that it is said of none of the topics that a reason names.
const MISFIT: f32 = 40.0;
/// How many of the likeliest faults are compared with the topics.
const MAX_COMPARED: usize = 40;
/// How much likelier than any other a fault is, and how likely, that is told although no word of the tables does.
const UNWORDED: (f32, f32) = (3.0, 14.0);
/// How much it counts for a fault that the words of the tables say what is wrong.
const TELLING: f32 = 8.0;
/// How much better two parts of a sentence are each explained by a fault of its own where they state two.
const APART: f32 = 8.0;
/// How likely the fault of such a part is.
const STATED: f32 = 12.0;

/// What `said` complains of, where `by_words` is what its words say.
pub(super) fn weighed(said: &str, key: &str, by_words: Option<Complaint>) -> Option<Complaint> {
    let entry = named_topics(key, "").pop();
    let here = named_topics(said, key);
    let in_reason = named_topics(reason(said), key);
    let named: Vec<&NamedTopic> = entry.iter().chain(compared_first(&in_reason)).chain(compared_first(&here)).collect();
    let stated = by_words.as_ref().and_then(|complaint| Some(complaint.fault?.id.as_str()));
    let mut rated = ratings(said, key, by_words.as_ref());
    rated.retain(|(id, _)| *id != NEWS);
    rated.sort_by(|a, b| b.1.total_cmp(&a.1));
    rated.truncate(MAX_COMPARED);
    let telling = by_words.as_ref().and_then(|complaint| complaint.fault).is_some_and(|fault| fault.telling);
    for (id, rating) in &mut rated {
        *rating += match stated == Some(*id) {
            true if telling => TELLING,
            true => 0.0,
            false if *id == NOTHING || fits(id, &named) => 0.0,
            false => -MISFIT,
        };
    }
    rated.sort_by(|a, b| b.1.total_cmp(&a.1));
    let [(best, rating), (_, next), ..] = rated.as_slice() else { return by_words };
    if *best == NOTHING {
        return None;
    }
    // Of a text that names nothing of a filing more is asked.
    let clear = is_clearly(*rating, *next) && (!named.is_empty() || is_clearly(rating / 2.0, next / 2.0));
    // What the words leave open is not guessed.
    if stated == Some(*best) || stated.is_none() && !clear && !says_the_same(said, best) {
        return by_words;
    }
    complaint_of(best, said, key, &named, by_words)
}

/// Whether `said` is no reason but what stands around reasons: by which way they came, what was mended before.
pub(super) fn is_nothing(said: &str) -> bool {
    best(&rated(said, "")).is_some_and(|(id, _)| id == NOTHING)
}

/// Whether `said` is likely one fault and none of the others, whatever the tables know of its words.
pub(super) fn is_clear(said: &str) -> bool {
    let mut rated = rated(said, "");
    rated.sort_by(|a, b| b.1.total_cmp(&a.1));
    let [(best, rating), (_, next), ..] = rated.as_slice() else { return false };
    *best != NOTHING && is_clearly(*rating, *next)
}

/// Whether a fault with this `rating` is told although no word of the tables does, where the `next` likely one has that.
fn is_clearly(rating: f32, next: f32) -> bool {
    rating - next >= UNWORDED.0 && rating >= UNWORDED.1
}

/// Whether two parts of a sentence about what is called `key`, between which a word like 且 stands if they are `joined`,
/// state two faults, each its own; the second may go on about the topic of the first.
pub(super) fn are_apart(first: &str, second: &str, key: &str, joined: bool) -> bool {
    let about = if named_topics(second, "").is_empty() { named::first_word(first) } else { "" };
    let about = [key, " ", about].concat();
    let least = if joined { APART } else { 2.0 * APART };
    let stated = |said: &str, about: &str| {
        let by_words = find(said, about).filter(|complaint| complaint.worded)?;
        let rated = ratings(said, about, Some(&by_words));
        let (id, rating) = best(&rated).filter(|(id, rating)| *id != NOTHING && *rating >= STATED)?;
        Some((id, rating, rated))
    };
    let (Some((one, rating, of_first)), Some((other, rating_too, of_second))) =
        (stated(first, key), stated(second, about.trim()))
    else {
        return false;
    };
    rating - rating_of(&of_first, other) >= least && rating_too - rating_of(&of_second, one) >= least
}

/// Whether `said` states the fault `id`, beside another that it states.
pub(super) fn states_too(said: &str, key: &str, id: &str) -> bool {
    let rated = rated(said, key);
    best(&rated).is_some_and(|(_, best)| rating_of(&rated, id) >= BESIDE * best)
}

fn rating_of(rated: &[(&'static str, f32)], id: &str) -> f32 {
    rated.iter().find(|(known, _)| *known == id).map_or(f32::MIN, |(_, rating)| *rating)
}

/// Share of the likeliest fault's rating from which another is stated beside it.
const BESIDE: f32 = 0.5;

fn rated(said: &str, key: &str) -> Vec<(&'static str, f32)> {
    let mut rated = ratings(said, key, find(said, key).as_ref());
    rated.retain(|(id, _)| *id != NEWS);
    rated
}

/// How much more `text` is like messages that refuse nothing than like any reason.
pub(super) fn news_lead(text: &str) -> f32 {
    let rated = ratings(text, "", find(text, "").as_ref());
    let others = rated.iter().filter(|(id, _)| ![NEWS, NOTHING].contains(id));
    rating_of(&rated, NEWS) - others.map(|(_, rating)| *rating).fold(f32::MIN, f32::max)
}

fn best(rated: &[(&'static str, f32)]) -> Option<(&'static str, f32)> {
    rated.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Whether one of the examples of the fault `id` is all but worded as `said` is.
fn says_the_same(said: &str, id: &str) -> bool {
    texts(id).any(|text| likeness(said, text) >= ALIKE)
}

/// The rows of the fault `id`.
fn rows(id: &str) -> impl Iterator<Item = &'static FaultWords> {
    FAULTS.fault.iter().filter(move |fault| fault.id == id)
}

/// Whether the fault `id` can be said of one of the topics, by its rows or its examples.
fn fits(id: &str, named: &[&NamedTopic]) -> bool {
    let of_one = |fault: &FaultWords| named.iter().any(|named| fault.is_of(&named.topic.kind));
    let like_one = |kind: &str| kind.is_empty() || named.iter().any(|named| named.topic.kind == kind);
    named.is_empty() || rows(id).any(of_one) || kinds(id).any(like_one)
}

/// The complaint that the fault `id` is: of the first of the topics that it can be said of, of its own field, or of its
/// usual topic.
fn complaint_of(
    id: &str,
    said: &str,
    key: &str,
    named: &[&NamedTopic],
    by_words: Option<Complaint>,
) -> Option<Complaint> {
    let told =
        |field: String, fault: &'static FaultWords| Complaint { field, fault: Some(fault), usual: None, worded: true };
    let of_topic = named.iter().find_map(|named| Some((named, rows(id).find(|fault| fault.is_of(&named.topic.kind))?)));
    if let Some((named, fault)) = of_topic {
        return Some(told(named.field_of(fault), fault));
    }
    let owner_of = |topic| [said, key].into_iter().find_map(|text| owner(text, topic));
    if let Some(fault) = rows(id).find(|fault| !fault.at.is_empty()) {
        return Some(told(of_person(&fault.at, said, key), fault));
    }
    let fault = rows(id).next()?;
    let topic = TOPICS.topic.iter().find(|topic| fault.kinds.first() == Some(&topic.kind));
    let field = topic.map(|topic| topic.field(owner_of(topic)));
    let field = field.or_else(|| Some(named.first()?.field.clone())).or_else(|| Some(by_words?.field));
    Some(told(field.unwrap_or_default(), fault))
}
