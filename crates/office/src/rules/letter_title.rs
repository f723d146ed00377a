//! Recognises the kind of letter by its title, and whether it belongs at a place.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownLetter {
    slot: String,
    words: Vec<String>,
    of: Vec<String>,
}

#[derive(Default, Deserialize)]
struct File {
    letter: Vec<KnownLetter>,
}

static LETTERS: LazyLock<Vec<KnownLetter>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../../assets/reading/letters.toml")).unwrap_or_default();
    file.letter
});

/// What a letter's title says about its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterTitle {
    /// The letter may belong there.
    Right,
    /// It is the letter of this slot.
    Of(&'static str),
    /// It is some other kind of letter.
    Other,
}

/// What `title` says about the letter at `place`, which may be a place in a list.
pub fn letter_title(place: &str, title: &str) -> LetterTitle {
    let slot = place.split('[').next().unwrap_or(place);
    let Some(own) = LETTERS.iter().find(|letter| letter.slot == slot) else { return LetterTitle::Right };
    let longest_word = |letter: &KnownLetter| {
        let words = letter.words.iter().filter(|word| title.contains(word.as_str()));
        words.map(|word| word.chars().count()).max().unwrap_or_default()
    };
    let named = LETTERS
        .iter()
        .max_by_key(|letter| longest_word(letter))
        .filter(|letter| longest_word(letter) > longest_word(own));
    match named {
        Some(other) => LetterTitle::Of(&other.slot),
        None if longest_word(own) == 0
            && !own.of.is_empty()
            && !own.of.iter().any(|word| title.contains(word.as_str())) =>
        {
            LetterTitle::Other
        }
        None => LetterTitle::Right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::field;

    #[test]
    fn every_letter_has_its_place_and_words() {
        assert_eq!(LETTERS.len(), 7);
        for letter in LETTERS.iter() {
            assert!(field::at(&letter.slot).is_some() && !letter.words.is_empty(), "{}", letter.slot);
        }
    }
}
