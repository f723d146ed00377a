//! Characters that the ministry's system refuses in a text (its answer 5008), where they stand, and the text without them.

use unicode_normalization::UnicodeNormalization;

use super::normal::is_invisible;

/// Why a character, or a run of them, is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It cannot be seen: a control, a zero-width or filling character, a mark of direction, a tag character.
    Invisible,
    /// Private use, no character, or what stands for one that was lost.
    Private,
    /// Emoji, pictograms, arrows, boxes and other signs that are no punctuation.
    Pictogram,
    /// A tag of HTML, or one of its angle brackets.
    Tag,
    /// An entity of HTML (`&nbsp;`).
    Entity,
    /// Another width or style of an ordinary letter: half-width katakana, mathematical letters.
    Variant,
}

impl Reason {
    /// Catalogue key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Invisible => "character-invisible",
            Self::Private => "character-private",
            Self::Pictogram => "character-pictogram",
            Self::Tag => "character-tag",
            Self::Entity => "character-entity",
            Self::Variant => "character-variant",
        }
    }
}

/// Something in a text that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Illegal {
    /// Which character of the text it begins at, from 1.
    pub place: usize,
    /// As it stands there; of an invisible one its number (`U+200B`).
    pub shown: String,
    /// Why.
    pub reason: Reason,
}

/// Everything in `text` that is refused, in its order.
pub fn illegal(text: &str) -> Vec<Illegal> {
    let parts = parts(text).into_iter().filter_map(|part| {
        let reason = part.reason?;
        let shown = match reason {
            Reason::Invisible | Reason::Private => {
                let numbers = part.text.chars().map(|character| format!("U+{:04X}", u32::from(character)));
                numbers.collect::<Vec<_>>().join(" ")
            }
            _ => part.text.to_owned(),
        };
        Some(Illegal { place: part.place, shown, reason })
    });
    parts.collect()
}

/// `text` without what is refused: tags go and their content stays, entities and variants become the letters that
/// they stand for. Nothing in it is [`illegal`] any more.
pub fn legal(text: &str) -> String {
    let once: String = parts(text)
        .into_iter()
        .map(|part| match part.reason {
            None => part.text.to_owned(),
            Some(Reason::Variant) => part.text.nfkc().collect(),
            Some(Reason::Entity) => entity(part.text).to_owned(),
            Some(_) => String::new(),
        })
        .collect();
    // What was apart may have become a tag.
    if once == text { once } else { legal(&once) }
}

struct CharacterClass<'a> {
    place: usize,
    text: &'a str,
    reason: Option<Reason>,
}

/// A text in parts of one reason, or of none.
fn parts(text: &str) -> Vec<CharacterClass<'_>> {
    let mut parts = Vec::new();
    let (mut rest, mut place) = (text, 1);
    while let Some(character) = rest.chars().next() {
        let (length, reason) = match character {
            '<' => (tag(rest).unwrap_or(1), Some(Reason::Tag)),
            '>' => (1, Some(Reason::Tag)),
            '&' => entity_length(rest).map_or((1, None), |length| (length, Some(Reason::Entity))),
            other => (other.len_utf8(), reason(other)),
        };
        let (part, after) = rest.split_at(length);
        parts.push(CharacterClass { place, text: part, reason });
        place += part.chars().count();
        rest = after;
    }
    parts
}

/// Bytes of the tag that `text` begins with.
fn tag(text: &str) -> Option<usize> {
    let name = text.strip_prefix('<')?.trim_start_matches('/');
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
    let end = text.find('>').filter(|end| named && !text.get(1..*end).is_some_and(|inside| inside.contains('<')))?;
    Some(end + 1)
}

/// Bytes of the entity that `text` begins with.
fn entity_length(text: &str) -> Option<usize> {
    let end = text.find(';').filter(|end| (3..=10).contains(end))?;
    let name = text.get(1..end)?;
    let number = name.strip_prefix('#').map(|number| number.trim_start_matches(['x', 'X']));
    let right = match number {
        Some(number) => !number.is_empty() && number.chars().all(|c| c.is_ascii_hexdigit()),
        None => name.chars().all(|c| c.is_ascii_alphanumeric()),
    };
    right.then_some(end + 1)
}

/// What an entity stands for, as far as a text may hold it.
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
        0xE000..=0xF8FF | 0xFFFD | 0xFDD0..=0xFDEF | 0xF_0000..=0x10_FFFF => Some(Reason::Private),
        low if low & 0xFFFE == 0xFFFE => Some(Reason::Private),
        0x20E3
        | 0x2190..=0x21FF
        | 0x2300..=0x23FF
        | 0x2440..=0x245F
        | 0x2500..=0x27BF
        | 0x2900..=0x297F
        | 0x2B00..=0x2BFF
        | 0x3030
        | 0x303D
        | 0x3297
        | 0x3299
        | 0x1_F000..=0x1_FAFF => Some(Reason::Pictogram),
        0xFF61..=0xFFDC | 0x1_D400..=0x1_D7FF => Some(Reason::Variant),
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
            "A&B 样本；C++、V2.0—“样本”·《样本》【样本】：50%、10～20℃，①②③ 1/2",
            "第一行\n第二行\t缩进",
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

    proptest! {
        #[test]
        fn what_is_left_is_legal(text in "\\PC{0,30}|(<|>|b|/|&|;|n|样|\u{200b}|😀){0,20}") {
            let left = legal(&text);
            prop_assert_eq!(illegal(&left), vec![]);
            prop_assert_eq!(legal(&left), left);
        }
    }
}
