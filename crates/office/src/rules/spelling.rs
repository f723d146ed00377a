//! Compares two spellings of one name or address.

use unicode_normalization::UnicodeNormalization;

use crate::identifier::contact::NAME_DOT;
use crate::identifier::normal::{dash, is_invisible, is_middle_dot};

/// Text reduced to what matters when two spellings are compared: one width, one case, one kind of bracket, dash and
/// dot, and no spaces or invisible characters.
pub(crate) fn comparable(text: &str) -> String {
    let visible = text.chars().filter(|character| !is_invisible(*character));
    let half = visible.nfkc().filter(|character| !character.is_whitespace());
    half.map(|character| match character {
        '〔' | '[' | '【' => '(',
        '〕' | ']' | '】' => ')',
        '.' => NAME_DOT,
        dot if is_middle_dot(dot) => NAME_DOT,
        other => dash(other),
    })
    .flat_map(char::to_uppercase)
    .collect()
}

/// As [`comparable`], without punctuation, which addresses use inconsistently.
pub(crate) fn comparable_address(text: &str) -> String {
    comparable(text).chars().filter(|character| character.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::filing::field::Format;
    use crate::identifier::normal::normal;

    proptest! {
        /// Normalising a text before it is sent does not make it a different text.
        #[test]
        fn what_is_sent_is_what_was_typed(text in "[样本甲Ab1Ｂ２ \u{3000}\u{200b}·•‧・･∙⋅․．.‐‑‒–—―−─－﹘﹣(（）-]{0,16}") {
            for format in [Format::Name, Format::Line, Format::Code, Format::Token] {
                prop_assert_eq!(comparable(&normal(format, &text)), comparable(&text), "{:?}", format);
            }
        }
    }

    #[test]
    fn comparable_ignores_width_spaces_and_brackets() {
        assert_eq!(comparable("样本（北京） 有限公司"), comparable("样本(北京)有限公司"));
        assert_eq!(comparable("ａbc\u{200b}"), "ABC");
        assert_ne!(comparable("样本甲"), comparable("样本乙"));
    }

    #[test]
    fn addresses_differ_in_words_alone() {
        assert_eq!(comparable_address("科技路1号，2栋（301）"), comparable_address("科技路1号2栋301"));
        assert_ne!(comparable_address("科技路1号"), comparable_address("科技路2号"));
    }
}
