//! Comparing two spellings of one name or address.

use unicode_normalization::UnicodeNormalization;

use crate::identifier::normal::is_invisible;

/// Text reduced to what counts when two spellings are compared: no width, no spaces, no invisible characters, one case.
pub(crate) fn bare(text: &str) -> String {
    let half = text.nfkc().filter(|character| !character.is_whitespace() && !is_invisible(*character));
    half.map(|character| match character {
        '〔' | '[' | '【' => '(',
        '〕' | ']' | '】' => ')',
        '•' | '‧' | '・' | '․' => '·',
        '—' | '–' | '‐' | '―' => '-',
        other => other,
    })
    .flat_map(char::to_uppercase)
    .collect()
}

/// As [`bare`], without the punctuation that addresses are written with or without.
pub(crate) fn bare_address(text: &str) -> String {
    bare(text).chars().filter(|character| character.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_ignores_width_spaces_and_brackets() {
        assert_eq!(bare("样本（北京） 有限公司"), bare("样本(北京)有限公司"));
        assert_eq!(bare("ａbc\u{200b}"), "ABC");
        assert_ne!(bare("样本甲"), bare("样本乙"));
    }

    #[test]
    fn addresses_differ_in_words_alone() {
        assert_eq!(bare_address("科技路1号，2栋（301）"), bare_address("科技路1号2栋301"));
        assert_ne!(bare_address("科技路1号"), bare_address("科技路2号"));
    }
}
