//! Which faults a reason is like, by the sentences of `assets/answer/examples.toml`.
//!
//! Each letter and pair of letters, each row of `faults.toml` whose words stand in the reason, each topic that it names and
//! what the words of the tables make of it speak for the faults in whose examples they are more frequent than in all, and
//! against those whose examples lack them (naive Bayes).

use std::num::NonZero;
use std::sync::LazyLock;
use std::thread;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::complaint::{Complaint, find};
use super::index::FoundFaults;
use super::named::named_topics;
use super::tables::folded;

/// Sentences that state one fault of one kind of topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    id: String,
    #[serde(default)]
    kind: String,
    texts: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Examples {
    example: Vec<Example>,
}

/// What a sentence has that others may have too.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Clue {
    Letter(char),
    Pair(char, char),
    Latin(String),
    /// A row of the faults, by where it stands in memory.
    Row(usize),
    Fault(&'static str),
    Topic(&'static str),
    /// The fault that the words of the tables tell.
    Told(&'static str),
    /// The same, with how much it says, and whether it stands in the words.
    ToldSo(&'static str, Option<bool>, bool),
}

impl Clue {
    /// How much it counts: a topic excludes more than a word does.
    fn share(&self) -> f32 {
        if matches!(self, Self::Topic(_)) { 2.0 } else { 1.0 }
    }
}

/// Under which id the examples stand that are no reasons: they tell by which way a refusal came, or what was mended before.
pub(super) const NOTHING: &str = "nothing";

/// Under which id the examples stand of messages that refuse nothing. No reason is compared with them.
pub(super) const NEWS: &str = "news";

/// How many examples the frequency of a clue in all of them counts for beside those of one fault.
const PRIOR_EXAMPLES: f32 = 8.0;

/// The faults that have examples, and the weight of each clue for each of them.
struct ExampleIndex {
    /// What a clue costs that the examples of a fault lack.
    lacks: Vec<(&'static str, f32)>,
    weights: FxHashMap<Clue, Vec<(usize, f32)>>,
}

static EXAMPLES: LazyLock<Examples> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/examples.toml")).unwrap_or_default());

/// Made on first use.
static INDEX: LazyLock<ExampleIndex> = LazyLock::new(|| {
    let mut faults: Vec<(&'static str, f32)> = Vec::new();
    let mut counts: FxHashMap<Clue, Vec<(usize, f32)>> = FxHashMap::default();
    let mut all = 0.0;
    for (id, clues) in clues_of_all() {
        // Examples of one fault stand together.
        if faults.last().is_none_or(|(last, _)| *last != id) {
            faults.push((id, 0.0));
        }
        let fault = faults.len() - 1;
        for clue in clues {
            let counted = counts.entry(clue).or_default();
            match counted.last_mut() {
                Some((last, count)) if *last == fault => *count += 1.0,
                _ => counted.push((fault, 1.0)),
            }
        }
        faults[fault].1 += 1.0;
        all += 1.0;
    }
    for (clue, found) in &mut counts {
        let usual = PRIOR_EXAMPLES * found.iter().map(|(_, count)| count).sum::<f32>() / all;
        for (_, weight) in found {
            *weight = clue.share() * (*weight / usual).ln_1p();
        }
    }
    let lacks = faults.into_iter().map(|(id, count)| (id, (PRIOR_EXAMPLES / (count + PRIOR_EXAMPLES)).ln()));
    ExampleIndex { lacks: lacks.collect(), weights: counts }
});

/// The fault of each example and its clues, in their order, found by as many threads as run at once.
fn clues_of_all() -> Vec<(&'static str, FxHashSet<Clue>)> {
    let of_one = |example: &'static Example| example.texts.iter().map(move |text| (example, text.as_str()));
    let texts: Vec<(&Example, &str)> = EXAMPLES.example.iter().flat_map(of_one).collect();
    let clues_of = |(example, text): &(&'static Example, &str)| {
        let text = &folded(text);
        let mut clues = clues(text, "", find(text, "").as_ref());
        clues.extend((!example.kind.is_empty()).then_some(Clue::Topic(&example.kind)));
        (example.id.as_str(), clues)
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let parts = texts.chunks(texts.len().div_ceil(threads).max(1));
        let found = parts.map(|part| scope.spawn(move || part.iter().map(clues_of).collect::<Vec<_>>()));
        let found: Vec<_> = found.collect();
        found.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

/// Makes the index, if it was not made before.
pub(super) fn prepare() {
    LazyLock::force(&INDEX);
}

/// How much `said`, with the name of its entry and what its words tell, is like the examples of each fault.
pub(super) fn ratings(said: &str, key: &str, by_words: Option<&Complaint>) -> Vec<(&'static str, f32)> {
    let index = &*INDEX;
    let clues =
        clues(said, key, by_words).into_iter().filter_map(|clue| Some((clue.share(), index.weights.get(&clue)?)));
    let clues: Vec<(f32, &Vec<(usize, f32)>)> = clues.collect();
    let known: f32 = clues.iter().map(|(share, _)| share).sum();
    let mut ratings: Vec<(&'static str, f32)> = index.lacks.iter().map(|(id, lack)| (*id, lack * known)).collect();
    for (fault, weight) in clues.iter().flat_map(|(_, weights)| weights.iter()) {
        ratings[*fault].1 += weight;
    }
    ratings
}

/// The kinds of topics that the examples of a fault are about; one is empty where they name none.
pub(super) fn kinds(id: &str) -> impl Iterator<Item = &'static str> {
    EXAMPLES.example.iter().filter(move |example| example.id == id).map(|example| example.kind.as_str())
}

/// The examples of a fault.
pub(super) fn texts(id: &str) -> impl Iterator<Item = &'static str> {
    let examples = EXAMPLES.example.iter().filter(move |example| example.id == id);
    examples.flat_map(|example| &example.texts).map(String::as_str)
}

fn clues(said: &str, key: &str, by_words: Option<&Complaint>) -> FxHashSet<Clue> {
    let text = [key, "，", said].concat();
    let mut found = FxHashSet::default();
    for part in text.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let mut latin = String::new();
        let mut last = None;
        for character in part.chars() {
            if character.is_ascii_alphabetic() {
                latin.push(character);
                last = None;
                continue;
            }
            found.extend((!latin.is_empty()).then(|| Clue::Latin(std::mem::take(&mut latin))));
            // One number is as good as another.
            let letter = if character.is_numeric() { '0' } else { character };
            if (letter, last) == ('0', Some('0')) {
                continue;
            }
            found.insert(Clue::Letter(letter));
            found.extend(last.map(|last| Clue::Pair(last, letter)));
            last = Some(letter);
        }
        found.extend((!latin.is_empty()).then_some(Clue::Latin(latin)));
    }
    for fault in FoundFaults::of(&text).all() {
        found.extend([Clue::Row(std::ptr::from_ref(fault).addr()), Clue::Fault(&fault.id)]);
    }
    if let Some((told, fault)) = by_words.and_then(|told| Some((told, told.fault?))) {
        let says = (!fault.general).then_some(fault.telling);
        found.extend([Clue::Told(&fault.id), Clue::ToldSo(&fault.id, says, told.worded)]);
    }
    found.extend(named_topics(&text, "").into_iter().map(|named| Clue::Topic(&named.topic.kind)));
    found
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::tables::{FAULTS, TOPICS};
    use super::*;

    #[test]
    fn each_fault_has_examples_and_each_example_a_fault() {
        let examples = &EXAMPLES.example;
        assert!(examples.iter().map(|example| example.texts.len()).sum::<usize>() > 7_000);
        for fault in &FAULTS.fault {
            assert!(examples.iter().any(|example| example.id == fault.id), "{}", fault.id);
        }
        let mut ids: Vec<&str> = examples.iter().map(|example| example.id.as_str()).collect();
        ids.dedup();
        assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "the examples of one fault stand together");
        let mut texts = HashSet::new();
        for example in examples {
            let is_fault = FAULTS.fault.iter().any(|fault| fault.id == example.id);
            assert!(is_fault || [NOTHING, NEWS].contains(&example.id.as_str()), "{example:?}");
            let is_kind = TOPICS.topic.iter().any(|topic| topic.kind == example.kind);
            assert!(example.kind.is_empty() || is_kind, "{example:?}");
            assert!(example.texts.iter().all(|text| texts.insert(text.as_str())), "{example:?}");
        }
    }

    #[test]
    fn what_is_said_in_other_words_is_like_its_fault() {
        for (said, key, fault) in [
            ("右下角缺失", "主体负责人证件照", "cut"),
            ("电话里说的业务和备注写的是两码事", "小程序备注", "remark-mismatch"),
        ] {
            let best = ratings(said, key, find(said, key).as_ref()).into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
            assert_eq!(best.map(|(id, _)| id), Some(fault), "{said}");
        }
    }
}
