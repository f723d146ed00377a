//! The words of the tables by the character that they begin with: a text is read once, and not once for each word.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tables::{FAULTS, FaultWords, ReasonTopic, TOPICS, Weight, match_at};

/// Words with what they belong to, by their first character.
struct WordIndex<T: 'static>(HashMap<char, Vec<(&'static str, usize, &'static T)>>);

impl<T> WordIndex<T> {
    fn new(words: impl Iterator<Item = (&'static String, &'static T)>) -> Self {
        let mut all: HashMap<char, Vec<_>> = HashMap::new();
        for (word, of) in words {
            let Some(first) = word.chars().next() else { continue };
            all.entry(first).or_default().push((word.as_str(), word.chars().count(), of));
        }
        Self(all)
    }

    /// Every place of a word in `text`, in the order of the text: from, to, the word's characters, and whose it is.
    fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, usize, &'static T)> + 'a {
        text.char_indices().flat_map(move |(at, first)| {
            let words = self.0.get(&first).map_or(&[][..], Vec::as_slice);
            words.iter().filter_map(move |(word, length, of)| Some((at, match_at(text, at, word)?, *length, *of)))
        })
    }
}

static FAULT_WORDS: LazyLock<WordIndex<FaultWords>> = LazyLock::new(|| {
    WordIndex::new(FAULTS.fault.iter().flat_map(|fault| fault.words.iter().map(move |word| (word, fault))))
});

static TOPIC_WORDS: LazyLock<WordIndex<ReasonTopic>> = LazyLock::new(|| {
    WordIndex::new(TOPICS.topic.iter().flat_map(|topic| topic.words.iter().map(move |word| (word, topic))))
});

/// Whether the name of a topic begins `text`.
pub(super) fn topic_begins(text: &str) -> bool {
    let words = text.chars().next().and_then(|first| TOPIC_WORDS.0.get(&first));
    words.is_some_and(|words| words.iter().any(|(word, ..)| text.starts_with(word)))
}

/// Places of the words of topics in `text`: from, to, and the topic.
pub(super) fn topic_places(text: &str) -> impl Iterator<Item = (usize, usize, &'static ReasonTopic)> + '_ {
    TOPIC_WORDS.places(text).map(|(from, to, _, topic)| (from, to, topic))
}

/// Places of the words of faults in `text`: from and to.
pub(super) fn fault_places(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    FAULT_WORDS.places(text).map(|(from, to, ..)| (from, to))
}

/// The faults that a text states, each with the characters of its longest word there. 不涉及医疗 does not say 涉及医疗.
pub(super) struct FoundFaults(HashMap<*const FaultWords, usize>);

impl FoundFaults {
    /// The faults in `text`.
    pub fn of(text: &str) -> Self {
        let mut longest_words = HashMap::new();
        for (at, _, length, fault) in FAULT_WORDS.places(text) {
            if !text.get(..at).is_some_and(|before| before.ends_with('不')) {
                let longest = longest_words.entry(std::ptr::from_ref(fault)).or_insert(0);
                *longest = length.max(*longest);
            }
        }
        Self(longest_words)
    }

    /// How clearly the text states `fault`.
    pub fn weight(&self, fault: &FaultWords) -> Weight {
        fault.weight(self.0.get(&std::ptr::from_ref(fault)).copied().unwrap_or_default())
    }

    /// The heaviest of `faults`; of equals the first.
    pub fn heaviest<'a>(&self, faults: impl Iterator<Item = &'a FaultWords>) -> Option<&'a FaultWords> {
        let found = faults.map(|fault| (self.weight(fault), fault)).filter(|(weight, _)| weight.is_found());
        found.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, fault)| fault)
    }
}
