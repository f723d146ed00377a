//! Spellings of text: one for comparing, the others for showing.

use unicode_normalization::UnicodeNormalization;

use crate::identifier::contact::{NAME_DOT, is_han};
use crate::identifier::normal::{dash, is_middle_dot};

/// The spelling in which labels, numbers and dates are compared: NFKC, no spaces, `·` for every middle dot, `-` for
/// every dash, `<` kept.
pub fn compact(text: &str) -> String {
    text.nfkc().filter_map(compact_character).collect()
}

fn compact_character(character: char) -> Option<char> {
    match character {
        _ if character.is_whitespace() => None,
        dot if is_middle_dot(dot) => Some(NAME_DOT),
        other => Some(dash(other)),
    }
}

/// The spelling of running Chinese text: no spaces, full-width brackets, full-width punctuation beside Han characters,
/// half-width letters and digits. Text without Han characters keeps its brackets.
pub fn prose(text: &str) -> String {
    let letters: Vec<char> = compact(text).chars().collect();
    let chinese = letters.iter().copied().any(is_han);
    let mut shown = String::new();
    for (at, &character) in letters.iter().enumerate() {
        let beside_han = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter_map(|neighbour| letters.get(neighbour))
            .any(|&neighbour| is_han(neighbour) || "()".contains(neighbour));
        shown.push(match character {
            '(' if chinese => '（',
            ')' if chinese => '）',
            ',' if beside_han => '，',
            ';' if beside_han => '；',
            ':' if beside_han => '：',
            // No Chinese sentence ends with an ASCII full stop.
            '.' if at + 1 == letters.len() && chinese => '。',
            other => other,
        });
    }
    shown
}

/// The spelling of a value that begins with a letter or a digit, such as an address or the name of an organisation:
/// [`prose`] without leading marks, which are lines on the paper, without specks beside brackets, and with a closing
/// bracket that was lost at the end.
pub fn place(text: &str) -> String {
    let text = prose(text);
    let bare = text.trim_start_matches(|character: char| !character.is_alphanumeric() && character != '（');
    let mut shown: String = bare.replace("（.", "（").replace(".）", "）");
    if shown.matches('（').count() == shown.matches('）').count() + 1 {
        shown.push('）');
    }
    shown
}

/// The spelling of a person's name: no spaces, `·` between the parts of a transliterated name (even if a full stop or
/// another mark was read there).
pub fn name(text: &str) -> String {
    let letters: Vec<char> = compact(text).chars().collect();
    let mut shown = String::new();
    for (at, &character) in letters.iter().enumerate() {
        let between_han = at > 0 && is_han(letters[at - 1]) && letters.get(at + 1).copied().is_some_and(is_han);
        shown.push(if between_han && matches!(character, '.' | '-' | '。' | '、' | ',' | '\'') {
            NAME_DOT
        } else {
            character
        });
    }
    shown.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_rare_characters_and_the_dot() {
        assert_eq!(name("买买提・艾山江"), "买买提·艾山江");
        assert_eq!(name("阿依古丽.买买提。"), "阿依古丽·买买提");
        assert_eq!(name("闫 䶮"), "闫䶮");
    }

    #[test]
    fn a_place_has_no_specks_and_no_open_bracket() {
        assert_eq!(place("-样本(.上海)有限公司"), "样本（上海）有限公司");
        assert_eq!(place("样本路1号(住所申报"), "样本路1号（住所申报）");
        assert_eq!(place("(样本)路1号"), "（样本）路1号");
    }

    #[test]
    fn prose_has_full_width_brackets_beside_han_only() {
        assert_eq!(prose("示例(北京)有限公司"), "示例（北京）有限公司");
        assert_eq!(prose("ABC(1) 号"), "ABC（1）号");
        assert_eq!(prose("ABC (HK) LTD"), "ABC(HK)LTD");
        assert_eq!(prose("软件开发;技术服务,咨询"), "软件开发；技术服务，咨询");
    }
}
