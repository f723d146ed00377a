//! Conversion of traditional into simplified characters: `assets/language/traditional.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Loaded on first use. Both characters of a pair take three bytes, so that byte positions in a text stay the same.
static PAIRS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/language/traditional.txt").lines();
    let pairs = lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    let characters = pairs.map(|pair| (pair.chars().next(), pair.chars().nth(1)));
    characters.filter_map(|(from, to)| Some((from?, to?))).collect()
});

/// The simplified form of a traditional character; any other character unchanged.
pub fn simplified(character: char) -> char {
    if character.is_ascii() { character } else { PAIRS.get(&character).copied().unwrap_or(character) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_whole_and_of_one_length() {
        assert!(PAIRS.len() > 900);
        for (from, to) in PAIRS.iter() {
            assert!(from != to && from.len_utf8() == 3 && to.len_utf8() == 3, "{from}{to}");
            assert!(!PAIRS.contains_key(to), "{from}{to}");
        }
    }

    #[test]
    fn traditional_text_is_read() {
        let read: String = "小程式備註過於簡單，請補充Ａ".chars().map(simplified).collect();
        assert_eq!(read, "小程式备注过于简单，请补充Ａ");
    }
}
