//! Characters that the ministry's system refuses in a text (error 5008): finding them and removing them.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::normal::{is_invisible, is_odd_blank};

/// Why a character or a run of characters is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Invisible: a control, zero-width, filler, direction mark or tag character.
    Invisible,
    /// Whitespace other than an ordinary space: a tab, a no-break space, a space of another width.
    Blank,
    /// Private use, unassigned, or the replacement character.
    Private,
    /// Emoji, pictograms, arrows, boxes, strokes and other symbols that are not punctuation.
    Pictogram,
    /// An HTML tag, or a single angle bracket.
    Tag,
    /// An HTML entity (`&nbsp;`).
    Entity,
    /// A variant of an ordinary character: half-width katakana, mathematical and circled letters, radicals and
    /// compatibility forms of Chinese characters, letters with combining marks.
    Variant,
}

impl Reason {
    /// Catalogue key of the reason's name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Invisible => "character-invisible",
            Self::Blank => "character-blank",
            Self::Private => "character-private",
            Self::Pictogram => "character-pictogram",
            Self::Tag => "character-tag",
            Self::Entity => "character-entity",
            Self::Variant => "character-variant",
        }
    }
}

/// A refused part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Illegal {
    /// Position of its first character in the text, from 1.
    pub place: usize,
    /// The characters as written; code points for those that are invisible or look alike (`U+200B`, `⼈ U+2F08`).
    pub shown: String,
    /// Why it is refused.
    pub reason: Reason,
}

/// Every refused part of `text`, in order.
pub fn illegal(text: &str) -> Vec<Illegal> {
    let parts = parts(text).into_iter().filter_map(|part| {
        let reason = part.reason?;
        let shown = match reason {
            Reason::Invisible | Reason::Blank | Reason::Private => numbers(part.text),
            Reason::Variant if part.text.chars().any(is_look_alike) => format!("{} {}", part.text, numbers(part.text)),
            _ => part.text.to_owned(),
        };
        Some(Illegal { place: part.place, shown, reason })
    });
    parts.collect()
}

/// The code points of the characters: `U+0065 U+0301`.
fn numbers(text: &str) -> String {
    let numbers = text.chars().map(|character| format!("U+{:04X}", u32::from(character)));
    numbers.collect::<Vec<_>>().join(" ")
}

/// `text` without refused characters: tags are removed and their content kept, entities and variants become the
/// characters they stand for, other whitespace becomes spaces. The result contains nothing [`illegal`].
pub fn legal(text: &str) -> String {
    let mut left = text.to_owned();
    for _ in 0..PASSES {
        // Removing a part may have joined the pieces of another tag.
        let once = mended(&left);
        if once == left {
            return once;
        }
        left = once;
    }
    left.retain(|character| !['&', '<', '>'].contains(&character));
    mended(&left)
}

/// Maximum number of passes: one more than an entity nested three deep needs.
const PASSES: usize = 5;

/// `text` with each refused part removed or replaced.
fn mended(text: &str) -> String {
    let parts = parts(text).into_iter().map(|part| match part.reason {
        None => part.text.to_owned(),
        Some(Reason::Blank) => " ".to_owned(),
        Some(Reason::Variant) => ordinary(part.text),
        Some(Reason::Entity) => entity(part.text).to_owned(),
        Some(_) => String::new(),
    });
    parts.collect()
}

struct CharacterClass<'a> {
    place: usize,
    text: &'a str,
    reason: Option<Reason>,
}

/// Splits a text into parts, each with one reason or none.
fn parts(text: &str) -> Vec<CharacterClass<'_>> {
    let mut parts = Vec::new();
    let (mut rest, mut place) = (text, 1);
    while let Some(character) = rest.chars().next() {
        let (length, reason) = match character {
            '<' => (tag(rest).unwrap_or(1), Some(Reason::Tag)),
            '>' => (1, Some(Reason::Tag)),
            '&' => entity_length(rest).map_or((1, None), |length| (length, Some(Reason::Entity))),
            other => match (reason(other), marks(&rest[other.len_utf8()..])) {
                (None, marks) if marks > 0 => (other.len_utf8() + marks, Some(Reason::Variant)),
                (reason, _) => (other.len_utf8(), reason),
            },
        };
        let (part, after) = rest.split_at(length);
        parts.push(CharacterClass { place, text: part, reason });
        place += part.chars().count();
        rest = after;
    }
    parts
}

/// Length in bytes of the combining marks at the beginning of `text`, which belong to the letter before it.
fn marks(text: &str) -> usize {
    text.find(|character| !is_mark(character)).unwrap_or(text.len())
}

/// Whether a character combines with the letter before it. Marks that a script cannot be written without do not count.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20e2}' | '\u{20e4}'..='\u{20ff}' | '\u{3099}' | '\u{309a}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether a character looks like an ordinary one but is a different one.
fn is_look_alike(character: char) -> bool {
    is_mark(character)
        || matches!(character, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// Radicals without a compatibility mapping in Unicode, each with its ordinary character. Loaded on first use.
static RADICALS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("../../../../assets/language/radicals.txt").lines();
    let pairs = lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    let characters = pairs.map(|pair| (pair.chars().next(), pair.chars().nth(1)));
    characters.filter_map(|(from, to)| Some((from?, to?))).collect()
});

/// The ordinary form of a variant; empty if it has none.
fn ordinary(variant: &str) -> String {
    let plain = variant.chars().map(|character| RADICALS.get(&character).copied().unwrap_or(character));
    plain.nfkc().filter(|character| !is_mark(*character) && reason(*character) != Some(Reason::Variant)).collect()
}

/// Length in bytes of the tag at the beginning of `text`.
fn tag(text: &str) -> Option<usize> {
    let name = text.strip_prefix('<')?.trim_start_matches('/');
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
    let inside = text.get(1..).filter(|_| named)?;
    let end = inside.find(['<', '>'])?;
    inside.get(end..).is_some_and(|rest| rest.starts_with('>')).then_some(end + 2)
}

/// Length in bytes of the entity at the beginning of `text`.
fn entity_length(text: &str) -> Option<usize> {
    let end = text.bytes().take(11).position(|byte| byte == b';').filter(|end| *end >= 3)?;
    let name = text.get(1..end)?;
    let number = name.strip_prefix('#').map(|number| number.trim_start_matches(['x', 'X']));
    let right = match number {
        Some(number) => !number.is_empty() && number.chars().all(|c| c.is_ascii_hexdigit()),
        None => name.chars().all(|c| c.is_ascii_alphanumeric()),
    };
    right.then_some(end + 1)
}

/// The character of an entity, if it is allowed in a text.
fn entity(text: &str) -> &'static str {
    match text {
        "&nbsp;" | "&ensp;" | "&emsp;" => " ",
        "&amp;" => "&",
        "&quot;" => "\"",
        "&ldquo;" => "“",
        "&rdquo;" => "”",
        "&middot;" => "·",
        "&mdash;" => "—",
        "&hellip;" => "…",
        _ => "",
    }
}

fn reason(character: char) -> Option<Reason> {
    match u32::from(character) {
        _ if is_invisible(character) => Some(Reason::Invisible),
        _ if is_odd_blank(character) => Some(Reason::Blank),
        0xE000..=0xF8FF | 0xFFFC | 0xFFFD | 0xFDD0..=0xFDEF | 0xF_0000..=0x10_FFFF => Some(Reason::Private),
        low if low & 0xFFFE == 0xFFFE => Some(Reason::Private),
        0x20E3
        | 0x2190..=0x21FF
        | 0x2300..=0x245F
        | 0x2500..=0x27BF
        | 0x2800..=0x297F
        | 0x2B00..=0x2BFF
        | 0x2FF0..=0x2FFF
        | 0x3030
        | 0x303D
        | 0x31C0..=0x31EF
        | 0x3297
        | 0x3299
        | 0x4DC0..=0x4DFF
        | 0x1_D100..=0x1_D1FF
        | 0x1_F000..=0x1_FBFF => Some(Reason::Pictogram),
        0x2460..=0x24FF
        | 0x2E80..=0x2FDF
        | 0x3200..=0x32FF
        | 0xFB00..=0xFDCF
        | 0xFDF0..=0xFDFF
        | 0xFE10..=0xFE1F
        | 0xFE30..=0xFE4F
        | 0xFE70..=0xFEFE
        | 0xFF61..=0xFFDC
        | 0x1_D400..=0x1_D7FF => Some(Reason::Variant),
        // Some characters in these blocks are characters in their own right and have no other form.
        0xF900..=0xFAFF | 0x2_F800..=0x2_FA1F if character.nfkc().ne([character]) => Some(Reason::Variant),
        _ if is_mark(character) => Some(Reason::Variant),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reasons(text: &str) -> Vec<Reason> {
        illegal(text).into_iter().map(|found| found.reason).collect()
    }

    #[test]
    fn every_kind_is_found_where_it_stands() {
        let found = illegal("欢迎😀使用<b>样本</b>&nbsp;");
        let shown: Vec<(usize, &str)> = found.iter().map(|found| (found.place, found.shown.as_str())).collect();
        assert_eq!(shown, [(3, "😀"), (6, "<b>"), (11, "</b>"), (15, "&nbsp;")]);
        assert_eq!(reasons("样\u{200b}本"), [Reason::Invisible]);
        assert_eq!(illegal("样\u{200b}本")[0].shown, "U+200B");
        assert_eq!(reasons("样本\u{e000}"), [Reason::Private]);
        assert_eq!(reasons("样本ｱ"), [Reason::Variant]);
        assert_eq!(reasons("样本\u{e0041}\u{fe0f}\u{3164}"), [Reason::Invisible; 3]);
        assert_eq!(reasons("★样本→"), [Reason::Pictogram; 2]);
        assert_eq!(reasons("价格<10元"), [Reason::Tag]);
    }

    #[test]
    fn ordinary_text_holds_nothing_illegal() {
        for text in [
            "本小程序用于预约维修，可查看进度（含历史记录）。",
            "A&B 样本；C++、V2.0—“样本”·《样本》【样本】：50%、10～20℃，1/2，Ⅱ类",
            "第一行\n第二行　缩进",
            "café、Zürich、für 样本",
            "\u{fa0e}\u{fa29}",
            "\u{2000b}\u{20bb7}",
            "樣本 ＡＢＣ１２３ ㎡ №1 α",
            "R&D; 样本",
        ] {
            assert_eq!(illegal(text), [], "{text}");
        }
    }

    #[test]
    fn the_text_is_kept_without_what_is_refused() {
        assert_eq!(legal("欢迎😀使用<b>样本</b>&nbsp;！"), "欢迎使用样本 ！");
        assert_eq!(legal("<p class=\"a\">样本</p>"), "样本");
        assert_eq!(legal("ｱ样本&amp;样本"), "ア样本&样本");
        assert_eq!(legal("1 < 2"), "1  2");
    }

    #[test]
    fn a_text_of_entities_in_entities_is_left_in_a_few_passes() {
        let deep = format!("样本&{}", "amp;".repeat(25_000));
        for text in [deep, "<a".repeat(50_000), "&".repeat(100_000), "&amp;".repeat(20_000), "<a>".repeat(30_000)] {
            let left = legal(&text);
            assert_eq!(illegal(&left), [], "{}", &text[..8]);
        }
    }

    #[test]
    fn blanks_that_are_no_space_are_found_and_become_one() {
        for blank in ['\t', '\u{a0}', '\u{1680}', '\u{2003}', '\u{2009}', '\u{202f}', '\u{205f}'] {
            let text = format!("样本{blank}查询");
            assert_eq!(
                illegal(&text),
                [Illegal { place: 3, shown: numbers(&blank.to_string()), reason: Reason::Blank }]
            );
            assert_eq!(legal(&text), "样本 查询");
        }
    }

    #[test]
    fn other_forms_of_a_character_become_the_ordinary_one() {
        for (text, shown, left) in [
            ("样本⼈", "⼈ U+2F08", "样本人"),
            ("样本\u{f900}", "\u{f900} U+F900", "样本豈"),
            ("样本\u{2f800}", "\u{2f800} U+2F800", "样本丽"),
            ("样本⻔", "⻔ U+2ED4", "样本门"),
            ("样本e\u{301}", "e\u{301} U+0065 U+0301", "样本é"),
            ("样本字\u{301}", "字\u{301} U+5B57 U+0301", "样本字"),
            ("样本か\u{3099}", "か\u{3099} U+304B U+3099", "样本が"),
            ("样本①", "①", "样本1"),
            ("样本⑵", "⑵", "样本(2)"),
            ("样本㈠", "㈠", "样本(一)"),
            ("样本\u{fb01}", "\u{fb01}", "样本fi"),
            ("样本\u{24ff}", "\u{24ff}", "样本"),
            ("样本\u{2fd9}", "\u{2fd9} U+2FD9", "样本"),
        ] {
            let found = illegal(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].place, found[0].shown.as_str(), found[0].reason), (3, shown, Reason::Variant));
            assert_eq!(legal(text), left);
        }
        assert_eq!(reasons("\u{301}样本"), [Reason::Variant]);
    }

    #[test]
    fn every_radical_is_one_and_becomes_a_character() {
        assert!(RADICALS.len() > 80);
        for (radical, character) in RADICALS.iter() {
            assert_eq!(legal(&radical.to_string()), character.to_string());
            assert_eq!(illegal(&character.to_string()), []);
        }
        for number in 0x2E80..=0x2FD5 {
            let radical = char::from_u32(number).unwrap();
            assert!(!reasons(&radical.to_string()).is_empty(), "U+{number:04X}");
        }
    }

    proptest! {
        #[test]
        fn what_is_left_is_legal(text in "\\PC{0,30}|(<|>|b|/|&|;|n|样|\u{200b}|😀|e|\u{301}|①|\t){0,20}|[\u{80}-\u{1ffff}]{0,20}") {
            let left = legal(&text);
            prop_assert_eq!(illegal(&left), vec![]);
            prop_assert_eq!(legal(&left), left);
        }
    }
}
