//! Which fault a reason states where its words may not decide: what they say, weighed against the examples that it is like.

use super::complaint::{Complaint, compared_first, reason};
use super::examples::{kinds, ratings, texts};
use super::likeness::{ALIKE, likeness};
use super::named::{NamedTopic, named_topics, of_person, owner};
use super::tables::{FAULTS, FaultWords, TOPICS};

/// How much it counts against a fault that it is said of none of the topics that a reason names.
const MISFIT: f32 = 40.0;
/// How many of the likeliest faults are compared with the topics.
const MAX_COMPARED: usize = 40;

/// What `said` complains of, where `by_words` is what its words say.
pub(super) fn weighed(said: &str, key: &str, by_words: Option<Complaint>) -> Option<Complaint> {
    let entry = named_topics(key, "").pop();
    let here = named_topics(said, key);
    let in_reason = named_topics(reason(said), key);
    let named: Vec<&NamedTopic> = entry.iter().chain(compared_first(&in_reason)).chain(compared_first(&here)).collect();
    let stated = by_words.as_ref().and_then(|complaint| Some(complaint.fault?.id.as_str()));
    let mut rated = ratings(said, key, by_words.as_ref());
    rated.sort_by(|a, b| b.1.total_cmp(&a.1));
    let likely = rated.iter().take(MAX_COMPARED).map(|(id, rating)| {
        let misfit = if stated == Some(*id) || fits(id, &named) { 0.0 } else { MISFIT };
        (*id, rating - misfit)
    });
    let mut likely: Vec<(&str, f32)> = likely.collect();
    likely.sort_by(|a, b| b.1.total_cmp(&a.1));
    let margin = likely.get(0).map_or(0.0, |a| a.1) - likely.get(1).map_or(0.0, |a| a.1);
    if std::env::var("PROTO_MARGIN").is_ok() { eprintln!("{margin}\t{}\t{}\t{}\t{}", likely[0].1, said.chars().count(), stated.unwrap_or("-"), likely[0].0); }
    let best = likely.first()?.0;
    if stated == Some(best) {
        return by_words;
    }
    complaint_of(best, said, key, &named, by_words)
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
