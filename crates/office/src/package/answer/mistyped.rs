//! Names of topics that were typed wrongly: 备住 for 备注, 联系电活 for 联系电话.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::identifier::contact::is_han;
use crate::language::is_one_word;

use super::tables::{MISTYPED, ReasonTopic, TOPICS};

/// Characters of the longest text that is looked at.
const MAX_TEXT_CHARS: usize = 100;
/// Characters from which a word may have two wrong ones.
const TWO_WRONG_FROM_CHARS: usize = 4;

/// Names of topics by the characters with which they may have been begun. Made on first use.
static BEGINNINGS: LazyLock<HashMap<char, Vec<(&'static str, &'static ReasonTopic)>>> = LazyLock::new(|| {
    let words = TOPICS.topic.iter().flat_map(|topic| topic.words.iter().map(move |word| (word.as_str(), topic)));
    let mut all: HashMap<char, Vec<_>> = HashMap::new();
    for (word, topic) in words.filter(|(word, _)| word.chars().count() > 1 && word.chars().all(is_han)) {
        let Some(first) = word.chars().next() else { continue };
        for begin in MISTYPED.get(&first).into_iter().flat_map(|others| others.chars()).chain([first]) {
            all.entry(begin).or_default().push((word, topic));
        }
    }
    all
});

/// The topics in `text` whose name has wrong characters: one, in a long name two.
pub(super) fn mistyped_topics(text: &str) -> impl Iterator<Item = (usize, usize, &'static ReasonTopic)> {
    let read = if text.chars().count() > MAX_TEXT_CHARS { "" } else { text };
    read.char_indices().flat_map(move |(at, first)| {
        let words = BEGINNINGS.get(&first).map_or(&[][..], Vec::as_slice);
        words.iter().filter_map(move |(word, topic)| {
            let written = read.get(at..at + word.len())?;
            is_mistyped(written, word).then_some((at, at + word.len(), *topic))
        })
    })
}

/// Whether `written` is `word` with wrong characters, and no word of its own.
fn is_mistyped(written: &str, word: &str) -> bool {
    let most = if word.chars().count() < TWO_WRONG_FROM_CHARS { 1 } else { 2 };
    let (first, rest) = written.split_at(written.chars().next().map_or(0, char::len_utf8));
    wrong(written, word).is_some_and(|wrong| (1..=most).contains(&wrong)) && !is_one_word(first, rest)
}

/// How many characters of `written` are mistaken for those of `word`; `None` where it is another word.
fn wrong(written: &str, word: &str) -> Option<usize> {
    let pairs = written.chars().zip(word.chars());
    let mut count = 0;
    for (there, meant) in pairs {
        if there != meant {
            MISTYPED.get(&meant)?.contains(there).then_some(())?;
            count += 1;
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_wrong_character_is_found() {
        for (text, kind) in [
            ("备住太简单", "comment"),
            ("联系电活无法接通", "phone"),
            ("营业执昭不清楚", "photo"),
            ("通讯地止没有门牌", "address"),
        ] {
            assert!(mistyped_topics(text).any(|(.., topic)| topic.kind == kind), "{text}");
        }
    }

    #[test]
    fn another_word_is_no_mistake() {
        for text in ["小程序主题不明", "制备方法", "备查", "备注太简单", "请及时处理"] {
            assert!(mistyped_topics(text).next().is_none(), "{text}");
        }
    }

    #[test]
    fn characters_of_the_table_stand_in_names() {
        let names = || TOPICS.topic.iter().flat_map(|topic| &topic.words);
        for character in MISTYPED.keys() {
            assert!(names().any(|name| name.contains(*character)), "{character}");
        }
    }
}
