//! Segments Chinese text into words and determines which of them the text denies or only notes down.
//!
//! A text is split into dictionary words so that the whole is most likely. A word that merely seems to span two others
//! is therefore not read (环保理念 does not contain 保理). Then the scope of denials (不提供 A、B 和 C) and of notes (记录 A)
//! is marked on the words.

mod callers;
mod cues;
mod dictionary;
pub mod pinyin;
mod price;
mod reach;
mod traditional;

use std::collections::HashSet;
use std::ops::Range;

use crate::identifier::normal::half_width_sign;

pub use callers::CALLER;
pub use price::{FEE, PRICE, RATE};
pub use traditional::simplified;

/// Maximum number of words after the beginning of a phrase with a gap.
const GAP_REACH: usize = 5;
/// Maximum number of words that continue a compound.
const COMPOUND_REACH: usize = 4;

/// A text split into words.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// The text in simplified characters, Latin letters half-width and in capitals; words are ranges of it.
    characters: String,
    words: Vec<Word>,
    /// Sentences about an organisation's own people, in a text that mentions no others.
    internal: HashSet<usize>,
    /// Sentences about equipment.
    equipment: HashSet<usize>,
}

/// A word of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Word {
    range: Range<usize>,
    /// Index of the clause, from 0; a comma, colon or bracket ends one.
    clause: usize,
    /// Index of the sentence, from 0.
    sentence: usize,
    /// Whether the text denies it.
    denied: bool,
    /// Whether the text only notes, counts or plans it.
    noted: bool,
    /// Whether it is a customer that something is made for: 给药店做招牌.
    served: bool,
}

/// Consecutive words of a text: the place of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhrasePlace {
    first: usize,
    last: usize,
}

impl PhrasePlace {
    /// Whether the two have a word in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether it begins no later than `other`.
    pub fn begins_by(self, other: Self) -> bool {
        self.first <= other.first
    }

    /// Whether it ends later than `other`.
    pub fn ends_after(self, other: Self) -> bool {
        self.last > other.last
    }

    /// Whether it contains all words of `other`.
    pub fn holds(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

/// Whether a word begins in `before` and ends in `after`, which follows it directly.
pub fn is_one_word(before: &str, after: &str) -> bool {
    let end = Text::read(before).characters.len();
    Text::read(&[before, after].concat()).words.iter().any(|word| word.range.start < end && end < word.range.end)
}

impl Text {
    /// Splits a text into words and marks what it denies and notes.
    pub fn read(text: &str) -> Self {
        let text: String = text.chars().map(dictionary_form).collect();
        let mut words = Vec::new();
        let (mut clause, mut sentence) = (0, 0);
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let begin = text.len() - rest.len();
            let kind = CharacterKind::of(first);
            let length = if kind == CharacterKind::Sign {
                first.len_utf8()
            } else {
                rest.find(|character| CharacterKind::of(character) != kind).unwrap_or(rest.len())
            };
            let (run, after) = rest.split_at(length);
            rest = after;
            let mut add = |range: Range<usize>| {
                let range = begin + range.start..begin + range.end;
                words.push(Word { range, clause, sentence, ..Word::default() });
            };
            match kind {
                CharacterKind::Han => dictionary::cut(run).into_iter().for_each(add),
                CharacterKind::Letter | CharacterKind::Digit => add(0..length),
                CharacterKind::Sign if "。！!？?；;\n".contains(run) => {
                    (clause, sentence) = (clause + 1, sentence + 1);
                }
                CharacterKind::Sign if "，,：:（）()【】[]".contains(run) => clause += 1,
                CharacterKind::Sign => {}
            }
        }
        let mut text = Self { characters: text, words, ..Self::default() };
        reach::mark(&mut text);
        text
    }

    /// The words, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.characters[word.range.clone()])
    }

    /// Every sequence of adjacent words of at most `longest` bytes, with its place. A sequence that is itself a
    /// dictionary word, but was not read as one here, is left out.
    pub fn phrases(&self, longest: usize) -> impl Iterator<Item = (&str, PhrasePlace)> {
        (0..self.words.len()).flat_map(move |first| {
            let begin = self.words[first].range.start;
            let joined =
                move |last: &usize| *last == first || self.words[last - 1].range.end == self.words[*last].range.start;
            let within = move |last: &usize| self.words[*last].range.end - begin <= longest;
            let lasts = (first..self.words.len()).take_while(joined).take_while(within);
            let rows = lasts
                .map(move |last| (&self.characters[begin..self.words[last].range.end], PhrasePlace { first, last }));
            rows.filter(|(row, place)| place.first == place.last || !dictionary::has(row))
        })
    }

    /// Whether the text contains `phrase` as whole words, denied or not.
    pub fn contains(&self, phrase: &str) -> bool {
        self.phrases(phrase.len()).any(|(found, _)| found == phrase)
    }

    /// Whether the text contains `phrase` as whole words that are not denied.
    pub fn asserts(&self, phrase: &str) -> bool {
        self.phrases(phrase.len()).any(|(found, place)| found == phrase && !self.denies(place))
    }

    /// Whether the text contains `phrase` as whole words that are denied.
    pub fn refuses(&self, phrase: &str) -> bool {
        self.phrases(phrase.len()).any(|(found, place)| found == phrase && self.denies(place))
    }

    /// Whether the text denies the words at `place`; a denial that is part of the phrase itself does not count: 睡不着.
    pub fn denies(&self, place: PhrasePlace) -> bool {
        let denied = (place.first..=place.last).find(|at| self.words[*at].denied);
        denied.is_some_and(|at| at == place.first || !reach::is_denial(self, at - 1))
    }

    /// Whether the text only notes, counts or plans the words at `place`.
    pub fn notes(&self, place: PhrasePlace) -> bool {
        self.words[place.first..=place.last].iter().any(|word| word.noted)
    }

    /// Whether the words at `place` name a customer that the text makes something for.
    pub fn serves(&self, place: PhrasePlace) -> bool {
        self.words[place.first..=place.last].iter().all(|word| word.served)
    }

    /// Whether the sentence at `place` is about an organisation's own people, in a text that mentions no others.
    pub fn is_internal(&self, place: PhrasePlace) -> bool {
        self.words.get(place.first).is_some_and(|word| self.internal.contains(&word.sentence))
    }

    /// Whether the sentence at `place` is about equipment: how it is built, maintained and issued.
    pub fn is_of_equipment(&self, place: PhrasePlace) -> bool {
        self.words.get(place.first).is_some_and(|word| self.equipment.contains(&word.sentence))
    }

    /// Whether the text says that only the owner sees the content of the program.
    pub fn is_private(&self) -> bool {
        cues::Cues::built_in().private.iter().any(|phrase| self.characters.contains(phrase.as_str()))
    }

    /// Whether the text is about personal use: 自己, 记下, 提醒.
    pub fn is_for_oneself(&self) -> bool {
        self.words().any(|word| cues::Cues::built_in().own_use.contains(word))
    }

    /// The places where the text addresses its readers.
    pub fn spoken_to(&self) -> Vec<PhrasePlace> {
        let cues = cues::Cues::built_in();
        let words =
            self.words().enumerate().filter(|(at, word)| cues.spoken_to.contains(*word) && !self.words[*at].denied);
        let words = words.map(|(at, _)| PhrasePlace { first: at, last: at });
        words.chain(self.callers().map(|(_, place)| place)).collect()
    }

    /// Number of characters in the words at these places, each word counted once.
    pub fn letters(&self, places: impl Iterator<Item = PhrasePlace>) -> usize {
        let at: HashSet<usize> = places.flat_map(|place| place.first..=place.last).collect();
        let words = at.into_iter().filter_map(|at| self.words.get(at));
        words.map(|word| self.characters[word.range.clone()].chars().count()).sum()
    }

    /// The text at `place`.
    pub fn phrase_at(&self, place: PhrasePlace) -> &str {
        let (first, last) = (self.words.get(place.first), self.words.get(place.last));
        first.zip(last).map_or("", |(first, last)| &self.characters[first.range.start..last.range.end])
    }

    /// The last word at `place`.
    pub fn last_word(&self, place: PhrasePlace) -> &str {
        self.words.get(place.last).map_or("", |word| &self.characters[word.range.clone()])
    }

    /// The word that follows `place` directly, without punctuation in between.
    pub fn next_word(&self, place: PhrasePlace) -> Option<&str> {
        let (last, next) = (self.words.get(place.last)?, self.words.get(place.last + 1)?);
        (last.range.end == next.range.start).then(|| &self.characters[next.range.clone()])
    }

    /// The words that follow `place` and form a compound with it: 归档, 柜 after 凭证.
    pub fn compound(&self, place: PhrasePlace) -> impl Iterator<Item = &str> {
        let links = &cues::Cues::built_in().links;
        let joined = |at: &usize| self.words[at - 1].range.end == self.words[*at].range.start;
        let rest = (place.last + 1..self.words.len()).take(COMPOUND_REACH).take_while(joined);
        rest.map(|at| &self.characters[self.words[at].range.clone()]).take_while(|word| !links.contains(*word))
    }

    /// The place from `from` to the first of the next few words in its clause that ends with one of `ends`: from 给 to
    /// 给个辛苦钱.
    pub fn up_to(&self, from: PhrasePlace, ends: &HashSet<String>) -> Option<PhrasePlace> {
        let head = self.words.get(from.last)?;
        let near = (from.last + 1..self.words.len()).take(GAP_REACH);
        let mut near = near.take_while(|at| self.words[*at].clause == head.clause);
        let ended = |at: &usize| {
            let between = &self.characters[head.range.end..self.words[*at].range.end];
            between.char_indices().any(|(begin, _)| ends.contains(&between[begin..]))
        };
        Some(PhrasePlace { first: from.first, last: near.find(ended)? })
    }

    /// The words after `place` in its clause, across enumeration marks.
    pub fn following(&self, place: PhrasePlace) -> impl Iterator<Item = &str> {
        let clause = self.words.get(place.last).map(|word| word.clause);
        let rest = self.words.iter().skip(place.last + 1).take_while(move |word| Some(word.clause) == clause);
        rest.map(|word| &self.characters[word.range.clone()])
    }

    /// Number of clause boundaries between two places of one sentence; `None` across sentences.
    pub fn clauses_between(&self, one: PhrasePlace, other: PhrasePlace) -> Option<usize> {
        let (one, other) = (self.words.get(one.first)?, self.words.get(other.first)?);
        (one.sentence == other.sentence).then(|| one.clause.abs_diff(other.clause))
    }
}

/// A character as the dictionary writes it: simplified, half-width, in capitals.
fn dictionary_form(character: char) -> char {
    let kept = "，：；！？（）".contains(character);
    simplified(if kept { character } else { half_width_sign(character) }).to_ascii_uppercase()
}

/// Class of a character for splitting into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CharacterKind {
    Han,
    Letter,
    Digit,
    Sign,
}

impl CharacterKind {
    fn of(character: char) -> Self {
        match character {
            '0'..='9' => Self::Digit,
            _ if crate::identifier::contact::is_han(character) => Self::Han,
            _ if character.is_alphabetic() => Self::Letter,
            _ => Self::Sign,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        Text::read(text).words().map(str::to_owned).collect()
    }

    #[test]
    fn a_word_across_two_others_is_not_read() {
        for (text, seeming) in [
            ("传播绿色环保理念", "保理"),
            ("帮助客户管理财务台账", "理财"),
            ("国家教育考试院", "家教"),
            ("在地图书签里收藏门店", "图书"),
            ("通信托管机房", "信托"),
        ] {
            assert!(text.contains(seeming) && !Text::read(text).contains(seeming), "{:?}", cut(text));
        }
    }

    #[test]
    fn letters_are_words_of_one_width_and_case() {
        assert_eq!(cut("ＡＩ问答，支持p2p"), ["AI", "问答", "支持", "P", "2", "P"]);
        assert!(Text::read("支持p2p借贷").contains("P2P"));
        assert!(!Text::read("DAISY花店").contains("AI"));
        assert_eq!(cut("開網店，賣藥品"), ["开", "网店", "卖", "药品"]);
    }

    #[test]
    fn endless_clauses_are_read_in_a_time_in_proportion_to_them() {
        for piece in ["不", "没了", "已删", "不懂", "不卖，", "记", "给", "要删掉", "甲"] {
            let reading = |pieces: usize| {
                let begun = std::time::Instant::now();
                let _ = Text::read(&piece.repeat(pieces));
                begun.elapsed()
            };
            let (short, long) = (reading(500).max(std::time::Duration::from_millis(20)), reading(10_000));
            assert!(long < short * 200, "{piece}: {long:?} after {short:?}");
        }
    }

    #[test]
    fn every_character_but_signs_belongs_to_one_word() {
        let text = "生僻字𠮷、emoji🙂与Latin混排，也要切得完整。";
        let joined: String = cut(text).concat();
        assert_eq!(joined, "生僻字𠮷EMOJI与LATIN混排也要切得完整");
    }
}
