//! The words of the tables by the characters that they begin with: a text is read once, and not once for each word.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tables::{FAULTS, FaultWords, Owner, ReasonTopic, Role, TOPICS, Weight, match_parts, parts, words};

/// The first two characters of a word; no second where the word has one, or a gap after it.
type Start = (char, Option<char>);

/// A word, its parts before and after a gap, with what it belongs to.
struct IndexedWord<T: 'static> {
    begin: &'static str,
    end: &'static str,
    /// Characters of it.
    length: usize,
    of: &'static T,
}

/// Words with what they belong to, by how they begin.
struct WordIndex<T: 'static>(FxHashMap<Start, Vec<IndexedWord<T>>>);

impl<T> WordIndex<T> {
    fn new(words: impl Iterator<Item = (&'static String, &'static T)>) -> Self {
        let mut all: FxHashMap<Start, Vec<_>> = FxHashMap::default();
        for (word, of) in words {
            let mut characters = word.chars();
            let Some(first) = characters.next() else { continue };
            let start = (first, characters.next().filter(|second| *second != '*'));
            let (begin, end) = parts(word);
            all.entry(start).or_default().push(IndexedWord { begin, end, length: word.chars().count(), of });
        }
        Self(all)
    }

    /// Every word that stands in `text` at `at`: where it ends, the word's characters, and whose it is.
    fn at<'a>(&'a self, text: &'a str, at: usize) -> impl Iterator<Item = (usize, usize, &'static T)> + 'a {
        let mut characters = text.get(at..).unwrap_or_default().chars();
        let starts = characters.next().map(|first| (first, characters.next()));
        let starts = starts.into_iter().flat_map(|(first, second)| {
            [Some((first, None)), second.map(|second| (first, Some(second)))].into_iter().flatten()
        });
        let words = starts.filter_map(|start| self.0.get(&start)).flatten();
        words.filter_map(move |word| Some((match_parts(text, at, word.begin, word.end)?, word.length, word.of)))
    }

    /// Every place of a word in `text`, in the order of the text: from, to, the word's characters, and whose it is.
    fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, usize, &'static T)> + 'a {
        let all = text.char_indices().map(|(at, _)| at);
        all.flat_map(move |at| self.at(text, at).map(move |(to, length, of)| (at, to, length, of)))
    }
}

static FAULT_WORDS: LazyLock<WordIndex<FaultWords>> = LazyLock::new(|| {
    WordIndex::new(FAULTS.fault.iter().flat_map(|fault| fault.words.iter().map(move |word| (word, fault))))
});

static TOPIC_WORDS: LazyLock<WordIndex<ReasonTopic>> = LazyLock::new(|| {
    WordIndex::new(TOPICS.topic.iter().flat_map(|topic| topic.words.iter().map(move |word| (word, topic))))
});

static OWNER_WORDS: LazyLock<WordIndex<Owner>> = LazyLock::new(|| {
    WordIndex::new(TOPICS.owner.iter().flat_map(|owner| owner.words.iter().map(move |word| (word, owner))))
});

/// The words around reasons that are not what they are about.
static SIDE_WORDS: LazyLock<WordIndex<()>> = LazyLock::new(|| {
    let words = words();
    let all = words.around.iter().chain(&words.cures).chain(&words.asks).chain(&words.joins);
    WordIndex::new(all.map(|word| (word, &())))
});

/// Whether the name of a topic begins `text`.
pub(super) fn topic_begins(text: &str) -> bool {
    TOPIC_WORDS.at(text, 0).next().is_some()
}

/// Whether the name of somebody who has answers of his own begins `text`.
pub(super) fn owner_begins(text: &str) -> bool {
    OWNER_WORDS.at(text, 0).next().is_some()
}

/// Places of the words for those who have answers of their own in `text`: from, to, and whose word it is.
pub(super) fn owner_places(text: &str) -> impl Iterator<Item = (usize, usize, Role)> + '_ {
    OWNER_WORDS.places(text).map(|(from, to, _, owner)| (from, to, owner.role))
}

/// Places of the words of topics in `text`: from, to, and the topic.
pub(super) fn topic_places(text: &str) -> impl Iterator<Item = (usize, usize, &'static ReasonTopic)> + '_ {
    TOPIC_WORDS.places(text).map(|(from, to, _, topic)| (from, to, topic))
}

/// Places of the words around reasons in `text`: from and to.
pub(super) fn side_places(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    SIDE_WORDS.places(text).map(|(from, to, ..)| (from, to))
}

/// Places of the words of faults in `text`: from and to.
pub(super) fn fault_places(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    FAULT_WORDS.places(text).map(|(from, to, ..)| (from, to))
}

/// The faults that a text states in their order, each with the characters of its longest word there. 不涉及医疗 does not say
/// 涉及医疗.
#[derive(Clone)]
pub(super) struct FoundFaults(Vec<(&'static FaultWords, usize)>);

impl FoundFaults {
    /// The faults in `text`.
    pub fn of(text: &str) -> Self {
        let places = FAULT_WORDS.places(text);
        let stated = places.filter(|(at, ..)| !text.get(..*at).is_some_and(|before| before.ends_with('不')));
        let mut found: Vec<(&'static FaultWords, usize)> = stated.map(|(.., length, fault)| (fault, length)).collect();
        // Rows of one table: those that stand first are the first. Of the words of one row the longest.
        let row = |fault: &'static FaultWords| std::ptr::from_ref(fault);
        found.sort_by_key(|(fault, length)| (row(fault), std::cmp::Reverse(*length)));
        found.dedup_by_key(|(fault, _)| row(fault));
        Self(found)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &'static FaultWords> + '_ {
        self.0.iter().map(|(fault, _)| *fault)
    }

    /// How clearly the text states `fault`.
    pub fn weight(&self, fault: &FaultWords) -> Weight {
        let found = self.0.iter().find(|(found, _)| std::ptr::eq(*found, fault));
        fault.weight(found.map(|(_, length)| *length).unwrap_or_default())
    }

    /// The heaviest of those that are `meant`; of equals the first.
    pub fn heaviest(&self, meant: impl Fn(&FaultWords) -> bool) -> Option<&'static FaultWords> {
        let found =
            self.0.iter().filter(|(fault, _)| meant(fault)).map(|(fault, length)| (fault.weight(*length), *fault));
        found.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, fault)| fault)
    }
}
