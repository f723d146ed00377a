//! Names that programs give to fields, read as words of the tables: `principal_mobile`, `legalPersonName`, `zhutiName`, `txdz`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::identifier::contact::is_han;
use crate::language::pinyin::readings;

use super::tables::{KEYS, TOPICS};

/// Letters of the longest name that is read.
const MAX_KEY_LETTERS: usize = 80;
/// Letters from which initials name something by themselves (`txdz`), and from which they do beside another word (`fzr`, `sjh`).
const MIN_INITIALS: (usize, usize) = (4, 3);
/// Letters of the shortest word in a name that has no sign between its words.
const MIN_WORD_LETTERS: usize = 2;
/// Characters of the longest word whose readings are spelt out.
const MAX_SPELT_CHARS: usize = 8;

/// What a word of a name stands for.
struct KeyWord {
    words: String,
    /// Whether it names a field by itself.
    alone: bool,
}

/// Words by their Latin letters. Made on first use.
static WORDS: LazyLock<HashMap<String, KeyWord>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    let english = [(&KEYS.alone, true), (&KEYS.beside, false)];
    for (latin, words, alone) in
        english.into_iter().flat_map(|(row, alone)| row.iter().map(move |(l, w)| (l, w, alone)))
    {
        all.insert(latin.clone(), KeyWord { words: words.clone(), alone });
    }
    let owners = TOPICS.owner.iter().flat_map(|owner| &owner.words);
    for word in TOPICS.topic.iter().flat_map(|topic| &topic.words).chain(owners) {
        if word.chars().count() > MAX_SPELT_CHARS || !word.chars().all(is_han) {
            continue;
        }
        for spelt in spellings(word) {
            let initials: String = spelt.iter().filter_map(|reading| reading.chars().next()).collect();
            let whole = (spelt.concat(), true);
            let short =
                (initials.len() >= MIN_INITIALS.1).then(|| (initials.clone(), initials.len() >= MIN_INITIALS.0));
            for (latin, alone) in [Some(whole), short].into_iter().flatten() {
                all.entry(latin).or_insert_with(|| KeyWord { words: word.clone(), alone });
            }
        }
    }
    all
});

/// The ways in which a word can be read, syllable by syllable; none where a character's reading is not known.
fn spellings(word: &str) -> Vec<Vec<&'static str>> {
    let mut all: Vec<Vec<&'static str>> = vec![Vec::new()];
    for character in word.chars() {
        let longer = |known: &Vec<&'static str>| {
            readings(character)
                .iter()
                .map(|reading| [known.as_slice(), &[reading.as_str()]].concat())
                .collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// The words that a program's name for a field is made of; empty where it is no such name.
pub(super) fn words_of_key(key: &str) -> String {
    if key.len() > MAX_KEY_LETTERS || !key.is_ascii() || key.contains(char::is_whitespace) {
        return String::new();
    }
    let parts = parts(key);
    let (mut found, mut rest): (Vec<&KeyWord>, _) = (Vec::new(), parts.as_slice());
    while !rest.is_empty() {
        // mini_program is one word.
        let joined = (1..=rest.len()).rev().find_map(|count| Some((WORDS.get(&rest[..count].concat())?, count)));
        let (words, count) = match joined {
            Some((word, count)) => (vec![word], count),
            None => (glued(&rest[0]).unwrap_or_default(), 1),
        };
        found.extend(words);
        rest = &rest[count..];
    }
    let names_field =
        found.iter().any(|word| word.alone) || found.iter().filter(|word| !word.words.is_empty()).count() > 1;
    if names_field { found.iter().map(|word| word.words.as_str()).collect() } else { String::new() }
}

/// The words of a name by its signs and capitals, in small letters.
fn parts(key: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut small = false;
    for letter in key.chars() {
        if !letter.is_ascii_alphabetic() || small && letter.is_ascii_uppercase() {
            parts.push(String::new());
        }
        small = letter.is_ascii_lowercase();
        if let (true, Some(part)) = (letter.is_ascii_alphabetic(), parts.last_mut()) {
            part.push(letter.to_ascii_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Words written without anything between them; `None` where a letter is left over.
fn glued(part: &str) -> Option<Vec<&'static KeyWord>> {
    if part.is_empty() {
        return Some(Vec::new());
    }
    (MIN_WORD_LETTERS..=part.len()).rev().find_map(|end| {
        let word = WORDS.get(part.get(..end)?)?;
        let rest = glued(part.get(end..)?)?;
        Some([vec![word], rest].concat())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_things_name_no_field() {
        for key in [
            "reason",
            "msg",
            "errmsg",
            "message",
            "name",
            "type",
            "comment",
            "remark",
            "remarks",
            "content",
            "data",
            "list",
            "result",
            "status",
            "code",
            "items",
            "field",
            "field_name",
            "fieldName",
            "key",
            "value",
            "id",
            "no",
            "date",
            "detail",
            "suggestion",
            "error_code",
            "request_id",
            "audit_data",
            "createTime",
            "title",
            "desc",
            "label",
            "text",
            "REJECT",
            "FAIL",
            "user_id",
            "order_id",
        ] {
            assert_eq!(words_of_key(key), "", "{key}");
        }
    }
}
